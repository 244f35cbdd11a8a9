import type { AxesPhase } from "../../evaluator/result";
import type { Rational } from "../../language/rational";
import { degreeJson, type Json } from "./shared";

const exact = (r: Rational | null): Json => degreeJson(r).degreeExact;

/** The axes on one stretch of time, every number as an exact fraction. */
export function axesPhaseJson(a: Omit<AxesPhase, "interval">): { readonly [key: string]: Json } {
  const { legalization: l } = a;
  return {
    missing: a.missing,
    coverage: exact(a.coverage),
    determinacy: exact(a.determinacy),
    openness: exact(a.openness),
    rights: a.rights && a.rights.map((r) => ({ group: r.group, indicators: r.indicators, unverified: r.unverified, spoken: r.spoken, openness: exact(r.openness) })),
    topics: a.topics && a.topics.map((t) => ({ right: t.right, mover: t.mover, coverage: exact(t.coverage), openness: exact(t.openness) })),
    legalization: l && {
      obligation: exact(l.obligation), precision: exact(l.precision), delegation: exact(l.delegation), compulsory: exact(l.compulsory), functions: { ...l.functions }, ownBodies: { ...l.ownBodies },
    },
    grounds: a.logics && { ...a.logics },
  };
}
