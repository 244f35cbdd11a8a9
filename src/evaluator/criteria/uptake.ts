import { civil, dayOf, type Day, type DayInterval } from "../../language/dates";
import { capValue, inPartySet, isOrIsBelow, lookUp } from "../../language/reading";
import type { CapValue } from "../../language/position";
import type { ClassId, Flow, PartyId, Regime, Scenario, Sentence, SentenceId, Table } from "../../language/regime";
import { stateless } from "../../language/regime";
import { count, members, type Mask } from "../../kernel/masks";
import type { UptakeReport } from "../result";
import { countedBy, hostsIn, isEnough, numberOf, type Reach, type Sharers } from "./sharers";

/** So many admitted, where so many may be. */
interface Reached {
  readonly admitted: number;
  readonly limit: number;
  readonly source: string;
}

/** What is declared of admissions under the numbers that some share on a day. Shocks of a scenario are left out, and the most of a flow counts. */
export function uptakeOn(regime: Regime, sharers: Sharers, on: Day): readonly Omit<UptakeReport, "interval">[] {
  const byNumber = new Map<string, Share[]>();
  for (const [id, reaches] of sharers) {
    const number = numberOf(regime, id);
    byNumber.set(number, [...(byNumber.get(number) ?? []), { id, classes: regime.sentences[id]?.classes ?? null, reaches }]);
  }
  return [...sharers].flatMap(([id, reaches]) => {
    const sentence = regime.sentences[id];
    if (sentence?.head.kind !== "ration") return [];
    // Of a quota, all that is counted in it.
    const shares = byNumber.get(numberOf(regime, id)) ?? [];
    if (!reaches.some(isEnough) && !members(hostsIn(reaches)).some((host) => count(originsOf(shares, host)) >= 2)) return [];
    if (!isDeclared(regime)) return { clause: sentence.clause, realized: "not declared", admitted: null, limit: null, source: null } as const;
    const hosts = members(hostsIn(shares.flatMap((share) => share.reaches)));
    const each = hosts.flatMap((host) => declared(regime, shares, sentence, host, on));
    const found = sentence.head.cap.each === "together" ? summed(each) : each;
    const nearest = [...found].sort((a, b) => b.admitted * a.limit - a.admitted * b.limit)[0];
    const realized = nearest === undefined ? "not declared" : nearest.admitted >= nearest.limit ? "reached" : "not reached";
    return { clause: sentence.clause, realized, admitted: nearest?.admitted ?? null, limit: nearest?.limit ?? null, source: nearest?.source ?? null } as const;
  });
}

/** Whether anything says how many are admitted. */
export const isDeclared = (regime: Regime): boolean => regime.scenarios.some((s) => s.flows.length > 0) || regime.tables.some((t) => t.counts?.kind === "admitted");

/** One count for all hosts: what each admits, together. */
function summed(each: readonly Reached[]): readonly Reached[] {
  const sources = [...new Set(each.map((r) => r.source))];
  return sources.flatMap((source) => each.filter((r) => r.source === source).reduce<Reached | null>((a, b) => (a ? { ...a, admitted: a.admitted + b.admitted } : b), null) ?? []);
}

/** A sentence that is counted by a number, and whom it reaches in each host. */
interface Share {
  readonly id: SentenceId;
  readonly classes: readonly ClassId[] | null;
  readonly reaches: readonly Reach[];
}
const originsOf = (shares: readonly Share[], host: PartyId): Mask => countedBy(shares.flatMap(({ reaches }) => reaches), host);

function declared(regime: Regime, shares: readonly Share[], sentence: Sentence, host: PartyId, on: Day): readonly Reached[] {
  if (sentence.head.kind !== "ration") return [];
  const all = members(originsOf(shares, host)).filter((o) => o < regime.parties.length);
  const cap = capValue(regime, sentence.head.cap, { host, origin: all[0] ?? stateless, on });
  const limit = cap === null ? null : yearly(cap);
  if (limit === null || all.length < 2) return [];
  const ofScenarios = regime.scenarios.flatMap((scenario) => {
    const admitted = flowing(regime, scenario, shares, host, on);
    return admitted === null ? [] : [{ admitted, limit, source: scenario.name }];
  });
  return [...ofScenarios, ...counted(regime, shares, host, all, on).map((found) => ({ ...found, limit }))];
}

/** How many a year; `null` where that is not said. */
function yearly({ amount, per, every = 1 }: CapValue): number | null {
  if (amount === null) return null;
  switch (per) {
    case "year":
      return amount / every;
    case "month":
    case "months":
      return (amount * 12) / every;
    case "days":
      return (amount * 365) / every;
    case "all":
      return null;
  }
}

/** The movers of a year by a scenario, on a day inside its horizon; `null` where no flow speaks of them. */
function flowing(regime: Regime, { horizon, flows }: Scenario, shares: readonly Share[], host: PartyId, on: Day): number | null {
  const { year } = civil(on);
  if (year < horizon.from || year > horizon.to) return null;
  const during = flows.filter(({ days }) => (days.since === null || days.since <= on) && (days.before === null || on < days.before));
  const numbers = during.flatMap((flow) => {
    if (!inPartySet(regime, flow.hosts, host, on)) return [];
    const movers = new Set(shares.flatMap((share) =>
      members(countedBy(share.reaches, host)).flatMap((o) => (o !== host && o < regime.parties.length && inPartySet(regime, flow.origins, o, on) ? kindsOf(regime, flow, share.classes).map((m) => `${o} ${m}`) : []))));
    const many = movers.size;
    return many === 0 ? [] : [many * flow.high];
  });
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0);
}
const kindsOf = (regime: Regime, flow: Flow, classes: readonly ClassId[] | null): readonly ClassId[] =>
  flow.classes.filter((m) => classes === null || classes.some((c) => isOrIsBelow(regime, m, c)));

/** Whether the figures of a series are of several years together. */
const isTotal = (regime: Regime, { totals, sums }: Table): boolean => totals !== undefined || (sums !== undefined && regime.tables[sums.series]?.totals !== undefined);

/** Admissions by the series that the sentences read; a sum with a figure missing is left out. */
function counted(regime: Regime, shares: readonly Share[], host: PartyId, origins: readonly PartyId[], on: Day): readonly Omit<Reached, "limit">[] {
  const sentences = JSON.stringify(shares.map(({ id }) => regime.sentences[id]));
  return regime.tables.flatMap((table, t) => {
    if (table.counts?.kind !== "admitted" || isTotal(regime, table) || !sentences.includes(`"table":${t},`) || table.keys.some((k) => typeof k !== "string" || k === "party")) return [];
    const args = table.keys.map((k) => (k === "host" || k === "origin" ? k : ("year" as const)));
    const values = (table.keys.includes("origin") ? origins : [stateless]).map((origin) => lookUp(regime, { table: t, args }, { host, origin, on }));
    const known = values.flatMap((v) => (typeof v === "number" ? [v] : []));
    return known.length === values.length && known.length > 0 ? [{ admitted: known.reduce((a, b) => a + b, 0), source: table.name }] : [];
  });
}

/** The days inside an interval on which what a scenario says may change. */
export function daysOfScenarios(regime: Regime): readonly Day[] {
  const ends = (i: DayInterval): readonly Day[] => [i.since, i.before].flatMap((d) => d ?? []);
  return regime.scenarios.flatMap(({ horizon, flows }) => [dayOf(horizon.from, 1, 1), dayOf(horizon.to + 1, 1, 1)].flatMap((d) => d ?? []).concat(flows.flatMap((f) => ends(f.days))));
}
