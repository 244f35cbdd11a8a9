/** What an answer says of each clause that speaks of the right, and of what is displaced. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";

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
