import { remark } from "./dialect";
import type { ColumnNames } from "./names";
import { plain, type Term } from "./terms";

/** A column of a query in the making. */
export interface Column {
  readonly name: string;
  readonly term: Term;
  /** What stands above it. */
  readonly heading: string;
}

/** Terms that have a name: columns of queries that stand one on another, each reading those below. */
export class Columns {
  private readonly layers: Column[][] = [];
  private readonly known = new Map<string, Term>();
  private heading = "";
  private sketching = false;

  constructor(private readonly names: ColumnNames) {}

  /** A comment above what is named next. */
  about(heading: string): void {
    this.heading = heading;
  }
  /** A name for a term; a term that is a column, or the same whatever the case, needs none. */
  named(wish: string, term: Term): Term {
    if (term.size === 0 || (term.size === 1 && term.form === "one" && term.layer > 0)) return term;
    return this.column(wish, term);
  }
  /** A name for a term that is long enough to be worth one. */
  short(wish: string, term: Term): Term {
    return term.size > worthNaming ? this.column(wish, term) : term;
  }
  private column(wish: string, term: Term): Term {
    if (this.sketching) return term;
    const found = this.known.get(term.text);
    if (found !== undefined) return found;
    const name = this.names.simple(wish);
    const layer = (this.layers[term.layer] ??= []);
    layer.push({ name, term, heading: this.heading });
    this.heading = "";
    const made = plain(name, term.layer + 1);
    this.known.set(term.text, made);
    return made;
  }

  /** Makes something for what it asks alone: nothing in it gets a name. */
  sketch(make: () => unknown): void {
    this.sketching = true;
    make();
    this.sketching = false;
  }

  /** The columns of each query, the lowest first: as far as what is read at the end needs them. */
  needed(read: readonly string[]): readonly (readonly Column[])[] {
    const needed = new Set(read.flatMap(wordsOf));
    return [...this.layers].reverse().map((columns = []) => {
      const own = columns.filter((c) => needed.has(c.name));
      for (const { term } of own) wordsOf(term.text).forEach((word) => needed.add(word));
      return own;
    }).reverse();
  }
  /** The queries, the lowest first, each with the columns that it adds to those below: as far as what is read at the end needs them. */
  queries(read: readonly string[]): readonly string[] {
    return this.needed(read).filter((columns) => columns.length > 0).map((columns) => columns.map(({ name, term, heading }) => `${heading === "" ? "" : `    -- ${remark(heading)}\n`}    ${term.text} AS ${name}`).join(",\n"));
  }
}

/** The words of a text of SQL that may be columns. */
export const wordsOf = (text: string): readonly string[] => text.match(/[a-z][a-z0-9_]*/g) ?? [];

/** Terms of more columns than this get a name where they are read again. */
const worthNaming = 1;
