import type { SaidId } from "../../../kernel/decisions";
import type { PartyId } from "../../../language/regime";
import type { Matcher } from "./matcher";
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

/** For each choice of a block a set of origins: those of whom a clause speaks, and those for whom no exception to it holds. */
interface Reach {
  readonly spoken: Uint32Array;
  readonly held: Uint32Array;
}

/** Counts pairs of origins that are treated differently, for all origins at once: a set of origins is a run of 32-bit words. */
export class TreatmentTable {
  private readonly tables: Tables;
  private readonly words: number;
  private readonly facts: TreatmentFacts;
  /** By place of a run of bytes the place of the same set in words. */
  private readonly setOf = new Map<number, number>();
  private sets = new Uint32Array(0);
  private setCount = 0;
  /** By row: the place of its origins in `sets`, or -1. */
  private readonly origins: Int32Array;
  private readonly stack: Uint32Array[] = [];
  /** By the rows of a clause, for the mover and the block that are counted: what reaches the same origins whoever the host is. */
  private readonly known = new Map<string, Reach | null>();
  private readonly hostless: (boolean | undefined)[] = [];
  private host = 0;

  constructor(
    private readonly matcher: Matcher,
    private readonly grid: Grid,
  ) {
    this.tables = matcher.tables;
    this.words = (this.tables.width + 31) >> 5;
    this.facts = new TreatmentFacts(matcher, grid);
    this.origins = new Int32Array(this.tables.rows.said.length).fill(-1);
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
    const { grid, words } = this;
    const different = Array.from({ length: size }, () => 0);
    const [spoken, held, barred, withheld] = [0, 1, 2, 3].map(() => new Uint32Array(block * words)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
    const all = this.setOfParties(grid.origins);
    for (const host of grid.hosts) {
      this.host = host;
      const others = all.slice();
      others[host >> 5] = (others[host >> 5] ?? 0) & ~(1 << (host & 31));
      const [rules, bars] = this.listsAt(host, grid.movers[m] ?? 0);
      for (const set of [spoken, held, barred]) set.fill(0);
      const at = { mover: m, from, size };
      for (const list of rules) this.add(this.reach(list, at), spoken, held);
      for (const list of bars) this.add(this.reach(list, at), withheld, barred);
      const n = grid.origins.length - (grid.origins.includes(host) ? 1 : 0);
      for (let k = 0; k < size; k++) different[k] = (different[k] ?? 0) + this.pairs(k * words, others, spoken, held, barred, n);
    }
    return different;
  }
  private add(reach: Reach | null, spoken: Uint32Array, held: Uint32Array): void {
    if (reach === null) return;
    const length = block * this.words;
    for (let w = 0; w < length; w++) {
      spoken[w] = (spoken[w] ?? 0) | (reach.spoken[w] ?? 0);
      held[w] = (held[w] ?? 0) | (reach.held[w] ?? 0);
    }
  }

  private pairs(at: number, others: Uint32Array, spoken: Uint32Array, held: Uint32Array, barred: Uint32Array, n: number): number {
    let given = 0;
    let withheld = 0;
    for (let w = 0; w < this.words; w++) {
      const [s, o] = [(spoken[at + w] ?? 0) & (others[w] ?? 0), barred[at + w] ?? 0];
      if (s === 0) continue;
      given += bits(s & (held[at + w] ?? 0) & ~o);
      withheld += bits(s & o);
    }
    const rest = n - given - withheld;
    return given * withheld + given * rest + withheld * rest;
  }

  /** The clauses that a host and a mover meet, each with its rows: rules, and exceptions to everything. */
  private listsAt(host: PartyId, mover: number): readonly [readonly Int32Array[], readonly Int32Array[]] {
    const { cells, rows } = this.tables;
    const cell = cellAt(this.tables, this.grid, cells.hostPlace[host] ?? -1, mover);
    const list = (kind: 0 | 1): readonly Int32Array[] => {
      const byClause = new Map<number, number[]>();
      for (let i = cells.first[cell * 2 + kind] ?? 0; i < (cells.first[cell * 2 + kind + 1] ?? 0); i++) {
        const row = cells.rows[i] ?? 0;
        if (!this.passesFrame(row)) continue;
        const clause = rows.fields[row * 8 + rowField.clause] ?? 0;
        const known = byClause.get(clause);
        if (known) known.push(row);
        else byClause.set(clause, [row]);
      }
      return [...byClause].map(([clause, all]) => Int32Array.from([clause, ...all]));
    };
    return [list(0), list(1)];
  }

  /** Whom the rows of a clause reach; `null`: nobody. */
  private reach(list: Int32Array, at: Block): Reach | null {
    const clause = list[0] ?? 0;
    if (!(this.hostless[clause] ??= this.isHostless(clause))) return this.newReach(list, at);
    const key = list.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.newReach(list, at);
    this.known.set(key, made);
    return made;
  }
  private newReach(list: Int32Array, { mover, from, size }: Block): Reach | null {
    const { words } = this;
    const own = this.room(0);
    let made: Reach | null = null;
    for (let k = 0; k < size; k++) {
      const choice = mover * this.grid.choices.length + from + k;
      own.fill(0);
      let some = false;
      for (let i = 1; i < list.length; i++) if (this.addRow(list[i] ?? 0, choice, own)) some = true;
      if (!some) continue;
      made ??= { spoken: new Uint32Array(block * words), held: new Uint32Array(block * words) };
      const lifted = this.lifted(list[0] ?? 0, choice, 1);
      for (let w = 0; w < words; w++) {
        made.spoken[k * words + w] = own[w] ?? 0;
        made.held[k * words + w] = (own[w] ?? 0) & ~(lifted?.[w] ?? 0);
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
  private lifted(clause: number, at: number, depth: number): Uint32Array | null {
    const { firstException, exceptions, firstRow } = this.tables.clauses;
    const start = firstException[clause] ?? 0;
    const end = firstException[clause + 1] ?? 0;
    if (start === end) return null;
    const [all, own] = [this.room(depth * 2 - 1), this.room(depth * 2)];
    all.fill(0);
    for (let i = start; i < end; i++) {
      const exception = exceptions[i] ?? 0;
      own.fill(0);
      let some = false;
      for (let row = firstRow[exception] ?? 0; row < (firstRow[exception + 1] ?? 0); row++) if (this.passesFrame(row) && this.addRow(row, at, own)) some = true;
      if (!some) continue;
      const deeper = this.lifted(exception, at, depth + 1);
      for (let w = 0; w < this.words; w++) all[w] = (all[w] ?? 0) | ((own[w] ?? 0) & ~(deeper?.[w] ?? 0));
    }
    return all;
  }
  private room(at: number): Uint32Array {
    return (this.stack[at] ??= new Uint32Array(this.words));
  }

  private addRow(row: number, choice: number, into: Uint32Array): boolean {
    if (this.facts.passing(row)[choice] === 0) return false;
    let from = this.origins[row] ?? 0;
    if (from === -1) this.origins[row] = from = this.setAt(this.matcher.originBytes(row));
    for (let w = 0; w < this.words; w++) into[w] = (into[w] ?? 0) | (this.sets[from + w] ?? 0);
    return true;
  }
  /** Whether the day and the host of a row fit. */
  private passesFrame(row: number): boolean {
    return this.matcher.passesFrame(row, this.host);
  }
  private setAt(bytesAt: number): number {
    const known = this.setOf.get(bytesAt);
    if (known !== undefined) return known;
    const at = this.setCount * this.words;
    if (at + this.words > this.sets.length) {
      const wider = new Uint32Array(Math.max(64 * this.words, this.sets.length * 2));
      wider.set(this.sets);
      this.sets = wider;
    }
    for (let p = 0; p < this.tables.width; p++) if (this.tables.bytes[bytesAt + p] === 1) this.sets[at + (p >> 5)] = (this.sets[at + (p >> 5)] ?? 0) | (1 << (p & 31));
    this.setOf.set(bytesAt, at);
    this.setCount++;
    return at;
  }
  private setOfParties(parties: readonly PartyId[]): Uint32Array {
    const set = new Uint32Array(this.words);
    for (const p of parties) set[p >> 5] = (set[p >> 5] ?? 0) | (1 << (p & 31));
    return set;
  }
}

function cellAt({ cells, regime }: Tables, { right, part }: Grid, place: number, mover: number): number {
  const kind = cells.kindOf[right * regime.classes.length + mover] ?? 0;
  return ((cells.firstCell[right] ?? 0) + place * (cells.kinds[right] ?? 0) + kind) * (cells.cuts.length + 1) + part;
}

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
