import { entry } from "./entry";
import { kinds } from "./kind-checks";

/** What can be wrong with tests and expectations, and what probably is wrong with rules. */
export const verdicts = {
  "stated-twice": entry<{ fact: string; test: string }>(
    "error",
    (f) => `The case "${f.test}" states \`${f.fact}\` in two ways.`,
    () => "State it once.",
  ),
  "right-without-prerequisite": entry<{ clause: string; right: string; needs: string; movers: string }>(
    "warning",
    (f) => `\`${f.clause}\` gives \`${f.right}\` to ${f.movers}, but no rule gives them \`${f.needs}\`, without which it has no effect.`,
    (f) => `Grant \`${f.needs}\` too, or say in a comment where they have it from.`,
  ),
  "unreachable-rule": entry<{ clause: string; why: string }>(
    "warning",
    (f) => `This part of \`${f.clause}\` never applies: ${f.why}.`,
    () => "Mend it or leave it out.",
  ),
  ...kinds,
};
