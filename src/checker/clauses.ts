import type { DutyClause, ExceptionClause, ExitClause, Name, Obligation, RegimeItem, ReservationClause, RuleClause } from "../language/ast";
import type { ClauseId, Power, Sentence, SentenceId } from "../language/regime";
import type { Location } from "../language/span";
import { resolve, type Builder, type Trigger } from "./builder";
import { splitByLabels } from "./labels";
import { splitByParts } from "./parts";
import { splitByDays } from "./tabled-terms";
import { find, place, type ClauseSymbol, type Scope } from "./scope";
import { durationOf } from "./durations";
import { lowerDisapplication, lowerSentence, type Around } from "./sentences";
import { lowerTrigger, splitTrigger } from "./triggers";
import { circles, citations } from "./vocabulary";
import { lowerWindow } from "./windows";

const kindWords: Record<ClauseSymbol["node"]["kind"], string> = {
  Rule: "rule", Exception: "exception", Exit: "rule", Reservation: "reservation", Concession: "concession", Duty: "duty", Linkage: "linkage", Package: "package", Claim: "claim", Scenario: "scenario",
};

/** Gives every rule, exception and duty with a remedy its number, in the order written. */
export function numberClauses(b: Builder, scope: Scope, items: readonly RegimeItem[]): void {
  for (const item of items) {
    const symbol = clauseSymbol(scope, item);
    if (!symbol || b.clauseIds.has(symbol)) continue;
    const speaks = item.kind === "Rule" || item.kind === "Exception" || item.kind === "Reservation" || (item.kind === "Exit" && item.sentences.length > 0);
    const exceptions = item.kind === "Duty" ? remediesOf(item).length : speaks ? 1 : 0;
    const [first, ...more] = Array.from({ length: exceptions }, () => b.clauses.push(null) - 1);
    if (first !== undefined) b.clauseIds.set(symbol, first);
    if (more.length > 0) b.moreRemedies.set(symbol, more);
  }
}

/** The remedies of a duty, those that suspend the same clauses together: each list becomes one exception. */
export function remediesOf(duty: DutyClause): readonly (readonly Obligation[])[] {
  const found = new Map<string, Obligation[]>();
  for (const obligation of duty.obligations) {
    if (obligation.broken || !obligation.otherwise) continue;
    const { all, names } = obligation.otherwise.clauses;
    const key = all ? "" : names.map((name) => name.text).sort().join(" ");
    found.set(key, [...(found.get(key) ?? []), obligation]);
  }
  return [...found.values()];
}

/** The symbol under which an item of a regime was declared; `null` if another has its name. */
export function clauseSymbol(scope: Scope, item: RegimeItem): ClauseSymbol | null {
  const name = item.kind === "Exit" ? "exit" : "name" in item ? item.name.text : "";
  const symbol = find(scope, "clause", name);
  return symbol && symbol.node === item ? symbol : null;
}

/** Reads a rule, or the sentences of `exit`, which stand as a rule of that name. */
export function lowerRule(b: Builder, scope: Scope, item: RuleClause | ExitClause): void {
  const symbol = clauseSymbol(scope, item);
  const id = symbol && b.clauseIds.get(symbol);
  if (!symbol || id === null || id === undefined) return;
  const around: Around = { id, name: symbol.name, kind: "rule", windows: [] };
  const sentences = item.sentences.flatMap((s) => keep(b, lowerSentence(b, scope, s, around)));
  b.clauses[id] = {
    name: symbol.name, kind: "rule", targets: [], ground: null, cites: citations(b, scope, item.cites), sentences, remedyOf: null, at: symbol.at,
  };
}

/** A sentence as those without a table for the day of a standstill, without tables by a fact of the mover outside conditions, and without conditions of parts. */
export const divided = (b: Builder, sentence: Sentence): readonly Sentence[] => splitByDays(b, sentence).flatMap((one) => splitByLabels(b, one)).flatMap((one) => splitByParts(b, one));

/** Files a sentence under its number; one that reads a table by a fact of the mover, or has parts for some movers, under several. */
export function keep(b: Builder, sentence: Sentence | null): readonly SentenceId[] {
  return sentence ? divided(b, sentence).map((one) => b.sentences.push(one) - 1) : [];
}

