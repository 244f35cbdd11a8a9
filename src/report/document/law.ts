import type { Stretch } from "../../evaluator/result";
import type { File } from "../../language/ast";
import type { ClauseId, Regime } from "../../language/regime";
import type { Location, Span } from "../../language/span";
import type { Places } from "../places";
import { criterionTitle, verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { citationInFull } from "../words/grounds";
import { anchor, heading, list, paragraph, type Block, type Inline, type Text } from "./blocks";
import { clauseAnchor, verdictAnchor, type View } from "./verdicts";

const roles = { rule: "rule", exception: "exception to", reservation: "reservation to" } as const;

/** The syntax trees of the files, by path; none for what was not read from a text. */
export type Trees = ReadonlyMap<string, { readonly file: File }>;

interface Rests {
  readonly name: string;
  readonly title: string;
  readonly stretch: Stretch;
}

/** Every judgement that does not simply hold, with the clauses it rests on. */
function judged({ evaluation }: View): readonly Rests[] {
  const of = (name: string, title: string, timeline: readonly Stretch[]): readonly Rests[] => timeline.map((stretch) => ({ name, title, stretch }));
  return [
    ...evaluation.criteria.filter((c) => c.parts.length > 0).flatMap((c) => c.parts.flatMap((p) => of(p.part, `${p.part.toUpperCase()} (${criterionTitle[c.criterion].toLowerCase()})`, p.timeline))),
    ...evaluation.claims.flatMap((c) => of(`claim-${c.claim}`, `claim ${c.claim}`, c.timeline)),
  ];
}

/** What rests on a clause, stretches of one judgement together. */
function resting(regime: Regime, all: readonly Rests[], clause: ClauseId): readonly Text[] {
  const own = all.filter(({ stretch }) => stretch.because.includes(clause));
  return [...new Set(own.map((r) => r.name))].map((name): Text => {
    const same = own.filter((r) => r.name === name);
    return [{ link: same[0]?.title ?? name, to: verdictAnchor(regime, name) }, ` ${same.map((r) => `${verdictWord(r.stretch.verdict)} ${intervalWords(r.stretch.interval)}`).join("; ")}`];
  });
}

/** The items of the regimes of a file, those that reforms add too. */
const itemsOf = (file: File): readonly Span[] =>
  file.items.flatMap((item) => {
    if (item.kind === "Regime") return item.items.map((i) => i.span);
    if (item.kind !== "Reform") return [];
    return item.edits.flatMap((e) => (e.kind === "Add" ? [e.item.span] : e.kind === "Replace" ? [e.by.span] : []));
  });

/** The text of the clause at a place, without the indent that all its lines share; `null` where there is no text to read. */
function written({ path, start }: Location, { sources }: Places, trees: Trees): string | null {
  const [source, file] = [sources.get(path), trees.get(path)?.file];
  const span = file && itemsOf(file).find((s) => s.start <= start && start < s.end);
  if (source === undefined || span === undefined) return null;
  const text = source.text.slice(span.start, span.end);
  const indents = text.split("\n").slice(1).filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return indents.length === 0 ? text : text.split("\n").map((line, i) => (i === 0 ? line : line.slice(Math.min(shared, line.length - line.trimStart().length)))).join("\n");
}

/** The law as it was written, clause by clause in reading order, each with its articles and what rests on it. */
export function law(view: View, places: Places, trees: Trees): readonly Block[] {
  const { regime } = view;
  const all = judged(view);
  const ids = regime.clauses.map((_, id) => id).sort((a, b) => {
    const [x, y] = [regime.clauses[a]?.at, regime.clauses[b]?.at];
    return x === undefined || y === undefined || x.path !== y.path ? a - b : x.start - y.start;
  });
  return ids.flatMap((id): readonly Block[] => {
    const clause = regime.clauses[id];
    if (clause === undefined) return [];
    const text = written(clause.at, places, trees);
    const targets = clause.targets.flatMap((t, i): readonly Inline[] => [i === 0 ? "" : ", ", { link: regime.clauses[t]?.name ?? String(t), to: clauseAnchor(regime, t) }]);
    const rests = resting(regime, all, id);
    return [
      heading(4, clause.name, clauseAnchor(regime, id)),
      paragraph(`${roles[clause.kind]} `, ...targets, ...(clause.kind === "rule" || targets.length > 0 ? [] : ["everything"])),
      list(clause.cites.length === 0 ? ["no article cited"] : clause.cites.map((c) => citationInFull(regime, c))),
      ...(text === null ? [paragraph(`in ${places.show(clause.at.path)}`)] : [{ kind: "source", text } as const]),
      ...(rests.length === 0 ? [] : [paragraph("What rests on it:"), list(rests)]),
    ];
  });
}

/** The instruments cited. */
export function instruments(regime: Regime): readonly Block[] {
  if (regime.sources.length === 0) return [];
  return [heading(3, "Instruments", anchor(regime.name, "instruments")), list(regime.sources.map((s) => `${s.name}: ${s.title}${s.identifier === null ? "" : ` (${s.identifier})`}`))];
}
