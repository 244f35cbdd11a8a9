import type { Regime } from "../../language/regime";
import { count } from "./names";

/** Something that a file declares and no verdict reads yet. */
export interface NotJudged {
  readonly kind: "interests" | "scenario";
  readonly name: string | null;
  readonly title: string | null;
}

/** What a regime declares beside its law. */
export function notJudged({ interests: { stakes, weights }, scenarios }: Regime): readonly NotJudged[] {
  const size = [count(stakes.length, "stake", "stakes"), count(weights.length, "set of weights", "sets of weights")].join(", ");
  return [
    ...(stakes.length + weights.length === 0 ? [] : [{ kind: "interests", name: null, title: size } as const]),
    ...scenarios.map(({ name, title }) => ({ kind: "scenario", name, title }) as const),
  ];
}
