/** The built playground as `regime play` serves it, in a browser. */
import { spawn, type ChildProcess } from "node:child_process";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { errorsOf } from "./browser";
import { builtCommand, root, setupPlayground } from "./build";
import { patience } from "./runs";

export interface Served {
  /** The address that the command printed. */
  readonly address: string;
  /** Ends the command as Ctrl-C does; its exit code. */
  readonly end: () => Promise<number | null>;
}

/** Starts `regime play` with arguments, once what it serves is built. */
export async function servePlayground(...args: readonly string[]): Promise<Served> {
  setupPlayground();
  const server: ChildProcess = spawn(process.execPath, [builtCommand, "play", "--quiet", ...args], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((done) => server.once("exit", done));
  let printed = "";
  const address = await new Promise<string>((done, fail) => {
    server.stdout?.on("data", (bytes: Buffer) => {
      printed += bytes.toString();
      const found = /^The playground: (\S+)\n/.exec(printed)?.[1];
      if (found !== undefined) done(found);
    });
    void ended.then((code) => fail(new Error(`regime play ended with ${code}: ${printed}`)));
  });
  return { address, end: () => (server.kill("SIGINT"), ended) };
}

export interface Opened {
  readonly tab: Page;
  readonly errors: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
}

/** Opens the playground, and waits until it has judged. */
export async function openPlayground(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.setDefaultTimeout(patience / 8);
  const errors = errorsOf(tab);
  const requests: string[] = [];
  tab.on("request", (r) => requests.push(r.url()));
  await tab.goto(address);
  await judged(tab);
  return { tab, errors, requests };
}

/** Waits until what is shown is of the text as it is now. */
export async function judged(tab: Page): Promise<void> {
  await tab.locator("#results[aria-busy='false']").waitFor();
}

/** Chooses an example, and waits until it is judged. */
export async function choose(tab: Page, example: string): Promise<void> {
  await judged(tab);
  // Its text is loaded first: until then what is shown is of the text before.
  await tab.locator("#results").evaluate((e) => e.setAttribute("aria-busy", "true"));
  await tab.locator("#example").selectOption(example);
  await judged(tab);
}

/** The example that the page shows by itself. */
export const firstExample = "eu-free-movement.regime";

/** An example in the first tab of a page that was used before, with nothing opened, scrolled or pointed at. */
export async function again(tab: Page, example: string): Promise<void> {
  await tab.mouse.move(0, 0);
  await tab.evaluate("for (const open of document.querySelectorAll('details[open]')) open.open = false");
  await show(tab, "Verdicts");
  await choose(tab, example);
  await tab.evaluate("scrollTo(0, 0); for (const e of document.querySelectorAll('#results, .cm-scroller')) e.scrollTop = 0");
}

/** Opens a file with a text, and waits for nothing. */
export const open = (tab: Page, name: string, text: string): Promise<void> => tab.locator("#files").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Writes a text in place of the one in the editor, as a reader who pastes it does. */
export async function write(tab: Page, text: string): Promise<void> {
  await tab.locator(".cm-content").focus();
  await tab.keyboard.press("ControlOrMeta+a");
  await tab.keyboard.insertText(text);
  await judged(tab);
}

/** Shows a tab. */
export async function show(tab: Page, name: string): Promise<void> {
  await tab.getByRole("tab", { name }).click();
  await judged(tab);
}

/** A text that is judged at once: three members, one rule, one test. */
export const smallRegime = `edition 2026
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
