import { print } from "../formatter/print";
import type { Regime, Scenario } from "../language/regime";
import type { Unsaid } from "./raise/context";
import { nowhere } from "./raise/nodes";
import { scenario as raised } from "./raise/wants";

/** A scenario in the words of the language, to be pasted beside the regime whose names it uses; `null` where the language has no words for it. */
export function scenarioText(regime: Regime, scenario: Scenario): string | null {
  const unsaid: Unsaid[] = [];
  const text = print({ kind: "File", uses: [], items: [raised({ regime, unsaid }, scenario)], comments: [], span: nowhere });
  return unsaid.length > 0 ? null : text;
}
