/** Types of facts and tables, and the tables and series themselves. */
import type { Alternative } from "./recognizer";
import type { Integer, Name, Period, SeriesDeclaration, TableDeclaration, TableKey, TableRow, TableValue, Type } from "../language/ast";
import { startsRow } from "./clause-starts";
import { type Draft, missing, noText, nowhere, type Production } from "./grammar-base";
import { SentenceGrammar } from "./grammar-sentences";
import { kw, mark, Up } from "./tokens";

export abstract class TableGrammar extends SentenceGrammar {
  private types: Alternative<Type>[] | undefined;
  private keyKinds: Alternative<TableKey>[] | undefined;
  private cellKinds: Alternative<Name | Integer>[] | undefined;
  private values: Alternative<TableValue>[] | undefined;

  readonly type: Production<Type> = this.production<Type>("type", () =>
    this.OR(
      (this.types ??= [
        { ALT: (): Type => {
          const start = this.start();
          this.CONSUME(kw.yes);
          this.CONSUME(kw.or);
          this.CONSUME(kw.no);
          return { kind: "YesNo", span: this.spanFrom(start) };
        } },
        { ALT: (): Type => ({ kind: "Formality", span: this.spanOf(this.CONSUME(kw.formality)) }) },
        { ALT: (): Type => this.SUBRULE(this.stateType) },
        { ALT: (): Type => ({ kind: "Periods", span: this.spanOf(this.CONSUME(kw.periods)) }) },
        { ALT: () => this.SUBRULE(this.measureType) },
        { ALT: () => this.SUBRULE(this.labelsType) },
      ]),
    ),
  );

  /** `state`, `state by name`. */
  readonly stateType: Production<Type> = this.production<Type>("stateType", () => {
    const start = this.start();
    this.CONSUME(kw.state);
    const byName = this.OPTION(() => { this.CONSUME(kw.by); this.CONSUME(kw.name); return true; });
    return { kind: "State", byName: byName === true, span: this.spanFrom(start) };
  });

  /** `months from 0 to 600`. */
  readonly measureType: Production<Type> = this.production<Type>("measureType", () => {
    const start = this.start();
    const base = this.OR<{ kind: "Number"; unit?: "days" | "months" | "years" } | { kind: "Money" } | { kind: "Date" }>([
      { ALT: () => { this.CONSUME(kw.number); return { kind: "Number" }; } },
      { ALT: () => { this.CONSUME(kw.money); return { kind: "Money" }; } },
      { ALT: () => { this.CONSUME(kw.date); return { kind: "Date" }; } },
      { ALT: () => ({ kind: "Number", unit: this.SUBRULE(this.unit) }) },
    ]);
    const range = this.OPTION(() => {
      this.CONSUME(kw.from);
      const from = this.SUBRULE(this.literal);
      this.CONSUME(kw.to);
      return { from, to: this.SUBRULE1(this.literal) };
    });
    const span = this.spanFrom(start);
    return range === undefined ? { ...base, span } : { ...base, range, span };
  });

