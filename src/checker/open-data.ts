import { missingIn } from "../language/figures";
import { comparedLookups, withParties, yearRead } from "../language/reading";
import type { Claim, Condition, Lookup, OpenFact, PartyId, Selector, Sentence } from "../language/regime";
import type { Location } from "../language/span";
import { distinctWords, namedCap, namedComparison } from "./figure-words";
import { combinationLimit, internFact, type Builder } from "./builder";
import { datesOfSet } from "./parties";
import { yesNoRange } from "./types";

type SeriesCondition = Extract<Condition, { readonly kind: "series" }>;

/** Whom a sentence can be about, and when. */
interface Scene {
  readonly names: Names;
  readonly hosts: readonly PartyId[];
  readonly origins: readonly PartyId[];
  /** First and last day; infinite where none is written. */
  readonly since: number;
  readonly last: number;
  readonly at: Location;
}

/**
 * Makes a fact of each comparison with a figure that is missing for some host, origin and day, and gives comparisons and numbers of figures
 * their names. After all clauses are read; gives back the claims so read.
 */
export function openComparisons(b: Builder, claims: readonly Claim[]): readonly Claim[] {
  const written = [...b.sentences, ...b.concessions.flatMap((c) => c.sentences)];
  const caps = distinctWords(b, written.flatMap(({ head }) => (head.kind === "ration" ? (namedCap(b, head.cap) ?? []) : [])).concat(b.quotas.items.flatMap(({ cap }) => namedCap(b, cap) ?? [])));
  const asked = claims.flatMap(({ body }) => (body.kind === "whoever" ? [] : [body]));
  const conditions = [...written, ...b.classes.items.filter((mover) => mover !== null), ...asked].map((holder) => holder.condition);
  const names = namesOf(b, conditions.flatMap(comparisons));
  const read = (sentence: Sentence): Sentence => {
    const { condition, head } = sentence;
    const named = head.kind === "ration" ? namedCap(b, head.cap) : null;
    const whole = head.kind === "ration" && named ? { ...sentence, head: { ...head, cap: { ...head.cap, words: caps(named) } } } : sentence;
    return readsSeries(condition) ? { ...whole, condition: opened(b, condition, { names, ...sceneOf(b, sentence) }) } : whole;
  };
  b.sentences.forEach((sentence, i) => (b.sentences[i] = read(sentence)));
  b.quotas.items.forEach((quota, i) => {
    const named = namedCap(b, quota.cap);
    if (named) b.quotas.items[i] = { ...quota, cap: { ...quota.cap, words: caps(named) } };
  });
  b.concessions.forEach((concession, i) => (b.concessions[i] = { ...concession, sentences: concession.sentences.map(read) }));
  b.classes.items.forEach((mover, i) => {
    if (mover === null || !readsSeries(mover.condition)) return;
    const at = { path: "", start: 0, end: 0 };
    b.classes.items[i] = { ...mover, condition: opened(b, mover.condition, { names, hosts: [], origins: [], since: -Infinity, last: Infinity, at }) };
  });
  return claims.map((claim) => {
    const { body, at } = claim;
    if (body.kind === "whoever" || !readsSeries(body.condition)) return claim;
    // What a claim leaves out is from anywhere.
    const origin: Selector = body.origin.kind === "any" ? { kind: "anyone" } : body.origin;
    return { ...claim, body: { ...body, condition: opened(b, body.condition, { names, ...sceneOf(b, { ...body, origin, at }) }) } };
  });
}

const comparisons = (condition: Condition): readonly SeriesCondition[] => {
  if (condition.kind === "and" || condition.kind === "or") return condition.operands.flatMap(comparisons);
  return condition.kind === "not" ? comparisons(condition.operand) : condition.kind === "series" ? [condition] : [];
};
const readsSeries = (condition: Condition): boolean => comparisons(condition).length > 0;

/** How comparisons are named: in their own words, and their facts in those that come first of all that ask the same. */
interface Names {
  readonly words: (condition: SeriesCondition) => string;
  readonly key: (condition: SeriesCondition) => string;
}

function namesOf(b: Builder, conditions: readonly SeriesCondition[]): Names {
  const named = conditions.map((condition) => namedComparison(b, condition));
  const words = distinctWords(b, named);
  const first = new Map<string, string>();
  for (const one of named) {
    const known = first.get(one.asks);
    if (known === undefined || words(one) < known) first.set(one.asks, words(one));
  }
  return {
    words: (condition) => words(namedComparison(b, condition)),
    key: (condition) => first.get(namedComparison(b, condition).asks) ?? condition.words,
  };
}

function opened(b: Builder, condition: Condition, scene: Scene): Condition {
  if (condition.kind === "and" || condition.kind === "or") return { ...condition, operands: condition.operands.map((o) => opened(b, o, scene)) };
  if (condition.kind === "not") return { ...condition, operand: opened(b, condition.operand, scene) };
  return condition.kind === "series" ? { ...condition, words: scene.names.words(condition), open: openFacts(b, condition, scene) } : condition;
}

