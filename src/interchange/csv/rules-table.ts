import { printBody, printCondition, printDate, printDuration } from "../../formatter/print-operands";
import { printCap, printCounted, printLength, printObligation, printTerms, printWindow } from "../../formatter/print-sentences";
import type { Disapplication, Sentence as Written } from "../../language/ast";
import { citation } from "../../language/citations";
import { formatDay } from "../../language/dates";
import { partiesText, sideText } from "../../language/party-text";
import type { Citation, Clause, Concession, Duty, Regime, Sentence, Window } from "../../language/regime";
import { classNames, clauseNames, rightNames, type Context } from "../raise/context";
import { obligation } from "../raise/duties";
import { parties } from "../raise/parties";
import { sentence as raised, span } from "../raise/sentences";
import { csv, type Row } from "./csv";

/**
 * The institutional grammar (Crawford and Ostrom 1995; IG 2.0, Frantz and Siddiki): attributes, deontic, aim, object, conditions, or else. With an
 * `or else` a statement is a rule, without one a norm, without a deontic a strategy; these are its words, not those of the language.
 */
const header: Row = [
  "regime", "clause", "kind", "statement", "statement_type", "adico_type", "attributes", "deontic", "aim", "object", "object_indirect",
  "activation_conditions", "execution_constraints", "or_else", "since", "until", "force", "defeats", "cites",
];

interface Deontic {
  readonly deontic: string;
  readonly aim: string;
}

function deonticOf({ head, soft }: Sentence): Deontic {
  switch (head.kind) {
    case "grant": case "ration":
      return { deontic: "must", aim: soft ? "endeavour to grant" : "grant" };
    // To refuse withholds a claim; it is not a duty to keep anybody out.
    case "refuse":
      return { deontic: "need not", aim: "grant" };
    case "discretion":
      return { deontic: "may", aim: head.direction === "lift" ? "grant" : "refuse" };
    case "unbind":
      return { deontic: "", aim: "is not bound to grant" };
    case "disapply":
      return { deontic: "", aim: "does not apply" };
    default: {
      const never: never = head;
      return never;
    }
  }
}

const citesText = ({ regime }: Context, cites: readonly Citation[]): string => [...new Set(cites.map((c) => citation(regime, c)))].join("; ");

/** The days of spans that a text writes out; those that a table gives stand among the conditions. */
function daysOf(windows: readonly Window[]): { readonly since: string; readonly until: string } {
  const since = windows.flatMap((w) => (typeof w.since === "number" ? [w.since] : []));
  const before = windows.flatMap((w) => (typeof w.before === "number" ? [w.before + w.beforeOffset] : []));
  return { since: since.length === 0 ? "" : formatDay(Math.max(...since)), until: before.length === 0 ? "" : formatDay(Math.min(...before) - 1) };
}

/** Parts that are there, in one cell. */
const joined = (parts: readonly (string | false | null | undefined)[]): string => parts.filter((part) => typeof part === "string" && part !== "").join("; ");

/** The spans of a statement that a table gives. */
const fromTables = (c: Context, windows: readonly Window[]): string =>
  joined(windows.filter((w) => [w.since, w.before, w.during].some((p) => typeof p === "object" && p !== null)).map((w) => {
    const { window } = span(c, w);
    return window && printWindow(window);
  }));

function activation(c: Context, { tail: { earned, when } }: Written | Disapplication, windows: readonly Window[]): string {
  const years = earned && `after ${earned.duration.amount} ${earned.duration.unit} of ${earned.right.text}`;
  return joined([years, when && printCondition(when), fromTables(c, windows)]);
}

function constraints({ tail }: Written | Disapplication): string {
  const { terms, cap, counted, length } = tail;
  return joined([terms && printTerms(terms), cap && printCap(cap), counted && printCounted(counted), length && printLength(length)]);
}

const names = (list: readonly string[] | null, all: string): string => (list === null ? all : list.join(", "));

