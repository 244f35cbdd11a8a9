import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import type { Witness, WitnessCase } from "../../evaluator/result";
import { factWords } from "./facts";
import { groundsOf } from "./grounds";
import { className, listed, partyCode, rightName } from "./names";
import { positionWords } from "./positions";
import { supposed } from "./witness";

/** At most so many facts are told in one line. */
const mostFacts = 3;

/** `Worker from PL`, `stateless Refugee`. */
const mover = (regime: Regime, { case: c }: WitnessCase): string => {
  const origin = partyCode(regime, c.origin);
  const name = regime.classes[c.mover]?.name ?? "anybody";
  return origin === "stateless" ? `stateless ${className(regime, c.mover)}` : `${name} from ${origin}`;
};

/** `denied (transition)`; what no clause says is told as such, or is what was conceded. */
const position = (regime: Regime, { decision }: WitnessCase, none = "no clause"): string => {
  const names = groundsOf(regime, decision.by).map((g) => g.name);
  return `${positionWords(decision.position)} (${names.length === 0 ? none : names.join(", ")})`;
};

function two(regime: Regime, w: Witness, a: WitnessCase, b: WitnessCase): string {
  const right = rightName(regime, a.right);
  const [hostA, hostB] = [partyCode(regime, a.case.host), partyCode(regime, b.case.host)];
  const [at, bt] = [position(regime, a, w.conceded ? "conceded" : "no clause"), position(regime, b)];
  if (w.conceded) {
    const { concession, host, origin } = w.conceded;
    const act = `if ${partyCode(regime, host)} concedes by ${concession}${origin === null ? "" : ` to ${partyCode(regime, origin)}`}`;
    return `${act}, ${right} is ${at} to ${mover(regime, a)} in ${hostA}, and ${bt} to ${mover(regime, b)} in ${hostB}`;
  }
  if (a.case === b.case) return `to ${mover(regime, a)} in ${hostA}, ${right} is ${at}, ${rightName(regime, b.right)} ${bt}`;
  if (a.case.origin === b.case.origin && hostA === hostB) {
    const differing = (c: WitnessCase): string => listed(w.differingFacts.map((id) => factWords(regime, id, c.case.facts[id] ?? 0)));
    return `to ${mover(regime, a)} in ${hostA}, ${right} is ${at} if ${differing(a)}, ${bt} if ${differing(b)}`;
  }
  if (hostA === hostB) return `in ${hostA}, ${right} is ${at} to ${mover(regime, a)}, ${bt} to ${mover(regime, b)}`;
  if (a.case.origin === b.case.origin) return `to ${mover(regime, a)}, ${right} is ${at} in ${hostA}, ${bt} in ${hostB}`;
  return `${right} is ${at} to ${mover(regime, a)} in ${hostA}, ${bt} to ${mover(regime, b)} in ${hostB}`;
}

/** The smallest comparison that shows a failure, as short as it can be said: `on 2004-05-01 in AT, Work is denied (transition) to Worker from PL, ..`. */
export function witnessLine(regime: Regime, w: Witness): string {
  const [a, b] = w.cases;
  const said: string[] = [];
  if (a !== undefined) said.push(`on ${formatDay(a.case.on)} ${b === undefined ? `${rightName(regime, a.right)} is ${position(regime, a)} to ${mover(regime, a)} in ${partyCode(regime, a.case.host)}` : two(regime, w, a, b)}`);
  if (w.duty !== null) said.push(`the duty ${regime.duties[w.duty]?.name ?? w.duty}${regime.duties[w.duty]?.response === "injured" ? ", which the injured party alone may invoke" : ""}`);
  if (w.power !== undefined) said.push(`the power ${regime.clauses[w.power]?.name ?? ""}, which could be used against this origin alone`);
  if (w.parties.length > 0 && a === undefined) said.push(`the parties ${w.parties.map((p) => partyCode(regime, p)).join(", ")}`);
  return `${said.join("; ")}${facts(regime, w)}`;
}

/** ` (supposed: skill = high)`. */
function facts(regime: Regime, w: Witness): string {
  const all = supposed(regime, w);
  const more = all.length - mostFacts;
  return all.length === 0 ? "" : ` (supposed: ${listed(more > 1 ? [...all.slice(0, mostFacts), `${more} facts more`] : all)})`;
}
