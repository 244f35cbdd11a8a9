/**
 * The checked regime: what the checker promises and everything later relies on. No names are left to resolve, no types to
 * doubt; parties, rights, classes, facts, clauses and sentences are indices into the arrays of `Regime`.
 *
 * Relied on: every index is in range; exceptions form an acyclic graph; every operand has the type of the fact it is compared
 * with; tables are total over their keys; days are ordered; no feasible case is a conflict.
 */
import type { DayInterval, Day } from "./dates";
import type { CapPart, CapValue, OpenTerms, PositionKind, Stay } from "./position";
import type { Location } from "./span";

export type PartyId = number;
export type GroupId = number;
export type RightId = number;
export type ClassId = number;
export type FactId = number;
export type TableId = number;
export type ClauseId = number;
export type SentenceId = number;
export type PrincipleId = number;
export type DutyId = number;
export type QuotaId = number;

export interface Regime {
  readonly name: string;
  readonly title: string | null;
  /** The `///` lines above the regime. */
  readonly documentation: string | null;
  readonly at: Location;
  /** The regime or reform that this is a reform of; `null` for a regime. */
  readonly reformOf: string | null;
  /** All parties in scope: first those that the regime names, in the order met, then every other state. */
  readonly parties: readonly Party[];
  readonly groups: readonly Group[];
  /** Who is bound and when. */
  readonly roster: DatedSet;
  /** `each alone`: parallel national laws. */
  readonly parallel: boolean;
  readonly closure: "sovereign" | "permissive" | "none";
  readonly rights: readonly Right[];
  readonly classes: readonly MoverClass[];
  readonly facts: readonly Fact[];
  readonly tables: readonly Table[];
  readonly sources: readonly Source[];
  /** Rules and exceptions, in the order written; a duty's `otherwise` stands here as an exception too. */
  readonly clauses: readonly Clause[];
  readonly sentences: readonly Sentence[];
  readonly powers: readonly Power[];
  /** Numbers that several sentences share. Each sentence has the number and the dates of its quota among its own. */
  readonly quotas: readonly Quota[];
  /** What members may concede; no position reads them until one is made. */
  readonly concessions: readonly Concession[];
  /**
   * Reservations, clauses that allow none, powers and their uses in the words of the language. What they come to is among the clauses and tables;
   * this is for whoever wants the text again, and nothing else reads it.
   */
  readonly asWritten: readonly string[];
  readonly duties: readonly Duty[];
  readonly standings: readonly Standing[];
  readonly institutions: readonly Institution[];
  readonly principles: readonly Principle[];
  readonly norms: readonly Norm[];
  readonly linkages: readonly Linkage[];
  /** The packages that the regime declares or belongs to. */
  readonly packages: readonly Package[];
  readonly accession: Accession | null;
  readonly amendment: Amendment | null;
  readonly exit: Exit | null;
  readonly tests: readonly Test[];
  readonly expectations: readonly Expectation[];
  /** What the author says of the regime; no criterion. */
  readonly claims: readonly Claim[];
  /** Kept apart from the law: no position and no verdict reads them. */
  readonly interests: Interests;
  readonly scenarios: readonly Scenario[];
}

export interface Party {
  /** ISO 3166-1 alpha-2, or the name declared. */
  readonly code: string;
  readonly name: string;
  readonly life: DayInterval;
}

/** For each party (by `PartyId`) the intervals in which it belongs: sorted, disjoint, half-open; empty where it never does. */
export type DatedSet = readonly (readonly DayInterval[])[];

export interface Group {
  readonly name: string;
  readonly members: DatedSet;
}

export interface Right {
  readonly name: string;
  readonly title: string | null;
  /** Rights without which this one is not effective. */
  readonly needs: readonly RightId[];
  /** Rights that this one ranks above. */
  readonly above: readonly RightId[];
}

export interface MoverClass {
  readonly name: string;
  readonly title: string | null;
  readonly parent: ClassId | null;
  /** What being in the class implies, beyond its parent. */
  readonly condition: Condition;
}

// ---- facts ----------------------------------------------------------------------------------------------------

/**
 * What a fact is about, for the criteria (docs/reference/criteria.md): `profile` the mover; `class` an attribute of a
 * party that moves with it; `host` the host's circumstances; `relation` between the two; `linked` another issue;
 * `conduct-one` acts of one party toward the other; `conduct-all` general compliance; `standing` decided collectively;
 * `system` the world; `open` what figures that are missing would say: it has one true value, which nobody here knows.
 */
