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
  "rights.regime": `right Enter
mover Worker
mover Guest
regime Entry { members { BE, NL, LU } rule entry { every member grants Enter to Worker from every other member } }
reform more of Entry { add right Cut add rule cuts { every member grants Cut to Worker from every other member } }
reform nurses of Entry { add mover Nurse is Worker add mover Ward is Nurse add exception shut to entry { every member refuses Enter to Nurse from every other member } }
reform aliens of Entry { add mover Alien add rule alien { every member grants Enter to Alien from every other member } }
`,
  "workers.csv": "host,origin,mover,on\nBE,NL,Worker,2020-01-01\nBE,BE,Worker,2020-01-01\n",
  "nurses.csv": "host,origin,kind,on\nBE,NL,Nurse,2020-01-01\nBE,NL, Ward,2020-01-01\nBE,NL,Worker,2020-01-01\n",
  "named.csv": "host,origin,mover,on,Regime mover,regime before 0\nBE,NL,Nurse,2020-01-01,Worker,denied\n",
  "aliens.csv": "host,origin,mover,on\nBE,NL,Alien,2020-01-01\n",
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
  // The Netherlands refuse what they granted, if they did; in Belgium the rule is as it was.
  expect((await counted("levels.regime", "--reform", "dutch", "--input", "unknown.csv")).rights).toMatchObject([{ open: 1, moves: [{ before: "open", after: "open", people: 1 }] }]);
  expect((await counted("levels.regime", "--reform", "said", "--input", "unknown.csv")).rights).toMatchObject([{ open: 0, moves: [] }]);
});
test("a right that one text does not know is silent there", async () => {
  const cut = { right: "Cut", gain: 1, lose: 0, open: 0, moves: [{ before: "silent", after: "granted", people: 1 }] };
  expect(await counted("rights.regime", "--reform", "more", "--input", "workers.csv")).toMatchObject({ undecided: 1, rights: [{ right: "Enter", gain: 0, moves: [] }, cut] });
  expect(await counted("rights.regime", "--reform", "more", "--input", "workers.csv", "--right", "Cut")).toMatchObject({ undecided: 1, rights: [cut] });
  expect(await counted("rights.regime#more", "rights.regime#Entry", "--input", "workers.csv", "--right", "Cut")).toMatchObject({ undecided: 1, rights: [{ right: "Cut", gain: 0, lose: 1 }] });
  expect(await run(other.path, ["diff", "rights.regime", "--reform", "more", "--input", "workers.csv", "--right", "Kut"])).toMatchObject({ code: 2, err: expect.stringContaining("Neither text knows a right `Kut`") });
});
test("movers of a class that one text does not know are to it those of the next class above", async () => {
  const [lost, won] = [[{ before: "granted", after: "denied", people: 2 }], [{ before: "denied", after: "granted", people: 2 }]];
  const classes = ["Nurse", "Ward"].map((mover) => ({ mover }));
  expect((await counted("rights.regime", "--reform", "nurses", "--input", "nurses.csv", "--column", "mover=kind")).rights).toMatchObject([{ lose: 2, moves: lost, classes }]);
  expect((await counted("rights.regime#nurses", "rights.regime#Entry", "--input", "nurses.csv", "--column", "mover=kind")).rights).toMatchObject([{ gain: 2, moves: won, classes }]);
  expect((await counted("rights.regime", "--reform", "nurses", "--input", "workers.csv", "--mover", "Nurse")).rights).toMatchObject([{ lose: 1, classes: [{ mover: "Nurse" }] }]);
});
test("the columns of the table may have the names that we would give ours", async () => {
  const nurses = { right: "Enter", lose: 1, classes: [{ mover: "Nurse" }] };
  expect((await counted("rights.regime", "--reform", "nurses", "--input", "named.csv")).rights).toMatchObject([nurses]);
  expect((await counted("rights.regime#nurses", "rights.regime#Entry", "--input", "named.csv")).rights).toMatchObject([{ gain: 1 }]);
});
test("movers of a class with none above are those of a class that no clause names", async () => {
  expect((await counted("rights.regime", "--reform", "aliens", "--input", "aliens.csv")).rights).toMatchObject([{ gain: 1, moves: [{ before: "silent", after: "granted", people: 1 }] }]);
});
test("what is wrong with a table says under which text", async () => {
  const { code, err } = await run(other.path, ["diff", "rights.regime", "--reform", "nurses", "--input", "aliens.csv"]);
  expect(code).toBe(3);
  expect(err.replaceAll(/\s+/g, " ")).toContain("Under Entry: error aliens.csv [misread-row] Row 2 of `aliens.csv` has `Alien` under `mover`. What can stand there: one of Worker, Guest");
});
