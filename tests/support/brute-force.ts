/**
 * The criteria on one day by enumeration, written from docs/decisions/0005 and the definitions of the design notes, over the
 * reference interpreter alone: every case, every pair of parties, every permutation. Shares no code with `src/kernel` or
 * `src/evaluator/criteria`. Slow; for regimes of up to five parties and few facts.
 */
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Day } from "../../src/language/dates";
import { openness, positionKey, type Position } from "../../src/language/position";
import { add, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import { belongsOn, bound, eligiblePairs, type Pair } from "./brute-pairs";
import { notDecidedTogether } from "./brute-institutions";
import { topicsOf, valuations, type Topic, type Valuation } from "./brute-cases";
import { exchangeIdentity, isDerogation, withoutSentences } from "./renamed";
import type { ClassId, FactId, Regime, Sentence, SentenceId, Tag } from "../../src/language/regime";

export interface BruteDegrees {
  readonly inForce: boolean;
  /** `null`: nothing to compare (too few parties). */
  readonly g1: Rational | null;
  readonly g2: Rational | null;
  readonly g4: Rational;
  readonly i1: Rational;
  readonly d1: Rational;
  readonly d1c: Rational;
  readonly d2: Rational;
}

export interface Outcome {
  readonly position: Position;
  readonly key: string;
  readonly openness: number;
  readonly by: readonly SentenceId[];
}
/** The outcome for each pair (by its index) of one topic and one valuation of the facts. */
export type Row = readonly Outcome[];

/** One case type: a right, a mover and a valuation of the facts, with its weight. */
export interface Situation {
  readonly topic: Topic;
  readonly valuation: Valuation;
  readonly row: Row;
}

const outcome = (position: Position, by: readonly SentenceId[]): Outcome => ({ position, key: positionKey(position), openness: openness(position), by });

/** The outcome for each pair. */
export function rowOf(regime: Regime, topic: Topic, facts: readonly number[], pairs: readonly Pair[], on: Day): Row {
  return pairs.map(({ host, origin }) => {
    const decision = decideByReference(regime, { host, origin, mover: topic.mover, on, facts }, topic.right, "hard");
    return outcome(decision.position, decision.by);
  });
}

/** Whether a regime says nothing. */
export const silentKey = (o: Outcome): boolean => o.openness === 0;

/** The mean of `score` over situations, weighted as they are. */
export function mean(situations: readonly Situation[], score: (s: Situation) => Rational): Rational {
  let sum = zero;
  let weight = 0n;
  for (const s of situations) {
    sum = add(sum, multiply(rational(s.valuation.weight), score(s)));
    weight += s.valuation.weight;
  }
  return weight === 0n ? one : multiply(sum, rational(1n, weight));
}
/** A count of a whole; nothing of nothing. */
export const share = (count: number, of: number): Rational => (of === 0 ? zero : rational(count, of));

/** Unequal unordered pairs of origins for each host, hosts weighted alike. */
function unequalOrigins(row: Row, pairs: readonly Pair[]): Rational {
  const hosts = [...new Set(pairs.map((p) => p.host))];
  let sum = zero;
  for (const host of hosts) {
    const seen = row.filter((_, i) => pairs[i]?.host === host).map((o) => o.key);
    let unequal = 0;
    for (let a = 0; a < seen.length; a++) for (let b = a + 1; b < seen.length; b++) if (seen[a] !== seen[b]) unequal++;
    sum = add(sum, share(unequal, (seen.length * (seen.length - 1)) / 2));
  }
  return multiply(sum, rational(1, hosts.length));
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}

/** One minus the mean, over all permutations of the members, of how often exchanging identities changes a position. */
function genericity(regime: Regime, situations: readonly Situation[], members: readonly number[], on: Day): Rational {
  const pairs = members.flatMap((host) => members.filter((o) => o !== host).map((origin) => ({ host, origin })));
  const rows = new Map<Situation, Row>(situations.map((s) => [s, rowOf(regime, s.topic, s.valuation.facts, pairs, on)]));
  const all = permutations(members);
  let sum = zero;
  for (const images of all) {
    const exchanged = exchangeIdentity(regime, (p) => images[members.indexOf(p)] ?? p);
    const changed = mean(situations, (s) => {
      const now = rowOf(exchanged, s.topic, s.valuation.facts, pairs, on);
      return share(now.filter((o, i) => o.key !== rows.get(s)?.[i]?.key).length, pairs.length);
    });
    sum = add(sum, changed);
  }
  return subtract(one, multiply(sum, rational(1, all.length)));
}

/** One minus the measure of cases from which a change of the facts alone leads to another position, or that one of `readers` decides. */
function indifference(regime: Regime, inRegime: readonly Situation[], feasible: readonly Situation[], facts: ReadonlySet<FactId>, readers: ReadonlySet<SentenceId> = new Set()): Rational {
  const kept = regime.facts.flatMap((_, i) => (facts.has(i) ? [] : [i]));
  const keyOf = (s: Situation): string => `${s.topic.right} ${s.topic.mover} ${kept.map((i) => s.valuation.facts[i]).join(" ")}`;
  const alike = new Map<string, Situation[]>();
  for (const s of feasible) alike.set(keyOf(s), [...(alike.get(keyOf(s)) ?? []), s]);
  const dependent = mean(inRegime, (s) => {
    const others = alike.get(keyOf(s)) ?? [];
    return share(s.row.filter((o, i) => o.by.some((id) => readers.has(id)) || others.some((other) => other.row[i]?.key !== o.key)).length, s.row.length);
  });
  return subtract(one, dependent);
}

/** The facts with one of the tags. */
export const tagged = (regime: Regime, tags: readonly Tag[]): ReadonlySet<FactId> => new Set(regime.facts.flatMap((f, i) => (tags.includes(f.tag) ? [i] : [])));
/** Sentences that read, anywhere in them or in their mover classes, a table of what one side has performed. */
export function conductReaders(regime: Regime): ReadonlySet<SentenceId> {
  const reads = (part: unknown): boolean => {
    if (typeof part !== "object" || part === null) return false;
    return ("table" in part && typeof part.table === "number" && regime.tables[part.table]?.counts?.kind === "performed") || Object.values(part).some(reads);
  };
  const above = (c: ClassId | null): readonly ClassId[] => (c === null ? [] : [c, ...above(regime.classes[c]?.parent ?? null)]);
  const classes = (s: Sentence): unknown => (s.classes ?? []).flatMap(above).map((c) => regime.classes[c]?.condition);
  return new Set(regime.sentences.flatMap((s, id) => (reads([s.head, s.condition, s.windows, classes(s)]) ? [id] : [])));
}

/** Core pairs that the regime leaves no worse off. */
function boundShare(core: Row, row: Row): Rational {
  return share(row.filter((o, i) => !silentKey(core[i] ?? o) && o.openness >= (core[i]?.openness ?? 0)).length, row.length);
}

/** Every right, mover and valuation of the facts that can be, with what each pair is given. */
export const feasibleSituations = (regime: Regime, on: Day, pairs: readonly Pair[]): readonly Situation[] =>
  topicsOf(regime).flatMap((topic) => valuations(regime, topic.mover, on).map((valuation) => ({ topic, valuation, row: rowOf(regime, topic, valuation.facts, pairs, on) })));

/** The degrees of a regime on a day, soft sentences left out (binding `hard`). */
export function bruteForce(regime: Regime, on: Day, parts: { readonly g1: boolean }): BruteDegrees {
  const pairs = eligiblePairs(regime, on);
  const members = regime.parties.map((_, p) => p).filter((p) => belongsOn(regime.roster[p] ?? [], on));
  const core = withoutSentences(regime, (s) => isDerogation(regime, s));
  const feasible = feasibleSituations(regime, on, pairs);
  const situations = feasible.filter((s) => !s.row.every(silentKey));
  const origins = bound(pairs);
  return {
    inForce: situations.length > 0,
    g1: parts.g1 && members.length > 1 ? genericity(regime, situations, members, on) : null,
    // Where positions read facts about a party, each origin has values of its own: see brute-attributes.ts.
    g2: origins < 2 || regime.facts.some((f) => f.tag === "class") ? null : subtract(one, mean(situations, (s) => unequalOrigins(s.row, pairs))),
    g4: indifference(regime, situations, feasible, tagged(regime, ["relation", "linked"])),
    i1: mean(situations, (s) => boundShare(rowOf(core, s.topic, s.valuation.facts, pairs, on), s.row)),
    d1: indifference(regime, situations, feasible, tagged(regime, ["conduct-one", "conduct-all", "standing"]), conductReaders(regime)),
    d1c: indifference(regime, situations, feasible, notDecidedTogether(regime, on), conductReaders(regime)),
    d2: subtract(one, mean(situations, (s) => share(s.row.filter((o) => o.by.some((id) => regime.sentences[id]?.terms?.kind === "reciprocal")).length, s.row.length))),
  };
}
