/** `--set`: of what a fact is may be said, as clauses read it, and must then be so. */
import { afterAll, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";

const folder = folderOf({
  "f.regime": `use std.rights
use std.movers
facts about host { emergency : yes or no }
facts about mover { skill : one of low, high }
facts about pair { allied : yes or no }
regime F {
  members { BE, NL, LU }
  rule w { every member grants Enter, Work to Worker from every other member when mover.skill = high or pair.allied }
  exception e to w { host refuses Enter when host.emergency }
}
`,
});
afterAll(folder.remove);
const decide = (right: string, set: string): ReturnType<typeof regime> =>
  regime(folder.path, ["decide", "f.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2020-01-01", "--right", right, "--quiet", "--set", set]);

test.each([
  ["Work", "mover.skill = high", "Work is granted"], ["Work", "skill = high", "Work is granted"], ["Work", "mover.skill = low and not pair.allied", "Work is not regulated"],
  ["Work", "pair.allied", "Work is granted"], ["Enter", "allied and host.emergency", "Enter is denied"], ["Enter", "allied and emergency", "Enter is denied"],
])("%s with `%s`", async (right, set, words) => {
  const { code, out } = await decide(right, set);
  expect({ code, said: out.includes(words) ? words : out }).toEqual({ code: 0, said: words });
});

test.each(["mover.emergency", "origin.emergency", "employer.emergency", "pair.emergency", "mover.allied", "pair.skill = high", "host.skill = high"])("`%s` is no fact of that", async (set) => {
  const { code, err } = await decide("Enter", set);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`\`--set "${set}"\`: no clause of F reads such a fact.`) });
});
