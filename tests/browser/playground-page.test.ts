/** The playground as a page, in a browser: what its address holds, its theme, its policy, what axe knows of it, and what it keeps in memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, memoryOfPages, obstaclesInBothThemes, scriptRuns, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { judged, open, openIn, openPlayground, servePlayground, show, smallRegime, write, type Served } from "../support/playground";
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
  /** Pages of one context load quicker after the first. */
  let context: BrowserContext;

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch("--js-flags=--expose-gc");
    context = await browser.newContext({ colorScheme: "light" });
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    expect(await served.end()).toBe(0);
  });

  test("a text is shared by its link, downloaded and opened", async () => {
    const { tab } = await openIn(context, served.address);
    const text = smallRegime.replace("  test ", `  exception notLu to work { BE refuses Work to Worker from LU }\n  test `);
    await write(tab, text);
    await tab.getByRole("button", { name: "Share" }).click();
    await tab.waitForURL(/#text=/);
    const other = await openIn(context, tab.url());
    expect(await other.tab.locator(".cm-content").innerText()).toContain("exception notLu");
    await other.tab.close();
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Download" }).click()]);
    expect(readFileSync(await file.path(), "utf8")).toBe(text);
    await open(tab, "own.regime", smallRegime);
    await tab.locator(".cm-content", { hasText: "members" }).filter({ hasNotText: "notLu" }).waitFor();
    expect(await tab.locator("#example").inputValue()).toBe("");
    await tab.close();
  }, patience);

  test("an address names an example, when the page is opened and later", async () => {
    const { tab } = await openIn(context, `${served.address}#example=interests/seville-tied.regime`);
    expect(await tab.locator("#example").inputValue()).toBe("interests/seville-tied.regime");
    await tab.evaluate("location.hash = '#example=bracero.regime'");
    await tab.locator("#regime option", { hasText: "Bracero" }).waitFor({ state: "attached" });
    expect(await tab.locator("#example").inputValue()).toBe("bracero.regime");
    await tab.evaluate("location.hash = '#example=none.regime'");
    await tab.locator("#told", { hasText: "There is no example none.regime." }).waitFor();
    expect(await tab.locator("#example").inputValue()).toBe("bracero.regime");
    await tab.close();
  }, patience);

  test("a link that holds no text is told of; the theme is the system's, or as chosen, and stays; no code comes in", async () => {
    const { tab } = await openIn(context, `${served.address}#text=nothing-of-ours`);
    expect(await tab.locator("#told").innerText()).toContain("no text that can be read");
    expect(await tab.locator(".card").count()).toBe(6);
    const page = (): Promise<string> => tab.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(await page()).toBe("rgb(255, 255, 255)");
    await tab.locator("#theme").selectOption("dark");
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.reload();
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.locator("#theme").selectOption("auto");
    expect(await page()).toBe("rgb(255, 255, 255)");
    // Its policy lets no code in that is made while it runs, and none from elsewhere.
    expect(await tab.evaluate<string>("new Promise((done) => setTimeout(() => { try { done(String(new Function('return 1')())); } catch (e) { done(e.name); } }, 0))")).toBe("EvalError");
    expect(await tab.evaluate<boolean>(scriptRuns)).toBe(false);
    await tab.close();
  }, patience);

  test.skipIf(process.platform !== "linux")("a thousand edits leave no more behind than a few hundred (where /proc says how much that is)", async () => {
    const { tab, errors } = await openIn(context, served.address);
    await tab.locator(".cm-line", { hasText: "use std.rights" }).click();
    await tab.keyboard.press("End");
    const edit = async (times: number): Promise<number> => {
      expect(await tab.evaluate<number>(`(${edits})(${times})`)).toBe(times);
      await judged(tab);
      return memoryOfPages(browser);
    };
    const before = await edit(300);
    expect(await edit(1000)).toBeLessThan(1.4 * before);
    expect(errors).toEqual([]);
    await tab.close();
  }, patience);

  test("a file given on the command line is in the address, with what it uses", async () => {
    const own = await servePlayground("examples/eea-liechtenstein.regime");
    const { tab, requests } = await openPlayground(browser, own.address);
    expect(await tab.locator(".cm-content").innerText()).toContain(readFileSync(join(root, "examples", "eea-liechtenstein.regime"), "utf8").split("\n")[0]?.slice(0, 40));
    expect(await tab.locator(".card").count()).toBe(6);
    expect(requests.some((url) => url.includes("eu-free-movement"))).toBe(false);
    await tab.context().close();
    expect(await own.end()).toBe(0);
  }, patience);

  test("no obstacle that axe knows, in any tab", async () => {
    const { tab } = await openPlayground(browser, served.address, { bypassCSP: true });
    for (const name of ["Verdicts", "Treatment", "Relations", "Interests", "Tests", "Reforms", "Law"]) {
      await show(tab, name);
      expect([name, ...(await obstaclesInBothThemes(tab))]).toEqual([name]);
    }
    await tab.context().close();
  }, patience);
});
