import type { FactId, Regime } from "../../language/regime";
import { Columns } from "./columns";
import { dialectOf, type Dialect, type DialectName } from "./dialect";
import { dayColumn, PartyColumns } from "./frame";
import { ColumnNames } from "./names";
import { stretchesOf, type Predicate } from "./parties";
import { comparison, type Term } from "./terms";

/** The query in the making: what it reads of a row, and what it has given names to. */
export class Writing {
  readonly dialect: Dialect;
  readonly answer: (text: string) => string;
  readonly names: ColumnNames;
  readonly columns: Columns;
  readonly parties: PartyColumns;
  /** Columns of the row that are worked out once, by what they are. */
  readonly caseColumns = new Map<string, string>();
  readonly factsRead = new Map<FactId, string>();
  /** Sets of classes that sentences speak of, each a column. */
  readonly classSets = new Map<string, { readonly name: string; readonly classes: ReadonlySet<number> }>();
  private readonly holding = new Map<string, readonly boolean[]>();
  private readonly made = new Map<string, unknown>();

  constructor(
    readonly regime: Regime,
    dialect: DialectName,
    /** With the clauses that decide. */
    readonly grounds: boolean,
    /** How positions, names of clauses and problems are written; `null`: as texts. */
    answer: ((text: string) => string) | null = null,
  ) {
    this.dialect = dialectOf(dialect);
    this.answer = answer ?? this.dialect.text;
    this.names = new ColumnNames(this.dialect.longest);
    for (const name of [...rowColumns, "row_problem"]) this.names.asWritten(name);
    this.columns = new Columns(this.names);
    this.parties = new PartyColumns((wish) => this.names.simple(wish), (fact) => regime.facts[fact]?.key ?? "", (p) => this.everywhere(p));
  }

  /** Whether a predicate holds, party by party and stretch by stretch of all that may change. */
  everywhere(predicate: Predicate): readonly boolean[] {
    const known = this.holding.get(predicate.key) ?? this.stretches.map(({ party, since }) => predicate.holds(party, since));
    this.holding.set(predicate.key, known);
    return known;
  }
  private get stretches(): ReturnType<typeof stretchesOf> {
    let n = 0;
    // What never holds twice alike is never joined: every change is seen.
    return this.once("stretches", () => stretchesOf(this.regime, [{ key: "", wish: "", holds: () => n++ % 2 === 0 }]));
  }

  /** The column of a fact. */
  factColumn(fact: FactId): string {
    const known = this.factsRead.get(fact) ?? this.names.simple(`fact ${this.regime.facts[fact]?.key ?? ""}`);
    this.factsRead.set(fact, known);
    return known;
  }
  /** That a fact, which is a state, is the host or the origin of the row. */
  stateIs(fact: FactId, role: "host" | "origin"): Term {
    return comparison(`${this.factColumn(fact)} IN (${this.dialect.text(role)}, ${role === "host" ? hostColumn : originColumn})`);
  }
  /** A column worked out of the row; what reads the day reads that of the table. */
  caseColumn(wish: string, text: string): string {
    const known = this.caseColumns.get(text) ?? this.names.simple(wish);
    this.caseColumns.set(text, known);
    return known;
  }
  /** What is made once for a query. */
  once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    // The key says what was made.
    return this.made.get(key) as T;
  }
}

export const hostColumn = "host_code";
export const originColumn = "origin_code";
export const moverColumn = "mover_class";
export const apartColumn = "two_parties";
/** Columns that every query has of a row. */
export const rowColumns = [dayColumn, hostColumn, originColumn, moverColumn, apartColumn, "host_known", "origin_known", "mover_known"];
