import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const classes = `right Work
right Enter
mover Worker
mover Seasonal is Worker
regime Classes {
  members { BE, NL, LU }
  facts about mover { stay : months  farm : yes or no  family : yes or no }
  mover Short is Worker when mover.stay <= 9 months
  mover Harvester is Short when mover.farm
  mover Grower is Seasonal when mover.farm
  mover Guest is Worker when not mover.family
  rule enter { every member grants Enter to Worker from every other member }
  rule short { every member grants Work to Short from every other member }
  rule harvest { every member grants Work to Harvester, Grower, Guest from every other member for at most 6 months }
  test "asked as a worker" { host BE origin NL mover Worker with stay = 3 months on 2020-01-01  expect Work granted }
}
`;
const duties = `right Work
right Enter
mover Worker
act TakeBack "take back own nationals"
regime Readmission {
  members { BE, NL, LU }
  duty readmission { every member must TakeBack toward every other member }
  expect norms holds
}
`;
const folder = folderOf({ "classes.regime": classes, "duties.regime": duties });
afterAll(folder.remove);
const asked = (file: string, mover: string, ...more: readonly string[]) =>
  regime(folder.path, ["decide", file, "--host", "BE", "--origin", "NL", "--mover", mover, "--on", "2020-01-01", ...more]);
async function narrower(mover: string, ...facts: readonly string[]): Promise<unknown> {
  const { out } = await asked("classes.regime", mover, "--format", "json", ...facts.flatMap((f) => ["--set", f]));
  const document = JSON.parse(out) as { readonly narrower: readonly string[] };
  expect(schemaErrors(document)).toEqual([]);
  return document.narrower;
}

describe("a class that the stated facts would make of the mover", () => {
  test("is named, the narrowest alone", async () => {
    expect(await narrower("Worker")).toEqual([]);
    expect(await narrower("Worker", "stay=3 months")).toEqual(["Short"]);
    expect(await narrower("Worker", "stay=10 months")).toEqual([]);
    expect(await narrower("Worker", "stay=3 months", "farm")).toEqual(["Harvester"]);
    expect(await narrower("Short", "farm")).toEqual(["Harvester"]);
    expect(await narrower("Harvester", "stay=3 months", "farm")).toEqual([]);
  });
  test("is made by its facts alone, and by what is stated, not assumed", async () => {
    expect(await narrower("Worker", "farm")).toEqual([]);
    expect(await narrower("Seasonal", "farm")).toEqual(["Grower"]);
    expect(await narrower("Worker", "not family")).toEqual(["Guest"]);
  });
  test("is named in the answer and where a test fails", async () => {
    const { out } = await asked("classes.regime", "Worker", "--set", "stay=3 months");
    expect(out.replaceAll(/\s+/g, " ")).toContain("Note: these facts make the mover a Short, of whom clauses speak. The answer is for a Worker as such; ask with --mover Short for the other.");
    const tested = await regime(folder.path, ["test", "classes.regime"]);
    expect(tested.out.replaceAll(/\s+/g, " ")).toContain("found silent: no clause speaks of it these facts make the mover a Short: write `mover Short` if that is meant");
    const json = await regime(folder.path, ["test", "classes.regime", "--format", "json"]);
    const document: unknown = JSON.parse(json.out);
    expect(schemaErrors(document)).toEqual([]);
    expect(document).toMatchObject({ regimes: [{ tests: [{ failures: [{ narrower: ["Short"] }] }] }] });
  });
});

describe("a regime with duties only", () => {
  test("is said to have duties and to give no position", async () => {
    const { out } = await regime(folder.path, ["evaluate", "duties.regime"]);
    const words = out.replaceAll(/\s+/g, " ");
    expect(words).toContain("binding rules only; it has 1 duty and gives no position on any day.");
    expect(words).toContain("no verdict: duties only, no position");
    expect(words).toContain("no verdict: the regime has 1 duty and gives no position on any day asked about");
    expect(words).not.toMatch(/says nothing|not in force/);
  });
  test("decides which duties bind", async () => {
    const { out } = await asked("duties.regime", "Worker");
    expect(out).toContain("no position, only duties between the two");
    expect(out).toContain("Duties between the two:");
  });
  test("meets no expectation of a verdict, and says why", async () => {
    const { out } = await regime(folder.path, ["test", "duties.regime"]);
    expect(out.replaceAll(/\s+/g, " ")).toContain("found no verdict: the regime has duties only, and gives no position");
  });
  test("one without duties still says nothing", async () => {
    const other = await inFolder({ "r.regime": "right Work\nmover Worker\nregime Empty { members { BE, NL, LU } }\n" }, "evaluate", "r.regime");
    expect(other.out).toContain("it says nothing on any day");
  });
});
