/** A small regime for each kind of edit: what is offered, and that the text it makes does. */
import { describe, expect, test } from "vitest";
import type { RepairOptions, Suggestion } from "../../../src/repair";
import { parseDay } from "../../../src/language/dates";
import { checked, inOrders, mended, repairText, suggestionsFor, verdictsOn } from "../../support/repairs";

const head = "use std.rights\nuse std.movers\nregime R {\n  members { BE, NL, LU, FR }\n";
const work = "  rule work { every member grants Work to Worker from every other member }\n";
const text = (clauses: string): string => `${head}${clauses}\n}\n`;
const duty = '  act Pay "pays"\n  duty pay { every member must Pay toward every other member }\n';
const norms = { criterion: "norms" } as const;

interface Case {
  readonly name: string;
  readonly clauses: string;
  readonly target: RepairOptions["target"];
  readonly on?: string;
  readonly offered: readonly string[];
}

const cases: readonly Case[] = [
  { name: "an exception", clauses: `${work}  exception named to work { BE refuses Work to Worker from NL }`, target: norms, offered: ["drop the exception `named`"] },
  { name: "a reservation", clauses: `${work}  reservation own by BE to work { host is not bound to grant Work }`, target: { criterion: "i1" }, offered: ["drop the reservation `own`"] },
  {
    name: "an invocation", on: "2010-01-01", target: norms,
    clauses: `${work}  exception brake to work once invoked { host refuses Work }\n  BE invokes brake toward NL since 2000-01-01 until 2030-01-01`,
    offered: ["end the invocation of `brake` by BE on 2009-12-31", "end `brake` on 2009-12-31", "drop the invocation of `brake` by BE toward NL", "drop the exception `brake`", "say `every other member` for `NL` in the invocation of `brake` by BE"],
  },
  {
    name: "a sentence of several, not the clause", target: norms, on: "2010-01-01",
    clauses: `${work}  exception named to work {\n    BE refuses Work to Worker from FR until 1999-12-31\n    BE refuses Work to Worker from NL\n  }`,
    offered: ["end `named` on 2009-12-31", "end it on 2009-12-31 in sentence 2 of `named`", "drop sentence 2 of `named`: `BE refuses Work to Worker from NL`"],
  },
  {
    name: "a condition, or the standing of all instead", target: { criterion: "reciprocity" },
    clauses: `${duty}  rule work { every member grants Work to Worker from every other member when origin keeps pay toward host }`,
    offered: ["drop the condition `origin keeps pay toward host` in `work`", "let standing that all decide together stand for `origin keeps pay toward host` in `work`"],
  },
  {
    name: "one operand of a condition, not the whole", target: { criterion: "g4" },
    clauses: "  facts about mover { skilled : yes or no }\n  facts about pair { treaty : yes or no }\n  rule work { every member grants Work to Worker from every other member when mover.skilled and pair.treaty }",
    offered: ["drop the condition `pair.treaty` in `work`"],
  },
  {
    name: "a group", target: norms, clauses: "  group Few { BE, NL }\n  rule work { every member grants Work to Worker from every other member of Few }",
    offered: ["say `every other member` for `every other member of Few` in `work`"],
  },
  {
    name: "an `except`", target: norms, clauses: "  group All { BE, NL, LU, FR }\n  rule work { every member grants Work to Worker from every other member of All except FR }",
    offered: ["say `every other member of All` for `every other member of All except FR` in `work`", "say `every other member` for `every other member of All except FR` in `work`"],
  },
  {
    name: "a table by pairs, or the end of the exception", target: norms,
    clauses: `  table closed : host, origin -> periods {\n    BE / NL : since 2000-01-01\n    otherwise : none\n  }\n${work}  exception shut to work { host refuses Work during closed(host, origin) }`,
    offered: ["end `shut` on 1999-12-31", "drop the exception `shut`", "drop `during closed(host, origin)` in `shut`"],
  },
  {
    name: "a number from a table", target: norms, clauses: "  table quota : origin -> number { BE : 5\n otherwise : 10 }\n  rule work { every member grants Work to Worker from every other member at most quota(origin) per year }",
    offered: ["drop the number in `work`"],
  },
  {
    name: "reciprocal terms", target: { criterion: "d2" },
    clauses: `${work}  exception named to work { BE refuses Work from NL }\n  exception mirror to work, named { host refuses Work on reciprocal terms }`,
    offered: ["drop the exception `named`", "drop the exception `mirror`", "drop the reciprocal terms in `mirror`"],
  },
  {
    name: "most favoured terms", target: { criterion: "d2" },
    clauses: `${work}  rule visit { BE grants Enter to Worker from every other member }\n  rule back { every member grants Enter to Worker from every other member on reciprocal terms }`,
    offered: ["drop the reciprocal terms in `back`", "put most favoured terms in the place of reciprocal terms in `back`", "drop the rule `visit`", "drop the rule `back`"],
  },
  {
    name: "a grant to all whom the regime reaches", target: { criterion: "g2" },
    clauses: "  rule work { every member grants Work to Worker from every other member }\n  rule enter { every member grants Enter to Worker from anyone }", offered: ["say `anyone` for `every other member` in `work`"],
  },
  {
    name: "a complaint for any member", target: { criterion: "indivisibility" }, clauses: `${work}  institution Court "the Court" { adjudicates everything for injured member }`,
    offered: ["let any member complain before `Court`"],
  },
  {
    name: "standing that one party decides", target: { criterion: "reciprocity" },
    clauses: `${duty}  rule work { every member grants Work to Worker from every other member when origin is in good standing }\n  standing decided by BE on complaint of any member toward every member`,
    offered: ["let every member decide on standing, toward every member", "drop the condition `origin is in good standing` in `work`"],
  },
  {
    name: "a remedy of one", target: { criterion: "reciprocity" },
    clauses: `${work}  act Pay "pays"\n  institution Council { monitors pay }\n  duty pay { every member must Pay toward every other member otherwise host may suspend work toward origin }`,
    offered: ["drop the remedy in `pay`", "let `Council` decide on the remedy in `pay`"],
  },
  {
    name: "a breach that concerns all", target: { criterion: "i3" },
    clauses: `${work}  act Pay "pays"\n  institution Court "the Court" { adjudicates work for any member }\n  duty pay { every member must Pay toward every other member otherwise host may suspend work toward origin }`,
    offered: ["let every member respond to a breach in `pay`", "let `Court` decide on the remedy in `pay`"],
  },
  { name: "parallel laws", target: { criterion: "form" }, clauses: `    each alone\n${work}`, offered: ["drop `each alone`"] },
  {
    name: "a claim with a counterexample", target: { claim: "fair" },
    clauses: `${work}  exception named to work { BE refuses Work to Worker from NL }\n  claim fair "all" { always every member grants Work to Worker from every other member }`, offered: ["drop the exception `named`"],
  },
  {
    name: "a claim of which the regime is silent", target: { claim: "fair" },
    clauses: '  group Few { BE, NL }\n  rule work { every member of Few grants Work to Worker from every other member }\n  claim fair "all" { always every member grants Work to Worker from every other member }',
    offered: ["say `every member` for `every member of Few` in `work`"],
  },
  {
    name: "two clauses at once", target: norms,
    clauses: "  rule work { every member grants Work, Enter to Worker from every other member }\n  exception one to work { BE refuses Work to Worker from NL }\n  exception two to work { NL refuses Enter to Worker from FR }",
    offered: ["drop the exception `one`; drop the exception `two`"],
  },
];

