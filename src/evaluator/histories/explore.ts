/** One thing that may happen in a state, and the state after it. */
export interface Move<S, A> {
  readonly action: A;
  readonly to: S;
}
/** A system of states and what may happen in them. States with equal keys are the same. */
export interface Transitions<S, A> {
  readonly start: S;
  readonly key: (state: S) => string;
  readonly moves: (state: S) => readonly Move<S, A>[];
}

export type Explored<A, W> =
  /** The shortest way to a state in which the goal is met, with what shows it. */
  | { readonly kind: "reached"; readonly path: readonly A[]; readonly shown: W; readonly states: number }
  /** No state that can be reached meets it. */
  | { readonly kind: "exhausted"; readonly states: number }
  /** More states than were to be looked at. */
  | { readonly kind: "spent"; readonly states: number };

/** Breadth first: the first state found that meets the goal is reached by the fewest actions. `deepest`: no way longer than this is of interest. */
export function explore<S, A, W>(system: Transitions<S, A>, goal: (state: S) => W | null, limit: number, deepest = Infinity): Explored<A, W> {
  const seen = new Set([system.key(system.start)]);
  let level: { readonly state: S; readonly path: readonly A[] }[] = [{ state: system.start, path: [] }];
  for (let depth = 0; level.length > 0 && depth <= deepest; depth++) {
    const next: typeof level = [];
    for (const { state, path } of level) {
      const shown = goal(state);
      if (shown !== null) return { kind: "reached", path, shown, states: seen.size };
      if (depth === deepest) continue;
      for (const { action, to } of system.moves(state)) {
        const key = system.key(to);
        if (seen.has(key)) continue;
        if (seen.size >= limit) return { kind: "spent", states: seen.size };
        seen.add(key);
        next.push({ state: to, path: [...path, action] });
      }
    }
    level = next;
  }
  return { kind: "exhausted", states: seen.size };
}
