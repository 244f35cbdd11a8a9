/** Canonical text of declarations and clauses, as lines without their outer indentation. */
import type {
  Clause, Declaration, DutyFinding, ExceptionClause, ExpectClause, Finding, RegimeItem, ReservationClause, Roll, RollEntry, SeriesDeclaration, TableDeclaration,
  TableKey, TableRow, TableValue, TestClause, Type, Who,
} from "../language/ast";
import { partiesText, partySetText } from "../language/party-text";
import { block, documented, sentences, type Lines } from "./print-lines";
import { printClaim, printInterests, printScenario } from "./print-interests";
import {
  list, printBody, printCondition, printDate, printInteger, printDuration, printLiteral, printText, words,
} from "./print-operands";
import { printProcedure, printUnder } from "./print-procedures";
import { printCap, printCitations, printConceding, printGiven, printObligation, printWindow } from "./print-sentences";

/** A declaration or clause with its documentation. */
export function printItem(item: RegimeItem): Lines {
  return documented(item, printBare(item));
}

/** A declaration or clause without its documentation. */
export function printBare(item: RegimeItem): Lines {
  switch (item.kind) {
    case "Source":
    case "Party":
    case "Group":
    case "Right":
    case "Mover":
    case "Facts":
    case "Judgement":
    case "Act":
    case "Table":
    case "Series":
      return printDeclaration(item);
    default:
      return printClause(item);
  }
}

// ---- declarations ------------------------------------------------------------------------------------------------------------

function printDeclaration(d: Declaration): Lines {
  switch (d.kind) {
    case "Source":
      return [words("source", d.name.text, printText(d.title), d.identifier && `${d.identifier.scheme} ${printText(d.identifier.value)}`)];
    case "Party":
      return [words("party", d.name.text, printText(d.title), d.window && printWindow(d.window))];
    case "Group":
      return printRoll(`group ${d.name.text}`, d.roll, "");
    case "Right":
      return [words("right", d.name.text, d.title && printText(d.title), d.needs.length > 0 && `needs ${list(d.needs)}`, d.above.length > 0 && `above ${list(d.above)}`)];
    case "Mover":
      return [words("mover", d.name.text, d.title && printText(d.title), d.parent && `is ${d.parent.text}`, d.when && `when ${printCondition(d.when)}`)];
    case "Facts":
      return block(
        `facts about ${d.about}`,
        d.facts.flatMap((fact) => documented(fact, [words(`${fact.name.text} : ${printType(fact.type)}`, fact.title && printText(fact.title))])),
      );
    case "Judgement":
      return [words("judgement", d.name.text, "about", d.about, printText(d.words), "by", printBody(d.by))];
    case "Act":
      return [words("act", d.name.text, printText(d.title))];
    case "Table":
      return printTable(d);
    case "Series":
      return [printSeries(d)];
  }
}

const printEntry = (entry: RollEntry): string => words(partySetText(entry.set), entry.window && printWindow(entry.window));

function printRoll(head: string, roll: Roll, foot: string): Lines {
  const entries = roll.entries.map(printEntry);
  if (entries.length < 2) return [words(head, "{", entries[0], "}", foot)];
  return block(head, entries.map((entry, i) => (i < entries.length - 1 ? `${entry} ;` : entry)), foot);
}

function printType(type: Type): string {
  switch (type.kind) {
    case "YesNo":
      return "yes or no";
    case "Labels":
      return `${type.mode} of ${list(type.labels)}`;
    case "Number":
    case "Money":
    case "Date": {
      const base = type.kind === "Number" ? (type.unit ?? "number") : type.kind === "Money" ? "money" : "date";
      return words(base, type.range && `from ${printLiteral(type.range.from)} to ${printLiteral(type.range.to)}`);
    }
    case "Formality":
      return "formality";
    case "State":
      return type.byName ? "state by name" : "state";
    case "Periods":
      return "periods";
  }
}

const printKeys = (keys: readonly TableKey[]): string => keys.map((key) => (key.kind === "mover" ? `mover.${key.fact.text}` : key.kind)).join(", ");

function printTable(table: TableDeclaration): Lines {
  return block(`table ${table.name.text} : ${printKeys(table.keys)} -> ${printType(table.type)}`, table.rows.map(printRow));
}

function printRow(row: TableRow): string {
  const cells = row.cells.map((cell) => cell.map((key) => (key.kind === "Name" ? key.text : printInteger(key))).join(", "));
  return `${row.otherwise ? "otherwise" : cells.join(" / ")} : ${printValue(row.value)}`;
}

function printValue(value: TableValue): string {
  switch (value.kind) {
    case "PeriodList":
      return value.periods.map((p) => words(p.since && "since", printDate(p.from), p.to && `to ${printDate(p.to)}`)).join(", ");
    case "None":
      return "none";
    case "Always":
      return "always";
    case "Name":
      return value.text;
    default:
      return printLiteral(value);
  }
}

