/** `diff`: what it shows is so, what it does not show is not so, and the two orders of the texts mirror one another. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { diff } from "../../src/evaluator";
import { mirrored } from "../../src/evaluator/compare/effects";
import type { Difference, Effect, Overall } from "../../src/evaluator/compare/difference";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { hasErrors } from "../../src/diagnostics";
import { alteredText } from "../support/altered-text";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { disagreements, everyCase, inNames, isCase, type NamedCase, type Two } from "../support/difference";
import { patience, runs } from "../support/runs";

const compiled = (text: string): Regime | null => {
  const { regimes, diagnostics } = compileText(text);
  return hasErrors(diagnostics) ? null : (regimes[0] ?? null);
};

/** Two texts: one with some words exchanged, or two that have nothing to do with one another but their names. */
function twoTexts(options: RegimeTextOptions): fc.Arbitrary<readonly [string, string]> {
  return fc.oneof(
    { weight: 3, arbitrary: regimeText(options).chain((text) => fc.tuple(fc.constant(text), alteredText([text]))) },
    { weight: 1, arbitrary: fc.tuple(regimeText(options), regimeText(options)) },
  );
}

/** Both regimes and what they differ in; `null` where one does not check or a fact is another in each. */
function compared([first, second]: readonly [string, string]): { readonly two: Two; readonly difference: Difference } | null {
  const [before, after] = [compiled(first), compiled(second)];
  if (before === null || after === null) return null;
  const { difference, diagnostics } = diff(before, after, { verdicts: false });
  if (difference === null) expect(diagnostics.map((d) => d.code)).toContain("fact-differs");
  return difference && { two: { before, after }, difference };
}

const caseWords = (c: NamedCase): string => `${c.host} ${c.origin} ${c.mover} ${formatDay(c.on)} ${[...c.facts].map(([k, v]) => `${k}=${v}`).join(" ")}`;

const small: RegimeTextOptions = { maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2 };
const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["regimes of every kind", small, 25],
  ["regimes without history and conduct", { ...small, history: false, conduct: false }, 25],
  ["regimes that read figures, some of which are missing", { ...small, maxRules: 2, maxExceptions: 2, series: true }, 10],
];

test.each(kinds)("a difference is what the reference interpreter finds in single cases: %s", (_, options, numRuns) => {
  fc.assert(
    fc.property(twoTexts(options), fc.integer(), (texts, seed) => {
      const found = compared(texts);
      fc.pre(found !== null);
      if (found === null) return;
      const { two, difference } = found;
      const drawn = (regime: Regime) => fc.sample(caseOf(regime), { numRuns: 12, seed });
      const [befores, afters] = [drawn(two.before), drawn(two.after)];
      const cases = befores.flatMap((c, i): readonly NamedCase[] => {
        const other = afters[i];
        if (other === undefined) return [];
        const [mine, theirs] = [inNames(two.before, c, new Map()), inNames(two.after, other, new Map())];
        return [inNames(two.before, c, theirs.facts), inNames(two.after, other, mine.facts)];
      });
      for (const c of cases.filter((one) => isCase(two, one))) {
        expect(disagreements(two, difference, c).map((d) => `${caseWords(c)}: ${d}`)).toEqual([]);
      }
    }),
    { numRuns: runs(numRuns) },
  );
}, patience);

const tiny: RegimeTextOptions = { maxParties: 3, maxRules: 2, maxExceptions: 1, maxAtoms: 1, history: false, conduct: false, mirrors: false, favoured: false, reservations: false };

test("a difference is what comes out when every case of two small regimes is decided", () => {
  fc.assert(
    fc.property(twoTexts(tiny), (texts) => {
      const found = compared(texts);
      const cases = found === null ? null : everyCase(found.two, 6_000);
      fc.pre(found !== null && cases !== null);
      if (found === null || cases === null) return;
      for (const c of cases.filter((one) => isCase(found.two, one))) {
        expect(disagreements(found.two, found.difference, c).map((d) => `${caseWords(c)}: ${d}`)).toEqual([]);
      }
    }),
    { numRuns: runs(8) },
  );
}, patience);

