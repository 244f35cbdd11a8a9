/** Figures that the files of series lack, stated with `--set` and in tests that fail. */
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const text = `right Work
right Enter
right Reside
right Study
mover Worker
facts about mover { permit : one of long, Short  figure : yes or no }
regime Safeguard {
  members { CH, DE, FR }
  series permits : host, origin, year -> admitted from "permits.csv"
  series kinds : mover.permit -> admitted from "none.csv"
  rule work { every member grants Work to Worker from every other member }
  exception more to work { CH refuses Work when permits(host, origin, year - 1) > 110 % * mean of permits(host, origin, year - 3 to year - 2) }
  rule enter { every member grants Enter to Worker from every other member when mover.figure at most 105 % * permits(host, origin, year - 1) per year }
  rule reside { every member grants Reside to Worker from every other member at most kinds(mover.permit) per year }
  rule study { every member grants Study to Worker from every other member }
  exception one to study { CH refuses Study when permits(host, origin, year) is known }
  exception two to study { CH may refuse Study when permits(host, origin, year) is known since 2013-01-01 }
  test "told in the failure" { host CH origin any member mover Worker with figure and figure permits(CH, DE, 2012) = 111 and figure permits(CH, FR, 2012) = 2_000 on 2013-06-01  expect Work granted because work }
  test "a contradiction" { host CH origin DE mover Worker with figure permits(CH, DE, 2013) = 5 on 2013-06-01  expect Study denied because one }
}
`;
const target = `right Work
mover Worker
regime Sums {
  members { CH, DE, FR }
  series admitted : origin, year -> admitted from "admitted.csv"
  rule work { every member grants Work to Worker from every other member }
  exception safeguard to work once invoked { host grants Work at most admitted(target, year - 1) per year }
  CH invokes safeguard toward DE, FR since 2012-01-01 until 2014-12-31
}
`;
const folder = folderOf({
  "safeguard.regime": text, "permits.csv": "host,origin,year,value\nCH,DE,2010,100\nCH,DE,2011,100\n",
  "sums.regime": target, "admitted.csv": "origin,year,value\nDE,2012,100\n",
});
afterAll(folder.remove);
const asked = (file: string, ...more: readonly string[]) =>
  regime(folder.path, ["decide", file, "--host", "CH", "--origin", "DE", "--mover", "Worker", "--on", "2013-06-01", ...more]);

interface Document {
  readonly figures: unknown;
  readonly stated: readonly { readonly text: string }[];
  readonly positions: readonly { readonly position: string | null; readonly cap: { readonly amount: number | null } | null }[];
}
async function position(file: string, right: string, ...figures: readonly string[]): Promise<unknown> {
  const { out, err } = await asked(file, "--right", right, "--format", "json", ...figures.flatMap((f) => ["--set", f]));
  expect(err).toBe("");
  const document = JSON.parse(out) as Document;
  expect(schemaErrors(document)).toEqual([]);
  const [first] = document.positions;
  return [first?.position, first?.cap?.amount];
}

describe("a figure that is set", () => {
  test("decides a comparison, by its value", async () => {
    expect(await position("safeguard.regime", "Work")).toEqual([null, undefined]);
    expect(await position("safeguard.regime", "Work", "figure permits(CH, DE, 2012) = 111")).toEqual(["denied", undefined]);
    expect(await position("safeguard.regime", "Work", "figure permits(CH, DE, 2012) = 110")).toEqual(["granted", undefined]);
    expect(await position("safeguard.regime", "Work", "figure permits(CH, DE, 2012) = 110.5")).toEqual(["denied", undefined]);
  });
  test("of another party or year leaves it open", async () => {
    expect(await position("safeguard.regime", "Work", "figure permits(CH, FR, 2012) = 111", "figure permits(CH, DE, 2013) = 111")).toEqual([null, undefined]);
  });
  test("gives a cap its number, beside facts in one text", async () => {
    expect(await position("safeguard.regime", "Enter", "figure")).toEqual(["rationed", null]);
    expect(await position("safeguard.regime", "Enter", "figure and figure permits(CH, DE, 2012) = 2_000")).toEqual(["rationed", 2100]);
    expect(await position("safeguard.regime", "Enter", "figure = yes", "figure  permits( CH,DE,2012 )=2_000")).toEqual(["rationed", 2100]);
    expect(await position("safeguard.regime", "Reside", "permit = Short and figure kinds(Short) = 7 and figure kinds(long) = 8")).toEqual(["rationed", 7]);
  });
  test("counts in the sum of those against whom a power is invoked", async () => {
    expect(await position("sums.regime", "Work")).toEqual(["rationed", null]);
    expect(await position("sums.regime", "Work", "figure admitted(FR, 2012) = 55")).toEqual(["rationed", 155]);
  });
  test("is told in the answer", async () => {
    const figure = "figure permits(CH, DE, 2012) = 111";
    const { out } = await asked("safeguard.regime", "--right", "Work", "--set", figure);
    expect(out).toContain(`Stated, since permits.csv does not have it: ${figure}.`);
    const json = JSON.parse((await asked("safeguard.regime", "--right", "Work", "--format", "json", "--set", figure)).out) as Document;
    expect(json.figures).toEqual([{ series: "permits", value: 111, text: figure }]);
    expect(json.stated).toEqual([]);
  });
});

describe("what cannot be set", () => {
  test.each([
    ["figure permits(CH, DE, 2011) = 5", "`permits.csv` has this figure: 100. Only one that is missing may be stated."],
    ["figure permit(CH, DE, 2012) = 5", "Safeguard reads no series `permit`. Did you mean `permits`?"],
    ["figure quite(CH) = 5", "Safeguard reads no series `quite`. Known: permits, kinds."],
    ["figure permits(CH, 2012) = 5", "the keys of `permits` are a party (the host), a party (the origin), a year."],
    ["figure permits(CH, 2012, DE) = 5", "`2012` stands where a party (the origin) is needed."],
    ["figure permits(CH, DE, 12) = 5", "`12` stands where a year is needed."],
    ["figure permits(CH, XX, 2012) = 5", "`XX` stands where a party (the origin) is needed."],
    ["figure permits(host, DE, 2012) = 5", "`host` stands where a party (the host) is needed."],
    ["figure kinds(wide) = 5", "`wide` stands where one of long, Short is needed."],
    ["figure permits(CH, DE, 2012) = yes", "a figure is a number."],
    ["figure permits(CH, DE, 2012)", "a figure is stated as in `figure permits(DE, 2022) = 100`."],
    ["figure permits(CH, DE, 2012) = 5 and figure permits(CH, DE, 2012) = 6", "are stated of one figure."],
    ["figure permits(CH, DE, 2013) = 5", "With the figures that are set, one and two say different things about Study"],
  ])("%s", async (given, words) => {
    const { code, out, err } = await asked("safeguard.regime", "--set", given);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });
});

test("a test that fails names the case with its figures, and a contradiction", async () => {
  const { code, out } = await regime(folder.path, ["test", "safeguard.regime"]);
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, " ")).toContain("in the case host CH, origin DE, on 2013-06-01, with figure, figure permits(CH, DE, 2012) = 111 and figure permits(CH, FR, 2012) = 2000");
  expect(out).toContain("found told two things at once because one, two");
  const json = await regime(folder.path, ["test", "safeguard.regime", "--format", "json"]);
  expect(schemaErrors(JSON.parse(json.out))).toEqual([]);
});
