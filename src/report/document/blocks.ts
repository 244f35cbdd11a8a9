/**
 * A report as a document: what it says, apart from how it is printed. `html.ts` and `markdown.ts` print the same document, so that neither says more than the other. Pure data.
 */
import type { Picture } from "./picture";

/** A piece of running text: plain, strong, as code, or a link to a place of the same document. */
export type Inline = string | { readonly strong: string } | { readonly code: string } | { readonly link: string; readonly to: string };
export type Text = readonly Inline[];

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly text: string; readonly id: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | Table
  /** The table says in words what the picture shows. */
  | { readonly kind: "picture"; readonly picture: Picture; readonly caption: string; readonly table: Table }
  /** A text of the language as it was written. */
  | { readonly kind: "source"; readonly text: string }
  /** A verdict at a glance. */
  | { readonly kind: "verdict"; readonly title: string; readonly verdict: Verdict; readonly text: Text }
  /** What most readers will not open. */
  | { readonly kind: "details"; readonly summary: string; readonly blocks: readonly Block[] };

export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
}
export type Verdict = "holds" | "fails" | "depends" | "undecided" | "vacuous" | "not-assessable";

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
}

export const heading = (level: 2 | 3 | 4, text: string, id: string): Block => ({ kind: "heading", level, text, id });
export const paragraph = (...text: readonly Inline[]): Block => ({ kind: "paragraph", text });
export const list = (items: readonly (string | Text)[]): Block => ({ kind: "list", items: items.map((i) => (typeof i === "string" ? [i] : i)) });
export const table = (caption: string, head: readonly string[], rows: readonly (readonly (string | Text)[])[]): Table => ({
  kind: "table", caption, head, rows: rows.map((row) => row.map((cell) => (typeof cell === "string" ? [cell] : cell))),
});

/** Names as the anchor of a place: letters, digits and hyphens. What differs in capitals alone stays apart. */
export const anchor = (...names: readonly string[]): string => names.join("-").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
