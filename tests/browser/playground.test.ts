/** The playground in a browser, flow by flow, in one page: nothing is refused and nothing loaded from elsewhere. Loading, sharing and the page as a whole: playground-page.test.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lawShaped } from "../bench/law-shaped";
import { launch, withoutBrowser } from "../support/browser";
import { root } from "../support/build";
import { again, choose, firstExample, judged, open, openPlayground, servePlayground, show, smallRegime as small, write, type Opened, type Served } from "../support/playground";
import { patience } from "../support/runs";

/** The same with one member that another does not let work. */
const against = small.replace("  test ", `  exception notLu to work { BE refuses Work to Worker from LU }\n  test `);

/** Runs in a page: keeps in `order` what the judging worker is asked for, when a worker is ended, and when the page has shown what it asked for. */
const recording = `{
  globalThis.order = [];
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.kind === "judge") order.push("asked for " + message.ask.tab);
    postMessage.call(this, message, ...more);
  };
  Worker.prototype.terminate = function () {
    order.push("ended");
    terminate.call(this);
  };
  const results = document.getElementById("results");
  new MutationObserver(() => {
    if (results.getAttribute("aria-busy") === "false") order.push("shown");
  }).observe(results, { attributeFilter: ["aria-busy"] });
}`;

describe.skipIf(withoutBrowser)("the playground, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: Served;
  /** The page of all tests: to load one takes longer than most of what is done in it. One in which a test failed is left. */
  let shared: Opened | null = null;

  beforeAll(async () => {
    served = await servePlayground();
    browser = await launch();
  }, 2 * patience);
  afterAll(async () => {
    await browser.close();
    expect(await served.end()).toBe(0);
  });

  /** A test in the page, which shows the first example in its first tab; nothing may fail, nor be asked of anybody else. */
  const onPage = (look: (tab: Page) => Promise<void>) => async (): Promise<void> => {
    shared ??= await openPlayground(browser, served.address);
    const { tab, errors, requests } = shared;
    try {
      await again(tab, firstExample);
      await look(tab);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(served.address) && !/^(?:data|blob):/.test(url))).toEqual([]);
    } catch (error) {
      await tab.context().close();
      shared = null;
      throw error;
    }
  };

  test("it judges the first example, and every tab has something to show", onPage(async (tab) => {
    expect(await tab.locator(".card").allInnerTexts()).toHaveLength(6);
    for (const name of ["Treatment", "Relations", "Interests", "Tests", "Reforms", "Law"]) {
      await show(tab, name);
      expect(await tab.locator("[role=tabpanel]:not([hidden])").innerText()).not.toBe("");
    }
  }), patience);

  test("as one types, verdicts change; what is wrong is marked, and said", onPage(async (tab) => {
    await write(tab, small);
    expect(await tab.locator(".card", { hasText: "Generalized norms" }).innerText()).toContain("holds");
    await tab.locator(".cm-outcomes .passes").last().waitFor();
    await write(tab, against);
    expect(await tab.locator(".card", { hasText: "Generalized norms" }).innerText()).toContain("fails");
    await write(tab, small.replace("{ BE, NL, LU }", "{ BE, NL, Lux }"));
    expect(await tab.locator("#state").innerText()).toMatch(/error.*nothing is judged/);
    await tab.locator(".cm-lintRange-error").hover();
    expect(await tab.locator(".cm-diagnostic").innerText()).toContain("Lux");
  }), patience);

  test("it completes, explains a name under the pointer, and lays out the text", onPage(async (tab) => {
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
  }), patience);

  test("a verdict opens to how it is known, its case and its clauses, which light up in the text", onPage(async (tab) => {
    await write(tab, against);
    await tab.getByText("Why: Generalized norms").click();
    const why = tab.locator("details[open]", { hasText: "Why: Generalized norms" });
    expect(await why.innerText()).toMatch(/refuted by a witness/);
    expect(await why.innerText()).toMatch(/The case:/);
    await tab.locator(".cm-line.lit", { hasText: "exception notLu" }).waitFor();
    await tab.getByText("What the verdicts take for granted").click();
    await tab.locator("#panel-verdicts").getByText("reading: ruggie").waitFor();
    await why.getByRole("link", { name: "notLu" }).first().click();
    expect(await tab.evaluate<boolean>("document.activeElement.classList.contains('cm-content')")).toBe(true);
    expect(new URL(tab.url()).hash).toBe("");
  }), patience);

  test("the timeline can be looked at more closely, and each stretch says why", onPage(async (tab) => {
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
  }), patience);

  test("the matrix follows right, mover and day, and a cell says why", onPage(async (tab) => {
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
  }), patience);

  test("interests under each scenario of the text, and the game of two members that are chosen", onPage(async (tab) => {
    await choose(tab, "interests/conditional-mfn.regime");
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
    // Runs are made once they are looked at, and of the scenario that is chosen.
    expect(await panel.locator("#simulation").innerText()).not.toContain("1000 runs");
    await panel.getByText("What comes of the scenario over many runs").click();
    await panel.locator("#simulation", { hasText: "Under the scenario ring" }).getByText("1000 runs").first().waitFor();
    expect(await panel.locator("#simulation figure svg").count()).toBeGreaterThan(1);
    await tab.locator("#scenario").selectOption("pairs");
    await panel.locator("#simulation", { hasText: "Under the scenario pairs" }).waitFor();
    await tab.locator("#scenario").selectOption("ring");
    await panel.locator("p", { hasText: "Scenario ring" }).waitFor();
    // What was chosen stays as one types.
    await write(tab, readFileSync(join(root, "examples", "interests", "conditional-mfn.regime"), "utf8").replace("1_000 per year", "2_000 per year"));
    expect(await tab.locator("#scenario").inputValue()).toBe("ring");
    await choose(tab, "interests/seville-tied.regime");
    await panel.getByRole("heading", { name: "Linkages", exact: true }).waitFor();
  }), patience);

  test("a judgement of an older text is abandoned, and the newest text judged without it", onPage(async (tab) => {
    await choose(tab, "eea-liechtenstein.regime");
    await tab.locator(".card").nth(5).waitFor();
    const before = tab.workers();
    let ended = 0;
    for (const worker of before) worker.on("close", () => (ended += 1));
    // Its judgement takes far longer than what is waited for.
    await open(tab, "slow.regime", lawShaped({ rules: 1000, shape: "random" }));
    await tab.locator("#results[aria-busy='true']").waitFor();
    // A worker that comes in place of another has the files that the other had.
    await tab.locator("#example").selectOption("eea-liechtenstein.regime");
    await tab.locator("#regime", { hasText: "eeaWithLiechtenstein" }).waitFor();
    await judged(tab);
    expect(await tab.locator("#regime").innerText()).toContain("eeaWithLiechtenstein");
    expect(await tab.locator(".card").count()).toBe(6);
    expect(ended).toBeGreaterThan(0);
    expect(tab.workers().length).toBeLessThanOrEqual(2 * before.length);
  }), patience);

  test("what is judged for a tab is let go when another is looked at", onPage(async (tab) => {
    await choose(tab, "seville-cotonou.regime");
    await tab.locator(".card").first().waitFor();
    await tab.evaluate(recording);
    // Over a hundred parties beside as many: that takes far longer than what is waited for.
    await tab.getByRole("tab", { name: "Reforms" }).click();
    await tab.waitForFunction("order.includes('asked for reforms')");
    await show(tab, "Relations");
    expect(await tab.evaluate<readonly string[]>("order")).toEqual(["asked for reforms", "ended", "asked for relations", "shown"]);
    expect(await tab.locator("#panel-relations").innerText()).toContain("Who gives to whom");
  }), patience);

  test("interests, a reform side by side with what it reforms, linkages and tests", onPage(async (tab) => {
    await choose(tab, "interests/eu-workers.regime");
    await show(tab, "Interests");
    await tab.getByText("no prediction").first().waitFor();
    expect(await tab.locator("#panel-interests svg").count()).toBeGreaterThan(1);
    await choose(tab, "eea-liechtenstein.regime");
    await show(tab, "Reforms");
    await tab.getByRole("columnheader", { name: "EuFreeMovement" }).waitFor();
    await tab.getByText("Positions that change").waitFor();
    await show(tab, "Relations");
    await choose(tab, "seville-cotonou.regime");
    await tab.getByText("What is given in return for what").first().waitFor({ state: "attached" });
    await show(tab, "Tests");
    expect(await tab.locator("#panel-tests").innerText()).toMatch(/0 failed/);
  }), patience);

  test("by keys alone: to the results, through the tabs, into a verdict", onPage(async (tab) => {
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
  }), patience);

  test("on a phone the page is as wide as the phone", onPage(async (tab) => {
    const size = tab.viewportSize();
    await tab.setViewportSize({ width: 360, height: 700 });
    for (const name of ["Verdicts", "Treatment", "Relations", "Law"]) {
      await show(tab, name);
      if (name === "Treatment") await tab.locator("#kinds").uncheck();
      expect(await tab.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    }
    if (size !== null) await tab.setViewportSize(size);
  }), patience);

  test("a hostile text stays a text, wherever it is shown", onPage(async (tab) => {
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
  }), patience);
});
