/** Debian's chromium, driven by playwright-core. Where there is none the tests say so and are skipped; in CI there must be one. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

const places = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = places.find((place) => place !== undefined && existsSync(place));

if (found === undefined && process.env["CI"] === "true") throw new Error("In CI the browser tests must run: install chromium, or name it in CHROMIUM.");

/** Whether browser tests are skipped: install chromium, or name it in CHROMIUM. */
export const withoutBrowser = found === undefined;

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: found ?? "", args: ["--no-sandbox"] });

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
