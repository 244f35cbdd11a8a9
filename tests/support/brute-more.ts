/**
 * The parts that are reported beside the criteria, those of the hollifield reading, and the ordinal metric, on one day by enumeration: from
 * docs/reference/criteria.md, over the reference interpreter alone. Shares no code with `src/kernel` or `src/evaluator/criteria`.
 */
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Day } from "../../src/language/dates";
import { moreOpen, positionKey, type Position } from "../../src/language/position";
import { add, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import { isPartyCell, type FactId, type PartyId, type Regime, type Selector, type SentenceId, type Table } from "../../src/language/regime";
import { belongsOn, bound, eligiblePairs, named, type Pair } from "./brute-pairs";
import { topicsOf, valuations } from "./brute-cases";
import { conductReaders, feasibleSituations, mean, rowOf, share, silentKey, tagged, type Outcome, type Row, type Situation } from "./brute-force";
import { isDerogation, withoutSentences } from "./renamed";

/** Degrees; `null`: not assessable. */
export interface BruteMore {
  readonly g2a: Rational | null;
  readonly g3: Rational | null;
  readonly g3s: Rational | null;
  readonly nt: Rational | null;
  readonly nex: Rational | null;
  readonly nrv: Rational | null;
  readonly nrvm: Rational;
  readonly convergence: Rational;
}
export interface Asked {
  readonly regime: Regime;
  readonly on: Day;
  /** The table of attributes allowed. */
  readonly allow: number | null;
}

type Distance = (a: Outcome, b: Outcome) => Rational;
const discrete: Distance = (a, b) => (a.key === b.key ? zero : one);

/** Denied 0, discretionary 1/3, rationed 2/3, granted 1; silent by the closure policy, or a whole step from all others. */
export function ordinal(regime: Regime): Distance {
  const place = ({ kind }: Position): number | null => {
    const at = ["denied", "discretionary", "rationed", "granted"].indexOf(kind);
    if (at >= 0) return at;
    return regime.closure === "none" ? null : regime.closure === "sovereign" ? 1 : 3;
  };
  return (a, b) => {
    const [x, y] = [place(a.position), place(b.position)];
    if (x === null || y === null) return x === y ? zero : one;
    return rational(Math.abs(x - y), 3);
  };
}

const average = (values: readonly Rational[]): Rational | null => (values.length === 0 ? null : multiply(values.reduce(add, zero), rational(1, values.length)));
function spread(outcomes: readonly Outcome[], distance: Distance): Rational | null {
  const pairs = outcomes.flatMap((a, i) => outcomes.slice(i + 1).map((b) => distance(a, b)));
  return average(pairs);
}
/** One minus the mean over situations and groups of pairs (by index) of how far their outcomes are apart. */
function alike(situations: readonly Situation[], groups: readonly (readonly number[])[], distance: Distance, rows: (s: Situation) => Row = (s) => s.row): Rational | null {
  const some = groups.filter((g) => g.length >= 2);
  if (some.length === 0) return null;
  return subtract(one, mean(situations, (s) => average(some.flatMap((g) => spread(g.flatMap((i) => rows(s)[i] ?? []), distance) ?? [])) ?? zero));
}

/** G2, G3 and the like: which pairs are compared. */
const by = (pairs: readonly Pair[], key: (p: Pair) => number): readonly (readonly number[])[] => {
  const groups = new Map<number, number[]>();
  pairs.forEach((p, i) => groups.set(key(p), [...(groups.get(key(p)) ?? []), i]));
  return [...groups.values()];
};

function tableValue(table: Table, party: PartyId): unknown {
  const row = table.rows.find((r) => r.cells.every((c) => isPartyCell(c) && c.include.some((a) => "party" in a && a.party === party)));
  return row ? row.value : table.otherwise;
}

/** The mean over hosts, of those that have pairs of origins that agree, of the share of these alike. */
function amongAllowed({ regime, allow }: Asked, situations: readonly Situation[], pairs: readonly Pair[]): Rational | null {
  const table = allow === null ? undefined : regime.tables[allow];
  if (table === undefined) return null;
  const agreeing = by(pairs, (p) => p.host).map((own) =>
    own.flatMap((a, i) => own.slice(i + 1).flatMap((b) => {
      const [x = -1, y = -1] = [pairs[a]?.origin, pairs[b]?.origin];
      return x >= 0 && y >= 0 && tableValue(table, x) === tableValue(table, y) ? [[a, b] as const] : [];
    }))).filter((list) => list.length > 0);
  if (agreeing.length === 0) return null;
  const unlike = (s: Situation): Rational => average(agreeing.map((list) => average(list.map(([a, b]) => (s.row[a]?.key === s.row[b]?.key ? zero : one))) ?? zero)) ?? zero;
  return subtract(one, mean(situations, unlike));
}

/** The regime in which every host has the schedule of one. */
function withScheduleOf(regime: Regime, party: PartyId, on: Day): Regime {
  const everybody = { include: regime.parties.map((_, p) => ({ party: p })), within: null, except: [] };
  const tables = regime.tables.map((t) => {
    const at = t.keys.indexOf("host");
    if (at < 0 || t.keys.includes("origin") || t.keys.includes("party")) return t;
    const rows = t.rows.flatMap((r) => {
      const cell = r.cells[at];
      if (cell === undefined || !isPartyCell(cell) || !named(regime, cell, party, on)) return [];
      return [{ ...r, cells: r.cells.map((c, i) => (i === at ? everybody : c)) }];
    });
    return { ...t, rows };
  });
  return { ...regime, tables };
}

const isCeiling = (o: Outcome): boolean => o.position.kind === "rationed" && o.position.cap?.bound === "most";
const isShared = (o: Outcome): boolean => isCeiling(o) && !["origin", "pair"].includes(o.position.cap?.each ?? "");

/** Whether two sentences are counted by one number: sentences of one quota are, that of each host or that of all together. */
function isOneNumber({ sentences }: Regime, a: SentenceId, b: SentenceId): boolean {
  const [x, y] = [sentences[a]?.head, sentences[b]?.head];
  return a === b || (x?.kind === "ration" && y?.kind === "ration" && x.cap.quota !== undefined && x.cap.quota === y.cap.quota && x.cap.each === y.cap.each);
}

/** Share of cases under a ceiling that the origin shares with another one. */
function rivalry(regime: Regime, feasible: readonly Situation[], situations: readonly Situation[], pairs: readonly Pair[]): Rational {
  const reached = (id: SentenceId, host: PartyId): number => {
    const head = regime.sentences[id]?.head;
    const together = head?.kind === "ration" && head.cap.each === "together";
    return new Set(feasible.flatMap((s) => s.row.flatMap((o, i) => (isShared(o) && o.by.some((other) => isOneNumber(regime, id, other)) && (together || pairs[i]?.host === host) ? [pairs[i]?.origin] : [])))).size;
  };
  const memo = new Map<string, number>();
  const count = (id: SentenceId, host: PartyId): number => {
    const key = `${id} ${host}`;
    const known = memo.get(key) ?? reached(id, host);
    memo.set(key, known);
    return known;
  };
  return mean(situations, (s) => share(s.row.filter((o, i) => isShared(o) && o.by.some((id) => count(id, pairs[i]?.host ?? -1) >= 2)).length, pairs.length));
}

const isLower = (from: Outcome | undefined, to: Outcome | undefined): boolean =>
  from !== undefined && to !== undefined && from.key !== to.key && moreOpen(from.position, to.position) !== to.position;

/** A sentence that leaves something to the host or the origin, and does not say when. */
function isFree(regime: Regime, o: Outcome): boolean {
  return o.position.kind === "discretionary" && o.by.some((id) => {
    const s = regime.sentences[id];
    return s?.head.kind === "discretion" && ["host", "origin"].includes(s.head.by) && s.terms === null && !/"kind":"(fact|state)"/.test(JSON.stringify(s.condition));
  });
}

/** The regime in which a power is used by one against one. */
function used(regime: Regime, power: number, { host, origin }: Pair): Regime {
  const { clause, sentences } = regime.powers[power] ?? { clause: -1, sentences: [] };
  const only = (party: PartyId): Selector => (party < 0 ? { kind: "stateless" } : { kind: "listed", set: { include: [{ party }], within: null, except: [] } });
  const within = (p: PartyId, s: Selector): boolean => s.kind !== "listed" || p >= 0;
  const added = sentences.filter((s) => within(origin, s.origin)).map((s) => ({ ...s, clause }));
  const ids = added.map((_, i) => regime.sentences.length + i);
  const narrowed = added.map((s) => ({ ...s, condition: { kind: "and" as const, operands: [s.condition, inRole("host", host), ...(origin < 0 ? [] : [inRole("origin", origin)])] }, origin: origin < 0 ? only(origin) : s.origin }));
  return {
    ...regime, sentences: [...regime.sentences, ...narrowed],
    clauses: regime.clauses.map((c, i) => (i === clause ? { ...c, sentences: [...c.sentences, ...ids] } : c)),
  };
}
const inRole = (role: "host" | "origin", party: PartyId) => ({ kind: "party" as const, role, set: { include: [{ party }], within: null, except: [] } });

/** The regime in which one sentence is a rule, and the only one, that grants where it says something. */
const granting = (regime: Regime, id: SentenceId): Regime => ({
  ...regime,
  sentences: regime.sentences.flatMap((s, i) => (i === id ? [{ ...s, clause: 0, head: { kind: "grant" as const }, terms: null }] : [])),
  clauses: regime.clauses.slice(0, 1).map((c) => ({ ...c, kind: "rule" as const, targets: [], sentences: [0] })),
  powers: [],
});

/** By right and mover, for each pair the circumstances of its host that derogations read which say something to it in some case. */
function safeguardsOf(regime: Regime, on: Day, feasible: readonly Situation[], pairs: readonly Pair[]): (s: Situation, pair: number) => ReadonlySet<FactId> {
  const ofHost = tagged(regime, ["host"]);
  const readers = regime.sentences.flatMap((s, id) => {
    const facts = isDerogation(regime, s) ? [...ofHost].filter((f) => JSON.stringify(s.condition).includes(`"fact":${f},`)) : [];
    return facts.length > 0 ? [{ facts, alone: granting(regime, id) }] : [];
  });
  const known = new Map<string, readonly Set<FactId>[]>();
  const keyOf = ({ topic }: Situation): string => `${topic.right} ${topic.mover}`;
  for (const s of feasible) {
    const found = known.get(keyOf(s)) ?? pairs.map(() => new Set<FactId>());
    known.set(keyOf(s), found);
    for (const { facts, alone } of readers) rowOf(alone, s.topic, s.valuation.facts, pairs, on).forEach((o, i) => facts.forEach((f) => (silentKey(o) ? null : found[i]?.add(f))));
  }
  return (s, pair) => known.get(keyOf(s))?.[pair] ?? new Set();
}

/** Share of cases in which no action lowers the origin alone. */
function noExclusion({ regime, on }: Asked, feasible: readonly Situation[], situations: readonly Situation[], pairs: readonly Pair[]): Rational {
  const conduct = tagged(regime, ["conduct-one", "conduct-all", "standing"]);
  const safeguards = safeguardsOf(regime, on, feasible, pairs);
  const core = withoutSentences(regime, (s) => isDerogation(regime, s));
  const readers = conductReaders(regime);
  const changed = (facts: ReadonlySet<FactId>) => {
    const keyOf = (s: Situation): string => `${s.topic.right} ${s.topic.mover} ${s.valuation.facts.map((v, f) => (facts.has(f) ? "" : v)).join(" ")}`;
    const groups = new Map<string, Situation[]>();
    for (const s of feasible) groups.set(keyOf(s), [...(groups.get(keyOf(s)) ?? []), s]);
    return (s: Situation): readonly Situation[] => groups.get(keyOf(s)) ?? [];
  };
  const byConduct = changed(conduct);
  const byFacts = new Map<string, ReturnType<typeof changed>>();
  const byHost = (s: Situation, pair: number): readonly Situation[] => {
    const facts = safeguards(s, pair);
    const key = [...facts].sort((a, b) => a - b).join();
    const alike = byFacts.get(key) ?? changed(facts);
    byFacts.set(key, alike);
    return alike(s);
  };
  const inUse = pairs.map((p) => regime.powers.map((_, i) => used(regime, i, p)));
  return mean(situations, (s) => {
    const cores = rowOf(core, s.topic, s.valuation.facts, pairs, on);
    const siblings = (i: number): readonly number[] => pairs.flatMap((p, j) => (j !== i && p.host === pairs[i]?.host ? [j] : []));
    const isBound = (j: number): boolean => !silentKey(cores[j] ?? unsaid) && (s.row[j]?.openness ?? 0) >= (cores[j]?.openness ?? 0);
    const excluded = s.row.filter((o, i) => {
      const host = pairs[i]?.host ?? -1;
      if (o.by.some((id) => readers.has(id)) || byConduct(s).some((t) => isLower(o, t.row[i]))) return true;
      if (o.openness < (cores[i]?.openness ?? 0) && siblings(i).some(isBound)) return true;
      if (byHost(s, i).some((t) => isLower(o, t.row[i]) && siblings(i).some((j) => !isLower(s.row[j], t.row[j])))) return true;
      if (isFree(regime, o)) return true;
      return (inUse[i] ?? []).some((r) => {
        const { position } = decideByReference(r, { host, origin: pairs[i]?.origin ?? -1, mover: s.topic.mover, on, facts: s.valuation.facts }, s.topic.right, "hard");
        return positionKey(position) !== o.key && moreOpen(o.position, position) !== position;
      });
    });
    return share(s.row.length - excluded.length, s.row.length);
  });
}
const unsaid: Outcome = { position: { kind: "silent", cap: null, by: null, soft: false, length: null, terms: null }, key: "", openness: 0, by: [] };

/** Everything by enumeration, soft sentences left out. `null` where the regime is not in force. */
export function bruteMore(asked: Asked): BruteMore | null {
  const { regime, on } = asked;
  const pairs = eligiblePairs(regime, on);
  const feasible = feasibleSituations(regime, on, pairs);
  const situations = feasible.filter((s) => !s.row.every(silentKey));
  if (situations.length === 0) return null;
  const members = regime.parties.map((_, p) => p).filter((p) => belongsOn(regime.roster[p] ?? [], on));
  const columns = by(pairs, (p) => p.origin);
  const schedules = members.map((p) => withScheduleOf(regime, p, on));
  const ofOne = schedules.map((r) => alike(situations, columns, discrete, (s) => rowOf(r, s.topic, s.valuation.facts, pairs, on)));
  const national = (o: Outcome): boolean => o.position.kind === "granted" && o.position.terms?.kind === "national";
  const compared = situations.filter((s) => situations.some((t) => t.topic.right === s.topic.right && t.topic.mover === s.topic.mover && t.row.some(national)));
  const few = bound(pairs) < 2;
  // What only a power reads makes a difference once it is used.
  const read: Regime = { ...regime, sentences: [...regime.sentences, ...regime.powers.flatMap((p) => p.sentences)] };
  const wide = topicsOf(regime).flatMap((topic) => valuations(read, topic.mover, on).map((valuation) => ({ topic, valuation, row: rowOf(regime, topic, valuation.facts, pairs, on) })));
  return {
    g2a: amongAllowed(asked, situations, pairs),
    g3: alike(situations, columns, discrete),
    g3s: average(ofOne.flatMap((d) => d ?? [])),
    nt: compared.length === 0 ? null : mean(compared, (s) => share(s.row.filter(national).length, s.row.length)),
    nex: few ? null : noExclusion(asked, wide, wide.filter((s) => !s.row.every(silentKey)), pairs),
    nrv: few ? null : subtract(one, rivalry(regime, feasible, situations, pairs)),
    nrvm: mean(situations, (s) => share(s.row.filter((o) => !isCeiling(o)).length, s.row.length)),
    convergence: mean(situations, (s) => share(s.row.filter((o) => !isFree(regime, o)).length, s.row.length)),
  };
}

/** G2 and D1 in the ordinal metric; `g1` over the pairs of members as they are, where no record is read. */
export function bruteOrdinal(regime: Regime, on: Day): { readonly g1: Rational | null; readonly g2: Rational | null; readonly g4: Rational; readonly d1: Rational } | null {
  const pairs = eligiblePairs(regime, on);
  const feasible = feasibleSituations(regime, on, pairs);
  const situations = feasible.filter((s) => !s.row.every(silentKey));
  if (situations.length === 0) return null;
  const distance = ordinal(regime);
  const among = pairs.flatMap((p, i) => (belongsOn(regime.roster[p.origin] ?? [], on) ? [i] : []));
  const largest = (facts: ReadonlySet<FactId>, readers: ReadonlySet<SentenceId>): Rational => {
    const keyOf = (s: Situation): string => `${s.topic.right} ${s.topic.mover} ${s.valuation.facts.map((v, f) => (facts.has(f) ? "" : v)).join(" ")}`;
    return subtract(one, mean(situations, (s) => average(s.row.map((o, i) => {
      if (o.by.some((id) => readers.has(id))) return one;
      const others = feasible.filter((t) => keyOf(t) === keyOf(s)).flatMap((t) => t.row[i] ?? []);
      return others.map((other) => distance(o, other)).reduce((a, b) => (Number(a.numerator) / Number(a.denominator) >= Number(b.numerator) / Number(b.denominator) ? a : b), zero);
    })) ?? zero));
  };
  return {
    g1: among.length === 0 ? null : subtract(one, mean(situations, (s) => average(among.flatMap((i) => among.flatMap((j) => (s.row[i] && s.row[j] ? [distance(s.row[i], s.row[j])] : [])))) ?? zero)),
    g2: bound(pairs) < 2 ? null : alike(situations, by(pairs, (p) => p.host), distance),
    g4: largest(tagged(regime, ["relation", "linked"]), new Set()),
    d1: largest(tagged(regime, ["conduct-one", "conduct-all", "standing"]), conductReaders(regime)),
  };
}
