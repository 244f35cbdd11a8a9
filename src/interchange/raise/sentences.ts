import type {
  Cap as WrittenCap, DayOfYear as WrittenDay, Disapplication, Length as WrittenLength, Parties, QuotaClause, Sentence as Written, Tail, Terms as WrittenTerms, TimePoint as WrittenPoint, Verb, Window as WrittenWindow,
} from "../../language/ast";
import { monthNames, type DayOfYear, type Period, type Stay } from "../../language/position";
import type { Cap, Head, Quota, Sentence, Terms, TimePoint, Window } from "../../language/regime";
import { cannot, classNames, item, rightNames, type Context } from "./context";
import { whenAndAfter } from "./conditions";
import { access, citations, date, duration, integer, name, nameList, nowhere } from "./nodes";
import { amountOf } from "./figure-words";
import { lookup, operand } from "./operands";
import { parties } from "./parties";

const point = (c: Context, at: TimePoint): WrittenPoint => (typeof at === "number" ? date(at) : lookup(c, at));

/** The span of a sentence or a clause. */
export function span(c: Context, w: Window): { readonly window?: WrittenWindow } {
  if (w.during !== null) {
    if (w.since !== null || w.before !== null) cannot(c, "a span with dates and a table of periods", "`during` stands alone.");
    return { window: { during: lookup(c, w.during), span: nowhere } };
  }
  if (w.since === null && w.before === null) return {};
  const since = w.since === null ? {} : { since: point(c, w.since) };
  if (w.before === null) return { window: { ...since, span: nowhere } };
  // A day is stored as the one after `until`; of a table, as the day itself and what is to be added.
  if (typeof w.before === "number") return { window: { ...since, end: { kind: "until", point: date(w.before - 1 + w.beforeOffset) }, span: nowhere } };
  return { window: { ...since, end: { kind: w.beforeOffset === 1 ? "until" : "before", point: lookup(c, w.before) }, span: nowhere } };
}

/** The span of a sentence inside its clause, whose own spans come first. */
function ownSpan(c: Context, sentence: Sentence, shared: number): { readonly window?: WrittenWindow } {
  const { head } = sentence;
  const ofQuota = head.kind === "ration" && head.cap.quota !== undefined ? item(c.regime.quotas, head.cap.quota).windows.length : 0;
  const [own, ...more] = sentence.windows.slice(shared, sentence.windows.length - ofQuota);
  if (more.length > 0) cannot(c, `a sentence of \`${item(c.regime.clauses, sentence.clause).name}\``, "It has more than one span of its own.");
  return own ? span(c, own) : {};
}

const counted = { kind: "number", grain: "count" } as const;
export const cap = (c: Context, read: Cap): WrittenCap => ({
  bound: read.bound,
  ...((read.words === undefined ? null : amountOf(read.words)) ?? {
    amount: operand(c, counted, read.amount), ...(read.other ? { other: { counts: read.other.counts, amount: operand(c, counted, read.other.amount) } } : {}),
  }),
  per: period(read.per, read.every),
  ...(read.each === "clause" || read.each === "together" ? {} : { each: read.each }),
  ...(read.by === null || read.share !== null ? {} : { by: read.by }),
  parts: [
    ...(read.share === null ? [] : [{ amount: read.share, percent: true, ...(read.by === null ? {} : { by: read.by }), span: nowhere }]),
    ...(read.parts ?? []).map((part) => ({
      ...(part.bound === null ? {} : { bound: part.bound }), amount: part.amount, percent: part.percent, ...(part.per === null ? {} : { per: period(part.per, part.every) }),
      ...(part.each === null ? {} : { each: part.each }), ...(part.from === null ? {} : { from: parties(c, part.from, "origin") }), span: nowhere,
    })),
  ],
  span: nowhere,
});

/** A number of its own, or the quota in which is counted and the parts that the sentence adds. */
function numbered(c: Context, read: Cap): Pick<Tail, "cap" | "counted"> {
  if (read.quota === undefined) return { cap: cap(c, read) };
  const quota = item(c.regime.quotas, read.quota);
  const { parts } = cap(c, { ...read, ...(quota.cap.by === null ? {} : { share: null, by: null }), parts: (read.parts ?? []).slice(quota.cap.parts?.length ?? 0) });
  return { counted: { quota: name(quota.name), parts, span: nowhere } };
}

