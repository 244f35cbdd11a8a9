import { fc, test as property } from "@fast-check/vitest";
import { EOF as chevrotainEnd, type IToken, LLkLookaheadStrategy, type TokenType as ChevrotainType } from "chevrotain";
import { describe, expect, it } from "vitest";
import { recorded } from "../../../scripts/grammar/record";
import { choices, ourName, ReferenceParser, referenceType, type Choice } from "../../../scripts/grammar/reference";
import { sourceFile } from "../../../src/language/span";
import { continuations, partsOf } from "../../../src/parser/completion";
import { Decision, noAlternative } from "../../../src/parser/decision";
import { decisions } from "../../../src/parser/decisions.generated";
import { productions } from "../../../src/parser/productions.generated";
import { maxLookahead } from "../../../src/parser/recognizer";
import { scan } from "../../../src/parser/scanner";
import { type AnyToken, endOfFile, EOF, tokenTypes } from "../../../src/parser/tokens";
import { regimeText } from "../../support/arbitrary-text";

const grammar = recorded();
const reference = new ReferenceParser({ grammar });
const strategy = new LLkLookaheadStrategy({ maxLookahead });

const theirType = (token: AnyToken): ChevrotainType => (token.tokenType === EOF ? chevrotainEnd : referenceType(token.tokenType.name));
/** A token as chevrotain reads it; it looks at nothing but the type. */
const theirs = (token: AnyToken): IToken => ({ image: token.image, startOffset: 0, tokenType: theirType(token), tokenTypeIdx: theirType(token).tokenTypeIdx ?? -1 });
const pairs = tokenTypes.map((tokenType) => {
  const ours: AnyToken = { ...endOfFile, tokenType };
  return { ours, theirs: theirs(ours) };
});

interface Gates {
  readonly GATE: (() => boolean) | undefined;
}
/** What chevrotain computes for a choice: the alternative taken, or whether what may be read is read. */
function computed({ production, index, type, gated }: Choice): (tokens: readonly IToken[], gates: readonly Gates[]) => number {
  const rule = reference.getGAstProductions()[production];
  if (rule === undefined) throw new Error(production);
  const common = { prodOccurrence: index, rule, maxLookahead, dynamicTokensEnabled: false };
  const either = type === "Alternation" ? strategy.buildLookaheadForAlternation({ ...common, hasPredicates: gated }) : strategy.buildLookaheadForOptional({ ...common, prodType: type });
  return (tokens, gates) => {
    // Chevrotain calls what it makes as methods of a parser, of which they use `LA_FAST` only.
    const parser = { LA_FAST: (n: number) => tokens[n - 1] } as unknown as ReferenceParser;
    const chosen = (either as (this: ReferenceParser, gates: readonly Gates[]) => number | boolean | undefined).call(parser, gates);
    return typeof chosen === "boolean" ? (chosen ? 0 : noAlternative) : (chosen ?? noAlternative);
  };
}

describe("the tables made from the grammar", () => {
  const all = choices(grammar);

  it("are of every production and choice", () => {
    expect(Object.keys(decisions).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
    expect(Object.keys(productions)).toEqual([...grammar.keys()]);
    for (const [name, parts] of grammar) expect(partsOf(name)).toEqual(parts);
  });

  it.each(all)("decide $name as chevrotain does, for any two tokens", (choice) => {
    const decision = new Decision(decisions[choice.name] ?? "");
    const expected = computed(choice);
    const count = choice.type === "Alternation" ? (decisions[choice.name] ?? "").split(" | ").length : 1;
    const open = Array.from({ length: count }, (): Gates => ({ GATE: undefined }));
    // All open, and where a gate may be closed each of them closed.
    const states = [open, ...(choice.gated ? open.map((_, shut) => open.map((gate, i) => (i === shut ? { GATE: () => false } : gate))) : [])];
    for (const gates of states) {
      const different = pairs.flatMap((first) =>
        pairs.filter((second) => decision.choose([first.ours, second.ours], 0, gates) !== expected([first.theirs, second.theirs], gates)).map((second) => [first.ours.tokenType.name, second.ours.tokenType.name]),
      );
      expect(different).toEqual([]);
    }
  });

  property.prop([regimeText, fc.nat(), fc.nat(), fc.boolean()], { numRuns: 60 })("tell what may follow as chevrotain does", (text, cut, other, swap) => {
    const { tokens } = scan(sourceFile("a", text));
    const read: AnyToken[] = tokens.slice(0, cut % Math.min(tokens.length + 1, 60));
    const stranger = pairs[other % pairs.length]?.ours;
    if (swap && read.length > 0 && stranger !== undefined) read[other % read.length] = stranger;
    for (const production of ["file", "regime", "rule", "sentence", "condition"]) {
      const ours = continuations(production, read).map(({ nextTokenType, ruleStack }) => [nextTokenType.name, ...ruleStack]);
      expect(ours).toEqual(reference.computeContentAssist(production, read.map(theirs)).map(({ nextTokenType, ruleStack }) => [ourName(nextTokenType), ...ruleStack]));
    }
  });
});
