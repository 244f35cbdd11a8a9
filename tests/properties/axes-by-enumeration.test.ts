/** Coverage, determinacy, openness and what derogations take equal what an enumeration of every case gives, by the reference interpreter alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { AxesPhase } from "../../src/evaluator/result";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { contains, formatDay, type Day } from "../../src/language/dates";
import { rational, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { topicsOf, valuations } from "../support/brute-cases";
import { rowOf } from "../support/brute-force";
import { eligiblePairs } from "../support/brute-pairs";
import { regimeOf } from "../support/compiled";
import { fraction } from "../support/evaluations";
import { isDerogation, withoutSentences } from "../support/renamed";
import { patience, runs } from "../support/runs";

const thirds: Readonly<Record<string, bigint>> = { denied: 0n, discretionary: 1n, rationed: 2n, granted: 3n };

interface Counted {
  readonly coverage: Rational | null;
  readonly determinacy: Rational | null;
  readonly openness: Rational | null;
  readonly kept: Rational;
}
/** Counts every case; `frame`: the topics over which coverage is taken. Outside it all must be silent. */
function counted(regime: Regime, on: Day, frame: ReadonlySet<string>): Counted {
  const pairs = eligiblePairs(regime, on);
  const core = withoutSentences(regime, (s) => isDerogation(regime, s));
  let [all, spoken, firm, places, promised, taken] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const topic of topicsOf(regime)) {
    const inFrame = frame.has(`${regime.rights[topic.right]?.name} ${regime.classes[topic.mover]?.name}`);
    for (const { facts, weight } of valuations(regime, topic.mover, on)) {
      const before = rowOf(core, topic, facts, pairs, on);
      rowOf(regime, topic, facts, pairs, on).forEach(({ position: { kind }, openness }, i) => {
        if (inFrame) all += weight;
        const was = before[i]?.openness ?? 0;
        if (was > 0) promised += weight;
        if (was > openness) taken += weight;
        if (kind === "silent") return;
        if (!inFrame) throw new Error("a rule speaks outside the frame");
        spoken += weight;
        places += weight * (thirds[kind] ?? 0n);
        if (kind === "granted" || kind === "denied") firm += weight;
      });
    }
  }
  const share = (part: bigint, whole: bigint): Rational | null => (whole === 0n ? null : rational(part, whole));
  return { coverage: share(spoken, all), determinacy: share(firm, spoken), openness: share(places, 3n * spoken), kept: promised === 0n ? rational(1) : rational(promised - taken, promised) };
}

function differences(regime: Regime, phase: AxesPhase, on: Day): readonly string[] {
  const { coverage, determinacy, openness, kept } = counted(regime, on, new Set(phase.topics?.map((t) => `${t.right} ${t.mover}`)));
  const isSoft = [...regime.sentences, ...regime.duties].some((c) => c.soft);
  const hard = isSoft ? null : phase.legalization?.obligation;
  const found = [phase.coverage, phase.determinacy, phase.openness].map(fraction).join(", ");
  const expected = [coverage, determinacy, openness].map(fraction).join(", ");
  // Where nothing is soft, every commitment is hard: obligation is what derogations leave.
  const obligation = hard && fraction(hard) !== fraction(kept) ? [`obligation on ${formatDay(on)} ${fraction(hard)}, by enumeration ${fraction(kept)}`] : [];
  return [...(found === expected ? [] : [`on ${formatDay(on)} ${found}, by enumeration ${expected}`]), ...obligation];
}

/** Some rule speaks on both of its days, whatever is drawn beside it. */
const spoken = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member since 2000-01-01 }
  rule more { Pa grants Work to Worker from Pb since 2010-01-01 }
}`;

function agrees(options: RegimeTextOptions, limit: number, numRuns: number): void {
  const tried = { days: 0, spoken: 0 };
  fc.assert(
    fc.property(fc.record({ text: regimeText(options), which: fc.nat(1000) }), ({ text, which }) => {
      const regime = regimeOf(text);
      fc.pre(regime.classes.reduce((n, _, m) => n + valuations(regime, m, 20_000).length, 0) * regime.rights.length <= limit);
      const points = breakpoints(regime);
      const on = points[which % Math.max(1, points.length)] ?? 12_000;
      const phase = evaluate(regime, { axes: true }).axes?.find((a) => contains(a.interval, on));
      if (phase === undefined) return;
      tried.days++;
      if (phase.openness !== null) tried.spoken++;
      expect(phase.missing).toBeNull();
      expect(differences(regime, phase, on)).toEqual([]);
    }),
    { numRuns: runs(numRuns), examples: [[{ text: spoken, which: 0 }], [{ text: spoken, which: 1 }]] },
  );
  expect(tried.spoken).toBeGreaterThan(tried.days / 4);
}

test("of members, with conduct and mirrors", () => {
  agrees({ outsiders: false, maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2 }, 200, 40);
}, patience);
test("of outsiders and the stateless too", () => {
  agrees({ outsiders: true, history: false, soft: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 30, 15);
}, patience);
