import type { Day } from "../../language/dates";
import type { Frame } from "../../language/reading";
import { stateless, type Condition, type FactId, type PartyId, type Regime, type SentenceId } from "../../language/regime";
import { compared, factSorts, inRange, isAmong, type FactSort } from "./facts";
import { Names } from "./names";
import type { Parties } from "./parties";
import { Positions } from "./positions";
import { apply, equal, ite, no, not, oneLine, or, yes, type Term } from "./s-expressions";
import type { When } from "./sayings";

/** Host and origin as terms, on a day; `record`: whose records are read instead of their own. */
export interface Pair {
  readonly host: Term;
  readonly origin: Term;
  readonly record: { readonly host: Term; readonly origin: Term } | null;
}
/** Which of the parties of a pair something turns on, each with a text that is equal for parties it does not tell apart. */
export interface Reads {
  readonly host?: (party: PartyId) => string;
  readonly origin?: (party: PartyId) => string;
  readonly recordHost?: (party: PartyId) => string;
  readonly recordOrigin?: (party: PartyId) => string;
}
type Side = keyof Reads;
const sides: readonly Side[] = ["host", "recordHost", "origin", "recordOrigin"];

/** What a function of a file takes, and what that is for another pair and other facts. */
interface Parameter {
  readonly symbol: Term;
  readonly sort: Term;
  readonly argument: (pair: Pair, varied: readonly Term[]) => Term;
}

/** What a file is about. */
export interface Subject {
  readonly regime: Regime;
  readonly binding: "decide" | "hard" | "soft";
  readonly on: Day;
  readonly parties: Parties;
  /** Identity and record are varied apart. */
  readonly records: boolean;
  /** The facts that two cases may differ in; functions take them, all others are constants. */
  readonly varied: readonly FactId[];
  /** Sentences whose part in a decision is asked for; `null`: none is. */
  readonly marks: ((sentence: SentenceId) => boolean) | null;
}

/** The file in the making: definitions in the order of use, and what they need. */
export class Writing {
  readonly names = new Names();
  readonly positions: Positions;
  readonly sortOf: (fact: FactId) => FactSort;
  readonly factsRead = new Set<FactId>();
  private readonly lines: string[] = [];
  private readonly known = new Map<string, string>();
  private readonly functions = new Map<Term, { readonly name: string; readonly takes: readonly Parameter[] }>();
  private readonly made = new Map<string, unknown>();
  private pending = "";
  private headed = "";
  private readonly keys = new Map<string, ReadonlyMap<PartyId, string>>();
  private readonly partyOf: ReadonlyMap<Term, PartyId>;

  constructor(readonly subject: Subject) {
    for (const word of taken) this.names.of(`built in ${word}`, word);
    this.positions = new Positions(this.names);
    this.partyOf = new Map(subject.parties.all.map((p) => [this.party(p), p]));
    const { regime } = subject;
    const conditions: readonly Condition[] = [...regime.sentences, ...regime.classes, ...(subject.binding === "decide" ? regime.duties : [])].map((x) => x.condition);
    this.sortOf = factSorts(regime, this.names, [...conditions, ...regime.claims.flatMap(({ body }) => ("condition" in body ? [body.condition] : []))]);
  }

  // ---- definitions ----

  get definitions(): readonly string[] {
    return this.lines;
  }

  /** The pair that the functions of the file take. */
  get pair(): Pair {
    return { host: "h", origin: "o", record: this.subject.records ? { host: "rh", origin: "ro" } : null };
  }
  private get parameters(): readonly Parameter[] {
    const { host, origin, record } = this.pair;
    const party = (symbol: Term, of: (pair: Pair) => Term): Parameter => ({ symbol, sort: "Party", argument: of });
    return [
      party(host, (pair) => pair.host),
      party(origin, (pair) => pair.origin),
      ...(record === null ? [] : [party(record.host, (pair) => pair.record?.host ?? pair.host), party(record.origin, (pair) => pair.record?.origin ?? pair.origin)]),
      ...this.variedParameters,
    ];
  }
  private get variedParameters(): readonly Parameter[] {
    return this.subject.varied.map((fact, i) => ({ symbol: this.fact(fact), sort: this.sortOf(fact).sort, argument: (_, varied) => varied[i] ?? this.fact(fact) }));
  }

