import type { Clause, ClauseId } from "../../../language/regime";

/** Which clauses are exceptions to which, at any depth, whatever they speak about: looked up clause by clause, when asked. */
export class Defeats {
  /** By clause: a bit for each clause to which it is an exception. */
  private readonly rows: (Int32Array | undefined)[] = [];

  constructor(private readonly clauses: readonly Clause[]) {}

  has(exception: ClauseId, clause: ClauseId): boolean {
    const row = (this.rows[exception] ??= this.row(exception));
    return (((row[clause >> 5] ?? 0) >>> (clause & 31)) & 1) === 1;
  }
  private row(exception: ClauseId): Int32Array {
    const found = new Int32Array((this.clauses.length + 31) >> 5);
    const open = [exception];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const target of this.clauses[at]?.targets ?? []) {
        const word = found[target >> 5] ?? 0;
        const bit = 1 << (target & 31);
        if ((word & bit) !== 0) continue;
        found[target >> 5] = word | bit;
        if ((this.clauses[target]?.targets.length ?? 0) > 0) open.push(target);
      }
    }
    return found;
  }
}
