import { diagnostic, type Diagnostic } from "../diagnostics";
import { findConflicts, type Conflict } from "../kernel/conflicts";
import { BudgetSpent } from "../kernel/diagram";
import { concededByAll } from "../language/conceded";
import { formatDay } from "../language/dates";
import { stated } from "../language/fact-words";
import { stateless, type PartyId, type Regime } from "../language/regime";
import { unordered } from "./unordered";

/** Proves that no case is told two things at once, or shows one that is (docs/decisions/0003); what would take too long to prove is an error too. */
export function checkConsistency(regime: Regime): readonly Diagnostic[] {
  try {
    const found = conflictsOf(regime);
    // What may be conceded must not contradict the rules either, once it is.
    return found.length > 0 || regime.concessions.length === 0 ? found : conflictsOf(concededByAll(regime), regime.sentences.length);
  } catch (error) {
    if (error instanceof BudgetSpent) return [diagnostic("too-many-kinds", regime.at, { regime: regime.name, what: error.message })];
    throw error;
  }
}

/** `written`: how many sentences speak without any concession. */
function conflictsOf(regime: Regime, written = regime.sentences.length): readonly Diagnostic[] {
  const told = new Set<string>();
  const bindings = regime.sentences.some((s) => s.soft) ? (["decide", "hard", "soft"] as const) : (["decide"] as const);
  const found = bindings.flatMap((binding) => findConflicts(regime, binding).map((conflict) => ({ conflict, binding })));
  return found.flatMap(({ conflict, binding }) => {
    const clauses = [...new Set(conflict.sentences.map((s) => regime.sentences[s]?.clause ?? 0))];
    const key = clauses.join(",");
    const first = regime.clauses[clauses[0] ?? 0];
    const second = regime.clauses[clauses[1] ?? clauses[0] ?? 0];
    // One cause, one error: the same clauses disagree about many rights and movers.
    if (told.has(key) || !first || !second) return [];
    told.add(key);
    return diagnostic(
      "inconsistent-rules",
      second.at,
      { first: first.name, second: second.name, right: regime.rights[conflict.right]?.name ?? "", example: `${inWords(regime, conflict)}${softWords[binding]}`, unordered: unordered(conflict.sentences.flatMap((s) => regime.sentences[s] ?? [])) },
      [
        ...(first === second ? [] : [{ at: first.at, label: `\`${first.name}\` disagrees with it` }]),
        ...conflict.sentences.flatMap((s) => (s < written ? [] : [regime.sentences[s]?.at ?? second.at])).map((at) => ({ at, label: "once this is conceded" })),
      ],
    );
  });
}

const softWords = { decide: "", hard: ", soft commitments left out", soft: ", soft commitments read as written" } as const;

function inWords(regime: Regime, c: Conflict): string {
  const party = (id: PartyId): string => (id === stateless ? "nowhere (stateless)" : (regime.parties[id]?.code ?? ""));
  const mover = c.mover === null ? "anybody" : (regime.classes[c.mover]?.name ?? "");
  const facts = c.facts.flatMap(({ fact, value }) => { const known = regime.facts[fact]; return known ? [stated(known, value)] : []; });
  return `${mover} from ${party(c.origin)} in ${party(c.host)} on ${formatDay(c.on)}${facts.length > 0 ? ` with ${facts.join(" and ")}` : ""}`;
}
