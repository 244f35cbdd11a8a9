import type { AxesPhase, Evaluation, Legalization, RightsAxis } from "../../evaluator/result";
import { contains } from "../../language/dates";
import { axesLimit } from "../words/axes";
import { intervalWords } from "../words/days";
import { degreeDigits, degreeWords } from "../words/degrees";
import type { EvaluateView } from "./criterion";
import { table, wrap } from "./layout";

const digits = (r: AxesPhase["coverage"]): string => (r === null ? "not assessable" : degreeDigits(r));
const words = (r: AxesPhase["coverage"]): string => (r === null ? "not assessable" : degreeWords(r));

/** The axes apart from the criteria, at the moment the headlines speak of, and when they change. */
export function axesLines({ axes }: Evaluation, view: EvaluateView): readonly string[] {
  const { moment } = view;
  const a = (moment.kind === "latest" ? axes?.at(-1) : axes?.find((p) => contains(p.interval, moment.day))) ?? null;
  if (axes === null || a === null) return [];
  const earlier = axes.filter((p) => p !== a);
  const { logics } = a;
  return [
    "",
    view.paint("strong", "AXES APART FROM THE CRITERIA"),
    ...wrap(`${intervalWords(a.interval)}${a.missing === null ? "" : `; not assessable: ${a.missing}`}`, "  "),
    ...table([["coverage", words(a.coverage)], ["determinacy", words(a.determinacy)], ["openness", words(a.openness)]], "  "),
    ...(a.rights === null ? [] : rightsTable(a.rights)),
    ...(a.legalization === null ? [] : legalizationTable(a.legalization)),
    ...(logics === null ? [] : wrap(`clauses by ground: security ${logics.security}, economic ${logics.economic}, rights ${logics.rights}, none ${logics.none}`, "  ")),
    ...(earlier.length === 0 ? [] : ["  At other times (coverage, determinacy, openness):", ...table(earlier.map((p) => [intervalWords(p.interval), digits(p.coverage), digits(p.determinacy), digits(p.openness)]), "    ")]),
    ...wrap(axesLimit, "  "),
  ];
}

/** Ruhs's groups: of how many indicators the regime speaks, and how open it is there. */
function rightsTable(rights: readonly RightsAxis[]): readonly string[] {
  const rows = rights.map((r) => [r.group, `${r.spoken.length} of ${r.indicators}`, r.openness === null ? "-" : degreeWords(r.openness), r.unverified === 0 ? "" : `${r.unverified} labels unverified`]);
  return table([["rights (Ruhs 2013)", "spoken of", "openness", ""], ...rows], "  ");
}

const given = (functions: Legalization["functions"]): string =>
  Object.entries(functions).filter(([, f]) => f !== "none").map(([name, f]) => (f === "compulsory" ? `${name} (compulsory)` : name)).join(", ");

/** What a party's own bodies do stands in a line of its own: it is no delegation. */
function legalizationTable({ obligation, precision, delegation, compulsory, functions, ownBodies }: Legalization): readonly string[] {
  const [third, own] = [given(functions), given(ownBodies)];
  return table([
    ["obligation", words(obligation)], ["precision", words(precision)], ["delegation", `${words(delegation)}, compulsory ${words(compulsory)}${third === "" ? "" : `: ${third}`}`],
    ...(own === "" ? [] : [["own bodies", `${own}; not counted as delegation`]]),
  ], "  ");
}
