/** What a repair answers beside its suggestions: nothing to mend, how far it looked, what else changes, how the text reads. */
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/language/dates";
import { sourceFile } from "../../../src/language/span";
import { hunks } from "../../../src/report/text/hunks";
import { plain } from "../../../src/report/text/paint";
import { rightsChangesWords } from "../../../src/report/words/repair";
import { freeMovement } from "../../support/free-movement";
import { checked, inOrders, mended, repairText, suggestionsFor, unmet } from "../../support/repairs";
import { patched } from "../../support/patch";

const norms = { criterion: "norms" } as const;
const day = (text: string): number => parseDay(text) ?? NaN;
const head = "use std.rights\nuse std.movers\n";

describe("nothing to mend", () => {
  test("the criterion holds on the latest day", () => {
    expect(repairText(freeMovement, { target: norms })).toEqual({ kind: "holds", days: { since: day("2011-05-01"), until: day("2011-05-01") } });
  });
  test("the regime is not in force", () => {
    expect(repairText(`${head}regime R { members { BE, NL } }\n`, { target: norms })).toEqual({ kind: "not-failing", days: { since: null, until: null }, verdict: null });
  });
  test("what cannot be assessed fails not", () => {
    const text = `${head}regime R { members { BE, NL, LU } rule work { every member grants Work to Worker from every other member } }\n`;
    expect(repairText(text, { target: { criterion: "i3" } })).toMatchObject({ kind: "not-failing", verdict: "not-assessable" });
  });
  test.each([
    ["broken", "regime R { members { XX } }\n", {}], ["no-regime", freeMovement, { regime: "Other" }], ["no-claim", freeMovement, { target: { claim: "fair" } }],
    ["is-reform", `${freeMovement}reform opening of Free { remove transition }\n`, { regime: "opening" }],
    ["no-regime", `${freeMovement}reform opening of Free { remove transition }\n`, {}],
    ["no-reform-name", freeMovement, { reform: "Better" }], ["no-reform-name", freeMovement, { reform: "mover" }],
  ] as const)("%s is an answer, not an exception", (kind, text, options) => {
    expect(repairText(text, { target: norms, ...options }).kind).toBe(kind);
  });
});

describe("parts that are judged only where they are asked for", () => {
  const shut = `${head}regime R { members { BE, NL, LU } rule work { every member grants Work, Enter to Worker from every other member }\n  exception e to work { every member refuses Enter to Worker from NL }\n}\n`;
  const uneven = `${head}regime R { members { BE, NL, LU } rule work { every member grants Work, Enter to Worker from every other member }\n  exception e to work { BE refuses Enter to Worker from every other member }\n}\n`;
  test.each([["nex", shut], ["g3", uneven], ["g3s", uneven]] as const)("%s fails, and holds where the exception is dropped", (criterion, text) => {
    const answer = repairText(text, { target: { criterion } });
    expect(answer).toMatchObject({ kind: "searched", because: ["e"] });
    if (answer.kind !== "searched") return;
    expect(answer.suggestions.map((s) => s.changes.map(({ words }) => words))).toContainEqual(["drop the exception `e`"]);
  });
  test.each(["nrv", "nrvm", "g2a", "nt"] as const)("%s has a verdict", (criterion) => {
    const answer = repairText(shut, { target: { criterion } });
    expect(answer.kind === "holds" || (answer.kind === "not-failing" && answer.verdict !== null)).toBe(true);
  });
  test.each(["d3", "d4"] as const)("%s reads interests, and is not looked for", (criterion) => {
    expect(repairText(shut, { target: { criterion } })).toEqual({ kind: "of-interests" });
  });
});

