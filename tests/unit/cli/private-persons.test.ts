/** What the commands say of private persons, and of conduct on a day and over time. */
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const text = (liability: string, wait: string): string => `right Enter
right Work
right ChangeEmployer
mover Worker
act PayReturn "bear the cost of the return"
act TakeBack "take back own nationals"
act Inform "inform"
regime Sponsored {
  members { CA, MX, JM }
  institution Ministry "the ministry" { monitors everything }
  judgement releases about mover "the employer consents" by employer
  rule entry { CA grants Enter, Work to Worker from every other member }
  rule transfer { CA grants ChangeEmployer to Worker from every other member when releases }
  duty liability { employer must PayReturn toward host${liability} otherwise host may suspend entry decided by Ministry }
  duty informed { host must Inform toward mover }
  duty readmission { every member must TakeBack toward every other member }
  exception waiting to entry { host may refuse Enter when not origin has kept readmission toward host for ${wait} }
  exception refused to entry { host may refuse Work when not origin kept readmission toward host on 2005-01-01 }
  test "not so" { host CA origin MX mover Worker on 2010-01-01 expect no duty liability by employer }
}
`;
const folder = folderOf({ "old.regime": text("", "6 months"), "new.regime": text(" when releases", "1 year") });
afterAll(folder.remove);
const flat = (out: string): string => out.replaceAll(/\s+/g, " ");
const asked = (...more: readonly string[]) => regime(folder.path, ["decide", "old.regime", "--host", "CA", "--origin", "MX", "--mover", "Worker", "--on", "2010-01-01", ...more]);

describe("decide", () => {
  test("lists what private persons owe and are owed", async () => {
    const out = flat((await asked()).out);
    expect(out).toContain("Duties between the two, and of and toward private persons:");
    expect(out).toContain("- the employer must PayReturn toward the host: liability otherwise host may suspend entry, decided by Ministry");
    expect(out).toContain("- Canada must Inform toward the mover: informed");
    expect(out).toContain("the origin has always kept readmission toward the host");
    expect(out).toContain("the origin kept readmission toward the host on 2005-01-01");
  });
  test("and says so in JSON", async () => {
    const document = JSON.parse((await asked("--format", "json")).out) as { readonly duties: readonly object[] };
    expect(schemaErrors(document)).toEqual([]);
    expect(document.duties[0]).toMatchObject({ duty: "liability", bearer: "employer", toward: "host" });
    expect(document.duties[1]).toMatchObject({ duty: "informed", bearer: "host", toward: "mover" });
  });
  test("reads conduct in time after `--set`", async () => {
    const short = flat((await asked("--right", "Enter", "--set", "origin has kept readmission toward host for 3 months")).out);
    expect(short).toContain("Enter is left to the discretion of the host");
    const once = flat((await asked("--right", "Work", "--set", "not origin kept readmission toward host on 2005-01-01", "--why-not")).out);
    expect(once).toContain("Work would be granted if the origin kept readmission toward the host on 2005-01-01");
  });
});

test("a test that fails names the private person", async () => {
  const tested = flat((await regime(folder.path, ["test", "old.regime"])).out);
  expect(tested).toContain("duty liability: expected not owed by the employer found the employer owes it");
  const { out } = await regime(folder.path, ["test", "old.regime", "--format", "json"]);
  expect(schemaErrors(JSON.parse(out))).toEqual([]);
});

test("a judgement in private hands is told as such", async () => {
  const out = flat((await regime(folder.path, ["evaluate", "old.regime", "--verbose"])).out);
  expect(out).toContain('releases: "the employer consents", judged by the employer, a private person');
  expect(out).toContain("judged alike for like cases: releases (by employer, a private person, not the host)");
});

test("a difference names private persons and lengths", async () => {
  const out = flat((await regime(folder.path, ["diff", "old.regime", "new.regime"])).out);
  expect(out).toContain("lost: liability: the employer must PayReturn toward the host, in every member, of movers from");
  expect(out).toContain("when the employer keeps liability toward the host and origin has kept readmission toward host for at least 6 months and less than 1 year");
  const document = JSON.parse((await regime(folder.path, ["diff", "old.regime", "new.regime", "--format", "json"])).out) as { readonly duties: readonly object[] };
  expect(schemaErrors(document)).toEqual([]);
  expect(document.duties[0]).toMatchObject({ duty: "liability", bearer: "employer", toward: "host" });
});
