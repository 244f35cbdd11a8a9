import type { DateLiteral, DutyClause, Obligation, Parties, Window as WrittenWindow } from "../language/ast";
import { formatDay, type Day } from "../language/dates";
import type { Duty, Remedy, Role, Selector, Window } from "../language/regime";
import { partiesText } from "../language/party-text";
import { resolve, type Builder } from "./builder";
import { clauseSymbol, remediesOf, targetIds } from "./clauses";
import { lowerCondition } from "./conditions";
import { refuseOpenKeys } from "./labels";
import { decider } from "./procedures";
import { lowerRemedies, type Obliged } from "./remedies";
import { find, place, type Scope } from "./scope";
import { boundOf, canBe, isTogether, originSelector, selector, subjectSelector } from "./selectors";
import { durationOf } from "./limits";
import { citations, classesOf } from "./vocabulary";
import { lowerWindow } from "./windows";
import { dateText, dayFrom } from "./written-dates";

/** Reads a duty: one entry an obligation, and its remedies as exceptions of its name. */
export function lowerDuty(b: Builder, scope: Scope, item: DutyClause): void {
  const symbol = clauseSymbol(scope, item);
  if (!symbol) return;
  const cites = citations(b, scope, item.cites);
  const obliged = new Map<Obligation, Obliged>();
  for (const written of item.obligations) {
    if (written.broken) continue;
    const duty = lowerObligation(b, scope, symbol.name, written, cites);
    if (duty) obliged.set(written, { index: b.duties.push(duty) - 1, written, duty });
  }
  const first = b.clauseIds.get(symbol);
  if (first === undefined) return;
  const ids = [first, ...(b.moreRemedies.get(symbol) ?? [])];
  remediesOf(item).forEach((written, i) => {
    const together = written.flatMap((o) => obliged.get(o) ?? []);
    const id = ids[i];
    if (id !== undefined) lowerRemedies(b, scope, { id, name: symbol.name, at: symbol.at, cites }, together);
  });
}

function lowerObligation(b: Builder, scope: Scope, name: string, written: Obligation, cites: Duty["cites"]): Duty | null {
  for (const act of written.acts) resolve(b, scope, "act", act, "act");
  const bearer = boundSelector(b, scope, written.bearer, subjectSelector(b, scope, written.bearer));
  const body = bodyToward(scope, written.toward);
  const toward: Selector | null = body === null ? selector(b, scope, written.toward) : { kind: "members", of: null };
  const origins = originSelector(b, scope, written.fromParties);
  const bearers = roles(written);
  const [own] = bearers;
  if (own === undefined) {
    b.report("misplaced-party", place(scope, written.toward.span), {
      words: partiesText(written.toward), where: "the party to which it owes the duty itself", expected: "`toward` the other of the two, or `toward every member`",
    });
  }
  const condition = written.when ? lowerCondition(b, scope, written.when) : ({ kind: "constant", value: true } as const);
  checkForce(b, scope, name, written, body);
  const remedy = written.otherwise ? lowerRemedy(b, scope, name, written.otherwise) : null;
  const decidedBy = decider(b, scope, written.decidedBy);
  const by = written.by ? deadline(b, scope, written.by, written.window) : null;
  if (!bearer || !toward || !origins || own === undefined) return null;
  return {
    name, acts: written.acts.map((act) => act.text), negative: written.negative, soft: written.soft, ...(written.permitted ? { permission: { decidedBy } } : {}),
    together: isTogether(written.bearer), bearer, toward, ...(body === null ? {} : { towardBody: body }), bearers,
    towardAll: written.toward.kind === "EveryMember" && !written.toward.of,
    movers: written.forMovers ? classesOf(b, scope, written.forMovers) : null, origins, condition,
    windows: written.window ? [dutyWindow(b, scope, written.window)] : [],
    within: written.within ? durationOf(written.within) : null, ...(by === null ? {} : { by }),
    response: responseOf(written, remedy), remedy,
    cites: [...cites, ...citations(b, scope, written.cites)],
    at: place(scope, written.span),
  };
}

