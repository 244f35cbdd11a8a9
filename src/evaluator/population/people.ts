import { contains, type Day, type DayInterval } from "../../language/dates";
import { factCells, type FactCell } from "../../kernel/cells";
import { isBound } from "../../language/reading";
import { stateless, type ClassId, type FactId, type PartyId, type Regime } from "../../language/regime";
import { breakpoints } from "../breakpoints";
import { canBe } from "../decide/can-be";
import { keyOf, shareAt } from "../simulation/random";
import type { Column, Marginal, Range } from "./marginals";

/** A person and their case, by numbers of the regime. `facts` by `FactId`; `null` is not recorded. */
export interface Person {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly facts: readonly (number | null)[];
}
export interface PeopleOptions {
  /** A whole number from 0 to 2^53. */
  readonly seed: number;
  readonly marginals: readonly Marginal[];
  /** First and last day where none is declared, both included; unless said, from the first to the last on which something changes. */
  readonly since?: Day;
  readonly until?: Day;
}

/** A row is drawn anew so often before it is given up. */
const mostTries = 1000;

/**
 * A synthetic population: the person of a row is a function of seed and row alone, so rows can be made in any order and by any number of machines.
 * What is not declared is even: days, the states bound on the day as hosts, as origins those and the others that the regime names, classes, and of facts the values that clauses tell apart.
 * What cannot be (host and origin the same, facts that the class rules out) is drawn anew, so the shares are those among people who can be. `null`: in a thousand tries there was none.
 *
 * @throws RangeError where the regime has no class or no party that is ever bound, or the days are none.
 */
export function peopleOf(regime: Regime, options: PeopleOptions): (row: number) => Person | null {
  const draw = personFrom(regime, options);
  return (row) => {
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const { a, b } = keyOf(options.seed, row, attempt);
      let place = 0;
      const person = draw(() => shareAt(a, b, place++));
      if (person !== null) return person;
    }
    return null;
  };
}

/** At most so many numbers are used for one person. */
export const mostShares = (regime: Regime, marginals: readonly Marginal[]): number => marginals.length + 4 + 2 * regime.facts.length;

/** Draws one whole number, both ends included. */
type Whole = (range: Range) => number;

/**
 * One person from numbers between 0 and 1, each used once, in order; smaller numbers are earlier parties, classes, days and values. `null`: there cannot be such a person.
 *
 * @throws RangeError as `peopleOf`.
 */
export function personFrom(regime: Regime, { marginals, since, until }: Omit<PeopleOptions, "seed">): (share: () => number) => Person | null {
  const days = daysOf(regime, since, until);
  if (regime.classes.length === 0 || regime.roster.every((spans) => spans.length === 0)) throw new RangeError("a population has a class and a host that is bound");
  const bound = boundBy(regime);
  const cells = factCells(regime, true);
  const tables = marginals.map(tableOf);
  const classes = { from: 0, to: regime.classes.length - 1 };
  return (share) => {
    const whole: Whole = ({ from, to }) => from + Math.min(to - from, Math.floor(share() * (to - from + 1)));
    const declared = new Map<Column, number | Range | null>();
    for (const table of tables) for (const [column, value] of table(share())) declared.set(column, value);
    const value = (column: Column, otherwise: () => number): number => {
      const said = declared.get(column);
      return said === undefined || said === null ? otherwise() : typeof said === "number" ? said : whole(said);
    };
    const one = (parties: readonly PartyId[]): number => parties[whole({ from: 0, to: parties.length - 1 })] ?? stateless;
    const on = value("on", () => whole(days));
    const { hosts, origins } = bound(on);
    const host = value("host", () => one(hosts));
    const origin = value("origin", () => one(origins));
    if (host === origin) return null;
    const mover = value("mover", () => whole(classes));
    const facts = regime.facts.map((fact, id) => (fact.from !== null && on < fact.from ? (fact.default ?? 0) : value(id, () => valueIn(cells.get(id), fact.default, whole))));
    if (!canBe(regime, { host, origin, mover, on, facts }, true)) return null;
    return { host, origin, mover, on, facts: facts.map((v, id) => (declared.get(id) === null || regime.facts[id]?.tag === "open" ? null : v)) };
  };
}

function daysOf(regime: Regime, since: Day | undefined, until: Day | undefined): Range {
  const points = breakpoints(regime);
  const from = since ?? points[0] ?? 0;
  const to = until ?? points.at(-1) ?? from;
  if (from > to) throw new RangeError(`no day lies from ${from} to ${to}`);
  return { from, to };
}

/** The lines of a marginal, found by a number from 0 to 1. */
function tableOf({ columns, shares }: Marginal): (at: number) => readonly (readonly [Column, number | Range | null])[] {
  const lines = shares.map(({ values }) => columns.map((column, i) => [column, values[i] ?? null] as const));
  let sum = 0;
  const ends = Float64Array.from(shares, ({ weight }) => (sum += weight));
  return (at) => {
    const wanted = at * sum;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return lines[low] ?? [];
  };
}

/** A value of a fact: of the cells that clauses tell apart each as often, and within a cell each value. */
function valueIn(cells: readonly FactCell[] | undefined, usual: number | null, whole: Whole): number {
  const cell = cells?.[whole({ from: 0, to: cells.length - 1 })];
  if (cell === undefined) return usual ?? 0;
  const isFinite = Number.isFinite(cell.from) && Number.isFinite(cell.to) && !cell.open;
  return isFinite ? whole({ from: Math.ceil(cell.from), to: Math.floor(cell.to) }) : cell.value;
}

interface Parties {
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
}
/** Hosts and origins of a day; hosts are bound then, or where nobody is, at some time. Kept for each stretch of membership. */
function boundBy(regime: Regime): (on: Day) => Parties {
  const ever = regime.parties.flatMap((_, p) => ((regime.roster[p] ?? []).length > 0 ? [p] : []));
  const named = new Set([...ever, ...regime.groups.flatMap(({ members }) => members.flatMap((spans, p) => (spans.length > 0 && regime.parties.length < 60 ? [p] : [])))]);
  const lives: readonly DayInterval[] = [...regime.roster.flat(), ...[...named].map((p) => regime.parties[p]?.life ?? { since: null, before: null })];
  const changes = [...new Set(lives.flatMap(({ since, before }) => [since, before].filter((day) => day !== null)))].sort((a, b) => a - b);
  const memo = new Map<number, Parties>();
  return (on) => {
    const stretch = changes.filter((day) => day <= on).length;
    const known = memo.get(stretch);
    if (known !== undefined) return known;
    const hosts = ever.filter((p) => isBound(regime, p, on));
    const alive = [...named].filter((p) => contains(regime.parties[p]?.life ?? { since: null, before: null }, on));
    const parties = { hosts: hosts.length > 0 ? hosts : ever, origins: [...alive, stateless] };
    memo.set(stretch, parties);
    return parties;
  };
}

/** The facts that a table of people has a column for: those that are about the case and not about figures that are missing. */
export const recordedFacts = (regime: Regime): readonly FactId[] => regime.facts.flatMap(({ tag }, id) => (tag === "open" ? [] : [id]));
