import type { Regime } from "../../../language/regime";
import type { ClauseMaker, RightPlan } from "./clause-maker";
import type { PartyTables } from "./party-tables";
import type { RowMaker } from "./row-maker";
import type { Cells } from "./tables";

/** One row of a rule, or of an exception to everything, with whom it reaches. */
interface Entry {
  readonly row: number;
  /** Days, both included. */
  readonly from: number;
  readonly to: number;
  readonly host: number;
  readonly covered: Uint8Array;
}

/** Lists for each right, host and kind of mover the rows that may be met there. */
export class CellMaker {
  private readonly first: number[] = [];
  private rows = new Int32Array(1 << 12);
  private used = 0;
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
  ) {
    this.hosts = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
    this.cuts = cutsOf(rowsMade);
    this.kindOf = new Uint16Array(regime.rights.length * regime.classes.length);
    this.asked = new Uint8Array(regime.rights.length * this.hosts.length);
  }

  /** Adds the cells of a right. */
  right(right: number, plan: RightPlan): void {
    const entries = [plan.rules, plan.bars].map((list) => this.entries(list));
    const kinds = this.kindsOf(right, entries.flat());
    this.firstCell.push(this.first.length / 2 / (this.cuts.length + 1));
    this.kinds.push(kinds.length);
    for (const host of this.hosts) {
      const reached = entries.map((list) => list.filter((e) => this.parties.everReaches(e.host, host)));
      for (const mover of kinds) {
        const met = reached.map((list) => list.filter((e) => e.covered[mover] === 1));
        for (let part = 0; part <= this.cuts.length; part++) this.cell(met, part);
      }
    }
    const { sentences } = this.regime;
    this.hosts.forEach((host, place) => {
      const isReached = plan.measured.some((id) => {
        const sentence = sentences[id];
        return sentence !== undefined && this.parties.everReaches(this.parties.selector(sentence.host, "host"), host);
      });
      this.asked[right * this.hosts.length + place] = isReached ? 1 : 0;
    });
  }

  /** Lists the rows that may be met in one part of the time. */
  private cell(met: readonly (readonly Entry[])[], part: number): void {
    const start = part === 0 ? -Infinity : (this.cuts[part - 1] ?? 0);
    const end = this.cuts[part] ?? Infinity;
    for (const list of met) {
      this.first.push(this.used);
      for (const entry of list) if (entry.to >= start && entry.from < end) this.push(entry.row);
    }
  }

  private push(row: number): void {
    if (this.used === this.rows.length) {
      const wider = new Int32Array(this.used * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows[this.used++] = row;
  }

  /** The likeliest clause first: it often decides alone. */
  private entries(clauses: readonly number[]): readonly Entry[] {
    const { sentences } = this.regime;
    const share = new Map(clauses.map((c) => [c, this.clauses.share(c)]));
    const ordered = [...clauses].sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0));
    return ordered.flatMap((clause) =>
      this.clauses.rowsOf(clause).flatMap((row) => {
        const sentence = sentences[this.rowsMade.sentenceOf(row)];
        return sentence ? [{ row, ...this.rowsMade.daysOf(row), host: this.rowsMade.hosts[row] ?? 0, covered: this.rowsMade.covered(sentence) }] : [];
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
    return this.regime.rights.flatMap((_, right) => {
      const hosts = this.hosts.filter((_, place) => this.asked[right * n + place] === 1);
      return hosts.length > 0 ? [{ right, hosts }] : [];
    });
  }

  /** The cells, to be read. */
  frozen(): Cells {
    const hostPlace = new Int32Array(this.regime.parties.length).fill(-1);
    this.hosts.forEach((party, place) => (hostPlace[party] = place));
    return {
      first: new Int32Array([...this.first, this.used]), rows: this.rows.slice(0, this.used), hosts: this.hosts.length, hostPlace,
      cuts: Float64Array.from(this.cuts), firstCell: new Int32Array(this.firstCell), kinds: new Int32Array(this.kinds), kindOf: this.kindOf, asked: this.asked,
    };
  }
}

/** Cuts time into at most eight parts, such that about as many rows begin or end in each. */
function cutsOf(rows: RowMaker): readonly number[] {
  const ends = rows.daysOfChange();
  const parts = Math.min(8, Math.floor(ends.length / 3));
  const cuts = Array.from({ length: Math.max(0, parts - 1) }, (_, i) => ends[Math.floor(((i + 1) * ends.length) / parts)] ?? 0);
  return [...new Set(cuts)];
}
