/** The interpreter that anyone would write first, as the measure: rules as data, a list of tests for each, a scan of the rules on the right, early exit. */
import type { Query, Rule, When } from "./rules";
import { rightNames } from "./rules";

type Field = keyof Query;
interface Test {
  readonly field: Field;
  readonly op: "in" | "between" | "eq";
  readonly value: unknown;
}
interface Node {
  readonly tests: readonly Test[];
  readonly exceptions: readonly Node[];
}

function testsOf({ flags, age, on, ...lists }: When): readonly Test[] {
  return [
    ...Object.entries(lists).map(([field, value]): Test => ({ field: field as Field, op: "in", value })),
    ...Object.entries({ age, on }).flatMap(([field, value]): readonly Test[] => (value ? [{ field: field as Field, op: "between", value }] : [])),
    ...Object.entries(flags ?? {}).map(([field, value]): Test => ({ field: field as Field, op: "eq", value })),
  ];
}
function passes(t: Test, q: Query): boolean {
  const x: unknown = q[t.field];
  switch (t.op) {
    case "in":
      return (t.value as readonly unknown[]).includes(x);
    case "between": {
      const [low, high] = t.value as readonly [number, number];
      return (x as number) >= low && (x as number) <= high;
    }
    case "eq":
      return x === t.value;
  }
}
function holds(node: Node, q: Query): boolean {
  for (const t of node.tests) if (!passes(t, q)) return false;
  for (const x of node.exceptions) if (holds(x, q)) return false;
  return true;
}

/** Decides queries by rules: granted or not. */
export function naive(rules: readonly Rule[]): (q: Query) => boolean {
  const made = (rule: Rule): Node => ({ tests: testsOf(rule.when), exceptions: rules.filter((x) => x.parent === rule.id).map(made) });
  const of = (right: string, kind: Rule["kind"]): readonly Node[] => rules.filter((x) => x.right === right && x.kind === kind).map(made);
  const byRight = new Map(rightNames.map((right) => [right as string, { bases: of(right, "base"), bars: of(right, "bar") }]));
  return (q) => {
    const part = byRight.get(q.right);
    if (part === undefined) return false;
    let found = false;
    for (const base of part.bases) {
      if (holds(base, q)) {
        found = true;
        break;
      }
    }
    if (!found) return false;
    for (const bar of part.bars) if (holds(bar, q)) return false;
    return true;
  };
}
