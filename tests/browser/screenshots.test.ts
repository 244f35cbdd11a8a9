/** What the playground and a page of `regime report` look like, beside pictures that are kept and were looked at. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { regime } from "../support/command-line";
import { again, firstExample as first, openPlayground, servePlayground, show, type Served } from "../support/playground";
import { patience } from "../support/runs";
import { apart, expectLike, shot, tolerance } from "../support/screenshots";

const size = { width: 1000, height: 640 } as const;
const phone = { width: 360, height: 640 } as const;

interface View {
  readonly name: string;
  readonly example?: string;
  readonly tab?: string;
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: typeof size | typeof phone;
  /** The results alone. */
  readonly part?: "#results";
  /** What is done before the picture is taken. */
  readonly before?: (tab: Page) => Promise<unknown>;
}

const into = (selector: string) => (tab: Page): Promise<unknown> => tab.locator(selector).first().evaluate((e) => e.scrollIntoView({ block: "start" }));

const part = "#results";
const views: readonly View[] = [
  { name: "verdicts", before: (tab) => tab.getByText("Why: Generalized norms").click() },
  { name: "verdicts-dark", example: "bracero.regime", colorScheme: "dark" },
  { name: "verdicts-phone", example: "bracero.regime", viewport: phone },
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
  { name: "game-dark", part, example: "interests/conditional-mfn.regime", tab: "Interests", colorScheme: "dark", before: into("#panel-interests section") },
  { name: "reforms", part, example: "eea-liechtenstein.regime", tab: "Reforms" },
  { name: "law-phone", example: "bracero.regime", tab: "Law", viewport: phone, before: into("#tabs") },
];

describe.skipIf(withoutBrowser)("what pages look like, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: Served;
  /** The page of all views, and one in which pictures are compared. */
  let tab: Page;
  let paper: Page;
  const folder = mkdtempSync(join(tmpdir(), "regime-looks-"));

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch("--disable-lcd-text", "--font-render-hinting=none", "--hide-scrollbars");
    ({ tab } = await openPlayground(browser, served.address, { viewport: size, reducedMotion: "reduce" }));
    // It says how many milliseconds something took.
    await tab.addStyleTag({ content: "#state { visibility: hidden; }" });
    paper = await browser.newPage();
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    await served.end();
    rmSync(folder, { recursive: true });
  });

  async function look({ example = first, tab: named = "Verdicts", colorScheme = "light", viewport = size, before }: View): Promise<void> {
    await tab.setViewportSize(viewport);
    await tab.emulateMedia({ colorScheme });
    await again(tab, example);
    await show(tab, named);
    await tab.locator(".cm-line span[class^='word-']").first().waitFor();
    await before?.(tab);
  }

  test.each(views)("$name", async (view) => {
    await look(view);
    await expectLike(paper, view.name, tab, view.part);
  }, patience);

  test.each([["report", "examples/bracero.regime", "light", "main"], ["report-dark", "examples/interests/eu-turkey-bargain.regime", "dark", "#eu-turkey-Interests, [id$='Interests']"]] as const)("%s", async (name, path, colorScheme, at) => {
    const page = join(folder, `${name}.html`);
    const { out, code } = await regime(root, ["report", path]);
    expect(code).toBe(0);
    writeFileSync(page, out);
    const read = await browser.newPage({ viewport: size, colorScheme });
    await read.goto(pathToFileURL(page).href);
    await into(at)(read);
    await expectLike(paper, name, read);
    await read.close();
  }, patience);

  test("another font is let pass; other colours, and a part that is missing, are not", async () => {
    await look({ name: "", example: "bracero.regime" });
    const before = await shot(tab);
    const difference = async (): Promise<boolean> => {
      const found = await apart(paper, before, await shot(tab));
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
  }, patience);
});
