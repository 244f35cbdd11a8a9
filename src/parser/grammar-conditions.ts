/** Conditions. */
import type { Comparator, Condition, DateLiteral, Duration, HeldAtom, KeepsAtom, Name, Operand } from "../language/ast";
import type { Span } from "../language/span";
import { type Draft, type Production } from "./grammar-base";
import { PartyGrammar } from "./grammar-parties";
import type { Alternative } from "./recognizer";
import { type AnyToken, kw, mark } from "./tokens";

/** What an atom says of the operand on its left. */
type Predicate = (left: Operand, span: Span) => Condition;

export abstract class ConditionGrammar extends PartyGrammar {
  private negations: Alternative<Condition>[] | undefined;
  private predicates: Alternative<Predicate>[] | undefined;
  private comparators: Alternative<AnyToken>[] | undefined;
  private states: Alternative<Being>[] | undefined;
  private keepings: Alternative<Predicate>[] | undefined;

  // ---- conditions ------------------------------------------------------------------------------------------------------

  readonly condition: Production<Condition> = this.production<Condition>("condition", () => {
    const start = this.start();
    const first = this.SUBRULE(this.conjunction);
    let operands: Condition[] | undefined;
    this.MANY(() => {
      this.CONSUME(kw.or);
      (operands ??= [first]).push(this.SUBRULE1(this.conjunction));
    });
    return operands === undefined ? first : { kind: "Or", operands, span: this.spanFrom(start) };
  });

  readonly conjunction: Production<Condition> = this.production<Condition>("conjunction", () => {
    const start = this.start();
    const first = this.SUBRULE(this.negation);
    let operands: Condition[] | undefined;
    this.MANY(() => {
      this.CONSUME(kw.and);
      (operands ??= [first]).push(this.SUBRULE1(this.negation));
    });
    return operands === undefined ? first : { kind: "And", operands, span: this.spanFrom(start) };
  });

  readonly negation: Production<Condition> = this.production<Condition>("negation", () =>
    this.OR(
      (this.negations ??= [
        {
          ALT: (): Condition => {
            const start = this.start();
            this.CONSUME(kw.not);
            const operand = this.SUBRULE(this.negation);
            return { kind: "Not", operand, span: this.spanFrom(start) };
          },
        },
        {
          ALT: (): Condition => {
            this.CONSUME(mark.leftParen);
            const inner = this.SUBRULE(this.condition);
            this.CONSUME(mark.rightParen);
            return inner;
          },
        },
        { ALT: () => this.SUBRULE(this.moverHeld) },
        { ALT: () => this.SUBRULE(this.held) },
        { ALT: () => this.SUBRULE(this.atom) },
      ]),
    ),
  );

  /** `held Work in ES on 2011-08-11`. */
  readonly held: Production<HeldAtom> = this.production<HeldAtom>("held", () => {
    const start = this.start();
    this.CONSUME(kw.held);
    const right = this.SUBRULE(this.up);
    const place = this.OPTION(() => {
      this.CONSUME(kw.in);
      return this.SUBRULE(this.parties);
    });
    this.CONSUME(kw.on);
    const on = this.SUBRULE(this.date);
    const span = this.spanFrom(start);
    return place === undefined ? { kind: "Held", right, on, span } : { kind: "Held", right, in: place, on, span };
  });

  readonly moverHeld: Production<HeldAtom> = this.production<HeldAtom>("moverHeld", () => {
    const start = this.start();
    this.CONSUME(kw.mover);
    const held: Draft<HeldAtom> = this.SUBRULE(this.held);
    return this.RECORDING_PHASE ? held : { ...held, span: this.spanFrom(start) };
  });

  readonly atom: Production<Condition> = this.production<Condition>("atom", () => {
    const start = this.start();
    const left = this.SUBRULE(this.sum);
    const predicate = this.OPTION({
      // `kept does not apply` speaks of a clause of that name.
      GATE: () => this.LA(1).tokenType !== kw.kept || this.LA(2).tokenType !== kw.does,
      DEF: () => this.SUBRULE(this.predicate),
    });
    const span = this.spanFrom(start);
    return predicate === undefined || this.RECORDING_PHASE ? { kind: "Holds", operand: left, span } : predicate(left, span);
  });

  private readonly predicate: Production<Predicate> = this.production<Predicate>("predicate", () =>
    this.OR(
      (this.predicates ??= [
        { ALT: () => this.SUBRULE(this.comparison) },
        { ALT: () => this.SUBRULE(this.choice) },
        { ALT: () => this.SUBRULE(this.keeping) },
        { ALT: () => this.SUBRULE(this.being) },
      ]),
    ),
  );