/** Reads an exception. */
export function lowerException(b: Builder, scope: Scope, item: ExceptionClause): void {
  const symbol = clauseSymbol(scope, item);
  const id = symbol && b.clauseIds.get(symbol);
  if (!symbol || id === null || id === undefined) return;
  const targets = targetsOf(b, scope, item, { id, name: symbol.name });
  const windows = item.window ? [lowerWindow(b, scope, item.window)] : [];
  const around: Around = { id, name: symbol.name, kind: "exception", windows };
  const { invoked } = item;
  const triggers: Trigger[] = [];
  const speak = <W extends Sentences>(s: W, read: (w: W, own: Scope) => Sentence | null): Sentence | null =>
    invoked ? triggered(b, { ...scope, target: true }, symbol.name, s, triggers, read) : read(s, scope);
  const lowered = item.sentences.flatMap((s): readonly Sentence[] => {
    if (s.kind === "Sentence") return present(speak(s, (w, own) => lowerSentence(b, own, w, around)));
    const [target] = targetIds(b, scope, [s.clause], symbol.name);
    if (target === undefined) return [];
    if (targets.includes(target)) return present(speak(s, (w, own) => lowerDisapplication(b, own, w, target, around)));
    if (!item.targets.some((t) => t.text === s.clause.text)) {
      b.report("not-a-target", place(scope, s.clause.span), { clause: s.clause.text, exception: symbol.name }, [{ at: symbol.at, label: "the exception" }]);
    }
    return [];
  });
  if (invoked) b.powers.push(power(b, id, lowered, triggers, invoked, place(scope, invoked.span)));
  if (invoked) b.triggers.set(id, triggers);
  b.clauses[id] = {
    name: symbol.name, kind: "exception", targets, ground: item.ground ?? null, cites: citations(b, scope, item.cites),
    sentences: invoked ? [] : lowered.flatMap((s) => keep(b, s)), remedyOf: null, at: symbol.at,
  };
}

type Sentences = ExceptionClause["sentences"][number];

/** Reads a sentence of a power without its trigger, which is kept apart. */
function triggered<W extends Sentences>(b: Builder, scope: Scope, clause: string, written: W, triggers: Trigger[], read: (w: W, own: Scope) => Sentence | null): Sentence | null {
  const { when } = written.tail;
  if (!when || written.broken) return read(written, scope);
  const { trigger, rest } = splitTrigger(scope, when);
  const { when: _, ...tail } = written.tail;
  const sentence = read({ ...written, tail: rest ? { ...tail, when: rest } : tail }, scope);
  const parts = trigger.flatMap((part) => lowerTrigger(b, scope, clause, part) ?? []);
  if (sentence && parts.length > 0) triggers.push({ origin: sentence.origin, parts });
  return sentence;
}

const present = (sentence: Sentence | null): readonly Sentence[] => (sentence ? [sentence] : []);

function power(b: Builder, clause: ClauseId, sentences: readonly Sentence[], triggers: readonly Trigger[], { atMost, renewable }: NonNullable<ExceptionClause["invoked"]>, at: Location): Power {
  const trigger = triggers.length === 0 ? null : [...new Set(triggers.map((t) => t.parts.map((p) => p.words).join(" and ")))].join("; ");
  return { clause, sentences: sentences.flatMap((s) => divided(b, s)), trigger, limit: atMost ? { ...durationOf(atMost), ...(renewable ? { renewable } : {}) } : null, at };
}

/** The targets of an exception or a reservation, by their names or all of them. */
export function targetsOf(b: Builder, scope: Scope, item: ExceptionClause | ReservationClause, clause: { readonly id: ClauseId; readonly name: string }): readonly ClauseId[] {
  if (!item.everything) return targetIds(b, scope, item.targets, clause.name);
  // What is left out must be there.
  targetIds(b, scope, item.everything.except, clause.name);
  return b.everything.get(clause.id)?.targets ?? [];
}

/** The clauses that an exception names. */
export function targetIds(b: Builder, scope: Scope, names: readonly Name[], exception: string): readonly ClauseId[] {
  const ids = names.flatMap((name) => {
    const symbol = resolve(b, scope, "clause", name, "rule or exception");
    if (!symbol) return [];
    const id = b.clauseIds.get(symbol);
    if (id !== undefined) return [id, ...(b.moreRemedies.get(symbol) ?? [])];
    // A package, a linkage and the like are reported where they stand.
    if (["Duty", "Exit", "Claim", "Scenario", "Concession"].includes(symbol.node.kind)) {
      b.report("not-an-exception-target", place(scope, name.span), { clause: name.text, exception, kind: `${kindWords[symbol.node.kind]} that grants nothing` });
    }
    return [];
  });
  return [...new Set(ids)];
}

/** Reports exceptions that are, through others, exceptions to themselves. */
export function checkExceptionCircles(b: Builder): void {
  for (const circle of circles(b.clauses.length, (i) => b.clauses[i]?.targets ?? [])) {
    const first = b.clauses[circle[0] ?? 0];
    if (first) b.report("circular-definition", first.at, { what: "exception", names: [...circle, circle[0] ?? 0].map((i) => b.clauses[i]?.name ?? "") });
  }
}
