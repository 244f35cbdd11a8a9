import type { Design, Predicted, Predictions } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";
import type { ClauseId, Regime } from "../../language/regime";
import type { Json } from "./shared";

const exact = (r: Rational | null): Json => (r === null ? null : formatRational(r));
const clauses = (regime: Regime, ids: readonly ClauseId[]): Json => ids.map((c) => regime.clauses[c]?.name ?? "");

/** The five dimensions of design. */
export function designJson(regime: Regime, d: Design | null): Json {
  if (d === null) return null;
  const { flexibility: f, control: c } = d;
  return {
    membership: { ...d.membership },
    scope: { ...d.scope },
    centralization: { degreeExact: exact(d.centralization.degree), tasks: { ...d.centralization.tasks } },
    control: { rule: c.rule, votes: c.votes && { ...c.votes }, banzhafExact: exact(c.banzhaf), decisiveExact: exact(c.decisive) },
    flexibility: { escapes: clauses(regime, f.escapes), safeguards: clauses(regime, f.safeguards), sunsets: clauses(regime, f.sunsets), withdrawal: f.withdrawal, notice: f.notice && { ...f.notice } },
  };
}

const predicted = ({ verdict, missing }: Predicted): { readonly [key: string]: Json } => ({ verdict, missing });

/** What three schools would expect. */
export function predictionsJson(regime: Regime, p: Predictions | null): Json {
  if (p === null) return null;
  const { realism: r, globalization: g, liberalInstitutionalism: l } = p;
  return {
    realism: {
      structureExact: exact(r.structure), breaks: r.breaks && { ...predicted(r.breaks), inside: r.breaks.inside, all: r.breaks.all }, refugees: { ...predicted(r.refugees), because: clauses(regime, r.refugees.because) },
    },
    globalization: { beyondOneState: { ...g.beyondOneState }, claims: g.claims, powers: g.powers },
    liberalInstitutionalism: l && { deltaExact: exact(l.delta), alone: { ...l.alone }, together: { ...l.together }, monitors: [...l.monitors] },
    missing: p.missing,
  };
}
