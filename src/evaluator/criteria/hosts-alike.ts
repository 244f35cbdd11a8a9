import { add, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import { isSchedule, lookUp } from "../../language/reading";
import { stateless, type PartyId } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import { hasBit, members } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { type Apart, countsOf, type PairSums } from "./apart";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import { blocks, recordClasses } from "./records";
import { regulatedCases } from "./topic";

/** Hosts treated apart toward one origin: summed over origins that are members, and over those that are not. */
interface Sums {
  readonly unequal: bigint;
  readonly thirds: bigint;
}
export interface HostTally {
  readonly members: Sums;
  readonly outsiders: Sums;
  readonly because: ClauseSet;
}

class Adding {
  private readonly sums = { members: { unequal: 0n, thirds: 0n }, outsiders: { unequal: 0n, thirds: 0n } };
  because: ClauseSet = noClauses;
  add(side: "members" | "outsiders", { unequal, thirds }: PairSums, times: bigint): void {
    this.sums[side].unequal += unequal * times;
    this.sums[side].thirds += thirds * times;
  }
  get tally(): HostTally {
    return { ...this.sums, because: this.because };
  }
}

/** G3: Σ over cases and origins of unequal pairs of hosts other than the origin. */
export function hostsAlike(analysis: Analysis, apart: Apart, slice: Slice): HostTally {
  const { bound, beneficiaries, feasible } = slice;
  const columns = new Map<string, { readonly cells: readonly (readonly [OriginCell, number])[]; readonly member: boolean; origins: number }>();
  const cellsOf = new Map<number, Map<number, readonly [OriginCell, number]>>();
  for (const { hosts, row } of slice.hosts) {
    const size = members(hosts).length;
    for (const cell of row.cells) {
      for (const o of members(cell.origins)) {
        if (!hasBit(beneficiaries, o)) continue;
        // Hosts that say the same to an origin are one group.
        const cells = cellsOf.get(o) ?? new Map<number, readonly [OriginCell, number]>();
        cellsOf.set(o, cells.set(cell.signature, [cell, (cells.get(cell.signature)?.[1] ?? 0) + size - (hasBit(hosts, o) ? 1 : 0)]));
      }
    }
  }
  for (const [o, bySignature] of cellsOf) {
    const cells = [...bySignature.values()];
    const member = hasBit(bound, o);
    const key = `${member}|${cells.map(([cell, n]) => `${cell.signature}:${n}`).join("|")}`;
    const column = columns.get(key) ?? { cells, member, origins: 0 };
    column.origins++;
    columns.set(key, column);
  }
  const sum = new Adding();
  for (const { cells, member, origins } of columns.values()) {
    const found = apart.pairs(countsOf(cells.map(([cell, n]) => [cell.positions, n])), feasible);
    if (found.unequal === 0n) continue;
    sum.add(member ? "members" : "outsiders", found, BigInt(origins));
    sum.because = analysis.naming.causes(cells.map(([cell]) => cell), cells.map(([, n]) => n), feasible, sum.because);
  }
  return sum.tally;
}

/** Whether some sentence of a topic reads a table that a host alone is the key of. */
export const readsSchedules = (analysis: Analysis, slice: Slice): boolean =>
  slice.topic.sentences.some((id) => analysis.readings[id]?.lookups.some((l) => isSchedule(analysis.slices.space.regime.tables[l.table])) === true);

/**
 * G3 modulo schedules: the same, where all hosts have the schedule of one party; the mean over the parties whose schedule it is. The sums are
 * multiplied by the number of members.
 */
export function hostsOfOneSchedule(analysis: Analysis, apart: Apart, slice: Slice): HostTally {
  const { space } = analysis.slices;
  const bound = members(slice.bound);
  const origins = members(slice.beneficiaries);
  const all = [...new Set([...bound, ...origins])].filter((p) => p !== space.parties.statelessIndex);
  const block = blocks(analysis, slice, all);
  const record = recordClasses(analysis, slice, all, (table) => !isSchedule(table));
  // Under another schedule a case may be in force that is not as things stand: it is none of the regime's.
  const regulated = regulatedCases(analysis, slice);
  const kind = (p: number): string => `${block.get(p) ?? p}|${record.get(p) ?? p}`;
  const sum = new Adding();
  for (const { example: schedule, weight } of schedulesOf(analysis, slice, bound)) {
    const nodes = new Map<string, Node>();
    const nodeOf = (host: PartyId, o: number): Node => {
      const key = `${kind(host)}>${kind(o)}`;
      const known = nodes.get(key);
      if (known !== undefined) return known;
      const origin = o === space.parties.statelessIndex ? stateless : o;
      const made = analysis.slices.pair(slice.topic.sentences, { host, origin, on: slice.on, schedule });
      const node = slice.fix ? slice.fix(made) : made;
      nodes.set(key, node);
      return node;
    };
    for (const o of origins) {
      const hosts = bound.filter((h) => h !== o);
      const given = hosts.map((h) => nodeOf(h, o));
      const found = apart.pairs(countsOf(given.map((node) => [analysis.positions(node), 1])), regulated);
      if (found.unequal === 0n) continue;
      sum.add(hasBit(slice.bound, o) ? "members" : "outsiders", found, BigInt(weight));
      for (const node of new Set(given)) sum.because = join(sum.because, analysis.naming.clauses(naming(analysis, node)));
    }
  }
  return sum.tally;
}

/** The clauses that decide in a function and read who the parties are. */
const naming = (analysis: Analysis, node: Node): readonly number[] =>
  analysis.naming.everDecides(node).filter((c) => analysis.slices.space.regime.clauses[c]?.sentences.some((s) => analysis.readings[s]?.narrowed === true));

/** The schedules that occur, each by one party that has it, with how many have. */
function schedulesOf(analysis: Analysis, slice: Slice, bound: readonly PartyId[]): readonly { readonly example: PartyId; readonly weight: number }[] {
  const { regime } = analysis.slices.space;
  const lookups = slice.topic.sentences.flatMap((id) => analysis.readings[id]?.lookups.filter((l) => isSchedule(regime.tables[l.table])) ?? []);
  const found = new Map<string, { readonly example: PartyId; weight: number }>();
  for (const p of bound) {
    // A figure that is missing is its host's own.
    const value = lookups.map((l) => lookUp(regime, l, { host: p, origin: stateless, on: slice.on }) ?? (regime.tables[l.table]?.file === undefined ? null : `of ${p}`));
    const known = found.get(JSON.stringify(value)) ?? { example: p, weight: 0 };
    known.weight++;
    found.set(JSON.stringify(value), known);
  }
  return [...found.values()];
}

/** The degree from the sums of all topics: the mean, over origins, of the share of pairs of hosts alike. `null` where no two hosts can be compared. */
export function hostDegree(sums: readonly HostTally[], which: keyof PairSums, sizes: { readonly n: number; readonly outsiders: number; readonly regulated: bigint }): Rational | null {
  const { n, outsiders, regulated } = sizes;
  const unit = which === "thirds" ? 3n : 1n;
  const pairs = (hosts: number): number => (hosts * (hosts - 1)) / 2;
  const sides = ([["members", n, pairs(n - 1)], ["outsiders", outsiders, pairs(n)]] as const).filter(([, origins, each]) => origins > 0 && each > 0);
  const origins = sides.reduce((s, [, count]) => s + count, 0);
  if (origins === 0) return null;
  const unlike = sides.reduce((total, [side, , each]) => {
    const sum = sums.reduce((s, t) => s + t[side][which], 0n);
    return add(total, rational(sum, BigInt(each) * regulated * unit));
  }, zero);
  return subtract(one, multiply(unlike, rational(1, origins)));
}
