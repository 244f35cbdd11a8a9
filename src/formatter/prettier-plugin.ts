/** The formatter as a plugin of Prettier: `regime-lang/prettier`. */
import type { AstPath, Parser, Plugin, Printer, RequiredOptions, SupportLanguage } from "prettier";
import { describe, type Diagnostic } from "../diagnostics";
import { position, sourceFile } from "../language/span";
import { defaultPrintWidth } from "./format";
import { layout, type Doc } from "./layout";
import { readWords, type Words } from "./words";

/** What Prettier takes for a syntax tree. The layout is made of words and the comments between them, so it is one node. */
interface TextNode {
  readonly kind: "RegimeText";
  /** Words and comments in order: what `prettier --debug-check` compares. */
  readonly kept: readonly string[];
  readonly words: Words;
}

const refusal = (text: string, first: Diagnostic): Error => {
  const source = sourceFile(first.at.path, text.replace(/\r\n?/g, "\n"));
  const { message, remedy } = describe(first);
  // Prettier shows the place of an error that has a `loc`.
  return Object.assign(new SyntaxError(`${message} ${remedy}`), { loc: { start: position(source, first.at.start), end: position(source, first.at.end) } });
};

const parser: Parser<TextNode> = {
  astFormat: "regime",
  parse: (text, { filepath }: { readonly filepath?: string }) => {
    const words = readWords(filepath ?? "text.regime", text);
    if ("diagnostics" in words) {
      const [first] = words.diagnostics;
      throw first === undefined ? new Error("a text is refused for no reason") : refusal(text, first);
    }
    const kept = words.words.flatMap((word) => [...word.above.map((comment) => comment.text), word.text, word.behind ?? ""]);
    return { kind: "RegimeText", kept, words };
  },
  locStart: () => 0,
  locEnd: ({ words }) => words.text.length,
};

const massage = (_: unknown, cloned: { words?: unknown }): void => {
  delete cloned.words;
};
massage.ignoredProperties = new Set(["words"]);

const printer: Printer<TextNode> = {
  print: ({ node }: AstPath<TextNode>): Doc => layout(node.words),
  getVisitorKeys: () => [],
  massageAstNode: massage,
};

/** The language, for Prettier to know its files and its blocks in Markdown. */
export const languages: SupportLanguage[] = [{ name: "Regime", parsers: ["regime"], extensions: [".regime"], vscodeLanguageIds: ["regime"] }];
export const parsers: NonNullable<Plugin["parsers"]> = { regime: parser };
export const printers: NonNullable<Plugin["printers"]> = { regime: printer };
/** Used where no configuration says otherwise. */
export const defaultOptions: Partial<RequiredOptions> = { printWidth: defaultPrintWidth };
