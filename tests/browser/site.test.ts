/** The built site: every link leads somewhere; and in a browser the first page, the search, the playground in the tutorial, and no obstacle that axe knows. */
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorsOf, launch, obstaclesInBothThemes, scriptRuns, withoutBrowser } from "../support/browser";
import { setupSite } from "../support/build";
import { filesBelow } from "../support/markdown";
import { patience } from "../support/runs";
import { base, fileAt, serveSite, type ServedSite } from "../support/site";

beforeAll(setupSite, 2 * patience);

describe("the links of the site", () => {
  const origin = "http://127.0.0.1";
  /** Pages by address, each with its links and its anchors, as far as they can be reached from the first page. */
  function reached(): ReadonlyMap<
    string,
    { readonly links: readonly string[]; readonly anchors: ReadonlySet<string> }
  > {
    const found = new Map<string, { links: readonly string[]; anchors: ReadonlySet<string> }>();
    const waiting = [base];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const file = fileAt(at);
      if (found.has(at) || file === null || !file.endsWith(".html") || at.startsWith(`${base}play/`)) continue;
      const html = readFileSync(file, "utf8");
      const links = [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)]
        .map((m) => (m[1] ?? "").replaceAll("&amp;", "&"))
        .filter((href) => !/^(?:https?|mailto):/.test(href))
        .map((href) => new URL(href, `${origin}${at}`).href.slice(origin.length));
      found.set(at, { links, anchors: new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1] ?? "")) });
      waiting.push(...links.map((link) => link.replace(/#.*$/, "")));
    }
    return found;
  }

  let found: ReturnType<typeof reached>;
  beforeAll(() => {
    found = reached();
  });

  test("reach every page of docs from the first", () => {
    const pages = filesBelow("docs", ".md")
      .map((path) => `${base}${path.slice("docs/".length, -".md".length).replace(/(^|\/)(?:README|index)$/, "$1")}`)
      .map((page) => (page.endsWith("/") ? page : `${page}.html`));
    expect(pages.filter((page) => !found.has(page))).toEqual([]);
  });

  test("lead to files and anchors that are there", () => {
    const dead = [...found].flatMap(([at, { links }]) =>
      links
        .filter((link) => {
          const [page = "", anchor = ""] = link.split("#");
          if (fileAt(page) === null) return true;
          return anchor !== "" && found.has(page) && !found.get(page)?.anchors.has(decodeURIComponent(anchor));
        })
        .map((link) => `${at}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  test("to examples lead to the playground with an example that it has", () => {
    const examples = filesBelow("examples", ".regime").map((path) => path.slice("examples/".length));
    const named = [...found].flatMap(([at, { links }]) =>
      links.flatMap((link) => {
        const example = /\/play\/index\.html#example=(.*)$/.exec(link)?.[1];
        return example === undefined ? [] : [{ at, example }];
      }),
    );
    expect(named.filter(({ example }) => !examples.includes(example))).toEqual([]);
    expect(named).toContainEqual({ at: base, example: "eu-free-movement.regime" });
    expect(named).toContainEqual({ at: `${base}findings/bracero.html`, example: "interests/bracero.regime" });
  });
});

describe.skipIf(withoutBrowser)("the site, in chromium (skipped where there is none)", () => {
  let browser: Browser;
  let served: ServedSite;
  /** Pages of one context load quicker after the first. */
  let context: BrowserContext;
  beforeAll(async () => {
    served = await serveSite();
    browser = await launch();
    context = await browser.newContext({ colorScheme: "light" });
  }, patience);
  afterAll(async () => {
    await browser.close();
    served.end();
  });

  /** Opens a page of the site, and sees to it that nothing fails and nothing is asked of another server before `look` is done. */
  async function opened(path: string, look: (tab: Page) => Promise<void>, among = context): Promise<void> {
    const tab = await among.newPage();
    tab.setDefaultTimeout(patience / 8);
    const errors = errorsOf(tab);
    const elsewhere: string[] = [];
    tab.on("request", (r) => {
      if (!r.url().startsWith(served.address) && !/^(?:data|blob):/.test(r.url())) elsewhere.push(r.url());
    });
    await tab.goto(`${served.address}${path}`);
    // The page answers once its script runs.
    await tab.waitForFunction("document.querySelector('#app')?.__vue_app__ !== undefined");
    await look(tab);
    expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
    await tab.close();
  }

  test(
    "the first page shows a law, an answer with its article, and verdicts",
    async () => {
      await opened("", async (tab) => {
        expect(await tab.locator(".language-regime").first().innerText()).toMatch(
          /exception transition to workers[^]*from A8 during restricts\(host, origin\)/,
        );
        expect(await tab.locator(".language-txt", { hasText: "regime decide" }).innerText()).toMatch(
          /Work is denied to a worker from Poland in Germany on 2010-06-01\.[^]*Act of Accession 2003[^]*Annex XII/,
        );
        expect(await tab.locator(".found .card.fails", { hasText: "Generalized norms" }).count()).toBe(1);
        expect(await tab.locator(".found svg rect").count()).toBeGreaterThan(10);
        for (const [name, heading] of [
          ["The tutorial", /^Tutorial/],
          ["The language", /^The language/],
          ["The findings", /^Findings/],
        ] as const) {
          await tab.locator("main").getByRole("link", { name, exact: true }).click();
          await tab.getByRole("heading", { level: 1, name: heading }).waitFor();
          await tab.goBack();
          await tab.getByRole("heading", { level: 1, name: "regime-lang" }).waitFor();
        }
      });
    },
    patience,
  );

  test(
    "the search finds an error by its code, by keys alone",
    async () => {
      await opened("", async (tab) => {
        await tab.keyboard.press("Control+k");
        await tab.locator("#localsearch-input").fill("swapped-columns");
        await tab.locator(".result", { hasText: "swapped-columns" }).first().waitFor();
        await tab.keyboard.press("Enter");
        await tab.waitForURL(/\/errors\/swapped-columns\.html/);
        await tab.getByRole("heading", { level: 1, name: "swapped-columns" }).waitFor();
      });
    },
    patience,
  );

  test(
    "a step of the tutorial is tried in place: the playground has the text so far, and its verdicts",
    async () => {
      await opened("tutorial.html", async (tab) => {
        expect(await tab.locator("try-it").count()).toBe(12);
        expect(await tab.locator("iframe").count()).toBe(0);
        const last = tab.locator("try-it").last();
        await last.getByRole("button").focus();
        await tab.keyboard.press("Enter");
        const play = tab.frameLocator("iframe");
        await play.locator("#results[aria-busy='false'] .card").first().waitFor();
        expect(await play.locator(".cm-content").innerText()).toContain("regime Ecowas");
        expect(await play.locator(".card.holds").count()).toBe(6);
        // It is light or dark as the page is.
        const theme = (): Promise<string | null> => play.locator("html").getAttribute("data-theme");
        expect(await theme()).toBe("light");
        await tab.locator(".VPNavBarAppearance button").click();
        await play.locator("html[data-theme='dark']").waitFor();
        await last.getByRole("button").click();
        expect(await tab.locator("iframe").count()).toBe(0);
      });
    },
    patience,
  );

  test(
    "an example with files beside it is tried with them",
    async () => {
      await opened("errors/wrong-columns.html", async (tab) => {
        await tab.locator("try-it button").last().click();
        const play = tab.frameLocator("iframe");
        await play.locator("#results[aria-busy='false']").waitFor();
        expect(await play.locator("#state").innerText()).toMatch(/judged in/);
      });
    },
    patience,
  );

  test(
    "the path of an example leads to the playground with it",
    async () => {
      await opened("findings/ecowas.html", async (tab) => {
        await tab.locator("main a", { hasText: "examples/ecowas.regime" }).first().click();
        await tab.locator("#results[aria-busy='false'] .card").first().waitFor();
        expect(await tab.locator("#example").inputValue()).toBe("ecowas.regime");
      });
    },
    patience,
  );

  test(
    "a block without script is a link to the playground with its text",
    async () => {
      const tab = await browser.newPage({ javaScriptEnabled: false });
      await tab.goto(`${served.address}tutorial.html`);
      expect(await tab.locator("try-it a").first().getAttribute("href")).toMatch(/^\.\/play\/index\.html#text=[\w-]+$/);
      await tab.close();
    },
    patience,
  );

  test(
    "the grammar has its diagrams",
    async () => {
      await opened("reference/grammar.html", async (tab) => {
        await tab.locator(".diagram").first().locator("a", { hasText: "fileItem" }).click();
        await tab.waitForURL(/#fileitem$/);
      });
    },
    patience,
  );

  test(
    "no obstacle that axe knows; and on a phone a page is as wide as the phone",
    async () => {
      const read = ["", "tutorial.html", "errors/swapped-columns.html", "how-to/quota-by-year.html"];
      const narrow = ["", "tutorial.html", "reference/language.html", "reference/corpus.html", "errors/"];
      const among = await browser.newContext({ bypassCSP: true });
      for (const path of new Set([...read, ...narrow]))
        await opened(
          path,
          async (tab) => {
            if (read.includes(path)) expect([path, ...(await obstaclesInBothThemes(tab))]).toEqual([path]);
            if (!narrow.includes(path)) return;
            await tab.setViewportSize({ width: 360, height: 700 });
            expect([path, await tab.evaluate<number>("document.documentElement.scrollWidth")]).toEqual([path, 360]);
          },
          among,
        );
    },
    patience,
  );

  test(
    "no page lets a script in that was not built into it, and the playground keeps its own policy",
    async () => {
      const tab = await context.newPage();
      await tab.goto(`${served.address}tutorial.html`);
      expect(await tab.evaluate<boolean>(scriptRuns)).toBe(false);
      await tab.locator("try-it button").last().click();
      await tab.frameLocator("iframe").locator(".card").first().waitFor();
      const frame = tab.frames().find((f) => f.url().includes("/play/"));
      expect(
        await frame?.evaluate<string>(
          "new Promise((done) => setTimeout(() => { try { done(String(new Function('return 1')())); } catch (e) { done(e.name); } }, 0))",
        ),
      ).toBe("EvalError");
      await tab.close();
    },
    patience,
  );
});
