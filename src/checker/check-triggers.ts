import { formatDay, type Day } from "../language/dates";
import {
  clock, comparedLookups, compareValues, lookUp, operandValue, shifted, tidy, withParties, yearRead, type Frame, type TableReader,
} from "../language/reading";
import { lookupsOf } from "../language/conditions";
import { stateless, type Condition, type FactId, type Lookup, type PartyId, type Regime, type SeriesComparison, type TableValue } from "../language/regime";
import type { Builder, Trigger } from "./builder";
import { aimed, invokedAgainst, invokers } from "./invoked-against";
import type { Invocation } from "./running";
import { neverHolds } from "./satisfiable";
import { valueWords } from "./wording";

/** What one invocation is asked: the case of its first day, and how it reads figures. */
interface Asked {
  readonly regime: Regime;
  readonly frame: Frame;
  readonly read: TableReader;
}
type Labels = ReadonlyMap<FactId, number>;

/** Warns of invocations that the figures and days of the power do not allow. Where figures are missing nothing is said. */
export function checkTriggers(b: Builder, regime: Regime, invocations: readonly Invocation[]): void {
  for (const invocation of invocations) {
    const { since } = invocation.span;
    if (since === null) continue;
    for (const trigger of b.triggers.get(invocation.power.clause) ?? []) checkTrigger(b, regime, invocation, trigger, since);
  }
}

function checkTrigger(b: Builder, regime: Regime, invocation: Invocation, trigger: Trigger, on: Day): void {
  const condition: Condition = { kind: "and", operands: trigger.parts.map((p) => p.condition) };
  const isSummed = (lookup: Lookup): boolean => lookup.args.includes("target") && regime.tables[lookup.table]?.counts !== null;
  const ofEach = lookupsOf(condition).some((l) => l.args.includes("origin") || (l.args.includes("target") && !isSummed(l)));
  const possible = labelsOf(b, condition).filter((labels) => !neverHolds(b, { kind: "and", operands: [...asConditions(labels), invocation.condition] }));
  for (const host of invokers(b, invocation)) {
    const targets = invokedAgainst(b, invocation, trigger.origin, host);
    if (targets === null || targets.length === 0) continue;
    const read: TableReader = (r, lookup, frame) => {
      if (!lookup.args.includes("target")) return lookUp(r, lookup, frame);
      const own = { ...lookup, args: lookup.args.map((arg) => (arg === "target" ? "origin" : arg)) };
      if (!isSummed(lookup)) return lookUp(r, own, frame);
      const values = targets.map((origin) => lookUp(r, own, { ...frame, origin }));
      return values.every((v) => typeof v === "number") ? tidy(values.reduce((sum, v) => sum + v, 0)) : null;
    };
    for (const origin of ofEach ? targets : [stateless]) {
      const asked = { regime, read, frame: { host, origin, on } };
      const unmet = possible.find((labels) => truth(asked, condition, labels) === false);
      if (!unmet) continue;
      tell(b, asked, invocation, trigger, unmet);
      return;
    }
  }
}

function tell(b: Builder, { regime, read, frame }: Asked, invocation: Invocation, trigger: Trigger, labels: Labels): void {
  const code = (party: PartyId): string => regime.parties[party]?.code ?? "";
  const said = (words: string): string => withParties(aimed(words, invocation), code(frame.host), code(frame.origin));
  const [figured, dated] = (["figures", "days"] as const).map((reads) => trigger.parts.filter((part) => part.reads === reads));
  const figures = (figured ?? []).flatMap((part) => comparisons(part.condition, labels)).map(({ words, comparison }) => {
    const known = comparedLookups(comparison).map((lookup) => {
      const year = lookup.args.map((arg) => yearRead(arg, frame.on)).find((y) => y !== null);
      return `${year ?? regime.tables[lookup.table]?.name ?? ""}: ${String(read(regime, lookup, frame) ?? "missing")}`;
    });
    return { words: said(words), known: [...new Set(known)].sort() };
  });
  const days = (dated ?? []).flatMap((part) => {
    if (truth({ regime, read, frame }, part.condition, labels) !== false) return [];
    const known = lookupsOf(part.condition).map((lookup) => tableValue(regime, lookup, read(regime, lookup, frame)));
    return [{ words: withParties(part.words.replace(/\btarget\b/g, "origin"), code(frame.host), code(frame.origin)), known: [...new Set(known)].sort() }];
  });
  b.report("trigger-not-met", invocation.at, { clause: invocation.name, by: code(frame.host), toward: invocation.words.toward, on: formatDay(frame.on), figures: [...figures, ...days] }, [{ at: invocation.power.at, label: "the power" }]);
}

