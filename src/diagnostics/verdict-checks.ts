import { entry } from "./entry";
import { kinds } from "./kind-checks";

/** What can be wrong with tests and expectations, and what probably is wrong with rules. */
export const verdicts = {
  "stated-twice": entry<{ fact: string; test: string }>(
    "error",
    (f) => `The case "${f.test}" states \`${f.fact}\` in two ways.`,
    () => "State it once.",
  ),
  "own-nationals": entry<{ test: string; party: string }>(
    "error",
    (f) => `\`${f.party}\` is both host and origin of the case "${f.test}". A state's own nationals are no case: what it owes them is not migration law.`,
    () => "Name another host. What a state owes others for its own nationals is a duty of the origin: `expect duty readmission by origin`.",
  ),
  "test-without-finding": entry<{ test: string }>(
    "warning",
    (f) => `The test "${f.test}" expects nothing, so it passes whatever the regime says.`,
    () => "Say what the regime should answer, such as `expect Work granted because work`, or leave the test out.",
  ),
  "too-many-kinds": entry<{ regime: string; what: string }>(
    "error",
    (f) => `Whether \`${f.regime}\` tells each case one thing only could not be proved: there are ${f.what}.`,
    () => "Let fewer facts, or fewer figures that are missing, decide one right: give the figures, or divide the regime.",
  ),
  "right-without-prerequisite": entry<{ clause: string; right: string; needs: string; movers: string; having: readonly string[] }>(
    "warning",
    (f) => `\`${f.clause}\` gives \`${f.right}\` to ${f.movers}, ${f.having.length === 0 ? `but no rule gives them \`${f.needs}\`` : `but \`${f.needs}\` is given to ${f.having.map((c) => `\`${c}\``).join(" and ")} alone of these`}, without which it has no effect.`,
    (f) => `Grant \`${f.needs}\` ${f.having.length === 0 ? "" : `to ${f.movers} `}too, or say in a comment where they have it from.`,
  ),
  "unreachable-rule": entry<{ clause: string; why: string }>(
    "warning",
    (f) => `This part of \`${f.clause}\` never applies: ${f.why}.`,
    () => "Mend it or leave it out.",
  ),
  "idle-exception": entry<{ clause: string; why: "refuses nothing" | "gives nothing" | "says the same"; targets: readonly string[] }>(
    "warning",
    (f) => `This part of \`${f.clause}\` never changes anything: ${idleWords(f.why, f.targets.length > 4 ? "the clauses to which it is an exception" : f.targets.map((t) => `\`${t}\``).join(" and "), f.targets.length > 1)}.`,
    (f) => idleRemedies[f.why],
  ),
  ...kinds,
};

const idleWords = (why: keyof typeof idleRemedies, targets: string, several: boolean): string => {
  if (why === "refuses nothing") return `\`may grant\` only lifts a refusal, and ${targets} ${several ? "refuse" : "refuses"} nothing`;
  if (why === "gives nothing") return `\`may refuse\` only lowers what is granted, and ${targets} ${several ? "grant" : "grants"} nothing`;
  return `${targets} ${several ? "say" : "says"} the same`;
};
const idleRemedies = {
  "refuses nothing": "Write `may refuse` where it is left to the host to withhold what is granted, or name the clause that refuses after `to`.",
  "gives nothing": "Write `may grant` where it is left to the host to lift a refusal, or name the clause that grants after `to`.",
  "says the same": "Leave it out, or name the clause that it is meant to change after `to`.",
} as const;
