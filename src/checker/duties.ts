import type { DateLiteral, DutyClause, Obligation, Remedy as WrittenRemedy, Window as WrittenWindow } from "../language/ast";
import { formatDay, type Day } from "../language/dates";
import type { Duty, Remedy, Window } from "../language/regime";
import { partiesText } from "../language/party-text";
import { resolve, type Builder } from "./builder";
import { clauseSymbol, remediesOf, targetIds } from "./clauses";
import { lowerCondition } from "./conditions";
import { refuseOpenKeys } from "./labels";
import { decider } from "./procedures";
import { lowerRemedies, type Obliged } from "./remedies";
import { bodyToward, dutySides } from "./duty-sides";
import { place, type Scope } from "./scope";
import { originSelector } from "./selectors";
import { durationOf } from "./durations";
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
  const sides = dutySides(b, scope, written);
  const origins = originSelector(b, scope, written.fromParties);
  const condition = written.when ? lowerCondition(b, scope, written.when) : ({ kind: "constant", value: true } as const);
  checkForce(b, scope, name, written);
  const remedy = written.otherwise ? lowerRemedy(b, scope, name, written.otherwise) : null;
  const decidedBy = decider(b, scope, written.decidedBy);
  const by = written.by ? deadline(b, scope, written.by, written.window) : null;
  if (!sides || !origins) return null;
  return {
    name, acts: written.acts.map((act) => act.text), negative: written.negative, soft: written.soft, ...(written.permitted ? { permission: { decidedBy } } : {}),
    ...sides, movers: written.forMovers ? classesOf(b, scope, written.forMovers) : null, origins, condition,
    windows: written.window ? [dutyWindow(b, scope, written.window)] : [],
    within: written.within ? durationOf(written.within) : null, ...(by === null ? {} : { by }),
    response: responseOf(written, remedy), remedy,
    cites: [...cites, ...citations(b, scope, written.cites)],
    at: place(scope, written.span),
  };
}

/** What may stand beside `must`, `endeavours to` and `may`: only what binds can be broken, and only what is allowed is decided on. */
function checkForce(b: Builder, scope: Scope, duty: string, written: Obligation): void {
  const { otherwise, by, decidedBy } = written;
  const body = bodyToward(scope, written.toward);
  const person = [written.bearer, written.toward].flatMap((side) => (side.kind === "Person" ? [side.person] : []))[0];
  if (written.permitted) {
    if (otherwise) b.report("permission-due", place(scope, otherwise.span), { duty, by: null });
    if (by) b.report("permission-due", place(scope, by.span), { duty, by: dateText(by) });
    return;
  }
  if (decidedBy) b.report("decided-duty", place(scope, decidedBy.span), { duty });
  if (otherwise && written.soft) b.report("soft-duty-remedy", place(scope, otherwise.span), { duty });
  else if (otherwise && person !== undefined && !isFound(otherwise)) b.report("private-remedy", place(scope, otherwise.span), { duty, person });
  else if (otherwise && body !== null && !otherwise.decidedBy) b.report("owed-to-body", place(scope, otherwise.span), { duty, body });
}

/** Whether a party or a body finds the breach: a private person is no judge of it. */
const isFound = ({ decidedBy }: WrittenRemedy): boolean => decidedBy !== undefined && (decidedBy.kind === "Name" || decidedBy.role === "host" || decidedBy.role === "origin");

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
