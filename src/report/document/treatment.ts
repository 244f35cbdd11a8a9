import type { TreatedAs, Treatment, TreatmentMatrix } from "../../evaluator/matrix/treatment";
import { formatDay } from "../../language/dates";
import type { PartyId, Regime } from "../../language/regime";
import { groundsOf } from "../words/grounds";
import { className, count, listed, partyCode, rightName } from "../words/names";
import { positionWords } from "../words/positions";
import { anchor, heading, paragraph, table, type Block, type Table } from "./blocks";
import type { MatrixPicture, RelationsPicture } from "./picture";

/** Matrices that show the same positions for the same parties, as one, with the rights and classes they are of. */
interface Alike {
  readonly matrix: TreatmentMatrix;
  readonly topics: readonly string[];
}
/** Above so many parties on one side, a picture shows kinds of parties in place of parties. */
const mostParties = 60;
/** So many pictures are drawn; what is left stands in tables. */
const mostPictures = 6;

const kindsOf = (all: readonly Treatment[]): string => [...new Set(all.map((t) => t.position.kind))].join(" ");
const kindsIn = (cell: TreatedAs | null): string => (cell === null ? "" : `${kindsOf(cell.usual)}: ${kindsOf(cell.possible)}`);
const likeness = (m: TreatmentMatrix): string => JSON.stringify([m.hosts, m.origins, m.cells.map((row) => row.map(kindsIn))]);

function alike(regime: Regime, matrices: readonly TreatmentMatrix[]): readonly Alike[] {
  const found = new Map<string, { readonly matrix: TreatmentMatrix; readonly topics: string[] }>();
  for (const matrix of matrices) {
    const name = `${rightName(regime, matrix.right)} for ${matrix.mover === null ? "anybody" : className(regime, matrix.mover)}`;
    const known = found.get(likeness(matrix));
    if (known) known.topics.push(name);
    else found.set(likeness(matrix), { matrix, topics: [name] });
  }
  return [...found.values()].sort((a, b) => variety(b.matrix) - variety(a.matrix) || b.topics.length - a.topics.length);
}
const variety = (m: TreatmentMatrix): number => new Set(m.cells.flatMap((row) => row.map(kindsIn))).size;

/** `AT, BE and 12 more`. */
const named = (regime: Regime, parties: readonly PartyId[], most = 8): string => {
  const codes = parties.map((p) => partyCode(regime, p));
  return codes.length <= most + 1 ? listed(codes) : `${codes.slice(0, most).join(", ")} and ${codes.length - most} more`;
};

const wordsOf = (regime: Regime, all: readonly Treatment[]): string =>
  all.map(({ position, by }) => {
    const grounds = groundsOf(regime, by).map((g) => g.name);
    return `${positionWords(position)}${grounds.length === 0 ? "" : ` (${listed(grounds)})`}`;
  }).join(", or ");
/** The usual case, then what else facts can make of it. */
function words(regime: Regime, { usual, possible }: TreatedAs): string {
  const others = possible.filter((t) => !usual.includes(t) && usual.every((u) => u.position !== t.position));
  return `${wordsOf(regime, usual)}${others.length === 0 ? "" : `; by other facts: ${wordsOf(regime, others)}`}`;
}

/** Whether some case is meant: a party alone is no host of its own nationals. */
const isCase = (hosts: readonly PartyId[], origins: readonly PartyId[]): boolean => hosts.some((h) => origins.some((o) => o !== h));

/** Each kind of host and kind of origin, and what is given. */
function treatmentTable(regime: Regime, { matrix, topics }: Alike): Table {
  const rows = matrix.hosts.flatMap((hosts, h) => matrix.origins.flatMap((origins, o) => {
    const cell = matrix.cells[h]?.[o] ?? null;
    return cell === null || !isCase(hosts, origins) ? [] : [[named(regime, hosts), named(regime, origins), words(regime, cell)]];
  }));
  return table(`${listed(topics)} on ${formatDay(matrix.on)}`, ["host", "movers from", "position"], rows);
}

/** A row or column of a matrix: a party, or a kind of parties where there are too many to show each. */
export interface Side {
  readonly name: string;
  /** Which kind of hosts or origins of the matrix it is of. */
  readonly group: number;
  /** The party; of a kind its first. */
  readonly party: PartyId;
  readonly alone: boolean;
}

