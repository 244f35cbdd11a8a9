/** The words in which the grammar is written: chevrotain's, so that it can read the grammar from them. A number tells choices of one production apart. */
import { type Alternative, type Optional, type Production, Recognizer, type Separated } from "./recognizer";
import type { AnyToken, TokenType } from "./tokens";

export abstract class GrammarWords extends Recognizer {
  CONSUME1(type: TokenType): AnyToken {
    return this.CONSUME(type);
  }
  CONSUME2(type: TokenType): AnyToken {
    return this.CONSUME(type);
  }
  SUBRULE1<T, A extends unknown[]>(production: Production<T, A>): T {
    return this.SUBRULE(production);
  }
  SUBRULE2<T, A extends unknown[]>(production: Production<T, A>): T {
    return this.SUBRULE(production);
  }
  SUBRULE3<T, A extends unknown[]>(production: Production<T, A>): T {
    return this.SUBRULE(production);
  }
  OR<T>(alternatives: readonly Alternative<T>[]): T {
    return this.choose(0, alternatives);
  }
  OR1<T>(alternatives: readonly Alternative<T>[]): T {
    return this.choose(1, alternatives);
  }
  OR2<T>(alternatives: readonly Alternative<T>[]): T {
    return this.choose(2, alternatives);
  }
  OPTION<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(0, part);
  }
  OPTION1<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(1, part);
  }
  OPTION2<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(2, part);
  }
  OPTION3<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(3, part);
  }
  OPTION4<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(4, part);
  }
  OPTION5<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(5, part);
  }
  OPTION6<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(6, part);
  }
  OPTION7<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(7, part);
  }
  OPTION8<T>(part: (() => T) | Optional<T>): T | undefined {
    return this.option(8, part);
  }
  MANY(part: (() => unknown) | Optional<unknown>): void {
    this.many(0, part);
  }
  MANY1(part: (() => unknown) | Optional<unknown>): void {
    this.many(1, part);
  }
  AT_LEAST_ONE_SEP(list: Separated): void {
    this.list(0, list);
  }
}
