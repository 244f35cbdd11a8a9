import type { Day } from "../../language/dates";
import type { PositionKind } from "../../language/position";
import { isPossible, isBound } from "../../language/reading";
import { contains } from "../../language/dates";
import { stateless, type Claim, type ClassId, type PartyId, type Regime, type RightId, type Selector } from "../../language/regime";
import type { Parties } from "./parties";
import { decided, feasible, type Alternative, type Asked, type Topic } from "./questions";
import { sentencesAbout } from "./readings";
import { factsReadBy, scriptOf, writing, type Script } from "./script";
import { reach } from "./sentences";
import { and, apply, equal, not, or, type Term } from "./s-expressions";
import type { Pair, Writing } from "./writing";

/** What is asked of a claim: whether it means some case, or whether it fails in one. */
export interface ClaimQuestion {
  readonly claim: number;
  readonly asks: "meant" | "claim";
}

/** One question about a claim on one day. */
interface AskedClaim extends ClaimQuestion {
  readonly regime: Regime;
  readonly on: Day;
  readonly binding: "hard" | "soft";
  readonly title: readonly string[];
  readonly parties: Parties;
}

const anyone: Selector = { kind: "anyone" };

/** Where a claim means a pair. */
function meant(w: Writing, { body }: Claim, pair: Pair): Term {
  const { on } = w.subject;
  const always = { kind: "constant", value: true } as const;
  if (body.kind === "whoever") {
    const windows = body.since === null ? [] : [{ since: body.since, before: null, beforeOffset: 0, during: null } as const];
    return reach(w, { host: body.host, origin: anyone, windows, condition: always, terms: null }, pair, on);
  }
  return reach(w, { ...body, origin: body.origin.kind === "any" ? anyone : body.origin, terms: null }, pair, on);
}

/** That facts which are states have values that there can be between two parties. */
function possible(w: Writing, pair: Pair, read: ReadonlySet<number>): Term {
  const { regime, on, parties } = w.subject;
  const alive = (p: PartyId): boolean => contains(regime.parties[p]?.life ?? { since: null, before: null }, on);
  return and(...regime.facts.flatMap(({ type }, fact) => {
    if (type.kind !== "state" || !read.has(fact)) return [];
    const unnamed = regime.parties.map((_, p) => p).filter((p) => alive(p) && !type.named.includes(p));
    // Where few are left, which two of them are host and origin makes a difference.
    const few = [true, false].some((bound) => unnamed.filter((p) => isBound(regime, p, on) === bound).length <= 2);
    const key = (p: PartyId): string => (few ? String(p) : [type.named.indexOf(p), p === stateless].join());
    const values = type.labels.map((_, value) => value);
    return [w.byParties(pair, on, { host: key, origin: key }, (frame) => w.factIs(fact, values.filter((v) => parties.all.length > 0 && isPossible(regime, type, v, frame))))];
  }));
}

const held = (kind: PositionKind): boolean => kind === "granted" || kind === "rationed";

/** For each right that a claim asks about, where the claim is contradicted. */
function contradictions(w: Writing, { body }: Claim, mover: ClassId, pair: Pair): readonly { readonly right: RightId; readonly term: Term }[] {
  const { regime, on } = w.subject;
  const position = (right: RightId): Term => {
    const said = decided(w, sentencesAbout(regime, right, mover), { on, stratum: "F", without: new Set() });
    return said.position(pair);
  };
  const is = (right: RightId, kinds: (kind: PositionKind) => boolean): Term => {
    const term = position(right);
    return term === "silent" ? String(kinds("silent")) : or(...(["granted", "rationed", "discretionary", "denied"] as const).filter(kinds).map((k) => equal(apply("openness", term), w.positions.openness(k))));
  };
  if (body.kind === "whoever") {
    const has = and(...body.has.map((r) => is(r, held)));
    return body.alsoHas.map((right) => ({ right, term: and(has, not(is(right, held))) }));
  }
  const rights = body.rights ?? regime.rights.map((_, r) => r);
  return rights.map((right) => {
    const found = is(right, (kind) => kind === body.position);
    return { right, term: body.kind === "never" ? found : not(found) };
  });
}

function isBelow(regime: Regime, mover: ClassId, ancestor: ClassId): boolean {
  for (let c: ClassId | null = mover; c !== null; c = regime.classes[c]?.parent ?? null) if (c === ancestor) return true;
  return false;
}

/** A claim on a day: one of the two questions about it. */
export function claimScript({ regime, claim: id, asks, on, binding, title, parties }: AskedClaim): Script | string {
  const claim = regime.claims[id];
  if (claim === undefined) return "no such claim";
  const { body } = claim;
  const w = writing({ regime, binding, on, parties, records: false, varied: [], marks: null });
  const conditions = [...regime.sentences, ...regime.classes].map((x) => x.condition);
  const read = factsReadBy([...conditions, ...regime.claims.flatMap((c) => ("condition" in c.body ? [c.body.condition] : []))]);
  w.heading(`claim ${claim.name}`);
  const means = w.function(`means.${claim.name}`, meant(w, claim, w.pair));
  const can = w.function("can.be", possible(w, w.pair, read));
  const classes = body.kind === "whoever" ? null : body.classes;
  const pair: Pair = { host: "host", origin: "origin", record: null };
  const bound = w.isIn("host", (p) => w.subject.parties.bound.has(p), "member");
  const movers = regime.classes.map((_, m) => m).filter((m) => classes === null || classes.some((c) => isBelow(regime, m, c)));
  const alternatives = new Map<Term, Topic[]>();
  for (const mover of movers) {
    const base = and(bound, not(equal("host", "origin")), feasible(w, mover)([]), w.call(means, pair), w.call(can, pair));
    const all = asks === "meant" ? [{ right: 0, term: "true" }] : contradictions(w, claim, mover, pair);
    for (const { right, term } of all) {
      const whole = and(base, term);
      if (whole !== "false") alternatives.set(whole, [...(alternatives.get(whole) ?? []), { right, mover }]);
    }
  }
  const asked: Asked = {
    parties: ["host", "origin"],
    alternatives: [...alternatives].map(([term, topics]): Alternative => ({ term, topics })),
    cases: [{ host: "host", origin: "origin", facts: "first" }],
  };
  return scriptOf(w, asked, title);
}
