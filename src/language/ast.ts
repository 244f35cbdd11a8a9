/**
 * The syntax tree: what the parser makes and nothing later changes.
 *
 * Every node has a `span`. Where the text was broken and the parser went on, a `Name` has the text `""` (see `isMissing`),
 * a missing list is empty, and the nearest declaration or clause around it carries `broken: true`.
 */
import type { Span } from "./span";

/** A name as written. `text` is `""` where the parser had to go on without one. */
export interface Name {
  readonly kind: "Name";
  readonly text: string;
  readonly span: Span;
}
export const isMissing = (name: Name): boolean => name.text === "";

export interface Comment {
  readonly text: string;
  readonly documentation: boolean;
  readonly span: Span;
}

export interface Text {
  readonly kind: "Text";
  /** The characters between the quotes, escapes resolved. */
  readonly value: string;
  readonly span: Span;
}

export interface File {
  readonly kind: "File";
  readonly edition?: Integer;
  readonly uses: readonly Use[];
  readonly items: readonly FileItem[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}
/** Interests and scenarios may stand apart from the law. */
export type FileItem = Declaration | RegimeDeclaration | Reform | InterestsClause | ScenarioClause;

/** `use "other.regime"` or `use std.rights`. */
export interface Use extends Item {
  readonly kind: "Use";
  readonly path?: Text;
  readonly library?: readonly Name[];
}

interface Item {
  readonly span: Span;
  /** Something inside was missing or skipped: later phases may leave the item out, and report nothing about it. */
  readonly broken?: true;
  /** The `///` lines right above, joined with newlines. */
  readonly documentation?: string;
}

export interface RegimeDeclaration extends Item {
  readonly kind: "Regime";
  readonly name: Name;
  readonly title?: Text;
  readonly items: readonly RegimeItem[];
}
export type RegimeItem = Declaration | Clause;

// ---- declarations ---------------------------------------------------------------------------------------------

export type Declaration =
  | SourceDeclaration | PartyDeclaration | GroupDeclaration | RightDeclaration | MoverDeclaration
  | FactsDeclaration | JudgementDeclaration | ActDeclaration | TableDeclaration | SeriesDeclaration;

/** By what a text is found: an act of the Union, a statute or regulation, an official journal, a treaty series, the symbol of a document, an address. */
export const identifierSchemes = ["celex", "statute", "journal", "treaty", "document", "url"] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];
/** `source TFEU "..." celex "12016E"`. */
export interface SourceDeclaration extends Item {
  readonly kind: "Source";
  readonly name: Name;
  readonly title: Text;
  readonly identifier?: { readonly scheme: IdentifierScheme; readonly value: Text };
}
/** `party SU "Soviet Union" until 1991-12-26`. */
export interface PartyDeclaration extends Item {
  readonly kind: "Party";
  readonly name: Name;
  readonly title: Text;
  readonly window?: Window;
}
export interface GroupDeclaration extends Item {
  readonly kind: "Group";
  readonly name: Name;
  readonly roll: Roll;
}
export interface Roll {
  readonly kind: "Roll";
  readonly entries: readonly RollEntry[];
  readonly span: Span;
}
export interface RollEntry {
  readonly kind: "RollEntry";
  readonly set: PartySet;
  readonly window?: Window;
  readonly span: Span;
}
/** `EU15, CH within Schengen except GB`: the union of `names`, cut to `within`, less `except`. */
export interface PartySet {
  readonly kind: "PartySet";
  readonly names: readonly Name[];
  readonly within?: Name;
  readonly except: readonly Name[];
  readonly span: Span;
}
export interface RightDeclaration extends Item {
  readonly kind: "Right";
  readonly name: Name;
  readonly title?: Text;
  readonly needs: readonly Name[];
  readonly above: readonly Name[];
}
/** `mover Seasonal "..." is Worker when mover.stay <= 9 months`. */
export interface MoverDeclaration extends Item {
  readonly kind: "Mover";
  readonly name: Name;
  readonly title?: Text;
  readonly parent?: Name;
  readonly when?: Condition;
}
export type FactSubject = "mover" | "employer" | "party" | "host" | "pair" | "world" | "issues";
export interface FactsDeclaration extends Item {
  readonly kind: "Facts";
  readonly about: FactSubject;
  readonly facts: readonly FactDeclaration[];
}
export interface FactDeclaration extends Item {
  readonly kind: "Fact";
  readonly name: Name;
  readonly type: Type;
  readonly title?: Text;
}
export type Unit = "days" | "months" | "years";
export type Type =
  | { readonly kind: "YesNo"; readonly span: Span }
  | { readonly kind: "Formality"; readonly span: Span }
  /** `number`, `money` or a unit of time; `range` as in `months from 0 to 600`. */
  | { readonly kind: "Number"; readonly unit?: Unit; readonly range?: { readonly from: Literal; readonly to: Literal }; readonly span: Span }
  | { readonly kind: "Money"; readonly range?: { readonly from: Literal; readonly to: Literal }; readonly span: Span }
  | { readonly kind: "Date"; readonly range?: { readonly from: Literal; readonly to: Literal }; readonly span: Span }
  /** `byName`: `state by name`. */
  | { readonly kind: "State"; readonly byName: boolean; readonly span: Span }
  | { readonly kind: "Periods"; readonly span: Span }
  | { readonly kind: "Labels"; readonly mode: "one" | "some" | "ladder"; readonly labels: readonly Name[]; readonly span: Span };

