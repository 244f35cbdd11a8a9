/** Cases that suppose something of missing figures, as tests to paste: they pass, or there is none and it is said why. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { flat } from "../../support/flat";

const text = (when: string, pasted = ""): Readonly<Record<string, string>> => ({
  "seen.csv": "year,value\n2009,1\n",
  "some.regime": `use std.rights
use std.movers
regime Some {
  members { BE, NL, LU, FR }
  series seen : year -> admitted from "seen.csv"
  rule work { every member grants Enter, Work to Worker from every other member }
  exception more to work { FR refuses Work to Worker from BE when ${when} }
  ${pasted}
}
`,
});
const drawn = (when: string): ReturnType<typeof inFolder> => inFolder(text(when), "evaluate", "some.regime", "--method", "test", "--runs", "2000", "--criterion", "norms", "--verbose");

describe("blocks to paste", () => {
  test.each(["seen(year - 1) > 5", "seen(year - 1) > 5 and seen(year - 1) <= 6", "not seen(year - 1) <= 5"])("pass where %s", async (when) => {
    const { out } = await drawn(when);
    const blocks = [...new Set(out.match(/^ *test ".*$/gm))].map((b) => b.trim());
    expect(blocks.join("\n")).toMatch(/with figure seen\(\d+\) = 6 on/);
    const { out: answer } = await inFolder(text(when, blocks.join("\n  ")), "test", "some.regime");
    expect(answer).toMatch(/\d+ passed, 0 failed/);
  });
  test("there is none of a sum of figures, and it is said why", async () => {
    const { out } = await drawn("seen(year - 1) + seen(year - 2) > 5");
    expect(flat(out)).toMatch(/No test for FR, Worker from BE, \S+: what it supposes of figures that are missing cannot be stated as single figures\./);
    expect(out).not.toMatch(/expect Work denied/);
  });
  test("in JSON too", async () => {
    const tested = async (when: string): Promise<readonly string[]> => {
      const { out } = await inFolder(text(when), "evaluate", "some.regime", "--format", "json");
      return [...new Set(out.match(/"test": .*expect Work denied.*$|"test": null/gm))];
    };
    expect((await tested("seen(year - 1) > 5")).join()).toContain("with figure seen(");
    expect(await tested("seen(year - 1) + seen(year - 2) > 5")).toEqual(['"test": null']);
  });
});
