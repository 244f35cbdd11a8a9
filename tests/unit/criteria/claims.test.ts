/** Claims where a fact has one true value that is not known. */
import { expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { Regime, Tag } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";

const text = `right Work right Stay mover Worker
regime R {
  members { FR, DE }
  facts about world { ${["a", "b", ...Array.from({ length: 12 }, (_, i) => `c${i}`)].map((f) => `${f} : yes or no`).join("  ")} }
  facts about mover { hired : yes or no }
  rule work { every member grants Work to Worker from every other member when world.a }
  rule stay { every member grants Stay to Worker from every other member when mover.hired or world.b }
  claim working { always host grants Work to Worker from every other member }
  claim staying { always host grants Stay to Worker from every other member }
  claim hired { always host grants Stay to Worker from every other member when mover.hired }
  claim both { whoever has Work has Stay }
  claim many { always host grants Work to Worker from every other member when ${Array.from({ length: 12 }, (_, i) => `world.c${i}`).join(" or ")} }
}`;
/** The facts of the world as figures that nobody has looked up. */
function opened(regime: Regime): Regime {
  const tag = "open" as Tag;
  return { ...regime, facts: regime.facts.map((fact) => (fact.tag === "system" ? { ...fact, tag } : fact)) };
}
const verdicts = (regime: Regime): Record<string, readonly string[]> =>
  Object.fromEntries(evaluate(regime).claims.map((c) => [c.claim, c.timeline.map((s) => s.verdict)]));

test("a fact that any case may have either way makes a claim fail", () => {
  expect(verdicts(regimeOf(text))).toEqual({ working: ["fails"], staying: ["fails"], hired: ["holds"], both: ["fails"], many: ["fails"] });
});
test("a fact that is open makes it depend", () => {
  expect(verdicts(opened(regimeOf(text)))).toEqual({ working: ["depends"], staying: ["depends"], hired: ["holds"], both: ["depends"], many: ["undecided"] });
});
