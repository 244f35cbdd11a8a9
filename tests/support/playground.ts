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