export type Tag =
  | "profile" | "class" | "host" | "relation" | "linked" | "conduct-one" | "conduct-all" | "standing" | "system" | "open";

/** Values are numbers: 0/1 for yes-or-no, the index of a label, a day, or a count in the fact's grain. */
export type FactType =
  | { readonly kind: "yes-or-no" }
  | { readonly kind: "labels"; readonly labels: readonly string[]; readonly ladder: boolean }
  /** `grain` is the unit of the stored number; years are stored as months. */
  | { readonly kind: "number"; readonly grain: "count" | "days" | "months" }
  | { readonly kind: "money"; readonly currency: string }
  | { readonly kind: "date" }
  /**
   * Which state (`states.ts`). `named` are the parties that the clauses name; `labels` has a word for each value. Read by role (the host, the
   * origin, a third state) unless `byName`: then it is a place, the same whoever host and origin are.
   */
  | { readonly kind: "state"; readonly named: readonly PartyId[]; readonly labels: readonly string[]; readonly byName?: true };

/** A variable of the case, named by role: it keeps its value when two parties are compared (aligned reading). */
export interface Fact {
  /** As written where the fact is stated: `presentThreat`, `skill`, `held Work in ES on 2011-08-11`, `origin keeps x toward host`, `months for which origin has kept x toward host`. */
  readonly key: string;
  readonly title: string | null;
  readonly tag: Tag;
  readonly type: FactType;
  /** Smallest and largest value, both included, in the fact's grain; `null`: degrees over it are not assessable. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** What an unstated fact counts as in `decide` and `test`; `null`: both are considered. Never used in verdicts. */
  readonly default: number | null;
  /** Open texture: who judges, in whose words. The tool never decides it. */
  readonly judgedBy: string | null;
  /** The first day on which it can be other than its default (a fact about the past cannot precede its day). */
  readonly from: Day | null;
  readonly at: Location | null;
}

// ---- parties in clauses ---------------------------------------------------------------------------------------

export type Role = "host" | "origin";
/** A private person of the case, who is no party. The employer is that of the mover. */
export type Person = "employer" | "mover";
export type Actor = Role | Person;
export const isPerson = (actor: Actor | null | undefined): actor is Person => actor === "employer" || actor === "mover";

/** Named parties: union of `include`, cut to `within`, less `except`. Reading one is reading identity. */
export interface PartySet {
  readonly include: readonly PartyAtom[];
  readonly within: PartyAtom | null;
  readonly except: readonly PartyAtom[];
}
export type PartyAtom = { readonly party: PartyId } | { readonly group: GroupId };

/** Which hosts or origins a sentence reaches. The host must always be bound by the roster, whatever the selector. */
export type Selector =
  /** No constraint: `host`, `origin`, or left out. */
  | { readonly kind: "any" }
  /** Bound by the roster on the day. `other` is implied: host and origin always differ. */
  | { readonly kind: "members"; readonly of: PartySet | null }
  /** Any state alive on the day; `outsiders`: not bound; `anyone`: states and the stateless. */
  | { readonly kind: "states" | "outsiders" | "anyone" | "stateless" }
  | { readonly kind: "listed"; readonly set: PartySet };

/** The origin of a stateless mover: not a party. */
export const stateless = -1;

// ---- tables ---------------------------------------------------------------------------------------------------

/** `party` keys declare a class attribute (record); `origin` keys read identity; `host` alone is the host's own instrument. */
export type PartyKey = "host" | "origin" | "party";
/** A `fact` about the mover, of which a case has one label. */
export type TableKey = PartyKey | "year" | { readonly fact: FactId };
export const isPartyKey = (key: TableKey): key is PartyKey => key !== "year" && typeof key === "string";
export type TableType =
  | { readonly kind: "periods" }
  | FactType;
