/** Draws until something is contradicted, shrinks that, and asks whether it hangs on figures that are missing. */
import fc from "fast-check";
import type { FactId, Regime, VerdictName } from "../../language/regime";
import type { WitnessCase } from "../result";
import { PossibleWorlds } from "../../kernel/possible-worlds";
import { drawFrom, situationOf, type Field, type Situation } from "./situation";
import type { Question } from "./questions";

/** How much is drawn, and from where. */
export interface Drawing {
  readonly runs: number;
  readonly seed: number;
}
/** What drawing came to. */
export interface Drawn {
  readonly verdict: Extract<VerdictName, "holds" | "fails" | "depends" | "undecided">;
  /** Cases drawn that could be; the one that contradicts included. */
  readonly runs: number;
  /** With the seed it leads to the smallest contradiction. */
  readonly path: string | null;
  readonly cases: readonly WitnessCase[] | null;
  readonly dependsOn: readonly FactId[];
  readonly missing: string | null;
}

/** At most so many comparisons with figures that are missing are looked at together. */
const mostOpen = 4;
/** How often as many draws as asked for may be no cases. */
const skipped = 8;

type Fixed = ReadonlyMap<FactId, number>;
/** What is asked of two cases. */
export interface Asked extends Pick<Question, "apart" | "contradicted"> {
  /** Whether it is asked of these cases at all. */
  readonly meant?: (situation: Situation) => boolean;
  /** Only of cases in which states can be what they are; else of others too, where nothing is found. */
  readonly strictly?: true;
}

/** Looks for a contradiction; one that hangs on figures that are missing is looked for under each thing that they could say. */
export function refuted(field: Field, asked: Asked, drawing: Drawing): Drawn {
  return under(field, asked, drawing, new Map());
}

function under(field: Field, asked: Asked, drawing: Drawing, fixed: Fixed): Drawn {
  const states = field.regime.facts.some((f) => f.type.kind === "state");
  const strict = once(field, asked, drawing, fixed, true);
  const found = strict.situation === null && states && asked.strictly !== true ? plus(strict, once(field, asked, { ...drawing, runs: Math.ceil(drawing.runs / 2) }, fixed, false)) : strict;
  const { situation, runs, path } = found;
  const plain = { runs, path: null, cases: null, dependsOn: [], missing: null };
  if (situation === null) return runs > 0 ? { ...plain, verdict: "holds" } : { ...plain, verdict: "undecided", missing: "no case could be drawn" };
  const refutes = { ...plain, verdict: "fails", path, cases: asked.contradicted(situation) } as const;
  const open = openRead(field.regime, asked, situation).filter((f) => !fixed.has(f));
  if (open.length === 0) return refutes;
  if (fixed.size + open.length > mostOpen) return { ...plain, verdict: "undecided", missing: `more than ${mostOpen} comparisons lack a figure` };
  return inWorlds(field, asked, drawing, fixed, { open, refutes });
}

/** The same under each thing that the missing figures could say; the runs are shared out over these. */
function inWorlds(field: Field, asked: Asked, drawing: Drawing, fixed: Fixed, { open, refutes }: { readonly open: readonly FactId[]; readonly refutes: Drawn }): Drawn {
  let { runs } = refutes;
  const worlds = 2 ** open.length;
  const each = { ...drawing, runs: Math.ceil(drawing.runs / worlds) };
  const possible = new PossibleWorlds(field.regime);
  const exists = (world: Fixed): boolean => possible.of([...world.keys()])?.some((truths) => [...world.values()].every((value, i) => value === truths[i])) ?? true;
  for (let bits = 0; bits < worlds; bits++) {
    const world = new Map([...fixed, ...open.map((f, i) => [f, (bits >> i) & 1] as const)]);
    if (!exists(world)) continue;
    const one = under(field, asked, each, world);
    runs += one.runs;
    if (one.verdict === "undecided") return { ...one, runs };
    if (one.verdict !== "fails") return { ...refutes, runs, verdict: "depends", dependsOn: [...new Set([...open, ...one.dependsOn])].sort((a, b) => a - b) };
  }
  return { ...refutes, runs };
}

interface Once {
  readonly situation: Situation | null;
  readonly runs: number;
  readonly path: string | null;
}
const plus = (a: Once, b: Once): Once => ({ ...b, runs: a.runs + b.runs });

function once(field: Field, asked: Asked, { runs, seed }: Drawing, fixed: Fixed, strictly: boolean): Once {
  // A fault of ours is no contradiction.
  const faults: unknown[] = [];
  const holds = (situation: Situation): boolean => {
    try {
      return asked.contradicted(situation) === null;
    } catch (error) {
      faults.push(error);
      return true;
    }
  };
  const property = fc.property(drawFrom(field), (draw) => {
    const situation = situationOf(field, draw, asked.apart, fixed, strictly);
    const isCase = situation !== null && (asked.meant?.(situation) ?? true);
    fc.pre(isCase);
    return situation === null || holds(situation);
  });
  const result = fc.check(property, { numRuns: runs, seed, unbiased: true, maxSkipsPerRun: skipped });
  if (faults.length > 0) throw faults[0];
  const [draw] = result.counterexample ?? [];
  return { situation: draw === undefined ? null : situationOf(field, draw, asked.apart, fixed, strictly), runs: result.numRuns, path: result.counterexamplePath };
}

/** The missing figures that a contradiction reads. */
function openRead(regime: Regime, asked: Asked, { right, first, second }: Situation): readonly FactId[] {
  const read = new Set<FactId>();
  const watched = (facts: readonly number[]): readonly number[] =>
    new Proxy(facts, {
      get: (target, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) read.add(Number(key));
        return Reflect.get(target, key) as unknown;
      },
    });
  asked.contradicted({ right, first: { ...first, facts: watched(first.facts) }, second: { ...second, facts: watched(second.facts) } });
  return [...read].filter((f) => regime.facts[f]?.tag === "open").sort((a, b) => a - b);
}
