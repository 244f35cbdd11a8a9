import type { Day } from "../../language/dates";
import { isBound, lookUp, selects } from "../../language/reading";
import type { Lookup, PartyId, Table, TableValue } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import { count, emptyMask, members, partition, setBit, type Mask } from "../../kernel/masks";
import type { Slice, Topic } from "../../kernel/slices";
import type { Analysis, Tally, UnderRecord } from "./analysis";
import { join, noClauses } from "./clause-sets";
import { ExactSum, forEachLeaf } from "./leaves";

interface Pair {
  readonly host: PartyId;
  readonly origin: PartyId;
}
/** Pairs of parties of the same two blocks (of identity, or of record): one example stands for all. */
interface Kind {
  readonly example: Pair;
  readonly host: readonly PartyId[];
  readonly origin: readonly PartyId[];
}

/**
 * G1 where some sentence reads the record of a party (tables keyed by the host alone, class attributes): identity and record
 * are varied apart, every pair of identities under every pair of records that occurs. `null` where no sentence
 * reads a record: then the pairs of parties themselves are compared.
 */
export function genericityOverRecords(analysis: Analysis, slice: Slice, regulated: Node): Tally | null {
  const { slices, readings } = analysis;
  const { space } = slices;
  const records = pairsOverRecords(analysis, slice);
  if (records === null) return null;
  const weighted = new ExactSum();
  let fails = false;
  let because = noClauses;
  for (const { nodes, all: everyPair, own: ownPairs } of records) {
    forEachLeaf(space.diagrams, analysis.measure, regulated, nodes, (values, weight) => {
      const all = new Map<number, number>();
      const mine = new Map<number, number>();
      values.forEach((value, i) => {
        const p = space.decisions.position(value);
        all.set(p, (all.get(p) ?? 0) + (everyPair[i] ?? 0));
        mine.set(p, (mine.get(p) ?? 0) + (ownPairs[i] ?? 0));
      });
      for (const [p, n] of mine) weighted.add(weight, n * (all.get(p) ?? 0));
      if (all.size === 1) return;
      fails = true;
      for (const value of values) {
        const naming = space.decisions.get(value).by.filter((s) => readings[s]?.identity === true);
        because = join(because, analysis.naming.clausesOf(naming));
      }
    });
  }
  return { weighted: weighted.value, fails, because };
}

/** Every record with every identity; `null` where no sentence reads a record. */
export function pairsOverRecords(analysis: Analysis, slice: Slice): readonly UnderRecord[] | null {
  if (!readsRecords(analysis, slice.topic)) return null;
  const { fix } = slice;
  const records = analysis.exchanged(slice, () => exchangedRecords(analysis, slice));
  return fix === undefined ? records : records.map(({ nodes, all, own }) => together(nodes.map((node, i) => ({ node: fix(node), all: all[i] ?? 0, own: own[i] ?? 0 }))));
}
function exchangedRecords(analysis: Analysis, slice: Slice): readonly UnderRecord[] {
  const { slices } = analysis;
  const parties = members(slice.bound);
  const identities = kinds(parties, blocks(analysis, slice, parties));
  return kinds(parties, recordClasses(analysis, slice, parties)).map((record) => together(identities.map((identity) => ({
    node: slices.pair(slice.topic.sentences, { ...identity.example, on: slice.on, record: record.example }),
    all: pairsOf(identity.host, identity.origin),
    own: pairsOf(both(identity.host, record.host), both(identity.origin, record.origin)),
  }))));
}
/** The same function once, with the pairs of all who are given it. */
function together(given: readonly { readonly node: Node; readonly all: number; readonly own: number }[]): UnderRecord {
  const found = new Map<Node, { all: number; own: number }>();
  for (const { node, all, own } of given) {
    const pairs = found.get(node);
    if (pairs === undefined) found.set(node, { all, own });
    else [pairs.all, pairs.own] = [pairs.all + all, pairs.own + own];
  }
  const pairs = [...found.values()];
  return { nodes: [...found.keys()], all: pairs.map(({ all }) => all), own: pairs.map(({ own }) => own) };
}

const both = (a: readonly PartyId[], b: readonly PartyId[]): readonly PartyId[] => a.filter((p) => b.includes(p));
/** How many pairs of two different parties there are, one of each list. */
const pairsOf = (hosts: readonly PartyId[], origins: readonly PartyId[]): number => hosts.length * origins.length - both(hosts, origins).length;

