import { afterAll, expect, test } from "vitest";
import { folderOf, regime as run } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const folder = folderOf({
  "union.regime": `use std.rights
use std.movers
facts about mover { skill : one of low, high  age : number from 0 to 99 }
regime Union {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member when mover.skill = high }
  rule visits { every member grants Enter to Visitor from every other member }
}
reform wider of Union {
  replace work by rule work { every member grants Enter, Work to Worker from every other member when mover.age >= 18 }
  remove visits
}
`,
  "people.csv": `host,origin,mover,on,skill,age,n
BE,NL,Worker,2020-01-01,high,30,1
BE,NL,Worker,2020-01-01,low,30,10
BE,NL,Worker,2020-01-01,high,17,100
BE,LU,Worker,2020-01-01,low,17,1000
NL,LU,Visitor,2020-01-01,,,10000
BE,NL,Worker,2020-01-01,,30,100000
BE,BE,Worker,2020-01-01,low,30,1000000
`,
});
const other = folderOf({
  "levels.regime": `right Work
mover Worker
facts about mover { skill : one of low, middle, high  young : yes or no }
regime Levels { members { BE, NL, LU } rule work { every member grants Work to Worker from every other member when mover.skill = high } }
reform turned of Levels { replace work by rule work { every member grants Work to Worker from every other member when mover.skill = low } }
reform dutch of Levels { add exception shut to work { NL refuses Work to Worker from every other member } }
reform said of Levels { replace work by rule work { every member grants Work to Worker from every other member when not (mover.skill = low or mover.skill = middle) } }
`,
  "unknown.csv": "host,origin,mover,on,skill\nBE,NL,Worker,2020-01-01,\nNL,BE,Worker,2020-01-01,\n",
});
afterAll(folder.remove);
afterAll(other.remove);
interface Counted {
  readonly undecided: number;
  readonly rights: readonly { readonly right: string; readonly gain: number; readonly lose: number; readonly open: number; readonly moves: readonly object[]; readonly classes: readonly object[] }[];
}
async function counted(...argv: readonly string[]): Promise<Counted> {
  const { code, out, err } = await run(other.path, ["diff", ...argv, "--format", "json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const document = JSON.parse(out) as Counted;
  expect(schemaErrors(document)).toEqual([]);
  return document;
}
const diff = (...argv: readonly string[]): ReturnType<typeof run> => run(folder.path, ["diff", "union.regime", "--reform", "wider", ...argv]);

test("how many gain and lose, by right, class and pair; weighed; as JSON", async () => {
  const { code, out, err } = await diff("--input", "people.csv", "--weight", "n", "--format", "json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const document = JSON.parse(out) as { readonly rights: readonly { readonly right: string }[] };
  expect(schemaErrors(document)).toEqual([]);
  expect(document).toMatchObject({ before: "Union", after: "wider", table: "people.csv", weight: "n", people: 1_111_111, undecided: 1_000_000 });
  expect(document.rights.find(({ right }) => right === "Work")).toEqual({
    right: "Work", gain: 10, lose: 100, open: 100_000,
    moves: [{ before: "open", after: "granted", people: 100_000 }, { before: "granted", after: "silent", people: 100 }, { before: "silent", after: "granted", people: 10 }],
    pairs: [{ gain: 10, lose: 100, open: 100_000, host: "BE", origin: "NL" }], classes: [{ gain: 10, lose: 100, open: 100_000, mover: "Worker" }],
  });
  expect(document.rights.find(({ right }) => right === "Enter")).toMatchObject({ gain: 10, lose: 10_100, open: 100_000 });
});
test("in words", async () => {
  const { out } = await diff("--input", "people.csv", "--right", "Work", "--right", "Study");
  const words = out.replaceAll(/\s+/g, " ");
  for (const part of ["Union and wider: 7 people of people.csv", "1 cannot be decided in one of them or both.", "WORK 1 gain, 1 lose; for 1 it is open.", "granted to silent 1", "STUDY Nobody's position changes."]) expect(words).toContain(part);
});
test.each([
  [["--input", "people.csv", "--since", "2020-01-01"], "is of cases that are not in a table"],
  [["--weight", "n"], "goes with `--input FILE`"],
  [["--input", "people.csv", "--weight", "kilos"], "has no such column"],
])("%j is refused", async (argv, words) => {
  expect(await diff(...argv)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});

test("whoever is open under both texts may gain or lose, unless the two are proved to come to the same", async () => {
  const open = { gain: 0, lose: 0, open: 2, moves: [{ before: "open", after: "open", people: 2 }] };
  expect((await counted("levels.regime", "--reform", "turned", "--input", "unknown.csv")).rights).toMatchObject([open]);
  // In the Netherlands a refusal, in Belgium the rule as it was.
  expect((await counted("levels.regime", "--reform", "dutch", "--input", "unknown.csv")).rights).toMatchObject([{ open: 1, moves: [{ before: "open", after: "denied", people: 1 }] }]);
  expect((await counted("levels.regime", "--reform", "said", "--input", "unknown.csv")).rights).toMatchObject([{ open: 0, moves: [] }]);
});
