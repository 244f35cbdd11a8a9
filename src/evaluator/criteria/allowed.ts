import { add, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import { lookUp } from "../../language/reading";
import { stateless, type TableId } from "../../language/regime";
import { and, count, countBoth, emptyMask, isEmpty, members, setBit, type Mask } from "../../kernel/masks";
import type { Slice, Slices } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { type Apart, countsOf, type PairSums } from "./apart";
import { noClauses, type ClauseSet } from "./clause-sets";
import { hostGroups, type HostGroup } from "./host-kinds";

/** Beneficiaries that agree on the attributes allowed. The stateless have no attributes of a state: they are compared with nobody. */
export type AttributeClasses = readonly Mask[];

/** Unequal pairs of origins of one class, summed over the hosts of each class; the last entry is of hosts outside all of them. */
export interface AllowedTally {
  readonly byHost: readonly PairSums[];
  readonly because: ClauseSet;
}

/** Groups the beneficiaries of a day by what the tables say of them. */
export function attributeClasses(slices: Slices, slice: Pick<Slice, "on" | "beneficiaries">, allow: readonly TableId[]): AttributeClasses {
  const { space } = slices;
  const { regime } = space;
  const classes = new Map<string, Mask>();
  for (const p of members(slice.beneficiaries)) {
    if (p === space.parties.statelessIndex) continue;
    const values = allow.map((table) => lookUp(regime, { table, args: (regime.tables[table]?.keys ?? []).map((k) => (k === "year" ? "year" : "origin")) }, { host: stateless, origin: p, on: slice.on }));
    const key = JSON.stringify(values);
    const mask = classes.get(key) ?? emptyMask(space.parties.words);
    setBit(mask, p);
    classes.set(key, mask);
  }
  return [...classes.values()];
}

/** G2 between origins that agree on the attributes allowed. */
export function alikeAmongAllowed(analysis: Analysis, apart: Apart, slice: Slice, classes: AttributeClasses): AllowedTally {
  const byHost = [...classes.map(() => ({ unequal: 0n, thirds: 0n })), { unequal: 0n, thirds: 0n }];
  let because = noClauses;
  const groups: HostGroup[] = hostGroups(slice).flatMap((g) => [...classes, null].map((c) => ({ ...g, hosts: c === null ? outside(g.hosts, classes) : and(g.hosts, c) })));
  for (const group of groups) {
    const size = count(group.hosts);
    if (size === 0) continue;
    const own = classes.findIndex((c) => countBoth(c, group.hosts) > 0);
    const sums = byHost.at(own);
    if (sums === undefined) continue;
    classes.forEach((among, i) => {
      const sizes = group.row.cells.map((cell) => countBoth(cell.origins, among) - (i === own && group.own === cell ? 1 : 0));
      const found = apart.pairsOfOrigins(countsOf(group.row.cells.map((cell, c) => [cell.positions, sizes[c] ?? 0])), slice.feasible);
      if (found.unequal === 0n) return;
      sums.unequal += found.unequal * BigInt(size);
      sums.thirds += found.thirds * BigInt(size);
      because = analysis.naming.causes(group.row.cells, sizes, slice.feasible, because);
    });
  }
  return { byHost, because };
}

const outside = (hosts: Mask, classes: AttributeClasses): Mask => {
  const rest = [...hosts];
  for (const c of classes) c.forEach((word, i) => (rest[i] = (rest[i] ?? 0) & ~word));
  return rest;
};

/** The mean, over hosts that have origins to compare, of the share of pairs alike; `null` where no host has. */
export function allowedDegree(tallies: readonly AllowedTally[], classes: AttributeClasses, bound: Mask, regulated: bigint, which: keyof PairSums): Rational | null {
  const unit = which === "thirds" ? 3n : 1n;
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  let hosts = 0;
  let unlike = zero;
  for (const [i, own] of [...classes, null].entries()) {
    const among = own === null ? outside(bound, classes) : and(bound, own);
    const each = classes.reduce((sum, c) => sum + pairs(count(c) - (c === own ? 1 : 0)), 0);
    if (isEmpty(among) || each === 0) continue;
    hosts += count(among);
    unlike = add(unlike, rational(tallies.reduce((s, t) => s + (t.byHost[i]?.[which] ?? 0n), 0n), BigInt(each) * regulated * unit));
  }
  return hosts === 0 ? null : subtract(one, multiply(unlike, rational(1, hosts)));
}
