/** What an answer says of each clause that speaks of the right, and of what is displaced. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const w = "every member grants Enter, Work to Worker from every other member";
const file = (items: string, before = ""): string => `use std.rights\nuse std.movers\n${before}regime R {\n  members { BE, NL, LU, IT }\n${items}\n}\n`;

/** A case in Belgium. */
interface Asked {
  readonly text: string;
  readonly host?: string;
  readonly origin?: string;
  readonly on?: string;
  readonly set?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}
const ask = async ({ text, host = "BE", origin = "NL", on = "2012-01-01", set = [], files = {} }: Asked, ...more: readonly string[]): Promise<string> =>
  (await inFolder({ "r.regime": text, ...files }, "decide", "r.regime", "--host", host, "--origin", origin, "--mover", "Worker", "--on", on, "--right", "Work", ...set.flatMap((s) => ["--set", s]), ...more)).out;
/** What becomes of each clause. */
const roles = async (asked: Asked): Promise<readonly string[]> =>
  (await ask(asked, "--verbose")).replace(/\n {6}/g, " ").split("\n").flatMap((line) => (line.startsWith("    - ") ? [line.slice(6)] : []));
/** The sentence of the answer, and what is displaced. */
const answer = async (asked: Asked): Promise<string> => (await ask(asked)).replace(/\s+/g, " ");

describe("what is not known to apply does not apply", () => {
  const stay = "facts about mover { skill : one of low, high  firstEntry : state by name \"first entry\"  age : years }\n";
  test("a state that a fact names", async () => {
    const text = file(`  rule r { ${w} }\n  exception x to r { every member refuses Enter, Work when mover.firstEntry is not a member }\n  reservation z by BE to r { host refuses Work when mover.firstEntry = none }`, stay);
    expect(await roles({ text, set: ["firstEntry=IT"] })).toEqual(["r decides", "x does not apply, since firstEntry = another member", "z does not apply, since firstEntry = another member"]);
    expect(await ask({ text, set: ["firstEntry=IT"] })).not.toContain("Reservations and opt-outs");
    expect(await roles({ text, set: ["firstEntry=none"] })).toEqual(["r gives way to x", "x gives way to z", "z decides"]);
  });
  test("a figure that the file has", async () => {
    const text = file(`  series permits : origin, year -> admitted from "permits.csv"\n  rule r { ${w} }\n  exception x to r { every member refuses Work when permits(origin, year - 1) > 100 }\n  reservation z by BE to r { host refuses Work when permits(origin, year - 1) > 200 }`);
    const files = { "permits.csv": "origin,year,value\nNL,2011,90\nLU,2011,300\n" };
    expect(await roles({ text, files })).toEqual(["r decides", "x does not apply: its condition does not hold", "z does not apply: its condition does not hold"]);
    expect(await ask({ text, files })).not.toContain("Reservations and opt-outs");
    expect(await roles({ text, files, origin: "LU" })).toEqual(["r gives way to x", "x gives way to z", "z decides"]);
    expect(await roles({ text, files, origin: "IT", set: ["figure permits(IT, 2011) = 90"] })).toEqual(["r decides", "x does not apply: its condition does not hold", "z does not apply: its condition does not hold"]);
  });
  test("what was held on a day that has not come", async () => {
    const text = file(`  rule r { ${w} when mover held Work in LU on 2011-08-11 }\n  reservation z by BE to r { host refuses Work when mover held Work in LU on 2011-08-11 }`);
    expect(await roles({ text, on: "2011-08-10", set: ["held Work in LU on 2011-08-11"] })).toEqual(["r does not apply: its condition does not hold", "z does not apply: its condition does not hold"]);
    expect(await ask({ text, on: "2011-08-10" })).not.toContain("Reservations and opt-outs");
  });
  test("a default on which no answer depends", async () => {
    const text = file(`  rule r { ${w} }\n  exception x to r until 2011-04-30 { every member refuses Work }\n  exception y to x { x does not apply after 12 months of Work }`);
    expect(await roles({ text })).toEqual(["r decides", "x does not apply on this day", "y does not apply, since 0 months of Work"]);
  });
  test("a default that contradicts the class is not taken", async () => {
    const text = file(`  rule r { ${w} }\n  exception x to r until 2011-04-30 { every member refuses Work }\n  exception y to x { x does not apply when mover.trained }`, "facts about mover { trained : yes or no }\nmover Apprentice is Worker when mover.trained\n").replaceAll("to Worker", "to Apprentice");
    const { out } = await inFolder({ "r.regime": text }, "decide", "r.regime", "--host", "BE", "--origin", "NL", "--mover", "Apprentice", "--on", "2012-01-01", "--right", "Work", "--verbose");
    expect(out).toContain("- y applies, and changes nothing here");
  });
  test("what turns on facts that are not known is open", async () => {
    const text = file(`  rule r { ${w} when mover.skill = high }\n  exception x to r { every member refuses Work from LU when mover.age < 18 years }`, stay);
    expect(await roles({ text, set: ["age=17 years"] })).toEqual(["r is open: it depends on skill", "x does not apply to this origin"]);
    expect(await roles({ text, origin: "LU", set: ["skill=high"] })).toEqual(["r is open: it depends on age", "x is open: it depends on age"]);
    const { positions, ...rest } = JSON.parse(await ask({ text, origin: "LU", set: ["age=17 years"] }, "--verbose", "--format", "json")) as { positions: readonly Record<string, unknown>[] };
    expect(schemaErrors({ positions, ...rest })).toEqual([]);
    expect(positions[0]).toMatchObject({ considered: [{ clause: "r", role: "open", dependsOn: ["skill"] }, { clause: "x", role: "open", dependsOn: ["skill"] }] });
  });
});

