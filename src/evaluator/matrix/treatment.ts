/** What each host gives to movers from each origin on one day: the table behind the picture of host and origin, a right and a class of movers at a time. */
import { cellOf } from "../../kernel/cells";
import { BudgetSpent, type Node } from "../../kernel/diagram";
import { hasBit, members, partition, type Mask } from "../../kernel/masks";
import { Slices, type Slice } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { Day } from "../../language/dates";
import { openness, type Position } from "../../language/position";
import { stateless, type ClassId, type PartyId, type Regime, type RightId, type SentenceId } from "../../language/regime";

/** A position that movers may have, and the sentences that decide it; several where facts of the case decide. */
export interface Treatment {
  readonly position: Position;
  readonly by: readonly SentenceId[];
}
/** What movers are given between two parties. */
export interface TreatedAs {
  /** In the usual case: facts are at their defaults, and what is yes or no and has none is no. Several where other facts decide. Most open first. */
  readonly usual: readonly Treatment[];
  /** In any case. */
  readonly possible: readonly Treatment[];
}
/** Hosts that give the same to each origin, and origins that get the same from each host. */
export interface TreatmentMatrix {
  readonly right: RightId;
  /** `null`: anybody. */
  readonly mover: ClassId | null;
  readonly on: Day;
  readonly hosts: readonly (readonly PartyId[])[];
  /** `stateless` stands for movers without an origin. */
  readonly origins: readonly (readonly PartyId[])[];
  /** By kind of host, then of origin; `null` where there is no case. A party is no host of its own nationals. */
  readonly cells: readonly (readonly (TreatedAs | null)[])[];
}
/** `missing`: why there are none, in words. */
export interface Matrices {
  readonly matrices: readonly TreatmentMatrix[];
  readonly missing: string | null;
}

/** The matrices of a regime on any day. */
export interface TreatmentOver {
  /** Every day on which something may differ from the day before, ascending: between two of them the matrices are the same. */
  readonly days: readonly Day[];
  /** The matrices of every right and class of movers of which some rule speaks, for those who are bound on the day and those who benefit. */
  readonly on: (day: Day) => Matrices;
}

/** Matrices of many days of one regime, which share what did not change. Nothing is worked out before it is asked for. */
export function treatmentOver(regime: Regime, { binding = "hard" }: { readonly binding?: "hard" | "soft" } = {}): TreatmentOver {
  const slices = new Slices(new Space(regime, binding), new Set());
  return {
    days: slices.days,
    on: (day) => {
      try {
        return { matrices: slices.on(day).flatMap((slice) => matrixOf(slices, slice) ?? []), missing: null };
      } catch (error) {
        if (!(error instanceof BudgetSpent)) throw error;
        return { matrices: [], missing: error.message };
      }
    },
  };
}

/** The same for one day. */
export const treatmentMatrices = (regime: Regime, on: Day, options: { readonly binding?: "hard" | "soft" } = {}): Matrices => treatmentOver(regime, options).on(on);

function matrixOf(slices: Slices, slice: Slice): TreatmentMatrix | null {
  if (slice.branches.length === 0) return null;
  const { space } = slices;
  const cut: readonly Mask[] = slice.hosts.flatMap(({ row }) => row.cells.map((c) => c.origins));
  const origins = partition(slice.beneficiaries, cut).map((cell) => members(cell.mask));
  const guard = space.diagrams.operation();
  const usual = usualCells(space);
  const known = new Map<Node, TreatedAs | null>();
  const treatments = (node: Node): TreatedAs | null => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const said = space.diagrams.combine(guard, slice.feasible, node, (f, id) => (f === 1 ? id : infeasible));
    const [inUsual, inAny] = [treatmentsIn(space, space.diagrams.fixed(said, usual)), treatmentsIn(space, said)];
    // Where no mover of the class can be usual, all that is possible is.
    const made = inAny.length === 0 ? null : { usual: inUsual.length === 0 ? inAny : inUsual, possible: inAny };
    known.set(node, made);
    return made;
  };
  const rows = slice.hosts.map(({ hosts, row }) => ({
    hosts: members(hosts),
    cells: origins.map((parties) => {
      const cell = row.cells.find((c) => hasBit(c.origins, parties[0] ?? 0));
      return cell === undefined ? null : treatments(cell.node);
    }),
  }));
  return {
    right: slice.topic.right, mover: slice.topic.mover, on: slice.on, hosts: rows.map((r) => r.hosts),
    origins: origins.map((parties) => parties.map((p) => (p === space.parties.statelessIndex ? stateless : p))), cells: rows.map((r) => r.cells),
  };
}

/** Stands for cases that no mover of the class can be in. */
const infeasible = -1;

/** By variable, the cell of its usual value. */
function usualCells({ regime, variables, cells }: Space): ReadonlyMap<number, number> {
  return new Map(variables.flatMap((fact, variable): readonly (readonly [number, number])[] => {
    const { default: usual, type, tag } = regime.facts[fact] ?? { default: null, type: null, tag: "open" };
    const value = usual ?? (type?.kind === "yes-or-no" && tag !== "open" ? 0 : null);
    return value === null ? [] : [[variable, cellOf(cells.get(fact) ?? [], value)]];
  }));
}

function treatmentsIn({ diagrams, decisions }: Space, node: Node): readonly Treatment[] {
  const found = new Map<number, Treatment>();
  for (const said of diagrams.values(node)) {
    if (said === infeasible) continue;
    const position = decisions.position(said);
    const by = [...new Set([...(found.get(position)?.by ?? []), ...decisions.get(said).by])].sort((a, b) => a - b);
    found.set(position, { position: decisions.positionValue(position), by });
  }
  return [...found.values()].sort((a, b) => openness(b.position) - openness(a.position));
}
