import { entry } from "./entry";

/** What probably is wrong with how principles, norms, rules and linkages hang together. */
export const kinds = {
  "principle-without-norm": entry<{ principle: string }>(
    "warning",
    (f) => `No norm follows the principle \`${f.principle}\`.`,
    (f) => `Add \`follows ${f.principle}\` to a norm, or leave the principle out.`,
  ),
  "norm-without-rule": entry<{ norm: string }>(
    "warning",
    (f) => `No rule and no duty stands under the norm \`${f.norm}\`.`,
    (f) => `Add \`under ${f.norm}\` to the clauses that serve it, or leave the norm out.`,
  ),
  "rule-without-norm": entry<{ clause: string; kind: "rule" | "duty" }>(
    "warning",
    (f) => `The ${f.kind} \`${f.clause}\` stands under no norm, though the regime declares norms.`,
    (f) => `Write \`${f.kind} ${f.clause} under ...\` with the norm that it serves.`,
  ),
  "linkage-in-name-only": entry<{ linkage: string; first: string; second: string }>(
    "warning",
    (f) => `The linkage \`${f.linkage}\` ties nothing: neither \`${f.first}\` nor \`${f.second}\` reads whether the other is kept.`,
    (f) => `Make one wait for the other, as in \`when origin keeps ${f.second} toward host\`, or say in a comment that the tie is political.`,
  ),
  "linkage-label": entry<{ linkage: string; first: string; second: string; label: string; law: string }>(
    "warning",
    (f) =>
      f.law === "tactical"
        ? `The linkage \`${f.linkage}\` is called substantive, but one of \`${f.first}\` and \`${f.second}\` waits for what one partner does.`
        : `The linkage \`${f.linkage}\` is called tactical, but \`${f.first}\` and \`${f.second}\` wait for general conduct only.`,
    (f) => `Call it ${f.law}, or let the clauses read conduct toward ${f.law === "tactical" ? "every member" : "one party"}.`,
  ),
};
