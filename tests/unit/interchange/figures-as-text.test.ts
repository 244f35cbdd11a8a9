/** Regimes that read figures, as texts; and the names by which open facts and unknown numbers are told apart. */
import { describe, expect, test } from "vitest";
import { describe as wordsOf } from "../../../src/diagnostics";
import { exportText } from "../../../src/export-text";
import { compile } from "../../../src/compile";
import type { Regime } from "../../../src/language/regime";
import { memoryHost } from "../../support/compile-text";
import { regimeOf } from "../../support/compiled";
import { flat } from "../../support/flat";

const textOf = (regimes: readonly Regime[]): string => {
  const written = exportText(regimes);
  return written.ok ? written.text : written.diagnostics.map((d) => `${d.code}: ${wordsOf(d).message}`).join("\n");
};

const regime = (clauses: string): Regime =>
  regimeOf(`right Work
mover Worker
facts about mover { permit : one of b, l }
regime R {
  members { CH, DE, ES }
  series s : origin, year -> admitted from "s.csv"
  series kinds : year, mover.permit -> admitted from "kinds.csv"
  rule work { every member grants Work to Worker from every other member }
  ${clauses}
}`, { "s.csv": "origin,year,value\nDE,2004,50\nES,2005,60\n", "kinds.csv": "year,mover.permit,value\n2011,b,2000\n" });

const openKeys = (read: Regime): readonly string[] => read.facts.filter((f) => f.tag === "open").map((f) => f.key).sort();
const unknowns = (read: Regime): readonly (string | undefined)[] => read.sentences.flatMap(({ head }) => (head.kind === "ration" ? [head.cap.words] : []));

describe("are said in their own words", () => {
  test.each([
    "mean of s(origin, year - 1 to year) = 10",
    "105 % * mean of s(origin, year - 3 to year - 1) < s(origin, year) + 2",
    "3 * s(origin, year) - 2 * s(origin, year - 1) > 7",
    "2000 + s(origin, year) <= year",
    "s(origin, year) = s(origin, year)",
    "0.0000005 * s(origin, year) > 1",
  ])("%s", (words) => {
    expect(textOf([regime(`exception x to work { CH refuses Work when ${words} }`)])).toContain(` when ${words}\n`);
  });
  test.each([
    "2 * s(origin, year - 1) + 40", "100 - s(origin, year)", "s(origin, year) + s(origin, year - 1) - 40", "50 % * mean of s(origin, year - 1 to year) + 3",
  ])("at most %s", (words) => {
    expect(textOf([regime(`exception x to work { CH grants Work at most ${words} per year }`)])).toContain(` at most ${words} per year\n`);
  });
  test("those of years that begin on another day, and those of one label", () => {
    const text = textOf([regime(`exception x to work { CH refuses Work when s(origin, year) > 10 since 2004-05-01 }
      exception y to work { DE grants Work when kinds(year, mover.permit) > 5 at most kinds(year, mover.permit) per year since 2004-05-01 }`)]);
    expect(flat(text)).toContain("when s(origin, year) > 10 since 2004-05-01");
    expect(flat(text)).toContain("when mover.permit = b and (mover.permit = b and kinds(year, b) > 5 or mover.permit = l and kinds(year, l) > 5) at most kinds(year, b) per year");
  });
  test("figures in a folder beside those of another", () => {
    const main = `use "a/a.regime"
use "b/b.regime"
regime R { members { CH, DE, ES }  rule work { every member grants Work to Worker from every other member when first(origin, year) > 10 or second(origin, year) > 10 } }`;
    const { regimes } = compile("main.regime", memoryHost({
      "main.regime": main, "a/a.regime": `right Work\nmover Worker\nseries first : origin, year -> admitted from "s.csv"`, "b/b.regime": `series second : origin, year -> admitted from "s.csv"`,
      "a/s.csv": "origin,year,value\nDE,2004,5\n", "b/s.csv": "origin,year,value\nDE,2004,7\n",
    }));
    const written = exportText(regimes);
    expect(written.ok && [...written.files.keys()]).toEqual(["s.csv", "s-2.csv"]);
  });
  test("words that are not those of a comparison are not written", () => {
    const read = regime("exception x to work { CH refuses Work when s(origin, year) > 10 }");
    const said = (words: string): Regime => ({ ...read, sentences: read.sentences.map((s) => (s.condition.kind === "series" ? { ...s, condition: { ...s.condition, words } } : s)) });
    for (const words of ["the brake", "s(origin, year) > 10 or s(origin, year) > 11", "s(origin, year) > 11", "s(origin, year) > 10 } } regime B { rule b {"]) {
      expect(textOf([said(words)])).toContain("not-expressible");
    }
  });
});

