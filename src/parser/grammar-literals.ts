/** Literals, calls and operands: what conditions compare and caps count. */
import type { AccessSubject, Call, CallArgument, DateLiteral, Duration, Integer, Literal, Name, Operand, Unit } from "../language/ast";
import { GrammarBase, type Production } from "./grammar-base";
import type { Alternative } from "./recognizer";
import { type AnyToken, DateToken, DecimalToken, IntegerToken, kw, mark, MoneyToken, Token, Up } from "./tokens";

const unitOf: ReadonlyMap<string, Unit> = new Map([
  ["day", "days"], ["days", "days"], ["month", "months"], ["months", "months"], ["year", "years"], ["years", "years"],
]);

export abstract class LiteralGrammar extends GrammarBase {
  private unitWords: Alternative<AnyToken>[] | undefined;
  private measures: Alternative<Suffix>[] | undefined;
  private literals: Alternative<Literal>[] | undefined;
  private primaries: Alternative<Operand>[] | undefined;
  private numbers: Alternative<AnyToken>[] | undefined;

  /** The number or date that the scanner read. */
  private amountOf(token: AnyToken): number {
    return token instanceof Token ? token.value : 0;
  }

  readonly unit: Production<Unit> = this.production<Unit>("unit", () => {
    const token = this.OR((this.unitWords ??= [kw.days, kw.day, kw.months, kw.month, kw.years, kw.year].map((word, i) => ({ ALT: () => this.consume(i, word) }))));
    return unitOf.get(token.image) ?? "days";
  });

  readonly integer: Production<Integer> = this.production<Integer>("integer", () => {
    const token = this.CONSUME(IntegerToken);
    return { kind: "Integer", value: this.amountOf(token), span: this.spanOf(token) };
  });

  /** `24 months`. */
  readonly duration: Production<Duration> = this.production<Duration>("duration", () => {
    const start = this.start();
    const amount = this.amountOf(this.CONSUME(IntegerToken));
    const unit = this.SUBRULE(this.unit);
    return { kind: "Duration", amount, unit, span: this.spanFrom(start) };
  });

  /** `2004-05-01` or `2004-05`. */
  readonly date: Production<DateLiteral> = this.production<DateLiteral>("date", () => {
    const token = this.CONSUME(DateToken);
    const value = this.amountOf(token);
    const node: { -readonly [K in keyof DateLiteral]: DateLiteral[K] } = {
      kind: "DateLiteral", year: Math.floor(value / 10000), month: Math.floor(value / 100) % 100, span: this.spanOf(token),
    };
    if (value % 100 !== 0) node.day = value % 100;
    return node;
  });

  /** A number: `5`, `0.25`, `110 %`, `5 years`. */
  readonly measure: Production<Literal> = this.production<Literal>("measure", () => {
    const start = this.start();
    const token = this.OR((this.numbers ??= [{ ALT: () => this.CONSUME(IntegerToken) }, { ALT: () => this.CONSUME(DecimalToken) }]));
    const suffix = this.OPTION(() =>
      this.OR1(
        (this.measures ??= [
          { ALT: (): Suffix => ({ unit: this.SUBRULE(this.unit) }) },
          { ALT: (): Suffix => ({ percent: this.CONSUME(mark.percent) }) },
        ]),
      ),
    );
    const value = this.amountOf(token);
    const span = this.spanFrom(start);
    if (suffix?.percent !== undefined) return { kind: "Percent", value, span };
    if (suffix?.unit !== undefined) return { kind: "Duration", amount: value, unit: suffix.unit, span };
    return token.tokenType === DecimalToken ? { kind: "Decimal", value, span } : { kind: "Integer", value, span };
  });

  readonly money: Production<Literal> = this.production<Literal>("money", () => {
    const token = this.CONSUME(MoneyToken);
    return { kind: "MoneyLiteral", amount: this.amountOf(token), currency: token.image.slice(-3), span: this.spanOf(token) };
  });

