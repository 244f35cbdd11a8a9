import { entry } from "./entry";

/** What the sources of a regime leave open; looked for only where it is asked. */
export const provenance = {
  "uncited-clause": entry<{ kind: "rule" | "exception" | "reservation" | "duty"; clause: string; some: boolean }>(
    "warning",
    (f) => (f.some ? `A part of the ${f.kind} \`${f.clause}\` cites no source, and nor does the whole.` : `The ${f.kind} \`${f.clause}\` cites no source.`),
    () => 'Write `cites` with a source and its article. What nobody has checked against the text says so: `cites Treaty "art 1 (unverified)"`.',
  ),
  "source-without-identifier": entry<{ source: string }>(
    "warning",
    (f) => `\`${f.source}\` is cited without an official identifier, and nothing says that it is unverified.`,
    () => 'Write the identifier after the title, such as `celex "32004L0038"` or `treaty "189 UNTS 137"`, or `(unverified)` in the title.',
  ),
};