/** A value: periods for a table of periods, else a number as in `FactType`. `null`: `none` or no number given. */
export type TableValue = number | readonly DayInterval[] | null;
export interface Table {
  readonly name: string;
  readonly keys: readonly TableKey[];
  readonly type: TableType;
  readonly rows: readonly TableRow[];
  readonly otherwise: TableValue;
  /** Made by the checker, for a reservation or the use of a power. */
  readonly made?: true;
  /** Of a series: the file of its figures. What has no row is not known. */
  readonly file?: string;
  /** Of a series: what its figures count. `null`: a written table. */
  readonly counts: Counts | null;
  /** Of a series made for the use of a power: whose figures of another series it adds up. */
  readonly sums?: Sums;
  /** Of a series made for a running total: since which year it adds up the figures of another series. */
  readonly totals?: Totals;
  readonly at: Location;
}
/** For each host, the figures of `parties` under the keys at the places `keys` of a series, added up. Its first key is the host, then come the other keys. */
export interface Sums {
  readonly series: TableId;
  readonly keys: readonly number[];
  readonly of: readonly { readonly host: PartyId; readonly parties: readonly PartyId[] }[];
}
/** For each year the figures of a series of that year and of all before it from the year `from` on, where all are known. `key`: the place of the year among the keys. */
export interface Totals {
  readonly table: TableId;
  readonly key: number;
  readonly from: number;
}
/** Movers admitted (uptake), or acts that one side has performed toward the other (conduct); sides as written, a role or a name. */
export type Counts =
  | { readonly kind: "admitted" }
  | { readonly kind: "performed"; readonly by: string; readonly toward: string };
/** What one key of a row lists: parties, years, or labels of a fact by their index. */
export type TableCell = PartySet | { readonly years: readonly number[] } | { readonly labels: readonly number[] };
/** The first row that fits holds. One cell a key. */
export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly value: TableValue;
}
export const isPartyCell = (cell: TableCell): cell is PartySet => "include" in cell;
/** `plus` years after the year of the case; with `since`, after the year in which the current twelve months since that day began. */
export interface CountedYear {
  readonly plus: number;
  readonly since: Day | null;
}
/**
 * Which party of the case, the year of the day asked about, or one label: what reads a table by a fact is split, one for each label.
 * `target`, in the cap of a power alone: the parties against whom it is invoked, summed.
 */
export type LookupArg = "host" | "origin" | "target" | "year" | CountedYear | { readonly label: number };
/** A table read in a clause, with an argument for each key. */
export interface Lookup {
  readonly table: TableId;
  readonly args: readonly LookupArg[];
}

// ---- conditions -----------------------------------------------------------------------------------------------

/** `(constant + Σ factor × lookup) / over`: a number once host, origin and day are fixed. */
export interface Operand {
  readonly constant: number;
  readonly terms: readonly { readonly factor: number; readonly lookup: Lookup }[];
  /** Left out: 1. Percentages and means divide once, at the end, so that `110 % * 100` is 110. */
  readonly over?: number;
  /** Added to a date from a table: calendar months first (a day that the month lacks becomes its last), then days. */
  readonly shift?: Shift;
}
export interface Shift {
  readonly months: number;
  readonly days: number;
}
export type Comparator = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "and" | "or"; readonly operands: readonly Condition[] }
  | { readonly kind: "not"; readonly operand: Condition }
  /** Compares a fact with a number of the case. False where a lookup has no value. */
  | { readonly kind: "fact"; readonly fact: FactId; readonly comparator: Comparator; readonly operand: Operand }
  | TableComparison
  | DateComparison
  /** Whether a fact that is a state is no state, one of the case (never by name), a member, or among named parties (identity). */
  | { readonly kind: "state"; readonly fact: FactId; readonly is: "none" | "host" | "origin" | "member" | PartySet }
  /**
   * A comparison that reads a series. Where figures are missing for the case, a fact says what they would: one for each host and
   * origin that the comparison reads; `null` where it does not.
   */
  | { readonly kind: "series"; readonly words: string; readonly comparison: SeriesComparison; readonly open: readonly OpenFact[] }
  /** Whether a party of the case is among named parties (identity). */
  | { readonly kind: "party"; readonly role: "host" | "origin"; readonly set: PartySet }
  /** Whether a party of the case is bound by the roster. */
  | { readonly kind: "member"; readonly role: "host" | "origin" };

export interface OpenFact {
  readonly host: PartyId | null;
  readonly origin: PartyId | null;
  readonly fact: FactId;
}
/** Compares a table value with a number: known once host, origin and day are. False where a lookup has no value. */
export interface TableComparison {
  readonly kind: "table";
  readonly lookup: Lookup;
  readonly shift?: Shift;
  readonly comparator: Comparator;
  readonly operand: Operand;
}
/** Compares the day of the case, or its calendar year, with a number of the case. False where a lookup has no value. */
export interface DateComparison {
  readonly kind: "date";
  readonly read: "date" | "year";
  readonly comparator: Comparator;
  readonly operand: Operand;
}
export type SeriesComparison = TableComparison | DateComparison;

