import { cellsBetween, type FactCell } from "../../../kernel/cells";
import { Space } from "../../../kernel/space";
import type { Day } from "../../../language/dates";
import { isBound } from "../../../language/reading";
import type { FactId, PartyId, Regime } from "../../../language/regime";
import { layOut } from "./layout";
import { Matcher } from "./matcher";
import type { Unreadable } from "./result";
import { countByDiagrams } from "./treatment-diagrams";
import type { Grid } from "./treatment-facts";
import { TreatmentTable } from "./treatment-table";
import { isValue } from "./values-of";

/** Which cases are compared: hosts and origins that are bound, movers of some classes, one value for some facts and every value of others. */
export interface TreatmentQuestion {
  readonly right: string;
  readonly on: Day;
  /** Left out: every member. */
  readonly hosts?: readonly string[];
  /** Left out: every class. */
  readonly movers?: readonly string[];
  /** By key of the fact, in numbers as the checked regime stores them. What is neither here nor in `over` has its default. */
  readonly facts?: Readonly<Record<string, number>>;
  /** Facts of which every value is counted. */
  readonly over?: readonly string[];
}
export interface TreatmentCount {
  /** Pairs of origins that one host treats differently, each counted once for each mover and choice of facts. */
  readonly different: bigint;
  /** All such pairs. */
  readonly pairs: bigint;
  /** Counted over a table of all choices, or over decision diagrams. */
  readonly method: "table" | "diagrams";
  readonly unreadable: Unreadable | null;
}

/** More choices than this are not tabled. */
const mostChoices = 1 << 12;

/** Counts, exactly, the pairs of origins that a host treats differently. */
export function countDifferent(regime: Regime, question: TreatmentQuestion, mostTabled = mostChoices): TreatmentCount {
  const nothing = (what: Unreadable["what"], name: string): TreatmentCount => ({ different: 0n, pairs: 0n, method: "table", unreadable: { what, name } });
  const right = regime.rights.findIndex((r) => r.name === question.right);
  if (right < 0) return nothing("right", question.right);
  const lost = question.movers?.find((name) => !regime.classes.some((c) => c.name === name));
  if (lost !== undefined) return nothing("mover", lost);
  const movers = [...regime.classes.keys()].filter((c) => question.movers?.includes(regime.classes[c]?.name ?? "") ?? true);
  const space = new Space(regime, "decide");
  const read = factsOf(space, question);
  if ("what" in read) return nothing(read.what, read.name);
  const { on } = question;
  if (!Number.isInteger(on)) return nothing("day", String(on));
  const members = regime.roster.flatMap((_, p) => (isBound(regime, p, on) ? [p] : []));
  const code = (p: PartyId): string => regime.parties[p]?.code ?? "";
  const unknown = question.hosts?.find((name) => !members.some((p) => code(p) === name));
  if (unknown !== undefined) return nothing("host", unknown);
  const hosts = members.filter((p) => question.hosts?.includes(code(p)) ?? true);
  const n = BigInt(members.length);
  const choices = [...read.over.values()].reduce((product, cells) => product * cells.reduce((sum, c) => sum + (c.weight ?? 0n), 0n), 1n);
  const allPairs = (BigInt(hosts.length) * (n - 1n) * (n - 2n)) / 2n;
  const { tables } = layOut(space, { right, on });
  const isSmall = [...read.over.values()].reduce((product, cells) => product * cells.length, 1) <= mostTabled;
  const isPlain = movers.every((c) => (tables.feasible[c] ?? []).length === 0) && regime.facts.every((f) => f.type.kind !== "state");
  const matcher = new Matcher(tables, space);
  const grid: Grid = { right, movers, ...choicesOf(matcher, read), hosts, origins: members };
  const pairs = allPairs * choices * BigInt(movers.length);
  if (isSmall && isPlain && TreatmentTable.allows(tables, grid)) {
    matcher.setDay(on);
    return { different: new TreatmentTable(matcher, grid).count(), pairs, method: "table", unreadable: null };
  }
  const over = [...read.over.keys()];
  const unread = over.filter((f) => space.variable(f) === undefined).reduce((product, f) => product * (read.over.get(f) ?? []).reduce((sum, c) => sum + (c.weight ?? 0n), 0n), 1n);
  const different = countByDiagrams(regime, { right, on, movers, fixed: read.fixed, over, unread, hosts, origins: members });
  return { different, pairs, method: "diagrams", unreadable: null };
}

interface Facts {
  readonly fixed: ReadonlyMap<FactId, number>;
  readonly over: ReadonlyMap<FactId, readonly FactCell[]>;
}
function factsOf(space: Space, { facts = {}, over = [] }: TreatmentQuestion): Facts | Unreadable {
  const { regime } = space;
  const idOf = (key: string): FactId => regime.facts.findIndex((f) => f.key === key);
  const fixed = new Map<FactId, number>();
  const varied = new Map<FactId, readonly FactCell[]>();
  for (const [key, value] of Object.entries(facts)) {
    const id = idOf(key);
    const fact = regime.facts[id];
    if (fact === undefined) return { what: "fact", name: key };
    if (!isValue(fact, value)) return { what: "value", name: key };
    fixed.set(id, value);
  }
  for (const key of over) {
    const id = idOf(key);
    const fact = regime.facts[id];
    const cells = fact === undefined ? [] : (space.cells.get(id) ?? cellsBetween(fact, []));
    if (cells.length === 0 || cells.some((c) => c.weight === null) || fixed.has(id)) return { what: "fact", name: key };
    varied.set(id, cells);
  }
  for (const id of space.variables) {
    if (fixed.has(id) || varied.has(id)) continue;
    const value = regime.facts[id]?.default ?? null;
    if (value === null) return { what: "value", name: regime.facts[id]?.key ?? "" };
    fixed.set(id, value);
  }
  return { fixed, over: varied };
}

/** Every choice of the facts that vary, as what sets them. */
function choicesOf(matcher: Matcher, { fixed, over }: Facts): Pick<Grid, "choices" | "weights"> {
  let all: { readonly values: readonly (readonly [FactId, number])[]; readonly weight: bigint }[] = [{ values: [...fixed], weight: 1n }];
  for (const [fact, cells] of over) {
    all = all.flatMap(({ values, weight }) => cells.map((cell) => ({ values: [...values, [fact, cell.value] as const], weight: weight * (cell.weight ?? 0n) })));
  }
  const { columnOf } = matcher.tables.columns;
  return {
    choices: all.map(({ values }) => (m: Matcher) => {
      for (const [fact, value] of values) if ((columnOf[fact] ?? -1) >= 0) m.setColumn(columnOf[fact] ?? 0, value);
    }),
    weights: all.map(({ weight }) => weight),
  };
}