/** Every function that `genericityOverRecords` compares. */
export const nodesOverRecords = (analysis: Analysis, slice: Slice): readonly Node[] => pairsOverRecords(analysis, slice)?.flatMap((r) => r.nodes) ?? [];

/** Also where no sentence that does reaches a pair today: it may reach one under other identities. */
export function readsRecords({ readings }: Analysis, topic: Topic): boolean {
  return topic.sentences.some((s) => readings[s]?.record === true);
}

/** Pairs of two different parties, by the blocks of the two. */
function kinds(parties: readonly PartyId[], blockOf: ReadonlyMap<PartyId, string>): readonly Kind[] {
  const found = new Map<string, PartyId[]>();
  for (const p of parties) {
    const block = blockOf.get(p) ?? "";
    const known = found.get(block);
    if (known) known.push(p);
    else found.set(block, [p]);
  }
  const all = [...found.values()];
  return all.flatMap((host) => all.flatMap((origin) => {
    const [first = 0, second = first] = host;
    const other = origin.find((p) => p !== first) ?? first;
    const example = other === first ? { host: second, origin: first } : { host: first, origin: other };
    return example.host === example.origin ? [] : [{ example, host, origin }];
  }));
}

/** Parties whom no selector, list or table tells apart; each its own block where terms read other pairs. */
export function blocks(analysis: Analysis, slice: Slice, parties: readonly PartyId[]): ReadonlyMap<PartyId, string> {
  const { slices } = analysis;
  const all = parties.length === count(slice.bound) ? slice.bound : maskOf(analysis, parties);
  const masks: Mask[] = [];
  const days = [slice.on, ...standstillsOf(analysis, slice)];
  for (const id of slice.topic.sentences) {
    const sentence = slices.space.regime.sentences[id];
    if (sentence === undefined) continue;
    if (sentence.terms?.kind === "reciprocal") return new Map(parties.map((p) => [p, String(p)]));
    for (const on of days) masks.push(slices.space.parties.selected(sentence.host, on), slices.space.parties.selected(sentence.origin, on), ...slices.kindsNamed(id, all, on));
  }
  const blockOf = new Map<PartyId, string>();
  partition(all, masks).forEach((cell, i) => members(cell.mask).forEach((p) => blockOf.set(p, String(i))));
  return blockOf;
}

function maskOf({ slices: { space } }: Analysis, parties: readonly PartyId[]): Mask {
  const mask = emptyMask(space.parties.words);
  for (const p of parties) setBit(mask, p);
  return mask;
}

/** The days by whose treatment some sentence of a topic measures. */
function standstillsOf({ slices }: Analysis, { topic }: Slice): readonly Day[] {
  return topic.sentences.flatMap((id) => {
    const terms = slices.space.regime.sentences[id]?.terms;
    return terms?.kind === "standstill" ? [terms.on] : [];
  });
}

/** Parties with the same record, on the day and on those of standstills: the roster, their life, their values in tables of records. */
export function recordClasses(
  analysis: Analysis, slice: Slice, parties: readonly PartyId[], counts: (table: Table | undefined) => boolean = () => true,
): ReadonlyMap<PartyId, string> {
  const { regime } = analysis.slices.space;
  const isRecord = ({ table }: Lookup): boolean => {
    const keys = regime.tables[table]?.keys ?? [];
    return !keys.includes("origin") && keys.some((k) => k === "host" || k === "party") && counts(regime.tables[table]);
  };
  const lookups = slice.topic.sentences.flatMap((id) => analysis.readings[id]?.lookups.filter(isRecord) ?? []);
  // A figure that is missing is its party's own.
  const value = (l: Lookup, p: PartyId, on: Day): TableValue | string =>
    lookUp(regime, l, { host: p, origin: p, on }) ?? (regime.tables[l.table]?.file === undefined ? null : `of ${p}`);
  const recordOn = (p: PartyId, on: Day): unknown => [isBound(regime, p, on), selects(regime, { kind: "states" }, p, on), lookups.map((l) => value(l, p, on))];
  return new Map(parties.map((p) => [p, JSON.stringify([...new Set([slice.on, ...standstillsOf(analysis, slice)])].map((on) => recordOn(p, on)))]));
}
