/** Duties by the reference interpreter: who owes what in one case with every fact stated. */
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { stateless, type Regime, type Role } from "../../language/regime";
import type { Case } from "../result";
import { conditionHolds } from "./reference";

/** The duties that one of the two parties of a case owes, by number, with the role of the party that bears each. */
export function dutiesByReference(regime: Regime, asked: Case): readonly { readonly duty: number; readonly bearer: Role }[] {
  return regime.duties.flatMap((duty, id) => duty.bearers.filter((role) => owes(regime, asked, duty, role)).map((bearer) => ({ duty: id, bearer })));
}

function owes(regime: Regime, asked: Case, duty: Regime["duties"][number], role: Role): boolean {
  const bearer = role === "host" ? asked.host : asked.origin;
  const other = role === "host" ? asked.origin : asked.host;
  return (
    bearer !== stateless && isBound(regime, bearer, asked.on) && selects(regime, duty.bearer, bearer, asked.on) &&
    (duty.towardBody !== undefined || (duty.towardAll && duty.origins.kind !== "any") || (other !== stateless && selects(regime, duty.toward, other, asked.on))) &&
    (duty.movers === null || duty.movers.some((c) => isOrIsBelow(regime, asked.mover, c))) &&
    selects(regime, duty.origins, asked.origin, asked.on) &&
    duty.windows.every((w) => windowHolds(regime, w, asked)) &&
    conditionHolds({ regime, case: asked }, duty.condition)
  );
}
