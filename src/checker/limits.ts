import { durationOf } from "./durations";
import { suggest } from "../diagnostics";
import type { Cap as WrittenCap, CapPart as WrittenPart, Counted, DayOfYear as WrittenDay, Duration, Length as WrittenLength } from "../language/ast";
import { monthNames, type DayOfYear, type Period, type Stay } from "../language/position";
import type { Cap, LimitedPart, Operand } from "../language/regime";
import { capLookups } from "../language/reading";
import { resolve, type Builder } from "./builder";
import { lowerCondition } from "./conditions";
import { accessedFact } from "./facts";
import { lowerSide, sideWords } from "./operands";
import type { ConditionalPart } from "./parts";
import { place, type Scope } from "./scope";
import { originSelector } from "./selectors";
import { agree } from "./types";
import { operandText, typeWords } from "./wording";

// ---- how many -------------------------------------------------------------------------------------------------

/** Reads `at most 50_000 per year each origin of which 1_000 from MT`. */
export function lowerCap(b: Builder, scope: Scope, written: WrittenCap, clause: string, together: boolean): Cap | null {
  const amount = capAmount(b, scope, written, written.amount, clause);
  const second = written.other && capAmount(b, scope, written, written.other.amount, clause);
  const given = allocation(b, scope, written, clause);
  const period = periodOf(b, scope, written.per, clause);
  const parts = written.parts.filter((part) => !part.by).flatMap((part) => lowerPart(b, scope, part, clause) ?? []);
  if (!amount || !given || !period || second === null) return null;
  const cap: Cap = {
    bound: written.bound, amount, ...(written.other && second ? { other: { counts: written.other.counts, amount: second } } : {}), ...period, each: together ? "together" : (written.each ?? "clause"), ...given, ...(parts.length === 0 ? {} : { parts }),
  };
  const reads = capLookups(cap).some((lookup) => b.tables.items[lookup.table]?.file !== undefined);
  return reads ? { ...cap, words: amountText(written) } : cap;
}

/** Reads `counted in places of which at most 15 % each origin`: the number of a quota, and what the sentence says of its own parts. `together`: who act as one. */
export function lowerCounted(b: Builder, scope: Scope, written: Counted, clause: string, together: string | null): Cap | null {
  const symbol = resolve(b, scope, "quota", written.quota, "quota");
  const id = symbol ? b.quotas.ids.get(symbol.node) : undefined;
  const quota = id === undefined ? undefined : b.quotas.items[id];
  const parts = written.parts.filter((part) => !part.by).flatMap((part) => lowerPart(b, scope, part, clause) ?? []);
  if (id === undefined || !quota) return null;
  const { cap } = quota;
  const given = allocation(b, scope, written, clause, cap.by);
  if (!given) return null;
  if (together !== null && cap.each !== "clause" && cap.each !== "together") {
    b.report("shared-count", place(scope, written.span), { parties: together, clause, each: cap.each, soft: false });
    return null;
  }
  const all = [...(cap.parts ?? []), ...(b.quotaParts.get(id) ?? []), ...parts];
  return { ...cap, ...(given.by === null ? {} : given), each: together === null ? cap.each : "together", ...(all.length === 0 ? {} : { parts: all }), quota: id };
}

/** The number of a cap as written. */
const amountText = ({ amount, other }: WrittenCap): string =>
  other ? `the ${other.counts} of ${operandText(amount)} and ${operandText(other.amount)}` : operandText(amount);

/** How all places, or a share of them, are given out; said once. */
function allocation(b: Builder, scope: Scope, written: Pick<WrittenCap, "by" | "parts">, clause: string, quota: Cap["by"] = null): Pick<Cap, "share" | "by"> | null {
  const shares = written.parts.filter((part) => part.by);
  const [share, second] = shares;
  const twice = written.by || quota ? share : second;
  if (twice) {
    b.report("wrong-allocation", place(scope, twice.span), { clause, why: "twice" });
    return null;
  }
  if (!share) return { share: null, by: written.by ?? null };
  if (!share.percent || share.bound || share.per || share.each || share.from || share.when) {
    b.report("wrong-allocation", place(scope, share.span), { clause, why: "limited" });
    return null;
  }
  return isShare(b, scope, share, clause) ? { share: share.amount, by: share.by ?? null } : null;
}

function isShare(b: Builder, scope: Scope, { amount, percent, span }: WrittenPart, clause: string): boolean {
  const why = percent && amount > 100 ? "more than the whole" : !percent && !Number.isInteger(amount) ? "not a whole number" : null;
  if (why !== null) b.report("wrong-amount", place(scope, span), { words: percent ? `${amount} %` : `${amount}`, clause, why });
  return why === null;
}

function lowerPart(b: Builder, scope: Scope, part: WrittenPart, clause: string): LimitedPart | ConditionalPart | null {
  const from = part.from ? originSelector(b, scope, part.from) : null;
  const period = part.per ? periodOf(b, scope, part.per, clause) : { per: null };
  if (!isShare(b, scope, part, clause) || !period || (part.from && !from)) return null;
  const limited: LimitedPart = { bound: part.bound ?? null, amount: part.amount, percent: part.percent, ...period, each: part.each ?? null, from };
  if (!part.when) return limited;
  // Against whom a power is invoked is asked of its condition and its number alone.
  const { target: _, ...own } = scope;
  return { ...limited, when: lowerCondition(b, own, part.when) };
}

