/** What stands between two parties beside the positions: reservations and opt-outs that apply, powers that are not used. */
import { clock, compareValues, inPartySet, isBound, isOrIsBelow, lookUp, openFact, operandValue, selects, shifted, stateHolds, windowHolds } from "../../language/reading";
import type { ClauseId, Condition, Regime, Sentence } from "../../language/regime";
import type { Question, RightAnswer } from "../result";

/** Reservations of the host, and exceptions that leave it not bound, that reach the case whatever the facts that are not stated. */
export function reservationsBetween(regime: Regime, question: Question): readonly ClauseId[] {
  return clausesOf(regime.sentences.filter((s) => {
    const optsOut = regime.clauses[s.clause]?.kind === "reservation" || s.head.kind === "unbind";
    return optsOut && reaches(regime, s, question);
  }));
}

/** Powers that the host could invoke in the case, and does not: they reach it, and some right they speak of is not silent. */
export function powersBetween(regime: Regime, question: Question, rights: readonly RightAnswer[]): readonly ClauseId[] {
  const speaks = (s: Sentence): boolean =>
    rights.some((r) => (s.rights === null || s.rights.includes(r.right)) && r.possible.some((d) => d.position.kind !== "silent"));
  return regime.powers.flatMap(({ clause, sentences }) => {
    const used = (regime.clauses[clause]?.sentences ?? []).some((id) => {
      const sentence = regime.sentences[id];
      return sentence !== undefined && reaches(regime, sentence, question);
    });
    return !used && sentences.some((s) => reaches(regime, s, question) && speaks(s)) ? [clause] : [];
  });
}

const clausesOf = (sentences: readonly Sentence[]): readonly ClauseId[] => [...new Set(sentences.map((s) => s.clause))].sort((a, b) => a - b);

/** Whether a sentence may apply in a case: open facts may have any value. */
export function reaches(regime: Regime, s: Sentence, question: Question): boolean {
  return (
    isBound(regime, question.host, question.on) &&
    selects(regime, s.host, question.host, question.on) &&
    selects(regime, s.origin, question.origin, question.on) &&
    (s.classes === null || s.classes.some((c) => isOrIsBelow(regime, question.mover, c))) &&
    s.windows.every((w) => windowHolds(regime, w, question)) &&
    mayBe(regime, s.condition, question, true)
  );
}

/** Whether a condition may have a truth value; facts that are not stated are free. */
function mayBe(regime: Regime, c: Condition, question: Question, wanted: boolean): boolean {
  switch (c.kind) {
    case "constant":
      return c.value === wanted;
    case "and":
    case "or": {
      const each = (o: Condition): boolean => mayBe(regime, o, question, wanted);
      return (c.kind === "and") === wanted ? c.operands.every(each) : c.operands.some(each);
    }
    case "not":
      return mayBe(regime, c.operand, question, !wanted);
    case "fact": {
      const fact = regime.facts[c.fact];
      const past = fact !== undefined && fact.from !== null && question.on < fact.from;
      const value = past ? (fact.default ?? 0) : question.given.get(c.fact);
      const right = operandValue(regime, c.operand, question);
      if (right === null) return !wanted;
      return value === undefined || compareValues(value, c.comparator, right) === wanted;
    }
    case "table": {
      const left = lookUp(regime, c.lookup, question);
      const right = operandValue(regime, c.operand, question);
      return (typeof left === "number" && right !== null && compareValues(shifted(left, c.shift), c.comparator, right)) === wanted;
    }
    case "date": {
      const right = operandValue(regime, c.operand, question);
      return (right !== null && compareValues(clock(c.read, question.on), c.comparator, right)) === wanted;
    }
    case "state": {
      const value = question.given.get(c.fact);
      return value === undefined || stateHolds(regime, c, value, question) === wanted;
    }
    case "series": {
      const open = openFact(regime, c, question);
      const value = open === null ? undefined : question.given.get(open);
      return open === null ? mayBe(regime, c.comparison, question, wanted) : value === undefined || (value === 1) === wanted;
    }
    case "party":
      return inPartySet(regime, c.set, c.role === "host" ? question.host : question.origin, question.on) === wanted;
    case "member":
      return isBound(regime, c.role === "host" ? question.host : question.origin, question.on) === wanted;
  }
}
