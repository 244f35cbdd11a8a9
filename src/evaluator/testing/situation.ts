/** Cases and pairs of cases of one stretch of time, drawn as numbers so that they may be shrunk freely. */
import fc from "fast-check";
import type { Day, DayInterval } from "../../language/dates";
import { isBound, isOrIsBelow, selects } from "../../language/reading";
import type { ClassId, Condition, FactId, PartyId, Regime, RightId, Sentence, SentenceId } from "../../language/regime";
import { reaches } from "../decide/between";
import { canBe, conditionsOf, noParties } from "../decide/can-be";
import type { Case } from "../result";
import { aimedAt, valuesWorthDrawing } from "./worth-drawing";

/** Numbers that stand for a pair of cases; all of them 0, and nothing aimed at, is the simplest. */
interface Draw {
  readonly day: number;
  /** A sentence that the first case is made to meet. */
  readonly aim: number | null;
  readonly topic: number;
  readonly host: number;
  readonly origin: number;
  /** Where the second pair of parties differs from the first. */
  readonly otherHost: number | null;
  readonly otherOrigin: number | null;
  readonly facts: readonly number[];
  readonly otherFacts: readonly number[];
  readonly choices: readonly number[];
  /** What all missing figures say: there may be hundreds, of which a case reads few. */
  readonly open: number;
}

/** A right, and the class of mover for whom it is asked. */
export interface DrawnTopic {
  readonly right: RightId;
  readonly mover: ClassId;
  readonly sentences: readonly SentenceId[];
}
/** What cases are drawn from on one stretch of time. */
export interface Field {
  readonly regime: Regime;
  readonly days: readonly Day[];
  readonly topics: readonly DrawnTopic[];
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
  /** The sentences whose written dates hold. */
  readonly live: readonly SentenceId[];
  readonly values: readonly (readonly number[])[];
  /** The parties that a sentence may reach, as far as they were looked for. */
  readonly reached: Map<SentenceId, Reached>;
}
type Pair = Pick<Case, "host" | "origin">;
/** Pairs, where they are few; else hosts and origins. */
type Reached = readonly Pair[] | { readonly hosts: readonly PartyId[]; readonly origins: readonly PartyId[] };
/** Two cases about one right on one day. */
export interface Situation {
  readonly right: RightId;
  readonly first: Case;
  readonly second: Case;
}
/** How the second case may differ from the first. */
export interface Apart {
  readonly hosts: boolean;
  readonly origins: boolean;
  readonly facts: ReadonlySet<FactId>;
}

/** Days of a stretch: its first and its last, and some between and far on. */
export function daysWithin({ since, before }: DayInterval, first: Day): readonly Day[] {
  const last = before === null ? (since ?? first) + 15_000 : before - 1;
  const start = since ?? Math.min(first, last);
  const between = [1, 2, 3].map((i) => start + Math.floor(((last - start) * i) / 4));
  return [...new Set([first, start, last, ...between])];
}

/** What to draw from, for topics and parties given. */
export function fieldOf(regime: Regime, days: readonly Day[], topics: readonly DrawnTopic[], hosts: readonly PartyId[], origins: readonly PartyId[]): Field {
  const spoken = new Set(topics.flatMap((t) => t.sentences));
  const holds = ({ windows }: Sentence): boolean =>
    windows.every(({ since, before }) => days.some((on) => (typeof since !== "number" || since <= on) && (typeof before !== "number" || on < before)));
  const live = regime.sentences.flatMap((s, id) => (spoken.has(id) && holds(s) ? [id] : []));
  return { regime, days, topics, hosts, origins, live, values: valuesWorthDrawing(regime), reached: new Map() };
}

/** Draws from a field; which of them are cases, `situationOf` says. Small numbers are shrunk in few steps. */
export function drawFrom({ regime, days, live, topics, hosts, origins, values }: Field): fc.Arbitrary<Draw> {
  const of = (n: number): fc.Arbitrary<number> => fc.nat(Math.max(0, n - 1));
  // A fact that nothing reads has one value.
  const perFact = fc.tuple(...values.map((all, f) => (all.length < 2 || isOpen(regime, f) ? fc.constant(0) : of(2 * all.length))));
  return fc.record({
    day: of(days.length), aim: fc.option(of(live.length), { freq: 3 }), topic: of(topics.length), host: of(Math.max(64, hosts.length)), origin: of(origins.length),
    otherHost: fc.option(of(hosts.length), { freq: 2 }), otherOrigin: fc.option(of(origins.length), { freq: 2 }), facts: perFact, otherFacts: perFact,
    choices: fc.array(of(24), { minLength: 6, maxLength: 6 }),
    open: of(1024),
  });
}

const isOpen = ({ facts }: Regime, fact: FactId): boolean => facts[fact]?.tag === "open";
/** 0 or 1 for each missing figure, as a number that is drawn mixes them; from 0 all are 0. */
const openValue = (draw: Draw, fact: FactId): number => (Math.imul(draw.open, 2 * fact + 40_503) >>> 7) & 1;

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];

