import type { Day } from "../../language/dates";
import type { Regime, VerdictName } from "../../language/regime";
import { legalization } from "../axes/legalization";
import type { SustainReport } from "../interests/result";
import type { LockIn } from "./result-politics";

/** Openness that is locked in: staying is worth it for all in every state of the world, and some function is given to a third party ("centrally organized"). */
export function lockInOf(staying: VerdictName, delegated: boolean): VerdictName {
  return staying === "fails" || !delegated ? "fails" : staying;
}

/** Polanyi 1944, p. 140 (unverified): markets are kept open by central organization and control. Read off D4 and off delegation on a day. */
export function lockInReport(regime: Regime, { verdict, at }: SustainReport, on: Day): LockIn {
  const { delegation } = legalization(regime, { on, sentences: [], duties: [] }, null);
  const failing = (at?.expected.members ?? []).flatMap((m) => m.bounds.flatMap((b, s) => {
    const state = m.temptations[s];
    return b.met || state === undefined ? [] : [{ party: m.party, shock: state.shock, year: state.year }];
  }));
  return { verdict: lockInOf(verdict, delegation.numerator > 0n), staying: verdict, failing, delegation };
}
