import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf, inFolder, regime, type Ran } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const start = "use std.rights use std.movers\n";
const decide = (text: string, ...argv: readonly string[]): Promise<Ran> =>
  inFolder({ "r.regime": start + text }, "decide", "r.regime", "--host", "BE", "--origin", "NL", ...(argv.includes("--mover") ? [] : ["--mover", "Worker"]), ...(argv.includes("--on") ? [] : ["--on", "2012-01-01"]), ...argv);
const words = ({ out }: Ran): string => out.replace(/\s+/g, " ");

describe("the fewest facts", () => {
  test("leave out what does not matter once they are stated", async () => {
    const facts = "facts about mover { posted : yes or no licensed : yes or no insured : yes or no sworn : yes or no }\n";
    const regime = "mover Posted is Worker when mover.posted or mover.sworn regime R { members { BE, NL, LU } rule w { every member grants Work to Posted from every other member when mover.licensed or (mover.insured and mover.sworn) } }";
    expect(words(await decide(facts + regime, "--mover", "Posted", "--right", "Work", "--why-not"))).toContain("Work would be granted if licensed ");
  });
  test("leave out what the class asserts", async () => {
    const text = "facts about mover { posted : yes or no licensed : yes or no } mover Posted is Worker when mover.posted regime R { members { BE, NL } rule w { every member grants Work to Posted from every other member when mover.licensed } }";
    expect(words(await decide(text, "--mover", "Posted", "--right", "Work", "--why-not"))).toContain("Work would be granted if licensed ");
  });
});

describe("where every value gives one position, and only the clause that gives it is open", () => {
  const text = `facts about mover { a : yes or no skill : one of low, high tier : one of x, y }
source T "Treaty"
regime R {
  members { BE, NL }
  rule top cites T "art 1" { every member grants Work to Worker from every other member when mover.a and mover.skill = high }
  rule bottom cites T "art 2" { every member grants Work to Worker from every other member when mover.a and mover.skill = low }
  rule whole { every member grants Enter to Worker from every other member when mover.a }
  rule part { every member grants Enter to Worker from every other member when mover.skill = low }
  rule low { every member grants Study to Worker from every other member when mover.tier = x }
  rule lower { every member grants Study to Worker from every other member when mover.tier = x and mover.skill = low }
  test "one position" { host BE origin NL mover Worker with a on 2012-01-01 expect Work granted because top }
}
`;
  test("the position is known", async () => {
    expect(words(await decide(text, "--set", "a", "--right", "Work"))).toContain("Work is granted to a worker from the Netherlands in Belgium on 2012-01-01. Because bottom (T art 2) if skill = low or top (T art 1) if skill = high ");
    expect(words(await decide(text, "--set", "a"))).toContain("granted Enter and Work; open on Study;");
  });
  test("what decides in any case is told apart", async () => {
    expect(words(await decide(text, "--set", "a", "--right", "Enter"))).toContain(" Because whole (no article cited) Because also part if skill = low ");
  });
  test("what decides for some facts only is said to be open", async () => {
    expect(words(await decide(text, "--set", "a", "--right", "Enter", "--verbose"))).toContain("- whole decides - part is open: it depends on skill");
  });
  test("an open position depends on what decides between positions alone", async () => {
    expect(words(await decide(text, "--right", "Study"))).toContain("is open: it depends on tier. Study is granted if tier = x and is not regulated if tier = y. ");
  });
  test("as JSON", async () => {
    const { out } = await decide(text, "--set", "a", "--right", "Work", "--format", "json");
    const found = JSON.parse(out) as { positions: readonly unknown[] };
    expect(schemaErrors(found)).toEqual([]);
    expect(found.positions[0]).toMatchObject({
      position: "granted", because: [], effective: true,
      possible: [{ position: "granted", because: [{ rule: "top" }] }, { position: "granted", because: [{ rule: "bottom" }] }],
      open: [{ fact: "skill", values: [{ value: "low", position: "granted", because: ["bottom"] }, { value: "high", position: "granted", because: ["top"] }] }],
    });
  });
  test("a test that expects one of the clauses is told of the others", async () => {
    const { out } = await inFolder({ "r.regime": start + text }, "test", "r.regime");
    expect(out.replace(/\s+/g, " ")).toContain("expected granted because top found granted because top (T art 1) or bottom (T art 2): it depends on skill, which the test does not state");
  });
  test("a table of people has the position", async () => {
    const files = { "r.regime": start + text, "p.csv": "host,origin,mover,on,a,skill\nBE,NL,Worker,2012-01-01,true,\n" };
    const folder = folderOf(files);
    expect(await regime(folder.path, ["decide", "r.regime", "--input", "p.csv", "--output", "o.csv", "--right", "Work", "--right", "Enter", "--keep", "host", "--quiet"])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder.path, "o.csv"), "utf8")).toContain("BE,granted,,,granted,whole,,");
    folder.remove();
  });
});

