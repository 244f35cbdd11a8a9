/** Arbitrary cases of a checked regime: days next to its breakpoints, facts next to what it compares them with. */
import fc from "fast-check";
import type { Case } from "../result";
import { breakpoints } from "../breakpoints";
import { possibleValues } from "../../kernel/cells";
import { dayOf, civil, type Day } from "../../language/dates";
import { figureKey, knownFigure } from "../../language/figures";
import { stateless, type Condition, type Fact, type FactId, type PartyId, type Regime, type StatedFigure, type TableCell, type TableKey } from "../../language/regime";

/** The numbers that each fact is compared with somewhere. */
export function comparedWith(regime: Regime): ReadonlyMap<FactId, ReadonlySet<number>> {
  const out = new Map<FactId, Set<number>>();
  const walk = (c: Condition): void => {
    if (c.kind === "and" || c.kind === "or") c.operands.forEach(walk);
    if (c.kind === "not") walk(c.operand);
    if (c.kind !== "fact") return;
    const set = out.get(c.fact) ?? new Set();
    possibleValues(regime, c.operand).forEach((v) => set.add(v));
    out.set(c.fact, set);
  };
  for (const s of [...regime.sentences, ...regime.duties]) walk(s.condition);
  for (const m of regime.classes) walk(m.condition);
  return out;
}

/** Smallest and largest value of a fact. */
export function bounds(fact: Fact): { readonly from: number; readonly to: number } {
  if (fact.range !== null) return fact.range;
  switch (fact.type.kind) {
    case "yes-or-no":
      return { from: 0, to: 1 };
    case "labels":
    case "state":
      return { from: 0, to: fact.type.labels.length - 1 };
    default:
      return { from: 0, to: 1000 };
  }
}

function valueOf(fact: Fact, compared: ReadonlySet<number>): fc.Arbitrary<number> {
  const { from, to } = bounds(fact);
  if (to - from < 8) return fc.integer({ min: from, max: to });
  const near = [...compared].flatMap((c) => [c - 1, c, c + 1]).filter((v) => v >= from && v <= to);
  return fc.oneof(fc.integer({ min: from, max: to }), fc.constantFrom(from, to, ...near));
}

/** Parties worth asking about: all that are ever bound or named, and one that is neither. */
export function interesting(regime: Regime): readonly PartyId[] {
  const named = new Set<PartyId>();
  regime.roster.forEach((spans, p) => spans.length > 0 && named.add(p));
  for (const group of regime.groups) group.members.forEach((spans, p) => spans.length > 0 && regime.parties.length < 60 && named.add(p));
  const outsider = regime.parties.findIndex((p, i) => !named.has(i) && p.life.before === null);
  return outsider < 0 ? [...named] : [...named, outsider];
}

/** Cases of a regime, with every fact stated; the conditions of the mover's class may or may not hold. */
export function caseOf(regime: Regime): fc.Arbitrary<Case> {
  const points = breakpoints(regime);
  const days = points.length === 0 ? [dayOf(2005, 6, 1) ?? 0] : [(points[0] ?? 0) - 400, ...points, (points.at(-1) ?? 0) + civil(0).year];
  const compared = comparedWith(regime);
  const parties = interesting(regime);
  const bound = parties.filter((p) => (regime.roster[p] ?? []).length > 0);
  const hosts = bound.length > 0 ? bound : parties;
  return fc
    .record({
      host: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...hosts) }, { weight: 1, arbitrary: fc.constantFrom(...parties) }),
      origin: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...hosts) },
        { weight: 6, arbitrary: fc.constantFrom(...parties) },
        { weight: 1, arbitrary: fc.constant(stateless) },
      ),
      mover: fc.nat(Math.max(0, regime.classes.length - 1)),
      on: fc.tuple(fc.constantFrom(...days), fc.integer({ min: -1, max: 1 })).map(([day, shift]) => day + shift),
      facts: fc.tuple(...regime.facts.map((fact, i) => valueOf(fact, compared.get(i) ?? new Set()))),
    })
    .filter((c) => c.host !== c.origin)
    .map((c) => ({ ...c, facts: c.facts.map((v, i) => notBefore(regime.facts[i], v, c.on)) }));
}

/** A fact about the past is at its default before its day. */
function notBefore(fact: Fact | undefined, value: number, on: Day): number {
  return fact?.from !== undefined && fact.from !== null && on < fact.from ? (fact.default ?? 0) : value;
}

/** Figures that the series of a regime keyed by parties and years lack, of parties worth asking about; none where there is no such series. */
export function figuresOf(regime: Regime): fc.Arbitrary<readonly StatedFigure[]> {
  const parties = interesting(regime);
  const series = regime.tables.flatMap((t, table) => (t.file !== undefined && t.made !== true && t.keys.every((key) => typeof key === "string") ? [{ t, table }] : []));
  if (series.length === 0) return fc.constant([]);
  const cell = (key: TableKey): fc.Arbitrary<TableCell> =>
    key === "year"
      ? fc.integer({ min: 1999, max: 2014 }).map((year) => ({ years: [year] }))
      : fc.constantFrom(...parties).map((party) => ({ include: [{ party }], within: null, except: [] }));
  const figure = fc.constantFrom(...series).chain(({ t, table }) =>
    fc.record({ table: fc.constant(table), cells: fc.tuple(...t.keys.map(cell)), value: fc.integer({ min: 0, max: 25 }) }));
  const isMissing = ({ table, cells }: StatedFigure): boolean => series.every((s) => s.table !== table || knownFigure(s.t, cells) === null);
  return fc.uniqueArray(figure, { maxLength: 40, selector: ({ table, cells }) => `${table} ${figureKey(cells)}` }).map((all) => all.filter(isMissing));
}
