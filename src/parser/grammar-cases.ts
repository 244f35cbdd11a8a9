/** Tests and expectations. */
import type { IOrAlt } from "chevrotain";
import type { DutyFinding, ExpectClause, Finding, Given, GivenFigure, Integer, KeepsAtom, Literal, Name, Operand, Person, PositionName, TestClause, Who } from "../language/ast";
import { startsDutyFinding } from "./clause-starts";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { ScenarioGrammar } from "./grammar-scenarios";
import { kw, mark } from "./tokens";

type StatedName = Pick<Extract<Given, { kind: "GivenFact" }>, "fact" | "role">;

export abstract class CaseGrammar extends ScenarioGrammar {
  private whoAlternatives: IOrAlt<Who>[] | undefined;
  private givens: IOrAlt<Given>[] | undefined;
  private denials: IOrAlt<Given>[] | undefined;
  private statements: IOrAlt<Given>[] | undefined;
  private verdicts: IOrAlt<ExpectClause["verdict"]>[] | undefined;
  private positionWords: IOrAlt<PositionName>[] | undefined;

  // ---- tests and expectations --------------------------------------------------------------------------------------------------------

  readonly test: Production<TestClause> = this.production<TestClause>("test", () => {
    const findings: (Finding | DutyFinding)[] = [];
    const node: Draft<TestClause> = {
      kind: "Test", title: { kind: "Text", value: "", span: nowhere }, cites: [], host: missing, origin: missing, mover: missing,
      given: [], on: { kind: "DateLiteral", year: 1, month: 1, span: nowhere }, findings, span: nowhere,
    };
    let production = "";
    return this.clause(
      node, "test", "test",
      () => {
        this.CONSUME(kw.test);
        node.title = this.SUBRULE(this.text);
        this.naming({ kind: "Name", text: node.title.value ?? "", span: nowhere });
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        this.braced(node, () => production, () => {
          if (production === "") {
            production = "statedCase";
            this.SUBRULE(this.statedCase, { ARGS: [node] });
            this.listItem();
          }
          production = "anyFinding";
          this.MANY({
            // An expectation about the whole regime is a clause of its own: then the test lacks its `}`.
            GATE: () => !this.outsideTest(),
            DEF: () => findings.push(this.SUBRULE(this.anyFinding)),
          });
        }, { begins: (type) => type === kw.expect, plain: [kw.mover] });
      },
    );
  });

  private outsideTest(): boolean {
    const position = this.position;
    if (startsDutyFinding(this.input, position)) return false;
    const criterion = this.token(position + 1);
    const after = this.token(position + 2)?.image;
    return criterion !== undefined && /^[a-z_]/.test(criterion.image) && after !== undefined && verdictWords.has(after);
  }

  /** `host DE origin PL mover Worker with notice = 1 month on 2010-06-01`. */
  private readonly statedCase = this.RULE("statedCase", (node: Partial<Draft<TestClause>> = {}): void => {
    this.listItem();
    this.CONSUME(kw.host);
    node.host = this.SUBRULE(this.who);
    this.CONSUME(kw.origin);
    node.origin = this.SUBRULE1(this.who);
    this.CONSUME(kw.mover);
    node.mover = this.SUBRULE(this.up);
    this.OPTION(() => { this.CONSUME(kw.with); node.given = this.SUBRULE(this.givenList); });
    this.CONSUME(kw.on);
    node.on = this.SUBRULE(this.date);
  });

  readonly who: Production<Who> = this.production<Who>("who", () =>
    this.OR(
      (this.whoAlternatives ??= [
        { ALT: (): Who => this.SUBRULE(this.up) },
        { ALT: (): Who => ({ kind: "Stateless", span: this.spanOf(this.CONSUME(kw.stateless)) }) },
        { ALT: (): Who => {
          const start = this.start();
          this.CONSUME(kw.any);
          const word = this.OR1([{ ALT: () => this.CONSUME(kw.member) }, { ALT: () => this.CONSUME(kw.state) }, { ALT: () => this.CONSUME(kw.outsider) }]);
          const kind = word.tokenType === kw.member ? "AnyMember" : word.tokenType === kw.state ? "AnyState" : "AnyOutsider";
          return { kind, span: this.spanFrom(start) };
        } },
      ]),
    ),
  );

