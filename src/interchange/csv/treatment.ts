import { members } from "../../kernel/masks";
import { Slices, type Slice } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { contains, type Day } from "../../language/dates";
import type { Position } from "../../language/position";
import type { ClassId, ClauseId, FactId, PartyId, Regime, RightId } from "../../language/regime";

/** What one host owes the nationals of some origins, as far as facts leave it open. */
export interface Treatment {
  /** Origins that are treated alike whatever the facts; `stateless` among them is left out. */
  readonly origins: readonly PartyId[];
  /** Every position that some mover of the class has. */
  readonly positions: readonly Position[];
  /** The facts that decide between them. */
  readonly facts: readonly FactId[];
  readonly clauses: readonly ClauseId[];
}

/** The treatment of movers of a class, by right, host and origins, on one day. */
export interface Treatments {
  /** Mover classes that some clause names. */
  readonly movers: readonly ClassId[];
  readonly hosts: readonly PartyId[];
  /** `null`: no rule speaks of the right for this class, or of this host. */
  readonly of: (right: RightId, mover: ClassId, host: PartyId) => readonly Treatment[] | null;
}

/** Reads every position of a day off the diagrams: nothing is sampled. */
export function treatmentsOn(regime: Regime, on: Day): Treatments {
  const space = new Space(regime, "decide");
  const slices = new Slices(space, new Set(), "everyone");
  const product = space.diagrams.operation();
  const topics = new Map(slices.topics.map((topic) => [`${topic.right} ${topic.mover ?? ""}`, topic]));
  const made = new Map<number, Slice>();
  const sliceOf = (index: number): Slice | null => {
    const topic = slices.topics[index];
    const slice = made.get(index) ?? (topic ? slices.topicOn(topic, on) : null);
    if (slice) made.set(index, slice);
    return slice;
  };
  const treatment = (slice: Slice, host: PartyId, cell: Slice["hosts"][number]["row"]["cells"][number]): Treatment => {
    const possible = space.diagrams.combine(product, slice.feasible, cell.node, (f, n) => (f === 1 ? n : -1));
    const ids = [...space.diagrams.values(possible)].filter((id) => id !== -1);
    const sentences = new Set(ids.flatMap((id) => space.decisions.get(id).by));
    return {
      origins: members(cell.origins).filter((o) => o !== host && o < space.parties.statelessIndex && contains(regime.parties[o]?.life ?? { since: null, before: null }, on)),
      positions: ids.map((id) => space.decisions.positionValue(space.decisions.position(id))),
      facts: [...space.diagrams.support(possible)].sort((a, b) => a - b).map((v) => space.variables[v] ?? 0),
      clauses: [...new Set([...sentences].map((s) => regime.sentences[s]?.clause ?? 0))].sort((a, b) => a - b),
    };
  };
  return {
    movers: [...new Set(slices.topics.flatMap((t) => (t.mover === null ? [] : [t.mover])))].sort((a, b) => a - b),
    hosts: regime.roster.flatMap((days, party) => (days.some((d) => contains(d, on)) ? [party] : [])),
    of: (right, mover, host) => {
      const topic = topics.get(`${right} ${mover}`);
      const slice = topic ? sliceOf(topic.index) : null;
      const kind = slice?.hosts.find((h) => members(h.hosts).includes(host));
      return slice && kind ? kind.row.cells.map((cell) => treatment(slice, host, cell)).filter((t) => t.origins.length > 0) : null;
    },
  };
}
