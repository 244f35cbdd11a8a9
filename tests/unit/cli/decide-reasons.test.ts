import { afterAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const text = `use std.rights
use std.movers
regime R {
  members { BE, NL, LU, FR }
  source T "Treaty"
  judgement threat about mover "a threat" by host
  rule work cites T "art 1" { every member grants Work to Worker from every other member }
  exception transition to work cites T "art 2" { BE refuses Work to Worker from NL since 2005-01-01 until 2009-12-31 }
  exception order to work cites T "art 4" { every member refuses Work to Worker from every other member when threat }
  exception island to work { FR refuses Work to Worker from every other member }
}
`;
const folder = folderOf({ "r.regime": text });
afterAll(folder.remove);
const decide = (...argv: readonly string[]): ReturnType<typeof regime> =>
  regime(folder.path, ["decide", "r.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2006-01-01", "--right", "Work", ...argv]);

describe("the reasons of an answer", () => {
  test("name what the deciding clause displaces", async () => {
    expect((await decide("--set", "not threat")).out).toContain("  Because  transition: Treaty, art 2\n  Displaces  work (T art 1)\n");
  });
  test("begin with one sentence, with its article", async () => {
    const { out } = await decide("--set", "not threat");
    expect(out.replace(/\s+/g, " ")).toContain(" Work is denied: transition (Treaty, art 2) refuses it to a worker from NL; it displaces work (T art 1). Because ");
  });
  test("in full: which clause decides, gives way, or does not apply for want of what", async () => {
    const { out } = await decide("--set", "not threat", "--verbose");
    expect(out).toContain(`  Clauses that speak of Work:
    - work (T art 1) gives way to transition
    - transition (T art 2) decides
    - order (T art 4) does not apply, since not threat
    - island does not apply to this host
`);
    const later = await regime(folder.path, ["decide", "r.regime", "--host", "BE", "--origin", "NL", "--mover", "Worker", "--on", "2011-01-01", "--right", "Work", "--set", "not threat", "--verbose"]);
    expect(later.out).toContain("- transition (T art 2) does not apply on this day");
  });
  test("why not: where no change of facts can, the days and the origins", async () => {
    const { out } = await decide("--set", "not threat", "--why-not");
    expect(out.replace(/\s+/g, " ")).toContain(
      "no change of the facts alone would grant Work; the same case is granted on 2004-12-31, the last such day before, from 2010-01-01 on or on this day for nationals of LU and FR",
    );
  });
  test("as JSON, only where asked for", async () => {
    const plain = JSON.parse((await decide("--set", "not threat", "--format", "json")).out) as { positions: readonly Record<string, unknown>[] };
    expect(Object.keys(plain.positions[0] ?? {})).not.toContain("considered");
    const full = JSON.parse((await decide("--set", "not threat", "--format", "json", "--verbose", "--why-not")).out) as typeof plain;
    expect(schemaErrors(full)).toEqual([]);
    expect(full.positions[0]).toMatchObject({
      considered: [{ clause: "work", role: "gives way", gaveWayTo: ["transition"] }, { clause: "transition", role: "decides" }, { clause: "order", want: "facts" }, { clause: "island", want: "host" }],
      elsewhere: { earlier: "2004-12-31", later: "2010-01-01", origins: expect.arrayContaining(["FR", "LU"]) },
    });
  });
});
