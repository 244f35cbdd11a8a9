import { nothing } from "./decisions";
import type { Diagrams, Node } from "./diagram";
import { IndexMemo, IndexNumbers } from "./index-memo";

/** The most joint cells of variables that are worth a table. */
const mostCases = 128;

/** The joint cells of some variables, numbered: a yes-or-no function of them is a few words of bits, any other a row of values. */
export class CaseWords {
  readonly count: number;
  /** How many words a yes-or-no function takes. */
  readonly width: number;
  /** All of them, in words. */
  readonly all: Int32Array;
  private readonly held = new IndexNumbers();
  private readonly bitsOf = new IndexMemo<Int32Array>();
  private readonly valuesOf = new IndexMemo<Int32Array>();

  private constructor(
    private readonly diagrams: Diagrams,
    /** Ascending. */
    readonly variables: readonly number[],
  ) {
    this.count = variables.reduce((n, v) => n * (diagrams.arity[v] ?? 1), 1);
    this.width = (this.count + 31) >> 5;
    this.all = this.where(new Int32Array(this.count), () => true);
  }

  /** `null` where the cells are too many. */
  static of(diagrams: Diagrams, variables: Iterable<number>): CaseWords | null {
    const made = new CaseWords(diagrams, [...new Set(variables)].sort((a, b) => a - b));
    return made.count > mostCases ? null : made;
  }
  /** Whether a function reads none but these variables. */
  holds(node: Node): boolean {
    const known = this.held.get(node);
    return known !== -1 ? known === 1 : this.held.set(node, [...this.diagrams.support(node)].every((v) => this.variables.includes(v)) ? 1 : 0) === 1;
  }

  /** The values of a function, case by case. */
  values(node: Node): Int32Array {
    return this.valuesOf.get(node) ?? this.valuesOf.set(node, this.tabled(node));
  }
  private tabled(node: Node): Int32Array {
    const out = new Int32Array(this.count);
    const fill = (n: Node, depth: number, from: number, size: number): void => {
      if (this.diagrams.isLeaf(n)) {
        out.fill(this.diagrams.payload(n), from, from + size);
        return;
      }
      const v = this.variables[depth] ?? -1;
      const part = size / (this.diagrams.arity[v] ?? 1);
      for (let c = 0, at = from; at < from + size; c++, at += part) fill(this.diagrams.level(n) === v ? this.diagrams.child(n, c) : n, depth + 1, at, part);
    };
    fill(node, 0, 0, this.count);
    return out;
  }
  /** The cases in which a function is neither 0 nor `nothing`, which is 0 too. */
  bits(node: Node): Int32Array {
    return this.bitsOf.get(node) ?? this.bitsOf.set(node, this.where(this.values(node), (value) => value !== nothing));
  }
  /** The cases whose values are asked for. */
  private where(values: Int32Array, isAsked: (value: number) => boolean): Int32Array {
    const bits = new Int32Array(this.width);
    for (let c = 0; c < this.count; c++) if (isAsked(values[c] ?? 0)) bits[c >> 5] = (bits[c >> 5] ?? 0) | (1 << (c & 31));
    return bits;
  }

  /** What each case weighs, of a total over all variables. */
  weights(total: number, { cells, sums }: { readonly cells: readonly (readonly number[])[]; readonly sums: readonly number[] }): Float64Array {
    const out = new Float64Array(this.count);
    const fill = (depth: number, from: number, size: number, weight: number): void => {
      const v = this.variables[depth];
      if (v === undefined) {
        out.fill(weight, from, from + size);
        return;
      }
      const arity = this.diagrams.arity[v] ?? 1;
      for (let c = 0; c < arity; c++) fill(depth + 1, from + (c * size) / arity, size / arity, (weight / (sums[v] ?? 1)) * (cells[v]?.[c] ?? 1));
    };
    fill(0, 0, this.count, total);
    return out;
  }
}
