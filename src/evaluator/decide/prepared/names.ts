import { parseDay } from "../../../language/dates";
import { isPossible, valueOfParty, isBound } from "../../../language/reading";
import { stateless, type Fact, type Regime } from "../../../language/regime";
import type { FactSource, Matcher } from "./matcher";
import { factAt } from "./fact-at";
import { asKey, Names } from "./name-list";
import { lazyColumns } from "./tables";
import type { FactValue, NamedCase, Unreadable } from "./result";
import { UsualFacts, valueKind } from "./usual-facts";
import { valuesOf } from "./values-of";

const noFacts: Readonly<Record<string, FactValue>> = {};

/** What reading a case came to: read in full, with facts missing, not possible, or not readable. */
export const readResult = { whole: 0, missing: 1, impossible: 2, unreadable: 3 } as const;

/** Reads cases by names into a matcher, without making anything where all is as usual. */
export class NameReader implements FactSource {
  /** The number of the right; set with each case. */
  right = 0;
  unreadable: Unreadable | null = null;
  /** For each column whether the case states it. Only read where facts are missing. */
  readonly stated: Uint8Array;
  private readonly rights: Names;
  private readonly parties: Names;
  private readonly classes: Names;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly labels: readonly Names[];
  private readonly facts: readonly Fact[];
  private readonly kinds: Uint8Array;
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  private readonly whole: Uint8Array;
  /** By column: the bit of yes and of no in the first word; 0 where it stands elsewhere. */
  private readonly yesBits: Int32Array;
  private readonly noBits: Int32Array;
  /** Whether some fact is a state, which cannot be just any in a case. */
  readonly hasStates: boolean;
  /** By column: the key of its fact. */
  readonly keys: readonly string[];
  private readonly usual: UsualFacts;
  /** By class: whether facts are read when needed. Not where the class or a state limits what they can be. */
  private readonly isLazy: Uint8Array;
  private given: Readonly<Record<string, FactValue>> = noFacts;
  /** Whether a row needed a fact that the case does not state, and that has no default. */
  isMissing = false;

  constructor(
    private readonly regime: Regime,
    private readonly matcher: Matcher,
  ) {
    const byName = (list: readonly { readonly name: string }[]): Names => new Names(list.map(({ name }, i) => [name, i]));
    const { columns } = matcher.tables;
    this.rights = byName(regime.rights);
    this.classes = byName(regime.classes);
    this.parties = new Names([["stateless", stateless], ...regime.parties.map(({ code }, p) => [code, p] as const)]);
    // Facts that nothing reads are known by their keys, and left out.
    this.columns = new Map(regime.facts.map((fact, id) => [fact.key, columns.columnOf[id] ?? -1]));
    this.facts = columns.facts.flatMap((id) => regime.facts[id] ?? []);
    this.labels = this.facts.map(({ type }) => new Names(type.kind === "labels" || type.kind === "state" ? type.labels.map((label, v) => [label, v]) : []));
    this.kinds = Uint8Array.from(this.facts, (fact) => kindOf(fact));
    const values = this.facts.map(valuesOf);
    this.lows = Float64Array.from(values, ({ low }) => low);
    this.highs = Float64Array.from(values, ({ high }) => high);
    this.whole = Uint8Array.from(values, ({ isWhole }) => (isWhole ? 1 : 0));
    const bits = (value: number): Int32Array => Int32Array.from(this.facts, ({ type }, c) => (type.kind === "yes-or-no" && columns.word[c] === 0 ? 1 << ((columns.shift[c] ?? 0) + value) : 0));
    this.noBits = bits(0);
    this.yesBits = bits(1);
    this.stated = new Uint8Array(this.facts.length);
    this.hasStates = this.facts.some((fact) => fact.type.kind === "state");
    this.keys = this.facts.map((fact) => asKey(fact.key));
    const isLazy = this.facts.length <= lazyColumns && !this.hasStates;
    this.isLazy = Uint8Array.from(matcher.tables.feasible, (conditions) => (isLazy && conditions.length === 0 ? 1 : 0));
    this.usual = new UsualFacts(matcher, this.keys, this.kinds, this.labels, (column, stated) => this.valueOf(column, stated));
    matcher.source = this;
  }

  /** Reads a case, and its facts only as far as rows need them where that is enough; a `readResult`. */
  read(asked: NamedCase): number {
    const { matcher } = this;
    this.isMissing = false;
    this.unreadable = null;
    const right = this.rights.get(asked.right);
    const host = this.parties.get(asked.host);
    const origin = this.parties.get(asked.origin);
    const mover = this.classes.get(asked.mover);
    // Cases come from files too: what is neither is no day.
    const on = typeof asked.on === "number" ? asked.on : typeof asked.on === "string" ? parseDay(asked.on) : null;
    if (right === undefined) return this.cannot("right", asked.right);
    if (host === undefined || host === stateless) return this.cannot("host", asked.host);
    if (origin === undefined) return this.cannot("origin", asked.origin);
    if (mover === undefined) return this.cannot("mover", asked.mover);
    if (on === null || !Number.isInteger(on)) return this.cannot("day", String(asked.on));
    this.right = right;
    this.given = asked.facts ?? noFacts;
    matcher.setFrame(host, origin, mover, on);
    if (this.isLazy[mover] === 0) return this.readAll();
    if (this.usual.reads(this.given)) return readResult.whole;
    const { words } = matcher;
    for (let w = 0; w < words.length; w++) words[w] = 0;
    matcher.addMover(mover);
    matcher.known = 0;
    return readResult.whole;
  }
  /** Reads every fact that the case states. */
  readAll(): number {
    this.matcher.known = -1;
    this.matcher.setMover(this.matcher.mover);
    const found = this.readFacts(this.given);
    return found === readResult.whole && this.hasStates && !this.areStatesPossible(null) ? readResult.impossible : found;
  }

