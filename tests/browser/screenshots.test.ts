/** What the playground and a page of `regime report` look like, beside pictures that are kept and were looked at. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { regime } from "../support/command-line";
import { judged, openPlayground, servePlayground, show, type Served } from "../support/playground";
import { patience } from "../support/runs";
import { apart, expectLike, shot, tolerance } from "../support/screenshots";

const size = { width: 1000, height: 640 } as const;
const phone = { width: 360, height: 640 } as const;

interface View {
  readonly name: string;
  readonly example?: string;
  readonly tab?: string;
  readonly options?: BrowserContextOptions;
  /** The results alone. */
  readonly part?: "#results";
  /** What is done before the picture is taken. */
  readonly before?: (tab: Page) => Promise<unknown>;
}

const into = (selector: string) => (tab: Page): Promise<unknown> => tab.locator(selector).first().evaluate((e) => e.scrollIntoView({ block: "start" }));

const part = "#results";
const views: readonly View[] = [
  { name: "verdicts", before: (tab) => tab.getByText("Why: Generalized norms").click() },
  { name: "verdicts-dark", example: "bracero.regime", options: { colorScheme: "dark" } },
  { name: "verdicts-phone", example: "bracero.regime", options: { viewport: phone } },
  { name: "timeline", part, before: into(".timeline") },
  { name: "treatment", tab: "Treatment", before: async (tab) => {
    await tab.locator("#right").selectOption("Work");
    await tab.locator("#day").fill("2005-01-01");
    await tab.locator("#matrix-note", { hasText: "2005-01-01" }).waitFor();
    await tab.locator("#matrix td.denied").first().click();
    await tab.locator("#case h3").waitFor();
  } },
  { name: "relations", part, tab: "Relations" },
  { name: "interests", part, example: "interests/eu-turkey-bargain.regime", tab: "Interests", before: into("#panel-interests figure") },
  { name: "game-dark", part, example: "interests/conditional-mfn.regime", tab: "Interests", options: { colorScheme: "dark" }, before: into("#panel-interests section") },
  { name: "reforms", part, example: "eea-liechtenstein.regime", tab: "Reforms" },
  { name: "law-phone", example: "bracero.regime", tab: "Law", options: { viewport: phone }, before: into("#tabs") },
];

describe.skipIf(withoutBrowser)("what pages look like, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: Served;
  const folder = mkdtempSync(join(tmpdir(), "regime-looks-"));

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch("--disable-lcd-text", "--font-render-hinting=none", "--hide-scrollbars");
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    await served.end();
    rmSync(folder, { recursive: true });
  });

  async function opened({ example, tab: named, options, before }: View): Promise<Page> {
    const { tab } = await openPlayground(browser, served.address, { viewport: size, reducedMotion: "reduce", ...options });
    // It says how many milliseconds something took.
    await tab.addStyleTag({ content: "#state { visibility: hidden; }" });
    if (example !== undefined) {
      await tab.locator("#example").selectOption(example);
      await tab.locator(`#results:has(#regime option)`).waitFor();
      await judged(tab);
    }
    if (named !== undefined) await show(tab, named);
    await tab.locator(".cm-line span[class^='word-']").first().waitFor();
    await before?.(tab);
    return tab;
  }

  test.each(views)("$name", async (view) => {
    const tab = await opened(view);
    await expectLike(browser, view.name, tab, view.part);
    await tab.context().close();
  }, patience);

  test.each([["report", "examples/bracero.regime", "light", "main"], ["report-dark", "examples/interests/eu-turkey-bargain.regime", "dark", "#eu-turkey-Interests, [id$='Interests']"]] as const)("%s", async (name, path, colorScheme, at) => {
    const page = join(folder, `${name}.html`);
    const { out, code } = await regime(root, ["report", path]);
    expect(code).toBe(0);
    writeFileSync(page, out);
    const tab = await browser.newPage({ viewport: size, colorScheme });
    await tab.goto(pathToFileURL(page).href);
    await into(at)(tab);
    await expectLike(browser, name, tab);
    await tab.close();
  }, patience);

  test("another font is let pass; other colours, and a part that is missing, are not", async () => {
    const tab = await opened({ name: "", example: "bracero.regime" });
    const first = await shot(tab);
    const difference = async (): Promise<boolean> => {
      const found = await apart(browser, first, await shot(tab));
      if (typeof found === "string") throw new Error(found);
      return found.mean > tolerance.mean || found.worst > tolerance.worst;
    };
    expect(await difference()).toBe(false);
    const changed = async (css: string): Promise<boolean> => {
      const style = await tab.addStyleTag({ content: css });
      const found = await difference();
      await style.evaluate((e: unknown) => (e as { readonly remove: () => void }).remove());
      return found;
    };
    expect(await changed("body, button, select { font-family: 'DejaVu Serif', serif; }")).toBe(false);
    expect(await changed(":root { --page: #16181b; --text: #ececec; }")).toBe(true);
    expect(await changed(".card { display: none; }")).toBe(true);
    expect(await changed(".card { background: #d55e00; }")).toBe(true);
    await tab.context().close();
  }, patience);
});