/** The institution to which a duty is owed; `null` where it is owed to parties. */
function bodyToward(scope: Scope, written: Parties): string | null {
  if (written.kind !== "Listed" || written.together || written.set.within || written.set.except.length > 0) return null;
  const [name, ...more] = written.set.names;
  return name && more.length === 0 && !find(scope, "party", name.text) && find(scope, "institution", name.text) ? name.text : null;
}

/** What may stand beside `must`, `endeavours to` and `may`: only what binds can be broken, and only what is allowed is decided on. */
function checkForce(b: Builder, scope: Scope, duty: string, written: Obligation, body: string | null): void {
  const { otherwise, by, decidedBy } = written;
  if (written.permitted) {
    if (otherwise) b.report("permission-due", place(scope, otherwise.span), { duty, by: null });
    if (by) b.report("permission-due", place(scope, by.span), { duty, by: dateText(by) });
    return;
  }
  if (decidedBy) b.report("decided-duty", place(scope, decidedBy.span), { duty });
  if (otherwise && written.soft) b.report("soft-duty-remedy", place(scope, otherwise.span), { duty });
  else if (otherwise && body !== null && !otherwise.decidedBy) b.report("owed-to-body", place(scope, otherwise.span), { duty, body });
}

/** The last day for a duty: a month is its last day. It cannot lie before the duty begins. */
function deadline(b: Builder, scope: Scope, written: DateLiteral, window: WrittenWindow | undefined): Day | null {
  const day = dayFrom(written, "last");
  const since = window?.since?.kind === "DateLiteral" ? dayFrom(window.since, "first") : null;
  if (day !== null && since !== null && since > day) b.report("contradictory-dates", place(scope, written.span), { since: formatDay(since), end: formatDay(day) });
  return day;
}

/** The dates of a duty, which speaks of no mover. */
function dutyWindow(b: Builder, scope: Scope, written: WrittenWindow): Window {
  const window = lowerWindow(b, scope, written);
  refuseOpenKeys(b, [window], place(scope, written.span), "the dates of a duty");
  return window;
}

const roles = ({ bearer, toward }: Obligation): readonly Role[] =>
  (["host", "origin"] as const).filter((role) => canBe(bearer, role) && canBe(toward, role === "host" ? "origin" : "host"));

/** Only a party that is bound owes anything. */
function boundSelector(b: Builder, scope: Scope, written: Parties, read: Selector | null): Selector | null {
  // Any state would be all states, of whom only the members are bound.
  const anybody = written.kind === "AnyState" || written.kind === "Anyone";
  const of = anybody ? undefined : read && boundOf(read);
  if (read && of === undefined) {
    b.report("misplaced-party", place(scope, written.span), {
      words: partiesText(written), where: "the bearer of a duty", expected: "`every member` or the name of a member: only a party that is bound owes anything",
    });
  }
  return of === undefined ? null : { kind: "members", of };
}

function responseOf(written: Obligation, remedy: Remedy | null): Duty["response"] {
  if (!written.otherwise) return null;
  return remedy?.decidedBy?.kind === "institution" || written.otherwise.by.kind === "EveryMember" ? "all" : "injured";
}

function lowerRemedy(b: Builder, scope: Scope, duty: string, written: NonNullable<Obligation["otherwise"]>): Remedy {
  return {
    by: partiesText(written.by),
    toward: written.toward ? partiesText(written.toward) : null,
    clauses: written.clauses.all ? everyRule(b) : targetIds(b, scope, written.clauses.names, duty),
    length: written.length ? durationOf(written.length.duration) : null,
    renewable: written.length?.renewable ?? false,
    decidedBy: decider(b, scope, written.decidedBy),
  };
}

const everyRule = (b: Builder): Remedy["clauses"] =>
  [...b.clauseIds].flatMap(([symbol, id]) => (symbol.node.kind === "Rule" || symbol.node.kind === "Exit" ? [id] : []));