test("a difference of a text with itself is empty, whatever the order of its clauses and with facts that nothing reads", () => {
  const reversed = (text: string): string => {
    const clause = /^ {2}(?:rule|exception|duty) [^]*?^ {2}\}\n/gm;
    const found = text.match(clause) ?? [];
    const order = [...found];
    return text.replace(clause, () => order.pop() ?? "");
  };
  const unread = (name: string) => (text: string): string => text.replace("regime Generated {\n", `regime Generated {\n  facts about world {\n    ${name} : number from 0 to 1_000\n  }\n`);
  fc.assert(
    fc.property(regimeText(small), (text) => {
      const regime = regimeOf(text);
      for (const other of [text, reversed(text)].map((t) => regimeOf(t))) {
        const { difference } = diff(regime, other, { verdicts: false });
        expect(difference).toMatchObject({ overall: "equivalent", changes: [], duties: [], members: [], components: { change: "none", changes: [] }, unmatched: [] });
      }
      expect(diff(regimeOf(unread("one")(text)), regimeOf(unread("two")(text)), { verdicts: false }).difference).toMatchObject({ overall: "equivalent", changes: [], unmatched: [] });
    }),
    { numRuns: runs(20) },
  );
}, patience);

test("another order of labels that nothing orders makes no difference", () => {
  const turned = (text: string): string => text.replaceAll(/\bone of (\w+(?:, \w+)+)/g, (_, labels: string) => `one of ${labels.split(", ").reverse().join(", ")}`);
  fc.assert(
    fc.property(regimeText(small), (text) => {
      fc.pre(turned(text) !== text);
      const { difference } = diff(regimeOf(text), regimeOf(turned(text)), { verdicts: false });
      expect(difference).toMatchObject({ overall: "equivalent", changes: [], duties: [], components: { change: "none", changes: [] }, unmatched: [] });
    }),
    { numRuns: runs(20) },
  );
}, patience);

/** A difference as its mirror image should be, or as it is. */
function essence(d: Difference, mirror: boolean): readonly string[] {
  const effect = (e: Effect): Effect => (mirror ? mirrored(e) : e);
  const overall: Overall = d.overall === "equivalent" || d.overall === "same positions" ? d.overall : effect(d.overall);
  const conditions = (c: Difference["changes"][number]["conditions"]): unknown => [c.complete, c.situations.map((s) => s.map((l) => [l.fact.key, l.cells.map((x) => x.value)]))];
  const changes = d.changes.map((c) => {
    const [x, y] = [positionKey(c.before), positionKey(c.after)];
    return JSON.stringify([c.rights, c.movers, c.hosts, c.origins, c.interval, mirror ? [y, x] : [x, y], effect(c.effect), conditions(c.conditions)]);
  });
  const duties = d.duties.map((x) => JSON.stringify([x.duty, x.force, x.acts, x.body, x.toward ?? null, x.within, x.by, x.decidedBy, x.together, mirror ? (x.change === "gained" ? "lost" : "gained") : x.change, x.bearer, x.movers, x.hosts, x.origins, x.interval, conditions(x.conditions)]));
  const members = d.members.map((m) => JSON.stringify(mirror ? [m.party, m.leaves, m.joins] : [m.party, m.joins, m.leaves]));
  return [overall, ...changes.sort(), ...duties.sort(), ...members];
}

test("the two orders of two texts mirror one another", () => {
  fc.assert(
    fc.property(twoTexts(small), (texts) => {
      const there = compared(texts);
      const back = compared([texts[1], texts[0]]);
      fc.pre(there !== null && back !== null);
      if (there && back) expect(essence(back.difference, true)).toEqual(essence(there.difference, false));
    }),
    { numRuns: runs(20) },
  );
}, patience);
