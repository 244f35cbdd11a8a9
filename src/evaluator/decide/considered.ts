/** The clauses that speak of a right in a case: which apply, which give way to which, which turn on facts, and which do not apply and why. */
import { displacedBy } from "../../kernel/displaced";
import type { Node } from "../../kernel/diagram";
import type { ClauseId, FactId, Regime, RightId, Sentence } from "../../language/regime";
import type { Answer, Considered } from "../result";
import { laidOut, rightInCase, type RightInCase } from "./right-in-case";
import { reachesOn, wanting } from "./want";

/** Clauses that speak of a right for movers of the class, in the order of the text; facts not stated are as the answer takes them. */
export function consideredFor(regime: Regime, answer: Answer, right: RightId): readonly Considered[] {
  const { question } = answer;
  const inCase = rightInCase(laidOut(regime)(question.figures), question, right);
  const { slices: { space, resolver }, voices, about, holds } = inCase;
  const displaced = displacedBy(space, resolver, voices);
  const decision = resolver.resolve(voices);
  return regime.clauses.flatMap((_, clause): readonly Considered[] => {
    const sentences = about.flatMap((id) => space.regime.sentences[id] ?? []).filter((s) => s.clause === clause);
    if (sentences.length === 0) return [];
    const applies = holds(appliesWhen(inCase, sentences));
    if (applies === false) return [{ clause, role: "does not apply", gaveWayTo: [], want: wanting(inCase, sentences), dependsOn: [] }];
    const decides = holds(decidesWhen(inCase, decision, clause));
    if (decides === true) return [{ clause, role: "decides", gaveWayTo: [], want: null, dependsOn: [] }];
    const by = [...(displaced.get(clause) ?? [])].map(([exception, when]) => ({ exception, when: holds(when) }));
    const dependsOn = factsOf([applies, decides, ...by.map((b) => b.when)]);
    if (dependsOn.length > 0) return [{ clause, role: "open", gaveWayTo: [], want: null, dependsOn }];
    return [{ clause, role: "gives way", gaveWayTo: by.flatMap((b) => (b.when === true ? [b.exception] : [])).sort((a, b) => a - b), want: null, dependsOn }];
  });
}

/** Under which facts some sentence applies. */
function appliesWhen({ slices: { space }, question }: RightInCase, sentences: readonly Sentence[]): Node {
  const reaching = sentences.filter((s) => reachesOn(space.regime, s, question));
  return reaching.reduce((node, s) => space.or(node, space.condition(s.condition, question)), space.no);
}

/** Under which facts a clause is among the grounds of the answer. */
function decidesWhen({ slices: { space } }: RightInCase, decision: Node, clause: ClauseId): Node {
  const { decisions, diagrams, regime } = space;
  const isGround = (id: number): number => (decisions.get(id).by.some((s) => regime.sentences[s]?.clause === clause) ? 1 : 0);
  return diagrams.isLeaf(decision) ? diagrams.leaf(isGround(diagrams.payload(decision))) : diagrams.map(diagrams.operation(), decision, isGround);
}

const factsOf = (answers: readonly (boolean | readonly FactId[])[]): readonly FactId[] =>
  [...new Set(answers.flatMap((a) => (typeof a === "boolean" ? [] : a)))].sort((a, b) => a - b);
