import { suggest, type Code, type FactsOf, type Related } from "../diagnostics";
import { isMissing, type Name, type QuotaClause } from "../language/ast";
import type { DayInterval } from "../language/dates";
import type {
  Clause, ClauseId, Concession, Condition, Duty, Fact, FactId, FactType, LimitedPart, Lookup, MoverClass, Party, PartyId, Power, Quota, QuotaId, Right, Selector, Sentence, Source, Table, TableId,
} from "../language/regime";
import type { Location } from "../language/span";
import {
  find, namesIn, place,
  type ClauseSymbol, type GroupSymbol, type MoverSymbol, type PartySymbol, type RightSymbol, type Scope, type SeriesSymbol, type SourceSymbol, type Space, type SymbolIn, type TableSymbol,
} from "./scope";

/** At most this many combinations of keys in all tables of a regime together. */
export const combinationLimit = 500_000;

export type Report = <C extends Code>(code: C, at: Location, facts: FactsOf<C>, related?: readonly Related[]) => void;

/** For each party that ever belongs, when: sorted and disjoint. */
export type SparseSet = ReadonlyMap<PartyId, readonly DayInterval[]>;

/** Numbers for names: each symbol gets one the first time it is met. */
export interface Numbered<S, T> {
  readonly ids: Map<S, number>;
  readonly items: T[];
}
const numbered = <S, T>(): Numbered<S, T> => ({ ids: new Map(), items: [] });

/** A fact whose currency may still be unknown. */
export type FactDraft = { -readonly [K in keyof Fact]: Fact[K] };

/** When a sentence of a power may be invoked: what its condition says of figures, and of days. */
export interface Trigger {
  readonly origin: Selector;
  readonly parts: readonly TriggerPart[];
}
/** One part of a trigger, all of which must hold. What reads `days` reads no figures. */
export interface TriggerPart {
  readonly condition: Condition;
  readonly words: string;
  readonly reads: "figures" | "days";
}

/** One regime in the making. */
export interface Builder {
  readonly report: Report;
  readonly parties: Numbered<PartySymbol, Party>;
  readonly groups: Numbered<GroupSymbol, { readonly name: string; readonly members: SparseSet }>;
  readonly rights: Numbered<RightSymbol, Right | null>;
  readonly classes: Numbered<MoverSymbol, MoverClass | null>;
  readonly sources: Numbered<SourceSymbol, Source>;
  readonly tables: Numbered<TableSymbol | SeriesSymbol, Table | null>;
  /** By key: see `Fact.key`. */
  readonly facts: Numbered<string, FactDraft>;
  readonly clauseIds: Map<ClauseSymbol, ClauseId>;
  readonly clauses: (Clause | null)[];
  readonly sentences: Sentence[];
  /** By the clause that says so; none after an error. */
  readonly quotas: Numbered<QuotaClause, Quota>;
  /** What reaches some movers only of what a quota says of its parts; each sentence has it among its own. */
  readonly quotaParts: Map<QuotaId, readonly LimitedPart[]>;
  readonly powers: Power[];
  readonly concessions: Concession[];
  /** For a duty whose remedies suspend different clauses: the exceptions beside the one in `clauseIds`. */
  readonly moreRemedies: Map<ClauseSymbol, readonly ClauseId[]>;
  /** The targets of each clause that is an exception to everything, and what it expressly spares. */
  readonly everything: Map<ClauseId, { readonly targets: readonly ClauseId[]; readonly spared: readonly ClauseId[] }>;
  /** When each power may be invoked. */
  readonly triggers: Map<ClauseId, readonly Trigger[]>;
  /** Of a series made for the use of a power: which use. */
  readonly uses: Map<TableId, string>;
  readonly duties: Duty[];
  /** Which facts are conduct under which duty. */
  readonly conduct: Map<FactId, { readonly duty: string; readonly toward: "one" | "all" }>;
  roster: SparseSet;
  /** What is left of work that would otherwise grow with the square of the text. */
  readonly budget: { suggestions: number; combinations: number };
  /** Every place a table is read, for the check that it has a value there. */
  readonly reads: { readonly lookup: Lookup; readonly at: Location }[];
}

export function createBuilder(report: Report): Builder {
  return {
    report, parties: numbered(), groups: numbered(), rights: numbered(), classes: numbered(), sources: numbered(), tables: numbered(),
    facts: numbered(), clauseIds: new Map(), moreRemedies: new Map(), everything: new Map(), clauses: [], sentences: [], quotas: numbered(), quotaParts: new Map(), powers: [], concessions: [], triggers: new Map(), uses: new Map(), duties: [], conduct: new Map(), roster: new Map(), reads: [],
    budget: { suggestions: 100, combinations: combinationLimit },
  };
}

/** What a name stands for; otherwise says that there is no such thing, and what may have been meant. */
export function resolve<S extends Space>(b: Builder, scope: Scope, space: S, name: Name, expected: string): SymbolIn<S> | null {
  if (isMissing(name)) return null;
  const found = find(scope, space, name.text);
  if (found) return found;
  if (!scope.incomplete) {
    b.report("unknown-name", place(scope, name.span), { name: name.text, expected, suggestion: nearest(b, name.text, namesIn(scope, space)) });
  }
  return null;
}

/** The name that was probably meant; the first hundred unknown names are enough to be helped. */
export function nearest(b: Builder, written: string, names: Iterable<string>): string | null {
  return b.budget.suggestions-- > 0 ? suggest(written, names) : null;
}

export interface FactSpec {
  readonly key: string;
  readonly title: string | null;
  readonly tag: Fact["tag"];
  readonly type: FactType;
  readonly range: Fact["range"];
  readonly default: number | null;
  readonly judgedBy: string | null;
  readonly from: number | null;
  readonly at: Location | null;
}

/** The number of a fact, which is made the first time it is asked for. */
export function internFact(b: Builder, key: string, make: () => FactSpec): FactId {
  const known = b.facts.ids.get(key);
  if (known !== undefined) return known;
  const id = b.facts.items.push(make()) - 1;
  b.facts.ids.set(key, id);
  return id;
}