// ---- clauses --------------------------------------------------------------------------------------------------

export type TimePoint = Day | Lookup;
/** `since` included, `before` excluded; `during` a table of periods. All that are given must hold. */
export interface Window {
  readonly since: TimePoint | null;
  /** `until D` is stored as the day after D. */
  readonly before: TimePoint | null;
  /** Days added to the value of a looked-up `before` (1 for `until t(host)`). */
  readonly beforeOffset: 0 | 1;
  readonly during: Lookup | null;
}

export interface Citation {
  readonly source: string;
  readonly place: string | null;
}
export interface Source {
  readonly name: string;
  readonly title: string;
  /** The kind of identifier, then the identifier: `celex 12016E`. */
  readonly identifier: string | null;
  readonly at: Location;
}

export interface Clause {
  readonly name: string;
  /** A reservation is an exception that its author made as to itself. */
  readonly kind: "rule" | "exception" | "reservation";
  /** The clauses it defeats where it applies; empty for a rule. A reservation defeats the exceptions to these too. */
  readonly targets: readonly ClauseId[];
  readonly ground: "security" | "economic" | "rights" | null;
  readonly cites: readonly Citation[];
  readonly sentences: readonly SentenceId[];
  /** The duty whose `otherwise` this exception is. */
  readonly remedyOf: DutyId | null;
  readonly at: Location;
}

export type Head =
  | { readonly kind: "grant" }
  | { readonly kind: "ration"; readonly cap: Cap }
  | { readonly kind: "refuse" }
  /** `may refuse` (lowers only) and `may grant` (lifts only). */
  | { readonly kind: "discretion"; readonly direction: "lower" | "lift"; readonly by: string }
  /** `is not bound to grant`: silent in the place of what it displaces, and never in the way of another rule. */
  | { readonly kind: "unbind" }
  /** `x does not apply`: while it holds, the target counts as not applying. */
  | { readonly kind: "disapply"; readonly clause: ClauseId };
export interface Cap extends Omit<CapValue, "amount" | "unknown" | "parts"> {
  /** What is said of parts of the number, and of whom; left out where nothing is. */
  readonly parts?: readonly LimitedPart[];
  readonly amount: Operand;
  /** A second amount, and which of the two counts. */
  readonly other?: { readonly counts: "lesser" | "greater"; readonly amount: Operand };
  /** As written, where it reads a series: names a number that is not known. */
  readonly words?: string;
  /** The quota in which is counted: its number, its parts (before those of the sentence) and the rest are those here. No position reads it. */
  readonly quota?: QuotaId;
}