describe("one question has one name, and two have two", () => {
  const twice = (one: string, two: string): Regime => regime(`exception x to work { CH refuses Work when ${one} }\n  exception y to work { DE refuses Work when ${two} }`);

  test("years that begin on different days are different years", () => {
    expect(openKeys(twice("s(origin, year) > 10 since 2010-05-01", "s(origin, year) > 10 since 2010-07-01"))).toEqual([
      "s(CH, year) > 10 (years from 07-01)", "s(DE, year) > 10 (years from 05-01)", "s(ES, year) > 10 (years from 05-01)", "s(ES, year) > 10 (years from 07-01)",
    ]);
  });
  test("years that begin on one day are the same years, whichever began the count", () => {
    expect(openKeys(twice("s(origin, year) > 10 since 2010-05-01", "s(origin, year) > 10 since 2012-05-01"))).toEqual([
      "s(CH, year) > 10 (years from 05-01)", "s(DE, year) > 10 (years from 05-01)", "s(ES, year) > 10 (years from 05-01)",
    ]);
  });
  test("the same comparison turned round is the same question", () => {
    const read = twice("s(origin, year) > 10", "10 < s(origin, year)");
    expect(openKeys(read)).toEqual(["10 < s(CH, year)", "10 < s(DE, year)", "10 < s(ES, year)"]);
    const text = textOf([read]);
    expect(text).toContain("when s(origin, year) > 10\n");
    expect(text).toContain("when 10 < s(origin, year)\n");
  });
  test("a figure that is left out again may be missing all the same", () => {
    const more = "s(origin, year) + s(origin, year - 1) - s(origin, year - 1) > 10";
    expect(openKeys(twice("s(origin, year) > 10", more))).toEqual(["s(CH, year) + s(CH, year - 1) - s(CH, year - 1) > 10", "s(DE, year) > 10", "s(ES, year) + s(ES, year - 1) - s(ES, year - 1) > 10", "s(ES, year) > 10"]);
  });
});

describe("numbers of figures in the use of a power", () => {
  const power = (uses: string): Regime => regime(`exception brake to work once invoked { host grants Work at most s(target, year) per year }\n  ${uses}`);

  test("the years of each use are its own", () => {
    expect(unknowns(power(`CH invokes brake toward DE since 2010-05-01 until 2010-12-31
      CH invokes brake toward DE since 2011-01-01 until 2011-12-31`))).toEqual(["s(DE, year) (years from 05-01)", "s(DE, year)"]);
  });
  test("and not those of the power", () => {
    const read = regime(`exception brake to work once invoked since 2005-05-01 { host grants Work at most s(target, year) per year }
      CH invokes brake toward DE since 2010-07-01 until 2010-12-31
      CH invokes brake toward DE since 2011-01-01 until 2011-12-31`);
    expect(unknowns(read)).toEqual(["s(DE, year) (years from 07-01)", "s(DE, year)"]);
  });
  test("of several hosts, each leaves itself out", () => {
    expect(unknowns(power("CH, DE invokes brake toward every other member since 2010-01-01 until 2010-12-31"))).toEqual(["s(every other member except host, year)"]);
    expect(unknowns(power("CH, DE invokes brake toward ES since 2010-01-01 until 2010-12-31"))).toEqual(["s(ES, year)"]);
  });
  test("sums of different parties in the same words say which use they are of", () => {
    const read = power(`CH invokes brake toward every other member since 2010-01-01 until 2010-12-31
      DE invokes brake toward every other member since 2011-01-01 until 2011-12-31`);
    expect(unknowns(read)).toEqual(["s(every other member, year) (invoked by CH since 2010-01-01)", "s(every other member, year) (invoked by DE since 2011-01-01)"]);
    expect(textOf([read])).toContain("DE invokes brake toward every other member since 2011-01-01 until 2011-12-31");
  });
});

describe("a fact that is a state", () => {
  const text = (conditions: string): string => `right Work
mover Worker
group North { FR, DE }
regime R {
  facts about mover { entry : state }
  members { CH, DE, FR, PL }
  rule work { every member grants Work to Worker from every other member ${conditions} }
  claim odd { never host grants Work to Worker from every other member when mover.entry = AT }
  test "named by a claim alone" { host CH origin PL mover Worker with entry = AT on 2010-01-01  expect Work granted }
}`;
  test("names its parties by their codes, whichever clause names them first", () => {
    const types = ["when mover.entry = PL or mover.entry is a member of North", "when mover.entry is a member of North or mover.entry = PL"].map(
      (when) => regimeOf(text(when)).facts.map((f) => (f.type.kind === "state" ? f.type.labels.slice(5) : [])),
    );
    expect(types).toEqual([[["AT", "DE", "FR", "PL"]], [["AT", "DE", "FR", "PL"]]]);
  });
  test("is stated in a test with the value that it has in the end", () => {
    expect(regimeOf(text("")).tests[0]?.given).toEqual([{ fact: 0, value: 5 }]);
  });
});
