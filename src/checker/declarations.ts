import type { Builder } from "./builder";
import { declaredFact, judgementFact } from "./facts";
import { groupId, partyId } from "./parties";
import { allIn, type AnySymbol, type Scope } from "./scope";
import { tableId } from "./tables";
import { classId, rightId } from "./vocabulary";

/**
 * Numbers every party, right and mover class in scope, the library's first, and reads what this file itself declares.
 * What other files declare is read when something names it.
 */
export function declareAll(b: Builder, scope: Scope): void {
  for (const symbol of allIn(scope, "right")) rightId(b, symbol);
  for (const symbol of allIn(scope, "mover")) classId(b, symbol);
  const own = (symbol: AnySymbol): boolean => symbol.at.path === scope.path && symbol.node.broken === undefined;
  for (const symbol of allIn(scope, "party")) if (symbol.kind === "group" && own(symbol)) groupId(b, symbol);
  for (const symbol of allIn(scope, "value")) {
    if (!own(symbol)) continue;
    switch (symbol.kind) {
      case "fact":
        if (symbol.about !== "party") declaredFact(b, symbol, null);
        break;
      case "judgement":
        if (symbol.node.about !== "party") judgementFact(b, symbol, null);
        break;
      case "table": case "series":
        tableId(b, symbol);
        break;
      default: {
        const never: never = symbol;
        return never;
      }
    }
  }
}

/** Numbers the parties that nothing has named yet: those named come first, so that sets of them stay small. */
export function declareOtherParties(b: Builder, scope: Scope): void {
  for (const symbol of allIn(scope, "party")) if (symbol.kind === "party") partyId(b, symbol);
}
