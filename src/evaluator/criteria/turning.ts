import type { FactId, VerdictName } from "../../language/regime";
import type { Turn } from "../result";
import type { World } from "./worlds";

/** What a verdict is in one world. */
interface Told {
  readonly world: World;
  readonly verdict: VerdictName;
}

/** Of more variables than these not every combination is told. */
const mostVariables = 6;
/** For each verdict at most so many combinations are told. */
const mostTold = 3;

/** On which variables a verdict turns, the fewest that settle it, and which values of them give which verdict; `null` where they are too many to be told. */
export function turning(all: readonly Told[], factOf: (variable: number) => FactId): { readonly dependsOn: readonly FactId[]; readonly turns: readonly Turn[] | null } {
  const needed = decisive(all);
  const dependsOn = needed.map(factOf);
  if (needed.length > mostVariables) return { dependsOn, turns: null };
  const worlds = new Map(all.map(({ world, verdict }) => [needed.map((v) => world.get(v) ?? 0).join(""), verdict]));
  const points = [...worlds].map(([bits, verdict]) => ({ bits: [...bits].map(Number), verdict }));
  const verdicts = [...new Set(points.map((p) => p.verdict))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return { dependsOn, turns: verdicts.map((verdict) => turnOf(points, verdict, dependsOn)) };
}
const order: readonly VerdictName[] = ["fails", "holds", "depends", "not-assessable", "vacuous", "undecided"];

/** The fewest variables of which the verdict is a function: none of them can be left out. */
function decisive(all: readonly Told[]): readonly number[] {
  const settles = (variables: readonly number[]): boolean => {
    const known = new Map<string, VerdictName>();
    return all.every(({ world, verdict }) => {
      const key = variables.map((v) => world.get(v)).join("");
      const before = known.get(key) ?? verdict;
      known.set(key, before);
      return before === verdict;
    });
  };
  let needed = [...(all[0]?.world.keys() ?? [])];
  for (const variable of needed) {
    const rest = needed.filter((v) => v !== variable);
    if (settles(rest)) needed = rest;
  }
  return needed;
}

interface Point {
  readonly bits: readonly number[];
  readonly verdict: VerdictName;
}
/** Values of some of the variables; `null`: any. */
type Cube = readonly (number | null)[];

const covers = (cube: Cube, { bits }: Point): boolean => cube.every((value, i) => value === null || value === bits[i]);

/** Short combinations of values, each of which gives the verdict whatever the others are. */
function turnOf(points: readonly Point[], verdict: VerdictName, facts: readonly FactId[]): Turn {
  const others = points.filter((p) => p.verdict !== verdict);
  let left = points.filter((p) => p.verdict === verdict);
  const when: Turn["when"][number][] = [];
  while (left[0] !== undefined && when.length < mostTold) {
    let cube: Cube = left[0].bits;
    for (let i = 0; i < cube.length; i++) {
      const wider = cube.with(i, null);
      if (!others.some((p) => covers(wider, p))) cube = wider;
    }
    const found = cube;
    when.push(facts.flatMap((fact, i) => (found[i] === null || found[i] === undefined ? [] : [{ fact, value: found[i] }])));
    left = left.filter((p) => !covers(found, p));
  }
  return { verdict, when, complete: left.length === 0 };
}
