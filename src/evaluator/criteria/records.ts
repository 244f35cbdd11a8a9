import type { Day } from "../../language/dates";
import { isBound, lookUp, selects } from "../../language/reading";
import { namesParties } from "../../language/hygiene";
import type { Condition, Lookup, PartyId, Regime, Table, TableValue } from "../../language/regime";
import { isStateByName } from "../../language/states";
import { isMeasured } from "../../language/terms";
import type { Node } from "../../kernel/diagram";
import { count, emptyMask, members, partition, setBit, type Mask } from "../../kernel/masks";
import type { Slice, Slices, Topic } from "../../kernel/slices";
import type { Analysis, Tally } from "./analysis";
import { join, noClauses } from "./clause-sets";
import { ExactSum, forEachLeaf } from "./leaves";

interface Pair {
  readonly host: PartyId;
  readonly origin: PartyId;
}
/** Pairs of parties of the same two blocks (of identity, or of record): one example stands for all. */
interface Kind {
  readonly example: Pair;
  readonly pairs: Pair[];
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

/** What each kind of identity is given under the record of one kind of pair, with how many pairs have that identity, and how many of them that record too. */
export interface UnderRecord {
  readonly nodes: readonly Node[];
  readonly all: readonly number[];
  readonly own: readonly number[];
}
/** Every record with every identity; `null` where no sentence reads a record. */
export function pairsOverRecords(analysis: Analysis, slice: Slice): readonly UnderRecord[] | null {
  if (!readsRecords(analysis, slice.topic)) return null;
  const parties = members(slice.bound);
  const pairs = parties.flatMap((host) => parties.filter((o) => o !== host).map((origin) => ({ host, origin })));
  const identities = kinds(pairs, blocks(analysis, slice, parties));
  return kinds(pairs, recordClasses(analysis, slice, parties)).map((record) => {
    const own = new Set(record.pairs);
    return {
      nodes: identities.map((i) => exchanged(analysis.slices, slice, i.example, record.example)),
      all: identities.map((i) => i.pairs.length),
      own: identities.map((i) => i.pairs.reduce((n, p) => n + (own.has(p) ? 1 : 0), 0)),
    };
  });
}

/** What a pair of parties is given under the records of another. */
function exchanged(slices: Slices, slice: Slice, identity: Pair, record: Pair): Node {
  const node = slices.pair(slice.topic.sentences, { ...identity, on: slice.on, record });
  return slice.fix ? slice.fix(node) : node;
}

/** Every function that `genericityOverRecords` compares. */
export const nodesOverRecords = (analysis: Analysis, slice: Slice): readonly Node[] => pairsOverRecords(analysis, slice)?.flatMap((r) => r.nodes) ?? [];

/** Also where no sentence that does reaches a pair today: it may reach one under other identities. */
export function readsRecords({ readings }: Analysis, topic: Topic): boolean {
  return topic.sentences.some((s) => readings[s]?.record === true);
}

/** Groups pairs by the blocks of their two parties. */
function kinds(pairs: readonly Pair[], blockOf: ReadonlyMap<PartyId, string>): readonly Kind[] {
  const found = new Map<string, Kind>();
  for (const pair of pairs) {
    const key = `${blockOf.get(pair.host)}|${blockOf.get(pair.origin)}`;
    const kind = found.get(key);
    if (kind) kind.pairs.push(pair);
    else found.set(key, { example: pair, pairs: [pair] });
  }
  return [...found.values()];
}

/** Parties whom no selector tells apart; each its own block where tables or conditions name parties, or terms read other pairs. */
export function blocks(analysis: Analysis, slice: Slice, parties: readonly PartyId[]): ReadonlyMap<PartyId, string> {
  const { slices } = analysis;
  const { regime } = slices.space;
  const sentences = slice.topic.sentences.flatMap((id) => ({ id, sentence: regime.sentences[id] }));
  const masks: Mask[] = [];
  for (const { id, sentence } of sentences) {
    if (sentence === undefined) continue;
    if ((isMeasured(sentence.terms) && sentence.terms.kind !== "most favoured") || readsPairTable(analysis, id) || sentence.condition.kind === "party" || namesInCondition(regime, sentence.condition)) {
      return new Map(parties.map((p) => [p, String(p)]));
    }
    masks.push(slices.space.parties.selected(sentence.host, slice.on), slices.space.parties.selected(sentence.origin, slice.on));
  }
  const blockOf = new Map<PartyId, string>();
  partition(parties.length === count(slice.bound) ? slice.bound : maskOf(analysis, parties), masks).forEach((cell, i) => members(cell.mask).forEach((p) => blockOf.set(p, String(i))));
  return blockOf;
}

function maskOf({ slices: { space } }: Analysis, parties: readonly PartyId[]): Mask {
  const mask = emptyMask(space.parties.words);
  for (const p of parties) setBit(mask, p);
  return mask;
}

/** Whether a sentence reads some table keyed by the origin. */
function readsPairTable(analysis: Analysis, id: number): boolean {
  const { regime } = analysis.slices.space;
  return analysis.readings[id]?.identity === true && regime.tables.some((t) => t.keys.includes("origin"));
}

/** Whether a condition asks by name who host or origin is. A state by name is the same whoever they are. */
function namesInCondition(regime: Regime, condition: Condition): boolean {
  switch (condition.kind) {
    case "party":
      return true;
    case "and":
    case "or":
      return condition.operands.some((c) => namesInCondition(regime, c));
    case "not":
      return namesInCondition(regime, condition.operand);
    case "state":
      return typeof condition.is === "object" && !isStateByName(regime.facts[condition.fact]?.type);
    case "table":
      return namesParties(regime, condition);
    case "constant":
    case "fact":
    case "date":
    case "series":
    case "member":
      return false;
  }
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
  const standstills = slice.topic.sentences.flatMap((id) => {
    const terms = regime.sentences[id]?.terms;
    return terms?.kind === "standstill" ? [terms.on] : [];
  });
  // A figure that is missing is its party's own.
  const value = (l: Lookup, p: PartyId, on: Day): TableValue | string =>
    lookUp(regime, l, { host: p, origin: p, on }) ?? (regime.tables[l.table]?.file === undefined ? null : `of ${p}`);
  const recordOn = (p: PartyId, on: Day): unknown => [isBound(regime, p, on), selects(regime, { kind: "states" }, p, on), lookups.map((l) => value(l, p, on))];
  return new Map(parties.map((p) => [p, JSON.stringify([...new Set([slice.on, ...standstills])].map((on) => recordOn(p, on)))]));
}