  /** `one of low, high`. */
  readonly labelsType: Production<Type> = this.production<Type>("labelsType", () => {
    const start = this.start();
    const labels: Name[] = [];
    const mode = this.OR((["one", "some", "ladder"] as const).map((word, i) => ({
      ALT: () => {
        this.consume(i, kw[word]);
        return word;
      },
    })));
    this.CONSUME(kw.of);
    this.mendReserved();
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => {
      this.mendReserved();
      labels.push(this.SUBRULE(this.label));
    } });
    return { kind: "Labels", mode, labels, span: this.spanFrom(start) };
  });

  readonly label: Production<Name> = this.production<Name>("label", () =>
    this.OR([{ ALT: () => this.nameOf(this.CONSUME(Up)) }, { ALT: () => this.SUBRULE(this.low) }]),
  );

  readonly table: Production<TableDeclaration> = this.production<TableDeclaration>("table", () => {
    const rows: TableRow[] = [];
    const node: Draft<TableDeclaration> = { kind: "Table", name: missing, keys: [], type: { kind: "Periods", span: nowhere }, rows, span: nowhere };
    return this.clause(
      node, "table", "table",
      () => {
        this.CONSUME(kw.table);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.CONSUME(mark.colon);
        node.keys = this.SUBRULE(this.keys);
        this.CONSUME(mark.arrow);
        node.type = this.SUBRULE(this.type);
      },
      () => { this.braced(node, "row", () => { this.MANY({ GATE: this.goesOn, DEF: () => rows.push(this.SUBRULE(this.row)) }); }, { begins: startsRow }); },
    );
  });

  readonly keys: Production<TableKey[]> = this.production<TableKey[]>("keys", () => {
    const list: TableKey[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => list.push(this.SUBRULE(this.key)) });
    return list;
  });

  readonly key: Production<TableKey> = this.production<TableKey>("key", () =>
    this.OR(
      (this.keyKinds ??= [
        ...(["host", "origin", "party", "year"] as const).map((kind, i) => ({
          ALT: (): TableKey => ({ kind, span: this.spanOf(this.consume(i, kw[kind])) }),
        })),
        { ALT: (): TableKey => {
          const start = this.start();
          this.CONSUME(kw.mover);
          this.CONSUME(mark.dot);
          const fact = this.SUBRULE(this.word);
          return { kind: "mover", fact, span: this.spanFrom(start) };
        } },
      ]),
    ),
  );

  readonly row: Production<TableRow> = this.production<TableRow>("row", () => {
    const cells: (readonly (Name | Integer)[])[] = [];
    const node: Draft<TableRow> = { kind: "TableRow", cells, otherwise: false, value: { kind: "None", span: nowhere }, span: nowhere };
    return this.part(node, () => {
      this.OR([
        { ALT: () => { this.CONSUME(kw.otherwise); node.otherwise = true; } },
        { ALT: () => { this.AT_LEAST_ONE_SEP({ SEP: mark.slash, DEF: () => { cells.push(this.SUBRULE(this.cell)); } }); } },
      ]);
      this.CONSUME(mark.colon);
      node.value = this.SUBRULE(this.rowValue);
    });
  });

  readonly cell: Production<(Name | Integer)[]> = this.production<(Name | Integer)[]>("cell", () => {
    const list: (Name | Integer)[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: mark.comma,
      DEF: () => list.push(this.OR((this.cellKinds ??= [{ ALT: () => this.SUBRULE(this.label) }, { ALT: () => this.SUBRULE(this.integer) }]))),
    });
    return list;
  });

  readonly rowValue: Production<TableValue> = this.production<TableValue>("rowValue", () =>
    this.OR(
      (this.values ??= [
        { ALT: () => this.SUBRULE(this.periodList) },
        { ALT: () => this.SUBRULE(this.negative) },
        { ALT: () => this.SUBRULE(this.measure) },
        { ALT: () => this.SUBRULE(this.money) },
        { ALT: () => this.SUBRULE(this.yesOrNo) },
        { ALT: () => this.SUBRULE(this.label) },
        { ALT: (): TableValue => ({ kind: "None", span: this.spanOf(this.CONSUME(kw.none)) }) },
        { ALT: (): TableValue => ({ kind: "Always", span: this.spanOf(this.CONSUME(kw.always)) }) },
      ]),
    ),
  );

  /** `2004-05-01 to 2006-04-30, 2011-08-11 to 2013-12-31`; a lone date is a period of one day. */
  readonly periodList: Production<TableValue> = this.production<TableValue>("periodList", () => {
    const start = this.start();
    const periods: Period[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => periods.push(this.SUBRULE(this.period)) });
    return { kind: "PeriodList", periods, span: this.spanFrom(start) };
  });

  readonly period: Production<Period> = this.production<Period>("period", () => {
    const start = this.start();
    return this.OR([
      {
        ALT: (): Period => {
          this.CONSUME(kw.since);
          const from = this.SUBRULE2(this.date);
          return { since: true, from, span: this.spanFrom(start) };
        },
      },
      {
        ALT: (): Period => {
          const from = this.SUBRULE(this.date);
          const to = this.OPTION(() => {
            this.CONSUME(kw.to);
            return this.SUBRULE1(this.date);
          });
          const span = this.spanFrom(start);
          return to === undefined ? { from, span } : { from, to, span };
        },
      },
    ]);
  });

  readonly series: Production<SeriesDeclaration> = this.production<SeriesDeclaration>("series", () => {
    const node: Draft<SeriesDeclaration> = { kind: "Series", name: missing, keys: [], origin: { kind: "admitted" }, from: noText, span: nowhere };
    return this.clause(node, "series", "series", () => {
      this.CONSUME(kw.series);
      node.name = this.naming(this.SUBRULE(this.declared));
      this.CONSUME(mark.colon);
      node.keys = this.SUBRULE(this.keys);
      this.CONSUME(mark.arrow);
      node.origin = this.OR<SeriesDeclaration["origin"]>([
        { ALT: () => { this.CONSUME(kw.admitted); return { kind: "admitted" }; } },
        { ALT: () => {
          this.CONSUME(kw.performed);
          this.CONSUME(kw.by);
          const by = this.SUBRULE(this.body);
          this.CONSUME(kw.toward);
          return { kind: "performed", by, toward: this.SUBRULE1(this.body) };
        } },
      ]);
      this.CONSUME(kw.from);
      node.from = this.SUBRULE(this.text);
    });
  });
}
