/** Pages of `regime report` in a browser: nothing is refused or loaded, they can be read by everybody, on a phone and on paper. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorsOf, launch, obstaclesInBothThemes, scriptRuns, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { regime } from "../support/command-line";
import { patience } from "../support/runs";

describe.skipIf(withoutBrowser)("a page of regime report, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "regime-page-"));
  const page = join(folder, "eu.html");

  beforeAll(async () => {
    const { out, code } = await regime(root, ["report", "--on", "2010-06-01", "examples/eu-free-movement.regime"]);
    expect(code).toBe(0);
    writeFileSync(page, out);
    browser = await launch();
  }, patience);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test("no error, nothing to be refused, and no obstacle that axe knows", async () => {
    const tab = await browser.newPage({ bypassCSP: true });
    const errors = errorsOf(tab);
    const requests: string[] = [];
    tab.on("request", (r) => requests.push(r.url()));
    await tab.goto(pathToFileURL(page).href);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(await obstaclesInBothThemes(tab)).toEqual([]);
    await tab.close();
  }, patience);

  test("its own policy lets no script in; on a phone it is as wide as the phone, and on paper there are several pages", async () => {
    const tab = await browser.newPage({ viewport: { width: 360, height: 700 } });
    await tab.goto(pathToFileURL(page).href);
    expect(await tab.evaluate<boolean>(scriptRuns)).toBe(false);
    // What is wider scrolls by itself.
    expect(await tab.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const pdf = await tab.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect((pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length).toBeGreaterThan(3);
    await tab.close();
  }, patience);
});
