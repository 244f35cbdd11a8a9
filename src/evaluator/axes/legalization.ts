import type { Day } from "../../language/dates";
import { factsOf } from "../../language/conditions";
import { multiply, one, rational, zero, type Rational } from "../../language/rational";
import type { Condition, Duty, Regime, Sentence } from "../../language/regime";
import { powersByBody } from "../criteria/bodies";
import type { Delegated, Legalization } from "./result";
import type { TopicSums } from "./sums";

/** What stands in a text on a day: the sentences that reach somebody, and the duties that somebody bears. */
export interface Provisions {
  readonly on: Day;
  readonly sentences: readonly Sentence[];
  readonly duties: readonly Duty[];
}

const share = (part: number, whole: number): Rational | null => (whole === 0 ? null : rational(part, whole));

/** Of the cases of which the regime without its derogations speaks, the share in which no derogation takes anything; 1 where it speaks of none. */
export function kept(sums: readonly TopicSums[]): Rational {
  const [promised, taken] = [sums.reduce((n, s) => n + s.promised, 0n), sums.reduce((n, s) => n + s.taken, 0n)];
  return promised === 0n ? one : rational(promised - taken, promised);
}

/**
 * Share of hard commitments, times the share of cases that derogations leave whole (`kept`, `null` where cases cannot be counted).
 * A commitment is a sentence of a rule that grants, rations or refuses, or a duty.
 */
export function obligation(regime: Regime, { sentences, duties }: Provisions, kept: Rational | null): Rational | null {
  const rules = sentences.filter((s) => regime.clauses[s.clause]?.kind === "rule" && ["grant", "ration", "refuse"].includes(s.head.kind));
  const all = [...rules, ...duties];
  const hard = share(all.filter((c) => !c.soft).length, all.length);
  if (hard === null || hard.numerator === 0n) return hard && zero;
  return kept && multiply(hard, kept);
}

/** One less the share of sentences and duties that leave it to discretion, or turn on a judgement. */
export function precision(regime: Regime, { sentences, duties }: Provisions): Rational | null {
  const judged = (condition: Condition): boolean => factsOf(condition).some((f) => (regime.facts[f]?.judgedBy ?? null) !== null);
  const precise = sentences.filter((s) => s.head.kind !== "discretion" && !judged(s.condition)).length + duties.filter((d) => !judged(d.condition)).length;
  return share(precise, sentences.length + duties.length);
}

/** What bodies have, of four functions; a vote in which each member keeps a veto gives nothing away. */
function functionsOf(powers: ReturnType<typeof powersByBody>["own"]): Legalization["functions"] {
  const has = (verb: (typeof powers)[number]["verb"]): Delegated => (powers.some((p) => p.verb === verb) ? "given" : "none");
  const compelled = powers.some((p) => p.verb === "adjudicates" && p.complainants.length > 0);
  const outvoted = powers.some((p) => p.verb === "decides" && (p.rule === "majority" || p.rule === "two thirds" || p.rule === "itself"));
  return { interpret: has("advises"), monitor: has("monitors"), adjudicate: compelled ? "compulsory" : has("adjudicates"), legislate: outvoted ? "compulsory" : "none" };
}

/** Obligation, precision and delegation (Abbott et al. 2000), each apart. */
export function legalization(regime: Regime, provisions: Provisions, kept: Rational | null): Legalization {
  const { delegated, own } = powersByBody(regime, provisions.on);
  const functions = functionsOf(delegated);
  const those = Object.values(functions);
  return {
    obligation: obligation(regime, provisions, kept),
    precision: precision(regime, provisions),
    delegation: rational(those.filter((f) => f !== "none").length, those.length),
    compulsory: rational(those.filter((f) => f === "compulsory").length, those.length),
    functions,
    ownBodies: functionsOf(own),
  };
}
