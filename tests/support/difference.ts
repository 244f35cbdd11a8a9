/** What two texts come to in single cases, by the reference interpreter alone, and what a difference says of them. */
import type { Difference, Change, Conditions, DutyChange } from "../../src/evaluator/compare/difference";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { dutiesByReference } from "../../src/evaluator/decide/reference-duties";
import type { Case } from "../../src/evaluator/result";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { bounds, comparedWith } from "../../src/evaluator/testing/arbitrary-case";
import { contains, type Day } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import { isBound } from "../../src/language/reading";
import { stateless, type Actor, type ClassId, type Duty, type Fact, type Regime } from "../../src/language/regime";
import { exampleOfState, valueOfParty } from "../../src/language/reading";
import { meantState, stateValue } from "../../src/language/states";
import { feasible, possible } from "./brute-cases";

/** A case in names: the same for two texts. A fact that is a state has a party's code, `host`, `origin` or `none`. */
export interface NamedCase {
  readonly host: string;
  readonly origin: string;
  readonly mover: string;
  readonly on: Day;
  readonly facts: ReadonlyMap<string, number | string>;
}
export interface Two {
  readonly before: Regime;
  readonly after: Regime;
}

const partyOf = (regime: Regime, code: string): number | null => {
  if (code === "stateless") return stateless;
  const id = regime.parties.findIndex((p) => p.code === code);
  return id < 0 ? null : id;
};

/** A state by its name, where a case says only by role which it is. */
function stateName(regime: Regime, c: Case, fact: Fact, value: number): string {
  if (fact.type.kind !== "state") throw new Error("no state");
  const meant = meantState(fact.type, value);
  if (typeof meant === "number") return regime.parties[meant]?.code ?? "none";
  if (meant === "none" || meant === "host" || meant === "origin") return meant;
  return regime.parties[exampleOfState(regime, fact.type, value, c) ?? -1]?.code ?? "none";
}

/** A case of one text in names; facts that it does not have are taken from a case of the other. */
export function inNames(regime: Regime, c: Case, more: ReadonlyMap<string, number | string>): NamedCase {
  const code = (p: number): string => regime.parties[p]?.code ?? "stateless";
  const own = regime.facts.map((fact, id) => [fact.key, fact.type.kind === "state" ? stateName(regime, c, fact, c.facts[id] ?? 0) : (c.facts[id] ?? 0)] as const);
  return { host: code(c.host), origin: code(c.origin), mover: regime.classes[c.mover]?.name ?? "", on: c.on, facts: new Map([...more, ...own]) };
}

function factValue(regime: Regime, fact: Fact, value: number | string | undefined, c: NamedCase): number {
  if (fact.from !== null && c.on < fact.from) return fact.default ?? 0;
  if (value === undefined) return fact.default ?? fact.range?.from ?? 0;
  if (typeof value === "number") return value;
  if (fact.type.kind !== "state") throw new Error("no state");
  if (value === "none") return stateValue(fact.type, "none") ?? 0;
  const parties = { host: partyOf(regime, c.host) ?? -3, origin: partyOf(regime, c.origin) ?? -3 };
  const party = value === "host" || value === "origin" ? parties[value] : (partyOf(regime, value) ?? -2);
  return valueOfParty(fact.type, party, parties, isBound(regime, party, c.on)) ?? 0;
}

const above = (regime: Regime, mover: ClassId | null): readonly ClassId[] => (mover === null ? [] : [mover, ...above(regime, regime.classes[mover]?.parent ?? null)]);
const classOf = (regime: Regime, name: string): ClassId | null => {
  const id = regime.classes.findIndex((c) => c.name === name);
  return id < 0 ? null : id;
};

/** The case as one text sees it, and whether it counts the mover in the class; `null`: it knows no such party. */
export function seenBy(two: Two, side: keyof Two, c: NamedCase): { readonly case: Case; readonly counted: boolean } | null {
  const regime = two[side];
  const other = two[side === "before" ? "after" : "before"];
  const [host, origin] = [partyOf(regime, c.host), partyOf(regime, c.origin)];
  if (host === null || origin === null) return null;
  const facts = regime.facts.map((f) => factValue(regime, f, c.facts.get(f.key), c));
  const own = classOf(regime, c.mover);
  const names = above(other, classOf(other, c.mover)).map((m) => other.classes[m]?.name ?? "");
  const nearest = own ?? names.map((n) => classOf(regime, n)).find((m) => m !== null) ?? null;
  const mover = above(regime, nearest).find((m) => feasible(regime, m, facts, c.on)) ?? -1;
  return { case: { host, origin, mover, on: c.on, facts }, counted: own !== null && mover === own };
}

