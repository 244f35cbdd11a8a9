import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";
import { flat } from "../../support/flat";

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
  test("says the same as JSON", async () => {
    const { out } = await regime(folder.path, ["evaluate", "duties.regime", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ regimes: [{ criteria: { norms: { verdict: null, missing: "duties only, no position" } } }] });
  });
  test("decides which duties bind", async () => {
    const { out } = await asked("duties.regime", "Worker");
    expect(flat(out)).toContain("no position, only duties between the two");
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

const bodies = `right Work
right Enter
mover Worker
act Report "report figures"
group Old { BE, NL }
regime Bodies {
  members { BE, NL, LU }
  facts about world { crisis : yes or no }
  institution Council "the Council" of Old except NL since 1991-07-06 { decides everything by unanimity since 2005-01-19 }
  rule enter { every member grants Enter to Worker from every other member }
  duty reports {
    BE may Report toward every other member when world.crisis within 3 months decided by Council
    every member must Report toward Council by 2030-12
    every member must Report toward every member
  }
  test "no permission" { host BE origin NL mover Worker on 2020-01-01  expect permission reports expect soft duty reports }
  expect form vacuous
}
regime Soft {
  members { BE, NL, LU }
  rule enter { every member endeavours to grant Enter to Worker from every other member }
  duty reports { every member must Report toward every member }
  expect norms holds with soft law
  expect norms holds
}
regime Allowed {
  members { BE, NL, LU }
  duty reports { every member may Report toward every member }
  expect norms vacuous
}
`;
const bodyFolder = folderOf({ "bodies.regime": bodies });
afterAll(bodyFolder.remove);
const words = async (...argv: readonly string[]): Promise<string> => (await regime(bodyFolder.path, argv)).out.replaceAll(/\s+/g, " ");
const decideBodies = (origin: string, ...more: readonly string[]): readonly string[] =>
  ["decide", "bodies.regime", "--regime", "Bodies", "--host", "BE", "--origin", origin, "--mover", "Worker", "--on", "2020-01-01", ...more];
async function valid(...argv: readonly string[]): Promise<unknown> {
  const document: unknown = JSON.parse((await regime(bodyFolder.path, [...argv, "--format", "json"])).out);
  expect(schemaErrors(document)).toEqual([]);
  return document;
}

describe("permissions, deadlines and duties toward a body", () => {
  test("are listed in words", async () => {
    const out = await words(...decideBodies("NL", "--set", "crisis"));
    expect(out).toContain("- Belgium may Report within 3 months, decided by Council: reports");
    expect(out).toContain("- Belgium must Report toward Council by 2030-12-31: reports");
    expect(out).toContain("- the Netherlands must Report toward Council by 2030-12-31: reports");
    expect(out).not.toContain("Note: what");
  });
  test("and in JSON", async () => {
    expect(await valid(...decideBodies("NL", "--set", "crisis"))).toMatchObject({
      duties: [
        { duty: "reports", bearer: "host", permission: true, decidedBy: { name: "Council", kind: "institution" }, within: { amount: 3, unit: "months" } },
        { bearer: "host", toward: "Council", by: "2030-12-31" }, { bearer: "origin", toward: "Council" }, { bearer: "host" }, { bearer: "origin" },
      ],
      owedToOthers: [],
    });
  });
  test("what is owed to the members is not owed to an outsider, and a note says so", async () => {
    const out = await words(...decideBodies("MA"));
    expect(out).toContain("- Belgium must Report toward Council by 2030-12-31: reports");
    expect(out).toContain("Note: what Belgium owes the members is not listed, since the other of the two is no member: reports.");
    expect(await valid(...decideBodies("MA"))).toMatchObject({ duties: [{ toward: "Council" }], owedToOthers: [{ duty: "reports", bearer: "host" }] });
  });
  test("a permission alone is no duty", async () => {
    expect(await words("decide", "bodies.regime", "--regime", "Allowed", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2020-01-01")).toContain("no position, only permissions between the two");
    expect(await words("evaluate", "bodies.regime", "--regime", "Allowed")).toContain("it has 1 permission and gives no position on any day.");
    expect(await words("evaluate", "bodies.regime", "--regime", "Allowed")).toContain("no verdict: permissions only, no position");
  });
  test("institutions are reported with their parties and dates", async () => {
    expect(await words("evaluate", "bodies.regime", "--regime", "Bodies", "--verbose")).toContain(
      "institution Council of Old except NL (since 1991-07-06): decides everything by unanimity (since 2005-01-19)",
    );
    expect(await valid("evaluate", "bodies.regime", "--regime", "Bodies")).toMatchObject({
      regimes: [{ procedures: { institutions: [{ of: "Old except NL", since: "1991-07-06", until: null, powers: [{ since: "2005-01-19", until: null }] }] } }],
    });
  });
});

describe("soft law", () => {
  test("a regime with soft rules only is said to have them", async () => {
    const out = await words("evaluate", "bodies.regime", "--regime", "Soft");
    expect(out).toContain("it has soft rules and 1 duty and gives no position that binds on any day.");
    expect(out).toContain("no verdict: no rule binds; --binding soft reads the soft rules");
    expect(await words("evaluate", "bodies.regime", "--regime", "Soft", "--binding", "soft")).not.toContain("soft rules and");
  });
  test("an expectation says under which law it is judged, and a verdict is printed by its name", async () => {
    const out = await words("test", "bodies.regime");
    expect(out).toContain("pass norms holds with soft law at all times");
    expect(out).toContain("FAIL norms holds at all times (bodies.regime:24) found no verdict: no rule binds then; write `with soft law` after the verdict to count the soft rules");
    expect(out).toContain("pass norms vacuous at all times");
    expect(out).toContain("permission reports: expected for the host found the host does not have it");
    expect(out).toContain("soft duty reports: expected owed by the host found the host does not owe it");
    expect(await valid("test", "bodies.regime")).toMatchObject({
      regimes: [
        { tests: [{ dutyFailures: [{ only: "permission", found: false }, { only: "soft", found: false }] }] },
        { expectations: [{ binding: "soft", passed: true }, { binding: "hard", passed: false }] }, {},
      ],
    });
  });
});
