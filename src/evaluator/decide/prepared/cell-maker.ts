import type { Regime } from "../../../language/regime";
import { hasBit, members } from "../../../kernel/masks";
import type { ClauseMaker, RightPlan } from "./clause-maker";
import type { PartyTables } from "./party-tables";
import type { RowMaker } from "./row-maker";
import type { Cells } from "./tables";
import { WholeNumbers } from "./whole-numbers";

/** Lists for each right, host and kind of mover the rows that may be met there. */
export class CellMaker {
  private readonly first = new WholeNumbers();
  private readonly rows = new WholeNumbers();
  private readonly firstCell: Int32Array;
  private readonly kinds: number[] = [];
  private readonly asked: Uint8Array;
  /** The parties that are ever bound, and by party its place among them, or -1. */
  private readonly hosts: readonly number[];
  private readonly hostPlace: Int32Array;

  constructor(
    private readonly regime: Regime,
    private readonly parties: PartyTables,
    private readonly rowsMade: RowMaker,
    private readonly clauses: ClauseMaker,
  ) {
    this.hosts = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
    this.hostPlace = new Int32Array(regime.parties.length).fill(-1);
    this.hosts.forEach((party, place) => (this.hostPlace[party] = place));
    this.firstCell = new Int32Array(regime.rights.length * regime.classes.length);
    this.asked = new Uint8Array(regime.rights.length * this.hosts.length);
  }

  /** Adds the cells of a right. */
  right(right: number, plan: RightPlan): void {
    const lists = [this.inOrder(plan.rules), this.inOrder(plan.bars)];
    const kinds = this.kindsOf(right, lists.flat());
    this.kinds.push(kinds.length);
    const byHost = lists.map((rows) => this.byHost(rows));
    for (let place = 0; place < this.hosts.length; place++) for (const mover of kinds) for (const list of byHost) this.add(list[place] ?? [], mover);
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

  /** Adds the rows among some that reach a mover. */
  private add(rows: readonly number[], mover: number): void {
    this.first.push(this.rows.length);
    for (const row of rows) if (this.rowsMade.covered[row]?.[mover] === 1) this.rows.push(row);
  }
  /** By place of the host the rows that ever reach it. */
  private byHost(rows: readonly number[]): readonly (readonly number[])[] {
    const all: number[][] = this.hosts.map(() => []);
    for (const row of rows) {
      const ever = this.parties.ever(this.rowsMade.hosts[row] ?? 0);
      for (const host of ever === null ? this.hosts : members(ever)) all[this.hostPlace[host] ?? -1]?.push(row);
    }
    return all;
  }
  /** The rows of some clauses, those of the likeliest first: it often decides alone. */
  private inOrder(clauses: readonly number[]): readonly number[] {
    const share = new Map(clauses.map((c) => [c, this.clauses.share(c)]));
    return [...clauses].sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0)).flatMap((c) => this.clauses.rowsOf(c));
  }
  /** Classes that the same rows reach are one kind; one class of each. */
  private kindsOf(right: number, rows: readonly number[]): readonly number[] {
    const { classes } = this.regime;
    const known = new Map<string, number>();
    const kinds: number[] = [];
    const first = this.first.length / 2;
    const masks = [...new Set(rows.map((row) => this.rowsMade.covered[row]))];
    classes.forEach((_, c) => {
      const key = masks.map((mask) => mask?.[c]).join("");
      let kind = known.get(key);
      if (kind === undefined) {
        kind = kinds.push(c) - 1;
        known.set(key, kind);
      }
      this.firstCell[right * classes.length + c] = first + kind;
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
    this.first.push(this.rows.length);
    return {
      first: this.first.frozen(), rows: this.rows.frozen(), hosts: this.hosts.length, hostPlace: this.hostPlace,
      firstCell: this.firstCell, kinds: new Int32Array(this.kinds), asked: this.asked,
    };
  }
}
