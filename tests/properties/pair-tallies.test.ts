/** Topics counted and named by words of bits come to what rows come to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Analysis, type Tally } from "../../src/evaluator/criteria/analysis";
import { WideContext } from "../../src/evaluator/criteria/context";
import { clausesIn, noClauses, type ClauseSet } from "../../src/evaluator/criteria/clause-sets";
import { Neutrality } from "../../src/evaluator/criteria/neutrality";
import { PairTallies } from "../../src/evaluator/criteria/pair-tally";
import { derogationsOf } from "../../src/evaluator/criteria/readings";
import { tally, type TopicTally } from "../../src/evaluator/criteria/topic";
import { Worlds } from "../../src/evaluator/criteria/worlds";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { maskKey, members } from "../../src/kernel/masks";
import { Slices } from "../../src/kernel/slices";
import { Space } from "../../src/kernel/space";
import type { Day } from "../../src/language/dates";
import type { Regime } from "../../src/language/regime";
import { lawShaped } from "../bench/law-shaped";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

/** The clauses that a part's comparisons name, where these need not be looked for. */
const named = ({ because, compared }: Tally, found: ClauseSet): readonly number[] =>
  [...new Set([...clausesIn(because), ...(compared ?? []).flatMap((c) => clausesIn(c.name(found)))])].filter((id) => !clausesIn(found).includes(id)).sort((a, b) => a - b);

/** Everything that a tally says, with nothing of how it was found. */
function said(found: TopicTally, known: ClauseSet): unknown {
  const relations = found.edges.flatMap(({ hosts, toward }) => members(hosts).map((h) => `${h}:${maskKey(toward)}`)).sort();
  const parts = (["g1", "g2", "i1", "g4", "d1", "d1c", "d2"] as const).map((name) => [name, found[name].weighted, found[name].fails, named(found[name], noClauses), named(found[name], known)]);
  return { ...found, edges: relations, toOutsiders: found.toOutsiders === null ? null : maskKey(found.toOutsiders), ...Object.fromEntries(parts.map(([name, ...rest]) => [name, rest])) };
}

/** How many topics were counted by bits, over some days; each is compared with what its rows come to. */
function counted(regime: Regime, days: readonly Day[], known: readonly number[]): number {
  const slices = new Slices(new Space(regime, "hard"), derogationsOf(regime, "hard"));
  const analysis = new Analysis(slices);
  const wider = new WideContext(regime, "hard", slices, { analysis, worlds: new Worlds(analysis) }, derogationsOf(regime, "hard")).wider;
  const neutrality = new Neutrality(analysis);
  const all = [new PairTallies(analysis), ...(wider ? [new PairTallies(analysis, wider)] : [])];
  const forbidden = { g4: new Set<number>(), d1: new Set<number>(), d1c: new Set<number>() };
  const found = analysis.naming.clauses(known.filter((id) => id < regime.clauses.length));
  let count = 0;
  for (const day of days) {
    for (const slice of slices.on(day)) {
      for (const pairs of all) {
        const byBits = pairs.tally(slice, forbidden);
        if (byBits === null) continue;
        count++;
        expect(said(byBits, found)).toEqual(said(tally(analysis, neutrality, slice, forbidden), found));
      }
    }
  }
  return count;
}

/** A state outside that is told apart, and one that one rule names. */
const outsiders = `party Pa "Pa" party Pb "Pb" party Pc "Pc" party Pd "Pd" right Work mover Worker
regime R { members { Pa, Pb since 2000-01-01 ; Pc since 2010-01-01 } rule few { every member grants Work to Worker from every other member } rule one { Pa grants Work to Worker from Pd } }`;

const kinds: readonly (readonly [string, RegimeTextOptions])[] = [
  ["of every kind", {}],
  ["that may conflict", { conflicts: true, maxRules: 3, maxExceptions: 5 }],
];
test.each(kinds)("generated regimes %s", (_, options) => {
  let count = 0;
  fc.assert(
    fc.property(regimeText(options), fc.array(fc.nat(12), { maxLength: 4 }), (text, known) => {
      const regime = compileText(text).regimes[0];
      if (regime) count += counted(regime, breakpoints(regime).slice(0, 12), known);
    }),
    // Of what may conflict hardly anything is counted by bits.
    { numRuns: runs(60), examples: [[outsiders, []]] },
  );
  expect(count, "no topic was counted by bits").toBeGreaterThan(0);
}, patience);

test("regimes shaped like law, day by day and in leaps", () => {
  let count = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom("regional", "random"), fc.array(fc.nat(399), { maxLength: 60 }), (seed, shape, known) => {
      const regime = compileText(lawShaped({ seed, shape, parties: 16, rules: 400, movers: 4, attributes: 3, groups: 5 })).regimes[0];
      // A group that is empty by chance is an error of the text.
      fc.pre(regime !== undefined);
      const days = breakpoints(regime);
      count += counted(regime, [...days.slice(10, 14), ...days.filter((_, i) => i % 29 === seed % 29).reverse()], known);
    }),
    { numRuns: runs(8) },
  );
  expect(count).toBeGreaterThan(100);
}, patience);
