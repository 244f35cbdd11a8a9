/**
 * Screenshots beside those that are kept. Fonts, and how letters are smoothed, differ between machines: both pictures are made eight times smaller, so that letters
 * become grey, and their colours compared on the whole and in each tile. What is noticed is what is there, where, and in which colour.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";

/** How far two pictures are apart: 0 is the same, 1 black beside white. `worst`: in the tile that differs most. */
export interface Apart {
  readonly mean: number;
  readonly worst: number;
}

/** Runs in a page: two data URLs, the sizes of which are the same. */
const script = `async (before, after) => {
  const [factor, side] = [8, 8];
  const read = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const [width, height] = [Math.floor(image.width / factor), Math.floor(image.height / factor)];
    const canvas = new OffscreenCanvas(width, height);
    const paper = canvas.getContext("2d");
    paper.imageSmoothingQuality = "high";
    paper.drawImage(image, 0, 0, width, height);
    return { width, height, full: image.width + " x " + image.height, data: paper.getImageData(0, 0, width, height).data };
  };
  const [a, b] = [await read(before), await read(after)];
  if (a.full !== b.full) return a.full + " and " + b.full;
  const tiles = new Map();
  let sum = 0;
  for (let y = 0; y < a.height; y++) for (let x = 0; x < a.width; x++) {
    const at = 4 * (y * a.width + x);
    const apart = (Math.abs(a.data[at] - b.data[at]) + Math.abs(a.data[at + 1] - b.data[at + 1]) + Math.abs(a.data[at + 2] - b.data[at + 2])) / 765;
    sum += apart;
    const tile = Math.floor(y / side) + " " + Math.floor(x / side);
    const known = tiles.get(tile) ?? { sum: 0, count: 0 };
    tiles.set(tile, { sum: known.sum + apart, count: known.count + 1 });
  }
  return { mean: sum / (a.width * a.height), worst: Math.max(...[...tiles.values()].map((t) => t.sum / t.count)) };
}`;

const url = (picture: Buffer): string => `data:image/png;base64,${picture.toString("base64")}`;

/** Compares two pictures in a page; words where their sizes differ. */
export const apart = (paper: Page, before: Buffer, after: Buffer): Promise<Apart | string> =>
  paper.evaluate<Apart | string>(`(${script})(${JSON.stringify(url(before))}, ${JSON.stringify(url(after))})`);

/** How far a picture may be from the one that is kept. */
export const tolerance: Apart = { mean: 0.02, worst: 0.12 };

const folder = join(import.meta.dirname, "..", "browser", "screenshots");

/** A picture of what is seen of a page, or of a part of it, with nothing in it that moves. */
export const shot = (tab: Page, part = "html"): Promise<Buffer> => {
  const how = { animations: "disabled", caret: "hide", scale: "css" } as const;
  return part === "html" ? tab.screenshot(how) : tab.locator(part).screenshot(how);
};

/** Holds a page to the picture that is kept of it; `--update` keeps it anew. */
export async function expectLike(paper: Page, name: string, tab: Page, part?: string): Promise<void> {
  const kept = join(folder, `${name}.png`);
  const found = await shot(tab, part);
  if (inject("updating")) return writeFileSync(kept, found);
  if (!existsSync(kept)) throw new Error(`There is no ${kept}: write it with npx vitest run tests/browser/screenshots.test.ts --update, and look at it.`);
  const difference = await apart(paper, readFileSync(kept), found);
  if (typeof difference !== "string" && difference.mean <= tolerance.mean && difference.worst <= tolerance.worst) return;
  const beside = join(mkdtempSync(join(tmpdir(), "regime-screenshot-")), `${name}.png`);
  writeFileSync(beside, found);
  expect.fail(`${name} does not look as it did: ${typeof difference === "string" ? difference : `${difference.mean.toFixed(3)} on the whole, ${difference.worst.toFixed(3)} in one place`}. Look at ${beside}; if it is right, run with --update.`);
}
