import type { Design, Predicted, Predictions } from "../../evaluator/result";
import type { ClauseId, Regime } from "../../language/regime";
import { degreeWords } from "./degrees";
import { lengthWords } from "./duties";
import { count, listed } from "./names";

const names = (regime: Regime, clauses: readonly ClauseId[]): string => (clauses.length === 0 ? "" : ` (${listed(clauses.map((c) => regime.clauses[c]?.name ?? ""))})`);

/** The five dimensions, a line each. */
export function designWords(regime: Regime, d: Design): readonly string[] {
  const { membership: m, scope: s, centralization: c, control, flexibility: f } = d;
  const given = Object.entries(c.tasks).filter(([, body]) => body !== null).map(([task, body]) => `${task} (${body})`);
  const votes = control.votes === null ? "" : `, ${control.votes.part} of ${control.votes.whole} votes`;
  const power = control.banzhaf === null ? "" : `; concentration of the Banzhaf index ${degreeWords(control.banzhaf)}${control.decisive === null ? "" : `, one vote decides in ${degreeWords(control.decisive)} of divisions`}`;
  return [
    `membership: ${count(m.parties, "party", "parties")}; who may join: ${m.accession ?? "not said"}${m.decidedBy === null ? "" : `, decided by ${m.decidedBy}`}`,
    `scope: ${count(s.rights, "right")}, ${count(s.classes, "class", "classes")} of movers, ${count(s.duties, "duty", "duties")}, ${count(s.linkages, "linkage")}`,
    `centralization: ${degreeWords(c.degree)}${given.length === 0 ? "" : `: ${listed(given)}`}`,
    `control: ${control.rule === null ? "no rule of voting is written" : `${control.rule}${votes}${power}`}`,
    `flexibility: ${count(f.escapes.length, "escape")}${names(regime, f.escapes)}, ${count(f.safeguards.length, "safeguard")}${names(regime, f.safeguards)}, ${count(f.sunsets.length, "sunset")}${names(regime, f.sunsets)}, ${f.withdrawal ? `withdrawal${f.notice === null ? "" : ` after ${lengthWords(f.notice)}`}` : "no withdrawal"}`,
  ];
}

const predicted = ({ verdict, missing }: Predicted): string => (verdict === "not-assessable" ? `not assessable: ${missing ?? ""}` : verdict);

/** What each school would expect, a line each. */
export function predictionWords(regime: Regime, { realism: r, globalization: g, liberalInstitutionalism: l, missing }: Predictions): readonly string[] {
  const breaks = r.breaks === null ? "change with power not assessable: no day of a break is named (`--break`)" : `change with power ${predicted(r.breaks)}${r.breaks.missing === null ? `, ${r.breaks.inside} of ${count(r.breaks.all, "day")} of change in the five years from the break` : ""}`;
  const structure = r.structure === null ? "positions that hang on the state of the world not assessable: no position reads a fact about it, or cases cannot be counted" : `positions that hang on the state of the world ${degreeWords(r.structure)}`;
  const { beyondOneState: b } = g;
  return [
    `realism: ${structure}; ${breaks}; refugees by where they come from ${predicted(r.refugees)}${names(regime, r.refugees.because)}`,
    `globalization thesis: no state can lower alone ${b.part} of ${b.whole} positions; ${count(g.claims, "clause")} that movers can claim, ${count(g.powers, "clause")} that ${g.powers === 1 ? "restricts" : "restrict"}; how many rights have a source above states is not assessable: a source does not say whose law it is`,
    l === null
      ? `liberal institutionalism: not assessable: ${missing ?? ""}`
      : `liberal institutionalism: keeping is worth it in ${l.alone.part} of ${l.alone.whole} relations by themselves, and for ${l.together.part} of ${l.together.whole} members toward all their partners together; ${l.monitors.length === 0 ? "no body monitors" : `${listed(l.monitors)} ${l.monitors.length === 1 ? "monitors" : "monitor"}, and how likely a breach is found out is not declared`}`,
  ];
}
