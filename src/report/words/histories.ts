import { formatDay } from "../../language/dates";
import type { Step } from "../../evaluator/histories/state";
import type { HistoryReport } from "../../evaluator/histories/histories";
import type { Witness } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { partTitle } from "./criteria";
import { factPhrase } from "./facts";
import { listed, partyName, rightName, someMoverFrom } from "./names";
import { predicate, withoutVerb } from "./witness";

/** What the question asks, in words. */
export function questionWords(regime: Regime, question: string): string {
  if (question === "g2" || question === "i1") return partTitle[question];
  return regime.claims.find((c) => c.name === question)?.title ?? "a claim of the file";
}

/** One act as a sentence without its end: `Belgium no longer keeps benefits toward Australia`. */
export function stepWords(regime: Regime, { kind, by, toward, name }: Step): string {
  const [who, whom] = [partyName(regime, by), toward === null ? "" : partyName(regime, toward)];
  switch (kind) {
    case "concede":
      return `${who} makes the concession ${name} to ${whom}`;
    case "raise":
      return `${who} raises its schedule under the concession ${name}`;
    case "breach":
      return `${who} does not keep ${name} toward ${whom}`;
    case "comply":
      return `${who} keeps ${name} toward ${whom} again`;
    case "use":
      return `${who} refuses what it may refuse toward ${whom} (${name})`;
    case "invoke":
      return `${who} invokes ${name} toward ${whom}`;
    case "expel":
      return `${who} is found not to be in good standing${name === "" ? "" : ` (decided by ${name})`}`;
    case "restore":
      return `${who} is in good standing again${name === "" ? "" : ` (decided by ${name})`}`;
    case "accede":
      return `${who} accedes`;
    case "withdraw":
      return `${who} has withdrawn`;
    case "trigger":
      return `in ${who} it comes to this: ${regime.facts.find((f) => f.key === name)?.title ?? name}`;
  }
}

/** What the history comes to, in sentences. */
export function outcomeWords(regime: Regime, { cases }: Witness): string {
  const [a, b] = cases;
  if (a === undefined) return "";
  const host = partyName(regime, a.case.host);
  const whom = (c: typeof a): string => someMoverFrom(regime, c.case.mover, c.case.origin);
  const right = rightName(regime, a.right);
  const supposed = regime.facts.flatMap((fact, id) => {
    const value = a.case.facts[id] ?? 0;
    const free = fact.tag !== "conduct-one" && fact.tag !== "conduct-all" && fact.tag !== "standing" && fact.tag !== "host";
    return free && value !== fact.default && !(fact.default === null && value === 0) ? [factPhrase(fact, value)] : [];
  });
  const tail = supposed.length === 0 ? "" : ` Supposed${b ? ", of both" : ""}: ${listed(supposed)}.`;
  if (b === undefined) return `Then on ${formatDay(a.case.on)}, ${host} and ${whom(a)}: ${right} ${predicate(regime, a, "")}.${tail}`;
  return `Then on ${formatDay(a.case.on)} ${host} treats ${whom(a)} and ${whom(b)} differently: ${right} ${predicate(regime, a, "TO the first")}, ${withoutVerb(predicate(regime, b, "TO the second"))}.${tail}`;
}

/** How the answer is known. */
export function knownWords({ outcome, grade, states, steps, drawn, missing }: HistoryReport): string {
  const runs = drawn ? `${drawn.runs} histories drawn, seed ${drawn.seed}` : "";
  switch (outcome) {
    case "reached":
      return steps.length === 0 ? "fails before anything is done" : drawn ? `can fail; the shortest history found (${runs}):` : "can fail; the shortest history:";
    case "unreachable":
      return `cannot fail, whatever is done: ${grade} (${states} ${states === 1 ? "state" : "states"})`;
    case "not found":
      return `not found to fail: tested, not proved (${runs})`;
    case "undecided":
      return `undecided: ${missing ?? ""} (${states} states)`;
  }
}
