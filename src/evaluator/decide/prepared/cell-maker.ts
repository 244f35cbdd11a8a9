import type { Regime } from "../../../language/regime";
import { hasBit, members, type Mask } from "../../../kernel/masks";
import type { ClauseMaker, RightPlan } from "./clause-maker";
import type { PartyTables } from "./party-tables";
import { cutsNear } from "./parts-of-time";
import type { RowMaker } from "./row-maker";
import type { Cells } from "./tables";
import { WholeNumbers } from "./whole-numbers";

/** One row of a rule, or of an exception to everything, with whom it reaches. */
interface Entry {
  readonly row: number;
  /** Parts of the time, both included. */
  readonly first: number;
  readonly last: number;
  /** Hosts that it ever reaches; `null` for all. */
  readonly hosts: Mask | null;
  readonly covered: Uint8Array;
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
  /** The parties that are ever bound. */
  readonly hosts: readonly number[];

  constructor(
    private readonly regime: Regime,
    private readonly parties: PartyTables,
    private readonly rowsMade: RowMaker,
    private readonly clauses: ClauseMaker,
    /** Whether time is cut into parts. */
    isCut: boolean,
  ) {
    this.hosts = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
    this.cuts = isCut ? cutsOf(rowsMade) : [];
    this.next = new Int32Array(2 * (this.cuts.length + 1));
    this.kindOf = new Uint16Array(regime.rights.length * regime.classes.length);
    this.asked = new Uint8Array(regime.rights.length * this.hosts.length);
  }

  /** Adds the cells of a right. */
  right(right: number, plan: RightPlan): void {
    const entries = [plan.rules, plan.bars].map((list) => this.entries(list));
    const kinds = this.kindsOf(right, entries.flat());
    this.firstCell.push(this.first.length / 2 / (this.cuts.length + 1));
    this.kinds.push(kinds.length);
    const reached = entries.map((list) => this.byHost(list));
    for (const host of this.hosts) {
      for (const mover of kinds) {
        this.cells(reached.map((list) => (list[host] ?? []).filter((e) => e.covered[mover] === 1)));
      }
    }
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

  /** By party the entries that ever reach it as a host. */
  private byHost(entries: readonly Entry[]): readonly (readonly Entry[] | undefined)[] {
    const all = Array.from<Entry[] | undefined>({ length: this.regime.parties.length });
    for (const host of this.hosts) all[host] = [];
    for (const entry of entries) for (const host of entry.hosts === null ? this.hosts : members(entry.hosts)) all[host]?.push(entry);
    return all;
  }
  /** Lists for each part of the time the rows that may be met there. */
  private cells(met: readonly (readonly Entry[])[]): void {
    const { next } = this;
    next.fill(0);
    met.forEach((list, l) => {
      for (const { first, last } of list) for (let at = 2 * first + l; at <= 2 * last + l; at += 2) next[at] = (next[at] ?? 0) + 1;
    });
    for (let i = 0; i < next.length; i++) {
      const start = this.used;
      this.first.push(start);
      this.used += next[i] ?? 0;
      next[i] = start;
    }
    if (this.used > this.rows.length) this.widen();
    const { rows } = this;
    met.forEach((list, l) => {
      for (const { row, first, last } of list) {
        for (let at = 2 * first + l; at <= 2 * last + l; at += 2) {
          const place = next[at] ?? 0;
          rows[place] = row;
          next[at] = place + 1;
        }
      }
    });
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
  /** The likeliest clause first: it often decides alone. */
  private entries(clauses: readonly number[]): readonly Entry[] {
    const { sentences } = this.regime;
    const share = new Map(clauses.map((c) => [c, this.clauses.share(c)]));
    const ordered = [...clauses].sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0));
    return ordered.flatMap((clause) =>
      this.clauses.rowsOf(clause).flatMap((row) => {
        const sentence = sentences[this.rowsMade.sentenceOf(row)];
        const { from, to } = this.rowsMade.daysOf(row);
        const hosts = this.parties.ever(this.rowsMade.hosts[row] ?? 0);
        return sentence ? [{ row, first: this.partOf(from), last: this.partOf(to), hosts, covered: this.rowsMade.covered(sentence) }] : [];
      }),
    );
  }

  /** Classes that the same rows reach are one kind; one class of each. */
  private kindsOf(right: number, entries: readonly Entry[]): readonly number[] {
    const { classes } = this.regime;
    const known = new Map<string, number>();
    const kinds: number[] = [];
    const masks = [...new Set(entries.map((e) => e.covered))];
    classes.forEach((_, c) => {
      const key = masks.map((mask) => mask[c]).join("");
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
    const hostPlace = new Int32Array(this.regime.parties.length).fill(-1);
    this.hosts.forEach((party, place) => (hostPlace[party] = place));
    this.first.push(this.used);
    return {
      first: this.first.frozen(), rows: this.rows.slice(0, this.used), hosts: this.hosts.length, hostPlace,
      cuts: Float64Array.from(this.cuts), firstCell: new Int32Array(this.firstCell), kinds: new Int32Array(this.kinds), kindOf: this.kindOf, asked: this.asked,
    };
  }
}

/** Cuts time into at most eight parts, such that about as many rows begin or end in each. */
function cutsOf(rows: RowMaker): readonly number[] {
  const ends = rows.daysOfChange();
  const parts = Math.min(8, Math.floor(ends.length / 3));
  const cuts = Array.from({ length: Math.max(0, parts - 1) }, (_, i) => ends[Math.floor(((i + 1) * ends.length) / parts)] ?? 0);
  return cutsNear(cuts);
}
