import { entry } from "./entry";

/** What is probably meant otherwise in the design of a regime. */
export const design = {
  "star-shaped": entry<{ regime: string; hub: string }>(
    "warning",
    (f) => `Every rule of \`${f.regime}\` is between ${f.hub} and somebody else: its other members owe one another nothing.`,
    () => "Say `every member ... from every other member` if all are meant; if a star is meant, say `expect form fails`.",
  ),
  "binds-nobody": entry<{ regime: string }>(
    "warning",
    (f) => `\`${f.regime}\` binds nobody: all that it says is soft or left to somebody's discretion.`,
    () => "If that is what the text says, add `expect norms vacuous`.",
  ),
  "stateless-gap": entry<{ clause: string }>(
    "warning",
    (f) => `\`${f.clause}\` reaches nationals of any state, and nobody without a nationality; no other rule reaches the stateless.`,
    () => "Write `from anyone` if they are meant too, or a rule `from stateless` that says what holds for them.",
  ),
  "idle-quota": entry<{ quota: string }>(
    "warning",
    (f) => `Nothing is counted in the quota \`${f.quota}\`.`,
    (f) => `Write \`counted in ${f.quota}\` in the sentences that share its number, or leave the quota out.`,
  ),
  "cap-never-binds": entry<{ clause: string; wider: string }>(
    "warning",
    (f) => `The number in \`${f.clause}\` never matters: \`${f.wider}\` grants the same to the same movers without one, and the most open of two grants counts.`,
    (f) => `Make \`${f.clause}\` an exception to \`${f.wider}\`, or leave it out.`,
  ),
  "safeguard-without-end": entry<{ clause: string }>(
    "warning",
    (f) => `\`${f.clause}\` withholds on economic grounds, and nothing triggers or ends it.`,
    () => "Give it a condition (`when ..`), an end (`until ..`), or make it a power (`once invoked for at most ..`).",
  ),
  "singleton-class": entry<{ table: string; value: string; party: string }>(
    "warning",
    (f) => `In \`${f.table}\` only ${f.party} is \`${f.value}\`: the class is a name in disguise.`,
    () => "Name the party in the clauses that mean it, or define the class so that others can come to belong to it.",
  ),
  "rigid-class": entry<{ clause: string }>(
    "warning",
    (f) => `\`${f.clause}\` asks whether a date in a party's record lies before or after a fixed day: no party can ever come to belong, or cease to.`,
    () => "Count from the party's own date instead (so many years after its accession), or name the parties that are meant.",
  ),
  "proxy": entry<ProxyFacts>(
    "warning",
    (f) =>
      f.kind === "names"
        ? `\`${f.clause}\` asks whether \`${f.fact}\` is ${f.states.map((s) => `\`${s}\``).join(" or ")}: such a condition can stand for an origin that no sentence names.`
        : `\`${f.clause}\` speaks of \`${f.mover}\`, and in \`${f.scenario}\` ${f.percent === 100 ? "all" : `${f.percent} % or more`} of these come from \`${f.origin}\`: the class stands for one origin.`,
    (f) =>
      f.kind === "names"
        ? `Ask for ${f.byName ? "" : "`host`, `origin`, "}\`none\` or \`any member\`, or name the origin after \`from\` if one is meant. If neither fits, the verdicts stand as they are.`
        : "Describe the movers so that others can be among them, or name the origin after `from` if one is meant. If the flows are right, the verdicts stand.",
  ),
};

/** How something stands for an origin: by the states it names, or by who comes. */
type ProxyFacts =
  | { readonly kind: "names"; readonly clause: string; readonly fact: string; readonly states: readonly string[]; readonly byName: boolean }
  | { readonly kind: "flows"; readonly clause: string; readonly mover: string; readonly scenario: string; readonly origin: string; readonly percent: number };