/** `judgement presentThreat about mover "..." by host`. */
export interface JudgementDeclaration extends Item {
  readonly kind: "Judgement";
  readonly name: Name;
  readonly about: "mover" | "employer" | "party" | "host" | "pair" | "world";
  readonly words: Text;
  readonly by: Body;
}
export interface ActDeclaration extends Item {
  readonly kind: "Act";
  readonly name: Name;
  readonly title: Text;
}
/** What a table is looked up by. `party` declares a class attribute: it moves with the party (see docs/decisions). */
export type TableKey =
  | { readonly kind: "host" | "origin" | "party" | "year"; readonly span: Span }
  | { readonly kind: "mover"; readonly fact: Name; readonly span: Span };
export interface TableDeclaration extends Item {
  readonly kind: "Table";
  readonly name: Name;
  readonly keys: readonly TableKey[];
  readonly type: Type;
  readonly rows: readonly TableRow[];
}
export interface TableRow {
  readonly kind: "TableRow";
  /** One list of alternatives a key; empty for `otherwise`. */
  readonly cells: readonly (readonly (Name | Integer)[])[];
  readonly otherwise: boolean;
  readonly value: TableValue;
  readonly span: Span;
}
export type TableValue =
  | { readonly kind: "PeriodList"; readonly periods: readonly Period[]; readonly span: Span }
  | { readonly kind: "None" | "Always"; readonly span: Span }
  | Literal
  | Name;
/** Both days included; a period without `to` is one day (or one month where only the month is written), or with `since` has no end. */
export interface Period {
  readonly since?: true;
  readonly from: DateLiteral;
  readonly to?: DateLiteral;
  readonly span: Span;
}
export interface SeriesDeclaration extends Item {
  readonly kind: "Series";
  readonly name: Name;
  readonly keys: readonly TableKey[];
  readonly origin: { readonly kind: "admitted" } | { readonly kind: "performed"; readonly by: Body; readonly toward: Body };
  readonly from: Text;
}

// ---- literals -------------------------------------------------------------------------------------------------