  /** Reads some columns, as bits. */
  load(columns: number): void {
    const { keys, given, matcher } = this;
    matcher.known |= columns;
    for (let left = columns; left !== 0; left &= left - 1) {
      const column = 31 - Math.clz32(left & -left);
      const stated = factAt(given, this.usual.places, this.usual.placeOf[column] ?? 0);
      const bit = stated === true ? (this.yesBits[column] ?? 0) : stated === false ? (this.noBits[column] ?? 0) : 0;
      if (bit !== 0) matcher.words[0] = (matcher.words[0] ?? 0) | bit;
      else if (stated === undefined) this.assume(column);
      else if (!this.readValue(column, stated)) this.unreadable ??= { what: "value", name: keys[column] ?? "" };
    }
  }
  private assume(column: number): void {
    const value = this.facts[column]?.default ?? null;
    if (value === null) this.isMissing = true;
    else this.matcher.setColumn(column, value);
  }

  private cannot(what: Unreadable["what"], name: string): number {
    this.unreadable = { what, name };
    return readResult.unreadable;
  }

  private readFacts(given: Readonly<Record<string, FactValue>>): number {
    this.stated.fill(0);
    let count = 0;
    for (const key of Object.keys(given)) {
      const column = this.columns.get(key);
      if (column === undefined) return this.cannot("fact", key);
      if (column < 0) continue;
      if (!this.readValue(column, given[key])) return this.cannot("value", key);
      this.stated[column] = 1;
      count++;
    }
    return count === this.kinds.length ? readResult.whole : readResult.missing;
  }
  /** Reads a value of which more than a bit of the first word is to be kept. */
  private readValue(column: number, stated: FactValue | undefined): boolean {
    const value = this.valueOf(column, stated);
    if (value !== value) return false;
    this.matcher.setColumn(column, value);
    return true;
  }
  /** The number that stands for a value; `NaN` where it is none of the fact. */
  private valueOf(column: number, value: FactValue | undefined): number {
    if (typeof value === "number") {
      const isFound = value >= (this.lows[column] ?? 0) && value <= (this.highs[column] ?? 0);
      return isFound && ((value | 0) === value || this.whole[column] === 0 || Math.floor(value) === value) ? value : NaN;
    }
    if (typeof value === "string") return this.valueOfText(column, value) ?? this.labels[column]?.get(value) ?? NaN;
    return typeof value === "boolean" && this.kinds[column] === valueKind.yesOrNo ? Number(value) : NaN;
  }
  /** The value of a date or of a state by its code, which may also be a word for a state that is neither host nor origin; `null` where the text is neither. */
  private valueOfText(column: number, text: string): number | null {
    const kind = this.kinds[column];
    if (kind === valueKind.label) return null;
    if (kind === valueKind.date) return parseDay(text);
    const type = this.facts[column]?.type;
    const party = this.parties.get(text);
    if (type?.kind !== "state" || party === undefined || party === stateless) return null;
    const { hostParty, originParty, on } = this.matcher;
    return valueOfParty(type, party, { host: hostParty, origin: originParty }, isBound(this.regime, party, on));
  }

  /** A value that a column can have, where nothing asked reads it. */
  anyValue(column: number): number {
    const low = this.lows[column] ?? 0;
    return Number.isFinite(low) ? low : 0;
  }

  /** Whether facts that are states can have their values in the case; `stated`: the columns to look at, or all. */
  areStatesPossible(stated: Uint8Array | null): boolean {
    const frame = this.matcher.frame();
    return this.facts.every(
      ({ type }, column) => type.kind !== "state" || stated?.[column] === 0 || isPossible(this.regime, type, this.matcher.value(column), frame),
    );
  }
  /** Marks the values of a column that are none of its fact. */
  check(column: number, values: Float64Array, n: number, bad: Uint8Array): void {
    const low = this.lows[column] ?? 0;
    const high = this.highs[column] ?? 0;
    const isWhole = this.whole[column] === 1;
    for (let i = 0; i < n; i++) {
      const value = values[i] ?? 0;
      if (!(value >= low && value <= high) || (isWhole && Math.floor(value) !== value)) bad[i] = 1;
    }
  }
}

function kindOf({ type }: Fact): number {
  switch (type.kind) {
    case "yes-or-no":
      return valueKind.yesOrNo;
    case "labels":
      return valueKind.label;
    case "state":
      return valueKind.state;
    case "date":
      return valueKind.date;
    default:
      return valueKind.number;
  }
}