  readonly givenList: Production<Given[]> = this.production<Given[]>("givenList", () => {
    const list: Given[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: kw.and, DEF: () => list.push(this.SUBRULE(this.given)) });
    return list;
  });

  /** One stated fact. A value or a length of time cannot be denied: the case would not say what holds instead. */
  readonly given: Production<Given> = this.production<Given>("given", () =>
    this.OR((this.givens ??= [{ ALT: () => this.SUBRULE(this.givenDenied) }, { ALT: () => this.SUBRULE(this.givenStated) }])),
  );

  private readonly givenDenied: Production<Given> = this.production<Given>("givenDenied", () => {
    const start = this.start();
    this.CONSUME(kw.not);
    const given = this.OR(
      (this.denials ??= [
        { ALT: (): Given => ({ kind: "GivenFact", ...this.SUBRULE(this.statedName), negative: true, span: nowhere }) },
        { ALT: () => this.SUBRULE(this.givenHeld) },
        { ALT: () => this.SUBRULE(this.givenConduct) },
      ]),
    );
    if (this.RECORDING_PHASE || given.kind === "GivenEarned") return given;
    const span = this.spanFrom(start);
    // `not origin is not in good standing` says that it is.
    return given.kind === "GivenStanding" ? { ...given, negative: !given.negative, span } : { ...given, negative: true, span };
  });

  private readonly givenStated: Production<Given> = this.production<Given>("givenStated", () => {
    const start = this.start();
    const given = this.OR(
      (this.statements ??= [
        // Before a fact of that name: `figure` alone is one.
        { ALT: () => this.SUBRULE(this.givenFigure) },
        { ALT: () => this.SUBRULE(this.givenFact) },
        { ALT: () => this.SUBRULE(this.givenHeld) },
        { ALT: () => this.SUBRULE(this.givenConduct) },
        { ALT: () => this.SUBRULE(this.givenLasting) },
        { ALT: () => this.SUBRULE(this.givenEarned) },
      ]),
    );
    return this.RECORDING_PHASE ? given : { ...given, span: this.spanFrom(start) };
  });

  /** `held Work in ES on 2011-08-11`. */
  private readonly givenHeld: Production<Given> = this.production<Given>("givenHeld", () => {
    const held = this.OR([{ ALT: () => this.SUBRULE(this.moverHeld) }, { ALT: () => this.SUBRULE(this.held) }]);
    return { kind: "GivenHeld", negative: false, held, span: nowhere };
  });

  /** `skill`, `origin.income`: a fact about a party may say of which. */
  private readonly statedName: Production<StatedName> = this.production<StatedName>("statedName", () =>
    this.OR<StatedName>([
      { ALT: () => ({ fact: this.SUBRULE(this.low) }) },
      { ALT: () => {
        const role = this.SUBRULE(this.role);
        this.CONSUME(mark.dot);
        return { role, fact: this.SUBRULE(this.word) };
      } },
    ]),
  );

  /** `presentThreat`, `skill = low`, `firstEntry = host`. */
  private readonly givenFact: Production<Given> = this.production<Given>("givenFact", () => {
    const name = this.SUBRULE(this.statedName);
    const value = this.OPTION(() => {
      this.CONSUME(mark.equal);
      return this.OR<Literal | Name>([
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.label) },
        { ALT: () => this.nameOf(this.CONSUME(kw.none)) },
        { ALT: () => this.nameOf(this.CONSUME(kw.host)) },
        { ALT: () => this.nameOf(this.CONSUME(kw.origin)) },
      ]);
    });
    return value === undefined ? { kind: "GivenFact", ...name, negative: false, span: nowhere } : { kind: "GivenFact", ...name, negative: false, value, span: nowhere };
  });

  /** `figure permits(CH, HR, 2022) = 2_413`. */
  private readonly givenFigure: Production<GivenFigure> = this.production<GivenFigure>("givenFigure", () => {
    const args: (Name | Integer)[] = [];
    this.CONSUME(kw.figure);
    const series = this.SUBRULE(this.low);
    this.CONSUME(mark.leftParen);
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => args.push(this.SUBRULE(this.figureKey)) });
    this.CONSUME(mark.rightParen);
    this.CONSUME(mark.equal);
    return { kind: "GivenFigure", series, args, value: this.SUBRULE(this.literal), span: nowhere };
  });

  private readonly figureKey: Production<Name | Integer> = this.production<Name | Integer>("figureKey", () =>
    this.OR<Name | Integer>([
      { ALT: () => this.SUBRULE(this.label) },
      { ALT: () => this.SUBRULE(this.integer) },
      // Read, so that the checker can say that a figure is about one party by name.
      { ALT: () => this.nameOf(this.CONSUME(kw.host)) },
      { ALT: () => this.nameOf(this.CONSUME(kw.origin)) },
    ]),
  );

  /** `5 years of Reside`. */
  private readonly givenEarned: Production<Given> = this.production<Given>("givenEarned", () => {
    const duration = this.SUBRULE(this.duration);
    this.CONSUME(kw.of);
    return { kind: "GivenEarned", duration, right: this.SUBRULE(this.up), span: nowhere };
  });

  /** A side of the case, or a private person, whose conduct is stated. */
  private readonly keeper: Production<Operand> = this.production<Operand>("keeper", () => {
    const start = this.start();
    const subject = this.OR<"host" | "origin" | Person>([{ ALT: () => this.SUBRULE(this.role) }, { ALT: () => this.SUBRULE(this.person) }]);
    return { kind: "Access", subject, span: this.spanFrom(start) };
  });

  /** `origin has kept readmission toward host for 6 months`. */
  private readonly givenLasting: Production<Given> = this.production<Given>("givenLasting", () => {
    const start = this.start();
    const keeper = this.SUBRULE(this.keeper);
    const kept = this.SUBRULE(this.keptFor);
    return { kind: "GivenKeeps", negative: false, keeps: { kind: "Keeps", keeper, ...kept, span: this.spanFrom(start) }, span: nowhere };
  });

  /** `origin keeps readmission toward host`, `origin kept readmission toward host on 2016-01-01`, `origin is not in good standing`. */
  private readonly givenConduct: Production<Given> = this.production<Given>("givenConduct", () => {
    const start = this.start();
    return this.OR<Given>([
      { ALT: () => {
        const keeper = this.SUBRULE(this.keeper);
        const kept = this.OR1<Pick<KeepsAtom, "duty" | "toward" | "on">>([
          { ALT: () => { this.CONSUME(kw.keeps); return this.SUBRULE(this.keptToward); } },
          { ALT: () => this.SUBRULE(this.keptOn) },
        ]);
        return { kind: "GivenKeeps", negative: false, keeps: { kind: "Keeps", keeper, ...kept, span: this.spanFrom(start) }, span: nowhere };
      } },
      { ALT: () => {
        const role = this.SUBRULE(this.role);
        this.CONSUME(kw.is);
        const negative = this.OPTION(() => this.CONSUME(kw.not)) !== undefined;
        this.SUBRULE(this.goodStanding);
        return { kind: "GivenStanding", negative, role, span: nowhere };
      } },
    ]);
  });

  readonly anyFinding: Production<Finding | DutyFinding> = this.production<Finding | DutyFinding>("anyFinding", () =>
    this.OR<Finding | DutyFinding>([{ ALT: () => this.SUBRULE(this.finding) }, { ALT: () => this.SUBRULE(this.dutyFinding) }]),
  );

  /** `expect duty readmission`, `expect no soft duty readmission by origin`, `expect permission reduce`. */
  readonly dutyFinding: Production<DutyFinding> = this.production<DutyFinding>("dutyFinding", () => {
    const node: Draft<DutyFinding> = { kind: "DutyFinding", duty: missing, negative: false, span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.expect);
      this.OPTION(() => { this.CONSUME(kw.no); node.negative = true; });
      this.OR([
        { ALT: () => {
          this.OPTION2(() => { this.CONSUME(kw.soft); node.only = "soft"; });
          this.CONSUME(kw.duty);
        } },
        { ALT: () => { this.CONSUME(kw.permission); node.only = "permission"; } },
      ]);
      node.duty = this.SUBRULE(this.low);
      this.OPTION1(() => { this.CONSUME(kw.by); node.by = this.OR1<"host" | "origin" | Person>([{ ALT: () => this.SUBRULE(this.role) }, { ALT: () => this.SUBRULE(this.person) }]); });
    });
  });

  readonly finding: Production<Finding> = this.production<Finding>("finding", () => {
    const node: Draft<Finding> = { kind: "Finding", right: missing, position: "silent", because: [], span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.expect);
      node.right = this.SUBRULE(this.up);
      node.position = this.SUBRULE(this.positionName);
      this.OPTION(() => { node.because = this.SUBRULE(this.because); });
    });
  });

  readonly positionName: Production<PositionName> = this.production<PositionName>("positionName", () =>
    this.OR((this.positionWords ??= (["granted", "denied", "rationed", "discretionary", "silent"] as const).map((word, i) => ({
      ALT: () => {
        this.consume(i, kw[word]);
        return word;
      },
    })))),
  );

  private readonly because: Production<Name[]> = this.production<Name[]>("because", () => {
    this.CONSUME(kw.because);
    return this.SUBRULE(this.lows);
  });

  /** `expect norms fails since 2004-05-01 until 2011-04-30 because transition`. */
  readonly expectation: Production<ExpectClause> = this.production<ExpectClause>("expectation", () => {
    const node: Draft<ExpectClause> = { kind: "Expect", criterion: missing, verdict: "undecided", because: [], span: nowhere };
    return this.clause(node, "expectation", "expectation", () => {
      this.CONSUME(kw.expect);
      node.criterion = this.naming(this.SUBRULE(this.word));
      this.OPTION(() => {
        this.CONSUME(kw.as);
        const word = this.OR([{ ALT: () => this.CONSUME(kw.ruggie) }, { ALT: () => this.CONSUME(kw.hollifield) }]);
        node.reading = word.tokenType === kw.hollifield ? "hollifield" : "ruggie";
      });
      node.verdict = this.SUBRULE(this.verdict);
      this.OPTION3(() => { this.CONSUME(kw.with); this.CONSUME(kw.soft); this.CONSUME(kw.law); node.binding = "soft"; });
      this.OPTION1(() => {
        this.OR1([
          { ALT: () => { this.CONSUME(kw.on); node.on = this.SUBRULE(this.date); } },
          { ALT: () => { node.window = this.SUBRULE(this.window); } },
        ]);
      });
      this.OPTION2(() => { node.because = this.SUBRULE(this.because); });
    });
  });

  readonly verdict: Production<ExpectClause["verdict"]> = this.production<ExpectClause["verdict"]>("verdict", () =>
    this.OR((this.verdicts ??= [
      ...(["holds", "fails", "depends", "vacuous", "undecided"] as const).map((word, i) => ({
        ALT: (): ExpectClause["verdict"] => {
          this.consume(i, kw[word]);
          return word;
        },
      })),
      { ALT: (): ExpectClause["verdict"] => { this.CONSUME(kw.not); this.CONSUME(kw.assessable); return "not-assessable"; } },
    ])),
  );
}

const verdictWords = new Set(["holds", "fails", "depends", "vacuous", "undecided", "not", "as"]);
