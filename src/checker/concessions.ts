import type { Conceded, Conceding, ConcessionClause, Raised, Sentence as Written } from "../language/ast";
import { isRaisable, readsSchedule } from "../language/conceded";
import type { Concession, Raise, Sentence, TableId } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { divided } from "./clauses";
import { place, type Scope } from "./scope";
import { subjectSelector } from "./selectors";
import { lowerSentence, type Around } from "./sentences";
import { tableId } from "./tables";
import { citations } from "./vocabulary";

/** Reads a concession, after all rules; `null` after an error. */
export function lowerConcession(b: Builder, scope: Scope, item: ConcessionClause): Concession | null {
  const clause = ruleNamed(b, scope, item);
  if (clause === null) return null;
  const at = place(scope, item.name.span);
  const around: Around = { id: clause, name: item.name.text, kind: "rule", windows: [] };
  const acts = item.acts.filter((act) => !act.broken);
  return {
    name: item.name.text, clause,
    sentences: acts.flatMap((act) => (act.body.kind === "Conceded" ? conceded(b, scope, act, act.body, around) : [])),
    raises: acts.flatMap((act) => (act.body.kind === "Raised" ? raised(b, scope, act, act.body, around) : [])),
    cites: citations(b, scope, item.cites), at,
  };
}

/** The rule to which a concession adds. */
function ruleNamed(b: Builder, scope: Scope, { name, rule }: ConcessionClause): number | null {
  const symbol = resolve(b, scope, "clause", rule, "rule");
  if (!symbol) return null;
  const id = b.clauseIds.get(symbol);
  if (symbol.node.kind === "Rule") return id ?? null;
  b.report("concession-to-no-rule", place(scope, rule.span), { concession: name.text, clause: rule.text });
  return null;
}

/** What is conceded is granted, once it is conceded. */
function conceded(b: Builder, scope: Scope, act: Conceding, body: Conceded, around: Around): readonly Sentence[] {
  const { rights, to, from, tail } = body;
  const written: Written = {
    kind: "Sentence", subject: act.subject, verb: { kind: "grants", span: act.subject.span }, rights, ...(to ? { to } : {}), ...(from ? { from } : {}), tail, span: act.span,
  };
  const sentence = lowerSentence(b, scope, written, around);
  return sentence ? divided(b, sentence) : [];
}

function raised(b: Builder, scope: Scope, act: Conceding, { table: name, cites }: Raised, around: Around): readonly Raise[] {
  const host = subjectSelector(b, scope, act.subject);
  const symbol = resolve(b, scope, "value", name, "table");
  if (!host || !symbol) return [];
  const why = symbol.kind === "table" ? whyNoSchedule(b, tableId(b, symbol), around) : "no table";
  if (why === null && symbol.kind === "table") return [{ table: tableId(b, symbol), host, cites: citations(b, scope, cites), at: place(scope, act.span) }];
  b.report("no-open-schedule", place(scope, name.span), { table: name.text, rule: b.clauses[around.id]?.name ?? "", why: why ?? "no table" });
  return [];
}

/** Why nobody can raise a table under a rule; `null` if a host may. */
function whyNoSchedule(b: Builder, id: TableId, { id: rule }: Around): "other keys" | "not read" | null {
  const table = b.tables.items[id];
  // What is wrong with the table itself was reported there.
  if (!table) return null;
  if (!isRaisable(table)) return "other keys";
  const sentences = (b.clauses[rule]?.sentences ?? []).flatMap((s) => b.sentences[s] ?? []);
  return sentences.some((s) => readsSchedule(s, id)) ? null : "not read";
}