function printSeries(series: SeriesDeclaration): string {
  const { origin } = series;
  const made = origin.kind === "admitted" ? "admitted" : `performed by ${printBody(origin.by)} toward ${printBody(origin.toward)}`;
  return `series ${series.name.text} : ${printKeys(series.keys)} -> ${made} from ${printText(series.from)}`;
}

// ---- clauses --------------------------------------------------------------------------------------------------------------------

function printClause(c: Clause): Lines {
  switch (c.kind) {
    case "Members": {
      const foot = c.eachAlone ? "each alone" : "";
      const [only, ...more] = c.roll.entries;
      if (only !== undefined && more.length === 0 && only.window === undefined) return [words("members", partySetText(only.set), foot)];
      return printRoll("members", c.roll, foot);
    }
    case "Closure":
      return [`closure ${c.policy}`];
    case "Rule":
      return block(words("rule", c.name.text, printUnder(c), printCitations(c.cites)), sentences(c.sentences));
    case "Exception":
      return printException(c);
    case "Reservation":
      return block(
        words("reservation", c.name.text, "by", partiesText(c.by), "to", printTargets(c), c.window && printWindow(c.window), printCitations(c.cites)),
        sentences(c.sentences),
      );
    case "NoReservation":
      return [words("no reservation to", list(c.targets), printCitations(c.cites))];
    case "Concession":
      return block(words("concession", c.name.text, "to", c.rule.text, printCitations(c.cites)), c.acts.flatMap((act) => documented(act, [printConceding(act)])));
    case "Quota":
      return [words("quota", c.name.text, printCap(c.cap), c.window && printWindow(c.window), printCitations(c.cites))];
    case "Invocation":
      return [words(
        partySetText(c.by), "invokes", c.exception.text, "toward", partiesText(c.toward), c.when && `when ${printCondition(c.when)}`,
        c.cap && printCap(c.cap), printWindow(c.window), printCitations(c.cites),
      )];
    case "Duty":
      return block(words("duty", c.name.text, printUnder(c), printCitations(c.cites)), c.obligations.flatMap((o) => documented(o, [printObligation(o)])));
    case "Standing":
    case "Linkage":
    case "Package":
    case "Institution":
    case "Accession":
    case "Amendment":
    case "Exit":
    case "Principle":
    case "Norm":
      return printProcedure(c);
    case "Interests":
      return printInterests(c);
    case "Scenario":
      return printScenario(c);
    case "Claim":
      return printClaim(c);
    case "Test":
      return printTest(c);
    case "Expect":
      return [printExpectation(c)];
  }
}

const printTargets = ({ targets, everything }: ExceptionClause | ReservationClause): string =>
  everything ? words("everything", everything.except.length > 0 && `except ${list(everything.except)}`) : list(targets);

function printException(c: ExceptionClause): Lines {
  const invoked = c.invoked && words("once invoked", c.invoked.atMost && `for at most ${printDuration(c.invoked.atMost)} running${c.invoked.renewable ? " renewable" : ""}`);
  const head = words(
    "exception", c.name.text, "to", printTargets(c), printUnder(c), c.ground && `on ${c.ground} grounds`, invoked, c.window && printWindow(c.window),
    printCitations(c.cites),
  );
  return block(head, sentences(c.sentences));
}

/** A test without its documentation. */
export function printTest(test: TestClause): Lines {
  const stated = test.given.map(printGiven).join(" and ");
  const situation = words(
    "host", printWho(test.host), "origin", printWho(test.origin), "mover", test.mover.text, stated !== "" && `with ${stated}`, "on", printDate(test.on),
  );
  return block(words("test", printText(test.title), printCitations(test.cites)), [situation, ...test.findings.flatMap((f) => documented(f, [printFinding(f)]))]);
}

const printFinding = (f: Finding | DutyFinding): string =>
  f.kind === "DutyFinding"
    ? words("expect", f.negative && "no", f.only === "permission" ? "permission" : f.only === "soft" ? "soft duty" : "duty", f.duty.text, f.by && `by ${f.by}`)
    : words("expect", f.right.text, f.position, f.because.length > 0 && `because ${list(f.because)}`);

function printWho(who: Who): string {
  switch (who.kind) {
    case "Name":
      return who.text;
    case "AnyMember":
      return "any member";
    case "AnyState":
      return "any state";
    case "AnyOutsider":
      return "any outsider";
    case "Stateless":
      return "stateless";
  }
}

/** An expectation without its documentation. */
export const printExpectation = (e: ExpectClause): string =>
  words(
    "expect", e.criterion.text, e.reading && `as ${e.reading}`, e.verdict === "not-assessable" ? "not assessable" : e.verdict,
    e.binding && "with soft law",
    e.on && `on ${printDate(e.on)}`, e.window && printWindow(e.window), e.because.length > 0 && `because ${list(e.because)}`,
  );
