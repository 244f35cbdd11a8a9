import type { InvocationClause, Window } from "../language/ast";
import { partiesText, partySetText } from "../language/party-text";
import type { Condition, Power, Sentence } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { keep } from "./clauses";
import { lowerCondition } from "./conditions";
import { partySet } from "./parties";
import { narrowedTo, outsideReach } from "./power-reach";
import { onRecord, recordTable } from "./record-table";
import { withTarget } from "./invoked-against";
import { checkRuns, type Invocation } from "./running";
import { neverHolds } from "./satisfiable";
import { place, type Scope } from "./scope";
import { originSelector } from "./selectors";
import { lowerCap } from "./limits";
import { citations } from "./vocabulary";
import { writtenWindow } from "./written-dates";
import { countedFrom } from "./years";

const always: Condition = { kind: "constant", value: true };

/** Reads every invocation of a regime: each adds the sentences of its power to the clause, for its parties and its time. */
export function lowerInvocations(b: Builder, items: readonly { readonly item: InvocationClause; readonly scope: Scope }[]): readonly Invocation[] {
  const invocations = items.flatMap(({ item, scope }) => lowerInvocation(b, scope, item) ?? []);
  for (const invocation of invocations) apply(b, invocation);
  checkRuns(b, invocations);
  return invocations;
}

function lowerInvocation(b: Builder, scope: Scope, item: InvocationClause): Invocation | null {
  const power = invoked(b, scope, item);
  const by = partySet(b, scope, item.by);
  const toward = originSelector(b, scope, item.toward);
  const condition = item.when ? lowerCondition(b, scope, item.when) : always;
  const name = item.exception.text;
  const cap = item.cap ? lowerCap(b, scope, item.cap, name, false) : null;
  const span = writtenWindow(b, scope, item.window, "an invocation");
  const cites = citations(b, scope, item.cites);
  if (!power || !by || !toward || readsTable(item.window)) return null;
  // Its sentences could not be read, which is reported there.
  if (power.sentences.length === 0) return null;
  const words = { by: partySetText(item.by), toward: partiesText(item.toward) };
  if (item.cap && !power.sentences.some(isGrant)) {
    b.report("limit-without-grant", place(scope, item.cap.span), { clause: name, verb: verbOf(power), limit: "a number" });
  }
  const at = place(scope, item.span);
  const outside = outsideReach(b, power, by, toward);
  if (outside) b.report("outside-the-power", at, { clause: name, ...words, ...outside }, [{ at: power.at, label: "the power" }]);
  if (span.before === null && !power.limit) b.report("invocation-without-end", at, { clause: name, by: words.by });
  return { power, name, by, toward, words, condition, cap, span, cites, at };
}

/** Dates from a table are reported where they stand. */
const readsTable = ({ since, end, during }: Window): boolean => since?.kind === "Call" || end?.point.kind === "Call" || during !== undefined;

/** The power that is invoked; a clause that is none is reported. */
function invoked(b: Builder, scope: Scope, { exception }: InvocationClause): Power | null {
  const symbol = resolve(b, scope, "clause", exception, "exception");
  if (!symbol) return null;
  const id = b.clauseIds.get(symbol);
  if (symbol.node.kind !== "Exception" || !symbol.node.invoked) {
    b.report("not-a-power", place(scope, exception.span), { clause: exception.text }, [{ at: symbol.at, label: "declared here" }]);
    return null;
  }
  return b.powers.find((p) => p.clause === id) ?? null;
}

const isGrant = ({ head }: Sentence): boolean => head.kind === "grant" || head.kind === "ration";
const verbs = { grant: "grants", ration: "grants", refuse: "refuses", unbind: "is not bound to grant", disapply: "does not apply" } as const;

function verbOf({ sentences: [first] }: Power): string {
  if (!first) return "nothing";
  return first.head.kind === "discretion" ? (first.head.direction === "lower" ? "may refuse" : "may grant") : verbs[first.head.kind];
}

/** Adds to the clause what one invocation says. */
function apply(b: Builder, invocation: Invocation): void {
  const { power, name, by, toward, condition, cap, span, at } = invocation;
  const clause = b.clauses[power.clause];
  if (!clause) return;
  const table = recordTable(b, { name, by, days: [span], at });
  const uses = power.sentences.map((sentence) => {
    const { origin, within } = narrowedTo(sentence.origin, toward);
    const own = cap && isGrant(sentence) ? sentence : withTarget(b, sentence, invocation);
    const made: Sentence = {
      ...own, origin, condition: all([sentence.condition, within, condition]),
      head: cap && isGrant(sentence) ? { kind: "ration", cap } : own.head,
      cites: invocation.cites.length > 0 ? invocation.cites : sentence.cites, at,
    };
    return { written: sentence.at, made: onRecord(span.since === null ? made : countedFrom(made, span.since), table) };
  });
  // Of a sentence that is read once for each label, those stay of which the condition of the invocation has movers.
  const possible = uses.filter(({ made }) => !neverHolds(b, made.condition));
  const added = uses.filter((use) => possible.includes(use) || !possible.some(({ written }) => written === use.written)).flatMap(({ made }) => keep(b, made));
  b.clauses[power.clause] = { ...clause, sentences: [...clause.sentences, ...added] };
}

function all(conditions: readonly Condition[]): Condition {
  const needed = conditions.filter((c) => c.kind !== "constant" || !c.value);
  const [only] = needed;
  return only && needed.length === 1 ? only : needed.length === 0 ? always : { kind: "and", operands: needed };
}
