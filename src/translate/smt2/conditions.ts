import type { Day } from "../../language/dates";
import { namesParties } from "../../language/hygiene";
import {
  clock, comparedLookups, compareValues, inPartySet, isBound, lookUp, openFact, operandValue, shifted, stateHolds, windowHolds, type Frame,
} from "../../language/reading";
import { isPartyCell, type Condition, type Lookup, type PartyId, type PartySet, type Window } from "../../language/regime";
import { and, no, not, or, yes, type Term } from "./s-expressions";
import type { Pair, Reads, Writing } from "./writing";

type Key = (party: PartyId) => string;

/** Several things that are told apart. */
export function together(all: readonly Reads[]): Reads {
  const side = (name: keyof Reads): Reads => {
    const keys = all.flatMap((r) => r[name] ?? []);
    return keys.length === 0 ? {} : { [name]: (p: PartyId) => keys.map((key) => key(p)).join() };
  };
  return { ...side("host"), ...side("origin"), ...side("recordHost"), ...side("recordOrigin") };
}

/** Which parties look-ups tell apart: those that stand in other rows. A table keyed by the origin reads identity, any other the record. */
export function readsOfLookups(w: Writing, on: Day, lookups: readonly Lookup[]): Reads {
  const { regime } = w.subject;
  return together(lookups.flatMap(({ table, args }) => {
    const { keys = [], rows = [] } = regime.tables[table] ?? {};
    const identity = keys.includes("origin");
    return args.flatMap((arg, i): readonly Reads[] => {
      const cells = rows.flatMap((row) => row.cells[i] ?? []).filter(isPartyCell);
      if ((arg !== "host" && arg !== "origin") || cells.length === 0) return [];
      const key: Key = w.keyed(`table ${table} ${i} ${on}`, (p) => cells.map((cell) => (inPartySet(regime, cell, p, on) ? "1" : "0")).join(""));
      if (arg === "host") return [identity ? { host: key } : { recordHost: key }];
      return [identity ? { origin: key } : { recordOrigin: key }];
    });
  }));
}

/** Which parties look-ups tell apart where each is named by itself: what a missing figure would say, an unknown number. */
export function readsByName(w: Writing, lookups: readonly Lookup[]): Reads {
  const identity = lookups.some((l) => w.subject.regime.tables[l.table]?.keys.includes("origin"));
  return identity ? { host: String, origin: String } : { recordHost: String, recordOrigin: String };
}

const truth = (value: boolean): Term => (value ? yes : no);

/** Whether a window is open. */
export function windowTerm(w: Writing, window: Window, pair: Pair, on: Day): Term {
  const lookups = [window.since, window.before, window.during].filter((point) => point !== null && typeof point === "object");
  return w.byParties(pair, on, readsOfLookups(w, on, lookups), (frame) => truth(windowHolds(w.subject.regime, window, frame)));
}

/** Whether a party is among named parties. */
export const amongTerm = (w: Writing, set: PartySet, party: Term, on: Day): Term => w.isIn(party, (p) => inPartySet(w.subject.regime, set, p, on), "named");

/** A condition for a pair on a day. */
export function conditionTerm(w: Writing, condition: Condition, pair: Pair, on: Day): Term {
  const { regime } = w.subject;
  switch (condition.kind) {
    case "constant":
      return truth(condition.value);
    case "and":
      return and(...condition.operands.map((c) => conditionTerm(w, c, pair, on)));
    case "or":
      return or(...condition.operands.map((c) => conditionTerm(w, c, pair, on)));
    case "not":
      return not(conditionTerm(w, condition.operand, pair, on));
    case "fact": {
      const lookups = condition.operand.terms.map((t) => t.lookup);
      return w.byParties(pair, on, readsOfLookups(w, on, lookups), (frame) => factTerm(w, condition, frame));
    }
    case "table":
    case "date": {
      // A class that is a name in other words stays with the name where names and records are exchanged.
      const read = condition.kind === "table" && namesParties(regime, condition) ? { ...pair, record: null } : pair;
      return w.byParties(read, on, readsOfLookups(w, on, comparedLookups(condition)), (frame) => truth(compares(w, condition, frame)));
    }
    case "series": {
      const lookups = comparedLookups(condition.comparison);
      const reads = together([readsOfLookups(w, on, lookups), ...(condition.open.length === 0 ? [] : [readsByName(w, lookups)])]);
      return w.byParties(pair, on, reads, (frame) => {
        const open = openFact(regime, condition, frame);
        return open === null ? truth(compares(w, condition.comparison, frame)) : w.factIs(open, [1]);
      });
    }
    case "state":
      return stateTerm(w, condition, pair, on);
    case "party":
      return amongTerm(w, condition.set, condition.role === "host" ? pair.host : pair.origin, on);
    case "member": {
      const read = pair.record ?? pair;
      return memberTerm(w, condition.role === "host" ? read.host : read.origin, on);
    }
  }
}

/** Whether a party is bound. */
export const memberTerm = (w: Writing, party: Term, on: Day): Term => w.isIn(party, (p) => isBound(w.subject.regime, p, on), "member");

function compares(w: Writing, c: Extract<Condition, { kind: "table" | "date" }>, frame: Frame): boolean {
  const { regime } = w.subject;
  const left = c.kind === "date" ? clock(c.read, frame.on) : lookUp(regime, c.lookup, frame);
  const right = operandValue(regime, c.operand, frame);
  if (typeof left !== "number" || right === null) return false;
  return compareValues(c.kind === "table" ? shifted(left, c.shift) : left, c.comparator, right);
}

function factTerm(w: Writing, c: Extract<Condition, { kind: "fact" }>, frame: Frame): Term {
  const fact = w.subject.regime.facts[c.fact];
  const right = operandValue(w.subject.regime, c.operand, frame);
  if (fact === undefined || right === null) return no;
  if (fact.from !== null && frame.on < fact.from) return truth(compareValues(fact.default ?? 0, c.comparator, right));
  return w.factCompares(c.fact, c.comparator, right);
}

function stateTerm(w: Writing, c: Extract<Condition, { kind: "state" }>, pair: Pair, on: Day): Term {
  const { regime } = w.subject;
  const type = regime.facts[c.fact]?.type;
  if (type?.kind !== "state") return no;
  const apart = (p: PartyId): string =>
    [isBound(regime, p, on), typeof c.is === "object" && inPartySet(regime, c.is, p, on), type.named.indexOf(p)].join();
  return w.byParties(pair, on, { host: apart, origin: apart }, (frame) =>
    w.factIs(c.fact, type.labels.map((_, value) => value).filter((value) => stateHolds(regime, c, value, frame))),
  );
}
