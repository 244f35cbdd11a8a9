import type { DayInterval } from "../../language/dates";
import { divide, rational } from "../../language/rational";
import { stateless } from "../../language/regime";
import { and, count, isEmpty, isWithin, members, or, without, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import { halfLife } from "./half-life";
import type { observed } from "./observed";
import { anyPair, pairsOf, type Overlap } from "./overlaps";
import { isOwed, type Questions } from "./positions";
import type { Lowering, Revocations } from "./result";

/** The mean year of the Gregorian calendar: 146 097 days in 400 years. */
const days = rational(146_097, 400);

/** Two neighbouring stretches of time as one topic has them. */
export interface Turn {
  readonly before: Slice;
  readonly after: Slice;
}

/** Adds up, stretch after stretch, how often what was owed came to be owed no longer, or less of it. */
export class RevocationCount {
  private readonly lowerings: Lowering[] = [];
  private readonly owed = new WeakMap<object, { readonly feasible: number; readonly pairs: number }>();
  private positionDays = 0n;

  /** `window`: from the first date of the text to the last; `null` where there are no two. */
  constructor(
    private readonly questions: Questions,
    private readonly window: ReturnType<typeof observed>,
  ) {}

  /** A topic over one stretch of time: positions owed in some case are at risk between the first date of the text and the last. */
  stretch(slice: Slice, { since, before }: DayInterval): void {
    const { window } = this;
    if (window !== null && since !== null && before !== null && window.from <= since && before <= window.to) this.positionDays += BigInt(this.owedPairs(slice)) * BigInt(before - since);
  }
  /** How many pairs are owed something in some case. */
  owedPairs(slice: Slice): number {
    const known = this.owed.get(slice.mark);
    if (known?.feasible === slice.feasible) return known.pairs;
    let pairs = 0;
    for (const { hosts, row } of slice.hosts) {
      const { nodes, beneficiaries, placeOf } = row.counts;
      const owed = nodes.map((positions) => this.questions.some(isOwed, { positions }, slice.feasible));
      // A host is no origin of its own.
      const own = members(hosts).filter((host) => owed[placeOf[row.placeOf(host)] ?? -1] === true).length;
      pairs += owed.reduce((n, is, i) => n + (is ? count(hosts) * (beneficiaries[i] ?? 0) : 0), 0) - own;
    }
    this.owed.set(slice.mark, { feasible: slice.feasible, pairs });
    return pairs;
  }

  /** Pairs of one kind before and after, where something changes; then those that are no longer there. */
  turn(turn: Turn, overlap: Overlap): void {
    this.lowerings.push(...byLaw(this.questions, turn, overlap));
  }
  left(turn: Turn): void {
    this.lowerings.push(...byLeaving(this.questions, turn));
  }

  get found(): Revocations {
    const number = (by: Lowering["by"]): number => this.lowerings.reduce((n, l) => n + (l.by === by ? l.pairs : 0), 0);
    const [byLaw, byLeaving, years] = [number("law"), number("leaving"), divide(rational(this.positionDays), days)];
    const hazard = years.numerator === 0n ? null : divide(rational(byLaw + byLeaving), years);
    return {
      from: this.window?.from ?? null, to: this.window?.to ?? null, byLaw, byLeaving, years, hazard, halfLife: hazard && halfLife(hazard), lowerings: this.lowerings,
    };
  }
}

/** Whether something is owed in some case of a cell. */
export const owedIn = (questions: Questions, slice: Slice) => (cell: OriginCell): boolean => questions.some(isOwed, cell, slice.feasible);
const base = ({ after }: Turn): Pick<Lowering, "on" | "right" | "mover"> => ({ on: after.on, right: after.topic.right, mover: after.topic.mover });

/** Where the same pair is told less. */
function byLaw(questions: Questions, turn: Turn, { first, second, hosts, origins, pairs }: Overlap): readonly Lowering[] {
  if (first.positions === second.positions) return [];
  const { space } = questions.analysis.slices;
  const lowered = space.and(questions.lowered(first.positions, second.positions), space.and(turn.before.feasible, turn.after.feasible));
  const pair = lowered === space.no ? null : anyPair(hosts, origins);
  if (pair === null) return [];
  const deciding = questions.clauses(second, lowered);
  return [{ ...base(turn), host: pair[0], origin: party(questions, pair[1]), pairs, by: "law", because: deciding.length > 0 ? deciding : questions.clauses(first, lowered) }];
}

/** Where one of the two is no longer among those whom the regime reaches; a state that has ceased takes nothing away. */
function byLeaving(questions: Questions, turn: Turn): readonly Lowering[] {
  const { before, after } = turn;
  if (isWithin(before.bound, after.bound) && isWithin(before.beneficiaries, after.beneficiaries)) return [];
  const { parties } = questions.analysis.slices.space;
  const alive = parties.withStateless(parties.alive(after.on));
  const reached: Mask = after.hosts.reduce<Mask>((all, { row }) => row.cells.reduce((m, c) => or(m, c.origins), all), after.beneficiaries);
  return before.hosts.flatMap(({ hosts, row }) => row.cells.filter(owedIn(questions, before)).flatMap((cell): readonly Lowering[] => {
    const origins = and(and(cell.origins, before.beneficiaries), alive);
    const [left, gone] = [and(without(hosts, after.bound), alive), without(origins, reached)];
    const stayed = and(hosts, after.bound);
    const all = [[left, origins], [stayed, gone]] as const;
    return all.flatMap(([h, o]): readonly Lowering[] => {
      const pair = isEmpty(h) || isEmpty(o) ? null : anyPair(h, o);
      if (pair === null) return [];
      return [{ ...base(turn), host: pair[0], origin: party(questions, pair[1]), pairs: pairsOf(h, o), by: "leaving", because: questions.clauses(cell, questions.where(isOwed, cell, before.feasible)) }];
    });
  }));
}

/** A party by its number, or `stateless`. */
export const party = ({ analysis }: Questions, index: number): number => (index === analysis.slices.space.parties.statelessIndex ? stateless : index);
