/** The editor's grammar, run by the engine of VS Code over real texts, against the tokens that our scanner finds. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { beforeAll, describe, expect, it } from "vitest";
import { scan } from "../../../src/parser/scanner";
import { DateToken, StringToken, structureWords, Up } from "../../../src/parser/tokens";
import { sourceFile } from "../../../src/language/span";
import { samples } from "../../support/samples";

const require = createRequire(import.meta.url);
const text = readFileSync("grammar/regime.tmLanguage.json", "utf8");
const structure = new Set<string>(structureWords);
let grammar: IGrammar;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (s) => new oniguruma.OnigString(s),
    }),
    loadGrammar: (scope) => Promise.resolve(scope === "source.regime" ? textmate.parseRawGrammar(text, "regime.tmLanguage.json") : null),
  });
  const loaded = await registry.loadGrammar("source.regime");
  if (loaded === null) throw new Error("the grammar does not load");
  grammar = loaded;
});

/** The innermost scope at every offset of a text. */
function scopesOf(source: string): readonly string[] {
  const scopes: string[] = Array.from({ length: source.length + 1 }, () => "");
  let state = textmate.INITIAL;
  let start = 0;
  for (const line of source.split("\n")) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) scopes.fill(token.scopes.at(-1) ?? "", start + token.startIndex, start + token.endIndex);
    start += line.length + 1;
  }
  return scopes;
}

/** What a token must look like; `null` where a word is a keyword in one place and a name in another. */
function expected(name: string, image: string, after: string): RegExp | null {
  if (name === StringToken.name) return /^string\./;
  if (name === DateToken.name) return /^constant\.numeric\.date/;
  if (name === Up.name) return /^entity\.name/;
  if (structure.has(image) && after !== ".") return /^(keyword|constant\.language)/;
  return null;
}

describe("grammar/regime.tmLanguage.json", () => {
  it.each(samples)("colours the tokens of $name as the parser reads them", ({ text: source }) => {
    const scopes = scopesOf(source);
    const { tokens, comments } = scan(sourceFile("sample", source));
    let before = "";
    const wrong: string[] = [];
    let checked = 0;
    for (const token of tokens) {
      const pattern = expected(token.tokenType.name, token.image, before);
      before = token.image;
      if (pattern === null) continue;
      checked++;
      if (!pattern.test(scopes[token.startOffset] ?? "")) wrong.push(`${token.image} at ${token.startOffset}: ${scopes[token.startOffset]}`);
    }
    for (const comment of comments) if (!(scopes[comment.span.start] ?? "").startsWith("comment.")) wrong.push(comment.text);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  });
});