export interface Integer {
  readonly kind: "Integer";
  readonly value: number;
  readonly span: Span;
}
/** `2004-05-01`, or `2004-05`, whose `day` is absent: its first day after `since`, its last after `until`. */
export interface DateLiteral {
  readonly kind: "DateLiteral";
  readonly year: number;
  readonly month: number;
  readonly day?: number;
  readonly span: Span;
}
export type Literal =
  | Integer
  | { readonly kind: "Decimal"; readonly value: number; readonly span: Span }
  | { readonly kind: "Duration"; readonly amount: number; readonly unit: Unit; readonly span: Span }
  | { readonly kind: "Percent"; readonly value: number; readonly span: Span }
  | { readonly kind: "MoneyLiteral"; readonly amount: number; readonly currency: string; readonly span: Span }
  | DateLiteral
  | { readonly kind: "Boolean"; readonly value: boolean; readonly span: Span };
export type Duration = Extract<Literal, { kind: "Duration" }>;

// ---- sentences ------------------------------------------------------------------------------------------------

export type Parties =
  /** `every member`, `every other member`, `every member of A8`. */
  | { readonly kind: "EveryMember"; readonly other: boolean; readonly of?: PartySet; readonly span: Span }
  | { readonly kind: "AnyState" | "AnyOutsider" | "Anyone" | "Stateless"; readonly span: Span }
  | { readonly kind: "Role"; readonly role: "host" | "origin"; readonly span: Span }
  | { readonly kind: "Listed"; readonly set: PartySet; readonly together: boolean; readonly span: Span };

export type VerbKind = "grants" | "refuses" | "may grant" | "may refuse" | "endeavours to grant" | "is not bound to grant";
export interface Verb {
  readonly kind: VerbKind;
  readonly span: Span;
}
/** A list of names, or `anything` / `anybody` (`all: true`, no names). */
export interface NameList {
  readonly all: boolean;
  readonly names: readonly Name[];
  readonly span: Span;
}
export interface Sentence extends Item {
  readonly kind: "Sentence";
  readonly subject: Parties;
  readonly verb: Verb;
  readonly rights: NameList;
  readonly to?: NameList;
  readonly from?: Parties;
  readonly tail: Tail;
}
/** `transition does not apply ...`. */
export interface Disapplication extends Item {
  readonly kind: "Disapplication";
  readonly clause: Name;
  readonly to?: NameList;
  readonly from?: Parties;
  readonly tail: Tail;
}
/** What may follow a sentence, always in this order. */
export interface Tail {
  readonly terms?: Terms;
  readonly earned?: { readonly duration: Duration; readonly right: Name; readonly span: Span };
  readonly when?: Condition;
  readonly cap?: Cap;
  /** In the place of a number of its own. */
  readonly counted?: Counted;
  readonly length?: Length;
  readonly window?: Window;
  readonly cites: readonly Citation[];
}
export interface Terms {
  readonly kind: "national" | "most favoured" | "general" | "reciprocal" | "standstill";
  /** Only for a standstill: `on 2003-04-16 terms`, `on accession(host) terms`. */
  readonly on?: TimePoint;
  readonly span: Span;
}
export interface Cap {
  readonly bound: "most" | "least";
  readonly amount: Operand;
  /** `the lesser of t(year) and 72_000`: the second of two amounts, and which of them counts. */
  readonly other?: { readonly counts: "lesser" | "greater"; readonly amount: Operand };
  readonly per: "year" | "month" | "all" | Duration;
  readonly each?: "host" | "origin" | "pair";
  readonly by?: Allocation;
  readonly parts: readonly CapPart[];
  readonly span: Span;
}
/** `counted in places of which at most 15 % each origin`: by the number of a quota. */
export interface Counted {
  readonly quota: Name;
  readonly parts: readonly CapPart[];
  readonly span: Span;
}
export type Allocation = "ballot" | "arrival" | "merit";
/** `of which 1_000 from MT`, `of which at most 15 % each origin when mover.voucher = specific`, `of which 50 % by ballot`. */
export interface CapPart {
  readonly bound?: "most" | "least";
  readonly amount: number;
  readonly percent: boolean;
  readonly per?: Cap["per"];
  readonly each?: "host" | "origin" | "pair";
  readonly by?: Allocation;
  readonly from?: Parties;
  readonly when?: Condition;
  readonly span: Span;
}
/** `for at most 90 days in any 180 days`, `for at most mover.contract renewable`. */
export interface Length {
  /** A length of time, or a fact about the mover that is one. */
  readonly duration: Duration | Operand;
  /** Counted in each calendar year, or in any stretch of that length. */
  readonly within?: "year" | Duration;
  /** `each year from 1 January to 15 December`. */
  readonly season?: { readonly from: DayOfYear; readonly to: DayOfYear };
  readonly renewable: boolean;
  readonly span: Span;
}
/** `15 December`. */
export interface DayOfYear {
  readonly day: Integer;
  readonly month: Name;
  readonly span: Span;
}
export type TimePoint = DateLiteral | Call;
export interface Window {
  readonly since?: TimePoint;
  readonly end?: { readonly kind: "until" | "before"; readonly point: TimePoint };
  readonly during?: Call;
  readonly span: Span;
}
export interface Citation {
  readonly source: Name;
  readonly place?: Text;
  readonly span: Span;
}

