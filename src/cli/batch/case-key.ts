import { breakpoints } from "../../evaluator/breakpoints";
import { factCells } from "../../kernel/cells";
import type { Regime } from "../../language/regime";
import { named } from "./duck";
import type { ReadColumn } from "./people";
import { dayText, stretchOf } from "./stretch";

/** Rows in which a fact that is missing may decide are told apart by this text: what the regime cannot tell apart has the same. */
export function caseKey(regime: Regime, columns: readonly ReadColumn[]): string {
  const parts = columns.map(({ column, name }) => {
    const own = named(name);
    if (column.kind === "day") return stretchOf(breakpoints(regime), own);
    const cells = column.fact === null || (column.kind !== "number" && column.kind !== "date") ? undefined : factCells(regime, true).get(column.fact);
    if (cells === undefined) return own;
    const at = (n: number): string => (column.kind === "date" ? dayText(n) : String(n));
    // Cells are in order and leave nothing out.
    const ends = cells.slice(0, -1).map((cell, i) => `WHEN ${own} ${cell.open ? "<" : "<="} ${at(cell.to)} THEN ${i}`);
    return `CASE WHEN ${own} IS NULL THEN NULL ${ends.join(" ")} ELSE ${cells.length - 1} END`;
  });
  return `concat_ws('|', ${parts.map((part) => `coalesce(CAST(${part} AS VARCHAR), '?')`).join(", ")})`;
}
