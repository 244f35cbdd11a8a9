/** The engines that a user would take instead, each given the rules as its users would write them. */
import { buildMongoQueryMatcher, createMongoAbility } from "@casl/ability";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { $and, $nor, $or, and, nor, or } from "@ucast/mongo2js";
import { LogicEngine } from "json-logic-engine";
import { flagNames, partyNames, rightNames, type Query, type Rule, type When } from "./rules";

export type Decide = (q: Query) => boolean;

interface Tree extends Omit<Rule, "parent"> {
  readonly exceptions: readonly Tree[];
}
/** The rules that one engine is given: those on one right, of one host if sliced. */
interface Part {
  readonly key: string;
  readonly right: string;
  readonly bases: readonly Tree[];
  readonly bars: readonly Tree[];
}

function trees(rules: readonly Rule[]): readonly Tree[] {
  const below = new Map<string, Rule[]>();
  for (const r of rules) if (r.parent !== null) below.set(r.parent, [...(below.get(r.parent) ?? []), r]);
  const made = (r: Rule): Tree => ({ ...r, exceptions: (below.get(r.id) ?? []).map(made) });
  return rules.filter((r) => r.parent === null).map(made);
}

/** Builds one engine for each right, or for each right and host, and asks the one concerned. */
function assembled(rules: readonly Rule[], parties: number, isSliced: boolean, build: (part: Part) => Decide): Decide {
  const all = trees(rules);
  const part = (key: string, right: string, keep: (t: Tree) => boolean): Part => {
    const own = all.filter((t) => t.right === right && keep(t));
    return { key, right, bases: own.filter((t) => t.kind === "base"), bars: own.filter((t) => t.kind === "bar") };
  };
  if (!isSliced) {
    const byRight = new Map(rightNames.map((right) => [right as string, build(part(right, right, () => true))]));
    return (q) => byRight.get(q.right)?.(q) ?? false;
  }
  const withoutHost = (t: Tree): Tree => {
    const { host: _, ...when } = t.when;
    return { ...t, when };
  };
  const byHost = new Map(
    rightNames.map((right) => [
      right as string,
      new Map(partyNames(parties).map((host) => {
        const { bases, bars, ...rest } = part(`${right} ${host}`, right, (t) => t.when.host?.includes(host) ?? true);
        return [host, build({ ...rest, bases: bases.map(withoutHost), bars: bars.map(withoutHost) })] as const;
      })),
    ]),
  );
  return (q) => byHost.get(q.right)?.get(q.host)?.(q) ?? false;
}

/** How an engine writes conditions. */
interface Syntax<T> {
  readonly yes: T;
  readonly no: T;
  readonly all: (of: readonly T[]) => T;
  readonly any: (of: readonly T[]) => T;
  readonly not: (of: T) => T;
  readonly among: (field: string, values: readonly string[]) => T;
  readonly between: (field: string, low: number, high: number) => T;
  readonly flag: (field: string, value: boolean) => T;
}
function own<T>({ age, on, flags, ...lists }: When, s: Syntax<T>): readonly T[] {
  return [
    ...Object.entries(lists).map(([field, values]) => s.among(field, values)),
    ...(age ? [s.between("age", age[0], age[1])] : []),
    ...(on ? [s.between("on", on[0], on[1])] : []),
    ...flagNames.flatMap((name) => (flags?.[name] === undefined ? [] : [s.flag(name, flags[name])])),
  ];
}
function holds<T>(t: Tree, s: Syntax<T>): T {
  const asked = [...own(t.when, s), ...(t.exceptions.length > 0 ? [s.not(s.any(t.exceptions.map((x) => holds(x, s))))] : [])];
  return asked.length > 0 ? s.all(asked) : s.yes;
}
function decision<T>({ bases, bars }: Part, s: Syntax<T>): T {
  const some = bases.length > 0 ? s.any(bases.map((t) => holds(t, s))) : s.no;
  return bars.length > 0 ? s.all([some, s.not(s.any(bars.map((t) => holds(t, s))))]) : some;
}

