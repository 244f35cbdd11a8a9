/** What cells of slices are given, by sets of voices and by kinds of party kept from day to day, is what each pair of parties is given by itself. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { derogationsOf } from "../../src/evaluator/criteria/readings";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { members } from "../../src/kernel/masks";
import { Slices, type Slice } from "../../src/kernel/slices";
import { topicsOf } from "../../src/kernel/topics";
import { Space } from "../../src/kernel/space";
import { VoiceSets } from "../../src/kernel/voice-sets";
import { formatDay, type Day } from "../../src/language/dates";
import { stateless, type Regime } from "../../src/language/regime";
import { lawShaped } from "../bench/law-shaped";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

/** Pairs of parties that are given something else than their cell says. */
function wrongPairs(regime: Regime, slices: Slices, slice: Slice): readonly string[] {
  const { decisions, diagrams, parties } = slices.space;
  const op = diagrams.operation();
  const positions = (node: number): number => diagrams.map(op, node, (value) => decisions.position(value));
  return slice.hosts.flatMap(({ hosts, row }) =>
    members(hosts).flatMap((host) =>
      members(slice.beneficiaries).flatMap((origin) => {
        if (origin === host) return [];
        const cell = row.cells[row.placeOf(origin)];
        const frame = { host, origin: origin === parties.statelessIndex ? stateless : origin, on: slice.on };
        const [given, core] = [false, true].map((withoutDerogations) => positions(slices.pair(slice.topic.sentences, frame, "F", withoutDerogations)));
        const isRight = cell !== undefined && cell.positions === given && cell.corePositions === core && positions(cell.node) === given && positions(cell.core) === core;
        return isRight ? [] : [`${regime.parties[host]?.code ?? ""} ${regime.parties[origin]?.code ?? "stateless"} ${formatDay(slice.on)} topic ${slice.topic.index}`];
      }),
    ),
  );
}

/** Rows count what their cells hold. */
function wrongCounts(slice: Slice): readonly string[] {
  return slice.hosts.flatMap(({ row }) => {
    const { nodes, beneficiaries, members: inside, kept, taken } = row.counts;
    return nodes.flatMap((node, i) => {
      const cells = row.cells.filter((c) => c.positions === node);
      const sum = (of: (c: (typeof cells)[number]) => number): number => cells.reduce((n, c) => n + of(c), 0);
      const found = [beneficiaries[i], inside[i], kept[i], taken.filter((p) => row.counts.placeOf[p] === i).length];
      const expected = [sum((c) => c.beneficiaries), sum((c) => c.members), sum((c) => (c.corePositions === node ? c.beneficiaries : 0)), sum((c) => (c.corePositions === node ? 0 : 1))];
      return found.join() === expected.join() ? [] : [`row ${row.id}: ${found.join()} instead of ${expected.join()}`];
    });
  });
}

function wrong(regime: Regime, days: readonly Day[]): readonly string[] {
  const slices = new Slices(new Space(regime, "decide"), derogationsOf(regime, "hard"));
  return days.flatMap((day) => slices.on(day).flatMap((slice) => [...wrongPairs(regime, slices, slice), ...wrongCounts(slice)]));
}

test("regimes shaped like law, with more clauses on one subject than fit in one word", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom("regional", "random"), (seed, shape) => {
      const regime = compileText(lawShaped({ seed, shape, parties: 16, rules: 400, movers: 4, attributes: 3, groups: 5 })).regimes[0];
      // A group that is empty by chance is an error of the text.
      fc.pre(regime !== undefined);
      expect(Math.max(...topicsOf(regime).map((t) => t.sentences.length))).toBeGreaterThan(32);
      const all = breakpoints(regime);
      expect(wrong(regime, all.filter((_, i) => i % 7 === seed % 7).slice(0, 8))).toEqual([]);
    }),
    { numRuns: runs(8) },
  );
}, patience);

const kinds: readonly (readonly [string, RegimeTextOptions])[] = [
  ["of every kind", {}],
  ["that may conflict", { conflicts: true, maxRules: 3, maxExceptions: 5 }],
  ["that read figures", { series: true }],
];
test.each(kinds)("generated regimes %s", (_, options) => {
  fc.assert(
    fc.property(regimeText(options), (text) => {
      const regime = compileText(text).regimes[0];
      if (regime) expect(wrong(regime, breakpoints(regime).slice(0, 12))).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
}, patience);

test("sets of voices are sets", () => {
  const sentences = Array.from({ length: 70 }, (_, s) => s * 2);
  const voices = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(voices, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(99), { maxLength: 8 }), (lists, taken) => {
      // Voices 70 to 99 are second voices of the first sentences.
      const sets = new VoiceSets((voice) => sentences[voice % 70] ?? -1);
      const table = sets.table(sentences);
      const made = lists.map((list) => list.reduce((set, voice) => sets.extended(table, set, voice), 0));
      const model = lists.map((list) => new Set(list));
      const text = (set: Iterable<number>): string => [...set].sort((a, b) => a - b).join();
      const mask = new Int32Array(4);
      for (const v of taken) {
        const place = table.placeOf.get(v);
        if (place !== undefined) mask[place >> 5] = (mask[place >> 5] ?? 0) | (1 << (31 - (place & 31)));
      }
      made.forEach((set, i) => {
        const own = model[i] ?? new Set();
        expect(text(sets.items(set))).toBe(text(own));
        expect(text(sets.items(sets.without(set, mask)))).toBe(text([...own].filter((v) => !taken.includes(v))));
        expect(sets.items(set).map((v) => v % 70)).toEqual(sets.items(set).map((v) => v % 70).sort((a, b) => a - b));
        made.forEach((other, j) => {
          const others = model[j] ?? new Set();
          expect(set === other).toBe(text(own) === text(others));
          expect(text(sets.items(sets.both(set, other)))).toBe(text([...own].filter((v) => others.has(v))));
          const apart = Array.from({ length: table.voices.length }, (_, place) => place).find((place) => sets.places(set).includes(place) !== sets.places(other).includes(place));
          expect(Math.sign(sets.compare(set, other))).toBe(apart === undefined ? 0 : sets.places(set).includes(apart) ? 1 : -1);
        });
      });
    }),
    { numRuns: runs(100) },
  );
});
