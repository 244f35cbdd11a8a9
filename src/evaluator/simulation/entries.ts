import { flatten, Ids } from "./ids";
import { capsOfEntries } from "./entry-caps";
import type { CapLabel } from "./labels";
import type { LotEntry, Lots } from "./lots";
import { presence } from "../interests/ledger";
import { toNumber } from "../../language/rational";
import type { ClassId, PartyId } from "../../language/regime";
import type { CapPlan, DrawPlan, EntryPlan, LinkPlan, UnitPlan } from "./plan";

/** What entries are counted by, each numbered as it is met. */
export interface Laid {
  readonly links: LinkPlan;
  readonly units: UnitPlan;
  readonly movers: readonly ClassId[];
  readonly draws: Omit<DrawPlan, "low" | "high" | "mode">;
  readonly drawn: readonly { readonly flow: number; readonly host: PartyId; readonly origin: PartyId; readonly mover: ClassId }[];
  readonly entries: EntryPlan;
  readonly caps: CapPlan;
  readonly capLabels: readonly CapLabel[];
}
/** Of the law as it is (0), or with safeguards invoked (1). */
interface Found extends LotEntry {
  readonly mode: number;
}
interface Unit {
  readonly link: number;
  readonly first: Found;
}
interface Placed extends Found {
  readonly unit: number;
  readonly draw: number;
}

const linkKey = ({ pair, inside }: LotEntry): string => `${pair.host} ${pair.origin} ${inside ? 0 : 1}`;
const onceOf = ({ once: { host, origin, mover } }: LotEntry): readonly number[] => [host, origin, mover];
const unitKey = (e: Found): string => `${linkKey(e)} ${e.pair.mover} ${e.mode} ${e.group} ${onceOf(e).join(" ")}`;

/** How entries are laid out. */
export interface Layout {
  readonly years: number;
  /** Parties as places. */
  readonly place: ReadonlyMap<PartyId, number>;
  /** Whom shocks concern alike. */
  readonly exposureOf: (entry: LotEntry) => number;
  /** Whose number is not certain. */
  readonly isOpen: (entry: LotEntry) => boolean;
}

/** Lays entries out by year and unit. `modes`: the lots of the law as it is, and, where there are safeguards, of the law with them invoked. */
export function layOut(modes: readonly Lots[], layout: Layout): Laid {
  const { years, place } = layout;
  const all = modes.flatMap((lots, mode) => Array.from({ length: years }, (_, y) => lots.entriesIn(y).map((e): Found => ({ ...e, mode }))).flat());
  const order = [...new Map(all.map((e) => [linkKey(e), e])).values()].sort((a, b) => Number(b.inside) - Number(a.inside) || a.pair.host - b.pair.host || a.pair.origin - b.pair.origin);
  const links = new Map(order.map((e, i) => [linkKey(e), i]));
  const firsts = new Map<string, Found>();
  for (const e of all) if (!firsts.has(unitKey(e))) firsts.set(unitKey(e), e);
  const units = [...firsts.values()].map((first): Unit => ({ first, link: links.get(linkKey(first)) ?? 0 })).sort((a, b) => a.link - b.link || a.first.pair.mover - b.first.pair.mover);
  const unitIds = new Map(units.map((u, i) => [unitKey(u.first), i]));
  const draws = new Ids<Laid["drawn"][number]>();
  const placed = all.map((e): Placed => {
    const { host, origin, mover } = e.pair;
    return { ...e, unit: unitIds.get(unitKey(e)) ?? 0, draw: draws.of(`${e.flow} ${host} ${origin} ${mover}`, () => ({ flow: e.flow, host, origin, mover })) };
  }).sort((a, b) => a.mode - b.mode || a.year - b.year || a.unit - b.unit);
  const drawnIn = Array.from({ length: years }, () => new Set<number>());
  for (const e of placed) if (layout.isOpen(e)) drawnIn[e.year]?.add(e.draw);
  const { starts: drawStart, items: list } = flatten(drawnIn.map((some) => [...some].sort((a, b) => a - b)));
  return {
    links: {
      count: order.length, inside: order.filter((e) => e.inside).length,
      host: Int32Array.from(order, (e) => place.get(e.pair.host) ?? 0), origin: Int32Array.from(order, (e) => place.get(e.pair.origin) ?? 0),
    },
    units: unitPlan(units, modes, years, order.length), movers: units.map((u) => u.first.pair.mover),
    draws: { count: draws.items.length, start: drawStart, list: Int32Array.from(list) }, drawn: draws.items,
    ...entryPlan(placed, modes.length, units.length, layout),
  };
}

/** `placed`: in the order of modes, in which caps are numbered. */
function entryPlan(placed: readonly Placed[], modes: number, units: number, { years, exposureOf }: Layout): Pick<Laid, "entries" | "caps" | "capLabels"> {
  const { caps, capLabels, capsOf } = capsOfEntries(placed, years);
  const entries = placed.toSorted((a, b) => a.year - b.year || a.unit - b.unit);
  const { starts: capStart, items: capList } = flatten(entries.map(capsOf));
  return {
    entries: {
      modes: modes === 2 ? 2 : 1, start: startsBy(entries.map((e) => e.year * units + e.unit), years * units),
      draw: Int32Array.from(entries, (e) => e.draw), exposure: Int32Array.from(entries, exposureOf), part: Float64Array.from(entries, (e) => e.weight),
      capStart, caps: Int32Array.from(capList),
    },
    caps, capLabels,
  };
}

/** Where what is in each of some cells begins, given the cell of each. */
function startsBy(cells: readonly number[], count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

function unitPlan(units: readonly Unit[], modes: readonly Lots[], years: number, links: number): UnitPlan {
  const worth = Array.from({ length: years }, (_, y) => units.flatMap(({ first }) => {
    const { host, origin, mover } = modes[first.mode]?.worthOfYear(first.pair, first.lot, y) ?? { host: 0, origin: 0, mover: 0 };
    return [host, origin, mover];
  })).flat();
  const stays = units.map(({ first }) => presenceOf(first, years));
  const { starts: presenceStart, items } = flatten(stays);
  return {
    count: units.length, start: startsBy(units.map((u) => u.link), links), mode: Uint8Array.from(units, (u) => u.first.mode), once: Float64Array.from(units.flatMap((u) => onceOf(u.first))), staying: worth.some((w) => w !== 0),
    ages: Int32Array.from(stays, (s) => s.length), presenceStart, presence: Float64Array.from(items), worth: Float64Array.from(worth),
  };
}
/** The parts of years for which a stay lasts; empty: there is no end within the horizon. */
function presenceOf({ lot }: LotEntry, years: number): readonly number[] {
  if (lot.years === null) return [];
  const parts = Array.from({ length: years }, (_, age) => toNumber(presence(lot.years, age)));
  return parts.every((p) => p === 1) ? [] : parts.slice(0, Math.max(1, parts.findLastIndex((p) => p > 0) + 1));
}
