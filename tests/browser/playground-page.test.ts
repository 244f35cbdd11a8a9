/** The playground as a page, in a browser: what its address holds, its theme, its policy, what axe knows of it, and what it keeps in memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, memoryOfPages, obstaclesInBothThemes, scriptRuns, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { judged, open, openPlayground, servePlayground, show, smallRegime, write, type Served } from "../support/playground";
import { patience } from "../support/runs";

/** Runs in a page: so many edits at the cursor, a space that comes and goes, as fast as the editor takes them; how many it took. After each fifth the page goes on with what else it has to do. */
const edits = `async (times) => {
  const line = () => [...document.querySelectorAll('.cm-line')].find((l) => l.textContent.startsWith('use std.rights')).textContent.length;
  let taken = 0;
  for (let i = 0; i < times; i++) {
    const before = line();
    document.execCommand(i % 2 === 0 ? 'insertText' : 'delete', false, ' ');
    await (i % 5 < 4 ? null : new Promise((done) => setTimeout(done, 0)));
    if (line() !== before) taken++;
  }
  return taken;
}`;

describe.skipIf(withoutBrowser)("the page of the playground, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: Served;
  /** The page of the first tests, which go on from one another: each address is opened in it. */
  let tab: Page;
  let errors: readonly string[];

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch("--js-flags=--expose-gc");
    ({ tab, errors } = await openPlayground(browser, `${served.address}#example=interests/seville-tied.regime`, { colorScheme: "light" }));
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    expect(await served.end()).toBe(0);
  });

  test("an address names an example, when the page is opened and later", async () => {
    expect(await tab.locator("#example").inputValue()).toBe("interests/seville-tied.regime");
    await tab.evaluate("location.hash = '#example=bracero.regime'");
    await tab.locator("#regime option", { hasText: "Bracero" }).waitFor({ state: "attached" });
    expect(await tab.locator("#example").inputValue()).toBe("bracero.regime");
    await tab.evaluate("location.hash = '#example=none.regime'");
    await tab.locator("#told", { hasText: "There is no example none.regime." }).waitFor();
    expect(await tab.locator("#example").inputValue()).toBe("bracero.regime");
  }, patience);

  test("a text is shared by its link, downloaded and opened", async () => {
    const text = smallRegime.replace("  test ", `  exception notLu to work { BE refuses Work to Worker from LU }\n  test `);
    await write(tab, text);
    await tab.getByRole("button", { name: "Share" }).click();
    await tab.waitForURL(/#text=/);
    await tab.reload();
    await judged(tab);
    expect(await tab.locator(".cm-content").innerText()).toContain("exception notLu");
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Download" }).click()]);
    expect(readFileSync(await file.path(), "utf8")).toBe(text);
    await open(tab, "own.regime", smallRegime);
    await tab.locator(".cm-content", { hasText: "members" }).filter({ hasNotText: "notLu" }).waitFor();
    expect(await tab.locator("#example").inputValue()).toBe("");
  }, patience);

  test("the theme is the system's, or as chosen, and stays; a link that holds no text is told of", async () => {
    const page = (): Promise<string> => tab.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(await page()).toBe("rgb(255, 255, 255)");
    await tab.locator("#theme").selectOption("dark");
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.evaluate("history.replaceState(null, '', '#text=nothing-of-ours')");
    await tab.reload();
    await tab.locator("#told", { hasText: "no text that can be read" }).waitFor();
    await judged(tab);
    expect(await tab.locator(".card").count()).toBe(6);
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.locator("#theme").selectOption("auto");
    expect(await page()).toBe("rgb(255, 255, 255)");
  }, patience);

  test.skipIf(process.platform !== "linux")("a thousand edits leave no more behind than a few hundred (where /proc says how much that is)", async () => {
    await write(tab, smallRegime);
    await tab.locator(".cm-line", { hasText: "use std.rights" }).click();
    await tab.keyboard.press("End");
    const edit = async (times: number): Promise<number> => {
      expect(await tab.evaluate<number>(`(${edits})(${times})`)).toBe(times);
      await judged(tab);
      return memoryOfPages(browser);
    };
    const before = await edit(300);
    expect(await edit(1000)).toBeLessThan(1.25 * before);
    expect(errors).toEqual([]);
  }, patience);

  test("its policy lets no code in that is made while it runs, and none from elsewhere", async () => {
    expect(await tab.evaluate<string>("new Promise((done) => setTimeout(() => { try { done(String(new Function('return 1')())); } catch (e) { done(e.name); } }, 0))")).toBe("EvalError");
    expect(await tab.evaluate<boolean>(scriptRuns)).toBe(false);
    await tab.context().close();
  }, patience);

  test("a file given on the command line is in the address, with what it uses; and no obstacle that axe knows, in any tab", async () => {
    const own = await servePlayground("examples/eea-liechtenstein.regime");
    const given = await openPlayground(browser, own.address, { bypassCSP: true });
    expect(await given.tab.locator(".cm-content").innerText()).toContain(readFileSync(join(root, "examples", "eea-liechtenstein.regime"), "utf8").split("\n")[0]?.slice(0, 40));
    expect(await given.tab.locator(".card").count()).toBe(6);
    expect(given.requests.some((url) => url.includes("eu-free-movement"))).toBe(false);
    for (const name of ["Verdicts", "Treatment", "Relations", "Interests", "Tests", "Reforms", "Law"]) {
      await show(given.tab, name);
      expect([name, ...(await obstaclesInBothThemes(given.tab))]).toEqual([name]);
    }
    await given.tab.context().close();
    expect(await own.end()).toBe(0);
  }, patience);
});
