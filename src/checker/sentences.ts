import type { Disapplication, Sentence as Written, Tail, Terms as WrittenTerms, VerbKind } from "../language/ast";
import type { ClauseId, Condition, Head, Sentence, Terms, Window } from "../language/regime";
import type { Builder } from "./builder";
import { lowerCondition } from "./conditions";
import { timeUnder } from "./facts";
import { durationOf } from "./durations";
import { isSomeTime, lowerCap, lowerCounted, lowerStay } from "./limits";
import { place, type Scope } from "./scope";
import { partiesText } from "../language/party-text";
import { isTogether, originSelector, subjectSelector } from "./selectors";
import { citations, classesOf, rightsOf } from "./vocabulary";
import { tabledTerms } from "./tabled-terms";
import { lowerWindow } from "./windows";
import { operandText } from "./wording";
import { dateText, wholeDay } from "./written-dates";
import { countedYears } from "./years";

/** The clause that a sentence stands in. */
export interface Around {
  readonly id: ClauseId;
  readonly name: string;
  readonly kind: "rule" | "exception" | "reservation";
  readonly windows: readonly Window[];
}

/** Reads one sentence; `null` after an error. */
export function lowerSentence(b: Builder, scope: Scope, written: Written, around: Around): Sentence | null {
  if (written.broken) return null;
  if (around.kind === "rule") checkComplete(b, scope, written, around.name);
  checkTogether(b, scope, written, around.name);
  const host = subjectSelector(b, scope, written.subject);
  const origin = originSelector(b, scope, written.from);
  const head = lowerHead(b, scope, written, around);
  const rights = rightsOf(b, scope, written.rights);
  const classes = written.to ? classesOf(b, scope, written.to) : null;
  const tail = lowerTail(b, scope, written.tail, around);
  const length = stay(b, scope, written, around);
  const terms = lowerTerms(b, scope, written.tail.terms, written.verb.kind, around.name);
  if (!host || !origin || !head) return null;
  return inQuota(b, countedYears({
    clause: around.id, host, origin, rights, classes, head, terms, soft: written.verb.kind === "endeavours to grant", length, ...tail,
    at: place(scope, written.span),
  }));
}

/** A sentence with the number of its quota, whose years are its own, and with its dates. */
function inQuota(b: Builder, sentence: Sentence): Sentence {
  const { head } = sentence;
  const quota = head.kind === "ration" && head.cap.quota !== undefined ? b.quotas.items[head.cap.quota] : undefined;
  if (head.kind !== "ration" || !quota) return sentence;
  const { amount, other } = quota.cap;
  return { ...sentence, head: { kind: "ration", cap: { ...head.cap, amount, ...(other ? { other } : {}) } }, windows: [...sentence.windows, ...quota.windows] };
}

function checkComplete(b: Builder, scope: Scope, written: Written, clause: string): void {
  const missing = [...(written.to ? [] : ["to whom"]), ...(written.from ? [] : ["from where"])];
  if (missing.length > 0) b.report("incomplete-sentence", place(scope, written.span), { clause, missing });
}

/** Reads `x does not apply ...`. */
export function lowerDisapplication(b: Builder, scope: Scope, written: Disapplication, clause: ClauseId, around: Around): Sentence | null {
  if (written.broken) return null;
  const { length } = written.tail;
  const number = written.tail.cap ?? written.tail.counted;
  const limited = number ?? length;
  if (limited) b.report("limit-without-grant", place(scope, limited.span), { clause: around.name, verb: "does not apply", limit: number ? "a number" : "a length of stay" });
  const origin = originSelector(b, scope, written.from);
  const classes = written.to ? classesOf(b, scope, written.to) : null;
  const terms = lowerTerms(b, scope, written.tail.terms, "does not apply", around.name);
  const tail = lowerTail(b, scope, written.tail, around);
  return origin && countedYears({
    clause: around.id, host: { kind: "any" }, origin, rights: null, classes, head: { kind: "disapply", clause }, terms, soft: false, length: null, ...tail,
    at: place(scope, written.span),
  });
}

