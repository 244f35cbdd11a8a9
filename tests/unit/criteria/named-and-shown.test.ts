/** Known defects of what verdicts name and show, each held by a test. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { PartName } from "../../../src/evaluator/result";
import { regimeOf } from "../../support/compiled";
import { partOf } from "../../support/evaluations";

const head = "use std.rights\nuse std.movers\nregime R {\n  members { BE, NL, LU, DE }\n";
const stretchOf = (body: string, part: PartName) => {
  const regime = regimeOf(`${head}${body}}\n`);
  const [stretch] = partOf(evaluate(regime), part).timeline;
  return { verdict: stretch?.verdict, because: stretch?.because.map((id) => regime.clauses[id]?.name), witness: stretch?.witness ?? null };
};

describe("an exception that takes another back", () => {
  const rules = "  rule free { every member grants Work to Worker from every other member }\n  rule some { every member grants Work to Worker from every other member at most 100 per year }\n";
  const opened = "  exception opened to free { free does not apply to Worker from NL }\n";
  test.each(["g2", "g1", "i1"] as const)("is named in %s where it leaves another rule to answer", (part) => {
    expect(stretchOf(`${rules}${opened}`, part)).toMatchObject({ verdict: "fails", because: ["opened"] });
  });
  test("is named where nothing is left to answer, and beside another exception", () => {
    const alone = rules.split("\n")[0] ?? "";
    expect(stretchOf(`${alone}\n${opened}`, "g2")).toMatchObject({ because: ["opened"] });
    const other = "  exception refused to free, some { BE refuses Work to Worker from LU }\n";
    expect(stretchOf(`${rules}${opened}${other}`, "g2")).toMatchObject({ because: ["opened", "refused"] });
    expect(stretchOf(`${rules}${opened}${other}`, "i1")).toMatchObject({ because: ["opened", "refused"] });
  });
  test("is not named where it takes back alike for all", () => {
    expect(stretchOf(`${rules}  exception opened to free { free does not apply to Worker from every other member }\n`, "g2")).toMatchObject({ verdict: "holds", because: [] });
  });
});

describe("a safeguard that lets everybody out at once", () => {
  const safeguard = "  facts about host { crisis : yes or no }\n  rule free { every member grants Work to Worker from every other member }\n  exception closing to free { every member refuses Work to Worker from every other member when host.crisis }\n";
  test("I1 has a witness: one case", () => {
    const { verdict, witness } = stretchOf(safeguard, "i1");
    expect(verdict).toBe("fails");
    expect(witness?.cases).toHaveLength(1);
    expect(witness?.cases[0]?.decision.position.kind).toBe("denied");
  });
});