/** What a table has, in words. */
function tableValue(regime: Regime, { table }: Lookup, value: TableValue): string {
  const found = regime.tables[table];
  const words = typeof value === "number" && found && found.type.kind !== "periods" ? valueWords(found.type, value) : "none";
  return `${found?.name ?? ""}: ${words}`;
}

type SeriesCondition = Extract<Condition, { readonly kind: "series" }>;

/** The comparisons with figures in a condition; with labels, those of movers who have them. */
function comparisons(condition: Condition, labels?: Labels): readonly SeriesCondition[] {
  switch (condition.kind) {
    case "series":
      return [condition];
    case "not":
      return comparisons(condition.operand, labels);
    case "and": case "or": {
      const ruledOut = condition.kind === "and" && labels !== undefined && condition.operands.some((o) => o.kind === "fact" && labels.get(o.fact) !== o.operand.constant);
      return ruledOut ? [] : condition.operands.flatMap((o) => comparisons(o, labels));
    }
    default:
      return [];
  }
}

/** Every way to choose the labels by which figures are read. */
function labelsOf(b: Builder, condition: Condition): readonly Labels[] {
  const known = new Map<FactId, Set<number>>();
  const collect = (c: Condition): void => {
    if (c.kind === "and" || c.kind === "or") c.operands.forEach(collect);
    else if (c.kind === "not") collect(c.operand);
    else if (c.kind === "fact") known.set(c.fact, (known.get(c.fact) ?? new Set()).add(c.operand.constant));
  };
  collect(condition);
  let made: readonly Labels[] = [new Map()];
  for (const [fact, labels] of known) {
    b.budget.combinations -= made.length * labels.size;
    // Beyond the limit nothing is claimed.
    if (b.budget.combinations < 0) return [];
    made = made.flatMap((one) => [...labels].map((label) => new Map([...one, [fact, label]])));
  }
  return made;
}

const asConditions = (labels: Labels): readonly Condition[] =>
  [...labels].map(([fact, label]) => ({ kind: "fact", fact, comparator: "=", operand: { constant: label, terms: [] } }));

/** Whether a trigger is met; `null` where it turns on a figure that is missing. */
function truth(asked: Asked, condition: Condition, labels: Labels): boolean | null {
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and": case "or": {
      const decides = condition.kind === "or";
      const values = condition.operands.map((o) => truth(asked, o, labels));
      return values.includes(decides) ? decides : values.includes(null) ? null : !decides;
    }
    case "not": {
      const value = truth(asked, condition.operand, labels);
      return value === null ? null : !value;
    }
    case "fact":
      return labels.get(condition.fact) === condition.operand.constant;
    case "table": case "date":
      return compared(asked, condition) ?? false;
    case "series":
      return compared(asked, condition.comparison);
    // No trigger reads these.
    case "state": case "party": case "member":
      return null;
    default: {
      const never: never = condition;
      return never;
    }
  }
}

function compared({ regime, frame, read }: Asked, c: SeriesComparison): boolean | null {
  const left = c.kind === "table" ? read(regime, c.lookup, frame) : clock(c.read, frame.on);
  const right = operandValue(regime, c.operand, frame, read);
  return typeof left === "number" && right !== null ? compareValues(c.kind === "table" ? shifted(left, c.shift) : left, c.comparator, right) : null;
}
