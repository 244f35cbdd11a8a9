import type { Regime } from "../../language/regime";
import { packageLines } from "../words/procedures";
import { list, paragraph, table, type Block } from "./blocks";
import { clauseAnchor } from "./verdicts";

/** What is given in return for what, clause for clause, as a picture and a table; and agreements that end together. */
export function linkages(regime: Regime): readonly Block[] {
  const clauses = [...new Set(regime.linkages.flatMap((l) => [l.gives, l.inReturnFor]))];
  const packages = packageLines(regime);
  const name = (id: number): string => regime.clauses[id]?.name ?? String(id);
  const own = table("What is given in return for what", ["linkage", "gives", "in return for", "kind", "ratio"], regime.linkages.map((l) => [
    l.name, [{ link: name(l.gives), to: clauseAnchor(regime, l.gives) }], [{ link: name(l.inReturnFor), to: clauseAnchor(regime, l.inReturnFor) }], l.mode, l.ratio === null ? "" : `${l.ratio.give} for ${l.ratio.take}`,
  ]));
  return [
    ...(clauses.length === 0 ? [paragraph("No clause is declared to be given in return for another.")] : [{
      kind: "picture", table: own, caption: "Clauses given in return for one another: an arrow from what is given to what it is given for.",
      picture: { kind: "relations", nodes: clauses.map((id) => ({ name: name(id), parties: 1 })), edges: regime.linkages.map((l) => ({ from: clauses.indexOf(l.gives), to: clauses.indexOf(l.inReturnFor) })) },
    } as const]),
    ...(packages.length === 0 ? [] : [list(packages)]),
  ];
}