describe("what displaces what", () => {
  test("nothing is displaced by an exception to what has ended", async () => {
    const text = file(`  rule work { ${w} }\n  exception transition to work until 2011-04-30 { every member refuses Work }\n  exception spared to transition { transition does not apply }\n  exception notLU to spared { spared does not apply from LU }`);
    expect(await answer({ text, origin: "LU" })).not.toContain("isplaces");
    expect(await roles({ text, origin: "LU" })).toEqual(["work decides", "transition does not apply on this day", "spared applies, and changes nothing here", "notLU applies, and changes nothing here"]);
    expect(await answer({ text, origin: "LU", on: "2011-01-01" })).toContain("they displace work and spared.");
    expect(await roles({ text, origin: "LU", on: "2011-01-01" })).toEqual(["work gives way to transition", "transition decides", "spared gives way to notLU", "notLU decides"]);
  });
  test("a rule beside one that is lifted displaces nothing", async () => {
    const text = file(`  rule open { ${w} }\n  rule places { ${w} at most 5 per year }\n  exception off to places { places does not apply when mover.a }\n  exception back to off { off does not apply from NL }`, "facts about mover { a : yes or no }\n");
    expect(await answer({ text, set: ["a"] })).not.toContain("isplaces");
    expect(await roles({ text, set: ["a"] })).toEqual(["open decides", "places applies, and changes nothing here", "off gives way to back", "back applies, and displaces off"]);
    expect(await answer({ text, origin: "LU", set: ["a"] })).not.toContain("isplaces");
    expect(await roles({ text, origin: "LU", set: ["a"] })).toEqual(["open decides", "places gives way to off", "off applies, and displaces places", "back does not apply to this origin"]);
  });
  test("an exception that speaks only through another, and has no direction there, displaces nothing", async () => {
    const text = file(`  rule work { ${w} }\n  exception closed to work { every member refuses Work from LU }\n  exception power to work, closed { host may refuse Work }`);
    expect(await roles({ text, origin: "LU" })).toEqual(["work gives way to closed", "closed decides", "power applies, and changes nothing here"]);
    expect(await roles({ text })).toEqual(["work gives way to power", "closed does not apply to this origin", "power decides"]);
  });
  test("what speaks in the place of an exception displaces what that displaced", async () => {
    const text = file(`  rule work { ${w} }\n  exception closed to work { every member refuses Work }\n  exception few to closed { every member grants Work at most 5 per year }`);
    expect(await answer({ text })).toContain("few (no article cited) grants it, in limited number, to any mover; it displaces work and closed.");
    expect(await roles({ text })).toEqual(["work gives way to closed", "closed gives way to few", "few decides"]);
  });
  test("where no clause speaks, none is displaced", async () => {
    const text = file(`  rule r { ${w} when mover.route is a member }\n  exception x to r { every member refuses Enter, Work from LU }`, "facts about mover { route : state by name \"route\" }\n");
    const out = await answer({ text, origin: "LU", set: ["route=none"] });
    expect(out).toContain("No clause of the regime speaks of it.");
    expect(out).not.toContain("isplaces");
  });
});

describe("for want of which facts", () => {
  const facts = "facts about mover { a : yes or no  b : yes or no  stay : months  skill : one of low, high }\n";
  test.each<[string, string, readonly string[], string]>([
    ["of one that alone would do, whatever its type", "mover.stay <= 18 months and mover.a", ["a", "stay=20 months"], "stay = 20 months"],
    ["of each of several that alone would do", "mover.stay <= 18 months or mover.skill = high", ["skill=low", "stay=20 months"], "stay = 20 months and skill = low"],
    ["of the fewest that together would do, where none alone would", "mover.a and mover.b and mover.stay <= 18 months", ["a", "not b", "stay=20 months"], "not b and stay = 20 months"],
    ["of none that is not known", "mover.skill = high and mover.a", ["not a"], "not a"],
  ])("%s", async (_, condition, set, words) => {
    expect(await roles({ text: file(`  rule r { ${w} when ${condition} }`, facts), set })).toEqual([`r does not apply, since ${words}`]);
  });
});

describe("for want of the day or of a party", () => {
  test("a reservation of another host, without dates", async () => {
    const text = file(`  rule work { ${w} }\n  reservation z by LU to work { host refuses Work }\n  reservation y by BE to work since 2013-01-01 { host refuses Work }`);
    expect(await roles({ text })).toEqual(["work decides", "z does not apply to this host", "y does not apply on this day"]);
  });
  test("periods of other parties", async () => {
    const text = file(`  rule work { ${w} }\n  table rest : host, origin -> periods { BE / NL : 2000-01-01 to 2004-12-31  otherwise : none }\n  exception x to work { every member refuses Work during rest(host, origin) }`);
    const of = async (host: string, origin: string): Promise<string | undefined> => (await roles({ text, host, origin }))[1];
    expect(await of("BE", "NL")).toBe("x does not apply on this day");
    expect(await of("BE", "LU")).toBe("x does not apply to this origin");
    expect(await of("LU", "NL")).toBe("x does not apply to this host");
    expect(await of("LU", "IT")).toBe("x does not apply to this host");
  });
  test("a standstill before its day", async () => {
    const text = file(`  rule work { ${w} }\n  exception x to work { every member grants Work to Worker from every other member on 2013-01-01 terms }`);
    expect(await roles({ text })).toEqual(["work decides", "x does not apply on this day"]);
  });
});