// ---- clauses --------------------------------------------------------------------------------------------------

export type Clause =
  | MembersClause | ClosureClause | RuleClause | ExceptionClause | ReservationClause | NoReservationClause | ConcessionClause | QuotaClause
  | InvocationClause | DutyClause | StandingClause | LinkageClause | PackageClause | InstitutionClause
  | AccessionClause | AmendmentClause | ExitClause | PrincipleClause | NormClause | InterestsClause | ScenarioClause | ClaimClause | TestClause | ExpectClause;

export interface MembersClause extends Item {
  readonly kind: "Members";
  readonly roll: Roll;
  readonly eachAlone: boolean;
}
export interface ClosureClause extends Item {
  readonly kind: "Closure";
  readonly policy: "sovereign" | "permissive" | "none";
}
export interface RuleClause extends Item {
  readonly kind: "Rule";
  readonly name: Name;
  /** The norms that it serves. */
  readonly under: readonly Name[];
  readonly cites: readonly Citation[];
  readonly sentences: readonly Sentence[];
}
/** `to everything except a, b`, in the place of clauses by their names (`targets` is empty). */
export interface Everything {
  readonly kind: "Everything";
  readonly except: readonly Name[];
  readonly span: Span;
}
export interface ExceptionClause extends Item {
  readonly kind: "Exception";
  readonly name: Name;
  readonly targets: readonly Name[];
  readonly everything?: Everything;
  readonly under: readonly Name[];
  readonly ground?: "security" | "economic" | "rights";
  /** `once invoked for at most 24 months running renewable`. */
  readonly invoked?: { readonly atMost?: Duration; readonly renewable?: true; readonly span: Span };
  readonly window?: Window;
  readonly cites: readonly Citation[];
  readonly sentences: readonly (Sentence | Disapplication)[];
}
export interface ReservationClause extends Item {
  readonly kind: "Reservation";
  readonly name: Name;
  readonly by: Parties;
  readonly targets: readonly Name[];
  readonly everything?: Everything;
  readonly window?: Window;
  readonly cites: readonly Citation[];
  readonly sentences: readonly Sentence[];
}
export interface NoReservationClause extends Item {
  readonly kind: "NoReservation";
  readonly targets: readonly Name[];
  readonly cites: readonly Citation[];
}
export interface InvocationClause extends Item {
  readonly kind: "Invocation";
  readonly by: PartySet;
  readonly exception: Name;
  readonly toward: Parties;
  readonly when?: Condition;
  readonly cap?: Cap;
  readonly window: Window;
  readonly cites: readonly Citation[];
}
/** `quota places at most 8_500 per year of which 1_000 from MT`: one number for all sentences counted in it. */
export interface QuotaClause extends Item {
  readonly kind: "Quota";
  readonly name: Name;
  readonly cap: Cap;
  readonly window?: Window;
  readonly cites: readonly Citation[];
}
/** `concession cuts to schedules { .. }`: what the rule says more once it is made. */
export interface ConcessionClause extends Item {
  readonly kind: "Concession";
  readonly name: Name;
  readonly rule: Name;
  readonly cites: readonly Citation[];
  readonly acts: readonly Conceding[];
}
export interface Conceding extends Item {
  readonly kind: "Conceding";
  readonly subject: Parties;
  readonly body: Conceded | Raised;
}
/** `may concede Work to Worker from every other member`: to one origin at a time. Its tail has no terms and is not earned. */
export interface Conceded {
  readonly kind: "Conceded";
  readonly rights: NameList;
  readonly to?: NameList;
  readonly from?: Parties;
  readonly tail: Tail;
}
/** `may raise bound`: a schedule, and so toward all whom the rule reaches. */
export interface Raised {
  readonly kind: "Raised";
  readonly table: Name;
  readonly cites: readonly Citation[];
}
export interface DutyClause extends Item {
  readonly kind: "Duty";
  readonly name: Name;
  readonly under: readonly Name[];
  readonly cites: readonly Citation[];
  readonly obligations: readonly Obligation[];
}
export interface Obligation extends Item {
  readonly kind: "Obligation";
  readonly bearer: DutySide;
  readonly negative: boolean;
  /** `endeavours to`. */
  readonly soft: boolean;
  /** `may`: a permission. */
  readonly permitted?: true;
  readonly acts: readonly Name[];
  readonly toward: DutySide;
  readonly forMovers?: NameList;
  readonly fromParties?: Parties;
  readonly when?: Condition;
  readonly within?: Duration;
  /** `by 2030-12-31`. */
  readonly by?: DateLiteral;
  readonly window?: Window;
  /** Who decides that a permission is used. */
  readonly decidedBy?: Body;
  readonly cites: readonly Citation[];
  readonly otherwise?: Remedy;
}
/** Who bears a duty, or to whom it is owed: parties, or a private person of the case. */
export type DutySide = Parties | PrivatePerson;
/** `employer`, `mover`. */
export interface PrivatePerson {
  readonly kind: "Person";
  readonly person: Person;
  readonly span: Span;
}
export type Person = "employer" | "mover";
/** `otherwise host may suspend mfn toward origin decided by Council`. */
export interface Remedy {
  readonly kind: "Remedy";
  readonly by: Parties;
  readonly clauses: NameList;
  readonly toward?: Parties;
  readonly length?: { readonly duration: Duration; readonly renewable: boolean; readonly span: Span };
  readonly decidedBy?: Body;
  readonly span: Span;
}
export interface StandingClause extends Item {
  readonly kind: "Standing";
  readonly by: Body | { readonly kind: "EveryMember"; readonly span: Span };
  readonly complainants: readonly Complainant[];
  readonly toward: Parties;
  readonly when?: Condition;
  readonly cites: readonly Citation[];
}
export interface LinkageClause extends Item {
  readonly kind: "Linkage";
  readonly name: Name;
  readonly mode: "tactical" | "substantive";
  readonly cites: readonly Citation[];
  readonly gives: Name;
  readonly inReturnFor: Name;
  readonly ratio?: { readonly give: Integer; readonly take: Integer };
}
export interface PackageClause extends Item {
  readonly kind: "Package";
  readonly name: Name;
  readonly cites: readonly Citation[];
  readonly parts: readonly Name[];
  readonly after?: Duration;
}
export interface InstitutionClause extends Item {
  readonly kind: "Institution";
  readonly name: Name;
  readonly title?: Text;
  /** A body of some members only. */
  readonly of?: PartySet;
  readonly window?: Window;
  readonly cites: readonly Citation[];
  readonly powers: readonly Power[];
}
export type Complainant =
  | { readonly kind: "AnyMember" | "InjuredMember" | "AnyMover"; readonly span: Span }
  | Name;
