import type { Reform } from "../language/ast";
import type { DayInterval } from "../language/dates";
import type { Regime } from "../language/regime";
import type { Report } from "./builder";
import { intersect, subtract } from "./intervals";
import { place, type Scope } from "./scope";
import { dayFrom } from "./written-dates";

/** Warns of each `admit` of a party that the base binds on all those days already. */
export function checkAdmissions(scope: Scope, base: Regime, after: Regime, reform: Reform, report: Report): void {
  // Another list of members is not compared with the first.
  if (reform.edits.some((edit) => edit.kind === "Replace" && edit.by.kind === "Members")) return;
  for (const edit of reform.edits) {
    const since = edit.kind === "Admit" ? dayFrom(edit.since, "first") : null;
    if (edit.kind !== "Admit" || since === null) continue;
    const days = [{ since, before: null }];
    const bound = (code: string): readonly DayInterval[] => base.roster[base.parties.findIndex((p) => p.code === code)] ?? [];
    const admitted = named(after, edit.party.text).map(({ code, belongs }) => ({ code, days: intersect(belongs, days) }));
    if (admitted.length > 0 && admitted.every((a) => subtract(a.days, bound(a.code)).length === 0)) {
      report("already-member", place(scope, edit.party.span), { party: edit.party.text, regime: base.name });
    }
  }
}

/** A party by name, or those of a group, with the days on which they are there. */
function named(regime: Regime, name: string): readonly { readonly code: string; readonly belongs: readonly DayInterval[] }[] {
  const party = regime.parties.find((p) => p.code === name);
  if (party) return [{ code: name, belongs: [party.life] }];
  const group = regime.groups.find((g) => g.name === name);
  return (group?.members ?? []).flatMap((belongs, i) => (belongs.length > 0 ? [{ code: regime.parties[i]?.code ?? "", belongs }] : []));
}
