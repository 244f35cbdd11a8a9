/**
 * The reference interpreter: the meaning of a regime, one case at a time, as plainly as it can be said. It shares nothing with
 * the decision kernel but the checked regime and the reading of dates and tables, so that each checks the other.
 */
import {
  capValue, clock, compareValues, inPartySet, isBound, isOrIsBelow, lookUp, openFact, operandValue, selects, shifted, stateHolds, windowHolds, type Frame,
} from "../../language/reading";
import { contains } from "../../language/dates";
import {
  conflict, denied, granted, moreOpen, mostOpen, openness, positionKey, silent, surpasses, within, type Position,
} from "../../language/position";
import {
  stateless, type ClauseId, type Condition, type PartyId, type Regime, type RightId, type Sentence, type SentenceId,
} from "../../language/regime";
import { givesSomething, isMeasured, onTerms, standsIn, standsOn, type Measured, type Stratum } from "../../language/terms";
import type { Case, Decision } from "../result";

/** How soft sentences count; see docs/reference/criteria.md. */
export type Binding = "decide" | "hard" | "soft";

/** What a clause says: `lifts` its target, is itself `lifted`, leaves the host `unbound`, says a position, or conflicts. */
interface Saying {
  readonly kind: "said" | "lifts" | "lifted" | "unbound" | "conflict";
  readonly position: Position;
  readonly gives: boolean;
  /** A power of one direction: `may refuse` only lowers, `may grant` only lifts. */
  readonly directed: boolean;
  readonly by: readonly SentenceId[];
}

/** One case about one right, with the reading of soft law and the stratum: a yardstick leaves out the sentences above its own. */
interface Query {
  readonly regime: Regime;
  /** In which terms are measured by what is given to others, by them, or on another day. */
  readonly measuring: Regime;
  readonly case: Case;
  readonly right: RightId;
  readonly binding: Binding;
  readonly stratum: Stratum;
}

/** The position of one right in one case. `measuring`: the regime of which this one is a part, where the terms of a part are measured by the whole. */
export function decideByReference(regime: Regime, asked: Case, right: RightId, binding: Binding = "decide", measuring: Regime = regime): Decision {
  return decision(rulesSay({ regime, measuring, case: asked, right, binding, stratum: "F" }));
}

function decision(said: Saying | null): Decision {
  if (said === null) return { position: silent, by: [] };
  if (said.kind === "conflict") return { position: conflict, by: said.by };
  return { position: isQuiet(said) ? silent : said.position, by: said.by };
}

/** What all rules together say, after their exceptions. */
function rulesSay(q: Query): Saying | null {
  let total: Saying | null = null;
  q.regime.clauses.forEach((clause, id) => {
    if (clause.kind !== "rule") return;
    const own = ownSaying(q, id, null);
    if (own !== null) total = sideBySide(total, underExceptions(q, id, own));
  });
  return total;
}

/** What the sentences of a clause say of themselves; `x does not apply` counts only toward x. */
function ownSaying(q: Query, clause: ClauseId, target: ClauseId | null): Saying | null {
  let total: Saying | null = null;
  for (const id of q.regime.clauses[clause]?.sentences ?? []) {
    const sentence = q.regime.sentences[id];
    if (sentence === undefined || (sentence.head.kind === "disapply" && sentence.head.clause !== target)) continue;
    total = sideBySide(total, sentenceSays(q, id, sentence));
  }
  return total;
}

/** Where soft law does not count, a soft rule says nothing, and a soft exception leaves unbound: what is no longer promised hard is not promised. */
function sentenceSays(q: Query, id: SentenceId, s: Sentence): Saying | null {
  const said = sentenceAsWritten(q, id, s);
  if (said === null || !s.soft || q.binding !== "hard") return said;
  return q.regime.clauses[s.clause]?.kind === "rule" ? null : unbound(id);
}

const unbound = (id: SentenceId): Saying => ({ kind: "unbound", position: silent, gives: false, directed: false, by: [id] });

function sentenceAsWritten(q: Query, id: SentenceId, s: Sentence): Saying | null {
  const frame: Frame = q.case;
  const reaches =
    (s.rights === null || s.rights.includes(q.right)) &&
    (s.classes === null || s.classes.some((c) => isOrIsBelow(q.regime, q.case.mover, c))) &&
    frame.host !== frame.origin &&
    isBound(q.regime, frame.host, frame.on) &&
    selects(q.regime, s.host, frame.host, frame.on) &&
    selects(q.regime, s.origin, frame.origin, frame.on) &&
    s.windows.every((w) => windowHolds(q.regime, w, frame)) &&
    standsOn(s.terms, frame.on) &&
    conditionHolds(q, s.condition);
  if (!reaches || !standsIn(s.terms, q.stratum)) return null;
  const own = headSays(q, id, s);
  return own !== null && isMeasured(s.terms) ? measuredBy(own, s, yardstick(q, s.terms)) : own;
}

