import { ExactSum } from "./leaves";
import type { KnownRows } from "./known-rows";
import type { PairDay } from "./pair-day";
import type { Column } from "./pair-naming";

/** G3: for each kind of origin, pairs of hosts that give it unlike things. Made once and used again. */
export class ColumnSums {
  /** By function of positions: how many hosts give it, and how many of the origins do so as hosts. All 0 between two columns. */
  private told = new Int32Array(0);
  private own = new Int32Array(0);
  private functions = new Int32Array(0);

  /** Σ over cases and origins of unequal pairs of hosts other than the origin, for origins that are members and for others; and the columns that have some. */
  of(day: PairDay): { readonly members: bigint; readonly outsiders: bigint; readonly columns: readonly Column[] } {
    const { facts, hostCount, originCount } = day;
    const { size } = facts.told.positions;
    if (size > this.told.length) [this.told, this.own] = [new Int32Array(size * 2), new Int32Array(size * 2)];
    if (hostCount > this.functions.length) this.functions = new Int32Array(hostCount * 2);
    const { rows: known } = facts.within(day.feasible);
    const [members, outsiders] = [new ExactSum(), new ExactSum()];
    const columns: Column[] = [];
    const themselves = hostsAmong(day);
    for (let origin = 0; origin < originCount; origin++) {
      const hosts = themselves[origin] ?? [];
      const others = (day.beneficiaries[origin] ?? 0) - hosts.length;
      if (hosts.length + others === 0) continue;
      const unlike = this.unlike(day, origin, hosts, others, known);
      members.add(unlike.members, 1);
      outsiders.add(unlike.outsiders, 1);
      if (unlike.members > 0) for (const own of new Set(hosts)) columns.push({ origin, own });
      if (unlike.outsiders > 0) columns.push({ origin, own: -1 });
    }
    return { members: members.value, outsiders: outsiders.value, columns };
  }

  private unlike({ groups: { positions }, groupOf, hostCount, originCount, sizes }: PairDay, origin: number, themselves: readonly number[], others: number, known: KnownRows): { readonly members: number; readonly outsiders: number } {
    const { told, own, functions } = this;
    const toldBy = (i: number): number => positions[groupOf[i * originCount + origin] ?? 0] ?? 0;
    let count = 0;
    for (let i = 0; i < hostCount; i++) {
      const p = toldBy(i);
      if (told[p] === 0) functions[count++] = p;
      told[p] = (told[p] ?? 0) + (sizes[i] ?? 0);
    }
    const sum = (size: number): number => (count > 1 && size > 0 ? known.unlike({ functions, count, told, own, size }) : 0);
    const outsiders = sum(others);
    for (const i of themselves) own[toldBy(i)] = (own[toldBy(i)] ?? 0) + 1;
    const members = sum(themselves.length);
    for (let a = 0; a < count; a++) told[functions[a] ?? 0] = own[functions[a] ?? 0] = 0;
    return { members, outsiders };
  }
}

/** By kind of origin, of which kind of host each of those is that are hosts. */
function hostsAmong({ own, originCount }: PairDay): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: originCount }, () => []);
  own.forEach((kinds, host) => {
    for (const kind of kinds) if (kind !== -1) found[kind]?.push(host);
  });
  return found;
}
