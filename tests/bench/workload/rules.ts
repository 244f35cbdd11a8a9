/**
 * The common workload: seeded rules and cases of the shape of migration regimes. Of K rules 60 % grant, 24 % are exceptions, 10 % exceptions
 * to those and 6 % bars, which refuse a right whatever else grants it. A larger rulebook has narrower rules, so that each grants a like share.
 */
import { random, type Random } from "./random";

export const rightNames = ["Enter", "Reside", "Work", "Settle"] as const;
export const skillNames = ["basic", "low", "medium", "high", "elite"] as const;
export const flagNames = ["passport", "sponsored", "family", "student", "refugee", "record"] as const;
export const classNames: readonly [string, ...string[]] = ["Cat0", "Cat1", "Cat2", "Cat3", "Cat4", "Cat5", "Cat6", "Cat7", "Cat8", "Cat9"];
/** 2000-01-01 and 2039-12-31. */
export const firstDay = 10957;
export const lastDay = 25567;

type Flags = Readonly<Partial<Record<(typeof flagNames)[number], boolean>>>;
type Span = readonly [number, number];
/** What a rule asks: all of it must hold. Spans include both ends. */
export interface When {
  readonly host?: readonly string[];
  readonly origin?: readonly string[];
  readonly mover?: readonly string[];
  readonly skill?: readonly string[];
  readonly age?: Span;
  readonly on?: Span;
  readonly flags?: Flags;
}
/** `parent`: what an exception is an exception to. */
export interface Rule {
  readonly id: string;
  readonly kind: "base" | "bar" | "exception";
  readonly right: string;
  readonly parent: string | null;
  readonly when: When;
}
/** One question, as our `decide` and every other engine gets it. */
export interface Query extends Readonly<Record<(typeof flagNames)[number], boolean>> {
  readonly right: string;
  readonly host: string;
  readonly origin: string;
  readonly mover: string;
  readonly on: number;
  readonly skill: string;
  readonly age: number;
}

/** The names of so many parties. */
export const partyNames = (count: number): readonly [string, ...string[]] => ["P0", ...Array.from({ length: count - 1 }, (_, i) => `P${i + 1}`)];

function share<T>(r: Random, from: readonly [T, ...T[]], part: number): readonly T[] {
  const some = from.filter(() => r.chance(part));
  return some.length > 0 ? some : [r.pick(from)];
}
function some(r: Random, from: readonly string[], count: number): readonly string[] {
  const all = [...from];
  for (let i = 0; i < count; i++) {
    const j = r.whole(i, all.length - 1);
    [all[i], all[j]] = [all[j] ?? "", all[i] ?? ""];
  }
  return all.slice(0, count).sort();
}
const flags = (r: Random, count: number): Flags => Object.fromEntries(some(r, flagNames, count).map((name) => [name, r.chance(0.65)]));
function days(r: Random, leastYears: number, mostYears: number): Span {
  const length = r.whole(leastYears * 365, mostYears * 365);
  const low = r.whole(firstDay - 3000, lastDay - 1000);
  return [low, low + length];
}
function ages(r: Random): Span {
  const low = r.whole(0, 50);
  return [low, low + r.whole(15, 60)];
}

function baseWhen(r: Random, names: readonly [string, ...string[]], hosts: number, wide: boolean): When {
  const host = share(r, names, hosts);
  const origin = r.chance(0.7) ? { origin: share(r, names, 0.45 + 0.5 * r.fraction()) } : {};
  const mover = some(r, classNames, wide ? r.whole(5, 9) : r.whole(2, 6));
  const skill = r.chance(0.5) ? { skill: some(r, skillNames, r.whole(2, 4)) } : {};
  const age = r.chance(0.5) ? { age: ages(r) } : {};
  const on = r.chance(0.8) ? { on: days(r, wide ? 15 : 6, wide ? 40 : 30) } : {};
  const count = r.whole(0, wide ? 1 : 2);
  return { host, ...origin, mover, ...skill, ...age, ...on, ...(count > 0 ? { flags: flags(r, count) } : {}) };
}