export interface Power extends Item {
  readonly kind: "Power";
  readonly verb: "adjudicates" | "monitors" | "advises" | "decides";
  /** `all: true` for `everything`. */
  readonly clauses: NameList;
  readonly complainants: readonly Complainant[];
  readonly rule?: VotingRule;
  readonly window?: Window;
}
export interface AccessionClause extends Item {
  readonly kind: "Accession";
  readonly openTo?: Parties;
  readonly when?: Condition;
  readonly decidedBy?: Body;
  readonly cites: readonly Citation[];
}
/** How the regime itself is changed. */
export interface AmendmentClause extends Item {
  readonly kind: "Amendment";
  readonly rule: VotingRule;
  readonly decidedBy?: Body;
  readonly cites: readonly Citation[];
}
export type VotingRule = "consensus" | "majority" | "two thirds" | "unanimity" | "itself";
export interface ExitClause extends Item {
  readonly kind: "Exit";
  readonly after?: Duration;
  readonly cites: readonly Citation[];
  readonly sentences: readonly Sentence[];
}
/** A belief of fact, causation or rectitude (Krasner 1982). */
export interface PrincipleClause extends Item {
  readonly kind: "Principle";
  readonly name: Name;
  readonly text: Text;
  readonly cites: readonly Citation[];
}
/** A standard of behaviour; rules and duties stand `under` it. */
export interface NormClause extends Item {
  readonly kind: "Norm";
  readonly name: Name;
  readonly text: Text;
  readonly follows: readonly Name[];
  readonly cites: readonly Citation[];
}
export interface InterestsClause extends Item {
  readonly kind: "Interests";
  readonly items: readonly (Stake | Weights)[];
}
export interface Stake extends Item {
  readonly kind: "Stake";
  readonly party: "host" | "origin" | "mover";
  readonly verb: "gains" | "bears";
  readonly amount: Operand;
  /** Classes of movers; empty where it is for the keeping of clauses. */
  readonly movers: readonly Name[];
  readonly clauses?: readonly Name[];
  /** Whose keeping of the clauses is meant; left out: that of the one who alone can owe them. */
  readonly by?: "host" | "origin";
  readonly channel?: Name;
  readonly when?: Condition;
  readonly per: "year" | "once";
  readonly window?: Window;
  readonly cites: readonly Citation[];
}
/** `state`: the logics a state weighs; `coalition`: who is heard at home. */
export interface Weights extends Item {
  readonly kind: "Weights";
  readonly of: "state" | "coalition";
  readonly party: Name;
  readonly weights: readonly Weight[];
}
export interface Weight {
  readonly logic: Name;
  readonly weight: number;
}
export interface ClaimClause extends Item {
  readonly kind: "Claim";
  readonly name: Name;
  readonly title?: Text;
  readonly body:
    | { readonly kind: "Quantified"; readonly quantifier: "never" | "always"; readonly sentence: Sentence }
    | { readonly kind: "Whoever"; readonly has: readonly Name[]; readonly in?: Parties; readonly alsoHas: readonly Name[]; readonly since?: DateLiteral };
}

