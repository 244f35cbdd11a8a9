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
  "unclear-keeper": entry<{ clause: string; by: "host" | "origin" | null; roles: readonly ("host" | "origin")[] }>(
    "error",
    (f) =>
      f.by !== null && f.roles.length > 0
        ? `A stake is for the keeping of \`${f.clause}\` by the ${f.by}, who never has to keep it.`
        : f.roles.length === 0
          ? `A stake is for the keeping of \`${f.clause}\`, which no party owes to the other of a case.`
          : `A stake is for the keeping of \`${f.clause}\`, which the host may owe to the origin and the origin to the host, and does not say whose keeping is meant.`,
    (f) =>
      f.roles.length === 0
        ? "Name a rule, or a duty that parties owe to parties."
        : f.by === null ? "Write `by host` or `by origin` after the name." : `Leave it out, or write \`by ${f.roles[0] ?? ""}\`.`,
  ),
  "stake-without-mover": entry<{ clause: string; words: string }>(
    "error",
    (f) => `A stake for the keeping of \`${f.clause}\` counts no mover, and yet speaks of one: \`${f.words}\`.`,
    () => "Say what the `host` or the `origin` gains or bears, and read facts of parties, pairs or the world; what comes by movers is a stake for a mover class.",
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
