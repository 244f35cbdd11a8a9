import type { SaidId } from "../../../kernel/decisions";
import type { PartyId } from "../../../language/regime";
import type { Matcher } from "./matcher";
import { wordsOf } from "./party-tables";
import { rowField, testKind, type Tables } from "./tables";
import { TreatmentFacts, type Grid } from "./treatment-facts";

/** Which mover of a grid, and which of its choices, are counted at once. */
interface Block {
  readonly mover: number;
  readonly from: number;
  readonly size: number;
}
/** So many choices are counted at once. */
const block = 64;

/** For each choice of a block two sets of origins, one after the other: those of whom a clause speaks, and those for whom no exception to it holds. */
type Sets = Int32Array;
/** Sets, and the choices for which they are not empty. */
interface Reach {
  readonly choices: readonly number[];
  readonly sets: Sets;
}

/** Counts pairs of origins that are treated differently, for all origins at once: a set of origins is a run of 32-bit words. */
export class TreatmentTable {
  private readonly tables: Tables;
  private readonly words: number;
  private readonly facts: TreatmentFacts;
  private readonly stack: Int32Array[] = [];
  /** By clause, or by its rows where not all are met, for the mover and the block that are counted: what reaches the same origins whoever the host is. */
  private readonly known = new Map<number | string, Reach | null>();
  private readonly hostless: (boolean | undefined)[] = [];
  private host = 0;

  constructor(
    private readonly matcher: Matcher,
    private readonly grid: Grid,
  ) {
    this.tables = matcher.tables;
    this.words = wordsOf(this.tables.width);
    this.facts = new TreatmentFacts(matcher, grid);
  }

  /** Whether the rows on the right allow it: one thing given, one thing said by exceptions to everything, all others only lift; nothing walked. */
  static allows(tables: Tables, grid: Grid): boolean {
    const { cells, rows, clauses } = tables;
    const said: [Set<SaidId>, Set<SaidId>] = [new Set(), new Set()];
    const [seen, seenRows] = [new Set<number>(), new Uint8Array(rows.said.length)];
    const simple = (clause: number): boolean => {
      if (seen.has(clause)) return true;
      seen.add(clause);
      if (clauses.onlyLifted[clause] !== 1) return false;
      for (let row = clauses.firstRow[clause] ?? 0; row < (clauses.firstRow[clause + 1] ?? 0); row++) if (isWalked(tables, row)) return false;
      for (let i = clauses.firstException[clause] ?? 0; i < (clauses.firstException[clause + 1] ?? 0); i++) if (!simple(clauses.exceptions[i] ?? 0)) return false;
      return true;
    };
    for (const host of grid.hosts) {
      const place = cells.hostPlace[host] ?? -1;
      if (place >= 0 && cells.asked[grid.right * cells.hosts + place] === 1) return false;
      for (const mover of grid.movers) {
        const cell = cellAt(tables, grid, place, mover);
        for (const kind of [0, 1] as const) {
          for (let i = cells.first[cell * 2 + kind] ?? 0; i < (cells.first[cell * 2 + kind + 1] ?? 0); i++) {
            const row = cells.rows[i] ?? 0;
            if (seenRows[row] === 1) continue;
            seenRows[row] = 1;
            if (tables.regime.sentences[rows.sentence[row] ?? -1]?.head.kind === "unbind") return false;
            said[kind].add(rows.said[row] ?? -1);
            if (!simple(rows.fields[row * 8 + rowField.clause] ?? 0)) return false;
          }
        }
      }
    }
    return said.every((ids) => ids.size <= 1 && !ids.has(-1));
  }

  /** The pairs that differ, in all cases. */
  count(): bigint {
    const { choices, weights, movers } = this.grid;
    let total = 0n;
    for (const m of movers.keys()) {
      for (let from = 0; from < choices.length; from += block) {
        this.known.clear();
        const different = this.countBlock(m, from, Math.min(block, choices.length - from));
        different.forEach((pairs, k) => (total += BigInt(pairs) * (weights[from + k] ?? 1n)));
      }
    }
    return total;
  }

