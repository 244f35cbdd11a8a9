/** What a block of the language is when somebody tries it: a project of files, in the fragment of an address that the playground reads (playground/src/sharing.ts). */
import { deflateRawSync } from "node:zlib";

/** A fenced block of a page. */
export interface Fence {
  /** The word after the fence, such as `regime` or `regime-ok`. */
  readonly language: string;
  /** The second word after the fence: the name of a file, or nothing. */
  readonly name: string;
  readonly text: string;
}

/** Blocks that are a whole text; a step is one together with the steps before it. What is found only by `regime check --provenance` cannot be seen in the playground. */
const whole = new Set(["regime", "regime-ok", "regime-step", "regime-warned", "regime-refused"]);

/** The text after a step: its lines go before the last brace of the text before it. */
const after = (before: string, step: string): string => (before === "" ? step : `${before.slice(0, before.lastIndexOf("}"))}${step}}\n`);

/** The text of the block at a place among the blocks of its page; `null` where it is no whole text of the language. */
function textAt(fences: readonly Fence[], at: number): string | null {
  const fence = fences[at];
  if (fence === undefined || !whole.has(fence.language) || fence.text.startsWith("// check --provenance")) return null;
  return fence.language === "regime-step" ? fences.slice(0, at + 1).filter((f) => f.language === "regime-step").reduce((text, step) => after(text, step.text), "") : fence.text;
}

/**
 * The fragment of the block at a place among the blocks of its page, with the files that the page shows above it; `null` where it is no whole text of the language.
 * `page` names a text without a name of its own.
 */
export function fragmentOf(page: string, fences: readonly Fence[], at: number): string | null {
  const text = textAt(fences, at);
  if (text === null) return null;
  const path = fences[at]?.name || `${page.replaceAll("/", "-")}.regime`;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  // Of two files with one name the last is meant.
  const beside = new Map(fences.slice(0, at).flatMap((f) => (f.name !== "" && (f.language === "csv" || whole.has(f.language)) ? [[`${folder}${f.name}`, f.text] as const] : [])));
  beside.delete(path);
  const files = [{ path, text }, ...[...beside].map(([path, text]) => ({ path, text }))];
  return `#text=${deflateRawSync(JSON.stringify({ path, files })).toString("base64url")}`;
}
