import { entry } from "./entry";

/** What can be wrong with powers and their use. */
export const powers = {
  "not-a-power": entry<{ clause: string }>(
    "error",
    (f) => `\`${f.clause}\` cannot be invoked: it applies of itself.`,
    () => "Name an exception that says `once invoked`, or add these words to it after its targets.",
  ),
  "outside-the-power": entry<{ clause: string; by: string; toward: string; side: "host" | "origin" }>(
    "error",
    (f) =>
      f.side === "host"
        ? `\`${f.by}\` cannot invoke \`${f.clause}\`, which gives the power to other hosts.`
        : `\`${f.clause}\` cannot be invoked toward \`${f.toward}\`: it does not speak of their nationals.`,
    () => "Mend the parties or the dates of the invocation, or let the power speak of them.",
  ),
  "invoked-too-long": entry<{ clause: string; by: string; toward: string; limit: string; since: string | null; until: string | null }>(
    "error",
    (f) => `\`${f.by}\` invokes \`${f.clause}\` toward \`${f.toward}\` ${spanWords(f.since, f.until)} without a break, longer than ${f.limit}.`,
    () => "End it earlier, leave a break before it is invoked again, or mend the limit after `once invoked`.",
  ),
  "mixed-trigger": entry<{ clause: string; words: string }>(
    "error",
    (f) => `A condition of \`${f.clause}\` reads figures and the case at once: \`${f.words}\`. Figures say when the power may be invoked, the case what it then gives.`,
    () => "Part the two with `and`, or put the condition on the case into each invocation.",
  ),
  "trigger-not-met": entry<{ clause: string; by: string; toward: string; on: string; figures: readonly { readonly words: string; readonly known: readonly string[] }[] }>(
    "warning",
    (f) => `\`${f.by}\` invokes \`${f.clause}\` toward \`${f.toward}\` on ${f.on}, which its trigger does not allow: ${f.figures.map((x) => `\`${x.words}\` (${x.known.join(", ")})`).join("; ")}.`,
    () => "Mend what the trigger reads, or the dates. If it was invoked all the same, leave it so: the text says what was done, and this that its conditions were not met.",
  ),
  "invocation-without-end": entry<{ clause: string; by: string }>(
    "warning",
    (f) => `\`${f.by}\` invokes \`${f.clause}\` without an end, and the power has no limit.`,
    () => "Add `until` with its last day, or the limit of the power: `once invoked for at most 24 months running`.",
  ),
};

const spanWords = (since: string | null, until: string | null): string =>
  `${since === null ? "from the beginning" : `from ${since}`} ${until === null ? "on" : `to ${until}`}`;
