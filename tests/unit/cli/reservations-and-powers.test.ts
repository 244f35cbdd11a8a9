import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";
import { flat } from "../../support/flat";

const text = `right Work
mover Worker
regime Safeguards {
  members { CH, DE, LV, PL }
  source Treaty "Treaty"
  facts about mover { permit : one of long, short  family : yes or no }
  facts about host { crisis : yes or no }
  rule work cites Treaty "art 4" { every member grants Work to Worker from every other member }
  exception safeguard to work once invoked for at most 24 months running cites Treaty "art 10" { host refuses Work from every member }
  exception brake to work once invoked { host refuses Work when host.crisis and origin = DE }
  exception released to work, safeguard, brake { DE is not bound to grant Work when mover.permit = short }
  reservation latvia by LV to work, released cites Treaty "declaration" { LV is not bound to grant Work when not mover.family }
  CH invokes safeguard toward PL since 2012-05-01 until 2013-04-30
}
`;
const folder = folderOf({ "safeguards.regime": text });
afterAll(folder.remove);
const asked = (host: string, origin: string, on: string, ...more: readonly string[]) =>
  regime(folder.path, ["decide", "safeguards.regime", "--host", host, "--origin", origin, "--mover", "Worker", "--on", on, ...more]);
async function beside(host: string, origin: string, on: string, ...more: readonly string[]): Promise<unknown> {
  const { out } = await asked(host, origin, on, "--format", "json", ...more);
  const document = JSON.parse(out) as { readonly reservations: readonly { clause: string; kind: string }[]; readonly powers: readonly { clause: string }[] };
  expect(schemaErrors(document)).toEqual([]);
  return [...document.reservations.map((r) => `${r.clause} ${r.kind}`), ...document.powers.map((p) => p.clause)];
}

describe("decide lists", () => {
  test("reservations and opt-outs of the host alone", async () => {
    expect(await beside("LV", "CH", "2000-01-01")).toEqual(["latvia reservation"]);
    expect(await beside("DE", "CH", "2000-01-01")).toEqual(["released opt-out", "safeguard"]);
    expect(await beside("CH", "LV", "2000-01-01")).toEqual(["safeguard"]);
  });
  test("not those that stated facts rule out", async () => {
    expect(await beside("LV", "CH", "2000-01-01", "--set", "family")).toEqual(["safeguard"]);
    expect(await beside("DE", "CH", "2000-01-01", "--set", "permit=long")).toEqual(["safeguard"]);
  });
  test("powers that are not used against the origin on the day", async () => {
    expect(await beside("CH", "PL", "2012-04-30")).toEqual(["safeguard"]);
    expect(await beside("CH", "PL", "2012-05-01")).toEqual([]);
    expect(await beside("CH", "DE", "2012-05-01")).toEqual(["safeguard", "brake"]);
    expect(await beside("CH", "DE", "2012-05-01", "--set", "not crisis")).toEqual(["safeguard"]);
  });
  test("no power where there is nothing to take", async () => {
    expect(await beside("US", "PL", "2012-04-30")).toEqual([]);
    expect(await beside("CH", "US", "2012-04-30")).toEqual([]);
  });
  test("both in words, with the articles", async () => {
    expect((await asked("LV", "CH", "2000-01-01")).out).toContain("Reservations and opt-outs that reach Latvia here:\n  - latvia, a reservation: Treaty, declaration\n");
    expect((await asked("CH", "LV", "2000-01-01")).out).toContain("Powers that Switzerland could invoke here and has not:\n  - safeguard, for at most 2 years running: Treaty, art 10\n");
  });
});

describe("silence that a clause is the ground of", () => {
  test("is told with it", async () => {
    const { out } = await asked("LV", "CH", "2000-01-01", "--set", "not family");
    expect(out).toContain("Because  latvia: Treaty, declaration");
    expect(out).not.toContain("No clause of the regime speaks of it");
  });
  test("and told apart from the silence of the text", async () => {
    const two = text.replace("right Work", "right Work\nright Stay").replace("rule work", "rule stay { every member grants Stay to Worker from DE }\n  rule work");
    const { out } = await inFolder({ "two.regime": two }, "decide", "two.regime", "--host", "LV", "--origin", "CH", "--mover", "Worker", "--on", "2000-01-01");
    expect(flat(out)).toContain("not bound on Work; silent on 1 other right.");
  });
});

describe("evaluate tells a power that is invoked from one that is not", () => {
  const law = (invoked: string): string => `use std.rights
use std.movers
regime Used {
  members { CH, DE, FR, PL }
  rule work { every member grants Enter, Work to Worker from every other member }
  exception safeguard to work once invoked { host grants Work to Worker from every other member at most 1_000 per year }
  ${invoked}
}
`;
  const evaluated = async (invoked: string, ...more: readonly string[]): Promise<string> => flat((await inFolder({ "u.regime": law(invoked) }, "evaluate", "u.regime", ...more)).out);
  test("one that is invoked counts where it is", async () => {
    const out = await evaluated("CH invokes safeguard toward every other member since 2012-05-01 until 2099-04-30", "--on", "2012-06-01");
    expect(out).toContain("a power counts where it is invoked: safeguard (NEX counts what it could do to one origin alone)");
    expect(out).not.toContain("an unused power");
  });
  test("one that nobody invokes is reported", async () => {
    expect(await evaluated("")).toContain("an unused power is reported, not counted: safeguard (NEX counts what it could do to one origin alone)");
  });
  test("NEX is not spoken of where it is not judged", async () => {
    const out = await evaluated("", "--reading", "ruggie");
    expect(out).toContain("an unused power is reported, not counted: safeguard");
    expect(out).not.toContain("NEX counts");
  });
});