  /** A term of the pair of the functions, under a name of its own where it is long. */
  named(wish: string, term: Term): Term {
    return term.length > longTerm ? this.function(wish, term) : term;
  }
  /** A function of what its body reads of the pair and the varied facts, applied to those: `call` gives it others. */
  function(wish: string, body: Term, sort = "Bool"): Term {
    if (this.functions.has(body)) return body;
    const read = new Set(body.match(/\|[^|]*\||[^\s()]+/g));
    const takes = this.parameters.filter((p) => read.has(p.symbol));
    if (takes.length === 0 && !body.includes("(")) return body;
    const name = this.defined(wish, takes.map((p) => `(${p.symbol} ${p.sort})`), sort, body);
    const term = apply(name, ...takes.map((p) => p.symbol));
    this.functions.set(term, { name, takes });
    return term;
  }
  /** What `function` made, of another pair or of other facts. */
  call(term: Term, pair: Pair, varied: readonly Term[] = []): Term {
    const known = this.functions.get(term);
    return known === undefined ? term : apply(known.name, ...known.takes.map((p) => p.argument(pair, varied)));
  }
  /** What is made once for a file. */
  once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    // The key says what was made.
    return this.made.get(key) as T;
  }
  /** A comment before the next definition. */
  heading(text: string): void {
    this.pending = text;
  }
  private defined(wish: string, parameters: readonly string[], sort: string, body: Term): string {
    const key = `(${parameters.join(" ")}) ${sort} ${body}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = this.names.of(`defined ${key}`, wish);
    this.known.set(key, name);
    if (this.pending !== this.headed) this.lines.push(`; ${oneLine(this.pending)}`);
    this.headed = this.pending;
    this.lines.push(`(define-fun ${name} ${key})`);
    return name;
  }

  // ---- facts ----

  fact(id: FactId): Term {
    this.factsRead.add(id);
    const key = this.subject.regime.facts[id]?.key ?? String(id);
    return this.names.of(`fact ${id}`, key.includes(" ") || key.includes(".") ? key : `fact.${key}`);
  }
  factIs(id: FactId, values: readonly number[]): Term {
    return isAmong(this.sortOf(id), this.fact(id), values);
  }
  factCompares(id: FactId, comparator: Parameters<typeof compared>[2], number: number): Term {
    return compared(this.sortOf(id), this.fact(id), comparator, number);
  }
  /** That a fact, written as `term`, is one of its values. */
  factInRange(id: FactId, term: Term): Term {
    const fact = this.subject.regime.facts[id];
    return fact ? inRange(fact, this.sortOf(id), term) : yes;
  }

  // ---- parties ----

  party(id: PartyId): Term {
    const code = id === stateless ? "stateless" : (this.subject.regime.parties[id]?.code ?? String(id));
    return this.names.of(`party ${id}`, id === stateless || /^[A-Z]{2}$/.test(code) ? code : `party.${code}`);
  }
  /** That a party is one of some; sets of several parties get a name. */
  isIn(term: Term, chosen: (party: PartyId) => boolean, wish: string): Term {
    const { all } = this.subject.parties;
    const fixed = this.partyOf.get(term);
    if (fixed !== undefined) return chosen(fixed) ? yes : no;
    const inside = all.filter(chosen);
    const outside = all.filter((p) => !chosen(p));
    const among = (parties: readonly PartyId[], of: Term): Term => or(...parties.map((p) => equal(of, this.party(p))));
    if (outside.length === 0) return yes;
    const few = (parties: readonly PartyId[]): boolean => parties.length <= 2 && !spoken.includes(wish);
    const isMost = outside.length * 3 < inside.length;
    if (few(isMost ? outside : inside)) return isMost ? not(among(outside, term)) : among(inside, term);
    const body = isMost ? not(among(outside, "p")) : among(inside, "p");
    return apply(this.defined(wish, ["(p Party)"], "Bool", body), term);
  }

  /**
   * A term that turns on the parties of a pair: `value` is asked for one of each kind that `reads` tells apart, and the answers are
   * put together.
   */
  byParties(pair: Pair, on: Day, reads: Reads, value: (frame: Frame) => Term): Term {
    const { all } = this.subject.parties;
    const apart = pair.record !== null;
    const terms: Record<Side, Term> = { host: pair.host, origin: pair.origin, recordHost: pair.record?.host ?? pair.host, recordOrigin: pair.record?.origin ?? pair.origin };
    const keyOf = (side: Side): ((p: PartyId) => string) | null => {
      const own = reads[side];
      if (apart) return own ?? null;
      if (side === "recordHost" || side === "recordOrigin") return null;
      const record = side === "host" ? reads.recordHost : reads.recordOrigin;
      return own === undefined && record === undefined ? null : (p) => `${own?.(p) ?? ""}/${record?.(p) ?? ""}`;
    };
    const any = all[0] ?? stateless;
    const frameOf = (at: ReadonlyMap<Side, PartyId>): Frame => {
      const of = (side: Side): PartyId => at.get(side) ?? this.partyOf.get(terms[side]) ?? any;
      const frame = { host: of("host"), origin: of("origin"), on };
      return apart ? { ...frame, record: { host: of("recordHost"), origin: of("recordOrigin") } } : frame;
    };
    const walk = (left: readonly Side[], at: ReadonlyMap<Side, PartyId>): Term => {
      const [side, ...rest] = left;
      if (side === undefined) return value(frameOf(at));
      const key = keyOf(side);
      if (key === null) return walk(rest, at);
      const kinds = new Map<string, PartyId[]>();
      const fixed = this.partyOf.get(terms[side]);
      for (const p of fixed === undefined ? all : [fixed]) {
        kinds.set(key(p), [...(kinds.get(key(p)) ?? []), p]);
      }
      const answers = new Map<Term, PartyId[]>();
      for (const parties of kinds.values()) {
        const answer = walk(rest, new Map(at).set(side, parties[0] ?? any));
        answers.set(answer, [...(answers.get(answer) ?? []), ...parties]);
      }
      const [usual, ...others] = [...answers].sort((a, b) => b[1].length - a[1].length);
      return others.reduce((otherwise, [answer, parties]) => ite(this.isIn(terms[side], (p) => parties.includes(p), "some"), answer, otherwise), usual?.[0] ?? no);
    };
    return walk(sides, new Map());
  }

  /** The same where answers are no terms: each with the pairs for which it is given; `null` is no answer. */
  casesByParties<T>(pair: Pair, on: Day, reads: Reads, keyOf: (answer: T) => string, value: (frame: Frame) => T | null): readonly When<T>[] {
    const found = new Map<string, T>();
    this.byParties(pair, on, reads, (frame) => {
      const is = value(frame);
      if (is !== null) found.set(keyOf(is), is);
      return no;
    });
    const isOf = (key: string, answer: T | null): boolean => answer !== null && keyOf(answer) === key;
    return [...found].map(([key, is]) => ({ is, when: this.byParties(pair, on, reads, (frame) => (isOf(key, value(frame)) ? yes : no)) }));
  }

  /** A text for each party, made once. */
  keyed(name: string, of: (party: PartyId) => string): (party: PartyId) => string {
    const known = this.keys.get(name) ?? new Map(this.subject.parties.all.map((p) => [p, of(p)]));
    this.keys.set(name, known);
    return (party) => known.get(party) ?? "";
  }
}

/** Sets that have a name however small they are. */
const spoken: readonly string[] = ["member", "beneficiary"];

/** Terms longer than this get a name. */
const longTerm = 60;

/** Words of ours that no name of a text may be. */
const taken: readonly string[] = [
  "h", "o", "rh", "ro", "p", "openness", "Party", "Position", "Question", "question", "host", "origin", "other", "other-host", "speaker", "spoken-to", "record-host",
  "record-origin", "Bool", "Int", "Real",
];
