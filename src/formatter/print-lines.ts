/** Lines of canonical text. */
import type { Disapplication, Sentence } from "../language/ast";
import { words } from "./print-operands";
import { printSentence } from "./print-sentences";

export type Lines = readonly string[];

/** `///` lines of an item, then its own lines. */
export const documented = (item: { readonly documentation?: string }, lines: Lines): Lines =>
  item.documentation === undefined ? lines : [...item.documentation.split("\n").map((line) => (line === "" ? "///" : `/// ${line}`)), ...lines];
/** A head and its block. */
export const block = (head: string, content: Lines, foot = ""): Lines =>
  content.length === 0 ? [words(head, "{ }", foot)] : [`${head} {`, ...content.map((line) => (line === "" ? "" : `  ${line}`)), words("}", foot)];
/** The sentences of a clause. */
export const sentences = (items: readonly (Sentence | Disapplication)[]): Lines => items.flatMap((s) => documented(s, [printSentence(s)]));