/** The rows and columns of a matrix. */
export function sides(regime: Regime, { hosts, origins }: TreatmentMatrix): { readonly hosts: readonly Side[]; readonly origins: readonly Side[] } {
  const single = Math.max(hosts.flat().length, origins.flat().length) <= mostParties;
  const each = (groups: readonly (readonly PartyId[])[]): readonly Side[] =>
    groups.flatMap((parties, group) => {
      if (single) return parties.map((party) => ({ name: partyCode(regime, party), group, party, alone: true }));
      const [party] = parties;
      return party === undefined ? [] : [{ name: named(regime, parties, 2), group, party, alone: parties.length === 1 }];
    });
  return { hosts: each(hosts), origins: each(origins) };
}

/** A matrix as it is drawn. */
export function matrixPicture(regime: Regime, matrix: TreatmentMatrix): MatrixPicture {
  const { hosts, origins } = sides(regime, matrix);
  return {
    kind: "matrix", hosts: hosts.map((h) => h.name), origins: origins.map((o) => o.name),
    cells: hosts.flatMap((h) => origins.flatMap((o) => {
      const cell = matrix.cells[h.group]?.[o.group] ?? null;
      const [first] = cell?.usual ?? [];
      if (cell === null || first === undefined || (h.alone && o.alone && h.party === o.party)) return [];
      const position = cell.usual.every((t) => t.position.kind === first.position.kind) ? first.position.kind : ("mixed" as const);
      return [{ host: h.name, origin: o.name, position, depends: kindsOf(cell.usual) !== kindsOf(cell.possible), words: words(regime, cell) }];
    })),
  };
}

/** What hosts give to movers from each origin: a picture and a table for each right and class that differ. */
export function treatment(regime: Regime, matrices: readonly TreatmentMatrix[], missing: string | null): readonly Block[] {
  if (missing !== null) return [paragraph(`Not shown: ${missing}.`)];
  const all = alike(regime, matrices);
  return all.flatMap((one, i): readonly Block[] => {
    const own = treatmentTable(regime, one);
    const title = one.topics.length > 3 ? `${one.topics.slice(0, 3).join(", ")} and ${count(one.topics.length - 3, "more topic")}` : listed(one.topics);
    const drawn = i < mostPictures && one.matrix.hosts.flat().length > 1;
    return [
      heading(3, title, anchor(regime.name, "treatment", String(i))),
      drawn ? { kind: "picture", picture: matrixPicture(regime, one.matrix), caption: `Positions on ${formatDay(one.matrix.on)}: ${listed(one.topics)}. Hosts below one another, origins beside one another. Colours show the usual case, in which facts have their defaults and what is yes or no and has none is no; ? marks where other facts change it (none, where they change every cell).`, table: own } : own,
    ];
  });
}

/** Who gives something to whom; `null` where nobody gives anything. Above `mostNodes` parties, those that give and get alike are one node. */
export function relations(regime: Regime, matrices: readonly TreatmentMatrix[], mostNodes: number): RelationsPicture | null {
  const parties = [...new Set(matrices.flatMap((m) => [...m.hosts.flat(), ...m.origins.flat()]))].sort((a, b) => a - b);
  const gives = new Map(parties.map((p) => [p, new Set<PartyId>()]));
  for (const m of matrices) {
    m.hosts.forEach((hosts, h) => m.origins.forEach((origins, o) => {
      if (!(m.cells[h]?.[o]?.possible ?? []).some((t) => ["granted", "rationed", "discretionary"].includes(t.position.kind))) return;
      for (const host of hosts) for (const origin of origins) if (host !== origin) gives.get(host)?.add(origin);
    }));
  }
  // Parties are alike where exchanging the two changes nothing: each gives to, and gets from, the same others, and the two treat one another alike.
  const same = (a: PartyId, b: PartyId): boolean => parties.every((c) => c === a || c === b || (given(a, c) === given(b, c) && given(c, a) === given(c, b))) && given(a, b) === given(b, a);
  const given = (host: PartyId, origin: PartyId): boolean => gives.get(host)?.has(origin) ?? false;
  const nodes: PartyId[][] = [];
  for (const p of parties) {
    const kind = parties.length <= mostNodes ? undefined : nodes.find((n) => n[0] !== undefined && same(n[0], p));
    if (kind) kind.push(p);
    else nodes.push([p]);
  }
  const edges = nodes.flatMap((a, from) => nodes.flatMap((b, to) => (a.some((x) => b.some((y) => given(x, y))) ? [{ from, to }] : [])));
  return edges.length === 0 ? null : { kind: "relations", nodes: nodes.map((n) => ({ name: named(regime, n, 3), parties: n.length })), edges };
}
