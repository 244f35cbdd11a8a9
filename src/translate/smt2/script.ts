import { formatDay, type DayInterval } from "../../language/dates";
import { factsOf, atomsOf } from "../../language/conditions";
import { stateless, type Condition, type FactId, type PartyId, type Regime } from "../../language/regime";
import type { Position } from "../../language/position";
import { factValue } from "./facts";
import { figureLines } from "./figures";
import { firstOf, secondOf, type Asked, type Topic } from "./questions";
import { and, apply, oneLine, or, yes, type Term } from "./s-expressions";
import { Writing, type Subject } from "./writing";

/** One file, and how its models are read. */
export interface Script {
  /** The file without the days for which it stands. */
  readonly body: string;
  readonly model: Model;
}

/** What the constants of a file stand for. */
export interface Model {
  /** The facts that have one true value, which nobody has looked up. */
  readonly open: readonly Term[];
  readonly cases: Asked["cases"];
  /** The constants of parties. */
  readonly parties: readonly Term[];
  readonly question: (constant: Term) => Topic | null;
  readonly party: (constant: Term) => PartyId | null;
  readonly position: (constant: Term) => Position | null;
  /** The constants that hold the facts of a case. */
  readonly facts: readonly { readonly fact: FactId; readonly first: Term; readonly second: Term; readonly value: (constant: Term) => number | null }[];
}

/** The facts that conditions read, those of missing figures among them. */
export function factsReadBy(conditions: readonly Condition[]): ReadonlySet<FactId> {
  return new Set(conditions.flatMap((c) => [...factsOf(c), ...atomsOf(c).flatMap((atom) => (atom.kind === "series" ? atom.open.map((o) => o.fact) : []))]));
}

const declare = (name: Term, sort: Term): string => `(declare-const ${name} ${sort})`;

function partyLines(w: Writing): readonly string[] {
  const { all, standsFor } = w.subject.parties;
  const { regime } = w.subject;
  const named = all.filter((p) => p !== stateless);
  return [
    "; Parties.",
    ...named.map((p) => {
      const n = standsFor.get(p);
      return `;   ${w.party(p)}: ${oneLine(regime.parties[p]?.name ?? "")}${n === undefined ? "" : `, for any of ${n} states that nothing tells apart`}`;
    }),
    `(declare-datatypes ((Party 0)) ((${all.map((p) => `(${w.party(p)})`).join(" ")})))`,
  ];
}

function factLines(w: Writing): { readonly sorts: readonly string[]; readonly constants: readonly string[]; readonly ranges: readonly string[] } {
  const { regime, varied } = w.subject;
  const read = [...w.factsRead].sort((a, b) => a - b);
  const sorts = read.flatMap((f) => w.sortOf(f).declaration ?? []);
  const constants: string[] = [];
  const ranges: string[] = [];
  for (const f of read) {
    const fact = regime.facts[f];
    const judged = fact?.judgedBy === null || fact === undefined ? "" : `, judged by ${fact.judgedBy}`;
    constants.push(`; ${oneLine(fact?.key ?? "")}: ${fact?.tag ?? ""}${judged}${fact?.title === null || fact === undefined ? "" : ` (${oneLine(fact.title)})`}`);
    for (const name of varied.includes(f) ? [firstOf(w, f), secondOf(w, f)] : [w.fact(f)]) {
      constants.push(declare(name, w.sortOf(f).sort));
      const range = w.factInRange(f, name);
      if (range !== yes) ranges.push(`(assert ${range})`);
    }
  }
  return { sorts, constants, ranges };
}

const topicWords = (regime: Regime, { right, mover }: Topic): string =>
  `${regime.rights[right]?.name ?? ""} for ${mover === null ? "anybody" : (regime.classes[mover]?.name ?? "")}`;

/** Puts a file together. `title` are comments that say what is asked and what the answers mean. */
export function scriptOf(w: Writing, asked: Asked, title: readonly string[]): Script {
  const { regime } = w.subject;
  const questions = asked.alternatives.map(({ topics, term }) => {
    const words = topics.map((t) => topicWords(regime, t));
    return { topics, words, constant: w.names.of(`question ${words.join()}`, (words[0] ?? "").replaceAll(" ", ".")), term };
  });
  const facts = factLines(w);
  const figures = figureLines(w, openFacts(w));
  const positions = w.positions.declarations();
  const lines = [
    ...title,
    "(set-option :produce-models true)",
    "(set-logic ALL)",
    "", ...partyLines(w),
    "", "; Facts of the case.", ...facts.sorts, ...facts.constants,
    "", ...positions,
    "", `; ${regime.name}: h and o are host and origin${w.subject.records ? ", rh and ro those whose records are read" : ""}.`, ...w.definitions,
    "", "; What is asked: some case of one of these.",
    ...questions.map((q) => `;   ${q.constant}: ${oneLine(q.words.join(", "))}`),
    ...(questions.length === 0 ? [] : [`(declare-datatypes ((Question 0)) ((${questions.map((q) => `(${q.constant})`).join(" ")})))`, declare("question", "Question")]),
    ...asked.parties.map((p) => declare(p, "Party")),
    ...facts.ranges, ...figures,
    `(assert ${or(...questions.map((q) => and(apply("=", "question", q.constant), q.term)))})`,
    "(check-sat)",
    "",
  ];
  // Names of a document may hold anything: a comment stays on its line.
  return { body: lines.map((line) => (line.startsWith(";") ? oneLine(line) : line)).join("\n"), model: modelOf(w, asked, questions) };
}

const openFacts = (w: Writing): readonly FactId[] => [...w.factsRead].filter((f) => w.subject.regime.facts[f]?.tag === "open");

function modelOf(w: Writing, asked: Asked, questions: readonly { readonly constant: Term; readonly topics: readonly Topic[] }[]): Model {
  const { varied, parties } = w.subject;
  const facts = [...w.factsRead].map((fact) => {
    const [first, second] = varied.includes(fact) ? [firstOf(w, fact), secondOf(w, fact)] : [w.fact(fact), w.fact(fact)];
    return { fact, first, second, value: (constant: Term): number | null => factValue(w.sortOf(fact), constant) };
  });
  return {
    open: openFacts(w).map((f) => w.fact(f)),
    cases: asked.cases,
    parties: asked.parties,
    facts,
    question: (constant) => questions.find((q) => q.constant === constant)?.topics[0] ?? null,
    party: (constant) => parties.all.find((p) => w.party(p) === constant) ?? null,
    position: (constant) => w.positions.read(constant),
  };
}

/** The days of a file, in its first line. */
export function daysLine({ since, before }: DayInterval): string {
  const from = since === null ? "from the first day" : `from ${formatDay(since)}`;
  return `; Days: ${from}${before === null ? " on" : ` to ${formatDay(before - 1)}`}.`;
}

/** Starts a file. */
export const writing = (subject: Subject): Writing => new Writing(subject);
