import { entry } from "./entry";

const whole = (pointer: string): string => (pointer === "" ? "The document" : `\`${pointer}\``);

/** What can be wrong with a regime that enters as JSON, or that is to be written in another form. */
export const documents = {
  "not-json": entry<{ problem: string }>(
    "error",
    (f) => `This is not JSON: ${f.problem}.`,
    () => "Mend it there, or write the file anew with `regime export --to json`.",
  ),
  "unknown-schema": entry<{ found: string | null; known: string }>(
    "error",
    (f) => (f.found === null ? "The document does not say what it holds." : `The document says that it holds \`${f.found}\`, which is not known here.`),
    (f) => `A document of checked regimes begins with \`{ "schema": "${f.known}"\`; one of another version is exported again with this one.`,
  ),
  "wrong-shape": entry<{ at: string; problem: string }>(
    "error",
    (f) => `${whole(f.at)} ${f.problem}.`,
    () => "Compare it with the schema, which `regime export --to schema` prints.",
  ),
  "unknown-reference": entry<{ at: string; name: string; list: string; several: boolean; suggestion: string | null }>(
    "error",
    (f) =>
      f.several
        ? `${whole(f.at)} names \`${f.name}\`, which several items of \`${f.list}\` are called.`
        : `${whole(f.at)} names \`${f.name}\`, which is not among the \`${f.list}\`.${f.suggestion === null ? "" : ` Did you mean \`${f.suggestion}\`?`}`,
    (f) => (f.several ? "Write its number in that list, counted from 0." : `Add it to \`${f.list}\`, or name one that is there.`),
  ),
  "broken-promise": entry<{ at: string; problem: string }>(
    "error",
    (f) => `${whole(f.at)} ${f.problem}.`,
    () => "A checked regime promises that this never happens; mend it in the tool that wrote the file.",
  ),
  "not-expressible": entry<{ regime: string; what: string; why: string }>(
    "error",
    (f) => `\`${f.regime}\` cannot be written as a text: ${f.what}. ${f.why}`,
    () => "Export it as JSON, which keeps everything, or change that part.",
  ),
};