// ---- scenarios --------------------------------------------------------------------------------------------------

/** `scenario baseline "..." { horizon 2025 to 2040 ... }`. */
export interface ScenarioClause extends Item {
  readonly kind: "Scenario";
  readonly name: Name;
  readonly title?: Text;
  readonly items: readonly ScenarioItem[];
}
export type ScenarioItem = Horizon | Discount | Flow | Shock;
export interface Horizon extends Item {
  readonly kind: "Horizon";
  readonly from: Integer;
  readonly to: Integer;
}
export interface Discount extends Item {
  readonly kind: "Discount";
  readonly rate: Literal;
}
export interface Flow extends Item {
  readonly kind: "Flow";
  readonly movers: readonly Name[];
  readonly figures:
    | { readonly kind: "Read"; readonly path: Text }
    | { readonly kind: "Stated"; readonly from: PartySet; readonly to: PartySet; readonly amount: FlowAmount; readonly window?: Window };
  readonly cites: readonly Citation[];
}
/** One number, or any between two; `mostly` is the likeliest. */
export interface FlowAmount {
  readonly low: Integer;
  readonly high: Integer;
  readonly mostly?: Integer;
}
export interface Shock extends Item {
  readonly kind: "Shock";
  readonly name: Name;
  readonly title?: Text;
  readonly chance: { readonly kind: "Yearly"; readonly probability: Literal } | { readonly kind: "Year"; readonly year: Integer };
  readonly lasting?: Duration;
  readonly cites: readonly Citation[];
  readonly changes: readonly FlowChange[];
}
/** `flow Worker from PL at 60 %`. */
export interface FlowChange extends Item {
  readonly kind: "FlowChange";
  readonly movers: readonly Name[];
  readonly from?: PartySet;
  readonly to?: PartySet;
  readonly factor: Literal;
}

