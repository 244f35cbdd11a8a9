import type { Answer } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import { type Decider, type Duty, type Length, type Regime, type Remedy, isPerson, type Actor } from "../../language/regime";
import { factKey, monthsWords } from "./facts";
import { citationInFull } from "./grounds";
import { className, count, listed, partyName } from "./names";

/** `9 months`, `2 years`, `90 days`. */
export const lengthWords = (length: Length): string => (length.unit === "months" ? monthsWords(length.amount) : count(length.amount, "day"));

/** `Council`, `the host`, `all members`. */
export const deciderWords = (by: Decider): string => (by.kind === "role" ? `the ${by.name}` : by.kind === "members" ? "all members" : by.name);

/** The one who bears a duty in a case: a party by its name, a private person as such. */
export const bearerName = (regime: Regime, { question }: Answer, bearer: Actor): string =>
  isPerson(bearer) ? `the ${bearer}` : partyName(regime, bearer === "host" ? question.host : question.origin);

/** To whom it is owed, where that is not the other party: ` toward the mover`, ` toward Council`. */
const towardWords = ({ towardBody, persons }: Duty): string =>
  towardBody !== undefined ? ` toward ${towardBody}` : persons && persons.toward !== null ? ` toward the ${persons.toward}` : "";

/** `must`, `must not`, `endeavours to`, `may`. */
const forceWords = ({ permission, soft, negative }: Duty): string => (permission ? "may" : soft ? "endeavours to" : negative ? "must not" : "must");

/** `Turkey must Readmit within 3 months, for a worker: readmission (Agreement art 4)`. */
export function dutyWords(regime: Regime, answer: Answer, { duty: id, bearer, open }: Answer["duties"][number]): string | null {
  const duty = regime.duties[id];
  if (duty === undefined) return null;
  const who = bearerName(regime, answer, bearer);
  const within = duty.within === null ? "" : ` within ${lengthWords(duty.within)}`;
  const by = duty.by === undefined ? "" : ` by ${formatDay(duty.by)}`;
  const decided = duty.permission?.decidedBy ? `, decided by ${deciderWords(duty.permission.decidedBy)}` : "";
  const whom = duty.movers === null ? "" : `, for ${listed(duty.movers.map((m) => className(regime, m)), "or")}`;
  const on = open.length === 0 ? "" : `, or not: it depends on ${listed(open.map((f) => factKey(regime, f)))}`;
  const cites = duty.cites.length === 0 ? "" : ` (${duty.cites.map((c) => citationInFull(regime, c)).join("; ")})`;
  return `${who}${duty.together ? ", together with the others who bear it," : ""} ${forceWords(duty)} ${listed(duty.acts)}${towardWords(duty)}${within}${by}${whom}${decided}${on}: ${duty.name}${cites}`;
}

/** `otherwise host may suspend workers toward origin for at most 2 years, decided by Council`. */
export function remedyWords(regime: Regime, duty: Duty | undefined): string | null {
  const remedy: Remedy | null = duty?.remedy ?? null;
  if (remedy === null) return null;
  const clauses = listed(remedy.clauses.map((c) => regime.clauses[c]?.name ?? ""));
  const toward = remedy.toward === null ? "" : ` toward ${remedy.toward}`;
  const length = remedy.length === null ? "" : ` for at most ${lengthWords(remedy.length)}${remedy.renewable ? ", renewable" : ""}`;
  return `otherwise ${remedy.by} may suspend ${clauses}${toward}${length}${remedy.decidedBy === null ? "" : `, decided by ${deciderWords(remedy.decidedBy)}`}`;
}
