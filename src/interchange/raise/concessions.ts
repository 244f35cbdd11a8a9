import type { Conceding, ConcessionClause } from "../../language/ast";
import type { Concession, Raise, Sentence } from "../../language/regime";
import { cannot, clauseNames, item, type Context } from "./context";
import { citations, name, nowhere } from "./nodes";
import { parties } from "./parties";
import { sentence } from "./sentences";

/** What members may concede under a rule. */
export function concession(c: Context, { name: called, clause, sentences, raises, cites }: Concession): ConcessionClause {
  const [rule = ""] = clauseNames(c, [clause]);
  return {
    kind: "Concession", name: name(called), rule: name(rule), cites: citations(cites), span: nowhere,
    acts: [...sentences.flatMap((s) => conceding(c, called, s)), ...raises.map((r) => raising(c, r))],
  };
}

function conceding(c: Context, called: string, s: Sentence): readonly Conceding[] {
  const written = sentence(c, s, true, 0);
  const grants = s.head.kind === "grant" || s.head.kind === "ration";
  if (written.kind === "Disapplication" || !grants || s.soft || s.terms !== null || written.tail.earned) {
    cannot(c, `\`${called}\``, "A concession grants, firmly and on no terms.");
    return [];
  }
  const { subject, rights, to, from, tail } = written;
  return [{ kind: "Conceding", subject, body: { kind: "Conceded", rights, ...(to ? { to } : {}), ...(from ? { from } : {}), tail }, span: nowhere }];
}

const raising = (c: Context, { table, host, cites }: Raise): Conceding => ({
  kind: "Conceding", subject: parties(c, host, "host"), body: { kind: "Raised", table: name(item(c.regime.tables, table).name), cites: citations(cites) }, span: nowhere,
});
