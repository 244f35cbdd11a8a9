import type { Day } from "../../language/dates";
import { conceded } from "../../language/conceded";
import { positionKey } from "../../language/position";
import type { ClassId, PartyId, Regime, SentenceId } from "../../language/regime";
import { factsAt, search, usualCell, type Found } from "../../kernel/search";
import { decideByReference } from "../decide/reference";
import type { Case, Witness, WitnessCase } from "../result";
import type { Extension } from "./extension";
import type { Marked } from "./extension-shares";
import type { World } from "./worlds";

interface Candidate {
  readonly marked: Marked;
  readonly other: Marked["others"][number];
  readonly found: Found;
}

/** `other`: a class of which no sentence speaks. The concession that leaves somebody out with the fewest facts named, replayed by the reference interpreter on the regime in which it is made. */
export function extensionWitness(regime: Regime, extension: Extension, other: ClassId, on: Day, world: World): Witness | null {
  const found = best(extension, on, world, true) ?? best(extension, on, world, false);
  if (found === null) return null;
  const { marked } = found;
  const { act } = marked.topic;
  const toward = act.toward === "one" ? marked.origin : null;
  const after = conceded(without(regime, extension.derogations), [{ act, host: marked.host, origin: toward, since: on }]);
  const cells = new Map([...found.found.first, ...extension.fixing.cells(world)]);
  const first = replay(extension, after, marked, cells, { origin: marked.origin, other });
  const second = replay(extension, after, marked, cells, { origin: found.other.origin, other });
  return { cases: [first, second], differingFacts: [], parties: [], duty: null, conceded: { concession: act.concession.name, host: marked.host, origin: toward } };
}

/** A regime in which some sentences say nothing. */
const without = (regime: Regime, sentences: ReadonlySet<SentenceId>): Regime =>
  ({ ...regime, clauses: regime.clauses.map((clause) => ({ ...clause, sentences: clause.sentences.filter((s) => !sentences.has(s)) })) });

/** `strictly` among the facts that are possible in both cases. */
function best(extension: Extension, on: Day, world: World, strictly: boolean): Candidate | null {
  const { space } = extension.conceding;
  let least: Candidate | null = null;
  for (const marked of extension.marked(on, world)) {
    for (const other of marked.others) {
      const left = extension.unreached(marked, other.position, extension.given(marked));
      if (left === space.no) continue;
      const possible = [marked.origin, other.origin].map((origin) => space.possible({ host: marked.host, origin, on }));
      const feasible = strictly ? possible.reduce((a, b) => space.and(a, b), marked.feasible) : marked.feasible;
      const found = search(space, feasible, [left], [left], new Set(), ([v]) => v === 1);
      if (found !== null && (least === null || found.cost < least.found.cost)) least = { marked, other, found };
    }
  }
  return least;
}

function replay(extension: Extension, after: Regime, marked: Marked, cells: ReadonlyMap<number, number>, { origin, other }: { readonly origin: PartyId; readonly other: ClassId }): WitnessCase {
  const { conceding } = extension;
  const { space } = conceding;
  const { right, mover } = marked.topic.written;
  const frame = { host: marked.host, origin, on: marked.made.on };
  const asked: Case = { ...frame, mover: mover ?? other, facts: factsAt(space, cells) };
  const decision = decideByReference(after, asked, right, conceding.binding);
  const value = space.diagrams.at(conceding.position(marked.topic.written.sentences, frame, marked.made), (v) => cells.get(v) ?? usualCell(space, v));
  const own = positionKey(space.decisions.positionValue(space.decisions.position(value)));
  // Anything else is a bug of ours, and is said so.
  if (own !== positionKey(decision.position)) throw new Error(`the two engines disagree about a concession: ${own} against ${positionKey(decision.position)}`);
  // The sentence that is conceded is none of the regime as written.
  return { case: asked, right, decision: { ...decision, by: decision.by.filter((s) => conceding.isWritten(s)) } };
}
