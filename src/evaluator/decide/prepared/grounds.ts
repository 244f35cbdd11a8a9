import { isQuiet, nothing, type SaidId } from "../../../kernel/decisions";
import type { SentenceId } from "../../../language/regime";
import type { Operations } from "./operations";

/** What a clause says, and the sentences that decide it. */
export interface Grounded {
  readonly id: SaidId;
  /** Ascending. */
  readonly by: readonly SentenceId[];
}
/** Says nothing. */
export const none: Grounded = { id: nothing, by: [] };

/** The operations on sayings with their grounds. */
export class Grounds {
  constructor(private readonly operations: Operations) {}

  /** Sentences of one clause, or rules: the grounds of both where both are quiet, say the same, or cannot stand together. */
  gather(a: Grounded, b: Grounded): Grounded {
    if (a.id === nothing) return b;
    if (b.id === nothing) return a;
    const { decisions } = this.operations;
    if (a.id !== b.id) {
      const isQuietA = isQuiet(decisions.get(a.id));
      if (isQuietA !== isQuiet(decisions.get(b.id))) return isQuietA ? b : a;
      const id = this.operations.gather(a.id, b.id);
      if (!isQuietA && decisions.position(a.id) !== decisions.position(b.id)) {
        if (id === a.id) return a;
        if (id === b.id) return b;
      }
      return { id, by: union(a.by, b.by) };
    }
    return { id: a.id, by: union(a.by, b.by) };
  }
  /** Exceptions to one clause: a lifted one yields to any other. */
  agree(a: Grounded, b: Grounded): Grounded {
    if (a.id === nothing) return b;
    if (b.id === nothing) return a;
    const isLive = this.operations.isLive(a.id);
    if (isLive !== this.operations.isLive(b.id)) return isLive ? a : b;
    return { id: this.operations.agree(a.id, b.id), by: union(a.by, b.by) };
  }
  /** What a clause says under its exceptions. */
  replaced(exceptions: Grounded, own: Grounded): Grounded {
    if (exceptions.id === nothing) return own;
    const id = this.operations.replaced(exceptions.id, own.id);
    return { id, by: this.operations.isLive(exceptions.id) ? exceptions.by : union(own.by, exceptions.by) };
  }
}

/** Both lists, which ascend, in one that does, each sentence once. */
function union(a: readonly SentenceId[], b: readonly SentenceId[]): readonly SentenceId[] {
  const both: SentenceId[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    both.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  for (; i < a.length; i++) both.push(a[i] ?? 0);
  for (; j < b.length; j++) both.push(b[j] ?? 0);
  return both;
}
