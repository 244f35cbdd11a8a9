/** Duties by the reference interpreter: who owes what in one case with every fact stated. */
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { stateless, type Regime, type Role, type Actor } from "../../language/regime";
import type { Case } from "../result";
import { conditionHolds } from "./reference";

/** The duties that one of the two parties of a case, or a private person, owes, by number, with who bears each. */
export function dutiesByReference(regime: Regime, asked: Case): readonly { readonly duty: number; readonly bearer: Actor }[] {
  return regime.duties.flatMap((duty, id): readonly { readonly duty: number; readonly bearer: Actor }[] => {
    const person = duty.persons?.bearer ?? null;
    if (person !== null) return owesPrivately(regime, asked, duty) ? [{ duty: id, bearer: person }] : [];
    return duty.bearers.filter((role) => owes(regime, asked, duty, role)).map((bearer) => ({ duty: id, bearer }));
  });
}

function owes(regime: Regime, asked: Case, duty: Regime["duties"][number], role: Role): boolean {
  const bearer = role === "host" ? asked.host : asked.origin;
  const other = role === "host" ? asked.origin : asked.host;
  return (
    bearer !== stateless && isBound(regime, bearer, asked.on) && selects(regime, duty.bearer, bearer, asked.on) &&
    (duty.persons !== undefined || duty.towardBody !== undefined || (duty.towardAll && duty.origins.kind !== "any") || (other !== stateless && selects(regime, duty.toward, other, asked.on))) &&
    isFor(regime, asked, duty)
  );
}

/** A private person owes it where the party to which it is owed is bound; to the other person, or to a body, where the host is. */
function owesPrivately(regime: Regime, asked: Case, duty: Regime["duties"][number]): boolean {
  const party = duty.persons?.toward === "origin" ? asked.origin : asked.host;
  return party !== stateless && isBound(regime, party, asked.on) && isFor(regime, asked, duty);
}

/** Whether it is owed for this mover, on this day, under these facts. */
const isFor = (regime: Regime, asked: Case, duty: Regime["duties"][number]): boolean =>
  (duty.movers === null || duty.movers.some((c) => isOrIsBelow(regime, asked.mover, c))) &&
  selects(regime, duty.origins, asked.origin, asked.on) &&
  duty.windows.every((w) => windowHolds(regime, w, asked)) &&
  conditionHolds({ regime, case: asked }, duty.condition);
