/** A regime with a link taken out, or made general, as a value: nothing is compiled. */
import type { Condition, Fact, FactId, Regime } from "../../language/regime";
import { without } from "../criteria/core-regime";
import type { ConductFact } from "../interests/breaches";
import type { Tie } from "./ties";

/** A condition with some atoms on facts exchanged. */
function replaced(condition: Condition, by: (atom: Extract<Condition, { kind: "fact" }>) => Condition): Condition {
  switch (condition.kind) {
    case "and":
    case "or":
      return { kind: condition.kind, operands: condition.operands.map((o) => replaced(o, by)) };
    case "not":
      return { kind: "not", operand: replaced(condition.operand, by) };
    case "fact":
      return by(condition);
    default:
      return condition;
  }
}

/** The conditions of the clauses that a tie is about, its duties included, with atoms on conduct exchanged. */
function rewritten(regime: Regime, tie: Tie, by: (fact: ConductFact, atom: Extract<Condition, { kind: "fact" }>) => Condition): Regime {
  const facts = new Map(tie.facts.map((f) => [f.fact, f]));
  const exchange = (condition: Condition): Condition => replaced(condition, (atom) => {
    const fact = facts.get(atom.fact);
    return fact === undefined ? atom : by(fact, atom);
  });
  const names = [tie.gives, tie.inReturnFor];
  return {
    ...regime,
    sentences: regime.sentences.map((s, id) => (tie.reading.has(id) ? { ...s, condition: exchange(s.condition) } : s)),
    duties: regime.duties.map((d) => (names.includes(d.name) ? { ...d, condition: exchange(d.condition) } : d)),
  };
}

/** Conduct is compared with numbers that the text fixes: yes, or a length of time. */
function isMet({ kept }: ConductFact, { comparator, operand }: Extract<Condition, { kind: "fact" }>): boolean {
  switch (comparator) {
    case "=": return kept === operand.constant;
    case "!=": return kept !== operand.constant;
    case "<": return kept < operand.constant;
    case "<=": return kept <= operand.constant;
    case ">": return kept > operand.constant;
    case ">=": return kept >= operand.constant;
  }
}

/** The regime without the link: what its clauses wait for counts as done, and sentences that count acts are left out. */
export const untied = (regime: Regime, tie: Tie): Regime =>
  without(rewritten(regime, tie, (fact, atom) => ({ kind: "constant", value: isMet(fact, atom) })), tie.counting);

/** The same condition toward every member instead of one; `together`: all members find in common whether it is met. `null` where no clause waits for conduct toward one. */
export function generalised(regime: Regime, tie: Tie, together: boolean): Regime | null {
  const particular = tie.facts.filter((f) => f.duty !== null && f.toward !== "every member");
  if (particular.length === 0) return null;
  const facts: Fact[] = [...regime.facts];
  const general = new Map<FactId, FactId>(particular.map(({ fact: id, toward }) => {
    const fact = regime.facts[id];
    const key = (fact?.key ?? "").replace(` toward ${toward}`, " toward every member");
    const known = facts.findIndex((f) => f.key === key);
    return [id, known >= 0 || fact === undefined ? known : facts.push({ ...fact, key, tag: "conduct-all" }) - 1];
  }));
  const whole = rewritten({ ...regime, facts }, tie, (fact, atom) => ({ ...atom, fact: general.get(fact.fact) ?? atom.fact }));
  if (!together) return whole;
  const conditions = [...new Set(general.values())].map((fact): Condition => ({ kind: "fact", fact, comparator: ">=", operand: { constant: 1, terms: [] } }));
  return {
    ...whole,
    standings: [...regime.standings, {
      decidedBy: { name: "every member", kind: "members" }, complainants: ["any member"], toward: { kind: "members", of: null }, towardAll: true, condition: { kind: "and", operands: conditions },
      duties: [...new Set(particular.flatMap((f) => f.duty ?? []))], cites: [], at: regime.at,
    }],
  };
}
