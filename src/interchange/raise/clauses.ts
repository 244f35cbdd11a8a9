import type { Clause as WrittenClause, ExceptionClause } from "../../language/ast";
import type { Clause, Sentence, Window } from "../../language/regime";
import { cannot, clauseNames, item, type Context } from "./context";
import { duties } from "./duties";
import { citations, name, names, nowhere } from "./nodes";
import { sentence, span } from "./sentences";

/** The spans that every sentence of an exception begins with where some sentence has one of its own besides. */
function sharedSpan(c: Context, clause: Clause, sentences: readonly Sentence[]): Window | null {
  if (!sentences.some((s) => s.windows.length > 1)) return null;
  const [first] = sentences[0]?.windows ?? [];
  const key = JSON.stringify(first);
  if (first !== undefined && sentences.every((s) => JSON.stringify(s.windows[0]) === key)) return first;
  cannot(c, `\`${clause.name}\``, "Its sentences have several spans that they do not share.");
  return null;
}

/** A rule, the sentences of `exit`, or an exception. Remedies and duties that are only named stand with their duties. */
function ruleOrException(c: Context, clause: Clause): readonly WrittenClause[] {
  const sentences = clause.sentences.map((s) => item(c.regime.sentences, s));
  const cites = citations(clause.cites);
  if (clause.kind === "rule") {
    const written = sentences.flatMap((s) => {
      const one = sentence(c, s, true, 0);
      if (one.kind === "Sentence") return [one];
      cannot(c, `\`${clause.name}\``, "A rule sets no clause aside.");
      return [];
    });
    return clause.name === "exit" ? [{ kind: "Exit", cites, sentences: written, span: nowhere }] : [{ kind: "Rule", name: name(clause.name), under: [], cites, sentences: written, span: nowhere }];
  }
  // The table of its authors, and the exceptions that it displaces beyond those named, cannot be told from others.
  if (clause.kind === "reservation") cannot(c, `the reservation \`${clause.name}\``, "It is written as an exception alone.");
  if (c.regime.powers.some((p) => c.regime.clauses[p.clause] === clause)) cannot(c, `the power \`${clause.name}\``, "Its uses are written as sentences alone.");
  const shared = sharedSpan(c, clause, sentences);
  const exception: ExceptionClause = {
    kind: "Exception", name: name(clause.name), targets: names(clauseNames(c, clause.targets)), under: [],
    ...(clause.ground === null ? {} : { ground: clause.ground }),
    ...(shared === null ? {} : span(c, shared)),
    cites, sentences: sentences.map((s) => sentence(c, s, false, shared === null ? 0 : 1)), span: nowhere,
  };
  return [exception];
}

/** The clauses of a regime, in its order; duties last. */
export function clauses(c: Context): readonly WrittenClause[] {
  return [...c.regime.clauses.filter((k) => k.remedyOf === null).flatMap((k) => ruleOrException(c, k)), ...duties(c)];
}
