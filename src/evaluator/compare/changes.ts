import type { DayInterval } from "../../language/dates";
import type { Node } from "../../kernel/diagram";
import type { Fact } from "../../language/regime";
import { byText } from "./alignment";
import type { CommonSpace } from "./common-space";
import type { Both, Change, Codes, Pairs, Side, WitnessSide } from "./difference";
import { effectOf } from "./effects";
import { overTime, type Lasting } from "./over-time";
import { rectangles, type Rectangle } from "./pair-sets";
import type { Feasible, PositionComparison, PositionFound } from "./positions";
import { blocks, chainOf, type Mover } from "./questions";
import { conditionsOf } from "./situations";
import { casesAt, pointIn, replayed } from "./witnesses";

export type Intervals = readonly { readonly interval: DayInterval; readonly on: number }[];

/** One change between the pairs of one rectangle, with all rights and movers of whom it is true. */
interface Gathered {
  readonly lasting: Lasting<PositionFound>;
  readonly rectangle: Rectangle;
  readonly pairs: { readonly right: string; readonly mover: Mover; readonly lasting: Lasting<PositionFound> }[];
}

/** Shared parties by their codes; after the last stand those without a state. */
export const codesOf = (common: CommonSpace, parties: readonly number[]): Codes => parties.map((p) => common.alignment.parties[p]?.name ?? "stateless");
export const pairsOf = (common: CommonSpace, { hosts, origins }: Rectangle): Pairs => ({ hosts: codesOf(common, hosts), origins: codesOf(common, origins) });

/** Comparisons of missing figures on which a function turns. */
const turnsOn = (common: CommonSpace, region: Node): readonly Fact[] =>
  [...common.diagrams.support(region)].sort((a, b) => a - b).flatMap((v) => (common.facts[v]?.fact.tag === "open" ? [common.facts[v].fact] : []));

/** Every change of a position, over the longest stretches of time, in few rows. */
export function positionChanges(comparison: PositionComparison, intervals: Intervals): readonly Change[] {
  const gathered = new Map<string, Gathered>();
  for (const question of comparison.questions) {
    for (const lasting of overTime(comparison.asked(question), intervals)) {
      const { what, interval } = lasting;
      const cases = what.region === what.among ? "always" : `${what.region} of ${what.among}`;
      for (const rectangle of rectangles(lasting.pairs)) {
        const key = `${what.before} ${what.after} ${cases} ${interval.since} ${interval.before} ${rectangle.hosts.join(",")} ${rectangle.origins.join(",")}`;
        const row = gathered.get(key) ?? { lasting, rectangle, pairs: [] };
        for (const right of question.rights) for (const mover of question.movers) row.pairs.push({ right, mover, lasting });
        gathered.set(key, row);
      }
    }
  }
  return inOrder([...gathered.values()].flatMap((row) => changesOf(comparison, row)));
}

function changesOf(comparison: PositionComparison, { lasting, rectangle, pairs }: Gathered): readonly Change[] {
  const { common } = comparison;
  const { regimes, rights: allRights } = common.alignment;
  const place = new Map(allRights.map((r, i) => [r.name, i]));
  const { what, interval } = lasting;
  const [before, after] = [common.positionValue(what.before), common.positionValue(what.after)];
  const closure = { before: regimes.before.closure, after: regimes.after.closure };
  const conditions = conditionsOf(common, what.region, what.among);
  const ordered = [...pairs].sort((a, b) => (place.get(a.right) ?? 0) - (place.get(b.right) ?? 0));
  const witnesses = new Map(ordered.map((p) => [`${p.right} ${p.mover ?? ""}`, () => witnessOf(comparison, p, rectangle, { before, after })]));
  return blocks(ordered.map((p) => [p.right, p.mover] as const)).flatMap(({ rights, movers }) => {
    // Each right and mover of a row is replayed; the first is shown.
    const [witness] = rights.flatMap((right) => movers.flatMap((mover) => witnesses.get(`${right} ${mover ?? ""}`)?.() ?? []));
    if (witness === undefined) return [];
    return [{ ...pairsOf(common, rectangle), rights, movers, interval, before, after, effect: effectOf(before, after, closure), conditions, turnsOn: turnsOn(common, what.region), witness }];
  });
}

function witnessOf(comparison: PositionComparison, { right, mover, lasting }: Gathered["pairs"][number], rectangle: Rectangle, expected: Both<Change["before"]>): Both<WitnessSide> {
  const { common } = comparison;
  const point = pointIn(common, rectangle, lasting.what.region, lasting.on);
  if (point === null) throw new Error(`no case shows the change of ${right}`);
  const seen = (side: Side): Feasible => comparison.feasible(side, chainOf(common.alignment, side, mover), lasting.on);
  const feasible = { before: seen("before"), after: seen("after") };
  return replayed(common, casesAt(common, point, feasible), right, expected);
}

/** By time, then by right, mover and parties: the same order whichever text comes first. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const text = (c: Change): string => JSON.stringify([c.rights, c.movers, c.hosts, c.origins, c.conditions.situations.map((s) => s.map((l) => [l.fact.key, l.cells.map((x) => x.value)]))]);
  const sized = (c: Change): number => -c.hosts.length * c.origins.length;
  return [...changes].sort((a, b) => compareIntervals(a.interval, b.interval) || sized(a) - sized(b) || byText(text(a), text(b)));
}
/** The earlier beginning first, then the earlier end. */
export function compareIntervals(a: DayInterval, b: DayInterval): number {
  const order = (x: number, y: number): number => (x === y ? 0 : x < y ? -1 : 1);
  return order(a.since ?? -Infinity, b.since ?? -Infinity) || order(a.before ?? Infinity, b.before ?? Infinity);
}
