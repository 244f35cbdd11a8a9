/** Declarations: sources, parties, groups, rights, classes of movers, facts, judgements, acts, tables and series. */
import type { IOrAlt } from "chevrotain";
import type {
  ActDeclaration, Declaration, FactDeclaration, FactsDeclaration, FactSubject, GroupDeclaration, Integer, JudgementDeclaration,
  MoverDeclaration, Name, PartyDeclaration, Period, RightDeclaration, Roll, RollEntry, SeriesDeclaration, SourceDeclaration,
  TableDeclaration, TableKey, TableRow, TableValue, Type,
} from "../language/ast";
import { startsRow } from "./clause-starts";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { SentenceGrammar } from "./grammar-sentences";
import { kw, Low, mark, Up, Word } from "./tokens";

const noText = { kind: "Text", value: "", span: nowhere } as const;

export abstract class DeclarationGrammar extends SentenceGrammar {
  private declarationKinds: IOrAlt<Declaration>[] | undefined;
  private types: IOrAlt<Type>[] | undefined;
  private keyKinds: IOrAlt<TableKey>[] | undefined;
  private cellKinds: IOrAlt<Name | Integer>[] | undefined;
  private values: IOrAlt<TableValue>[] | undefined;

  readonly declaration: Production<Declaration> = this.production<Declaration>("declaration", () =>
    this.OR(
      (this.declarationKinds ??= [
        { ALT: () => this.SUBRULE(this.source) },
        { ALT: () => this.SUBRULE(this.party) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.right) },
        { ALT: () => this.SUBRULE(this.mover) },
        { ALT: () => this.SUBRULE(this.facts) },
        { ALT: () => this.SUBRULE(this.judgement) },
        { ALT: () => this.SUBRULE(this.act) },
        { ALT: () => this.SUBRULE(this.table) },
        { ALT: () => this.SUBRULE(this.series) },
      ]),
    ),
  );

  readonly source: Production<SourceDeclaration> = this.production<SourceDeclaration>("source", () => {
    const node: Draft<SourceDeclaration> = { kind: "Source", name: missing, title: noText, span: nowhere };
    return this.clause(node, "source", "source", () => {
      this.CONSUME(kw.source);
      node.name = this.naming(this.SUBRULE(this.capital));
      node.title = this.SUBRULE(this.text);
      this.OPTION(() => {
        const word = this.OR([{ ALT: () => this.CONSUME(kw.celex) }, { ALT: () => this.CONSUME(kw.url) }, { ALT: () => this.CONSUME(kw.treaty) }]);
        const scheme = word.tokenType === kw.celex ? "celex" : word.tokenType === kw.url ? "url" : "treaty";
        node.identifier = { scheme, value: this.SUBRULE1(this.text) };
      });
    });
  });

  readonly party: Production<PartyDeclaration> = this.production<PartyDeclaration>("party", () => {
    const node: Draft<PartyDeclaration> = { kind: "Party", name: missing, title: noText, span: nowhere };
    return this.clause(node, "party", "party", () => {
      this.CONSUME(kw.party);
      node.name = this.naming(this.SUBRULE(this.capital));
      node.title = this.SUBRULE(this.text);
      this.OPTION(() => { node.window = this.SUBRULE(this.window); });
    });
  });

  readonly group: Production<GroupDeclaration> = this.production<GroupDeclaration>("group", () => {
    const node: Draft<GroupDeclaration> = { kind: "Group", name: missing, roll: noRoll, span: nowhere };
    return this.clause(
      node, "group", "group",
      () => {
        this.CONSUME(kw.group);
        node.name = this.naming(this.SUBRULE(this.capital));
      },
      () => { node.roll = this.SUBRULE(this.roll); },
    );
  });

  /** `{ EU15 ; CH since 2002-06-01 }`. */
  readonly roll: Production<Roll> = this.production<Roll>("roll", () => {
    const start = this.start();
    const entries: RollEntry[] = [];
    const node: { broken?: true } = {};
    this.braced(node, "rollEntry", () => {
      this.AT_LEAST_ONE_SEP({ SEP: mark.semicolon, DEF: () => entries.push(this.SUBRULE(this.rollEntry)) });
    }, { begins: (type) => type === Up });
    return { kind: "Roll", entries, span: this.spanFrom(start) };
  });

  readonly rollEntry: Production<RollEntry> = this.production<RollEntry>("rollEntry", () => {
    const node: Draft<RollEntry> = { kind: "RollEntry", set: noSet, span: nowhere };
    return this.part(node, () => {
      node.set = this.SUBRULE(this.partySet);
      this.OPTION(() => { node.window = this.SUBRULE(this.window); });
    });
  });

  readonly right: Production<RightDeclaration> = this.production<RightDeclaration>("right", () => {
    const node: Draft<RightDeclaration> = { kind: "Right", name: missing, needs: [], above: [], span: nowhere };
    return this.clause(node, "right", "right", () => {
      this.CONSUME(kw.right);
      node.name = this.naming(this.SUBRULE(this.capital));
      this.OPTION(() => { node.title = this.SUBRULE(this.text); });
      this.OPTION1(() => { this.CONSUME(kw.needs); node.needs = this.SUBRULE(this.names); });
      this.OPTION2(() => { this.CONSUME(kw.above); node.above = this.SUBRULE1(this.names); });
    });
  });

  readonly mover: Production<MoverDeclaration> = this.production<MoverDeclaration>("mover", () => {
    const node: Draft<MoverDeclaration> = { kind: "Mover", name: missing, span: nowhere };
    return this.clause(node, "mover", "mover", () => {
      this.CONSUME(kw.mover);
      node.name = this.naming(this.SUBRULE(this.capital));
      this.OPTION(() => { node.title = this.SUBRULE(this.text); });
      this.OPTION1(() => {
        this.CONSUME(kw.is);
        node.parent = this.SUBRULE(this.up);
        this.OPTION2(() => { node.when = this.SUBRULE(this.when); });
      });
    });
  });

  readonly facts: Production<FactsDeclaration> = this.production<FactsDeclaration>("facts", () => {
    const facts: FactDeclaration[] = [];
    const node: Draft<FactsDeclaration> = { kind: "Facts", about: "mover", facts, span: nowhere };
    return this.clause(
      node, "facts", "facts",
      () => {
        this.CONSUME(kw.facts);
        this.CONSUME(kw.about);
        node.about = this.SUBRULE(this.factSubject);
      },
      () => {
        this.braced(node, "fact", () => { this.MANY({ GATE: this.goesOn, DEF: () => facts.push(this.SUBRULE(this.fact)) }); }, {
          begins: (type) => type.CATEGORIES?.some((c) => c === Low || c === Word) === true,
        });
      },
    );
  });

  readonly factSubject: Production<FactSubject> = this.production<FactSubject>("factSubject", () => {
    const word = this.OR((["mover", "party", "host", "pair", "world", "issues"] as const).map((subject, i) => ({
      ALT: (): FactSubject => {
        this.consume(i, kw[subject]);
        return subject;
      },
    })));
    return word;
  });

  readonly fact: Production<FactDeclaration> = this.production<FactDeclaration>("fact", () => {
    const node: Draft<FactDeclaration> = { kind: "Fact", name: missing, type: { kind: "YesNo", span: nowhere }, span: nowhere };
    return this.item(node, () => {
      node.name = this.SUBRULE(this.word);
      this.CONSUME(mark.colon);
      node.type = this.SUBRULE(this.type);
      this.OPTION(() => { node.title = this.SUBRULE(this.text); });
    });
  });

  readonly judgement: Production<JudgementDeclaration> = this.production<JudgementDeclaration>("judgement", () => {
    const node: Draft<JudgementDeclaration> = { kind: "Judgement", name: missing, about: "mover", words: noText, by: missing, span: nowhere };
    return this.clause(node, "judgement", "judgement", () => {
      this.CONSUME(kw.judgement);
      node.name = this.naming(this.SUBRULE(this.word));
      this.CONSUME(kw.about);
      node.about = this.OR((["mover", "party", "pair", "world"] as const).map((subject, i) => ({
        ALT: (): JudgementDeclaration["about"] => {
          this.consume(i, kw[subject]);
          return subject;
        },
      })));
      node.words = this.SUBRULE(this.text);
      this.CONSUME(kw.by);
      node.by = this.SUBRULE(this.body);
    });
  });

  readonly act: Production<ActDeclaration> = this.production<ActDeclaration>("act", () => {
    const node: Draft<ActDeclaration> = { kind: "Act", name: missing, title: noText, span: nowhere };
    return this.clause(node, "act", "act", () => {
      this.CONSUME(kw.act);
      node.name = this.naming(this.SUBRULE(this.capital));
      node.title = this.SUBRULE(this.text);
    });
  });

  // ---- types, tables, series ---------------------------------------------------------------------------------------------

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
        { ALT: (): Type => ({ kind: "State", span: this.spanOf(this.CONSUME(kw.state)) }) },
        { ALT: (): Type => ({ kind: "Periods", span: this.spanOf(this.CONSUME(kw.periods)) }) },
        { ALT: () => this.SUBRULE(this.measureType) },
        { ALT: () => this.SUBRULE(this.labelsType) },
      ]),
    ),
  );

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
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => labels.push(this.SUBRULE(this.label)) });
    return { kind: "Labels", mode, labels, span: this.spanFrom(start) };
  });

  readonly label: Production<Name> = this.production<Name>("label", () =>
    this.nameOf(this.OR([{ ALT: () => this.CONSUME(Up) }, { ALT: () => this.CONSUME(Low) }])),
  );

  readonly table: Production<TableDeclaration> = this.production<TableDeclaration>("table", () => {
    const rows: TableRow[] = [];
    const node: Draft<TableDeclaration> = { kind: "Table", name: missing, keys: [], type: { kind: "Periods", span: nowhere }, rows, span: nowhere };
    return this.clause(
      node, "table", "table",
      () => {
        this.CONSUME(kw.table);
        node.name = this.naming(this.SUBRULE(this.word));
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
    const from = this.SUBRULE(this.date);
    const to = this.OPTION(() => {
      this.CONSUME(kw.to);
      return this.SUBRULE1(this.date);
    });
    const span = this.spanFrom(start);
    return to === undefined ? { from, span } : { from, to, span };
  });

  readonly series: Production<SeriesDeclaration> = this.production<SeriesDeclaration>("series", () => {
    const node: Draft<SeriesDeclaration> = { kind: "Series", name: missing, keys: [], origin: { kind: "admitted" }, from: noText, span: nowhere };
    return this.clause(node, "series", "series", () => {
      this.CONSUME(kw.series);
      node.name = this.naming(this.SUBRULE(this.word));
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

export const noRoll: Roll = { kind: "Roll", entries: [], span: nowhere };
const noSet: RollEntry["set"] = { kind: "PartySet", names: [], except: [], span: nowhere };
