/** What `regime play` serves, and what it refuses. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { playgroundAnswer, type Served } from "../../../src/cli/playground-server";
import { inFolder } from "../../support/command-line";

const top = mkdtempSync(join(tmpdir(), "regime-play-"));
const folder = join(top, "page");
mkdirSync(join(folder, "assets"), { recursive: true });
for (const [path, text] of [["index.html", "<p>page</p>"], ["assets/a.js", "1"], ["assets/a.css", "p {}"], ["notes.txt", "no"], ["../secret.js", "secret"], ["assets/a%b.js", "2"]] as const) writeFileSync(join(folder, path), text);
symlinkSync(join(top, "secret.js"), join(folder, "link.js"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const get = (url: string, method = "GET", host = "127.0.0.1:8080"): Served => playgroundAnswer(folder, method, url, host);

describe("served", () => {
  test.each([
    ["/", "text/html; charset=utf-8", "<p>page</p>"],
    ["/?x=1", "text/html; charset=utf-8", "<p>page</p>"],
    ["/index.html", "text/html; charset=utf-8", "<p>page</p>"],
    ["/assets/a.js", "text/javascript; charset=utf-8", "1"],
    ["/assets/a.css", "text/css; charset=utf-8", "p {}"],
  ])("%s", (url, type, body) => {
    const { status, headers, body: sent } = get(url);
    expect([status, headers["content-type"], Buffer.from(sent).toString()]).toEqual([200, type, body]);
    expect(headers["content-security-policy"]).toMatch(/default-src 'self'/);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-eval/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
  test("as this machine by either name", () => {
    expect(get("/", "GET", "localhost:8080").status).toBe(200);
  });
});

describe("refused", () => {
  test.each(["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])("%s", (method) => {
    expect(get("/", method)).toMatchObject({ status: 405, headers: { allow: "GET" } });
  });
  test.each(["/none.js", "/assets", "/assets/", "/notes.txt", "/../secret.js", "/%2e%2e/secret.js", "/..%2fsecret.js", "/assets/..%2f..%2fsecret.js", "/link.js"])("%s: there is no such file", (url) => {
    expect(get(url).status).toBe(404);
  });
  test.each(["/%", "/%00", "/a\0b", "http://"])("%s: no address of a file", (url) => {
    expect(get(url).status).toBe(400);
  });
  test.each(["example.org", "127.0.0.1.example.org:8080", ""])("the name %s", (host) => {
    expect(get("/", "GET", host).status).toBe(403);
  });
});

describe("wrong usage", () => {
  test.each([
    [["play", "--port", "0"], "`--port` is a number from 1 to 65535"],
    [["play", "--port", "70000"], "`--port` is a number from 1 to 65535"],
    [["play", "--port", "x"], "`--port` is a number from 1 to 65535"],
    [["play", "a.regime", "b.regime"], "One FILE, not 2."],
    [["play", "--format", "json"], "prints text only"],
  ])("%j", async (argv, message) => {
    const { code, err } = await inFolder({}, ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
