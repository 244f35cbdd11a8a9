import { htmlBlocks, type Block, type Draw } from "regime-lang/report";

const hasPicture = (blocks: readonly Block[]): boolean => blocks.some((b) => b.kind === "picture" || (b.kind === "details" && hasPicture(b.blocks)));

/** Pixels below which a picture is no longer drawn smaller: it scrolls. */
const narrowest = 320;

async function drawing(width: number): Promise<Draw> {
  const { draw } = await import("../pictures");
  return (picture) => draw(picture, document, Math.max(narrowest, Math.min(880, width))).outerHTML;
}
const noPicture: Draw = () => "";

/** Blocks as markup, by the printer that escapes every text; what draws is loaded where there is a picture. */
async function printed(blocks: readonly Block[], width: number): Promise<string> {
  return htmlBlocks(blocks, hasPicture(blocks) ? await drawing(width) : noPicture);
}

/** Shows blocks in place of what stood there. What the reader had opened stays open. */
export async function print(into: HTMLElement, blocks: readonly Block[]): Promise<void> {
  const markup = await printed(blocks, into.clientWidth);
  const opened = new Set([...into.querySelectorAll("details[open] > summary")].map((s) => s.textContent));
  const focused = document.activeElement instanceof HTMLElement && into.contains(document.activeElement) ? document.activeElement.textContent : null;
  into.innerHTML = markup;
  for (const summary of into.querySelectorAll("summary")) {
    if (opened.has(summary.textContent)) summary.parentElement?.setAttribute("open", "");
    if (focused !== null && summary.textContent === focused) summary.focus();
  }
  // What scrolls by itself can be scrolled by keys.
  for (const wide of into.querySelectorAll<HTMLElement>(".wide, pre")) wide.tabIndex = 0;
}
