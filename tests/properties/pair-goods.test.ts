/** What the hollifield reading, G3 and national treatment count by words of bits comes to what rows come to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { Analysis } from "../../src/evaluator/criteria/analysis";
import { Apart } from "../../src/evaluator/criteria/apart";
import { clausesIn, type ClauseSet } from "../../src/evaluator/criteria/clause-sets";
import { WideContext } from "../../src/evaluator/criteria/context";
import { Exclusion } from "../../src/evaluator/criteria/exclusion";
import { Goods } from "../../src/evaluator/criteria/goods";
import { hostsAlike } from "../../src/evaluator/criteria/hosts-alike";
import { NationalTreatment } from "../../src/evaluator/criteria/national";
import { PairTallies, type Telling } from "../../src/evaluator/criteria/pair-tally";
import { derogationsOf, factsTagged } from "../../src/evaluator/criteria/readings";
import { Rivalry } from "../../src/evaluator/criteria/rivalry";
import { noWorld, Worlds } from "../../src/evaluator/criteria/worlds";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { isEmpty, maskKey } from "../../src/kernel/masks";
import { Slices, type Slice } from "../../src/kernel/slices";
import { Space } from "../../src/kernel/space";
import type { Day } from "../../src/language/dates";
import type { Regime } from "../../src/language/regime";
import { lawShaped } from "../bench/law-shaped";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

type Counting = Telling & Pick<PairTallies, "hostsAlike">;
const byRows: Counting = { told: () => null, hostsAlike: () => null };
const names = (set: ClauseSet): string => clausesIn(set).join();

/** What was met of each sort, so that none is compared in vain. */
type Met = Map<string, number>;
const meet = (met: Met, ...sorts: readonly string[]): void => sorts.forEach((sort) => met.set(sort, (met.get(sort) ?? 0) + 1));

/** All that the reading says of some topics of a day; whether by bits or by rows is up to `told`. */
function readers(regime: Regime, context: WideContext, analysis: Analysis, base: Counting, wide: Telling) {
  const exclusion = new Exclusion(context.analysis, context.powers, factsTagged(regime, ["conduct-one", "conduct-all", "standing"]), context.derogations, wide);
  const rivalry = new Rivalry(analysis, base);
  const everyone = new Rivalry(context.analysis, wide);
  const goods = new Goods(context, exclusion, everyone);
  const national = new NationalTreatment(analysis, base);
  const apart = new Apart(analysis);
  return (slices: readonly Slice[], all: readonly Slice[]) => {
    const [sharers, ofAll] = [rivalry.sharers(slices), everyone.sharers(all)];
    return {
      sharers: [...sharers.keys()].map((s) => ({ s, hosts: maskKey(rivalry.sharedHosts(s, sharers)) })),
      rivalry: slices.map((slice) => {
        const { partiesBecause, moversBecause, ...rest } = rivalry.tally(slice, sharers);
        return { ...rest, partiesBecause: names(partiesBecause), moversBecause: names(moversBecause) };
      }),
      exclusion: all.map((slice) => {
        const { because, ...rest } = exclusion.tally(slice);
        return { ...rest, because: names(because) };
      }),
      goods: all.map((slice) => goods.on(slice, ofAll)),
      hosts: slices.map((slice) => {
        const { members, outsiders, because } = base.hostsAlike(slice) ?? hostsAlike(analysis, apart, slice);
        return { members: members.unequal, outsiders: outsiders.unequal, because: names(because) };
      }),
      national: slices.map((slice) => {
        const { because, ...rest } = national.tally(slice);
        return rest.compared ? { ...rest, because: names(because) } : null;
      }),
    };
  };
}

