import { parse } from "../../parser";
import type { Clause as WrittenClause, ExceptionClause } from "../../language/ast";
import type { Clause, Sentence, Window } from "../../language/regime";
import { sourceFile } from "../../language/span";
import { cannot, clauseNames, item, type Context } from "./context";
import { duties } from "./duties";
import { citations, name, names, nowhere } from "./nodes";
import { exit, under } from "./procedures";
import { concession } from "./concessions";
import { sentence, span } from "./sentences";

/** The spans that every sentence of an exception begins with where some sentence has one of its own besides. */
function sharedSpan(c: Context, clause: Clause, sentences: readonly Sentence[]): Window | null {
  if (!sentences.some((s) => ownWindows(c, s) > 1)) return null;
  const [first] = sentences[0]?.windows ?? [];
  const key = JSON.stringify(first);
  if (first !== undefined && sentences.every((s) => JSON.stringify(s.windows[0]) === key)) return first;
  cannot(c, `\`${clause.name}\``, "Its sentences have several spans that they do not share.");
  return null;
}

/** How many of the windows of a sentence are not those of its quota. */
const ownWindows = (c: Context, { head, windows }: Sentence): number =>
  windows.length - (head.kind === "ration" && head.cap.quota !== undefined ? item(c.regime.quotas, head.cap.quota).windows.length : 0);

/** An exception to everything but what there is: so it was written, since names would be wanting. */
function toNothing(c: Context): Pick<ExceptionClause, "everything"> {
  const rules = c.regime.clauses.flatMap((k, id) => (k.kind === "rule" ? [id] : []));
  return { everything: { kind: "Everything", except: names(clauseNames(c, rules)), span: nowhere } };
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
    return clause.name === "exit" ? exit(c, written) : [{ kind: "Rule", name: name(clause.name), under: under(c, clause.name), cites, sentences: written, span: nowhere }];
  }
  const shared = sharedSpan(c, clause, sentences);
  const exception: ExceptionClause = {
    kind: "Exception", name: name(clause.name), targets: names(clauseNames(c, clause.targets)), ...(clause.targets.length > 0 ? {} : toNothing(c)), under: under(c, clause.name),
    ...(clause.ground === null ? {} : { ground: clause.ground }),
    ...(shared === null ? {} : span(c, shared)),
    cites, sentences: sentences.map((s) => sentence(c, s, false, shared === null ? 0 : 1)), span: nowhere,
  };
  return [exception];
}

/** Reservations and powers in the words that the regime keeps of them. */
function asWritten(c: Context): readonly WrittenClause[] {
  const { file } = parse(sourceFile("", `regime ${c.regime.name} {\n${c.regime.asWritten.join("\n")}\n}\n`));
  return file.items.flatMap((read) => (read.kind === "Regime" ? (read.items as readonly WrittenClause[]) : []));
}

/** The clauses of a regime, in its order; duties and what is kept as written last. */
export function clauses(c: Context): readonly WrittenClause[] {
  const withoutRule = c.regime.exit?.clause === null ? exit(c, []) : [];
  const powers = new Set(c.regime.powers.map((p) => p.clause));
  const own = c.regime.clauses.filter((k, id) => k.remedyOf === null && k.kind !== "reservation" && !powers.has(id));
  return [...own.flatMap((k) => ruleOrException(c, k)), ...c.regime.concessions.map((k) => concession(c, k)), ...withoutRule, ...duties(c), ...asWritten(c)];
}