  /** By choice of a block the pairs that hosts treat differently, for one mover. */
  private countBlock(m: number, from: number, size: number): readonly number[] {
    const { grid, words, tables } = this;
    const different = Array.from({ length: size }, () => 0);
    const [rules, bars] = [new Int32Array(2 * block * words), new Int32Array(2 * block * words)];
    const all = this.setOfParties(grid.origins);
    const at = { mover: m, from, size };
    for (const host of grid.hosts) {
      this.host = host;
      const others = all.slice();
      others[host >> 5] = (others[host >> 5] ?? 0) & ~(1 << (host & 31));
      const cell = cellAt(tables, grid, tables.cells.hostPlace[host] ?? -1, grid.movers[m] ?? 0);
      rules.fill(0);
      bars.fill(0);
      this.addCell(cell, 0, at, rules);
      this.addCell(cell, 1, at, bars);
      const n = grid.origins.length - bits((all[host >> 5] ?? 0) & (1 << (host & 31)));
      for (let k = 0; k < size; k++) different[k] = (different[k] ?? 0) + this.pairs(2 * k * words, others, rules, bars, n);
    }
    return different;
  }
  /** Adds whom the clauses of a cell reach: rules, or exceptions to everything. */
  private addCell(cell: number, kind: 0 | 1, at: Block, into: Sets): void {
    const { cells, rows } = this.tables;
    const end = cells.first[cell * 2 + kind + 1] ?? 0;
    const clauseAt = (i: number): number => rows.fields[(cells.rows[i] ?? 0) * 8 + rowField.clause] ?? 0;
    for (let i = cells.first[cell * 2 + kind] ?? 0; i < end;) {
      const clause = clauseAt(i);
      const list: number[] = [];
      for (; i < end && clauseAt(i) === clause; i++) if (this.passesFrame(cells.rows[i] ?? 0)) list.push(cells.rows[i] ?? 0);
      const reach = list.length > 0 ? this.reach(clause, list, at) : null;
      if (reach !== null) this.add(reach, into);
    }
  }
  private add({ choices, sets }: Reach, into: Sets): void {
    const size = 2 * this.words;
    for (let c = 0; c < choices.length; c++) {
      const from = (choices[c] ?? 0) * size;
      for (let w = from; w < from + size; w++) into[w] = (into[w] ?? 0) | (sets[w] ?? 0);
    }
  }

  private pairs(at: number, others: Int32Array, rules: Sets, bars: Sets, n: number): number {
    const { words } = this;
    let given = 0;
    let withheld = 0;
    for (let w = 0; w < words; w++) {
      const said = (rules[at + w] ?? 0) & (others[w] ?? 0);
      if (said === 0) continue;
      const over = said & (bars[at + words + w] ?? 0);
      given += bits(said & (rules[at + words + w] ?? 0) & ~over);
      if (over !== 0) withheld += bits(over);
    }
    const rest = n - given - withheld;
    return given * withheld + given * rest + withheld * rest;
  }

