import type { ConceptsReport, Evaluation, GuestProgramme } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { conceptParts } from "../words/concept-parts";
import { conceptsLimit, dayWords, guardWords, guestWords, markedGuests, moverName } from "../words/concepts";
import { degreeWords } from "../words/degrees";
import { count, listed, partyCode } from "../words/names";
import type { EvaluateView } from "./criterion";
import { table, wrap } from "./layout";

/** Concepts of the field, computed: only where they are asked for. */
export function conceptsLines(regime: Regime, { concepts }: Evaluation, view: EvaluateView): readonly string[] {
  if (concepts === null) return [];
  const item = (text: string): readonly string[] => wrap(`${text}.`, "  - ");
  return [
    "",
    view.paint("strong", "CONCEPTS OF THE FIELD"),
    ...wrap(dayWords(concepts), "  "),
    ...programmeLines(regime, concepts),
    ...concepts.guards.flatMap((g) => item(guardWords(regime, g))),
    ...guestLines(regime, concepts.guests),
    ...conceptParts(regime, concepts).flatMap(({ title, items }) => [`  ${title}`, ...items.flatMap(item)]),
    ...wrap(conceptsLimit, "  "),
  ];
}

/** Openness and rights of each class of movers who come for work. */
function programmeLines(regime: Regime, { programmes, guards }: ConceptsReport): readonly string[] {
  const rows = (programmes ?? []).map((p) => [moverName(regime, p.mover), p.skill, p.openness === null ? "-" : degreeWords(p.openness), p.rights === null ? "-" : `${degreeWords(p.rights)} (${count(p.indicators.length, "indicator")})`]);
  if (rows.length === 0) return ["  No rule speaks of anybody who comes for work, or cases cannot be counted."];
  return [...table([["rights and numbers", "skill", "openness", "rights (Ruhs 2013)"], ...rows], "  "), ...(guards.length === 0 ? wrap("No clause lowers a number where a right is held.", "  - ") : [])];
}

/** The programmes with some mark of guest work; the others are counted. */
function guestLines(regime: Regime, guests: readonly GuestProgramme[]): readonly string[] {
  const shown = markedGuests(guests);
  const hosts = (g: GuestProgramme): string => (g.hosts.length > 3 ? count(g.hosts.length, "host") : listed(g.hosts.map((h) => partyCode(regime, h))));
  const lines = shown.flatMap((g) => wrap(`${hosts(g)}, ${moverName(regime, g.mover)}: ${guestWords(regime, g)}.`, "  - "));
  return guests.length === 0 ? [] : [...wrap("Marks of a guest-worker programme (time-capped, employer-tied, no family, no path)", "  "), ...lines, ...(shown.length < guests.length ? wrap(`${count(guests.length - shown.length, "programme")} with none of them.`, "  - ") : [])];
}
