/** A best reply to a partner's strategy in a repeated game, by value iteration: a second opinion on critical discount factors. */
import type { Dilemma } from "../../src/games";

/** A partner's strategy as a machine: what it does in each state, and where it goes after each of my moves. State 0 is the first. */
export interface Automaton {
  readonly move: readonly ("C" | "D")[];
  readonly next: readonly Readonly<Record<"C" | "D", number>>[];
}

export const grimTrigger: Automaton = { move: ["C", "D"], next: [{ C: 0, D: 1 }, { C: 1, D: 1 }] };
export const titForTatAutomaton: Automaton = { move: ["C", "D"], next: [{ C: 0, D: 1 }, { C: 0, D: 1 }] };
/** Punishes a defection for so many periods, in which I may do as I like. */
export const limited = (periods: number): Automaton => ({
  move: ["C", ...Array.from({ length: periods }, () => "D" as const)],
  next: [{ C: 0, D: 1 }, ...Array.from({ length: periods }, (_, i) => ({ C: (i + 2) % (periods + 1), D: (i + 2) % (periods + 1) }))],
});

/** Whether cooperating for ever is a best reply to a partner that begins by cooperating. */
export function cooperates({ move, next }: Automaton, { T, R, P, S }: Dilemma<number>, delta: number): boolean {
  const gets = { C: { C: R, D: S }, D: { C: T, D: P } };
  const worth = (values: readonly number[], state: number, mine: "C" | "D"): number => gets[mine][move[state] ?? "D"] + delta * (values[next[state]?.[mine] ?? 0] ?? 0);
  let values: readonly number[] = move.map(() => 0);
  for (let i = 0; i < 4000; i++) {
    const before = values;
    values = move.map((_, state) => Math.max(worth(before, state, "C"), worth(before, state, "D")));
  }
  return worth(values, 0, "C") >= worth(values, 0, "D") - 1e-9;
}