function exceptionWhen(r: Random, names: readonly [string, ...string[]], least: number): When {
  for (;;) {
    const when: When = {
      ...(r.chance(0.35) ? { origin: share(r, names, 0.2 + 0.5 * r.fraction()) } : {}),
      ...(r.chance(0.35) ? { mover: some(r, classNames, r.whole(3, 7)) } : {}),
      ...(r.chance(0.3) ? { skill: some(r, skillNames, r.whole(2, 3)) } : {}),
      ...(r.chance(0.3) ? { age: ages(r) } : {}),
      ...(r.chance(0.3) ? { on: days(r, 8, 25) } : {}),
      ...(r.chance(0.45) ? { flags: flags(r, r.whole(1, 2)) } : {}),
    };
    if (Object.keys(when).length >= least) return when;
  }
}

/** The rules of a regime of so many parties. */
export function rulesOf(parties: number, count: number, seed = 42): readonly Rule[] {
  const r = random(seed * 1000003 + parties * 7919 + count);
  const names = partyNames(parties);
  const wide = count <= 20;
  const hosts = wide ? 0.9 : count <= 200 ? 0.55 : 0.07;
  const bars = Math.max(1, Math.round(count * 0.06));
  const second = Math.round(count * 0.1);
  const first = Math.round(count * 0.24);
  const rules: Rule[] = [];
  const add = (kind: Rule["kind"], right: string, parent: string | null, when: When): void => {
    rules.push({ id: `r${rules.length}`, kind, right, parent, when });
  };
  const turn = (i: number): string => rightNames[i % rightNames.length] ?? "";
  for (let i = 0; i < count - bars - second - first; i++) add("base", turn(i), null, baseWhen(r, names, hosts, wide));
  for (let i = 0; i < bars; i++) {
    const host = share(r, names, hosts * 0.6);
    add("bar", turn(i), null, { host, ...exceptionWhen(r, names, 2) });
  }
  const below = (parents: readonly Rule[], n: number): void => {
    const [head, ...rest] = parents;
    if (head === undefined) return;
    for (let i = 0; i < n; i++) {
      const parent = r.pick([head, ...rest]);
      add("exception", parent.right, parent.id, exceptionWhen(r, names, 1));
    }
  };
  below([...rules], first);
  below(rules.filter((x) => x.kind === "exception"), second);
  return rules;
}

/** Seeded questions about a regime of so many parties. */
export function queriesOf(parties: number, count: number, seed = 7): readonly Query[] {
  const r = random(seed * 77773 + parties);
  const names = partyNames(parties);
  return Array.from({ length: count }, () => {
    const host = r.pick(names);
    let origin = host;
    while (origin === host) origin = r.pick(names);
    const right = r.pick(rightNames);
    const mover = r.pick(classNames);
    const skill = r.pick(skillNames);
    const age = r.whole(0, 90);
    const on = r.whole(firstDay, lastDay);
    const flag = (): boolean => r.chance(0.5);
    return { right, host, origin, mover, skill, age, on, passport: flag(), sponsored: flag(), family: flag(), student: flag(), refugee: flag(), record: flag() };
  });
}

/**
 * The oracle: the meaning said as plainly as can be, with no index and no early exit. A rule holds where its conditions do and no exception to it
 * holds. A right is granted where some base holds and no bar does.
 */
export function oracle(rules: readonly Rule[]): (q: Query) => boolean {
  const children = new Map(rules.map((rule) => [rule.id, rules.filter((x) => x.parent === rule.id)]));
  const holds = (rule: Rule, q: Query): boolean => meets(rule.when, q) && !(children.get(rule.id) ?? []).some((x) => holds(x, q));
  const of = (right: string, kind: Rule["kind"]): readonly Rule[] => rules.filter((x) => x.right === right && x.kind === kind);
  const byRight = new Map(rightNames.map((right) => [right as string, { bases: of(right, "base"), bars: of(right, "bar") }]));
  return (q) => {
    const { bases = [], bars = [] } = byRight.get(q.right) ?? {};
    return bases.some((rule) => holds(rule, q)) && !bars.some((rule) => holds(rule, q));
  };
}

function meets(when: When, q: Query): boolean {
  const within = ([low, high]: Span, value: number): boolean => low <= value && value <= high;
  return (
    (when.host?.includes(q.host) ?? true) && (when.origin?.includes(q.origin) ?? true) && (when.mover?.includes(q.mover) ?? true) &&
    (when.skill?.includes(q.skill) ?? true) && (when.age === undefined || within(when.age, q.age)) && (when.on === undefined || within(when.on, q.on)) &&
    flagNames.every((name) => (when.flags?.[name] ?? q[name]) === q[name])
  );
}