const source = ({ clauses }: Case): string => text(clauses).replace("}\n    each alone", "} each alone");
const optionsOf = ({ target, on }: Case): RepairOptions => ({ target, reform: "mended", ...(on === undefined ? {} : { on: parseDay(on) ?? 0 }) });

describe.each(cases)("$name", (c) => {
  const given = source(c);
  const answered = () => {
    const answer = repairText(given, optionsOf(c));
    const suggestions: readonly Suggestion[] = answer.kind === "searched" ? answer.suggestions : [];
    return { answer, suggestions };
  };

  test("is offered", () => {
    const { answer, suggestions } = answered();
    expect(answer.kind).toBe("searched");
    expect(inOrders(suggestions)).toEqual(c.offered);
  });

  test("does what it says, as edits and as a reform", () => {
    const { answer, suggestions } = answered();
    const days = "days" in answer ? answer.days : { since: null, until: null };
    for (const suggestion of suggestions) {
      const fresh = mended(given, suggestion);
      expect(new Set(verdictsOn(checked(fresh), optionsOf(c), days)), fresh).toEqual(new Set(["holds"]));
      if (suggestion.reform === null) continue;
      const pasted = `${given}\n${suggestion.reform}`;
      expect(new Set(verdictsOn(checked(pasted, "mended"), optionsOf(c), days)), pasted).toEqual(new Set(["holds"]));
    }
  });
});

describe("a reform has no words for an institution or an invocation", () => {
  test.each(["a complaint for any member", "an invocation"])("%s", (name) => {
    const c = cases.find((other) => other.name === name);
    const found = c ? suggestionsFor(source(c), optionsOf(c)) : [];
    expect(found.filter((s) => s.changes.every((change) => /invocation|complain/.test(change.words))).map((s) => s.reform)).not.toContain(expect.any(String));
  });
});