/** Whether there is such a case at all. */
export function isCase(two: Two, c: NamedCase): boolean {
  const seen = (["before", "after"] as const).map((side) => ({ side, seen: seenBy(two, side, c) }));
  return c.host !== c.origin && seen.some((s) => s.seen?.counted) && seen.every((s) => s.seen === null || possible(two[s.side], s.seen.case, true));
}

/** The position of a right under one text. */
export function positionOf(two: Two, side: keyof Two, c: NamedCase, right: string): string {
  const seen = seenBy(two, side, c);
  const id = two[side].rights.findIndex((r) => r.name === right);
  const { position } = seen === null || id < 0 ? { position: null } : decideByReference(two[side], seen.case, id);
  return position === null || position.kind === "silent" ? "silent" : positionKey(position);
}

/** What a duty asks for, as a text. */
const asksFor = (d: Duty | undefined): string =>
  d === undefined ? "" : JSON.stringify([d.name, d.permission ? "may" : d.soft ? "endeavours to" : d.negative ? "must not" : "must", [...d.acts].sort(), d.towardBody ?? null, d.persons?.toward ?? null, d.within, d.by ?? null, d.permission?.decidedBy?.name ?? null, d.together]);
const shownToAskFor = (d: DutyChange): string => JSON.stringify([d.duty, d.force, d.acts, d.body, d.toward ?? null, d.within, d.by, d.decidedBy, d.together]);

function owedBy(two: Two, side: keyof Two, c: NamedCase, duty: string, by: Actor): boolean {
  const seen = seenBy(two, side, c);
  return seen !== null && dutiesByReference(two[side], seen.case).some((d) => d.bearer === by && asksFor(two[side].duties[d.duty]) === duty);
}

function holds(two: Two, { situations, complete }: Conditions, c: NamedCase): boolean | null {
  const found = situations.some((s) => s.every(({ fact, cells }) => {
    let value = c.facts.get(fact.key) ?? fact.default ?? fact.range?.from ?? 0;
    if (fact.from !== null && c.on < fact.from) value = fact.default ?? 0;
    if (typeof value === "string") {
      const labels = fact.type.kind === "state" ? fact.type.labels : [];
      const role = value === c.host ? "host" : value === c.origin ? "origin" : value;
      const p = partyOf(two.before, value) ?? -2;
      const named = [role, value].find((label) => labels.includes(label));
      value = labels.indexOf(named ?? (isBound(two.before, p, c.on) ? "another member" : "another state"));
    }
    const at = value;
    return cells.some((cell) => (cell.open ? cell.from < at && at < cell.to : cell.from <= at && at <= cell.to));
  }));
  return found ? true : complete ? false : null;
}

/** The classes that clauses of either text name, or one duty alone. */
function namedIn(two: Two, duty: string | null): ReadonlySet<string> {
  const duties = (r: Regime): readonly ClassId[] => r.duties.filter((d) => duty === null || asksFor(d) === duty).flatMap((d) => d.movers ?? []);
  const all = (r: Regime): readonly ClassId[] => (duty === null ? [...r.sentences.flatMap((x) => x.classes ?? []), ...duties(r)] : duties(r));
  return new Set([two.before, two.after].flatMap((r) => all(r).map((m) => r.classes[m]?.name ?? "")));
}
/** Those of them that stand above a class, as one text sees it. */
function line(two: Two, side: keyof Two, mover: string, named: ReadonlySet<string>): readonly string[] {
  const own = two[side];
  const other = two[side === "before" ? "after" : "before"];
  const names = (r: Regime, from: ClassId | null): readonly string[] => above(r, from).map((m) => r.classes[m]?.name ?? "");
  const known = classOf(own, mover) ?? names(other, classOf(other, mover)).map((n) => classOf(own, n)).find((m) => m !== null) ?? null;
  return names(own, known).filter((n) => named.has(n));
}
/** The class under which rows speak of a mover: of a class that no clause names, the next above; `null` where there is none. */
function shownAs(two: Two, mover: string, duty: string | null): string | null {
  const named = namedIn(two, duty);
  const [before, after] = [line(two, "before", mover, named), line(two, "after", mover, named)];
  return before.join() === after.join() ? (before[0] ?? null) : mover;
}

type Row = Pick<Change, "hosts" | "origins" | "movers" | "interval" | "conditions">;
/** Whether a row speaks of a case; `null` where its list of conditions is not complete. */
export function speaksOf(two: Two, row: Row, c: NamedCase, duty: string | null = null): boolean | null {
  const reached = row.hosts.includes(c.host) && row.origins.includes(c.origin) && contains(row.interval, c.on) && row.movers.includes(shownAs(two, c.mover, duty));
  return reached ? holds(two, row.conditions, c) : false;
}

