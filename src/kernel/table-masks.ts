import type { Day } from "../language/dates";
import { hostRead, yearRead, type Frame } from "../language/reading";
import { isPartyCell, stateless, type Lookup, type PartySet, type Regime, type TableCell, type TableId, type TableValue } from "../language/regime";
import { hasBit, type Mask } from "./masks";
import type { PartyMasks } from "./party-masks";

/** One row of a table on one day: the parties of each cell, the years or the labels. */
type RowOn = readonly (Mask | Exclude<TableCell, PartySet>)[];

/** Reads tables by sets of parties that are made once a day, where `lookUp` walks the dated groups for each pair. */
export class TableMasks {
  private day: Day | null = null;
  private rows = new Map<TableId, readonly RowOn[]>();

  constructor(
    private readonly regime: Regime,
    private readonly parties: PartyMasks,
  ) {}

  lookUp(lookup: Lookup, frame: Frame): TableValue {
    const table = this.regime.tables[lookup.table];
    if (table === undefined) return null;
    const read = table.keys.includes("origin") ? frame : (frame.record ?? frame);
    const host = hostRead(table, frame, read);
    const rows = this.rowsOn(lookup.table, frame.on);
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r] ?? [];
      let fits = true;
      for (let i = 0; i < row.length && fits; i++) {
        const cell = row[i] ?? [];
        const arg = lookup.args[i];
        if ("years" in cell) fits = cell.years.includes(yearRead(arg, frame.on) ?? NaN);
        else if ("labels" in cell) fits = typeof arg === "object" && "label" in arg && cell.labels.includes(arg.label);
        else {
          const party = arg === "host" ? host : read.origin;
          fits = party !== stateless && hasBit(cell, party);
        }
      }
      if (fits) return table.rows[r]?.value ?? null;
    }
    return table.otherwise;
  }

  private rowsOn(id: TableId, on: Day): readonly RowOn[] {
    if (this.day !== on) {
      this.day = on;
      this.rows = new Map();
    }
    const known = this.rows.get(id);
    if (known !== undefined) return known;
    const made = (this.regime.tables[id]?.rows ?? []).map((row) =>
      row.cells.map((cell) => (isPartyCell(cell) ? this.parties.named(cell, on) : cell)),
    );
    this.rows.set(id, made);
    return made;
  }
}
