import { formatDay } from "../../language/dates";
import { termsKey, type OpenTerms } from "../../language/position";
import type { ClauseId } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import type { Slice } from "../../kernel/slices";
import type { Space } from "../../kernel/space";

/** The clauses by which some case is decided on terms, where what they amount to is not in the regime. */
export class OpenTermsMet {
  private readonly seen = new Set<Node>();
  private readonly found = new Map<string, { readonly clause: ClauseId; readonly terms: OpenTerms }>();
  private readonly feasibly: number;
  private readonly hasTerms: boolean;

  constructor(private readonly space: Space) {
    this.feasibly = space.diagrams.operation();
    this.hasTerms = space.regime.sentences.some((s) => s.terms !== null);
  }

  see(slice: Slice): void {
    if (this.hasTerms) for (const { row } of slice.hosts) for (const cell of row.cells) this.look(cell.node, slice.feasible);
  }

  private look(node: Node, feasible: Node): void {
    const { diagrams, decisions, regime } = this.space;
    const possible = diagrams.combine(this.feasibly, feasible, node, (f, n) => (f === 1 ? n : 0));
    if (this.seen.has(possible)) return;
    this.seen.add(possible);
    for (const value of diagrams.values(possible)) {
      const { position: { terms }, by } = decisions.get(value);
      if (terms === null) continue;
      for (const clause of new Set(by.map((s) => regime.sentences[s]?.clause ?? -1))) this.found.set(`${clause} ${termsKey(terms)}`, { clause, terms });
    }
  }

  /** What is assumed of them, in the order of the text. */
  lines(): readonly string[] {
    const all = [...this.found.values()].sort((a, b) => a.clause - b.clause || termsKey(a.terms).localeCompare(termsKey(b.terms)));
    return all.map(({ clause, terms }) => `${this.space.regime.clauses[clause]?.name ?? ""} grants ${wordsOf(terms)} is not in this file`);
  }
}

function wordsOf(terms: OpenTerms): string {
  switch (terms.kind) {
    case "national":
      return "on national terms; what nationals get";
    case "most favoured":
      return "on most favoured terms; what the most favoured get";
    case "general":
      return "on general terms; what aliens in general get";
    case "standstill":
      return `on the terms of ${formatDay(terms.on)}; what was given on that day`;
  }
}
