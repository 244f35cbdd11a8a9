/** An option that could change nothing is refused, never ignored; and a number out of bounds is told which bound. */
import { afterAll, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";

const law = "use std.rights\nuse std.movers\nregime R { members { BE, NL, LU } rule work { every member grants Enter, Work to Worker from every other member } }\n";
const folder = folderOf({ "r.regime": law, "s.regime": law });
afterAll(folder.remove);
const theCase = ["--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2000-01-01"];

test.each<readonly [readonly string[], string]>([
  ...[["--set", "foo"], ["--sweep", "foo=1..2"], ["--sensitivity"], ["--assume", "tau=1"]].map((asked) => [["evaluate", "r.regime", ...asked], `\`${asked[0] ?? ""}\` is of declared interests`] as const),
  ...[["--set", "foo"], ["--punish", "x"], ["--threads", "0"], ["--runs", "5"], ["--keep"]].map((asked) => [["report", "r.regime", ...asked], `\`${asked[0] ?? ""}\` is of declared interests`] as const),
  ...["threads", "memory", "rows-per-part"].map((name) => [["decide", "r.regime", ...theCase, `--${name}`, "3"], `\`--${name}\` goes with \`--input FILE\``] as const),
  ...["threads", "memory"].map((name) => [["diff", "r.regime", "s.regime", `--${name}`, "3"], `\`--${name}\` goes with \`--input FILE\``] as const),
  [["fmt", "--range-start", "10", "--range-end", "5", "r.regime"], "`--range-end 5` is before `--range-start 10`"],
  [["sample", "r.regime", "--format", "json"], "prints comma-separated values only"],
  [["completion", "bash", "--format", "json"], "prints text only"],
  [["sample", "r.regime", "--seed", "2147483648"], "`--seed` is at most 999999999; `2147483648` is more."],
  [["lint", "r.regime", "--max-warnings", "-1"], "`--max-warnings` is a whole number from 0 on, which `-1` is not."],
  [["histories", "r.regime", "--seed", "0"], "`--seed` is a whole number from 1 on, which `0` is not."],
])("%j", async (argv, words) => {
  const { code, out, err } = await regime(folder.path, argv);
  expect({ code, out, err }).toEqual({ code: 2, out: "", err: expect.stringContaining(words) });
});