function sentenceRow(c: Context, clause: Clause, s: Sentence, index: number): Row {
  const written = raised(c, s, true, 0);
  const { deontic, aim } = deonticOf(s);
  const { since, until } = daysOf(s.windows);
  const regulative = written.kind === "Sentence";
  const movers = `${names(classNames(c, s.classes), clause.kind === "rule" ? "anybody" : "as in what it defeats")} from ${s.origin.kind === "any" ? "origin" : partiesText(written.from ?? { kind: "Role", role: "origin", span: { start: 0, end: 0 } })}`;
  return [
    c.regime.name, clause.name, clause.kind, String(index + 1), regulative ? "regulative" : "constitutive", regulative ? "norm" : "",
    regulative ? partiesText(written.subject) : written.clause.text, deontic, aim, regulative ? names(rightNames(c, s.rights), "anything") : "", movers,
    activation(c, written, s.windows), constraints(written), "", since, until, s.soft ? "soft" : "hard",
    clauseNames(c, clause.targets).join(" "), citesText(c, [...clause.cites, ...s.cites]),
  ];
}

/** A permission has its own word: what may be done binds nobody. */
const deonticWords = (duty: Duty): string => (duty.permission ? "may" : duty.soft ? "endeavours to" : duty.negative ? "must not" : "must");

/** What may be conceded, in the columns of a sentence: a permission to grant more. */
function concessionRows(c: Context, k: Concession): readonly Row[] {
  const rule = c.regime.clauses[k.clause];
  if (rule === undefined) return [];
  const conceded = k.sentences.map((s, i) => {
    const [regime = "", , , ...rest] = sentenceRow(c, { ...rule, name: k.name, cites: k.cites }, s, i);
    const [index = "", statement = "", , attributes = "", , , ...more] = rest;
    return [regime, k.name, "concession", index, statement, "norm", attributes, "may", "concede", ...more];
  });
  const raised = k.raises.map((r, i) => [
    c.regime.name, k.name, "concession", String(k.sentences.length + i + 1), "regulative", "norm", partiesText(parties(c, r.host, "host")), "may", "raise",
    c.regime.tables[r.table]?.name ?? "", "", "", "", "", "", "", "hard", "", citesText(c, [...k.cites, ...r.cites]),
  ]);
  return [...conceded, ...raised];
}

function dutyRow(c: Context, duty: Duty, index: number): Row {
  const written = obligation(c, duty);
  const { since, until } = daysOf(duty.windows);
  const orElse = printObligation(written).split(" otherwise ")[1] ?? "";
  const deadline = joined([written.within && `within ${printDuration(written.within)}`, written.by && `by ${printDate(written.by)}`]);
  const decided = written.decidedBy && `decided by ${printBody(written.decidedBy)}`;
  return [
    c.regime.name, duty.name, "duty", String(index + 1), "regulative", duty.response === null ? "norm" : "rule", sideText(written.bearer), deonticWords(duty),
    duty.acts.join(", "), "", `toward ${sideText(written.toward)}`, joined([written.when && printCondition(written.when), fromTables(c, duty.windows)]), joined([deadline, decided]), orElse,
    since, until, duty.soft ? "soft" : "hard", "", citesText(c, duty.cites),
  ];
}

function rows(regime: Regime): readonly Row[] {
  const c: Context = { regime, unsaid: [] };
  const counted = new Map<string, number>();
  const clauses = regime.clauses.filter((k) => k.remedyOf === null).flatMap((clause) =>
    clause.sentences.flatMap((id, i) => {
      const s = regime.sentences[id];
      return s ? [sentenceRow(c, clause, s, i)] : [];
    }),
  );
  const duties = regime.duties.map((duty) => {
    const index = counted.get(duty.name) ?? 0;
    counted.set(duty.name, index + 1);
    return dutyRow(c, duty, index);
  });
  return [...clauses, ...regime.concessions.flatMap((k) => concessionRows(c, k)), ...duties];
}

/** One row for each sentence, each act that may be conceded and each obligation, in the columns of the institutional grammar. What may follow a breach stands with its duty. */
export const rulesCsv = (regimes: readonly Regime[]): string => csv(header, regimes.flatMap(rows));
