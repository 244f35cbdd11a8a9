/** What a case states: facts, rights held, conduct, figures. */
import type { Alternative } from "./recognizer";
import type { Given, GivenFigure, Integer, KeepsAtom, Literal, Name, Operand, Person } from "../language/ast";
import { nowhere, type Production } from "./grammar-base";
import { ScenarioGrammar } from "./grammar-scenarios";
import { kw, mark } from "./tokens";

type StatedName = Pick<Extract<Given, { kind: "GivenFact" }>, "fact" | "subject">;

export abstract class GivenGrammar extends ScenarioGrammar {
  private givens: Alternative<Given>[] | undefined;
  private denials: Alternative<Given>[] | undefined;
  private statements: Alternative<Given>[] | undefined;

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

  /** `skill`, `mover.skill`, `origin.income`: a fact may be stated as clauses read it, and one about a party may say of which. */
  private readonly statedName: Production<StatedName> = this.production<StatedName>("statedName", () =>
    this.OR<StatedName>([
      { ALT: () => ({ fact: this.SUBRULE(this.low) }) },
      { ALT: () => {
        const subject = this.SUBRULE(this.accessSubject);
        this.CONSUME(mark.dot);
        return { subject, fact: this.SUBRULE(this.word) };
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
}
