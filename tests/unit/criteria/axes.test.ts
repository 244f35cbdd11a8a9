/** The axes, against the worked example of docs/reference/axes.md and what must hold of every regime. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { AxesPhase, Evaluation } from "../../../src/evaluator/result";
import { formatRational } from "../../../src/language/rational";
import { indicatorsOf, rightGroups, rightIndicators } from "../../../src/language/indicators";
import { regimeOf } from "../../support/compiled";
import { fraction } from "../../support/evaluations";

const page = readFileSync("docs/reference/axes.md", "utf8");
const worked = /```regime\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const evaluated = (text: string, binding: "hard" | "soft" = "hard"): Evaluation => evaluate(regimeOf(text), { axes: true, binding });
const only = (evaluation: Evaluation): AxesPhase => {
  const [phase, ...more] = evaluation.axes ?? [];
  if (phase === undefined || more.length > 0) throw new Error("not one phase");
  return phase;
};

describe("the worked example", () => {
  const axes = (): AxesPhase => only(evaluated(worked));
  test("treatment", () => {
    expect([axes().coverage, axes().determinacy, axes().openness].map(fraction)).toEqual(["13/24", "12/13", "71/78"]);
    expect(axes().missing).toBeNull();
  });
  test("rights", () => {
    expect(axes().rights?.map((r) => [r.group, r.indicators, r.unverified, r.spoken, fraction(r.openness)])).toEqual([
      ["civil and political", 5, 0, ["R3"], "1/3"],
      ["economic", 5, 4, [], "none"],
      ["social", 5, 5, [], "none"],
      ["residency", 5, 5, [], "none"],
      ["family", 3, 3, [], "none"],
    ]);
  });
  test("legalization", () => {
    const { obligation, precision, delegation, compulsory, functions } = axes().legalization ?? {};
    expect([obligation, precision, delegation, compulsory].map(fraction)).toEqual(["25/52", "1/2", "1/2", "1/4"]);
    expect(functions).toEqual({ interpret: "none", monitor: "given", adjudicate: "compulsory", legislate: "none" });
    expect(Object.values(axes().legalization?.ownBodies ?? {})).toEqual(["none", "none", "none", "none"]);
  });
  test("grounds", () => expect(axes().logics).toEqual({ security: 1, economic: 0, rights: 0, none: 3 }));
  test("the page says the same numbers", () => {
    const legal = axes().legalization;
    for (const value of [axes().coverage, axes().determinacy, axes().openness, legal?.obligation]) expect(page).toContain(value ? formatRational(value) : "none");
  });
  test("read softly, the soft right is covered: 38 of 48 cases", () => {
    const soft = only(evaluated(worked, "soft"));
    expect([soft.coverage, soft.determinacy, soft.openness].map(fraction)).toEqual(["19/24", "18/19", "107/114"]);
  });
});

const free = "use std.rights\nuse std.movers\nregime R {\n  members { BE, NL, LU }\n";
const rule = "  rule work { every member grants Work to Worker from every other member }\n";

test("only where asked", () => expect(evaluate(regimeOf(`${free}${rule}}`)).axes).toBeNull());

test("over time: a phase for each change, none where nothing changes", () => {
  const dated = `${free}${rule}  rule later { BE refuses Vote to Worker from NL since 2010-01-01 }\n}`;
  expect(evaluated(dated).axes?.map((a) => fraction(a.openness))).toEqual(["1", "6/7"]);
  expect(evaluated(`${free}${rule}}`).axes).toHaveLength(1);
});

test("a closure to all is determinate, covers all and is not open", () => {
  const closed = only(evaluated(`${free}  rule shut { every member refuses Work to Worker from every other member }\n}`));
  expect([closed.coverage, closed.determinacy, closed.openness].map(fraction)).toEqual(["1", "1", "0"]);
});

test("a ration is neither determinate nor discretionary", () => {
  const rationed = only(evaluated(`${free}  rule some { every member grants Work to Worker from every other member at most 10 per year }\n}`));
  expect([rationed.determinacy, rationed.openness].map(fraction)).toEqual(["0", "2/3"]);
});

test.each([
  ["adjudicates everything", "given", "none"],
  ["adjudicates everything for injured member", "compulsory", "none"],
  ["decides everything by unanimity", "none", "none"],
  ["decides everything by consensus", "none", "none"],
  ["decides everything by majority", "none", "compulsory"],
  ["decides everything by itself", "none", "compulsory"],
] as const)("a body that %s", (power, adjudicate, legislate) => {
  const functions = only(evaluated(`${free}${rule}  institution B "a body" { ${power} }\n}`)).legalization?.functions;
  expect(functions).toEqual({ interpret: "none", monitor: "none", adjudicate, legislate });
});

test("renaming the parties changes nothing", () => {
  const swap: Readonly<Record<string, string>> = { BE: "LU", LU: "NL", NL: "BE" };
  const renamed = worked.replace(/\b(BE|NL|LU)\b/g, (code) => swap[code] ?? code);
  expect({ ...only(evaluated(renamed)) }).toEqual(only(evaluated(worked)));
});

test("a figure that is missing: the shares are not assessable, what the text alone says is", () => {
  const text = `${free}  series permits : origin, year -> admitted from "permits.csv"\n  rule work { every member grants Work to Worker from every other member when permits(origin, year) < 100 }\n}`;
  const axes = only(evaluate(regimeOf(text, { "permits.csv": "origin,year,value\nBE,2012,10\nNL,2012,10\n" }), { axes: true, since: 15341, until: 15341 }));
  expect([axes.missing, axes.coverage, axes.legalization?.obligation, fraction(axes.legalization?.precision)]).toEqual(["figures are missing", null, null, "1"]);
});

test("the groups part the indicators", () => expect(rightGroups.flatMap(indicatorsOf)).toEqual(rightIndicators));
