import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { syntax } from "../../../src/diagnostics/syntax";
import { assertParsePrintRoundTrip } from "../../support/laws";
import { underline } from "../../support/underline";

describe("the page of a syntax error", () => {
  it.each(Object.keys(syntax))("%s shows the error and its correction", (code) => {
    const page = readFileSync(`docs/errors/${code}.md`, "utf8");
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    const bad = /```regime\n([\s\S]*?)```/.exec(page)?.[1];
    const good = /```regime-ok\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    if (bad === undefined) expect(page).toMatch(/<!-- no example: .+ -->/);
    else expect(underline(bad).found.map((d) => d.code)).toEqual([code]);
    assertParsePrintRoundTrip(good);
  });
});
