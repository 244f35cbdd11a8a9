import type { Day } from "../../language/dates";
import type { Position } from "../../language/position";
import { stateless, type ClassId, type FactId, type PartyId, type Regime, type RightId } from "../../language/regime";
import { partiesOn, toldApart } from "./parties";
import { decided, type Asked } from "./questions";
import { sentencesAbout } from "./readings";
import { factsReadBy, scriptOf, writing } from "./script";
import { decimal, equal, no, wholeNumber, yes, type Term } from "./s-expressions";
import type { Writing } from "./writing";

/** One right in one case, with every fact stated. */
export interface StatedCase {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly right: RightId;
  readonly facts: readonly number[];
}
/** A file whose only model gives the position of each case, in the constants `result.1`, `result.2` and so on. */
export interface Decisions {
  readonly text: string;
  readonly results: readonly Term[];
  readonly position: (constant: Term) => Position | null;
}

function valueTerm(w: Writing, fact: FactId, value: number): Term {
  const sort = w.sortOf(fact);
  return sort.values !== null ? (sort.values.find((v) => v.value === value)?.constant ?? no) : sort.dense ? decimal(value) : wholeNumber(value);
}

/** The positions of cases of one day, as `regime decide` reads the regime. */
export function decisionsScript(regime: Regime, on: Day, cases: readonly StatedCase[]): Decisions {
  const parties = partiesOn(regime, toldApart(regime), on, true);
  const asked = cases.flatMap((c) => [c.host, c.origin]).filter((p) => p !== stateless);
  const all = [...new Set([...parties.all.filter((p) => p !== stateless), ...asked])].sort((a, b) => a - b);
  const varied = [...factsReadBy([...regime.sentences, ...regime.classes].map((x) => x.condition))];
  const w = writing({ regime, binding: "decide", on, parties: { ...parties, all: [...all, stateless] }, records: false, varied, marks: null });
  const results = cases.map((_, i) => `result.${i + 1}`);
  const terms = cases.map(({ host, origin, mover, right, facts }, i) => {
    const of = decided(w, sentencesAbout(regime, right, mover), { on, stratum: "F", without: new Set() });
    const position = of.position({ host: w.party(host), origin: w.party(origin), record: null }, varied.map((f) => valueTerm(w, f, facts[f] ?? 0)));
    return `(declare-const ${results[i] ?? ""} Position)\n(assert ${equal(results[i] ?? yes, position)})`;
  });
  const nothing: Asked = { parties: [], alternatives: [{ topics: [{ right: 0, mover: null }], term: yes }], cases: [] };
  const { body, model } = scriptOf(w, nothing, ["; Positions of single cases."]);
  return { text: body.replace("(check-sat)\n", `${terms.join("\n")}\n(check-sat)\n`), results, position: model.position };
}