test("an open position does not depend on what the class asserts, nor has values that it rules out", async () => {
  const text = "facts about mover { skill : one of low, mid, high stay : months from 0 to 60 } mover Pro is Worker when mover.skill != low regime R { members { BE, NL } rule top { every member grants Work to Pro from every other member when mover.skill != low and mover.stay <= 12 months } rule up { every member grants Study to Pro from every other member when mover.skill = high } }";
  expect(words(await decide(text, "--mover", "Pro", "--right", "Work"))).toContain("is open: it depends on stay. ");
  expect(words(await decide(text, "--mover", "Pro", "--right", "Study"))).toContain("Study is not regulated if skill = mid and is granted if skill = high. Depends on skill mid silent high granted ");
});

describe("why a right is silent", () => {
  test("the day on which a rule begins", async () => {
    const text = "regime R { members { BE, NL } rule w { every member grants Work to Worker from every other member since 2004-05-01 } }";
    expect(words(await decide(text, "--right", "Work", "--why-not", "--on", "2004-04-30"))).toContain("no change of the facts alone would grant Work; the same case is granted from 2004-05-01 on");
  });
  test("of all rights, those that nothing would grant last", async () => {
    const text = `right Work right Stay right Study right Vote mover Worker facts about mover { a : yes or no }
regime R {
  members { BE, NL }
  rule w { every member grants Work to Worker from every other member since 2015-05-01 }
  rule s { every member grants Stay to Worker from every other member when mover.a }
}`;
    const { out } = await inFolder({ "r.regime": text }, "decide", "r.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2012-01-01", "--why-not");
    expect(out.replace(/\s+/g, " ")).toContain(
      "Silent, since no clause speaks of it in this case: Work, Stay, Study and Vote. Why not no change of the facts alone would grant Work; the same case is granted from 2015-05-01 on " +
        "Why not Stay would be granted if a Why not no change of the facts alone would grant the others, nor another day or origin ",
    );
    expect(await inFolder({ "r.regime": text }, "decide", "r.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2012-01-01")).toMatchObject({ out: expect.not.stringContaining("Why not") });
  });
});

describe("what an answer rests on", () => {
  const text = `facts about mover { a : yes or no b : yes or no skill : one of low, high registered : formality stay : months from 0 to 60 }
regime R {
  members { BE, NL }
  rule enter { every member grants Enter to Worker from every other member when mover.a }
  rule work { every member grants Work to Worker from every other member when mover.skill = high and mover.stay <= 12 months and mover.registered }
  rule study { every member grants Study to Worker from every other member when mover.b }
  exception out to study { BE is not bound to grant Study to Worker from every other member }
}
`;
  test("is told of the rights asked for alone", async () => {
    expect(words(await decide(text, "--right", "Enter"))).toContain("Assumed, since nothing else was stated: not a. ");
    expect(words(await decide(text, "--right", "Enter"))).not.toContain("Reservations");
    expect(words(await decide(text, "--right", "Study", "--set", "b"))).toContain("Reservations and opt-outs that reach Belgium here: - out, an opt-out");
  });
  test("is told of what would grant the right, too", async () => {
    const argv = ["--right", "Work", "--set", "skill=low", "--set", "stay = 6 months"];
    expect(words(await decide(text, ...argv, "--why-not"))).toContain("granted if skill = high Assumed, since nothing else was stated: registered. ");
    expect(words(await decide(text, ...argv))).not.toContain("Assumed");
    expect(JSON.parse((await decide(text, ...argv, "--format", "json")).out)).toMatchObject({ assumptions: [{ fact: "registered", value: true }] });
  });
  test("the value named is the nearest", async () => {
    expect(words(await decide(text, "--right", "Work", "--set", "skill=high", "--set", "stay = 20 months", "--why-not"))).toContain("granted if stay = 1 year ");
  });
  test("a right asked for twice is told once", async () => {
    expect(words(await decide(text, "--right", "Enter", "--right", "Study", "--right", "Enter", "--set", "a", "--set", "b"))).toContain("granted Enter; not bound on Study.");
  });
});

test("the class that the facts make of a mover has its article", async () => {
  const text = "facts about mover { young : yes or no } mover Apprentice is Worker when mover.young regime R { members { BE, NL } rule a { every member grants Work to Apprentice from every other member } }";
  expect(words(await decide(text, "--set", "young"))).toContain("these facts make the mover an Apprentice, of whom clauses speak. The answer is for a Worker as such");
});
