/** Declarations: sources, parties, groups, rights, classes of movers, facts, judgements, acts, tables and series. */
import type { Alternative } from "./recognizer";
import type {
  ActDeclaration, Declaration, FactDeclaration, FactsDeclaration, FactSubject, GroupDeclaration, IdentifierScheme, JudgementDeclaration, MoverDeclaration,
  PartyDeclaration, RightDeclaration, Roll, RollEntry, SourceDeclaration,
} from "../language/ast";
import { type Draft, missing, noText, nowhere, type Production } from "./grammar-base";
import { TableGrammar } from "./grammar-tables";
import { kw, Low, mark, Up, Word } from "./tokens";

export abstract class DeclarationGrammar extends TableGrammar {
  private declarationKinds: Alternative<Declaration>[] | undefined;
  private schemes: Alternative<IdentifierScheme>[] | undefined;

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
        const scheme = this.SUBRULE(this.scheme);
        node.identifier = { scheme, value: this.SUBRULE1(this.text) };
      });
    });
  });

  readonly scheme: Production<IdentifierScheme> = this.production<IdentifierScheme>("scheme", () =>
    this.OR(
      (this.schemes ??= [
        { ALT: () => { this.CONSUME(kw.celex); return "celex"; } },
        { ALT: () => { this.CONSUME(kw.statute); return "statute"; } },
        { ALT: () => { this.CONSUME(kw.journal); return "journal"; } },
        { ALT: () => { this.CONSUME(kw.treaty); return "treaty"; } },
        { ALT: () => { this.CONSUME(kw.document); return "document"; } },
        { ALT: () => { this.CONSUME(kw.url); return "url"; } },
      ]),
    ),
  );

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
        this.braced(node, "fact", () => { this.MANY({ GATE: this.factFollows, DEF: () => facts.push(this.SUBRULE(this.fact)) }); }, {
          begins: (type) => type.categories.some((c) => c === Low || c === Word) === true,
        });
      },
    );
  });

  /** Looks at what is to be a fact before the list of facts decides whether it goes on: no structure word begins one. */
  private readonly factFollows = (): boolean => {
    if (this.LA(2).tokenType === mark.colon) this.mendReserved();
    return this.goesOn();
  };

  readonly factSubject: Production<FactSubject> = this.production<FactSubject>("factSubject", () => {
    const word = this.OR((["mover", "employer", "party", "host", "pair", "world", "issues"] as const).map((subject, i) => ({
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
      node.name = this.SUBRULE(this.declared);
      this.CONSUME(mark.colon);
      node.type = this.SUBRULE(this.type);
      this.OPTION(() => { node.title = this.SUBRULE(this.text); });
    });
  });

  readonly judgement: Production<JudgementDeclaration> = this.production<JudgementDeclaration>("judgement", () => {
    const node: Draft<JudgementDeclaration> = { kind: "Judgement", name: missing, about: "mover", words: noText, by: missing, span: nowhere };
    return this.clause(node, "judgement", "judgement", () => {
      this.CONSUME(kw.judgement);
      node.name = this.naming(this.SUBRULE(this.declared));
      this.CONSUME(kw.about);
      node.about = this.OR((["mover", "employer", "party", "host", "pair", "world"] as const).map((subject, i) => ({
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
}

export const noRoll: Roll = { kind: "Roll", entries: [], span: nowhere };
const noSet: RollEntry["set"] = { kind: "PartySet", names: [], except: [], span: nowhere };