  private readonly comparison: Production<Predicate> = this.production<Predicate>("comparison", () => {
    const sign = this.OR(
      (this.comparators ??= [mark.equal, mark.notEqual, mark.less, mark.lessOrEqual, mark.greater, mark.greaterOrEqual].map((type, i) => ({
        ALT: () => this.consume(i, type),
      }))),
    );
    // The alternatives above are exactly the signs of `Comparator`.
    const comparator = sign.image as Comparator;
    const right = this.SUBRULE(this.sum);
    return (left: Operand, span: Span): Condition => ({ kind: "Compare", left, comparator, right, span });
  });

  private readonly choice: Production<Predicate> = this.production<Predicate>("choice", () => {
    const options: Operand[] = [];
    this.CONSUME(kw.in);
    this.CONSUME(mark.leftBrace);
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => options.push(this.SUBRULE(this.sum)) });
    this.CONSUME(mark.rightBrace);
    return (left: Operand, span: Span): Condition => ({ kind: "In", left, options, span });
  });

  /** Conduct now, on a day, or for so long. */
  private readonly keeping: Production<Predicate> = this.production<Predicate>("keeping", () =>
    this.OR(
      (this.keepings ??= [
        { ALT: (): Predicate => {
          this.CONSUME(kw.keeps);
          const kept = this.SUBRULE(this.keptToward);
          return (keeper, span) => ({ kind: "Keeps", keeper, ...kept, span });
        } },
        { ALT: (): Predicate => {
          const kept = this.SUBRULE(this.keptOn);
          return (keeper, span) => ({ kind: "Keeps", keeper, ...kept, span });
        } },
        { ALT: (): Predicate => {
          const kept = this.SUBRULE(this.keptFor);
          return (keeper, span) => ({ kind: "Keeps", keeper, ...kept, span });
        } },
      ]),
    ),
  );

  /** `readmission toward host`. */
  readonly keptToward: Production<Kept> = this.production<Kept>("keptToward", () => {
    const duty = this.SUBRULE(this.low);
    this.CONSUME(kw.toward);
    return { duty, toward: this.SUBRULE(this.dutySide) };
  });

  /** `kept readmission toward host on 2016-01-01`. */
  readonly keptOn: Production<Kept & { readonly on: DateLiteral }> = this.production("keptOn", () => {
    this.CONSUME(kw.kept);
    const kept = this.SUBRULE(this.keptToward);
    this.CONSUME(kw.on);
    const on = this.SUBRULE(this.date);
    return { ...kept, on };
  });

  /** `has kept readmission toward host for 6 months`. */
  readonly keptFor: Production<Kept & { readonly lasting: Duration }> = this.production("keptFor", () => {
    this.CONSUME(kw.has);
    this.CONSUME(kw.kept);
    const kept = this.SUBRULE(this.keptToward);
    this.CONSUME(kw.for);
    const lasting = this.SUBRULE(this.duration);
    return { ...kept, lasting };
  });

  private readonly being: Production<Predicate> = this.production<Predicate>("being", () => {
    this.CONSUME(kw.is);
    const negative = this.OPTION(() => this.CONSUME(kw.not)) !== undefined;
    const state = this.OR(
      (this.states ??= [
        { ALT: () => this.SUBRULE(this.membership) },
        { ALT: (): Being => { this.SUBRULE(this.goodStanding); return { kind: "IsStanding" }; } },
        { ALT: (): Being => { this.CONSUME(kw.known); return { kind: "IsKnown" }; } },
      ]),
    );
    return (operand: Operand, span: Span): Condition => ({ ...state, operand, negative, span });
  });

  private readonly membership: Production<Being> = this.production<Being>("membership", () => {
    this.CONSUME(kw.a);
    this.CONSUME(kw.member);
    const of = this.OPTION(() => {
      this.CONSUME(kw.of);
      return this.SUBRULE(this.up);
    });
    return of === undefined ? { kind: "IsMember" } : { kind: "IsMember", of };
  });

  readonly goodStanding: Production<void> = this.production<void>("goodStanding", () => {
    this.CONSUME(kw.in);
    this.CONSUME(kw.good);
    this.CONSUME(kw.standing);
  });
}

type Kept = Pick<KeepsAtom, "duty" | "toward">;
type Being = { readonly kind: "IsMember"; readonly of?: Name } | { readonly kind: "IsStanding" } | { readonly kind: "IsKnown" };
