import type { Regime } from "../../../language/regime";
import { hasBit, members } from "../../../kernel/masks";
import { runs, type ClauseMaker, type RightPlan } from "./clause-maker";
import type { PartyTables } from "./party-tables";
import { cutsNear } from "./parts-of-time";
import type { RowMaker } from "./row-maker";
import type { Cells } from "./tables";
import { WholeNumbers } from "./whole-numbers";

/** Rows of rules, or of exceptions to everything, in the order in which they are asked; each has a place. */
interface Listed {
  readonly rows: Int32Array;
  /** The parts of the time in which a row may be met, both included. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** By kind of mover, one run of bytes each: whether a row reaches it. */
  readonly reached: Uint8Array;
  /** By host that is ever bound the places of the rows that ever reach it. */
  readonly first: Int32Array;
  readonly items: Int32Array;
}

/** Lists for each right, host and kind of mover the rows that may be met there. */
export class CellMaker {
  private readonly first = new WholeNumbers();
  private rows = new Int32Array(1 << 12);
  private used = 0;
  /** By part of the time, for rules and for exceptions to everything: where the next row goes. */
  private readonly next: Int32Array;
  private readonly firstCell: number[] = [];
  private readonly kinds: number[] = [];
  private readonly kindOf: Uint16Array;
  private readonly asked: Uint8Array;
  /** The days at which time is cut into parts. */
  private readonly cuts: readonly number[];
  /** The parties that are ever bound, and by party its place among them, or -1. */
  private readonly hosts: readonly number[];
  private readonly hostPlace: Int32Array;

  constructor(
    private readonly regime: Regime,
    private readonly parties: PartyTables,
    private readonly rowsMade: RowMaker,
    private readonly clauses: ClauseMaker,
    /** Whether time is cut into parts. */
    isCut: boolean,
  ) {
    this.hosts = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
    this.hostPlace = new Int32Array(regime.parties.length).fill(-1);
    this.hosts.forEach((party, place) => (this.hostPlace[party] = place));
    this.cuts = isCut ? cutsOf(rowsMade) : [];
    this.next = new Int32Array(2 * (this.cuts.length + 1));
    this.kindOf = new Uint16Array(regime.rights.length * regime.classes.length);
    this.asked = new Uint8Array(regime.rights.length * this.hosts.length);
  }

  /** Adds the cells of a right. */
  right(right: number, plan: RightPlan): void {
    const [rules, bars] = [this.inOrder(plan.rules), this.inOrder(plan.bars)];
    const kinds = this.kindsOf(right, [...rules, ...bars]);
    const lists = [this.listed(rules, kinds), this.listed(bars, kinds)];
    this.firstCell.push(this.first.length / 2 / (this.cuts.length + 1));
    this.kinds.push(kinds.length);
    for (let host = 0; host < this.hosts.length; host++) for (let kind = 0; kind < kinds.length; kind++) this.cells(lists, host, kind);
    const { sentences } = this.regime;
    this.hosts.forEach((host, place) => {
      const isReached = plan.measured.some((id) => {
        const sentence = sentences[id];
        const ever = sentence && this.parties.ever(this.parties.selector(sentence.host, "host"));
        return ever === null || (ever !== undefined && hasBit(ever, host));
      });
      this.asked[right * this.hosts.length + place] = isReached ? 1 : 0;
    });
  }

  /** Lists for each part of the time the rows that may be met there. */
  private cells(lists: readonly Listed[], host: number, kind: number): void {
    const { next } = this;
    next.fill(0);
    lists.forEach((list, l) => countParts(list, host, kind, l, next));
    for (let i = 0; i < next.length; i++) {
      const start = this.used;
      this.first.push(start);
      this.used += next[i] ?? 0;
      next[i] = start;
    }
    if (this.used > this.rows.length) this.widen();
    lists.forEach((list, l) => placeRows(list, host, kind, l, next, this.rows));
  }
  private widen(): void {
    const wider = new Int32Array(this.used * 2);
    wider.set(this.rows);
    this.rows = wider;
  }

