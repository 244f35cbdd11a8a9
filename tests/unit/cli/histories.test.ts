import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { flat } from "../../support/flat";
import { schemaErrors } from "../../support/schemas";

const folder = folderOf({
  "trade.regime": `right Cut "a cut" mover Good act Give "give" party A "Ay" party B "Bee" party C "Cee"
regime Trade "Trade" {
  members { A, B, C }
  source T "Agreement"
  duty give cites T { every member must Give toward every other member }
  rule mfn cites T "art I" { every member grants Cut to Good from every other member on most favoured terms when origin keeps give toward host }
  concession cuts to mfn cites T "art II" { every member may concede Cut to Good from every other member }
  claim kept "everything enters" { always every member grants Cut to Good }
}
regime Never { members { A since 2000-01-01, B since 2000-01-01 } rule r { every member grants Cut to Good from every other member until 1999-12-31 } }
`.replace("{ A since 2000-01-01, B since 2000-01-01 }", "{ A, B since 2000-01-01 }"),
});
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, argv);

describe("histories", () => {
  test("tells the shortest history and what it leads to", async () => {
    const { code, out } = await run("histories", "trade.regime", "--regime", "Trade", "--on", "2000-01-01", "--question", "g2");
    expect(code).toBe(0);
    expect(out).toBe(`Trade on 2000-01-01
  From a state in which every duty is kept and nothing is conceded, invoked or
  triggered; the law is that of the day.

g2  nationals of every party are treated alike by each host
    can fail; the shortest history:
      1. 2000-01-01 Bee does not keep give toward Ay
      Then on 2000-01-01 Ay treats a good from Bee and a good from Cee
      differently: Cut is not regulated for the first (no clause speaks of it),
      granted (on most favoured terms) to the second (mfn; T art I).
`);
  });

  test("says that there is none", async () => {
    const { out } = await run("histories", "trade.regime", "--regime", "Trade", "--question", "i1");
    expect(out).toMatch(/cannot fail, whatever is done: proved \(\d+ states\)/);
  });

  test("as JSON, exact and drawn", async () => {
    for (const method of ["exact", "test"]) {
      const { code, out } = await run("histories", "trade.regime", "--regime", "Trade", "--format", "json", "--method", method, "--runs", "200", "--seed", "3");
      const document = JSON.parse(out) as { regimes: { questions: { question: string; outcome: string; seed: number | null }[] }[] };
      expect(code).toBe(0);
      expect(schemaErrors(document)).toEqual([]);
      expect(document.regimes[0]?.questions.map((q) => [q.question, q.outcome, q.seed])).toEqual(
        method === "exact" ? [["g2", "reached", null], ["i1", "unreachable", null], ["kept", "reached", null]] : [["g2", "reached", 3], ["i1", "not found", 3], ["kept", "reached", 3]],
      );
    }
  });

  test("refuses what it does not know", async () => {
    expect(await run("histories", "trade.regime", "--question", "g3")).toMatchObject({ code: 2, err: expect.stringContaining("There is no question `g3`.") });
    expect(await run("histories", "trade.regime", "--runs", "none")).toMatchObject({ code: 2, err: expect.stringContaining("`--runs` is a whole number") });
  });
});

test("a concession that does not spread is told as one", async () => {
  const { out } = await run("evaluate", "trade.regime", "--regime", "Trade", "--on", "2000-01-01", "--verbose");
  expect(out.replace(/\s+/g, " ")).toContain("conceded Cut to a good from Bee (cuts; T art II), Cut would be granted to the first; but for a good from Cee it is not regulated (no clause speaks of it).");
  const { out: json } = await run("evaluate", "trade.regime", "--regime", "Trade", "--format", "json");
  expect(schemaErrors(JSON.parse(json))).toEqual([]);
  expect(json).toContain(`"concession": "cuts"`);
});

const acts = `use std.rights
use std.movers
table bound : host -> number { otherwise : 5 }
regime More {
  members { BE, NL, LU }
  rule mfn { every member grants Enter to Worker from NL on most favoured terms }
  concession more to mfn { every member may concede Enter to Worker from every other member }
  claim never { never host grants Enter to Worker from LU }
}
regime Raise {
  members { BE, NL, LU }
  rule some { every member grants Enter to Worker from NL, LU at most bound(host) per year each origin }
  concession raise to some { every member may raise bound }
  claim never { never BE grants Enter to Worker from NL }
}
regime Safeguard {
  members { BE, NL, LU }
  rule free { every member grants Enter to Worker from every other member }
  exception safe to free once invoked { host refuses Enter to Worker from every other member }
  claim never { never host refuses Enter to Worker from LU }
}
`;
test.each([["More", "granted", "mfn"], ["Raise", "granted", "some"], ["Safeguard", "denied", "safe"]])("what is conceded or invoked is of its clause: %s", async (name, position, clause) => {
  const { out } = await inFolder({ "acts.regime": acts }, "histories", "acts.regime", "--regime", name, "--question", "never");
  expect(flat(out).trim()).toMatch(new RegExp(`Enter is ${position} \\(${clause}\\)\\.$`));
  const { out: json } = await inFolder({ "acts.regime": acts }, "histories", "acts.regime", "--regime", name, "--question", "never", "--format", "json");
  const found = JSON.parse(json) as { readonly regimes: readonly { readonly questions: readonly { readonly witness: { readonly cases: readonly { readonly because: readonly { readonly rule: string }[] }[] } }[] }[] };
  expect(schemaErrors(found)).toEqual([]);
  expect(found.regimes[0]?.questions[0]?.witness.cases[0]?.because.map((b) => b.rule)).toEqual([clause]);
});
