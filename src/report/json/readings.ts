import type { CriterionReport, Evaluation, Phase, PublicGoodReport, Stretch } from "../../evaluator/result";
import type { DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { inclusive } from "../words/days";
import { className, rightName } from "../words/names";
import { degreeJson, type Json } from "./shared";

/** How the parts of an evaluation are written: given by whoever writes the whole. */
export interface Writers {
  readonly criterion: (report: CriterionReport) => Json;
  readonly stretch: (stretch: Stretch) => Json;
  readonly phase: (phase: Phase) => Json;
}

const days = (interval: DayInterval): { readonly [key: string]: Json } => ({ ...inclusive(interval) });
const byName = (criteria: readonly CriterionReport[], write: Writers["criterion"]): Json => Object.fromEntries(criteria.map((c) => [c.criterion, write(c)]));

/** What an evaluation says beside the criteria of its reading: each `null`, or empty, where it was not asked for. */
export function besidesJson(regime: Regime, evaluation: Evaluation, write: Writers): { readonly [key: string]: Json } {
  const { second, publicGood, core, external } = evaluation;
  return {
    second: second === null ? null : { reading: second.reading, criteria: byName(second.criteria, write.criterion) },
    publicGood: publicGood === null ? null : publicGoodJson(regime, publicGood, write),
    scores: evaluation.scores.map((s) => ({ ...days(s.interval), norms: exact(s.norms), indivisibility: exact(s.indivisibility), reciprocity: exact(s.reciprocity), least: exact(s.least) })),
    core: core === null ? null : byName(core, write.criterion),
    external: external === null ? null : {
      g1: external.g1.map(write.stretch), g2: external.g2.map(write.stretch),
      phases: external.phases.map(({ interval, outsiders, kinds }) => ({ ...days(interval), outsiders, kinds })),
    },
    metricSensitive: evaluation.metricSensitive.map(({ name, lower, higher }) => ({ name, lower: days(lower), higher: days(higher) })),
  };
}

const exact = (degree: Phase["degree"]): Json => degreeJson(degree).degreeExact;

function publicGoodJson(regime: Regime, { convergence, rulesKept, goods, uptake }: PublicGoodReport, write: Writers): Json {
  return {
    convergence: convergence.map(write.phase),
    rulesKept: rulesKept.map(write.phase),
    goods: goods.map(({ right, mover, phases }) => ({
      right: rightName(regime, right),
      mover: mover === null ? null : className(regime, mover),
      phases: phases.map(({ interval, members, outsiders }) => ({ ...days(interval), members, outsiders })),
    })),
    uptake: uptake.map(({ clause, interval, realized, admitted, limit, source }) => ({ clause: regime.clauses[clause]?.name ?? "", ...days(interval), realized, admitted, limit, source })),
  };
}