/** Where a difference and the reference interpreter say other things about a case. */
export function disagreements(two: Two, difference: Difference, c: NamedCase): readonly string[] {
  const rights = [...new Set([...two.before.rights, ...two.after.rights].map((r) => r.name))];
  const positions = rights.flatMap((right) => {
    const [before, after] = [positionOf(two, "before", c, right), positionOf(two, "after", c, right)];
    const rows = difference.changes.filter((r) => r.rights.includes(right)).map((row) => ({ row, speaks: speaksOf(two, row, c) }));
    const shown = rows.filter((r) => r.speaks === true).map(({ row }) => `${row.before.kind === "silent" ? "silent" : positionKey(row.before)} -> ${row.after.kind === "silent" ? "silent" : positionKey(row.after)}`);
    const expected = before === after ? [] : [`${before} -> ${after}`];
    if (shown.length === 0 && expected.length === 1 && rows.some((r) => r.speaks === null)) return [];
    return shown.join() === expected.join() ? [] : [`${right}: shown ${shown.join(", ") || "nothing"}, the reference ${expected.join() || "no change"}`];
  });
  const duties = [...new Set([...two.before.duties, ...two.after.duties].map(asksFor))].flatMap((duty) =>
    (["host", "origin", "employer", "mover"] as const).flatMap((role) => {
      const [before, after] = [owedBy(two, "before", c, duty, role), owedBy(two, "after", c, duty, role)];
      const rows = difference.duties.filter((d) => shownToAskFor(d) === duty && d.bearer === role).map((d) => ({ d, speaks: speaksOf(two, d, c, duty) }));
      const shown = rows.filter((r) => r.speaks === true).map(({ d }) => d.change);
      const expected = before === after ? [] : [after ? "gained" : "lost"];
      if (shown.length === 0 && rows.some((r) => r.speaks === null)) return [];
      return shown.join() === expected.join() ? [] : [`duty ${duty} by ${role}: shown ${shown.join() || "nothing"}, the reference ${expected.join() || "no change"}`];
    }),
  );
  return [...positions, ...duties];
}

/** Values of a fact of which each stands for those that no clause of either text tells from it. */
function valuesOf(two: Two, key: string): readonly (number | string)[] {
  const values = (["before", "after"] as const).flatMap((side): readonly (number | string)[] => {
    const id = two[side].facts.findIndex((f) => f.key === key);
    const fact = two[side].facts[id];
    if (fact === undefined) return [];
    if (fact.type.kind === "state") return ["none", "host", "origin", ...codesOf(two)];
    const { from, to } = bounds(fact);
    if (to - from < 4) return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return [from, to, ...[...(comparedWith(two[side]).get(id) ?? [])].flatMap((n) => [n - 1, n, n + 1]).filter((n) => n >= from && n <= to)];
  });
  return [...new Set(values)];
}

/** Parties that are members under either text at some time, and one that is not. */
function codesOf(two: Two): readonly string[] {
  const members = new Set([two.before, two.after].flatMap((r) => r.parties.flatMap((p, id) => ((r.roster[id] ?? []).length > 0 ? [p.code] : []))));
  const outsider = two.before.parties.find((p) => !members.has(p.code) && p.life.before === null && two.after.parties.some((q) => q.code === p.code));
  return [...members, ...(outsider ? [outsider.code] : [])];
}

/** Every kind of case of two texts, on the days around those on which something changes; `null` where there are more than `most`. */
export function everyCase(two: Two, most: number): readonly NamedCase[] | null {
  const days = [...new Set([...breakpoints(two.before), ...breakpoints(two.after)].flatMap((d) => [d - 1, d]))];
  const codes = codesOf(two);
  const movers = [...new Set([...two.before.classes, ...two.after.classes].map((c) => c.name))];
  const keys = [...new Set([...two.before.facts, ...two.after.facts].map((f) => f.key))];
  const values = keys.map((key) => valuesOf(two, key));
  const size = values.reduce((n, v) => n * v.length, Math.max(1, days.length) * codes.length ** 2 * movers.length);
  if (size > most) return null;
  const facts = values.reduce<readonly (readonly (readonly [string, number | string])[])[]>((all, own, i) => all.flatMap((f) => own.map((v) => [...f, [keys[i] ?? "", v] as const])), [[]]);
  return (days.length === 0 ? [0] : days).flatMap((on) =>
    codes.flatMap((host) => [...codes, "stateless"].flatMap((origin) => movers.flatMap((mover) => facts.map((f) => ({ host, origin, mover, on, facts: new Map(f) }))))),
  );
}
