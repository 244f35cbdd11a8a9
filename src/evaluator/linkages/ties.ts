/** What is linked: the clauses that one side gives in return for what the other does, and what they read of it. */
import { factsOf, lookupsOf } from "../../language/conditions";
import { capLookups } from "../../language/reading";
import type { ClauseId, FactId, Regime, SentenceId } from "../../language/regime";
import { conductFacts, type ConductFact } from "../interests/breaches";
import type { Awaited } from "./result-linkages";

/** Two clauses, and everything through which one of them waits for the other. */
export interface Tie {
  readonly name: string | null;
  readonly mode: "tactical" | "substantive" | null;
  readonly gives: string;
  readonly inReturnFor: string;
  /** The facts about conduct under the one that sentences and duties of the other read. */
  readonly facts: readonly ConductFact[];
  /** The sentences that read such a fact, and those that read figures of acts. */
  readonly reading: ReadonlySet<SentenceId>;
  readonly counting: ReadonlySet<SentenceId>;
}

/** A clause with every exception to it, at any depth. A duty of which nothing speaks has no number. */
function around(regime: Regime, clause: string): ReadonlySet<ClauseId> {
  const found = new Set(regime.clauses.flatMap((c, id) => (c.name === clause ? [id] : [])));
  for (const id of found) regime.clauses.forEach((c, other) => c.targets.includes(id) && found.add(other));
  return found;
}
/** Whether a fact is about conduct under a duty: standing is about those on which it is decided. */
const isUnder = (regime: Regime, { duty }: ConductFact, name: string): boolean =>
  duty === null ? regime.standings.some((s) => s.duties?.includes(name) ?? true) || regime.duties.some((d) => d.name === name && d.remedy?.decidedBy) : duty === name;

/** What a clause, or an exception to it, reads of conduct under a duty. */
function waiting(regime: Regime, conduct: readonly ConductFact[], clause: string, duty: string): Pick<Tie, "facts" | "reading" | "counting"> {
  const clauses = around(regime, clause);
  const known = new Map(conduct.filter((f) => isUnder(regime, f, duty)).map((f) => [f.fact, f]));
  const reading = new Set<SentenceId>();
  const counting = new Set<SentenceId>();
  const read = new Set<FactId>();
  regime.sentences.forEach((s, id) => {
    if (!clauses.has(s.clause)) return;
    const facts = factsOf(s.condition).filter((f) => known.has(f));
    if (facts.length > 0) reading.add(id);
    for (const f of facts) read.add(f);
    const lookups = [...lookupsOf(s.condition), ...(s.head.kind === "ration" ? capLookups(s.head.cap) : [])];
    if (lookups.some((l) => regime.tables[l.table]?.counts?.kind === "performed")) counting.add(id);
  });
  for (const d of regime.duties) if (d.name === clause) for (const f of factsOf(d.condition)) if (known.has(f)) read.add(f);
  return { facts: [...read].flatMap((f) => known.get(f) ?? []), reading, counting };
}

function tie(regime: Regime, conduct: readonly ConductFact[], of: Pick<Tie, "name" | "mode" | "gives" | "inReturnFor">): Tie {
  const [there, back] = [waiting(regime, conduct, of.gives, of.inReturnFor), waiting(regime, conduct, of.inReturnFor, of.gives)];
  const both = <T>(a: Iterable<T>, b: Iterable<T>): ReadonlySet<T> => new Set([...a, ...b]);
  return { ...of, facts: [...both(there.facts, back.facts)], reading: both(there.reading, back.reading), counting: both(there.counting, back.counting) };
}

/** The linkages that a regime declares, and its duties that wait for conduct under another duty which none of these ties. */
export function tiesOf(regime: Regime): readonly Tie[] {
  const conduct = conductFacts(regime);
  const nameOf = (clause: ClauseId): string => regime.clauses[clause]?.name ?? "";
  const declared = regime.linkages.map((l) => tie(regime, conduct, { name: l.name, mode: l.mode, gives: nameOf(l.gives), inReturnFor: nameOf(l.inReturnFor) }));
  const isDeclared = (one: string, other: string): boolean => declared.some((t) => [t.gives, t.inReturnFor].includes(one) && [t.gives, t.inReturnFor].includes(other));
  const waitingDuties = [...new Set(regime.duties.filter((d) => d.permission === undefined).map((d) => d.name))];
  const found = waitingDuties.flatMap((gives) => {
    const read = new Set(regime.duties.filter((d) => d.name === gives).flatMap((d) => factsOf(d.condition)));
    const others = new Set(conduct.flatMap((f) => (read.has(f.fact) && f.duty !== null && f.duty !== gives ? [f.duty] : [])));
    return [...others].filter((other) => !isDeclared(gives, other)).map((inReturnFor) => tie(regime, conduct, { name: null, mode: null, gives, inReturnFor }));
  });
  return [...declared, ...found];
}

/** What is waited for, in the order one, all, acts. */
export function awaitedIn({ facts, counting }: Tie): readonly Awaited[] {
  const one = facts.some((f) => f.duty !== null && f.toward !== "every member");
  const all = facts.some((f) => f.duty === null || f.toward === "every member");
  return [...(one ? ["one" as const] : []), ...(all ? ["all" as const] : []), ...(counting.size > 0 ? ["acts" as const] : [])];
}