  /** A constant where no operand may stand: a range, a stated fact, a table's value. A number may be negative. */
  readonly literal: Production<Literal> = this.production<Literal>("literal", () =>
    this.OR(
      (this.literals ??= [
        { ALT: () => this.SUBRULE(this.negative) },
        { ALT: () => this.SUBRULE(this.measure) },
        { ALT: () => this.SUBRULE(this.money) },
        { ALT: () => this.SUBRULE(this.date) },
        { ALT: () => this.SUBRULE(this.yesOrNo) },
      ]),
    ),
  );

  readonly negative: Production<Literal> = this.production<Literal>("negative", () => {
    const start = this.start();
    this.CONSUME(mark.minus);
    const number = this.OR([{ ALT: () => this.SUBRULE(this.measure) }, { ALT: () => this.SUBRULE(this.money) }]);
    if (this.RECORDING_PHASE) return number;
    const span = this.spanFrom(start);
    // `0 - x`, so that there is no negative zero.
    if (number.kind === "Duration" || number.kind === "MoneyLiteral") return { ...number, amount: 0 - number.amount, span };
    return number.kind === "Integer" || number.kind === "Decimal" || number.kind === "Percent" ? { ...number, value: 0 - number.value, span } : number;
  });

  readonly yesOrNo: Production<Literal> = this.production<Literal>("yesOrNo", () => {
    const token = this.OR([{ ALT: () => this.CONSUME(kw.yes) }, { ALT: () => this.CONSUME(kw.no) }]);
    return { kind: "Boolean", value: token.tokenType === kw.yes, span: this.spanOf(token) };
  });

  // ---- operands ------------------------------------------------------------------------------------------------------

  /** `restricts(host, origin)`. */
  readonly call: Production<Call> = this.production<Call>("call", () => {
    const start = this.start();
    const name = this.SUBRULE(this.low);
    const args = this.SUBRULE(this.callArguments);
    return { kind: "Call", name, args, span: this.spanFrom(start) };
  });

