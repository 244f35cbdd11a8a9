/** A 2×2 game as a table for the terminal, without colour. */
import type { Classification, Game2x2 } from "../../games";
import { formatRational } from "../../language/rational";
import { displayWidth, pad, pageWidth, wrap } from "./layout";

/** What players and choices are called. Names that do not fit the page are cut. */
export interface GameNames {
  readonly row: string;
  readonly column: string;
  readonly rowChoices: readonly [string, string];
  readonly columnChoices: readonly [string, string];
}

/** What of a classification a drawing shows. */
type Drawn = Pick<Classification, "equilibria" | "kind" | "dominant">;

const usualNames: GameNames = { row: "row", column: "column", rowChoices: ["C", "D"], columnChoices: ["C", "D"] };

/** The longest name of a choice, and the widest cell: two cells, the names of rows and the lines between fit the page. */
const widest = { name: 18, cell: 26 };

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let short = "";
  for (const c of text) {
    if (displayWidth(short + c) > width - 1) break;
    short += c;
  }
  return `${short}…`;
}

function dominance(player: string, { choice, strict }: { readonly choice: "C" | "D"; readonly strict: boolean }, choices: readonly [string, string]): string {
  return `${player} ${strict ? "always does better" : "never does worse"} by ${choices[choice === "C" ? 0 : 1]}.`;
}

function remarks({ equilibria, kind, dominant }: Drawn, names: GameNames): readonly string[] {
  return [
    `Kind: ${kind}.`,
    ...(dominant.row ? [dominance(names.row, dominant.row, names.rowChoices)] : []),
    ...(dominant.column ? [dominance(names.column, dominant.column, names.columnChoices)] : []),
    equilibria.length === 0 ? "No pure equilibrium." : "*: nobody gains by changing alone.",
  ];
}

/**
 * The lines of a drawing, at most 80 columns wide: rows are the row player's choices, each cell has the payoffs of the row player and of the column player, and an asterisk in a pure equilibrium.
 * `found` is the classification of the same game.
 */
export function drawGame(game: Game2x2, found: Drawn, given: Partial<GameNames> = {}): readonly string[] {
  const names = { ...usualNames, ...given };
  const cells = (["CC", "CD", "DC", "DD"] as const).map((cell, i) => {
    const payoffs = [game.row, game.column].map((four) => formatRational(four[i] ?? game.row[0])).join(", ");
    // The mark stays where payoffs are cut.
    return `${cut(payoffs, widest.cell - 2)}${found.equilibria.includes(cell) ? " *" : ""}`;
  });
  const heads = names.columnChoices.map((name) => cut(name, widest.name));
  const sides = names.rowChoices.map((name) => cut(name, widest.name));
  const side = Math.max(...sides.map(displayWidth));
  const widths = [0, 1].map((c) => Math.max(...[heads[c], cells[c], cells[c + 2]].map((text) => displayWidth(text ?? ""))));
  const line = (first: string, two: readonly string[]): string =>
    `${pad(first, side)} | ${two.map((text, c) => pad(text, widths[c] ?? 0)).join(" | ")} |`;
  const rule = line("", ["", ""]).replaceAll("|", "+").replaceAll(" ", "-").replace(/^-+/, (start) => " ".repeat(start.length));
  const title = `${cut(names.row, 30)} (rows), ${cut(names.column, 30)} (columns)`;
  const body = [title, line("", heads), rule, line(sides[0] ?? "", cells.slice(0, 2)), rule, line(sides[1] ?? "", cells.slice(2)), rule];
  return [...body, ...remarks(found, names).flatMap((remark) => wrap(remark, "", "  ", pageWidth))];
}
