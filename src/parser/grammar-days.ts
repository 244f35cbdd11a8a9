/** Lengths of time and dates of a sentence: how long, and since when. */
import type { Alternative } from "./recognizer";
import type { DayOfYear, Duration, Length, Remedy, TimePoint, Window } from "../language/ast";
import { type Draft, nowhere, type Production } from "./grammar-base";
import { ConditionGrammar } from "./grammar-conditions";
import { kw } from "./tokens";

export abstract class DayGrammar extends ConditionGrammar {
  private windows: Alternative<Omit<Window, "span">>[] | undefined;

  /** `for at most 5 years renewable`, `for at most 90 days in any 180 days`, `for at most mover.contract`. */
  readonly length: Production<Length> = this.production<Length>("length", () => {
    const start = this.start();
    this.CONSUME(kw.for);
    this.CONSUME(kw.at);
    this.CONSUME(kw.most);
    const duration = this.OR([
      { ALT: (): Length["duration"] => this.SUBRULE(this.duration) },
      { ALT: (): Length["duration"] => this.SUBRULE(this.access) },
    ]);
    const node: Draft<Length> = { duration, renewable: false, span: nowhere };
    this.OPTION(() => {
      this.OR1([
        { ALT: () => { this.CONSUME(kw.per); this.CONSUME(kw.year); node.within = "year"; } },
        { ALT: () => { this.CONSUME(kw.in); this.CONSUME(kw.any); node.within = this.SUBRULE1(this.duration); } },
        { ALT: () => {
          this.CONSUME(kw.each);
          this.CONSUME1(kw.year);
          this.CONSUME(kw.from);
          const from = this.SUBRULE(this.dayOfYear);
          this.CONSUME(kw.to);
          node.season = { from, to: this.SUBRULE1(this.dayOfYear) };
        } },
      ]);
    });
    node.renewable = this.OPTION1(() => this.CONSUME(kw.renewable)) !== undefined;
    node.span = this.spanFrom(start);
    return node;
  });

  /** `15 December`. */
  readonly dayOfYear: Production<DayOfYear> = this.production<DayOfYear>("dayOfYear", () => {
    const start = this.start();
    const day = this.SUBRULE(this.integer);
    const month = this.SUBRULE(this.up);
    return { day, month, span: this.spanFrom(start) };
  });

  /** How long a remedy may last: `for at most 2 years renewable`. */
  readonly limit: Production<NonNullable<Remedy["length"]>> = this.production<NonNullable<Remedy["length"]>>("limit", () => {
    const start = this.start();
    this.CONSUME(kw.for);
    this.CONSUME(kw.at);
    this.CONSUME(kw.most);
    const duration: Duration = this.SUBRULE(this.duration);
    const renewable = this.OPTION(() => this.CONSUME(kw.renewable)) !== undefined;
    return { duration, renewable, span: this.spanFrom(start) };
  });

  /** `since D until D`, `before D`, `during restricts(host, origin)`. */
  readonly window: Production<Window> = this.production<Window>("window", () => {
    const start = this.start();
    const parts = this.OR(
      (this.windows ??= [
        { ALT: () => {
          this.CONSUME(kw.since);
          const since = this.SUBRULE(this.timePoint);
          const end = this.OPTION(() => this.SUBRULE(this.windowEnd));
          return end === undefined ? { since } : { since, end };
        } },
        { ALT: () => ({ end: this.SUBRULE1(this.windowEnd) }) },
        { ALT: () => { this.CONSUME(kw.during); return { during: this.SUBRULE(this.call) }; } },
      ]),
    );
    return { ...parts, span: this.spanFrom(start) };
  });

  readonly windowEnd: Production<NonNullable<Window["end"]>> = this.production<NonNullable<Window["end"]>>("windowEnd", () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.until) }, { ALT: () => this.CONSUME(kw.before) }]);
    const point = this.SUBRULE(this.timePoint);
    return { kind: word.tokenType === kw.before ? "before" : "until", point };
  });

  readonly timePoint: Production<TimePoint> = this.production<TimePoint>("timePoint", () =>
    this.OR<TimePoint>([{ ALT: () => this.SUBRULE(this.date) }, { ALT: () => this.SUBRULE(this.call) }]),
  );
}
