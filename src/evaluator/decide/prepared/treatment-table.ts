import type { SaidId } from "../../../kernel/decisions";
import type { PartyId } from "../../../language/regime";
import type { Matcher } from "./matcher";
import { rowField, testKind, type Tables } from "./tables";

/** What is counted: movers of some classes with some facts, each a choice of values for the columns that vary. */
export interface Grid {
  readonly right: number;
  readonly part: number;
  readonly movers: readonly number[];
  /** Sets the facts of one choice in a matcher whose words were cleared. */
  readonly choices: readonly ((matcher: Matcher) => void)[];
  /** How many cases a choice stands for. */
  readonly weights: readonly bigint[];
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
}

/** Counts pairs of origins that are treated differently, for all origins at once: a set of origins is a run of 32-bit words. */
export class TreatmentTable {
  private readonly tables: Tables;
  private readonly words: number;
  /** By place of a run of bytes the place of the same set in words. */
  private readonly setOf = new Map<number, number>();
  private sets = new Uint32Array(0);
  private setCount = 0;
  /** By row: the place of its origins in `sets`; and for each mover and choice whether its facts pass. */
  private readonly origins: Int32Array;
  private readonly passing: (Uint8Array | undefined)[] = [];
  private readonly stack: Uint32Array[] = [];
  private host = 0;

  constructor(
    private readonly matcher: Matcher,
    private readonly grid: Grid,
  ) {
    this.tables = matcher.tables;
    this.words = (this.tables.width + 31) >> 5;
    this.origins = new Int32Array(this.tables.rows.said.length);
    for (let i = 0; i < 64; i++) this.stack.push(new Uint32Array(this.words));
  }

  /** Whether the rows on the right allow it: one thing given, one thing said by exceptions to everything, all others only lift; nothing walked. */
  static allows(tables: Tables, grid: Grid): boolean {
    const { cells, rows, clauses } = tables;
    const said: [Set<SaidId>, Set<SaidId>] = [new Set(), new Set()];
    const seen = new Set<number>();
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
    const { grid } = this;
    const n = grid.origins.length;
    const perChoice = grid.choices.map(() => 0);
    const all = this.setOfParties(grid.origins);
    const [spoken, held, barred] = [new Uint32Array(this.words), new Uint32Array(this.words), new Uint32Array(this.words)];
    for (const host of grid.hosts) {
      this.host = host;
      const others = all.slice();
      others[host >> 5] = (others[host >> 5] ?? 0) & ~(1 << (host & 31));
      const total = n - (grid.origins.includes(host) ? 1 : 0);
      grid.movers.forEach((mover, m) => {
        const [rules, bars] = this.listsAt(host, mover);
        for (let choice = 0; choice < grid.choices.length; choice++) {
          const at = m * grid.choices.length + choice;
          spoken.fill(0);
          held.fill(0);
          for (const list of rules) this.add(list, at, spoken, held);
          barred.fill(0);
          if (bars.length > 0) for (const list of bars) this.add(list, at, this.stack[63] ?? barred, barred);
          perChoice[choice] = (perChoice[choice] ?? 0) + this.pairs(others, spoken, held, barred, total);
        }
      });
    }
    return perChoice.reduce((sum, pairs, choice) => sum + BigInt(pairs) * (grid.weights[choice] ?? 1n), 0n);
  }

  private pairs(others: Uint32Array, spoken: Uint32Array, held: Uint32Array, barred: Uint32Array, n: number): number {
    let given = 0;
    let withheld = 0;
    for (let w = 0; w < this.words; w++) {
      const [s, h, b, o] = [spoken[w] ?? 0, held[w] ?? 0, barred[w] ?? 0, others[w] ?? 0];
      given += bits(h & ~b & o);
      withheld += bits(s & b & o);
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

  /** Adds the origins of whom a clause speaks, and those for whom no exception to it holds. */
  private add(list: Int32Array, at: number, spoken: Uint32Array, held: Uint32Array): void {
    const own = this.stack[0] ?? held;
    own.fill(0);
    let some = false;
    for (let i = 1; i < list.length; i++) if (this.addRow(list[i] ?? 0, at, own)) some = true;
    if (!some) return;
    const { words } = this;
    for (let w = 0; w < words; w++) spoken[w] = (spoken[w] ?? 0) | (own[w] ?? 0);
    const lifted = this.lifted(list[0] ?? 0, at, 1);
    for (let w = 0; w < words; w++) held[w] = (held[w] ?? 0) | ((own[w] ?? 0) & ~(lifted?.[w] ?? 0));
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

  private addRow(row: number, at: number, into: Uint32Array): boolean {
    const passing = this.passing[row] ?? this.learn(row);
    if (passing[at] === 0) return false;
    const from = this.origins[row] ?? 0;
    for (let w = 0; w < this.words; w++) into[w] = (into[w] ?? 0) | (this.sets[from + w] ?? 0);
    return true;
  }
  /** Whether the day and the host of a row fit. */
  private passesFrame(row: number): boolean {
    return this.matcher.passesFrame(row, this.host);
  }
  private learn(row: number): Uint8Array {
    const { grid, matcher } = this;
    const passing = new Uint8Array(grid.movers.length * grid.choices.length);
    grid.movers.forEach((mover, m) => {
      grid.choices.forEach((choose, c) => {
        matcher.setMover(mover);
        choose(matcher);
        passing[m * grid.choices.length + c] = matcher.passesFacts(row) ? 1 : 0;
      });
    });
    this.passing[row] = passing;
    this.origins[row] = this.setAt(matcher.originBytes(row));
    return passing;
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
