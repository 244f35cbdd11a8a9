import type { Condition as Written, StandingClause } from "../language/ast";
import type { Standing } from "../language/regime";
import type { Builder } from "./builder";
import { lowerCondition } from "./conditions";
import { complainantWords } from "./institutions";
import { decider } from "./procedures";
import { place, type Scope } from "./scope";
import { selector } from "./selectors";
import { citations } from "./vocabulary";

/** Reads who decides, and on whose complaint, whether a party is in good standing. */
export function lowerStanding(b: Builder, scope: Scope, item: StandingClause): Standing | null {
  const decidedBy = item.by.kind === "EveryMember" ? ({ name: "every member", kind: "members" } as const) : decider(b, scope, item.by);
  const toward = selector(b, scope, item.toward);
  const complainants = item.complainants.map((c) => complainantWords(b, scope, c));
  const condition = item.when ? lowerCondition(b, scope, item.when) : ({ kind: "constant", value: true } as const);
  const duties = item.when ? [...new Set(dutiesRead(item.when))] : [];
  const cites = citations(b, scope, item.cites);
  if (!decidedBy || !toward) return null;
  return {
    decidedBy, complainants, toward, towardAll: item.toward.kind === "EveryMember" && !item.toward.of, condition,
    duties: duties.length === 0 ? null : duties, cites, at: place(scope, item.span),
  };
}

/** The duties whose conduct a condition reads. */
function dutiesRead(condition: Written): readonly string[] {
  if (condition.kind === "And" || condition.kind === "Or") return condition.operands.flatMap(dutiesRead);
  if (condition.kind === "Not") return dutiesRead(condition.operand);
  return condition.kind === "Keeps" ? [condition.duty.text] : [];
}
