/** An expectation says in every output by which reading it is judged. */
import { expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { flat } from "../../support/flat";

const text = `use std.rights
use std.movers
regime Limited {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member at most 100 per year }
  expect indivisibility holds
  expect indivisibility as hollifield holds
}
`;

test.each(["text", "junit", "github", "sarif", "markdown"])("%s", async (format) => {
  const { code, out } = await inFolder({ "a.regime": text }, "test", "a.regime", "--format", format);
  expect(code).toBe(1);
  expect(flat(out)).toContain("indivisibility as hollifield holds at all times");
  if (format === "text") expect(out).toContain("pass  indivisibility holds at all times");
  if (format === "junit") expect(new Set(out.match(/<testcase [^>]* name="[^"]*"/g)).size).toBe(2);
});