function periodOf(b: Builder, scope: Scope, per: WrittenCap["per"], clause: string): { readonly per: Period; readonly every?: number } | null {
  if (typeof per === "string") return { per };
  const { amount, unit } = durationOf(per);
  return isSomeTime(b, scope, per, clause) ? { per: unit, every: amount } : null;
}

function capAmount(b: Builder, scope: Scope, written: WrittenCap, amount: WrittenCap["amount"], clause: string): Operand | null {
  const words = operandText(amount);
  const side = lowerSide(b, scope, amount, "first");
  if (!side) return null;
  if (side.kind === "fact" || side.kind === "several") {
    b.report("wrong-amount", place(scope, amount.span), { words, clause, why: "not fixed by the text" });
    return null;
  }
  if (side.kind !== "amount") {
    b.report("wrong-type", place(scope, amount.span), { words, found: sideWords(side), expected: "a number" });
    return null;
  }
  if (!agree(b, scope, amount, words, side.type, { kind: "number", grain: "count" })) return null;
  if (side.operand.terms.length === 0 && (side.operand.constant < 0 || !Number.isInteger(side.operand.constant))) {
    b.report("wrong-amount", place(scope, amount.span), { words, clause, why: side.operand.constant < 0 ? "less than nothing" : "not a whole number" });
    return null;
  }
  if (isNegativeSomewhere(b, side.operand)) {
    b.report("wrong-amount", place(scope, amount.span), { words, clause, why: "less than nothing in some row" });
    return null;
  }
  if (side.operand.terms.length === 0 && side.operand.constant === 0 && written.bound === "most" && written.other?.counts !== "greater") b.report("empty-cap", place(scope, amount.span), { clause });
  return side.operand;
}

/** Whether an amount read from one table is below zero in some row. A difference of two tables counts as nothing where it is. */
function isNegativeSomewhere(b: Builder, { constant, terms }: Operand): boolean {
  const [term, ...others] = terms;
  const table = term && others.length === 0 ? b.tables.items[term.lookup.table] : null;
  return [...(table?.rows.map((row) => row.value) ?? []), table?.otherwise ?? null].some((v) => typeof v === "number" && constant + (term?.factor ?? 0) * v < 0);
}

// ---- how long -------------------------------------------------------------------------------------------------

/** Whether a length of time is more than nothing; else an error. */
export function isSomeTime(b: Builder, scope: Scope, written: Duration, clause: string): boolean {
  if (written.amount === 0) b.report("wrong-amount", place(scope, written.span), { words: `0 ${written.unit}`, clause, why: "no time at all" });
  return written.amount > 0;
}

/** Reads `for at most 90 days in any 180 days`; `null` after an error. */
export function lowerStay(b: Builder, scope: Scope, written: WrittenLength, clause: string): Stay | null {
  const { duration, within, season, renewable } = written;
  const longest = duration.kind === "Duration" ? (isSomeTime(b, scope, duration, clause) ? durationOf(duration) : null) : lengthFact(b, scope, duration);
  const around = within === undefined || within === "year" || isSomeTime(b, scope, within, clause);
  const days = season && { from: dayOfYear(b, scope, season.from), to: dayOfYear(b, scope, season.to) };
  if (!longest || !around || (days && (!days.from || !days.to))) return null;
  return {
    ...longest, renewable, ...(within === undefined ? {} : { within: within === "year" ? within : durationOf(within) }),
    ...(days?.from && days.to ? { season: { from: days.from, to: days.to } } : {}),
  };
}

/** A fact about the mover that is a length of time, kept by its name. */
function lengthFact(b: Builder, scope: Scope, written: Exclude<WrittenLength["duration"], Duration>): Pick<Stay, "amount" | "unit" | "as"> | null {
  const words = operandText(written);
  const fact = written.kind === "Access" && written.fact ? accessedFact(b, scope, written, written.fact) : null;
  if (fact === null) return null;
  const found = typeof fact === "number" ? b.facts.items[fact] : undefined;
  if (found?.tag === "profile" && found.type.kind === "number" && found.type.grain !== "count") return { amount: 0, unit: found.type.grain, as: words };
  b.report("wrong-type", place(scope, written.span), { words, found: found ? typeWords(found.type) : "several values", expected: "a fact about the mover in days, months or years" });
  return null;
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayOfYear(b: Builder, scope: Scope, { day, month: name, span }: WrittenDay): DayOfYear | null {
  const month = monthNames.indexOf(name.text) + 1;
  if (month === 0) {
    b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "month", suggestion: suggest(name.text, monthNames) });
    return null;
  }
  if (day.value >= 1 && day.value <= (longestMonths[month - 1] ?? 0)) return { month, day: day.value };
  b.report("no-such-day", place(scope, span), { day: `${day.value} ${name.text}` });
  return null;
}