// ---- tests, expectations, reforms --------------------------------------------------------------------------------

export interface TestClause extends Item {
  readonly kind: "Test";
  readonly title: Text;
  readonly cites: readonly Citation[];
  readonly host: Who;
  readonly origin: Who;
  readonly mover: Name;
  readonly given: readonly Given[];
  readonly on: DateLiteral;
  readonly findings: readonly (Finding | DutyFinding)[];
}
export type Who =
  | Name
  | { readonly kind: "AnyMember" | "AnyState" | "AnyOutsider" | "Stateless"; readonly span: Span };
/** After what a clause reads a fact: `mover.skill`, `pair.allied`. */
export type AccessSubject = "mover" | "employer" | "host" | "origin" | "pair" | "world";
/** One stated fact of a case. */
export type Given =
  /** `presentThreat`, `not presentThreat`, `skill = low`, `mover.skill = low`, `origin.income = low`, `firstEntry = host`. */
  | { readonly kind: "GivenFact"; readonly subject?: AccessSubject; readonly fact: Name; readonly negative: boolean; readonly value?: Literal | Name; readonly span: Span }
  /** `5 years of Reside`. */
  | { readonly kind: "GivenEarned"; readonly duration: Duration; readonly right: Name; readonly span: Span }
  /** `held Work in ES on 2011-08-11`, `not held ...`. */
  | { readonly kind: "GivenHeld"; readonly negative: boolean; readonly held: HeldAtom; readonly span: Span }
  /** `origin keeps readmission toward host`, `not origin keeps ...`; with a length of time, how long it has. */
  | { readonly kind: "GivenKeeps"; readonly negative: boolean; readonly keeps: KeepsAtom; readonly span: Span }
  /** `origin is in good standing`. */
  | { readonly kind: "GivenStanding"; readonly negative: boolean; readonly role: "host" | "origin"; readonly span: Span }
  | GivenFigure;
/** `figure permits(CH, HR, 2022) = 2_413`: a figure that the file of a series lacks. */
export interface GivenFigure {
  readonly kind: "GivenFigure";
  readonly series: Name;
  readonly args: readonly (Name | Integer)[];
  readonly value: Literal;
  readonly span: Span;
}
export type PositionName = "granted" | "denied" | "rationed" | "discretionary" | "silent";
export interface Finding extends Item {
  readonly kind: "Finding";
  readonly right: Name;
  readonly position: PositionName;
  readonly because: readonly Name[];
}
/** `expect no duty readmission by origin`; without `by`, the host's. */
export interface DutyFinding extends Item {
  readonly kind: "DutyFinding";
  /** `expect soft duty d`, `expect permission d`; left out: a duty, soft or not. */
  readonly only?: "soft" | "permission";
  readonly duty: Name;
  readonly negative: boolean;
  readonly by?: "host" | "origin" | Person;
}
export interface ExpectClause extends Item {
  readonly kind: "Expect";
  readonly criterion: Name;
  readonly reading?: "ruggie" | "hollifield";
  readonly verdict: "holds" | "fails" | "depends" | "vacuous" | "undecided" | "not-assessable";
  /** `with soft law`. */
  readonly binding?: "soft";
  readonly on?: DateLiteral;
  readonly window?: Window;
  readonly because: readonly Name[];
}
export interface Reform extends Item {
  readonly kind: "Reform";
  readonly name: Name;
  /** A regime, or another reform. */
  readonly of: Name;
  readonly edits: readonly Edit[];
}
export type Edit =
  | { readonly kind: "Remove"; readonly clauses: readonly Name[]; readonly span: Span }
  | { readonly kind: "Add"; readonly item: RegimeItem; readonly span: Span }
  | { readonly kind: "Replace"; readonly clause: Name; readonly by: Clause; readonly span: Span }
  | { readonly kind: "Admit"; readonly party: Name; readonly since: DateLiteral; readonly span: Span };