  readonly callArguments: Production<CallArgument[]> = this.production<CallArgument[]>("callArguments", () => {
    const list: CallArgument[] = [];
    this.CONSUME(mark.leftParen);
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => list.push(this.SUBRULE(this.callArgument)) });
    this.CONSUME(mark.rightParen);
    return list;
  });

  readonly callArgument: Production<CallArgument> = this.production<CallArgument>("callArgument", () => {
    const start = this.start();
    const value = this.SUBRULE(this.sum);
    const to = this.OPTION(() => {
      this.CONSUME(kw.to);
      return this.SUBRULE1(this.sum);
    });
    return to === undefined ? { value, span: this.spanFrom(start) } : { value, to, span: this.spanFrom(start) };
  });

  readonly sum: Production<Operand> = this.production<Operand>("sum", () => {
    const start = this.start();
    const first = this.SUBRULE(this.product);
    let terms: { sign: 1 | -1; operand: Operand }[] | undefined;
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(mark.plus) }, { ALT: () => this.CONSUME(mark.minus) }]);
      const operand = this.SUBRULE1(this.product);
      (terms ??= [{ sign: 1, operand: first }]).push({ sign: sign.tokenType === mark.minus ? -1 : 1, operand });
    });
    return terms === undefined ? first : { kind: "Sum", terms, span: this.spanFrom(start) };
  });

  readonly product: Production<Operand> = this.production<Operand>("product", () => {
    const start = this.start();
    const first = this.SUBRULE(this.primary);
    let factors: Operand[] | undefined;
    this.MANY(() => {
      this.CONSUME(mark.times);
      (factors ??= [first]).push(this.SUBRULE1(this.primary));
    });
    return factors === undefined ? first : { kind: "Product", factors, span: this.spanFrom(start) };
  });

  readonly primary: Production<Operand> = this.production<Operand>("primary", () =>
    this.OR(
      (this.primaries ??= [
        { ALT: () => this.SUBRULE(this.overYears) },
        { ALT: () => this.SUBRULE(this.access) },
        { ALT: () => this.SUBRULE(this.nameOrCall) },
        { ALT: () => this.nameOf(this.CONSUME(Up)) },
        { ALT: () => this.SUBRULE(this.measure) },
        { ALT: () => this.SUBRULE(this.money) },
        { ALT: () => this.SUBRULE(this.date) },
        { ALT: () => this.SUBRULE(this.yesOrNo) },
        { ALT: () => ({ kind: "CaseYear", span: this.spanOf(this.CONSUME(kw.year)) }) },
        { ALT: () => ({ kind: "CaseDate", span: this.spanOf(this.CONSUME(kw.date)) }) },
        { ALT: () => ({ kind: "NoneWord", span: this.spanOf(this.CONSUME(kw.none)) }) },
        { ALT: () => this.SUBRULE(this.anyMember) },
      ]),
    ),
  );

  private readonly anyMember: Production<Operand> = this.production<Operand>("anyMember", () => {
    const start = this.start();
    this.CONSUME(kw.any);
    this.CONSUME(kw.member);
    return { kind: "AnyMemberWord", span: this.spanFrom(start) };
  });

  /** `mean of permits(year - 4 to year - 2)`, `sum of returned(2016 to year)`. */
  readonly overYears: Production<Operand> = this.production<Operand>("overYears", () => {
    const start = this.start();
    const word = this.OR([{ ALT: () => this.CONSUME(kw.mean) }, { ALT: () => this.CONSUME(kw.sum) }]);
    this.CONSUME(kw.of);
    const call = this.SUBRULE(this.call);
    return { kind: word.tokenType === kw.sum ? "SumOf" : "MeanOf", call, span: this.spanFrom(start) };
  });

  readonly nameOrCall: Production<Operand> = this.production<Operand>("nameOrCall", () => {
    const start = this.start();
    const name = this.SUBRULE(this.low);
    const args = this.OPTION(() => this.SUBRULE(this.callArguments));
    return args === undefined ? name : { kind: "Call", name, args, span: this.spanFrom(start) };
  });

  /** `mover.stay`, `host`. */
  readonly access: Production<Operand> = this.production<Operand>("access", () => {
    const start = this.start();
    const subject = this.SUBRULE(this.accessSubject);
    const fact = this.OPTION(() => {
      this.CONSUME(mark.dot);
      return this.SUBRULE(this.word);
    });
    const span = this.spanFrom(start);
    return fact === undefined ? { kind: "Access", subject, span } : { kind: "Access", subject, fact, span };
  });

  private subjects: Alternative<AccessSubject>[] | undefined;
  readonly accessSubject: Production<AccessSubject> = this.production<AccessSubject>("accessSubject", () =>
    this.OR(
      (this.subjects ??= (["mover", "employer", "host", "origin", "pair", "world"] as const).map((subject, i) => ({
        ALT: () => {
          this.consume(i, kw[subject]);
          return subject;
        },
      }))),
    ),
  );

  private roles: Alternative<"host" | "origin">[] | undefined;
  readonly role: Production<"host" | "origin"> = this.production<"host" | "origin">("role", () =>
    this.OR(
      (this.roles ??= (["host", "origin"] as const).map((role, i) => ({
        ALT: () => {
          this.consume(i, kw[role]);
          return role;
        },
      }))),
    ),
  );

  /** A list of references to clauses. */
  readonly lows: Production<Name[]> = this.production<Name[]>("lows", () => {
    const list: Name[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => list.push(this.SUBRULE(this.low)) });
    return list;
  });

  /** A list of names with capitals. */
  readonly names: Production<Name[]> = this.production<Name[]>("names", () => {
    const list: Name[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => list.push(this.nameOf(this.CONSUME(Up))) });
    return list;
  });

  /** The name of a party, right or class that is referred to. */
  readonly up: Production<Name> = this.production<Name>("up", () => this.nameOf(this.CONSUME(Up)));
}

interface Suffix {
  readonly unit?: Unit;
  readonly percent?: AnyToken;
}