/** What a sentence says that looks at no yardstick. */
function headSays(q: Query, id: SentenceId, s: Sentence): Saying | null {
  const gives = givesSomething(s.head);
  const saying = (position: Position): Saying => ({ kind: "said", position: onTerms(position, s.terms), gives, directed: s.head.kind === "discretion", by: [id] });
  const { length } = s;
  switch (s.head.kind) {
    case "grant": {
      const softly = s.soft && q.binding === "decide";
      return saying(softly ? { ...granted, kind: "discretionary", by: "host", soft: true, length } : { ...granted, length });
    }
    case "refuse":
      return saying(denied);
    case "discretion":
      return saying({ ...granted, kind: "discretionary", by: s.head.by, length });
    case "ration": {
      const cap = capValue(q.regime, s.head.cap, q.case);
      return cap && saying({ ...granted, kind: "rationed", cap, length });
    }
    case "unbind":
      return unbound(id);
    case "disapply":
      return { ...saying(silent), kind: "lifts" };
  }
}

/** What a sentence says whose terms are measured by a yardstick (`null`: it is silent). */
function measuredBy(own: Saying, s: Sentence, yardstick: Position | null): Saying | null {
  if (!own.gives) return yardstick?.kind === "denied" ? own : null;
  if (yardstick === null) return s.terms?.kind === "reciprocal" ? null : own;
  const ceiling: Position = { ...own.position, terms: yardstick.terms };
  if (own.directed) return yardstick.kind === "denied" ? null : { ...own, position: ceiling };
  return { ...own, position: within(yardstick, ceiling) };
}

/** What the terms of a sentence are measured by; `null` where it is silent. */
function yardstick(q: Query, terms: Measured): Position | null {
  const { host, origin } = q.case;
  switch (terms.kind) {
    case "reciprocal":
      return origin === stateless ? null : measure(q, { ...q.case, host: origin, origin: host }, "B");
    case "standstill":
      return measure(q, { ...q.case, on: terms.on }, "B");
    case "most favoured": {
      const all = q.regime.parties.map((_, p) => p).filter((p) => p !== host && isReached(q, p));
      const found = all.flatMap((p) => measure(q, { ...q.case, origin: p }, "M") ?? []);
      return found.length === 0 ? null : found.reduce(mostOpen);
    }
  }
}
/** A state alive on the day of whose nationals some rule speaks: of others the regime is silent. */
function isReached({ measuring: regime, case: { on } }: Query, party: PartyId): boolean {
  if (!contains(regime.parties[party]?.life ?? { since: null, before: null }, on)) return false;
  return regime.sentences.some((s) => regime.clauses[s.clause]?.kind === "rule" && selects(regime, s.origin, party, on));
}

function measure(q: Query, asked: Case, stratum: Stratum): Position | null {
  const { position } = decision(rulesSay({ ...q, regime: q.measuring, case: asked, stratum }));
  return position.kind === "silent" || position.kind === "conflict" ? null : position;
}

/** A clause that says `own`, under the exceptions to it that apply and that no other of them defeats. */
function underExceptions(q: Query, clause: ClauseId, own: Saying): Saying {
  const applying: { readonly clause: ClauseId; readonly saying: Saying }[] = [];
  q.regime.clauses.forEach((candidate, id) => {
    if (!candidate.targets.includes(clause)) return;
    const itself = ownSaying(q, id, clause);
    if (itself !== null && mayDisplace(itself, own)) applying.push({ clause: id, saying: underExceptions(q, id, itself) });
  });
  const live = applying.filter((a) => a.saying.kind !== "lifted");
  const undefeated = live.filter((a) => !live.some((b) => b !== a && isExceptionTo(q.regime, a.clause, b.clause)));
  // A lifted exception still tells why what it displaced stands, unless another exception speaks for it.
  const lifted = applying.filter((a) => a.saying.kind === "lifted" && !live.some((b) => isExceptionTo(q.regime, a.clause, b.clause)));
  if (undefeated.length === 0) return { ...own, by: union([own, ...lifted.map((l) => l.saying)]) };
  const joined = undefeated.map((u) => u.saying).reduce(agreement);
  return joined.kind === "lifts" ? { ...joined, kind: "lifted", position: silent } : joined;
}

