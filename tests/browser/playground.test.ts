/** The playground in a browser: every flow, nothing refused, nothing loaded from elsewhere, and no obstacle that axe knows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lawShaped } from "../bench/law-shaped";
import { launch, memoryOfPages, obstacles, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { judged, open, openPlayground, servePlayground, show, write, type Served } from "../support/playground";
import { patience } from "../support/runs";

const small = `edition 2026
use std.rights
use std.movers

regime Small "A small regime" {
  source Pact "A pact (stylised)"
  members { BE, NL, LU }
  rule work cites Pact { every member grants Enter, Work to Worker from every other member }
  test "may work" {
    host BE origin NL mover Worker on 2020-01-01
    expect Work granted because work
  }
  expect form holds
}
`;
/** The same with one member that another does not let work. */
const against = small.replace("  test ", `  exception notLu to work { BE refuses Work to Worker from LU }\n  test `);

describe.skipIf(withoutBrowser)("the playground, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch("--js-flags=--expose-gc");
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    expect(await served.end()).toBe(0);
  });

  test("it judges the first example, without an error and without asking anybody else", async () => {
    const { tab, errors, requests } = await openPlayground(browser, served.address);
    expect(await tab.locator(".card").allInnerTexts()).toHaveLength(6);
    for (const name of ["Treatment", "Relations", "Interests", "Tests", "Reforms", "Law"]) {
      await show(tab, name);
      expect(await tab.locator("[role=tabpanel]:not([hidden])").innerText()).not.toBe("");
    }
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(served.address))).toEqual([]);
    await tab.context().close();
  }, patience);

  test("as one types, verdicts change; what is wrong is marked, and said", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await write(tab, small);
    expect(await tab.locator(".card", { hasText: "Generalized norms" }).innerText()).toContain("holds");
    await tab.locator(".cm-outcomes .passes").last().waitFor();
    await write(tab, against);
    expect(await tab.locator(".card", { hasText: "Generalized norms" }).innerText()).toContain("fails");
    await write(tab, small.replace("{ BE, NL, LU }", "{ BE, NL, Lux }"));
    expect(await tab.locator("#state").innerText()).toMatch(/error.*nothing is judged/);
    await tab.locator(".cm-lintRange-error").hover();
    expect(await tab.locator(".cm-diagnostic").innerText()).toContain("Lux");
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test("it completes, explains a name under the pointer, and lays out the text", async () => {
    const { tab } = await openPlayground(browser, served.address);
    await write(tab, small);
    await tab.locator(".word-keyword").first().waitFor();
    await tab.locator(".cm-line", { hasText: "expect Work" }).getByText("Work").first().hover();
    expect(await tab.locator(".cm-hover").innerText()).toContain("right Work");
    await tab.mouse.move(0, 0);
    await write(tab, small.replace("Work granted because work", "Wor"));
    await tab.locator(".cm-line").filter({ hasText: /^ *expect Wor$/ }).click();
    await tab.keyboard.press("End");
    await tab.keyboard.press("Control+Space");
    await tab.locator(".cm-tooltip-autocomplete li", { hasText: "Work" }).first().waitFor();
    await tab.keyboard.press("Escape");
    await write(tab, small.replace("  members", "        members"));
    await tab.getByRole("button", { name: "Format" }).click();
    await tab.locator(".cm-line").filter({ hasText: /^ {2}members/ }).waitFor();
    await tab.context().close();
  }, patience);

  test("a verdict opens to how it is known, its case and its clauses, which light up in the text", async () => {
    const { tab } = await openPlayground(browser, served.address);
    await write(tab, against);
    await tab.getByText("Why: Generalized norms").click();
    const why = tab.locator("details[open]", { hasText: "Why: Generalized norms" });
    expect(await why.innerText()).toMatch(/refuted by a witness/);
    expect(await why.innerText()).toMatch(/The case:/);
    await tab.locator(".cm-line.lit", { hasText: "exception notLu" }).waitFor();
    await tab.getByText("What the verdicts take for granted").click();
    await tab.getByText("reading: ruggie").waitFor();
    await why.getByRole("link", { name: "notLu" }).first().click();
    expect(await tab.evaluate<boolean>("document.activeElement.classList.contains('cm-content')")).toBe(true);
    expect(new URL(tab.url()).hash).toBe("");
    await tab.context().close();
  }, patience);

  test("the timeline can be looked at more closely, and each stretch says why", async () => {
    const { tab } = await openPlayground(browser, served.address);
    const stretches = tab.locator(".timeline .stretch");
    const before = await stretches.count();
    await tab.locator(".stretch.fails").first().click();
    expect(await tab.locator(".timeline .why").innerText()).toMatch(/Fails/);
    await tab.getByRole("button", { name: "Closer" }).click();
    await tab.getByRole("button", { name: "Closer" }).click();
    expect(await stretches.count()).toBeLessThan(before);
    await tab.getByRole("button", { name: "Whole life" }).click();
    expect(await stretches.count()).toBe(before);
    // The same by keys: one stretch is reached by Tab, arrows lead to the others.
    expect(await tab.locator(".timeline .stretch[tabindex='0']").count()).toBe(1);
    await tab.locator(".timeline .stretch[tabindex='0']").focus();
    await tab.keyboard.press("ArrowRight");
    await tab.keyboard.press("Enter");
    expect(await tab.locator(".timeline .why").innerText()).toMatch(/^Fails .*because/);
    await tab.locator(".cm-line.lit").first().waitFor();
    await tab.keyboard.press("ArrowDown");
    expect(await tab.evaluate<string>("document.activeElement.getAttribute('aria-label')")).toMatch(/^By definition fails/);
    await tab.keyboard.press("+");
    expect(await stretches.count()).toBeLessThan(before);
    expect(await tab.evaluate<string>("document.activeElement.getAttribute('aria-label')")).toMatch(/^By definition/);
    await tab.keyboard.press("0");
    expect(await stretches.count()).toBe(before);
    await tab.context().close();
  }, patience);

  test("the matrix follows right, mover and day, and a cell says why", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await show(tab, "Treatment");
    await tab.locator("#right").selectOption("Work");
    await tab.locator("#day").fill("2005-01-01");
    await tab.locator("#matrix-note", { hasText: "2005-01-01" }).waitFor();
    const cell = tab.locator("#matrix td[aria-label^='DE, movers from PL:']");
    await cell.and(tab.locator(".denied, .discretionary, .rationed")).click();
    await tab.locator("#case h3", { hasText: "Work for a Worker from PL in DE" }).waitFor();
    expect(await tab.locator("#case").innerText()).toMatch(/Act2003/);
    await tab.locator(".cm-line.lit").first().waitFor();
    await tab.locator("#slider").focus();
    await tab.keyboard.press("End");
    await tab.locator("#matrix td.granted[aria-label^='DE, movers from PL:']").waitFor();
    await tab.locator("#matrix td").nth(1).focus();
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    await tab.locator("#day").fill("2005-01-01");
    await tab.locator("#kinds").check();
    await tab.locator("#matrix-note", { hasText: "2 by 2 on 2005-01-01" }).waitFor();
    await tab.locator("#matrix td.denied").click();
    await tab.locator("#case", { hasText: "Work is denied" }).filter({ hasText: "Why not" }).waitFor();
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test("interests under each scenario of the text, and the game of two members that are chosen", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await tab.locator("#example").selectOption("interests/conditional-mfn.regime");
    await show(tab, "Interests");
    const panel = tab.locator("#panel-interests");
    await panel.locator("p", { hasText: "Scenario pairs" }).waitFor();
    await panel.locator("#game svg").waitFor();
    expect(await panel.locator("#game").innerText()).toMatch(/The game of A and B .*: tie\./);
    await tab.locator("#member").selectOption({ label: "C" });
    await panel.locator("#game figcaption", { hasText: "The game of C and D" }).waitFor();
    await tab.locator("#scenario").selectOption("ring");
    await panel.locator("p", { hasText: "Scenario ring" }).waitFor();
    await tab.locator("#partner").selectOption({ label: "B" });
    await panel.locator("#game figcaption", { hasText: "The game of B and C" }).waitFor();
    await panel.locator("#game").getByText("The same as a table").click();
    expect(await panel.locator("#game tbody tr").count()).toBe(4);
    for (const name of ["How far it holds", "Politics", "Concepts of the field"]) expect(await panel.getByRole("heading", { name, exact: true }).count()).toBe(1);
    // What was chosen stays as one types.
    await write(tab, readFileSync(join(root, "examples", "interests", "conditional-mfn.regime"), "utf8").replace("1_000 per year", "2_000 per year"));
    expect(await tab.locator("#scenario").inputValue()).toBe("ring");
    await tab.locator("#example").selectOption("interests/seville-tied.regime");
    await panel.getByRole("heading", { name: "Linkages", exact: true }).waitFor();
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test("a judgement of an older text is abandoned, and the newest text judged without it", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await tab.locator("#example").selectOption("eea-liechtenstein.regime");
    await tab.locator("#regime", { hasText: "eeaWithLiechtenstein" }).waitFor();
    await judged(tab);
    const before = tab.workers();
    let ended = 0;
    for (const worker of before) worker.on("close", () => (ended += 1));
    // Its judgement takes far longer than what is waited for.
    await open(tab, "slow.regime", lawShaped({ rules: 1000, shape: "random" }));
    await tab.locator("#results[aria-busy='true']").waitFor();
    // A worker that comes in place of another has the files that the other had.
    await tab.locator("#example").selectOption("eea-liechtenstein.regime");
    await judged(tab);
    expect(await tab.locator("#regime").innerText()).toContain("eeaWithLiechtenstein");
    expect(await tab.locator(".card").count()).toBe(6);
    expect(ended).toBeGreaterThan(0);
    expect(tab.workers().length).toBeLessThanOrEqual(2 * before.length);
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test("interests, a reform side by side with what it reforms, linkages and tests", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await tab.locator("#example").selectOption("interests/eu-workers.regime");
    await show(tab, "Interests");
    await tab.getByText("no prediction").first().waitFor();
    expect(await tab.locator("#panel-interests svg").count()).toBeGreaterThan(1);
    await tab.locator("#example").selectOption("eea-liechtenstein.regime");
    await show(tab, "Reforms");
    await tab.getByRole("columnheader", { name: "EuFreeMovement" }).waitFor();
    await tab.getByText("Positions that change").waitFor();
    // In the tab of reforms this regime, of over a hundred parties, is compared for long.
    await show(tab, "Relations");
    await tab.locator("#example").selectOption("seville-cotonou.regime");
    await tab.getByText("What is given in return for what").first().waitFor({ state: "attached" });
    await show(tab, "Tests");
    expect(await tab.locator("#panel-tests").innerText()).toMatch(/0 failed/);
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test("a text is shared by its link, downloaded and opened", async () => {
    const { tab } = await openPlayground(browser, served.address);
    await write(tab, against);
    await tab.getByRole("button", { name: "Share" }).click();
    await tab.waitForURL(/#text=/);
    const other = await openPlayground(browser, tab.url());
    expect(await other.tab.locator(".cm-content").innerText()).toContain("exception notLu");
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Download" }).click()]);
    expect(readFileSync(await file.path(), "utf8")).toBe(against);
    await open(tab, "own.regime", small);
    await tab.locator(".cm-content", { hasText: "members" }).filter({ hasNotText: "notLu" }).waitFor();
    expect(await tab.locator("#example").inputValue()).toBe("");
    await openPlayground(browser, `${served.address}#text=nothing-of-ours`).then(async (opened) => {
      expect(await opened.tab.locator("#told").innerText()).toContain("no text that can be read");
      await opened.tab.context().close();
    });
    await other.tab.context().close();
    await tab.context().close();
  }, patience);

  test.each(["light", "dark"] as const)("no obstacle that axe knows, in any tab (%s)", async (colorScheme) => {
    const { tab } = await openPlayground(browser, served.address, { colorScheme, bypassCSP: true });
    for (const name of ["Verdicts", "Treatment", "Relations", "Interests", "Tests", "Reforms", "Law"]) {
      await show(tab, name);
      expect([name, ...(await obstacles(tab))]).toEqual([name]);
    }
    await tab.context().close();
  }, patience);

  test("the theme is the system's, or as chosen, and stays", async () => {
    const { tab } = await openPlayground(browser, served.address, { colorScheme: "light" });
    const page = (): Promise<string> => tab.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(await page()).toBe("rgb(255, 255, 255)");
    await tab.locator("#theme").selectOption("dark");
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.reload();
    expect(await page()).toBe("rgb(22, 24, 27)");
    await tab.context().close();
  }, patience);

  test("by keys alone: to the results, through the tabs, into a verdict", async () => {
    const { tab } = await openPlayground(browser, served.address);
    await tab.locator("#tab-verdicts").focus();
    await tab.keyboard.press("ArrowRight");
    await judged(tab);
    expect(await tab.locator("#tab-treatment").getAttribute("aria-selected")).toBe("true");
    await tab.keyboard.press("Home");
    await judged(tab);
    await tab.locator(".card").first().waitFor();
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    expect(await tab.locator("details[open]").count()).toBe(1);
    // Tab leaves the editor.
    await tab.locator(".cm-content").focus();
    await tab.keyboard.press("Tab");
    expect(await tab.evaluate<boolean>("document.activeElement.closest('.cm-editor') === null")).toBe(true);
    await tab.context().close();
  }, patience);

  test("on a phone the page is as wide as the phone", async () => {
    const { tab } = await openPlayground(browser, served.address, { viewport: { width: 360, height: 700 } });
    for (const name of ["Verdicts", "Treatment", "Relations", "Law"]) {
      await show(tab, name);
      expect(await tab.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    }
    await tab.context().close();
  }, patience);

  test("its policy lets no code in that is made while it runs, and none from elsewhere", async () => {
    const { tab } = await openPlayground(browser, served.address);
    expect(await tab.evaluate<string>("new Promise((done) => setTimeout(() => { try { done(String(new Function('return 1')())); } catch (e) { done(e.name); } }, 0))")).toBe("EvalError");
    const added = await tab.evaluate<boolean>("new Promise((done) => { const s = document.createElement('script'); s.textContent = 'window.came = true'; document.head.append(s); setTimeout(() => done(window.came === true), 50); })");
    expect(added).toBe(false);
    await tab.context().close();
  }, patience);

  test("a hostile text stays a text, wherever it is shown", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    const bad = "<img src=x onerror=came=1><script>came=1</script><a href=javascript:came=1>here</a>&quot;";
    const hostile = small.replaceAll(/"[^"]*"/g, `"${bad}"`).replace("use std.rights", `// ${bad}\nuse std.rights`).replace("  rule", `  /// ${bad}\n  rule`);
    // As it is, and with an error that tells of its words.
    for (const text of [hostile, hostile.replace("members", `members "${bad}"`)]) {
      await write(tab, text);
      if (text === hostile) expect(await tab.locator("#state").innerText()).toMatch(/judged in/);
      for (const name of ["Verdicts", "Treatment", "Relations", "Tests", "Reforms", "Law"]) await show(tab, name);
      await tab.locator(".cm-line", { hasText: "rule work" }).locator("span", { hasText: /^work$/ }).first().hover();
      await tab.locator(".cm-hover").waitFor();
      expect(await tab.evaluate<readonly unknown[]>("['came' in window, document.querySelectorAll('img, a[href^=javascript]').length, document.querySelectorAll('main script').length]")).toEqual([false, 0, 0]);
    }
    expect(errors).toEqual([]);
    await tab.context().close();
  }, patience);

  test.skipIf(process.platform !== "linux")("a thousand edits leave no more behind than a few hundred (where /proc says how much that is)", async () => {
    const { tab, errors } = await openPlayground(browser, served.address);
    await tab.locator(".cm-line", { hasText: "use std.rights" }).click();
    await tab.keyboard.press("End");
    const edit = async (times: number): Promise<number> => {
      for (let i = 0; i < times; i++) await (i % 2 === 0 ? tab.keyboard.type(" ") : tab.keyboard.press("Backspace"));
      await judged(tab);
      return memoryOfPages(browser);
    };
    const before = await edit(300);
    expect(await edit(1000)).toBeLessThan(1.4 * before);
    expect(errors).toEqual([]);
    await tab.context().close();
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
});
