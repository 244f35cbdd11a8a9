import type { ComparedRegime, Comparison } from "../../evaluator/axes/rows";
import { formatDay } from "../../language/dates";
import { axesPhaseJson } from "./axes";
import { comparedConceptsJson, corpusConceptsJson } from "./concepts";
import { degreeJson, type Json } from "./shared";

const exact = (r: Parameters<typeof degreeJson>[0]): Json => degreeJson(r).degreeExact;

function regimeJson({ label, on, form, criteria, axes, goods, concepts }: ComparedRegime): Json {
  return {
    regime: label,
    on: on === null ? null : formatDay(on),
    form: form && { parties: form.parties, shape: form.shape, densityExact: exact(form.density), classes: form.classes, label: form.label },
    criteria: criteria.map(({ criterion, stretch }) => ({
      criterion, verdict: stretch.verdict, grade: stretch.grade, degreeExact: exact(stretch.phases[0]?.degree ?? null), ordinalExact: exact(stretch.phases[0]?.ordinal ?? null), missing: stretch.missing,
    })),
    axes: axes && axesPhaseJson(axes),
    goods: goods.map(({ mover, members, outsiders }) => ({ mover, members: [...members], outsiders: [...outsiders] })),
    concepts: comparedConceptsJson(concepts),
  };
}

/** The answer of `compare`. */
export const compareDocument = (comparison: Comparison): Json => ({
  schema: "regime-lang/compare/1",
  binding: comparison.binding,
  regimes: comparison.regimes.map(regimeJson),
  metricSensitive: comparison.metricSensitive.map((m) => ({ ...m })),
  closeness: comparison.closeness.map(({ regimes, frame, openness, coverage }) => ({ regimes: [...regimes], frame: frame.map((t) => ({ ...t })), opennessExact: exact(openness), coverageExact: exact(coverage) })),
  concepts: corpusConceptsJson(comparison.concepts),
});
