import type { Condition, FactId, Regime, Sentence } from "../../../language/regime";
import { fewValues } from "./conjunctions";
import { mostFlags } from "./flags-of";
import type { Columns } from "./tables";

/** Bits in a word; the sign is left alone. */
const wordBits = 31;

/** The facts that a condition reads, each as often as it does. */
export function factsRead(condition: Condition, into: FactId[] = []): readonly FactId[] {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) factsRead(operand, into);
      break;
    case "not":
      factsRead(condition.operand, into);
      break;
    case "fact":
    case "state":
      into.push(condition.fact);
      break;
    case "series":
      for (const { fact } of condition.open) into.push(fact);
      break;
    case "constant":
    case "table":
    case "date":
    case "party":
    case "member":
      break;
  }
  return into;
}

/** Gives each fact a column, and bits to those with few values: what some sentences, or all, read most often is in the first word. */
export function columnsOf(regime: Regime, facts: readonly FactId[], sentences: readonly Sentence[] = regime.sentences): Columns {
  const uses = new Map<FactId, number>();
  for (const { condition } of sentences) for (const fact of factsRead(condition)) uses.set(fact, (uses.get(fact) ?? 0) + 1);
  const columnOf = new Int32Array(regime.facts.length).fill(-1);
  facts.forEach((fact, column) => (columnOf[fact] = column));
  const word = new Int32Array(facts.length).fill(-1);
  const shift = new Int32Array(facts.length);
  const mask = new Int32Array(facts.length);
  const filled: number[] = [];
  const place = (bits: number): { readonly word: number; readonly shift: number } => {
    const found = filled.findIndex((n) => n + bits <= wordBits);
    const at = found === -1 ? filled.push(0) - 1 : found;
    const from = filled[at] ?? 0;
    filled[at] = from + bits;
    return { word: at, shift: from };
  };
  const classes = regime.classes.length;
  const mover = classes > 0 && classes <= wordBits ? place(classes) : { word: -1, shift: 0 };
  const byUse = facts.map((fact, column) => ({ fact, column })).sort((a, b) => (uses.get(b.fact) ?? 0) - (uses.get(a.fact) ?? 0));
  const used = byUse.filter(({ fact }) => uses.has(fact));
  const keep = (column: number, few: number, at: { readonly word: number; readonly shift: number }): void => {
    word[column] = at.word;
    shift[column] = at.shift;
    mask[column] = 2 ** few - 1;
  };
  // Flags are read at once: they stand side by side, in an order that regimes of the same facts have in common, so that engines know which key is read where.
  const flags = used.filter(({ fact }) => regime.facts[fact]?.type.kind === "yes-or-no").slice(0, mostFlags).sort((a, b) => a.column - b.column);
  const begin = flags.length > 0 ? place(2 * flags.length) : { word: 0, shift: 0 };
  flags.forEach(({ column }, i) => keep(column, 2, { word: begin.word, shift: begin.shift + 2 * i }));
  for (const { fact, column } of used) {
    const few = fewValues(regime.facts[fact]);
    if (few !== null && (word[column] ?? -1) < 0) keep(column, few, place(few));
  }
  return { facts, columnOf, word, shift, mask, words: Math.max(1, filled.length), moverWord: mover.word, moverShift: mover.shift };
}
