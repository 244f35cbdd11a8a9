/** What pages show of real files, and the policy of a page. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withPolicy } from "../../../docs/.vitepress/policy";
import { diagrams, excerptOf } from "../../../docs/.vitepress/shown";

describe("an excerpt", () => {
  const file = "examples/eu-free-movement.regime";

  test("is the lines of the file that begin so, in its order, without their margin", () => {
    expect(
      excerptOf(file, ["  rule establishment", "    every member grants Enter, Reside, Establish", "  }"]),
    ).toMatch(
      /^rule establishment cites .*\{\n {2}every member grants Enter, Reside, Establish to SelfEmployed from every other member\n\}\n$/,
    );
  });
  test("says where lines are left out", () => {
    expect(excerptOf(file, ["  table restricts", "    AT, DE / A8", "    otherwise"])).toMatch(
      /^table .*\n {2}\.\.\.\n {2}AT, DE .*\n {2}\.\.\.\n {2}otherwise .*\n$/,
    );
  });
  test("of what is not in the file is no excerpt", () => {
    expect(() => excerptOf(file, ["  rule nowhere"])).toThrow("no line further down that begins so:   rule nowhere");
    expect(() => excerptOf(file, ["  table restricts", "  rule workers"])).toThrow("no line further down");
  });
});

test("diagrams lead to the headings of productions", () => {
  const all = diagrams();
  expect(all.size).toBeGreaterThan(150);
  expect(all.get("file")).toContain('href="#fileitem"');
});

test("a page lets in its own scripts by their digests, and none besides", () => {
  const script = "document.title = 'x'";
  const page = withPolicy(`<html><head><script id="a">${script}</script><script src="/b.js"></script></head></html>`);
  const digest = createHash("sha256").update(script).digest("base64");
  expect(page).toContain(`script-src 'self' 'sha256-${digest}';`);
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<script"));
});
