import type { RightAnswer } from "../../evaluator/result";
import type { Regime, Selector, Sentence } from "../../language/regime";
import { citationInFull, groundsOf, type Ground } from "./grounds";
import { listed, rightName, someMover } from "./names";
import { positionPredicate } from "./positions";
import { setWords } from "./procedures";
import { clauseWithArticles, displacedBy, type Reasons } from "./reasons";

/** Where movers are from; nothing where the sentence does not say. */
function originWords(regime: Regime, origin: Selector): string {
  switch (origin.kind) {
    case "any":
      return "";
    case "members":
      return ` from every other member${origin.of === null ? "" : ` of ${setWords(regime, origin.of)}`}`;
    case "states":
      return " from any state";
    case "outsiders":
      return " from any outsider";
    case "anyone":
      return " from any state or none";
    case "stateless":
      return " without a state";
    default:
      return ` from ${setWords(regime, origin.set)}`;
  }
}

const holder = (by: string): string => (/^(host|origin|employer|mover)$/.test(by) ? `the ${by}` : by);

/** What a sentence does: `refuses it to`, `lets the host refuse them to`. */
function actWords(regime: Regime, { head, soft }: Sentence, it: string): string {
  switch (head.kind) {
    case "grant":
    case "ration":
      return `${soft ? "endeavours to grant" : "grants"} ${it}${head.kind === "ration" ? ", in limited number," : ""} to`;
    case "refuse":
      return `refuses ${it} to`;
    case "discretion":
      return `lets ${holder(head.by)} ${head.direction === "lower" ? "refuse" : "grant"} ${it} to`;
    case "unbind":
      return `binds nobody to grant ${it} to`;
    case "disapply":
      return `takes ${regime.clauses[head.clause]?.name ?? "a clause"} back for`;
  }
}

/** `refuses it to a worker from A8`. */
function sentenceWords(regime: Regime, s: Sentence, it: string): string {
  const movers = s.classes === null ? "any mover" : listed(s.classes.map((c) => someMover(regime, c)), "or");
  return `${actWords(regime, s, it)} ${movers}${originWords(regime, s.origin)}`;
}

/** `transition (Act of Accession, Annex XII) refuses it to a worker from A8`. */
function groundActs(regime: Regime, g: Ground, it: string): string {
  const acts = [...new Set(g.sentences.flatMap((id) => regime.sentences[id] ?? []).map((s) => sentenceWords(regime, s, it)))];
  const cites = g.cites.map((c) => citationInFull(regime, c)).join("; ");
  return `${g.name} (${cites === "" ? "no article cited" : cites}) ${listed(acts)}`;
}

/** Why rights are answered alike, in one sentence: `Work is denied: transition (..) refuses it to a worker from A8; it displaces work (..).` */
export function oneSentence(regime: Regime, group: readonly RightAnswer[], { considered }: Reasons): string | null {
  const [r] = group;
  if (!r || r.decision === null || r.decision.by.length === 0) return null;
  const { by, position } = r.decision;
  const grounds = groundsOf(regime, by);
  const it = group.length === 1 ? "it" : "them";
  const displaced = displacedBy(considered.get(r.right) ?? []).map((c) => clauseWithArticles(regime, c));
  const rest = displaced.length === 0 ? "" : `; ${grounds.length === 1 ? "it displaces" : "they displace"} ${listed(displaced)}`;
  const predicate = group.length === 1 ? positionPredicate(position) : positionPredicate(position).replace(/^is /, "are ");
  return `${listed(group.map((one) => rightName(regime, one.right)))} ${predicate}: ${listed(grounds.map((g) => groundActs(regime, g, it)))}${rest}.`;
}
