/** Debian's chromium, driven by playwright-core. Where there is none the tests say so and are skipped; in CI there must be one. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";

const places = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = places.find((place) => place !== undefined && existsSync(place));

if (found === undefined && process.env["CI"] === "true") throw new Error("In CI the browser tests must run: install chromium, or name it in CHROMIUM.");

/** Whether browser tests are skipped: install chromium, or name it in CHROMIUM. */
export const withoutBrowser = found === undefined;

export const launch = (...more: readonly string[]): Promise<Browser> => chromium.launch({ executablePath: found ?? "", args: ["--no-sandbox", ...more] });

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on a page, a line a rule; `contrast`: by its rule on colours alone, where nothing but the theme is another. The page was opened with `bypassCSP`, so that axe may be put into it. */
export async function obstacles(page: Page, what: "all" | "contrast" = "all"): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.addScriptTag({ path: axe });
  const asked = what === "all" ? "" : "{ runOnly: ['color-contrast'] }";
  return page.evaluate<readonly string[]>(`axe.run(${asked}).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')))`);
}

/** What axe finds on a page in light, and of colours in dark. */
export async function obstaclesInBothThemes(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await obstacles(page);
  await page.emulateMedia({ colorScheme: "dark" });
  return [...light, ...(await obstacles(page, "contrast")).map((found) => `dark: ${found}`)];
}

/** Runs in a page: whether a script that is put into it runs. One that holds its text runs at once, if at all. */
export const scriptRuns = "(() => { const s = document.createElement('script'); s.textContent = 'window.came = true'; document.head.append(s); return window.came === true; })()";

/** Errors that a page reports: what it throws, what it writes to the console as an error, what its policy refuses. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("requestfailed", (request) => errors.push(`request failed: ${request.url()}`));
  return errors;
}

/** Megabytes that the processes of pages hold (Linux), after pages and their workers gave back what they no longer use: the browser was started with `--js-flags=--expose-gc`. */
export async function memoryOfPages(browser: Browser): Promise<number> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    await page.evaluate("gc()");
    for (const worker of page.workers()) await worker.evaluate("gc()");
  }
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter((p) => p.type === "renderer").reduce((sum, p) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${p.id}/status`, "utf8"))?.[1] ?? 0) / 1000, 0);
}
