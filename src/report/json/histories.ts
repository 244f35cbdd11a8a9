import type { Histories } from "../../evaluator/histories/histories";
import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import type { Places } from "../places";
import { factKey } from "../words/facts";
import { groundsOfCase } from "../words/grounds";
import { outcomeWords, stepWords } from "../words/histories";
import { className, partyCode, rightName } from "../words/names";
import { statedJson } from "./decide";
import { groundJson, positionJson, type Json } from "./shared";

/** What histories of one regime can lead to. */
export function historiesJson(regime: Regime, { on, binding, reports, leftOut }: Histories, places: Places): Json {
  return {
    regime: regime.name, title: regime.title, on: formatDay(on), binding,
    questions: reports.map((r) => ({
      question: r.question, outcome: r.outcome, grade: r.grade, missing: r.missing, states: r.states,
      steps: r.steps.map((s) => ({
        action: s.kind, by: partyCode(regime, s.by), toward: s.toward === null ? null : partyCode(regime, s.toward), name: s.name, on: formatDay(s.on), words: stepWords(regime, s),
      })),
      witness: r.witness === null ? null : {
        text: outcomeWords(regime, r.witness),
        cases: r.witness.cases.map((c) => ({
          host: partyCode(regime, c.case.host), origin: partyCode(regime, c.case.origin), mover: className(regime, c.case.mover), on: formatDay(c.case.on),
          facts: c.case.facts.map((value, fact) => statedJson(regime, fact, value)), right: rightName(regime, c.right), ...positionJson(c.decision.position),
          because: groundsOfCase(regime, c).map((g) => groundJson(regime, g, places)),
        })),
        differingFacts: r.witness.differingFacts.map((f) => factKey(regime, f)),
      },
      runs: r.drawn?.runs ?? null, seed: r.drawn?.seed ?? null,
    })),
    leftOut,
  };
}

/** The answer of `histories`: every regime of the file. */
export const historiesDocument = (regimes: readonly Json[]): Json => ({ schema: "regime-lang/histories/1", regimes });