function lowerTail(b: Builder, scope: Scope, tail: Tail, around: Around): Pick<Sentence, "condition" | "windows" | "cites"> {
  const { earned, when, window } = tail;
  const conditions: Condition[] = [];
  if (earned) {
    const fact = timeUnder(b, scope, earned.right, earned.duration.unit, earned);
    if (isSomeTime(b, scope, earned.duration, around.name) && fact !== null) conditions.push({ kind: "fact", fact, comparator: ">=", operand: { constant: durationOf(earned.duration).amount, terms: [] } });
  }
  if (when) conditions.push(lowerCondition(b, scope, when));
  const [only] = conditions;
  return {
    condition: conditions.length === 0 ? { kind: "constant", value: true } : conditions.length === 1 && only ? only : { kind: "and", operands: conditions },
    windows: window ? [...around.windows, lowerWindow(b, scope, window)] : around.windows,
    cites: citations(b, scope, tail.cites),
  };
}

function lowerHead(b: Builder, scope: Scope, written: Written, around: Around): Head | null {
  const { verb, tail, subject } = written;
  const number = tail.cap ?? tail.counted;
  const by = subject.kind === "Role" && subject.role === "origin" ? "origin" : "host";
  switch (verb.kind) {
    case "grants": case "endeavours to grant": {
      if (!number) return { kind: "grant" };
      const cap = tail.cap ? lowerCap(b, scope, tail.cap, around.name, isTogether(subject)) : tail.counted ? lowerCounted(b, scope, tail.counted, around.name, isTogether(subject) ? partiesText(subject) : null) : null;
      return cap && { kind: "ration", cap };
    }
    case "refuses": case "may grant": case "may refuse":
      if (number) b.report("limit-without-grant", place(scope, number.span), { clause: around.name, verb: verb.kind, limit: "a number" });
      return verb.kind === "refuses" ? { kind: "refuse" } : { kind: "discretion", direction: verb.kind === "may grant" ? "lift" : "lower", by };
    case "is not bound to grant":
      if (number) b.report("limit-without-grant", place(scope, number.span), { clause: around.name, verb: verb.kind, limit: "a number" });
      if (around.kind !== "rule") return { kind: "unbind" };
      b.report("not-bound-in-rule", place(scope, verb.span), { clause: around.name });
      return null;
    default: {
      const never: never = verb.kind;
      return never;
    }
  }
}

function stay(b: Builder, scope: Scope, written: Written, around: Around): Sentence["length"] {
  const { length } = written.tail;
  if (!length) return null;
  if (written.verb.kind !== "grants" && written.verb.kind !== "endeavours to grant") {
    b.report("limit-without-grant", place(scope, length.span), { clause: around.name, verb: written.verb.kind, limit: "a length of stay" });
    return null;
  }
  return lowerStay(b, scope, length, around.name);
}

/** Reads `on national terms`. What is withheld can only answer in kind. */
function lowerTerms(b: Builder, scope: Scope, terms: WrittenTerms | undefined, verb: VerbKind | "does not apply", clause: string): Terms | null {
  if (!terms) return null;
  const gives = verb === "grants" || verb === "may grant" || verb === "endeavours to grant";
  if (!gives && (terms.kind !== "reciprocal" || verb === "is not bound to grant")) {
    b.report("terms-without-grant", place(scope, terms.span), { clause, verb, terms: termsText(terms) });
    return null;
  }
  if (terms.kind !== "standstill") return { kind: terms.kind };
  if (terms.on?.kind === "Call") return tabledTerms(b, scope, terms.on);
  const on = terms.on ? wholeDay(b, scope, terms.on) : null;
  return on === null ? null : { kind: "standstill", on };
}
const termsText = ({ on, kind }: WrittenTerms): string => `on ${on === undefined ? kind : on.kind === "Call" ? operandText(on) : dateText(on)} terms`;

/** Parties act as one only in what they give out: one number for all of them. */
function checkTogether(b: Builder, scope: Scope, { subject, verb, tail: { cap, counted } }: Written, clause: string): void {
  if (!isTogether(subject) || (cap && !cap.each) || counted) return;
  b.report("shared-count", place(scope, (cap ?? subject).span), { parties: partiesText(subject), clause, each: cap?.each ?? null, soft: verb.kind === "endeavours to grant" });
}
