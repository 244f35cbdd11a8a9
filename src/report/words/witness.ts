import { citation } from "../../language/citations";
import { factsOf } from "../../language/conditions";
import { formatDay } from "../../language/dates";
import { exampleOfState } from "../../language/reading";
import type { Case, Witness, WitnessCase } from "../../evaluator/result";
import type { Fact, FactId, Regime } from "../../language/regime";
import { meantState } from "../../language/states";
import { isReciprocal } from "../../language/terms";
import { className, listed, partyCode, partyName, rightName, someMoverFrom } from "./names";
import { groundsOf, groundsOfCase, groundWords } from "./grounds";
import { factPhrase, factWords, stated } from "./facts";
import { positionPredicate } from "./positions";
import { figuresFor } from "./test-figures";

/** `(transition; Act2003 Annex XII pt 2)`, or that no clause speaks. */
function reasons(regime: Regime, c: WitnessCase): string {
  const grounds = groundsOfCase(regime, c);
  return grounds.length === 0 ? "(no clause speaks of it)" : `(${grounds.map((g) => groundWords(regime, g)).join("; and ")})`;
}

/** `is denied to the first (transition; Act2003 Annex XII pt 2)`; `where` may hold TO for the word that fits the position. */
export function predicate(regime: Regime, c: WitnessCase, where: string): string {
  const words = positionPredicate(c.decision.position);
  const to = /^is (?:granted|denied)/.test(words) ? "to" : "for";
  return `${words}${where === "" ? "" : ` ${where.replace("TO", to)}`} ${reasons(regime, c)}`;
}
export const withoutVerb = (words: string): string => words.replace(/^is /, "");

/** The facts that the regime, or a claim, reads somewhere: on the others nothing depends. */
function factsRead(regime: Regime): ReadonlySet<FactId> {
  const claims = regime.claims.flatMap(({ body }) => (body.kind === "whoever" ? [] : [body]));
  const holders = [...regime.sentences, ...regime.powers.flatMap((p) => p.sentences), ...regime.concessions.flatMap((c) => c.sentences), ...regime.duties, ...regime.classes, ...regime.standings, ...claims];
  return new Set(holders.flatMap(({ condition }) => factsOf(condition)));
}

/** Facts of a case that are read and not at their default: what a reader must know to check it. */
function statedFacts(regime: Regime, c: Case, without: readonly FactId[]): readonly string[] {
  const read = factsRead(regime);
  return regime.facts.flatMap((fact, id) => {
    const value = c.facts[id];
    if (value === undefined || value === fact.default || without.includes(id) || (fact.tag !== "open" && !read.has(id))) return [];
    return fact.default === null && fact.type.kind === "yes-or-no" && value === 0 ? [] : [factPhrase(fact, value)];
  });
}

/** The facts of a witness that are not at their default, but for those in which its cases differ. */
export const supposed = (regime: Regime, w: Witness): readonly string[] => (w.cases[0] === undefined ? [] : statedFacts(regime, w.cases[0].case, w.differingFacts));

function supposing(regime: Regime, w: Witness): string {
  const first = w.cases[0];
  const facts = supposed(regime, w);
  return facts.length === 0 ? "" : ` Supposed${first !== undefined && w.cases.some((c) => c.case !== first.case) ? ", of both" : ""}: ${listed(facts)}.`;
}

const differing = (regime: Regime, w: Witness, c: Case): string => listed(w.differingFacts.map((id) => factWords(regime, id, c.facts[id] ?? 0)));

/** The same case but for some facts: treatment hangs on them. */
function byFacts(regime: Regime, w: Witness, a: WitnessCase, b: WitnessCase): string {
  const whom = someMoverFrom(regime, a.case.mover, a.case.origin);
  const side = (c: WitnessCase): string => predicate(regime, c, `if ${differing(regime, w, c.case)}`);
  return (
    `On ${formatDay(a.case.on)} how ${partyName(regime, a.case.host)} treats ${whom} hangs on a fact that should not matter: ` +
    `${rightName(regime, a.right)} ${side(a)}, ${withoutVerb(side(b))}.`
  );
}

/** In what two origins differ as parties, where that is why. */
const apart = (regime: Regime, w: Witness, a: WitnessCase, b: WitnessCase): string =>
  w.differingFacts.length === 0 ? "" : ` (${differing(regime, w, a.case)} of the first, ${differing(regime, w, b.case)} of the second)`;

/** Two pairs of parties compared in the same facts. */
function byParties(regime: Regime, w: Witness, a: WitnessCase, b: WitnessCase): string {
  const day = `On ${formatDay(a.case.on)}`;
  const right = rightName(regime, a.right);
  const sides = `${right} ${predicate(regime, a, "TO the first")}, ${withoutVerb(predicate(regime, b, "TO the second"))}.`;
  const [hostA, hostB] = [partyName(regime, a.case.host), partyName(regime, b.case.host)];
  const [whomA, whomB] = [a, b].map((c) => someMoverFrom(regime, c.case.mover, c.case.origin));
  if (a.case.host === b.case.host) return `${day} ${hostA} treats ${whomA} and ${whomB} differently${apart(regime, w, a, b)}: ${sides}`;
  if (a.case.origin === b.case.origin) {
    const there = `${predicate(regime, a, `in ${hostA}`)}, ${withoutVerb(predicate(regime, b, `in ${hostB}`))}`;
    return `${day} ${hostA} and ${hostB} treat ${whomA} differently: ${right} ${there}.`;
  }
  if (a.case.host === b.case.origin && a.case.origin === b.case.host && a.decision.by.some((s) => isReciprocal(regime.sentences[s]))) {
    return `${day} ${hostA} treats ${whomA} as ${hostB} treats ${whomB}: ${sides}`;
  }
  return `${day} ${whomA} in ${hostA} and ${whomB} in ${hostB} are treated differently: ${sides}`;
}

