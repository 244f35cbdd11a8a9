import type { DutyClause, Obligation, Parties, Window as WrittenWindow } from "../language/ast";
import type { Duty, Selector, Window } from "../language/regime";
import { resolve, unsupported, type Builder } from "./builder";
import { clauseSymbol } from "./clauses";
import { refuseOpenKeys } from "./labels";
import { lowerRemedies, type Obliged } from "./remedies";
import { place, type Scope } from "./scope";
import { isTogether, selector, subjectSelector } from "./selectors";
import { durationOf } from "./sentences";
import { citations } from "./vocabulary";
import { lowerWindow } from "./windows";

/** Reads a duty: one entry an obligation, and its remedies as one exception. */
export function lowerDuty(b: Builder, scope: Scope, item: DutyClause): void {
  const symbol = clauseSymbol(scope, item);
  if (!symbol) return;
  const cites = citations(b, scope, item.cites);
  const obliged: Obliged[] = [];
  for (const written of item.obligations) {
    if (written.broken) continue;
    const duty = lowerObligation(b, scope, symbol.name, written, cites);
    if (duty) obliged.push({ index: b.duties.push(duty) - 1, written, duty });
  }
  const id = b.clauseIds.get(symbol);
  if (id !== undefined) lowerRemedies(b, scope, { id, name: symbol.name, at: symbol.at, cites }, obliged);
}

function lowerObligation(b: Builder, scope: Scope, name: string, written: Obligation, cites: Duty["cites"]): Duty | null {
  if (written.forMovers || written.fromParties) unsupported(b, scope, (written.forMovers ?? written.fromParties ?? written).span, "A duty for some movers only");
  if (written.when) unsupported(b, scope, written.when.span, "A duty under a condition");
  for (const act of written.acts) resolve(b, scope, "act", act, "act");
  const bearer = subjectSelector(b, scope, written.bearer);
  const toward = towardSelector(b, scope, written.toward);
  if (!bearer || !toward) return null;
  return {
    name, acts: written.acts.map((act) => act.text), negative: written.negative, together: isTogether(written.bearer), bearer, toward,
    towardAll: written.toward.kind === "EveryMember" && !written.toward.of,
    windows: written.window ? [dutyWindow(b, scope, written.window)] : [],
    within: written.within ? durationOf(written.within) : null,
    response: responseOf(written),
    cites: [...cites, ...citations(b, scope, written.cites)],
    at: place(scope, written.span),
  };
}

/** The dates of a duty, which speaks of no mover. */
function dutyWindow(b: Builder, scope: Scope, written: WrittenWindow): Window {
  const window = lowerWindow(b, scope, written);
  refuseOpenKeys(b, [window], place(scope, written.span), "the dates of a duty");
  return window;
}

/** To whom a duty is owed; groups may be named. */
const towardSelector = (b: Builder, scope: Scope, toward: Parties): Selector | null => selector(b, scope, toward);

function responseOf(written: Obligation): Duty["response"] {
  if (!written.otherwise) return null;
  return written.otherwise.decidedBy || written.otherwise.by.kind === "EveryMember" ? "all" : "injured";
}