/** One number for several sentences. */
export const quota = (c: Context, read: Quota): QuotaClause => ({
  kind: "Quota", name: name(read.name), cap: cap(c, read.cap), ...(read.windows[0] ? span(c, read.windows[0]) : {}), cites: citations(read.cites), span: nowhere,
});

const period = (per: Period, every = 1): WrittenCap["per"] => (per === "days" || per === "months" ? duration({ amount: every, unit: per }) : per);

function length({ amount, unit, renewable, as, within, season }: Stay): WrittenLength {
  const [subject, fact] = as?.split(".") ?? [];
  const day = (d: DayOfYear): WrittenDay => ({ day: integer(d.day), month: name(monthNames[d.month - 1] ?? ""), span: nowhere });
  return {
    duration: subject === undefined ? duration({ amount, unit }) : access(subject === "employer" ? "employer" : "mover", fact),
    ...(within === undefined ? {} : { within: within === "year" ? within : duration(within) }),
    ...(season === undefined ? {} : { season: { from: day(season.from), to: day(season.to) } }), renewable, span: nowhere,
  };
}

const terms = (read: Terms): WrittenTerms => (read.kind === "standstill" ? { kind: "standstill", on: date(read.on), span: nowhere } : { kind: read.kind, span: nowhere });

function tail(c: Context, s: Sentence, shared: number): Tail {
  return {
    ...(s.terms === null ? {} : { terms: terms(s.terms) }),
    ...whenAndAfter(c, s.condition),
    ...(s.head.kind === "ration" ? numbered(c, s.head.cap) : {}),
    ...(s.length === null ? {} : { length: length(s.length) }),
    ...ownSpan(c, s, shared),
    cites: citations(s.cites),
  };
}

function verb(head: Exclude<Head, { kind: "disapply" }>, soft: boolean): Verb["kind"] {
  switch (head.kind) {
    case "grant": case "ration":
      return soft ? "endeavours to grant" : "grants";
    case "refuse":
      return "refuses";
    case "discretion":
      return head.direction === "lift" ? "may grant" : "may refuse";
    case "unbind":
      return "is not bound to grant";
    default: {
      const never: never = head;
      return never;
    }
  }
}

/** Who acts. Several act as one in what they give out: their cap counts for all of them. */
function subject(c: Context, s: Sentence, role: "host" | "origin"): Parties {
  const read = parties(c, s.host, role);
  if (s.head.kind !== "ration" || s.head.cap.each !== "together") return read;
  if (read.kind === "Listed") return { ...read, together: true };
  cannot(c, `a sentence of \`${item(c.regime.clauses, s.clause).name}\``, "Only parties named one by one can act together.");
  return read;
}

/** One sentence. `shared`: how many of its spans are those of its clause. */
export function sentence(c: Context, s: Sentence, inRule: boolean, shared: number): Written | Disapplication {
  const classes = classNames(c, s.classes);
  // An exception that is silent takes these from its target; a rule says them.
  const to = classes !== null || inRule ? { to: nameList(classes) } : {};
  const from = s.origin.kind !== "any" || inRule ? { from: parties(c, s.origin, "origin") } : {};
  if (s.head.kind === "disapply") {
    return { kind: "Disapplication", clause: name(item(c.regime.clauses, s.head.clause).name), ...to, ...from, tail: tail(c, s, shared), span: nowhere };
  }
  if (s.soft && s.head.kind !== "grant" && s.head.kind !== "ration") cannot(c, `a sentence of \`${item(c.regime.clauses, s.clause).name}\``, "Only a grant can be soft.");
  const role = s.head.kind === "discretion" && s.head.by === "origin" ? "origin" : "host";
  return {
    kind: "Sentence",
    subject: subject(c, s, role),
    verb: { kind: verb(s.head, s.soft), span: nowhere },
    rights: nameList(rightNames(c, s.rights)),
    ...to, ...from, tail: tail(c, s, shared), span: nowhere,
  };
}