/** Two rights in one case. */
function byRights(regime: Regime, a: WitnessCase, b: WitnessCase): string {
  const whom = someMoverFrom(regime, a.case.mover, a.case.origin);
  const side = (c: WitnessCase): string => `${rightName(regime, c.right)} ${predicate(regime, c, "")}`;
  return `On ${formatDay(a.case.on)}, ${partyName(regime, a.case.host)} and ${whom}: ${side(a)}, but ${side(b)}.`;
}

/** What is conceded to one, and what another has then. */
function byConcession(regime: Regime, { concession, host, origin }: NonNullable<Witness["conceded"]>, a: WitnessCase, b: WitnessCase): string {
  const [whomA, whomB] = [a, b].map((c) => someMoverFrom(regime, c.case.mover, c.case.origin));
  const cites = regime.concessions.find((c) => c.name === concession)?.cites ?? [];
  const under = `(${[concession, ...cites.map((c) => citation(regime, c))].join("; ")})`;
  const right = rightName(regime, a.right);
  const act = origin === null ? `raised its schedule ${under}, of which ${whomA} would gain` : `conceded ${right} to ${whomA} ${under}`;
  const words = positionPredicate(a.decision.position).replace(/^is /, "would be ");
  return `If on ${formatDay(a.case.on)} ${partyName(regime, host)} ${act}, ${right} ${words} ${/^would be (?:granted|denied)/.test(words) ? "to" : "for"} the first; but for ${whomB} it ${predicate(regime, b, "")}.`;
}

function one(regime: Regime, a: WitnessCase): string {
  const whom = someMoverFrom(regime, a.case.mover, a.case.origin);
  return `On ${formatDay(a.case.on)}, ${partyName(regime, a.case.host)} and ${whom}: ${rightName(regime, a.right)} ${predicate(regime, a, "")}.`;
}

/** The smallest comparison that shows the failure, in sentences. */
export function witnessWords(regime: Regime, w: Witness): string {
  const [a, b] = w.cases;
  const parts: string[] = [];
  if (a !== undefined && b !== undefined) {
    if (w.conceded) parts.push(byConcession(regime, w.conceded, a, b));
    else parts.push(a.case === b.case ? byRights(regime, a, b) : w.differingFacts.length > 0 && a.case.origin === b.case.origin ? byFacts(regime, w, a, b) : byParties(regime, w, a, b));
  } else if (a !== undefined) {
    parts.push(one(regime, a));
  }
  if (w.duty !== null) {
    const duty = regime.duties[w.duty];
    const cites = duty === undefined || duty.cites.length === 0 ? "" : ` (${duty.cites.map((c) => citation(regime, c)).join("; ")})`;
    parts.push(`The duty ${duty?.name ?? w.duty}${cites}${duty?.response === "injured" ? " can be invoked by the injured party alone" : " shows it"}.`);
  }
  if (w.power !== undefined) parts.push(`The power ${regime.clauses[w.power]?.name ?? ""} could be used against this origin alone.`);
  if (w.parties.length > 0 && a === undefined) parts.push(`The parties: ${listed(w.parties.map((p) => partyName(regime, p)))}.`);
  return parts.join(" ") + supposing(regime, w);
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** A fact as a test states it: another member or another state is one by name. */
function statedIn(regime: Regime, c: Case, fact: Fact, value: number): string {
  const { type } = fact;
  if (type.kind !== "state" || !String(meantState(type, value)).startsWith("another ")) return stated(fact, value);
  const other = regime.parties[exampleOfState(regime, type, value, c) ?? -1];
  return other ? `${fact.key} = ${other.code}` : stated(fact, value);
}

/** `FR, Worker from BE, 2012-01-01`. */
export const caseTitle = (regime: Regime, { host, origin, mover, on }: Case): string => `${partyCode(regime, host)}, ${className(regime, mover)} from ${partyCode(regime, origin)}, ${formatDay(on)}`;

/** One case of a witness as a `test` block that can be pasted into the file; `null` for a mover of no class, whom no test can name, and where what it supposes of missing figures cannot be stated. */
export function asTest(regime: Regime, c: WitnessCase): string | null {
  const { host, origin, mover, on } = c.case;
  const figures = figuresFor(regime, c);
  if (regime.classes[mover] === undefined || figures === null) return null;
  const facts = [...figures, ...regime.facts.flatMap((fact, id) => {
    const value = c.case.facts[id];
    return value === undefined || value === fact.default || fact.tag === "open" ? [] : [statedIn(regime, c.case, fact, value)];
  })];
  const because = groundsOf(regime, c.decision.by).map((g) => g.name);
  return (
    `test ${quoted(caseTitle(regime, c.case))} { host ${partyCode(regime, host)} origin ${partyCode(regime, origin)} mover ${className(regime, mover)}` +
    `${facts.length === 0 ? "" : ` with ${facts.join(" and ")}`} on ${formatDay(on)}  ` +
    `expect ${rightName(regime, c.right)} ${c.decision.position.kind}${because.length === 0 ? "" : ` because ${because.join(", ")}`} }`
  );
}

