import type { Day } from "./dates";
import { capLookups } from "./reading";
import type { ClauseId, Concession, Condition, PartyId, PartySet, Regime, Selector, Sentence, SentenceId, Table, TableId } from "./regime";

/** A concession that is made: by a host, and to one origin (of a schedule that is raised, to all whom the rule reaches), from a day on. */
export interface Made {
  readonly act: Act;
  readonly host: PartyId;
  /** `null`: to all. */
  readonly origin: PartyId | null;
  readonly since: Day;
}
/** One thing that may be conceded: a sentence of a concession, or a schedule. */
export interface Act {
  readonly concession: Concession;
  /** What the rule says more; of a schedule one for each sentence of the rule that reads it. */
  readonly sentences: readonly Sentence[];
  /** To one origin at a time, or to all at once. */
  readonly toward: "one" | "all";
}

/** Whether a host may raise what a table says of it: a schedule by host, or by host and year. */
export const isRaisable = (table: Table): boolean => table.keys.includes("host") && table.keys.every((key) => key === "host" || key === "year");

/** Whether the number of a sentence is read from a table. */
export const readsSchedule = ({ head }: Sentence, table: TableId): boolean => head.kind === "ration" && capLookups(head.cap).some((lookup) => lookup.table === table);

/** Everything that may be conceded under a regime. */
export function actsOf(regime: Regime): readonly Act[] {
  return regime.concessions.flatMap((concession) => [
    ...concession.sentences.map((sentence): Act => ({ concession, sentences: [sentence], toward: "one" })),
    ...concession.raises.map((raise): Act => ({
      concession,
      // Raised as far as can be, a number no longer limits.
      sentences: (regime.clauses[concession.clause]?.sentences ?? []).flatMap((id) => {
        const s = regime.sentences[id];
        return s && readsSchedule(s, raise.table) ? [by({ ...s, head: { kind: "grant" } }, raise.host)] : [];
      }),
      toward: "all",
    })),
  ]);
}

/** A sentence said by fewer hosts: whose condition asks for the others. */
function by(sentence: Sentence, host: Selector): Sentence {
  const set = host.kind === "listed" ? host.set : host.kind === "members" ? host.of : null;
  return set === null ? sentence : { ...sentence, condition: both(sentence.condition, { kind: "party", role: "host", set }) };
}
const both = (a: Condition, b: Condition): Condition => (a.kind === "constant" && a.value ? b : { kind: "and", operands: [a, b] });

const only = (party: PartyId): PartySet => ({ include: [{ party }], within: null, except: [] });
const isParty = (role: "host" | "origin", party: PartyId): Condition => ({ kind: "party", role, set: only(party) });

/** A sentence as it stands once the concession is made. */
function made(sentence: Sentence, { host, origin, since }: Made): Sentence {
  const parties: Condition = origin === null ? isParty("host", host) : { kind: "and", operands: [isParty("host", host), isParty("origin", origin)] };
  return { ...sentence, condition: both(sentence.condition, parties), windows: [...sentence.windows, { since, before: null, beforeOffset: 0, during: null }] };
}

/** The regime in which some concessions are made: their rules say so much more. */
export const conceded = (regime: Regime, all: readonly Made[]): Regime => adding(regime, all.flatMap((one) => one.act.sentences.map((s) => made(s, one))));

/** The regime in which everything is conceded by all to all. */
export const concededByAll = (regime: Regime): Regime => adding(regime, actsOf(regime).flatMap((act) => act.sentences));

/** A regime with more sentences in its rules, after all others. */
function adding(regime: Regime, more: readonly Sentence[]): Regime {
  const added = new Map<ClauseId, SentenceId[]>();
  more.forEach((s, i) => added.set(s.clause, [...(added.get(s.clause) ?? []), regime.sentences.length + i]));
  return {
    ...regime,
    sentences: [...regime.sentences, ...more],
    clauses: regime.clauses.map((clause, id) => ({ ...clause, sentences: [...clause.sentences, ...(added.get(id) ?? [])] })),
  };
}