/** One number for all sentences counted in it, in each host. */
export interface Quota {
  readonly name: string;
  readonly cap: Cap;
  /** At most one; it stands after the windows of each sentence. */
  readonly windows: readonly Window[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}

/** A part of a cap and the origins of which it speaks; `null`: of all. */
export interface LimitedPart extends CapPart {
  readonly from: Selector | null;
}

/** `reciprocal`: as the other side treats the host's nationals. */
export type Terms = OpenTerms | { readonly kind: "reciprocal" };
/** A length of time; years are stored as months. */
export interface Length {
  readonly amount: number;
  readonly unit: "days" | "months";
}

export interface Sentence {
  readonly clause: ClauseId;
  readonly host: Selector;
  readonly origin: Selector;
  /** Rights spoken of; `null`: anything. */
  readonly rights: readonly RightId[] | null;
  /** Mover classes (each with those below it); `null`: anybody. */
  readonly classes: readonly ClassId[] | null;
  readonly head: Head;
  /** `on ... terms`: by which standard of treatment it grants (docs/decisions/0007). */
  readonly terms: Terms | null;
  /** `endeavours to grant`. */
  readonly soft: boolean;
  readonly condition: Condition;
  /** The sentence's own window and its exception's; every one must hold. */
  readonly windows: readonly Window[];
  readonly length: Stay | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

/** An exception `once invoked`. Its clause holds the sentences of its invocations alone; of itself it says nothing. */
export interface Power {
  readonly clause: ClauseId;
  /** What an invocation says, before its own parties, conditions, cap and dates. */
  readonly sentences: readonly Sentence[];
  /** The figures and days that let it be invoked, as written; checked for each invocation, not part of a position. */
  readonly trigger: string | null;
  /** The longest it may run without a break; of one that is renewable, each invocation by itself. */
  readonly limit: { readonly amount: number; readonly unit: "days" | "months"; readonly renewable?: true } | null;
  readonly at: Location;
}

/** What members may concede. It adds to a rule once it is made; of itself it says nothing. */
export interface Concession {
  readonly name: string;
  /** The rule to which it adds, and whose exceptions hold for it too. */
  readonly clause: ClauseId;
  /** What a host may concede to one origin at a time; their clause is the rule. */
  readonly sentences: readonly Sentence[];
  /** Schedules that a host may raise, and so toward all whom the rule reaches. */
  readonly raises: readonly Raise[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}
/** A table keyed by the host alone, from which a number of the rule is read. */
export interface Raise {
  readonly table: TableId;
  readonly host: Selector;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

// ---- duties, bodies -------------------------------------------------------------------------------------------

export interface Duty {
  readonly name: string;
  readonly acts: readonly string[];
  readonly negative: boolean;
  /** `endeavours to`: owed under soft law only, and so without a remedy. */
  readonly soft: boolean;
  /** `may`: a liberty of the bearer (Hohfeld), and who decides that it is used. It is listed; it binds nobody and counts in no criterion. Left out: a duty. */
  readonly permission?: { readonly decidedBy: Decider | null };
  /** All bearers are one: they owe it together. */
  readonly together: boolean;
  /** Selects the bearer, which must be bound. */
  readonly bearer: Selector;
  readonly toward: Selector;
  /** The institution to which it is owed, and so to no party of a case: then `toward` reaches every member, and is not read. Left out: it is owed to parties. */
  readonly towardBody?: string;
  /**
   * Private persons of the case who bear it, or to whom it is owed; `null`: a party, or a body. They are no parties: it ties nobody and counts in no
   * criterion. Where one bears it, `bearer` and `toward` are not read, and no party is among `bearers`. Left out: none.
   */
  readonly persons?: { readonly bearer: Person | null; readonly toward: Person | Role | null };
  /** The roles of a case in which a party may bear it toward the other. */
  readonly bearers: readonly Role[];
  /** `toward every member` is owed to all (erga omnes); the rest to the counterparty alone. */
  readonly towardAll: boolean;
  /** For whom it is owed: mover classes (each with those below it), `null` for whoever. */
  readonly movers: readonly ClassId[] | null;
  /** Whose nationals they are; the roles here and in the condition are those of the case. */
  readonly origins: Selector;
  readonly condition: Condition;
  readonly windows: readonly Window[];
  readonly within: Length | null;
  /** The last day for it. No clock runs: it is reported. Left out: none is written. */
  readonly by?: Day;
  /** Who may respond to a breach: all together (`body`, or every member), the injured party, or nobody stated. */
  readonly response: "all" | "injured" | null;
  readonly remedy: Remedy | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

/** What may be done about a breach; an exception with the duty's name stands for it among the clauses. */
export interface Remedy {
  /** As written: `host`, `every member`. */
  readonly by: string;
  readonly toward: string | null;
  readonly clauses: readonly ClauseId[];
  /** How long at most. No clock runs: it is reported. */
  readonly length: Length | null;
  readonly renewable: boolean;
  readonly decidedBy: Decider | null;
}

/** Who decides, and on whose complaint, whether a party is in good standing. */
export interface Standing {
  readonly decidedBy: Decider;
  readonly complainants: readonly Complainant[];
  readonly toward: Selector;
  /** `toward every member`: what is decided holds toward all at once. */
  readonly towardAll: boolean;
  readonly condition: Condition;
  /** The duties whose conduct it reads; `null`: it reads none, and so speaks of all. */
  readonly duties: readonly string[] | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
/** Besides the three kinds, bodies and parties by their names. */
export type Complainant = "any member" | "injured member" | "any mover" | string;

export interface Institution {
  readonly name: string;
  readonly title: string | null;
  /** The parties of which it is a body; left out: of all. */
  readonly of?: PartySet;
  /** When it is there; left out: always. */
  readonly life?: DayInterval;
  readonly powers: readonly {
    readonly verb: "adjudicates" | "monitors" | "advises" | "decides";
    /** How it decides; only with `decides`. */
    readonly rule: VotingRule | null;
    /** Clauses; `null`: everything. */
    readonly clauses: readonly ClauseId[] | null;
    readonly complainants: readonly Complainant[];
    /** When it has the power; left out: as long as it is there. */
    readonly life?: DayInterval;
  }[];
  readonly cites: readonly Citation[];
}

// ---- principles, norms, procedures (Krasner 1982): kept and reported, they change no position -----------------

export interface Principle {
  readonly name: string;
  readonly text: string;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
export interface Norm {
  readonly name: string;
  readonly text: string;
  /** The principles it follows. */
  readonly follows: readonly PrincipleId[];
  /** The rules, exceptions and duties under it. */
  readonly clauses: readonly ClauseId[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}

/** Who decides: a role of the case, all members, or a body or party by its name. */
export interface Decider {
  readonly name: string;
  readonly kind: "institution" | "party" | "role" | "members";
}
export type VotingRule = "consensus" | "majority" | "two thirds" | "unanimity" | "itself";
/** Who may join. */
export interface Accession {
  /** `null`: by invitation. */
  readonly openTo: Selector | null;
  readonly condition: Condition;
  readonly decidedBy: Decider | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
export interface Amendment {
  readonly rule: VotingRule;
  readonly decidedBy: Decider | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
export interface Exit {
  readonly after: Length | null;
  /** The rule that keeps what was acquired. */
  readonly clause: ClauseId | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

/** Two clauses given in return for one another. */
export interface Linkage {
  readonly name: string;
  readonly mode: "tactical" | "substantive";
  readonly gives: ClauseId;
  readonly inReturnFor: ClauseId;
  readonly ratio: { readonly give: number; readonly take: number } | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
/** Agreements that end together (a guillotine): regimes of the file, or legal texts declared as sources. */
export interface Package {
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly kind: "regime" | "source" }[];
  readonly after: Length | null;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

// ---- tests and expectations -----------------------------------------------------------------------------------

export type Who =
  | { readonly kind: "party"; readonly party: PartyId }
  | { readonly kind: "any-member" | "any-state" | "any-outsider" | "stateless" };

export interface StatedFact {
  readonly fact: FactId;
  readonly value: number;
}
/** A figure that the file of a series lacks: one party, year or label a key. */
export interface StatedFigure {
  readonly table: TableId;
  readonly cells: readonly TableCell[];
  readonly value: number;
}
export interface Test {
  readonly title: string;
  readonly host: Who;
  readonly origin: Who;
  readonly mover: ClassId;
  readonly given: readonly StatedFact[];
  /** Left out: none. */
  readonly figures?: readonly StatedFigure[];
  readonly on: Day;
  readonly findings: readonly {
    readonly right: RightId;
    readonly position: Exclude<PositionKind, "conflict">;
    readonly because: readonly ClauseId[];
    readonly at: Location;
  }[];
  /** Duties that a party of the case owes, or owes not; `only`: by a soft sentence, or as a permission. Left out: as a duty, soft or not. */
  readonly duties: readonly { readonly duty: string; readonly bearer: Actor; readonly owed: boolean; readonly only?: "soft" | "permission"; readonly at: Location }[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}

export interface Expectation {
  /** A criterion, one of its parts, or a claim of the regime, by name. */
  readonly criterion: string;
  readonly reading: "ruggie" | "hollifield";
  readonly verdict: VerdictName;
  /** `with soft law`: soft commitments are read as written. Left out: only what binds counts. */
  readonly binding?: "soft";
  /** The days it speaks of; both `null`: the whole life of the regime. */
  readonly window: DayInterval;
  readonly because: readonly ClauseId[];
  readonly at: Location;
}
export type VerdictName = "holds" | "fails" | "depends" | "vacuous" | "undecided" | "not-assessable";
/** Criteria and their parts by the names used in `expect` and `--require`. */
export const criterionNames = [
  "form", "norms", "indivisibility", "reciprocity", "multilateral", "definitional",
  "n", "v", "g1", "g2", "g2a", "g3", "g3s", "g4", "nt", "i1", "i2", "i3", "nex", "nrv", "nrvm", "d1", "d1c", "d2", "d3", "d4",
] as const;
export type CriterionName = (typeof criterionNames)[number];

// ---- claims ---------------------------------------------------------------------------------------------------

export interface Claim {
  readonly name: string;
  readonly title: string | null;
  readonly body:
    /** In every case that is meant the right has the position, or in none has it. */
    | {
        readonly kind: "always" | "never";
        readonly position: "granted" | "denied" | "discretionary";
        readonly host: Selector;
        readonly origin: Selector;
        readonly rights: readonly RightId[] | null;
        readonly classes: readonly ClassId[] | null;
        readonly condition: Condition;
        readonly windows: readonly Window[];
      }
    /** Whoever has all of the one (granted, or rationed) has all of the other. */
    | {
        readonly kind: "whoever";
        readonly host: Selector;
        readonly has: readonly RightId[];
        readonly alsoHas: readonly RightId[];
        readonly since: Day | null;
      };
  readonly cites: readonly Citation[];
  readonly at: Location;
}

// ---- interests ------------------------------------------------------------------------------------------------

/** Money in one currency, a number, or a share of a whole: never added to one another. */
export type Measure = { readonly kind: "money"; readonly currency: string } | { readonly kind: "count" } | { readonly kind: "share" };

/** `constant + Σ factor × lookup + Σ factor × fact`. */
export interface Amount extends Operand {
  readonly measure: Measure;
  readonly facts: readonly { readonly factor: number; readonly fact: FactId }[];
}

/** How an interest reaches its bearer. */
export const channelNames = ["recruitment", "wages", "fiscal", "remittances", "returns", "skills", "security", "identity"] as const;
export type Channel = (typeof channelNames)[number];
/** What a state weighs, and who is heard at home. */
export const logicNames = { state: ["security", "economy", "rights"], coalition: ["identity", "business", "rights"] } as const;

/** The rule or duty that is kept, and by whom of the case: toward the other. */
export interface Keeping {
  readonly clause: ClauseId;
  readonly by: Role;
}
/** What one side gains or bears by each mover or, with `keeping`, while a clause is kept. */
export interface Stake {
  readonly party: "host" | "origin" | "mover";
  readonly verb: "gains" | "bears";
  readonly amount: Amount;
  /** Empty with `keeping`. */
  readonly classes: readonly ClassId[];
  /** For each pair of parties between which the clause is owed; no mover is counted. Left out: by mover. */
  readonly keeping?: Keeping;
  readonly channel: Channel | null;
  readonly condition: Condition;
  readonly per: "year" | "once";
  readonly windows: readonly Window[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}
/** Parts of the whole, which is 1; what is not named weighs nothing. */
export interface Weights {
  readonly of: "state" | "coalition";
  readonly party: PartyId;
  readonly parts: readonly { readonly name: string; readonly weight: number }[];
  readonly at: Location;
}
export interface Interests {
  readonly stakes: readonly Stake[];
  readonly weights: readonly Weights[];
}

// ---- scenarios ------------------------------------------------------------------------------------------------

export interface Scenario {
  readonly name: string;
  readonly title: string | null;
  /** The first year and the last, both included. */
  readonly horizon: { readonly from: number; readonly to: number };
  /** By how much less a year later counts: a share. */
  readonly discount: number;
  readonly flows: readonly Flow[];
  readonly shocks: readonly Shock[];
  readonly at: Location;
}
/** Movers a year, for each of the classes from each origin to each host; `low` is `high` for one number. */
export interface Flow {
  readonly classes: readonly ClassId[];
  readonly origins: PartySet;
  readonly hosts: PartySet;
  readonly low: number;
  readonly high: number;
  /** The likeliest; `null`: all between alike. */
  readonly mostly: number | null;
  readonly days: DayInterval;
  readonly cites: readonly Citation[];
  readonly at: Location;
}
export interface Shock {
  readonly name: string;
  readonly title: string | null;
  /** The chance in any year, or the year in which it comes. */
  readonly chance: { readonly kind: "yearly"; readonly probability: number } | { readonly kind: "year"; readonly year: number };
  /** `null`: for good. */
  readonly lasting: { readonly amount: number; readonly unit: "days" | "months" } | null;
  readonly changes: readonly { readonly classes: readonly ClassId[]; readonly origins: PartySet | null; readonly hosts: PartySet | null; readonly factor: number }[];
  readonly cites: readonly Citation[];
  readonly at: Location;
}