const logic: Syntax<unknown> = {
  yes: true, no: false, all: (of) => ({ and: of }), any: (of) => ({ or: of }), not: (of) => ({ "!": [of] }),
  among: (field, values) => ({ in: [{ var: field }, values] }), between: (field, low, high) => ({ "<=": [low, { var: field }, high] }),
  flag: (field, value) => (value ? { var: field } : { "!": [{ var: field }] }),
};
/** json-logic-engine, compiled. */
export function jsonLogic(rules: readonly Rule[], parties: number, isSliced: boolean): Decide {
  const engine = new LogicEngine();
  return assembled(rules, parties, isSliced, (part) => {
    const built = engine.build(decision(part, logic) as never) as (data: unknown) => unknown;
    return (q) => built(q) === true;
  });
}

/** CASL: bars are inverted rules, exceptions are `$nor`. */
export function casl(rules: readonly Rule[], parties: number, isSliced: boolean): Decide {
  const matcher = buildMongoQueryMatcher({ $nor, $and, $or }, { nor, and, or });
  const conditions = ({ when: { age, on, flags, ...lists }, exceptions }: Tree): Record<string, unknown> => ({
    ...Object.fromEntries(Object.entries(lists).map(([field, values]) => [field, { $in: values }])),
    ...(age ? { age: { $gte: age[0], $lte: age[1] } } : {}),
    ...(on ? { on: { $gte: on[0], $lte: on[1] } } : {}),
    ...flags,
    ...(exceptions.length > 0 ? { $nor: exceptions.map(conditions) } : {}),
  });
  return assembled(rules, parties, isSliced, ({ right, bases, bars }) => {
    const rule = (inverted: boolean) => (t: Tree) => ({ action: right, subject: "Case", inverted, conditions: conditions(t) });
    const ability = createMongoAbility([...bases.map(rule(false)), ...bars.map(rule(true))] as never, { conditionsMatcher: matcher as never, detectSubjectType: () => "Case" as never });
    return (q) => ability.can(right as never, q as never);
  });
}

/** Conditions side by side in small brackets: a parser that recurses must not go too deep. */
const balanced = (operator: string) => function join(of: readonly string[]): string {
  if (of.length <= 8) return `(${of.join(operator)})`;
  const middle = of.length >> 1;
  return `(${join(of.slice(0, middle))}${operator}${join(of.slice(middle))})`;
};
const policy: Syntax<string> = {
  yes: "true", no: "false", all: balanced(" && "), any: balanced(" || "), not: (of) => `!${of.startsWith("(") ? of : `(${of})`}`,
  among: (field, values) => `${JSON.stringify(values)}.contains(context.${field})`, between: (field, low, high) => `context.${field} >= ${low} && context.${field} <= ${high}`,
  flag: (field, value) => `${value ? "" : "!"}context.${field}`,
};
/** Cedar in WebAssembly, with the policies parsed before. */
export function cedarPolicies(rules: readonly Rule[], parties: number): Decide {
  return assembled(rules, parties, false, ({ key, right, bases, bars }) => {
    const text = (effect: string) => (t: Tree) =>
      `${effect}(principal, action == Action::"${right}", resource) when { ${holds({ ...t, exceptions: [] }, policy)} }` +
      `${t.exceptions.length > 0 ? ` unless { ${policy.any(t.exceptions.map((x) => holds(x, policy)))} }` : ""};`;
    const parsed = cedar.preparsePolicySet(key, { staticPolicies: [...bases.map(text("permit")), ...bars.map(text("forbid"))].join("\n") });
    if (parsed.type !== "success") throw new Error(JSON.stringify(parsed).slice(0, 300));
    const entity = (type: string, id: string): { readonly type: string; readonly id: string } => ({ type, id });
    const [principal, action, resource] = [entity("Mover", "m"), entity("Action", right), entity("Regime", "r")];
    return (q) => {
      const { right: _, ...context } = q;
      const answer = cedar.statefulIsAuthorized({ principal, action, resource, context, preparsedPolicySetId: key, entities: [] });
      if (answer.type !== "success") throw new Error(JSON.stringify(answer).slice(0, 300));
      return answer.response.decision === "allow";
    };
  });
}
