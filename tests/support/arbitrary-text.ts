/**
 * Arbitrary texts of the language, walked from the parser's own grammar, so that a new production is covered on the day it is written.
 * A text is determined by a list of numbers (the choices made), which fast-check shrinks; when they run out, the shortest way is taken.
 */
import {
  Alternation, Alternative, type IProduction, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator, Rule, Terminal, type TokenType,
} from "chevrotain";
import fc from "fast-check";
import { ReferenceParser } from "../../scripts/grammar/reference";

const vocabulary: Readonly<Record<string, readonly string[]>> = {
  Word: ["alpha", "host", "to", "rule", "__proto__", "year", "does", "table"],
  Low: ["alpha", "beta_2", "constructor", "open", "member", "good", "apply"],
  Identifier: ["gamma"],
  Up: ["Alpha", "DE", "Work", "IN", "B_2"],
  Date: ["2004-05-01", "2024-02-29", "2004-05", "0001-01-01"],
  Integer: ["0", "5", "1", "2004", "15_200"],
  Decimal: ["0.25", "1.0", "0.0000001", "10_000.5"],
  Money: ["5_200 EUR", "1.5 CHF", "0 USD"],
  String: ['"a"', '""', '"q\\"\\\\ \\u{202e}é\\n"'],
};

const wordOf = (type: TokenType, pick: (of: number) => number): string => {
  const options = vocabulary[type.name];
  if (options !== undefined) return options[pick(options.length)] ?? "";
  return (type.LABEL ?? "").slice(1, -1);
};

class Walk {
  readonly words: string[] = [];
  private next = 0;
  constructor(
    private readonly choices: readonly number[],
    private readonly costs: ReadonlyMap<string, number>,
  ) {}

  private spent(): boolean {
    return this.next >= this.choices.length;
  }
  private readonly pick = (of: number): number => (this.spent() || of < 2 ? 0 : (this.choices[this.next++] ?? 0) % of);

  visit(p: IProduction, depth: number): void {
    if (p instanceof Terminal) this.words.push(wordOf(p.terminalType, this.pick));
    else if (p instanceof NonTerminal) this.each(p.referencedRule.definition, depth + 1);
    else if (p instanceof Alternation) this.visit(this.alternative(p, depth), depth);
    else if (p instanceof Option) this.times(this.goes(depth) ? 1 : 0, p.definition, depth);
    else if (p instanceof Repetition || p instanceof RepetitionWithSeparator) this.repeat(p, 0, depth);
    else if (p instanceof RepetitionMandatory || p instanceof RepetitionMandatoryWithSeparator) this.repeat(p, 1, depth);
    else if (p instanceof Alternative || p instanceof Rule) this.each(p.definition, depth);
  }

  private alternative(p: Alternation, depth: number): IProduction {
    const cheapest = p.definition.reduce((a, b) => (costOf([b], this.costs) < costOf([a], this.costs) ? b : a));
    return this.spent() || depth > 40 ? cheapest : (p.definition[this.pick(p.definition.length)] ?? cheapest);
  }
  private goes(depth: number): boolean {
    return !this.spent() && depth <= 40 && this.pick(3) === 1;
  }
  private repeat(p: Repetition | RepetitionMandatory | RepetitionWithSeparator | RepetitionMandatoryWithSeparator, least: number, depth: number): void {
    const separator = "separator" in p ? wordOf(p.separator, this.pick) : "";
    // The outermost list goes on as long as there are choices, so that long lists of choices make long texts.
    for (let i = 0; i < least || (depth <= 2 ? !this.spent() : this.goes(depth)); i++) {
      if (i > 0 && separator !== "") this.words.push(separator);
      if (depth <= 3) this.words.push("\n");
      this.each(p.definition, depth);
    }
  }
  private times(n: number, definition: readonly IProduction[], depth: number): void {
    for (let i = 0; i < n; i++) this.each(definition, depth);
  }
  private each(definition: readonly IProduction[], depth: number): void {
    for (const part of definition) this.visit(part, depth);
  }
}

/** Fewest tokens of a sequence, given those of each production. */
function costOf(definition: readonly IProduction[], costs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const p of definition) {
    if (p instanceof Terminal) sum += 1;
    else if (p instanceof NonTerminal) sum += costs.get(p.nonTerminalName) ?? Infinity;
    else if (p instanceof Alternation) sum += Math.min(...p.definition.map((a) => costOf([a], costs)));
    else if (p instanceof Alternative) sum += costOf(p.definition, costs);
    else if (p instanceof RepetitionMandatory || p instanceof RepetitionMandatoryWithSeparator) sum += costOf(p.definition, costs);
  }
  return sum;
}

function fewestTokens(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      const cost = costOf(rule.definition, costs);
      if (cost < (costs.get(rule.name) ?? Infinity)) {
        costs.set(rule.name, cost);
        changed = true;
      }
    }
  }
  return costs;
}

const rules = Object.values(new ReferenceParser().getGAstProductions());
const costs = fewestTokens(rules);

/** The text of a production that these choices make. */
export function textOf(production: string, choices: readonly number[]): string {
  const walk = new Walk(choices, costs);
  const rule = rules.find((r) => r.name === production);
  if (rule !== undefined) walk.visit(rule, 0);
  return walk.words.join(" ");
}

const choices = fc.array(fc.nat({ max: 65_535 }), { minLength: 1, maxLength: 400 });
/** A whole file that declares something. */
export const regimeText: fc.Arbitrary<string> = choices.map((list) => `right First\n${textOf("fileItem", list)}\n${textOf("regime", list.slice(7))}`);
