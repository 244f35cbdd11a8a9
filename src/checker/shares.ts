import type { Literal } from "../language/ast";
import type { Builder } from "./builder";
import { place, type Scope } from "./scope";
import { literalType } from "./types";
import { literalText, typeWords } from "./wording";

/** A percentage as a share; reports another kind of number, and more than `most` percent. */
export function shareOf(b: Builder, scope: Scope, literal: Literal, what: string, most: number | null): number | null {
  if (literal.kind !== "Percent") {
    const type = literalType(literal);
    b.report("wrong-type", place(scope, literal.span), { words: literalText(literal), found: type ? typeWords(type) : "a number", expected: "a percentage, as `3 %`," });
    return null;
  }
  if (most === null || literal.value <= most) return literal.value / 100;
  b.report("wrong-share", place(scope, literal.span), { words: literalText(literal), what, most });
  return null;
}
