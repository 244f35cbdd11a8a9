import type { InterestsReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { count } from "./names";

/** Something that a file declares and no verdict reads yet. */
export interface NotJudged {
  readonly kind: "interests" | "scenario";
  readonly name: string | null;
  readonly title: string | null;
}

/** What a regime declares beside its law, less what is judged: stakes and weights under one scenario. */
export function notJudged({ interests: { stakes, weights }, scenarios }: Regime, judged: InterestsReport | null): readonly NotJudged[] {
  const size = [count(stakes.length, "stake", "stakes"), ...(weights.length === 0 ? [] : [count(weights.length, "set of weights", "sets of weights")])].join(", ");
  return [
    ...(judged !== null || stakes.length + weights.length === 0 ? [] : [{ kind: "interests", name: null, title: size } as const]),
    ...scenarios.filter(({ name }) => name !== judged?.scenario).map(({ name, title }) => ({ kind: "scenario", name, title }) as const),
  ];
}
