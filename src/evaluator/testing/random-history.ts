import fc from "fast-check";
import type { RandomExplorer } from "../histories/histories";
import type { Transitions } from "../histories/explore";

const longest = 12;

/** A history as numbers, each taken modulo what may happen; so that it may be shrunk freely. */
const drawnHistory = fc.array(fc.nat(1_000_000), { maxLength: longest });

/** The first state on the way that meets the goal, with the way to it. */
function walked<S, A, W>(system: Transitions<S, A>, goal: (state: S) => W | null, choices: readonly number[], deepest: number): { readonly path: readonly A[]; readonly shown: W } | null {
  const path: A[] = [];
  let state = system.start;
  for (let i = 0; i <= choices.length && path.length <= deepest; i++) {
    const shown = goal(state);
    if (shown !== null) return { path, shown };
    const moves = i < choices.length ? system.moves(state) : [];
    const move = moves[(choices[i] ?? 0) % Math.max(1, moves.length)];
    if (move === undefined) break;
    path.push(move.action);
    state = move.to;
  }
  return null;
}

/** Draws histories and shrinks one that meets the goal: no action of it can be left out. */
export function randomExplorer(runs: number, seed: number): RandomExplorer {
  return (system, goal, deepest) => {
    const result = fc.check(fc.property(drawnHistory, (choices) => walked(system, goal, choices, deepest) === null), { numRuns: runs, seed });
    const [choices] = result.counterexample ?? [];
    return { found: choices ? walked(system, goal, choices, deepest) : null, runs: result.numRuns, seed };
  };
}