describe("none found", () => {
  const bilateral = `${head}regime R { members { BE, NL } rule work { every member grants Work to Worker from every other member } }\n`;
  test("where no edit can", () => {
    expect(repairText(bilateral, { target: { criterion: "form" } })).toMatchObject({ kind: "searched", suggestions: [], candidates: 0, ended: "complete" });
  });
  const two = `${head}regime R {\n  members { BE, NL, LU, FR }\n  rule work { every member grants Work, Enter to Worker from every other member }
  exception one to work { BE refuses Work to Worker from NL }\n  exception two to work { NL refuses Enter to Worker from FR }\n}\n`;
  test("with too few edits", () => {
    expect(repairText(two, { target: norms, upTo: 1 })).toMatchObject({ suggestions: [], upTo: 1, ended: "complete" });
  });
  test("with too few trials", () => {
    expect(repairText(two, { target: norms, trials: 2 })).toMatchObject({ suggestions: [], trials: 2, ended: "budget" });
  });
  test("a larger set is sought only where it is asked for", () => {
    const one = two.replace(/ {2}exception two.*\n/, "");
    expect(inOrders(suggestionsFor(one, { target: norms }))).toEqual(["drop the exception `one`"]);
    expect(inOrders(suggestionsFor(one, { target: norms, all: true }))).toEqual([
      "drop the exception `one`", "say `every member` for `BE` in `one`; say `every other member` for `NL` in `one`",
    ]);
    expect(repairText(one, { target: norms, all: true, limit: 1 })).toMatchObject({ ended: "limit" });
  });
});

describe("what is reached by taking away", () => {
  const bargain = `${head}act Readmit "take back"\nregime R {\n  members { BE, NL, LU }\n  duty readmission { every member must Readmit toward every other member }
  rule entry { every member grants Enter to Worker from every other member }\n  exception bargain to entry { host refuses Enter when not origin keeps readmission toward host }\n}\n`;
  const d1 = { criterion: "d1" } as const;
  const closings = (text: string, options: Omit<Parameters<typeof suggestionsFor>[1], "target"> = {}) => suggestionsFor(text, { target: d1, ...options }).map(({ changes, closing }) => [changes[0]?.words, closing]);
  const open = ["drop the exception `bargain`", null];
  const shut = "drop the condition `not origin keeps readmission toward host` in `bargain`";
  test("stands last where nobody is admitted any more, though it changes less", () => {
    expect(closings(bargain)).toEqual([open, [shut, "admits-nobody"]]);
  });
  test("does not use up the limit", () => expect(closings(bargain, { limit: 1 })).toEqual([open]));
  test("only closes where others are still admitted", () => {
    const more = bargain.replace("  exception", "  rule work { every member grants Work to Worker from every other member }\n  exception");
    expect(closings(more)).toEqual([open, [shut, "only-closes"]]);
  });
  test("is nothing new where nobody is admitted as it is", () => {
    const closed = bargain.replace("every member grants Enter", "every member refuses Enter").replace("host refuses Enter when", "host is not bound to grant Enter when");
    expect(closings(closed).map(([, closing]) => closing)).not.toContain("admits-nobody");
  });
});

describe("the days", () => {
  const text = freeMovement;
  test("one day: it may end before it", () => {
    expect(inOrders(suggestionsFor(text, { target: norms, on: day("2005-01-01") }))).toEqual(["end `transition` on 2004-12-31", "drop the exception `transition`"]);
  });
  test("every day of a span", () => {
    const span = { target: norms, since: day("2004-05-01"), until: day("2012-12-31") };
    const found = suggestionsFor(text, span);
    expect(inOrders(found)).toEqual(["end `transition` on 2004-04-30", "drop the exception `transition`"]);
  });
  test("a regime that is no longer in force does not hold", () => {
    const only = `${head}regime R {\n  members { BE, NL, LU }\n  rule named { BE grants Work to Worker from NL }\n}\n`;
    expect(inOrders(suggestionsFor(only, { target: norms, upTo: 1 }))).toEqual([]);
  });
});

describe("what else changes", () => {
  test("verdicts, tests and expectations", () => {
    const [, drop] = suggestionsFor(freeMovement, { target: norms, on: day("2005-01-01") });
    expect(drop?.verdicts.map((v) => v.criterion)).toEqual(["indivisibility", "multilateral", "definitional", "g1", "g2", "i1"]);
    expect(drop?.tests).toEqual(["Pole in Austria"]);
    expect(drop?.expectations).toBe(1);
    expect(unmet(checked(mended(freeMovement, drop ?? { edits: [] })))).toBe(1);
  });
  test("clauses that refer only to what is dropped", () => {
    const text = freeMovement.replace("  exception threat", "  exception spared to transition { transition does not apply when mover.skill = high }\n  exception threat");
    const drop = suggestionsFor(text, { target: norms, on: day("2005-01-01"), reform: "opening" }).find((s) => s.along.length > 0);
    expect(drop?.along).toEqual(["spared"]);
    expect(drop?.reform).toBe("reform opening of Free {\n  remove transition, spared\n}\n");
  });
});

