/** What became of rights equals what an enumeration of every case gives, by the reference interpreter alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { ConceptsReport } from "../../src/evaluator/result";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { contains, type Day, type DayInterval } from "../../src/language/dates";
import { positionKey, type Position } from "../../src/language/position";
import { divide, rational } from "../../src/language/rational";
import { stateless, type PartyId, type Regime } from "../../src/language/regime";
import { topicsOf, valuations, type Topic } from "../support/brute-cases";
import { eligiblePairs, type Pair } from "../support/brute-pairs";
import { rowOf } from "../support/brute-force";
import { regimeOf } from "../support/compiled";
import { fraction } from "../support/evaluations";
import { patience, runs } from "../support/runs";

const rank: Readonly<Record<string, number>> = { silent: 0, denied: 1, discretionary: 2, rationed: 3, granted: 4 };
const owed = (p: Position | undefined): boolean => (rank[p?.kind ?? "silent"] ?? 0) >= 3;
const terms: readonly string[] = ["general", "most favoured", "standstill", "national"];

/** Less openly; of two grants on lesser terms, with an end, or sooner. */
function isLess(before: Position | undefined, after: Position | undefined): boolean {
  if (before === undefined || after === undefined || !owed(before)) return false;
  if (after.kind !== before.kind) return (rank[after.kind] ?? 0) < (rank[before.kind] ?? 0);
  if (before.kind === "rationed" || positionKey(before) === positionKey(after)) return false;
  const [a, b] = [before, after].map((p) => [p.terms === null ? 4 : terms.indexOf(p.terms.kind), p.length === null ? 2 : p.length.renewable ? 1 : 0]);
  for (const i of [0, 1]) if (a?.[i] !== b?.[i]) return (b?.[i] ?? 0) < (a?.[i] ?? 0);
  const { length: l } = before;
  const { length: m } = after;
  return l !== null && m !== null && l.unit === m.unit && l.as === m.as && JSON.stringify([l.within, l.season]) === JSON.stringify([m.within, m.season]) && JSON.stringify(before.terms) === JSON.stringify(after.terms) && m.amount < l.amount;
}

const entry: readonly string[] = ["Enter", "EnterWithoutVisa", "CrossUnchecked"];
interface Counted {
  readonly byLaw: number;
  readonly byLeaving: number;
  readonly positionDays: bigint;
  /** Some case of some pair is owed less, as far as all are compared. */
  readonly lowered: boolean;
}

/** By pair and valuation of the facts, as they can be on some day, what is said on a day. */
function saidOn(regime: Regime, topic: Topic, on: Day, facts = on): ReadonlyMap<string, { readonly pair: Pair; readonly by: ReadonlyMap<string, Position> }> {
  const pairs = eligiblePairs(regime, on);
  const rows = valuations(regime, topic.mover, facts).map((v) => ({ key: v.facts.join(" "), row: rowOf(regime, topic, v.facts, pairs, on) }));
  return new Map(pairs.map((pair, i) => [`${pair.host} ${pair.origin}`, { pair, by: new Map(rows.flatMap(({ key, row }) => (row[i] === undefined ? [] : [[key, row[i].position] as const]))) }]));
}

const isAlive = (regime: Regime, p: PartyId, on: Day): boolean => p === stateless || contains(regime.parties[p]?.life ?? { since: null, before: null }, on);

/** Counts over the days on which something may change, in the life of a regime and on the day after; at risk in a window that is given (a unit test is about which). */
function counted(regime: Regime, life: DayInterval, [first, last]: readonly [Day, Day]): Counted {
  const inside = [...new Set([...breakpoints(regime), ...regime.parties.flatMap((p) => [p.life.since ?? [], p.life.before ?? []].flat()), first, last])].filter(Number.isFinite).sort((a, b) => a - b).filter((d) => (life.since === null || d > life.since) && (life.before === null || d < life.before));
  const starts: readonly Day[] = [life.since ?? (inside[0] ?? 1) - 1, ...inside, ...(life.before === null ? [] : [life.before])];
  let [byLaw, byLeaving, positionDays, lowered] = [0, 0, 0n, false];
  for (const topic of topicsOf(regime).filter((t) => !entry.includes(regime.rights[t.right]?.name ?? ""))) {
    const said = starts.map((on) => saidOn(regime, topic, on));
    said.forEach((now, i) => {
      const [day, next, later] = [starts[i] ?? 0, starts[i + 1], said[i + 1]];
      if (next === undefined || later === undefined) return;
      // A fact about a later day can be anything then; before, no clause reads it.
      const before = saidOn(regime, topic, day, next);
      for (const [key, { pair, by }] of now) {
        if (![...by.values()].some(owed)) continue;
        if (first <= day && next <= last && (i > 0 || life.since !== null)) positionDays += BigInt(next - day);
        const after = later.get(key);
        if (after === undefined) {
          if (isAlive(regime, pair.host, next) && isAlive(regime, pair.origin, next)) byLeaving++;
        } else if ([...(before.get(key)?.by ?? [])].some(([facts, position]) => isLess(position, after.by.get(facts)))) {
          byLaw++;
          lowered = true;
        }
      }
    });
  }
  return { byLaw, byLeaving, positionDays, lowered };
}

function differences(regime: Regime, report: ConceptsReport, life: DayInterval, reads: boolean): readonly string[] {
  const { revocations: r, ratchet } = report.halfLife;
  const found = counted(regime, life, [r?.from ?? Infinity, r?.to ?? -Infinity]);
  const years = divide(rational(found.positionDays), rational(146_097, 400));
  const [is, should] = [`${r?.byLaw} ${r?.byLeaving} ${fraction(r?.years)}`, `${found.byLaw} ${found.byLeaving} ${fraction(years)}`];
  return [
    ...(is === should ? [] : [`lowered ${is}, by enumeration ${should}`]),
    ...(reads || (ratchet.time.verdict === "fails") === found.lowered ? [] : [`ratchet ${ratchet.time.verdict}, by enumeration ${found.lowered ? "lowered" : "kept"}`]),
  ];
}

/** The law gives, and takes again. */
const taken = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule all { every member grants Work to Worker from every other member since 2000-01-01 until 2010-12-31 }
  rule one { Pa grants Work to Worker from Pb since 2000-01-01 }
}`;

function agrees(options: RegimeTextOptions, limit: number, numRuns: number): void {
  const tried = { regimes: 0, lowered: 0 };
  fc.assert(
    fc.property(regimeText(options), (text) => {
      const regime = regimeOf(text);
      fc.pre(regime.classes.reduce((n, _, m) => n + valuations(regime, m, 20_000).length, 0) * regime.rights.length <= limit);
      const { concepts, life } = evaluate(regime, { concepts: {} });
      if (concepts === null || life === null) return;
      tried.regimes++;
      if ((concepts.halfLife.revocations?.byLaw ?? 0) > 0) tried.lowered++;
      // A state that is known by name is possible or not by the parties: the witness of the ratchet asks for one that is.
      const reads = concepts.halfLife.ratchet.cohort.length > 0 || regime.facts.some((f) => f.type.kind === "state");
      expect(differences(regime, concepts, life, reads)).toEqual([]);
    }),
    { numRuns: runs(numRuns), examples: [[taken]] },
  );
  expect(tried.lowered).toBeGreaterThan(tried.regimes / 10);
}

test("of members", () => {
  agrees({ outsiders: false, maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2 }, 120, 40);
}, patience);
test("of outsiders and the stateless too", () => {
  agrees({ outsiders: true, history: false, soft: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 30, 15);
}, patience);
