import type { Both, Change, Difference, Effect } from "../../evaluator/compare/difference";
import type { CriterionReport } from "../../evaluator/result";
import { isPerson, type Regime } from "../../language/regime";
import { criterionTitle, verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { degreeWords } from "../words/degrees";
import { criterion, degreeAt, stretchAt } from "../words/headline";
import { componentSentence, conditionWords, dutyContentWords, effectWords, overallWords } from "../words/difference";
import { listed } from "../words/names";
import { originsWords, partiesWords } from "../words/party-class";
import { positionWords } from "../words/positions";
import { list, paragraph, table, type Block, type Table } from "./blocks";
import type { View } from "./verdicts";

const order: readonly Effect[] = ["more open", "more closed", "reshuffled", "newly addressed", "no longer addressed"];

function changeRow(regimes: Both<Regime>, c: Change): readonly string[] {
  const [hosts, origins] = [partiesWords(regimes, c.hosts, c.interval), partiesWords(regimes, c.origins, c.interval)];
  const when = conditionWords(c.conditions);
  const whom = `${listed(c.movers.map((m) => m ?? "any other mover"))} from ${originsWords(hosts, origins)} in ${hosts}`;
  return [effectWords[c.effect], intervalWords(c.interval), listed(c.rights), `${whom}${when.length === 0 ? "" : `, when ${when.join("; or ")}`}`, positionWords(c.before), positionWords(c.after)];
}

/** What a reform decides otherwise than what it reforms: who gains or loses what, duties, verdicts. */
export function difference(regimes: Both<Regime>, d: Difference | null): readonly Block[] {
  if (d === null) return [paragraph("The two cannot be compared: a name means something of another kind in each. `regime diff` says which.")];
  const changes = order.flatMap((effect) => d.changes.filter((c) => c.effect === effect));
  const verdicts = (d.verdicts ?? []).flatMap(({ name, kind, where }) => where.map((w) => [kind === "claim" ? `claim ${name}` : name, intervalWords(w.interval), w.before === null ? "no verdict" : verdictWord(w.before.verdict), w.after === null ? "no verdict" : verdictWord(w.after.verdict)]));
  const duties = d.duties.map((duty) => `${duty.change}: ${duty.duty}: ${isPerson(duty.bearer) ? `the ${duty.bearer}` : duty.bearer} ${dutyContentWords(duty)}, ${intervalWords(duty.interval)}`);
  return [
    paragraph(`${overallWords(d, regimes.before.name, regimes.after.name)} ${componentSentence(d)}`),
    ...(changes.length === 0 ? [] : [table("Positions that change", ["effect", "time", "right", "whom", "before", "after"], changes.map((c) => changeRow(regimes, c)))]),
    ...(verdicts.length === 0 ? [] : [table("Verdicts that change", ["criterion", "time", "before", "after"], verdicts)]),
    ...(duties.length === 0 ? [] : [paragraph("Duties:"), list(duties)]),
  ];
}

/** The verdicts on two regimes at the moments of their views, a row each criterion. */
export function sideBySide(before: View, after: View): Table {
  const words = ({ evaluation, moment }: View, id: CriterionReport["criterion"]): string => {
    const s = stretchAt(criterion(evaluation, id)?.timeline ?? [], moment);
    if (s === null) return "no verdict";
    const degree = degreeAt(s, moment);
    return `${verdictWord(s.verdict)}${degree === null ? "" : `, degree ${degreeWords(degree)}`} ${intervalWords(s.interval)}`;
  };
  const rows = (["multilateral", "definitional", "form", "norms", "indivisibility", "reciprocity"] as const).map((id) => [criterionTitle[id], words(before, id), words(after, id)]);
  return table("The latest verdicts, side by side", ["criterion", before.regime.name, after.regime.name], rows);
}