/** `may refuse` only lowers, `may grant` only lifts; everything else displaces. */
function mayDisplace(saying: Saying, displaced: Saying): boolean {
  if (saying.kind !== "said" || !saying.directed) return true;
  if (displaced.kind !== "said") return false;
  return saying.gives ? displaced.position.kind === "denied" : openness(displaced.position) > openness(saying.position);
}

function isExceptionTo(regime: Regime, exception: ClauseId, clause: ClauseId): boolean {
  return (regime.clauses[exception]?.targets ?? []).some((t) => t === clause || isExceptionTo(regime, t, clause));
}

const union = (sayings: readonly Saying[]): readonly SentenceId[] =>
  [...new Set(sayings.flatMap((s) => s.by))].sort((a, b) => a - b);

/** Exceptions that are left must say the same. */
function agreement(a: Saying, b: Saying): Saying {
  const same = a.kind === b.kind && a.kind !== "conflict" && positionKey(a.position) === positionKey(b.position);
  if (!same) return { kind: "conflict", position: conflict, gives: false, directed: false, by: union([a, b]) };
  return { ...a, gives: a.gives && b.gives, directed: a.directed && b.directed, by: union([a, b]) };
}

/** Lifted or unbound: silent with grounds, and never in the way of another rule. */
const isQuiet = (s: Saying): boolean => s.kind === "lifted" || s.kind === "unbound";

/** Sentences of one clause, or rules of one regime: the most open of those that give; those that withhold must agree. */
function sideBySide(a: Saying | null, b: Saying | null): Saying | null {
  if (a === null || b === null) return a ?? b;
  if (isQuiet(a) && isQuiet(b)) return { ...a, by: union([a, b]) };
  if (isQuiet(a) || isQuiet(b)) return isQuiet(a) ? b : a;
  if (a.gives && b.gives && (a.kind === "conflict" || b.kind === "conflict")) return besideUnordered(a, b);
  if (a.kind !== "said" || b.kind !== "said" || positionKey(a.position) === positionKey(b.position)) return agreement(a, b);
  if (!a.gives || !b.gives) return agreement(a, b);
  const best = moreOpen(a.position, b.position);
  if (best === null) return { kind: "conflict", position: a.position, gives: true, directed: false, by: union([a, b]) };
  return best === a.position ? a : b;
}

/** Gifts that cannot be ordered (a conflict that gives) yield to one that is plainly more open than they are. */
function besideUnordered(a: Saying, b: Saying): Saying {
  for (const [x, y] of [[a, b], [b, a]] as const) if (x.kind === "said" && surpasses(x.position, y.position)) return x;
  return { kind: "conflict", position: surpasses(b.position, a.position) ? b.position : a.position, gives: true, directed: false, by: union([a, b]) };
}

/** Whether a condition holds in a case. */
export function conditionHolds(q: Pick<Query, "regime" | "case">, condition: Condition): boolean {
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and":
      return condition.operands.every((c) => conditionHolds(q, c));
    case "or":
      return condition.operands.some((c) => conditionHolds(q, c));
    case "not":
      return !conditionHolds(q, condition.operand);
    case "fact": {
      const fact = q.regime.facts[condition.fact];
      const right = operandValue(q.regime, condition.operand, q.case);
      if (fact === undefined || right === null) return false;
      const past = fact.from !== null && q.case.on < fact.from;
      return compareValues(past ? (fact.default ?? 0) : (q.case.facts[condition.fact] ?? 0), condition.comparator, right);
    }
    case "table": {
      const left = lookUp(q.regime, condition.lookup, q.case);
      const right = operandValue(q.regime, condition.operand, q.case);
      return typeof left === "number" && right !== null && compareValues(shifted(left, condition.shift), condition.comparator, right);
    }
    case "date": {
      const right = operandValue(q.regime, condition.operand, q.case);
      return right !== null && compareValues(clock(condition.read, q.case.on), condition.comparator, right);
    }
    case "state":
      return stateHolds(q.regime, condition, q.case.facts[condition.fact] ?? 0, q.case);
    case "series": {
      const open = openFact(q.regime, condition, q.case);
      return open === null ? conditionHolds(q, condition.comparison) : q.case.facts[open] === 1;
    }
    case "party":
      return inPartySet(q.regime, condition.set, condition.role === "host" ? q.case.host : q.case.origin, q.case.on);
    case "member":
      return isBound(q.regime, condition.role === "host" ? q.case.host : q.case.origin, q.case.on);
  }
}
