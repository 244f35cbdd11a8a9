/** What stands beside the criteria: linkages, the politics of interests, how far figures hold, and concepts of the field. */
import type { ConceptsReport, Evaluation, InterestsReport, LinkageReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { conceptParts } from "../words/concept-parts";
import { conceptsLimit, dayWords, guardWords, guestWords, markedGuests, moverName } from "../words/concepts";
import { degreeWords } from "../words/degrees";
import type { Moment } from "../words/headline";
import { bargainWords, linkageWords } from "../words/linkages";
import { count, listed, partyCode } from "../words/names";
import { hostRows, hostWords, logicsWords, mappingWords, neighboursWords, otherWords } from "../words/politics";
import { everyRange, leftOutWords } from "../words/sensitivity";
import { heading, list, paragraph, table, anchor, type Block } from "./blocks";

/** Of more pairs than these, a linkage shows the first. */
const mostPairs = 3;

/** What each linkage does to the criteria, and between two members. */
export function linkageEffects(regime: Regime, { linkages: all }: Evaluation, moment: Moment): readonly Block[] {
  return (all ?? []).flatMap((report): readonly Block[] => [
    paragraph(linkageWords(regime, report, moment)),
    ...bargain(regime, report),
  ]);
}
function bargain(regime: Regime, report: LinkageReport): readonly Block[] {
  if (report.bargain === null) return [];
  const { missing, pairs, leftOut } = bargainWords(regime, report, report.bargain);
  const left = pairs.length - mostPairs;
  return missing !== null ? [paragraph(missing)] : [list([...pairs.slice(0, mostPairs).flatMap(({ short, full }) => [...short, ...full]), ...leftOut, ...(left > 0 ? [`and ${count(left, "pair")} more`] : [])])];
}

/** What interests and weights say of hosts and states. */
export function politics(regime: Regime, { politics: found }: InterestsReport): readonly Block[] {
  const [head, ...rows] = hostRows(regime, found);
  const words = [...found.hosts.flatMap((host) => hostWords(regime, found, host)), ...logicsWords(regime, found), ...neighboursWords(regime, found), ...otherWords(regime, found)];
  if (words.length === 0) return [];
  return [
    heading(4, "Politics", anchor(regime.name, "politics")),
    ...(head === undefined || rows.length === 0 ? [] : [paragraph(mappingWords(found)), table("Hosts", head, rows.map((row) => [...row]))]),
    list(words),
  ];
}

/** Over what range of each declared number verdicts stay the same. */
export function ranges(regime: Regime, { sensitivity }: InterestsReport): readonly Block[] {
  const words = [...everyRange(regime, sensitivity), ...leftOutWords(sensitivity)];
  return words.length === 0 ? [] : [
    heading(4, "How far it holds", anchor(regime.name, "ranges")),
    paragraph("One declared number at a time, the others as assumed. Stakes and flows in times of what is assumed."), list(words),
  ];
}

/** Concepts of the field, computed from the text. */
export function concepts(regime: Regime, found: ConceptsReport): readonly Block[] {
  const { programmes, guards, guests } = found;
  const rows = (programmes ?? []).map((p) => [moverName(regime, p.mover), p.skill, p.openness === null ? "-" : degreeWords(p.openness), p.rights === null ? "-" : degreeWords(p.rights)]);
  const part = (title: string, items: readonly string[]): readonly Block[] => (items.length === 0 ? [] : [heading(4, title, anchor(regime.name, title)), list(items.map((i) => `${i}.`))]);
  return [
    paragraph(dayWords(found)),
    ...(rows.length === 0 ? [] : [table("Rights and numbers, by class of movers", ["movers", "skill", "openness", "rights (Ruhs 2013)"], rows)]),
    ...part("Numbers that rights lower", guards.map((g) => guardWords(regime, g))),
    ...part("Marks of a guest-worker programme", markedGuests(guests).map((g) => `${listed(g.hosts.map((h) => partyCode(regime, h)))}, ${moverName(regime, g.mover)}: ${guestWords(regime, g)}`)),
    ...conceptParts(regime, found).flatMap(({ title, items }) => part(title, items)),
    paragraph(conceptsLimit),
  ];
}