  private partOf(day: number): number {
    const next = this.cuts.findIndex((cut) => day < cut);
    return next === -1 ? this.cuts.length : next;
  }
  /** The rows of some clauses, those of the likeliest first: it often decides alone. */
  private inOrder(clauses: readonly number[]): readonly number[] {
    const share = new Map(clauses.map((c) => [c, this.clauses.share(c)]));
    return [...clauses].sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0)).flatMap((c) => this.clauses.rowsOf(c));
  }
  private listed(rows: readonly number[], kinds: readonly number[]): Listed {
    const byHost: number[][] = this.hosts.map(() => []);
    const reached = new Uint8Array(rows.length * kinds.length);
    rows.forEach((row, place) => {
      const covered = this.rowsMade.covered[row];
      kinds.forEach((mover, kind) => (reached[kind * rows.length + place] = covered?.[mover] ?? 0));
      const ever = this.parties.ever(this.rowsMade.hosts[row] ?? 0);
      for (const host of ever === null ? this.hosts : members(ever)) byHost[this.hostPlace[host] ?? -1]?.push(place);
    });
    const days = rows.map((row) => this.rowsMade.daysOf(row));
    return {
      rows: Int32Array.from(rows), from: Uint8Array.from(days, ({ from }) => this.partOf(from)), to: Uint8Array.from(days, ({ to }) => this.partOf(to)),
      reached, ...runs(byHost),
    };
  }

  /** Classes that the same rows reach are one kind; one class of each. */
  private kindsOf(right: number, rows: readonly number[]): readonly number[] {
    const { classes } = this.regime;
    const known = new Map<string, number>();
    const kinds: number[] = [];
    const masks = [...new Set(rows.map((row) => this.rowsMade.covered[row]))];
    classes.forEach((_, c) => {
      const key = masks.map((mask) => mask?.[c]).join("");
      let kind = known.get(key);
      if (kind === undefined) {
        kind = kinds.push(c) - 1;
        known.set(key, kind);
      }
      this.kindOf[right * classes.length + c] = kind;
    });
    return kinds;
  }

  /** How many rights and hosts the ordinary `decide` is asked about. */
  get askedPlaces(): readonly { readonly right: number; readonly hosts: readonly number[] }[] {
    const n = this.hosts.length;
    if (!this.asked.includes(1)) return [];
    return this.regime.rights.flatMap((_, right) => {
      const hosts = this.hosts.filter((_, place) => this.asked[right * n + place] === 1);
      return hosts.length > 0 ? [{ right, hosts }] : [];
    });
  }

  /** The cells, to be read. */
  frozen(): Cells {
    this.first.push(this.used);
    return {
      first: this.first.frozen(), rows: this.rows.slice(0, this.used), hosts: this.hosts.length, hostPlace: this.hostPlace,
      cuts: Float64Array.from(this.cuts), firstCell: new Int32Array(this.firstCell), kinds: new Int32Array(this.kinds), kindOf: this.kindOf, asked: this.asked,
    };
  }
}

/** Counts in each part of the time the rows of a list that a host and a kind of mover may meet; the `l`-th list of each part. */
function countParts({ from, to, reached, rows, first, items }: Listed, host: number, kind: number, l: number, counts: Int32Array): void {
  const end = first[host + 1] ?? 0;
  for (let i = first[host] ?? 0; i < end; i++) {
    const place = items[i] ?? 0;
    if (reached[kind * rows.length + place] !== 1) continue;
    const last = 2 * (to[place] ?? 0) + l;
    for (let at = 2 * (from[place] ?? 0) + l; at <= last; at += 2) counts[at] = (counts[at] ?? 0) + 1;
  }
}
/** Puts the same rows where the next of their part goes. */
function placeRows({ from, to, reached, rows, first, items }: Listed, host: number, kind: number, l: number, next: Int32Array, into: Int32Array): void {
  const end = first[host + 1] ?? 0;
  for (let i = first[host] ?? 0; i < end; i++) {
    const place = items[i] ?? 0;
    if (reached[kind * rows.length + place] !== 1) continue;
    const last = 2 * (to[place] ?? 0) + l;
    for (let at = 2 * (from[place] ?? 0) + l; at <= last; at += 2) {
      const free = next[at] ?? 0;
      into[free] = rows[place] ?? 0;
      next[at] = free + 1;
    }
  }
}

/** Cuts time into at most eight parts, such that about as many rows begin or end in each. */
function cutsOf(rows: RowMaker): readonly number[] {
  const ends = rows.daysOfChange();
  const parts = Math.min(8, Math.floor(ends.length / 3));
  const cuts = Array.from({ length: Math.max(0, parts - 1) }, (_, i) => ends[Math.floor(((i + 1) * ends.length) / parts)] ?? 0);
  return cutsNear(cuts);
}
