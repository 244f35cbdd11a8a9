import { htmlBlocks, type Block, type Draw } from "regime-lang/report";

const hasPicture = (blocks: readonly Block[]): boolean => blocks.some((b) => b.kind === "picture" || (b.kind === "details" && hasPicture(b.blocks)));

async function drawing(): Promise<Draw> {
  const { draw } = await import("../pictures");
  return (picture) => draw(picture, document).outerHTML;
}
const noPicture: Draw = () => "";

/** Blocks as markup, by the printer that escapes every text; what draws is loaded where there is a picture. */
export async function printed(blocks: readonly Block[]): Promise<string> {
  return htmlBlocks(blocks, hasPicture(blocks) ? await drawing() : noPicture);
}

/** Shows blocks in place of what stood there. What the reader had opened stays open. */
export async function print(into: HTMLElement, blocks: readonly Block[]): Promise<void> {
  const markup = await printed(blocks);
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
