import { entry } from "./entry";

/** What can be wrong with claims, interests and scenarios. */
export const programme = {
  "meaningless-claim": entry<{ claim: string; words: string; why: string }>(
    "error",
    (f) => `The claim \`${f.claim}\` cannot say ${f.words}: ${f.why}.`,
    () => "Claim that in every case, or in none, a host `grants`, `refuses`, `may grant` or `may refuse` a right.",
  ),
  "weights-sum": entry<{ of: string; party: string; total: number }>(
    "error",
    (f) => `The weights of \`${f.of} ${f.party}\` add up to ${f.total}, where the whole is 1.`,
    () => "Mend one of them; what weighs nothing may be left out.",
  ),
  "mixed-measures": entry<{ party: string; channel: string | null; left: string; right: string }>(
    "error",
    (f) => `What the ${f.party} gains and bears${f.channel === null ? "" : ` as \`${f.channel}\``} is added up: ${f.left} cannot be added to ${f.right}.`,
    () => "Count it in one way, or say with `as` that it is something else.",
  ),
  "incomplete-scenario": entry<{ scenario: string; missing: readonly string[] }>(
    "error",
    (f) => `The scenario \`${f.scenario}\` has no ${f.missing.join(", no ")}.`,
    () => "Add it: nothing is assumed that the text does not say. `discount 0 %` lets all years count alike.",
  ),
  "wrong-share": entry<{ words: string; what: string; most: number }>(
    "error",
    (f) => `\`${f.words}\` cannot be ${f.what}, which is at most ${f.most} %.`,
    (f) => `Write a share from \`0 %\` to \`${f.most} %\`.`,
  ),
};