  /** Whom the rows of a clause reach; `null`: nobody. */
  private reach(clause: number, list: readonly number[], at: Block): Reach | null {
    if (!(this.hostless[clause] ??= this.isHostless(clause))) return this.newReach(clause, list, at);
    const { firstRow } = this.tables.clauses;
    const isWhole = list.length === (firstRow[clause + 1] ?? 0) - (firstRow[clause] ?? 0);
    const key = isWhole ? clause : list.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.newReach(clause, list, at);
    this.known.set(key, made);
    return made;
  }
  private newReach(clause: number, list: readonly number[], { mover, from, size }: Block): Reach | null {
    const { words } = this;
    const own = this.room(0);
    let made: (Reach & { readonly choices: number[] }) | null = null;
    for (let k = 0; k < size; k++) {
      const choice = mover * this.grid.choices.length + from + k;
      let some = false;
      for (const row of list) {
        if (this.facts.passing(row)[choice] !== 1) continue;
        if (!some) own.fill(0);
        some = true;
        this.addRow(row, own);
      }
      if (!some) continue;
      made ??= { choices: [], sets: new Int32Array(2 * block * words) };
      made.choices.push(k);
      const lifted = this.lifted(clause, choice, 1);
      const at = 2 * k * words;
      for (let w = 0; w < words; w++) {
        made.sets[at + w] = own[w] ?? 0;
        made.sets[at + words + w] = (own[w] ?? 0) & ~(lifted?.[w] ?? 0);
      }
    }
    return made;
  }
  /** Whether no exception to a clause, at any depth, tells hosts apart. */
  private isHostless(clause: number): boolean {
    const { firstException, exceptions, firstRow } = this.tables.clauses;
    for (let i = firstException[clause] ?? 0; i < (firstException[clause + 1] ?? 0); i++) {
      const exception = exceptions[i] ?? 0;
      for (let row = firstRow[exception] ?? 0; row < (firstRow[exception + 1] ?? 0); row++) if (this.tables.rows.fields[row * 8 + rowField.host] !== 0) return false;
      if (!this.isHostless(exception)) return false;
    }
    return true;
  }
  /** The origins for whom some exception to a clause holds; `null`: none. */
  private lifted(clause: number, at: number, depth: number): Int32Array | null {
    const { firstException, exceptions, firstRow } = this.tables.clauses;
    const start = firstException[clause] ?? 0;
    const end = firstException[clause + 1] ?? 0;
    if (start === end) return null;
    const [all, own] = [this.room(depth * 2 - 1), this.room(depth * 2)];
    all.fill(0);
    for (let i = start; i < end; i++) {
      const exception = exceptions[i] ?? 0;
      let some = false;
      for (let row = firstRow[exception] ?? 0; row < (firstRow[exception + 1] ?? 0); row++) {
        if (this.facts.passing(row)[at] !== 1 || !this.passesFrame(row)) continue;
        if (!some) own.fill(0);
        some = true;
        this.addRow(row, own);
      }
      if (!some) continue;
      const deeper = this.lifted(exception, at, depth + 1);
      for (let w = 0; w < this.words; w++) all[w] = (all[w] ?? 0) | ((own[w] ?? 0) & ~(deeper?.[w] ?? 0));
    }
    return all;
  }
  private room(at: number): Int32Array {
    return (this.stack[at] ??= new Int32Array(this.words));
  }

  private addRow(row: number, into: Int32Array): void {
    const from = this.matcher.originSet(row);
    const { sets } = this.tables;
    for (let w = 0; w < this.words; w++) into[w] = (into[w] ?? 0) | (sets[from + w] ?? 0);
  }
  /** Whether the day and the host of a row fit. */
  private passesFrame(row: number): boolean {
    return this.matcher.passesFrame(row, this.host);
  }
  private setOfParties(parties: readonly PartyId[]): Int32Array {
    const set = new Int32Array(this.words);
    for (const p of parties) set[p >> 5] = (set[p >> 5] ?? 0) | (1 << (p & 31));
    return set;
  }
}

const cellAt = ({ cells, regime }: Tables, { right }: Grid, place: number, mover: number): number =>
  (cells.firstCell[right * regime.classes.length + mover] ?? 0) + place * (cells.kinds[right] ?? 0);

function isWalked({ rows }: Tables, row: number): boolean {
  const last = rows.fields[(row + 1) * 8 + rowField.firstTest] ?? 0;
  for (let t = rows.fields[row * 8 + rowField.firstTest] ?? 0; t < last; t++) if (rows.tests.kind[t] === testKind.walk) return true;
  return false;
}

function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
