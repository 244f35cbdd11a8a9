import type { TimePoint as WrittenPoint, Window as Written } from "../language/ast";
import type { Lookup, TimePoint, Window } from "../language/regime";
import type { Builder } from "./builder";
import { lowerCall } from "./lookups";
import { place, type Scope } from "./scope";
import { operandText, typeWords } from "./wording";
import { checkOrder, dayFrom } from "./written-dates";

/** Reads the span of a sentence or an exception. */
export function lowerWindow(b: Builder, scope: Scope, written: Written): Window {
  const since = written.since ? timePoint(b, scope, written.since, "first") : null;
  const { end } = written;
  const until = end?.kind === "until";
  const point = end ? timePoint(b, scope, end.point, until ? "last" : "first") : null;
  const before = typeof point === "number" && until ? point + 1 : point;
  if (typeof since === "number" && typeof before === "number") checkOrder(b, scope, written, { since, before });
  const during = written.during ? tableOf(b, scope, written.during, "periods") : null;
  return { since, before, beforeOffset: until && typeof point === "object" && point !== null ? 1 : 0, during };
}

function timePoint(b: Builder, scope: Scope, point: WrittenPoint, ofMonth: "first" | "last"): TimePoint | null {
  return point.kind === "Call" ? tableOf(b, scope, point, "date") : dayFrom(point, ofMonth);
}

function tableOf(b: Builder, scope: Scope, call: Extract<WrittenPoint, { kind: "Call" }>, kind: "date" | "periods"): Lookup | null {
  const reading = lowerCall(b, scope, call);
  if (!reading) return null;
  if (reading.type.kind === kind) return reading.lookup;
  const expected = kind === "date" ? "a date" : "a table of periods";
  b.report("wrong-type", place(scope, call.span), { words: operandText(call), found: typeWords(reading.type), expected });
  return null;
}
