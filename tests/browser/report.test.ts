/** Pages of `regime report` in a browser: nothing is refused or loaded, they can be read by everybody, on a phone and on paper. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorsOf, launch, obstacles, withoutBrowser } from "../support/browser";
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

  async function opened(options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ readonly tab: Page; readonly errors: readonly string[] }> {
    const tab = await browser.newPage(options);
    tab.setDefaultTimeout(patience / 2);
    const errors = errorsOf(tab);
    await tab.goto(pathToFileURL(page).href);
    return { tab, errors };
  }

  test.each(["light", "dark"] as const)("no error, nothing to be refused, and no obstacle that axe knows (%s)", async (colorScheme) => {
    const { tab, errors } = await opened({ colorScheme, bypassCSP: true });
    const requests: string[] = [];
    tab.on("request", (r) => requests.push(r.url()));
    await tab.reload();
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(await obstacles(tab)).toEqual([]);
    await tab.close();
  }, patience);

  test("its own policy lets no script in", async () => {
    const { tab } = await opened();
    const added = await tab.evaluate<boolean>("new Promise((done) => { const s = document.createElement('script'); s.textContent = 'window.came = true'; document.head.append(s); setTimeout(() => done(window.came === true), 50); })");
    expect(added).toBe(false);
    await tab.close();
  }, patience);

  test("on a phone the page is as wide as the phone; what is wider scrolls by itself", async () => {
    const { tab } = await opened({ viewport: { width: 360, height: 700 } });
    expect(await tab.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await tab.close();
  }, patience);

  test("on paper there are several pages", async () => {
    const { tab } = await opened();
    const pdf = await tab.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect((pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length).toBeGreaterThan(3);
    await tab.close();
  }, patience);
});