describe("the text", () => {
  const text = `${head}// who is bound
regime R {
  members { BE, NL, LU, FR }

  // what all owe
  rule work { every member grants Work to Worker from every other member }

  /// Only for a time,
  /// as the treaty has it.
  exception named to work { BE refuses Work to Worker from NL } // a remark

  exception other to work,
    named { host may refuse Work when grave }
  judgement grave about mover "grave" by host   // kept
  expect norms fails because named
}
`;
  test("keeps comments and layout, and loses the documentation of what is dropped", () => {
    const [drop] = suggestionsFor(text, { target: norms });
    expect(mended(text, drop ?? { edits: [] })).toBe(text
      .replace("  /// Only for a time,\n  /// as the treaty has it.\n  exception named to work { BE refuses Work to Worker from NL } // a remark\n", " // a remark\n")
      .replace("to work,\n    named {", "to work {").replace(" because named", ""));
  });
  test("what is added stands at the end of the regime", () => {
    const conduct = `${head}regime R {\n  members { BE, NL, LU }\n  act Pay "pays"\n  duty pay { every member must Pay toward every other member }\n  rule work { every member grants Work to Worker from every other member when origin keeps pay toward host }\n}\n`;
    const together = suggestionsFor(conduct, { target: { criterion: "d1c" } }).find((s) => s.changes[0]?.kind === "extend");
    expect(mended(conduct, together ?? { edits: [] })).toBe(conduct
      .replace("when origin keeps pay toward host", "when origin is in good standing")
      .replace(/\}\n$/, "  standing decided by every member on complaint of any member toward every member when origin keeps pay toward every member\n}\n"));
  });
  test.each([["\n"], ["\r\n"]])("the difference shown makes the text, with line ends %j", (end) => {
    for (const given of [text, freeMovement].map((t) => t.replaceAll("\n", end))) {
      const found = suggestionsFor(given, { target: norms, on: day("2005-01-01"), all: true });
      expect(found.length).toBeGreaterThan(0);
      for (const s of found) {
        const shown = hunks(sourceFile("block.regime", given), s.edits, "block.regime", plain);
        expect(patched(given.split(end), shown)).toEqual(mended(given, s).split(end));
      }
    }
  });
});

describe("which rights a suggestion opens and closes", () => {
  const text = `${head}regime R {
  members { BE, NL, LU, DE }
  rule work { every member grants Enter, Work to Worker from every other member }
  exception favour to work { BE refuses Work to Worker from every other member }
  exception kept to favour { BE grants Work to Worker from LU }
}
`;
  test("those of the text after against those of the text before", () => {
    const rights = suggestionsFor(text, { target: { criterion: "g2" } }).map((s) => [s.changes.map((c) => c.words).join("; "), s.rights]);
    expect(rights).toContainEqual(["drop the exception `kept`", [{ effect: "more closed", rights: ["Work"], movers: ["Worker"], hosts: ["BE"], origins: ["LU"] }]]);
    expect(rights).toContainEqual(["drop the exception `favour`", expect.arrayContaining([expect.objectContaining({ effect: "more open", rights: ["Work"], movers: ["Worker"] })])]);
  });
  test("in one line", () => {
    const some = { effect: "more closed", rights: ["Work"], movers: ["Worker"], hosts: ["BE"], origins: ["LU"] } as const;
    expect(rightsChangesWords([some, { ...some, effect: "more open", movers: [null], origins: ["A", "B", "C", "D", "E"] }])).toBe("It closes Work to Worker from LU in BE; opens Work to any other mover from 5 origins in BE");
    expect(rightsChangesWords([])).toBe("It opens and closes no right on these days");
    expect(rightsChangesWords("more than 9 kinds of case")).toBe("Which rights it opens and closes cannot be told: more than 9 kinds of case");
  });
});