/** What a draw says; `null` where it says no two cases: such a mover cannot have these facts, or the two sides are one. `strictly`: states have only values that they can have. */
export function situationOf(field: Field, draw: Draw, apart: Apart, fixed: ReadonlyMap<FactId, number>, strictly: boolean): Situation | null {
  const { regime } = field;
  const on = pick(field.days, draw.day) ?? 0;
  const aimed = draw.aim === null ? undefined : pick(field.live, draw.aim);
  const sentence = aimed === undefined ? undefined : regime.sentences[aimed];
  const reached = sentence === undefined ? field.topics : field.topics.filter((t) => aimed !== undefined && t.sentences.includes(aimed));
  const topic = pick(reached, draw.topic);
  if (topic === undefined) return null;
  const pair = aimed === undefined || sentence === undefined ? freePair(field, draw) : aimedPair(field, draw, aimed, sentence);
  if (pair === null) return null;
  const { host, origin } = pair;
  const otherHost = apart.hosts && draw.otherHost !== null ? (pick(field.hosts, draw.otherHost) ?? host) : host;
  const otherOrigin = apart.origins && draw.otherOrigin !== null ? (pickBut(field.origins, draw.otherOrigin, otherHost) ?? origin) : origin;
  if (otherHost === otherOrigin) return null;
  const facts = factsOf(field, draw, topic, { host, origin, on }, sentence?.condition ?? null);
  fixed.forEach((value, fact) => (facts[fact] = value));
  const first: Case = { host, origin, mover: topic.mover, on, facts };
  const second: Case = { ...first, host: otherHost, origin: otherOrigin, facts: facts.map((v, f) => (apart.facts.has(f) ? valueAt(field, f, draw.otherFacts[f] ?? 0, on) : v)) };
  return [first, second].every((c) => canBe(regime, c, strictly)) ? { right: topic.right, first, second } : null;
}

/** The item, or the one after it if it is left out. */
const pickBut = (items: readonly PartyId[], n: number, without: PartyId): PartyId | undefined => {
  const found = pick(items, n);
  return found === without ? pick(items, n + 1) : found;
};

function freePair({ hosts, origins }: Pick<Field, "hosts" | "origins">, draw: Draw): Pair | null {
  const host = pick(hosts, draw.host);
  const origin = host === undefined ? undefined : pickBut(origins, draw.origin, host);
  return host === undefined || origin === undefined || origin === host ? null : { host, origin };
}

/** More pairs than these are not looked at one by one. */
const mostPairs = 2500;

/** A pair that a sentence may reach: by its dates and tables too, where the pairs are few. */
function aimedPair(field: Field, draw: Draw, id: SentenceId, sentence: Sentence): Pair | null {
  const known = field.reached.get(id) ?? reachedBy(field, sentence);
  field.reached.set(id, known);
  return "hosts" in known ? freePair(known, draw) : (pick(known, draw.host) ?? null);
}

function reachedBy({ regime, hosts, origins, days }: Field, sentence: Sentence): Reached {
  const on = days[0] ?? 0;
  if (hosts.length * origins.length > mostPairs) {
    return { hosts: hosts.filter((p) => selects(regime, sentence.host, p, on)), origins: origins.filter((p) => selects(regime, sentence.origin, p, on)) };
  }
  const mover = sentence.classes?.[0] ?? 0;
  return hosts.flatMap((host) => origins.flatMap((origin) => (origin !== host && reaches(regime, sentence, { host, origin, mover, on, given: new Map() }) ? [{ host, origin }] : [])));
}

/** A fact is usual every other time, and at its default before the day from which it can be otherwise. */
function valueAt({ regime, values }: Field, fact: FactId, n: number, on: Day): number {
  const { from = null, default: usual = null } = regime.facts[fact] ?? {};
  if (from !== null && on < from) return usual ?? 0;
  const all = values[fact] ?? [0];
  return all[n % (2 * all.length)] ?? all[0] ?? 0;
}

function factsOf(field: Field, draw: Draw, topic: DrawnTopic, frame: Pick<Case, "host" | "origin" | "on">, condition: Condition | null): number[] {
  const { regime, values } = field;
  const facts = regime.facts.map((_, f) => (isOpen(regime, f) ? openValue(draw, f) : valueAt(field, f, draw.facts[f] ?? 0, frame.on)));
  let made = 0;
  const choose = (ways: number): number => (draw.choices[made++ % draw.choices.length] ?? 0) % Math.max(1, ways);
  if (condition !== null) aimedAt(regime, condition, frame, facts, values, choose);
  for (const asked of conditionsOf(regime, topic.mover)) aimedAt(regime, asked, noParties(frame.on), facts, values, choose);
  return facts.map((v, f) => {
    const fact = regime.facts[f];
    return fact !== undefined && fact.from !== null && frame.on < fact.from ? (fact.default ?? 0) : v;
  });
}

/** The topics that a sentence may reach, for classes of movers. */
export const topicsOfClasses = (regime: Regime, rights: readonly RightId[], classes: readonly ClassId[]): readonly DrawnTopic[] =>
  rights.flatMap((right) =>
    classes.map((mover) => ({
      right, mover,
      sentences: regime.sentences.flatMap((s, id) => ((s.rights === null || s.rights.includes(right)) && (s.classes === null || s.classes.some((c) => isOrIsBelow(regime, mover, c))) ? [id] : [])),
    })),
  );

/** The parties bound on a day, in the order of the regime. */
export const boundOn = (regime: Regime, on: Day): readonly PartyId[] => regime.parties.flatMap((_, p) => (isBound(regime, p, on) ? [p] : []));