// ---- conditions -----------------------------------------------------------------------------------------------

export type Condition =
  | { readonly kind: "Or" | "And"; readonly operands: readonly Condition[]; readonly span: Span }
  | { readonly kind: "Not"; readonly operand: Condition; readonly span: Span }
  | Atom;
export type Comparator = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Atom =
  /** A yes-or-no operand standing alone: `mover.sponsored`, `presentThreat`, `open(host)`. */
  | { readonly kind: "Holds"; readonly operand: Operand; readonly span: Span }
  | { readonly kind: "Compare"; readonly left: Operand; readonly comparator: Comparator; readonly right: Operand; readonly span: Span }
  | { readonly kind: "In"; readonly left: Operand; readonly options: readonly Operand[]; readonly span: Span }
  | KeepsAtom
  /** `origin is a member of A8`, `host is not a member`. */
  | { readonly kind: "IsMember"; readonly operand: Operand; readonly negative: boolean; readonly of?: Name; readonly span: Span }
  | { readonly kind: "IsStanding" | "IsKnown"; readonly operand: Operand; readonly negative: boolean; readonly span: Span }
  | HeldAtom;
/** `origin keeps readmission toward host`: conduct toward one; `toward every member`: general conduct. */
export interface KeepsAtom {
  readonly kind: "Keeps";
  readonly keeper: Operand;
  readonly duty: Name;
  readonly toward: DutySide;
  /** `origin kept readmission toward host on 2016-01-01`. */
  readonly on?: DateLiteral;
  /** `origin has kept readmission toward host for 6 months`. */
  readonly lasting?: Duration;
  readonly span: Span;
}
/** `mover held Work in ES on 2011-08-11`: a fact of the case, never computed. */
export interface HeldAtom {
  readonly kind: "Held";
  readonly right: Name;
  readonly in?: Parties;
  readonly on: DateLiteral;
  readonly span: Span;
}
export type Operand =
  | { readonly kind: "Sum"; readonly terms: readonly { readonly sign: 1 | -1; readonly operand: Operand }[]; readonly span: Span }
  | { readonly kind: "Product"; readonly factors: readonly Operand[]; readonly span: Span }
  | Literal
  | Name
  | Call
  | { readonly kind: "MeanOf" | "SumOf"; readonly call: Call; readonly span: Span }
  /** `mover.stay`, `host`, `pair.distance`. */
  | { readonly kind: "Access"; readonly subject: AccessSubject; readonly fact?: Name; readonly span: Span }
  | { readonly kind: "CaseYear" | "CaseDate" | "AnyMemberWord" | "NoneWord"; readonly span: Span };
export interface Call {
  readonly kind: "Call";
  readonly name: Name;
  readonly args: readonly CallArgument[];
  readonly span: Span;
}
export interface CallArgument {
  readonly value: Operand;
  /** `year - 4 to year - 2`, `2016 to year`. */
  readonly to?: Operand;
  readonly span: Span;
}
export type Body =
  | { readonly kind: "RoleBody"; readonly role: "host" | "origin" | Person; readonly span: Span }
  | Name;