function openFacts(b: Builder, condition: SeriesCondition, scene: Scene): SeriesCondition["open"] {
  const lookups = comparedLookups(condition.comparison);
  const reads = (role: "host" | "origin"): boolean => lookups.some((l) => l.args.includes(role));
  const hosts = reads("host") ? scene.hosts : [null];
  const origins = reads("origin") ? scene.origins : [null];
  b.budget.combinations -= hosts.length * origins.length;
  if (b.budget.combinations < 0) {
    b.report("table-too-large", scene.at, { table: b.tables.items[lookups[0]?.table ?? 0]?.name ?? "", limit: combinationLimit });
    return [];
  }
  // Nobody is a foreigner at home.
  const onlyHost = scene.hosts.length === 1 ? scene.hosts[0] : undefined;
  const figures = lookups.map((l) => new Figures(b, l));
  const words = scene.names.key(condition);
  const open: OpenFact[] = [];
  for (const host of hosts) {
    for (const origin of origins) {
      if ((host ?? onlyHost) === (origin ?? -1) || figures.every((f) => f.areWhole(host, origin, scene))) continue;
      const key = withParties(words, codeOf(b, host), codeOf(b, origin));
      const fact = internFact(b, key, () => ({
        key, title: missingIn(b.tables.items, lookups), tag: "open", type: { kind: "yes-or-no" }, range: yesNoRange, default: null, judgedBy: null, from: null, at: scene.at,
      }));
      open.push({ host, origin, fact });
    }
  }
  return open;
}

const codeOf = (b: Builder, party: PartyId | null): string => (party === null ? "" : (b.parties.items[party]?.code ?? ""));

/** The figures that one look-up reads: those of one year a party, or of one party. */
class Figures {
  private readonly known = new Set<string>();
  private readonly isSeries: boolean;

  constructor(
    b: Builder,
    private readonly lookup: Lookup,
  ) {
    const table = b.tables.items[lookup.table];
    this.isSeries = table?.file !== undefined;
    for (const row of this.isSeries ? (table?.rows ?? []) : []) {
      const fits = row.cells.every((cell, i) => {
        const arg = lookup.args[i];
        return !("labels" in cell) || (typeof arg === "object" && "label" in arg && cell.labels.includes(arg.label));
      });
      const key = row.cells.flatMap((cell) => ("years" in cell ? cell.years : "include" in cell ? cell.include.map((a) => ("party" in a ? a.party : -1)) : []));
      if (fits) this.known.add(key.join(" "));
    }
  }

  /** Whether there is a figure for a host and an origin on every day. */
  areWhole(host: PartyId | null, origin: PartyId | null, { since, last }: Scene): boolean {
    if (!this.isSeries) return true;
    const year = this.lookup.args.find((arg) => yearRead(arg, 0) !== null);
    const key = (on: number | null): string =>
      this.lookup.args.flatMap((arg) => (arg === "host" ? [host] : arg === "origin" ? [origin] : on === null ? [] : (yearRead(arg, on) ?? []))).join(" ");
    if (year === undefined) return this.known.has(key(null));
    if (!Number.isFinite(since) || !Number.isFinite(last)) return false;
    for (let on = since; on <= last; on += 360) if (!this.known.has(key(on))) return false;
    return this.known.has(key(last));
  }
}

function sceneOf(b: Builder, sentence: Pick<Sentence, "host" | "origin" | "windows" | "at">): Omit<Scene, "names"> {
  const members = [...b.roster.keys()];
  const rules = b.clauses.flatMap((clause) => (clause?.kind === "rule" ? clause.sentences : []));
  const named = rules.flatMap((id) => reached(b, b.sentences[id]?.origin ?? { kind: "any" }, []));
  const origins = reached(b, sentence.origin, named);
  const within = (selector: Selector): readonly PartyId[] => {
    const set = selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null;
    const chosen = set && new Set(datesOfSet(b, set).keys());
    return chosen ? members.filter((p) => chosen.has(p)) : members;
  };
  const starts = sentence.windows.map((w) => (typeof w.since === "number" ? w.since : -Infinity));
  const ends = sentence.windows.map((w) => (typeof w.before === "number" ? w.before - 1 : Infinity));
  return { hosts: within(sentence.host), origins, since: Math.max(-Infinity, ...starts), last: Math.min(Infinity, ...ends), at: sentence.at };
}

/** The parties that a selector may reach as origins; `left`: those of the rules, where it leaves them open. */
function reached(b: Builder, selector: Selector, left: readonly PartyId[]): readonly PartyId[] {
  const members = [...b.roster.keys()];
  switch (selector.kind) {
    case "members":
      return selector.of === null ? members : [...datesOfSet(b, selector.of).keys()];
    case "listed":
      return [...datesOfSet(b, selector.set).keys()];
    case "any":
      return [...new Set([...members, ...left])];
    case "states": case "outsiders": case "anyone":
      return [...b.parties.ids.values()];
    case "stateless":
      return [];
    default: {
      const never: never = selector;
      return never;
    }
  }
}
