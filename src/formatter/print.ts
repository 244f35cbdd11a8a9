/**
 * Canonical text of a syntax tree. Laws: `parse(print(tree))` is `tree` up to spans and comments, and printing again changes nothing.
 * Documentation comments are part of the tree and are kept; other comments are not. Here are the words and the empty lines;
 * how they stand on lines is the layout's alone.
 */
import type { Edit, File, FileItem, Reform, RegimeDeclaration, Use } from "../language/ast";
import { format } from "./format";
import { printBare, printItem } from "./print-items";
import { block, documented, type Lines } from "./print-lines";
import { list, printDate, printText, words } from "./print-operands";

export { printExpectation, printItem, printTest } from "./print-items";
export { printCondition, printLiteral, printOperand } from "./print-operands";
export { printGiven, printObligation, printSentence, printWindow } from "./print-sentences";

/** Prints a whole file without broken parts. */
export function print(file: File): string {
  const laidOut = format(printWords(file));
  if (!laidOut.ok) throw new Error(`what is printed of a tree is refused: ${laidOut.diagnostics[0]?.code ?? ""}`);
  return laidOut.text;
}

function printWords(file: File): string {
  const head = [...(file.edition ? [`edition ${file.edition.value}`] : []), ...file.uses.flatMap((use) => documented(use, [printUse(use)]))];
  const items = spaced(file.items.map((item) => ({ kind: item.kind, lines: printFileItem(item) })));
  const lines = head.length > 0 && items.length > 0 ? [...head, "", ...items] : [...head, ...items];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

const printUse = (use: Use): string => `use ${use.path ? printText(use.path) : (use.library ?? []).map((name) => name.text).join(".")}`;

function printFileItem(item: FileItem): Lines {
  if (item.kind === "Regime") return documented(item, printRegime(item));
  if (item.kind === "Reform") return documented(item, printReform(item));
  return printItem(item);
}

function printRegime(regime: RegimeDeclaration): Lines {
  return block(words("regime", regime.name.text, regime.title && printText(regime.title)), spaced(regime.items.map((item) => ({ kind: item.kind, lines: printItem(item) }))));
}

function printReform(reform: Reform): Lines {
  return block(`reform ${reform.name.text} of ${reform.of.text}`, reform.edits.flatMap(printEdit));
}

function printEdit(edit: Edit): Lines {
  switch (edit.kind) {
    case "Remove":
      return [`remove ${list(edit.clauses)}`];
    case "Admit":
      return [`admit ${edit.party.text} since ${printDate(edit.since)}`];
    case "Add":
      return documented(edit.item, prefixed("add", printBare(edit.item)));
    case "Replace":
      return documented(edit.by, prefixed(`replace ${edit.clause.text} by`, printBare(edit.by)));
  }
}

const prefixed = (word: string, [first = "", ...rest]: Lines): Lines => [`${word} ${first}`, ...rest];

/** One-line items of the same kind stand together; everything else is set off by an empty line. */
function spaced(items: readonly { readonly kind: string; readonly lines: Lines }[]): Lines {
  return items.flatMap((item, i) => {
    const before = items[i - 1];
    const together = before === undefined || (before.kind === item.kind && before.lines.length === 1 && item.lines.length === 1);
    return together ? item.lines : ["", ...item.lines];
  });
}