function compared(regime: Regime, days: readonly Day[], met: Met): void {
  const derogations = derogationsOf(regime, "hard");
  const slices = new Slices(new Space(regime, "hard"), derogations);
  const analysis = new Analysis(slices);
  const context = new WideContext(regime, "hard", slices, { analysis, worlds: new Worlds(analysis) }, derogations);
  const base = new PairTallies(analysis, context.wider);
  const wide = context.pairs ?? base;
  const [bits, rows] = [readers(regime, context, analysis, base, wide), readers(regime, context, analysis, byRows, byRows)];
  for (const day of days) {
    const topics = slices.on(day);
    const all = context.on(day, noWorld);
    if (all === null) continue;
    const found = bits(topics, all);
    expect(found).toEqual(rows(topics, all));
    topics.forEach((slice, i) => {
      if (base.told(slice) === null) return;
      const { parties, movers } = found.rivalry[i] ?? { parties: 0n, movers: 0n };
      meet(met, parties > 0n ? "shared" : movers > 0n ? "rationed" : "free");
      if ((found.hosts[i]?.members ?? 0n) > 0n) meet(met, "hosts apart toward members");
      if ((found.hosts[i]?.outsiders ?? 0n) > 0n) meet(met, "hosts apart toward others");
      if (found.national[i]) meet(met, found.national[i].departing > 0n ? "less than nationals" : "as nationals");
      if (found.sharers.some(({ hosts }) => isEmpty(hosts.split(",").map(Number)))) meet(met, "counted alone");
    });
    all.forEach((slice, i) => {
      if (wide.told(slice) === null) return;
      const { members, outsiders } = found.goods[i] ?? { members: null, outsiders: null };
      meet(met, (found.exclusion[i]?.excludable ?? 0n) > 0n ? "shut out" : "nobody shut out", `members ${members ?? "nothing"}`, `outsiders ${outsiders ?? "nothing"}`);
    });
  }
}

const everySort = ["shared", "rationed", "free", "counted alone", "shut out", "nobody shut out", "hosts apart toward members", "hosts apart toward others", "less than nationals", "as nationals", ...["public", "common-pool", "club", "nothing"].map((good) => `members ${good}`), ...["common-pool", "private", "club", "nothing"].map((good) => `outsiders ${good}`)];

const kinds: readonly (readonly [string, RegimeTextOptions])[] = [
  ["of every kind", {}],
  ["that may conflict", { conflicts: true, maxRules: 3, maxExceptions: 5 }],
];
/** What is seldom drawn: numbers that states outside share, also where a member has more, that members share, and that nobody shares; all on the terms of nationals. */
const seldom = [
  "rule few { every member grants Work to Worker from Pd, Pe at most 100 per year }",
  "rule few { every member grants Work to Worker from Pd, Pe at most 100 per year } rule one { Pa grants Work to Worker from Pb }",
  "rule all { every member grants Work to Worker from every other member at most 100 per year }",
  "rule one { Pa grants Work to Worker from Pb at most 100 per year }",
  "rule alike { every member grants Work to Worker from every other member on national terms }",
  "rule some { every member grants Work to Worker from Pa on national terms } rule others { Pa grants Work to Worker from Pb, Pd }",
].map((rules) => `${["Pa", "Pb", "Pc", "Pd", "Pe"].map((p) => `party ${p} "${p}" `).join("")}right Work mover Worker\nregime R { members { Pa, Pb, Pc since 2000-01-01 } ${rules} }`);

const met: Met = new Map();
test.each(kinds)("generated regimes %s", (_, options) => {
  fc.assert(
    fc.property(regimeText(options), (text) => {
      const regime = compileText(text).regimes[0];
      if (regime) compared(regime, breakpoints(regime).slice(0, 12), met);
    }),
    { numRuns: runs(80), examples: seldom.map((text) => [text]) },
  );
}, patience);

test("regimes shaped like law, day by day and in leaps", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom("regional", "random"), (seed, shape) => {
      const regime = compileText(lawShaped({ seed, shape, parties: 12, rules: 120, movers: 3, attributes: 2, groups: 4 })).regimes[0];
      // A group that is empty by chance is an error of the text.
      fc.pre(regime !== undefined);
      const days = breakpoints(regime);
      compared(regime, [...days.slice(8, 12), ...days.filter((__, i) => i % 23 === seed % 23).reverse()], met);
    }),
    { numRuns: runs(8) },
  );
}, patience);

test("every sort was among them", () => {
  expect(everySort.filter((sort) => !met.has(sort)), JSON.stringify([...met])).toEqual([]);
});
