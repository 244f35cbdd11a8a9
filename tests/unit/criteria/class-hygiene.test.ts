/** A class that nobody can join, or that one state makes up, counts as a name in G1. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { parseDay } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";
import { fraction, judgedOn } from "../../support/evaluations";

const four = (body: string): string => `party A "A"
party B "B"
party C "C"
party D "D"
right Work
mover Worker
regime R {
  members { A, B, C ; D since 2004-05-01 }
${body}}
`;
const free = "  rule free { every member grants Work to Worker from every other member }\n";

function norms(text: string): Readonly<Record<"g1" | "g2", string>> {
  const evaluation = evaluate(regimeOf(text));
  const of = (part: "g1" | "g2"): string => {
    const judged = judgedOn(evaluation, part, parseDay("2005-01-01") ?? 0);
    return `${judged?.stretch.verdict ?? "none"} ${fraction(judged?.phase?.degree)}`;
  };
  return { g1: of("g1"), g2: of("g2") };
}

describe("a name in other words", () => {
  // Three of the twelve ordered pairs have D as origin: (9/12)² + (3/12)² = 5/8, as if D were named.
  test.each([
    ["the name itself", `${free}  exception low to free { every member refuses Work from D }\n`],
    ["a rigid class", `  table acceded : party -> date { D : 2004-05-01  otherwise : 1958-01-01 }
${free}  exception low to free { every member refuses Work from every other member when acceded(origin) >= 2004-01-01 }\n`],
    ["a singleton", `  table income : party -> one of low, high { D : low  otherwise : high }
${free}  exception low to free { every member refuses Work from every other member when income(origin) = low }\n`],
    ["all but one", `  table income : party -> one of low, middle, high { A : middle  D : low  otherwise : high }
${free}  exception low to free { every member refuses Work from every other member when not income(origin) != low }\n`],
  ])("%s fails G1", (_, text) => {
    expect(norms(four(text))).toEqual({ g1: "fails 5/8", g2: "fails 1/2" });
  });

  test("a class that others can come to belong to fails G2 alone", () => {
    const income = `  table income : party -> one of low, high { C, D : low  otherwise : high }
${free}  exception low to free { every member refuses Work from every other member when income(origin) = low }\n`;
    expect(norms(four(income))).toEqual({ g1: "holds 1", g2: "fails 1/3" });
    const years = `  table acceded : party -> date { D : 2004-05-01  otherwise : 1958-01-01 }
${free}  exception low to free { every member refuses Work from every other member when date < acceded(origin) + 7 years }\n`;
    expect(norms(four(years))).toEqual({ g1: "holds 1", g2: "fails 1/2" });
  });

  test("an attribute read beside a rigid class moves with the state still", () => {
    const text = `  table acceded : party -> date { D : 2004-05-01  otherwise : 1958-01-01 }
  table income : party -> one of low, high { C, D : low  otherwise : high }
${free}  exception low to free { every member refuses Work from every other member when income(origin) = low and acceded(origin) < 1900-01-01 }\n`;
    expect(norms(four(text))).toEqual({ g1: "holds 1", g2: "holds 1" });
  });
});
