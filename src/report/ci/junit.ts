import { position } from "../../language/span";
import type { Case, CiReport } from "./finding";

/** Text for XML 1.0, which has no place for most control characters. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** In an attribute a line break would be read as a space. */
const attribute = (text: string): string => escaped(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;").replaceAll("\r", "&#13;");

function caseLines({ suite, name, at, places, failure, note }: Case): readonly string[] {
  const file = at === null ? undefined : places.sources.get(at.path);
  const place = at === null ? "" : ` file="${attribute(places.show(at.path))}"${file === undefined ? "" : ` line="${position(file, Math.min(at.start, file.text.length)).line}"`}`;
  const inside = [
    ...(failure === null ? [] : [`      <${failure.kind} message="${attribute(failure.message)}">${escaped(failure.details)}</${failure.kind}>`]),
    ...(note === null ? [] : [`      <system-out>${escaped(note)}</system-out>`]),
  ];
  const open = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"${place}`;
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, "    </testcase>"];
}

const counts = (cases: readonly Case[]): string => {
  const of = (kind: "failure" | "error"): number => cases.filter((c) => c.failure?.kind === kind).length;
  return `tests="${cases.length}" failures="${of("failure")}" errors="${of("error")}"`;
};

/** Test reports as JUnit writes them: what Jenkins, GitLab and others read. Times are left out, since the same input gives the same output. */
export function junit({ command, cases }: CiReport): string {
  const suites = [...new Set(cases.map((c) => c.suite))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(command)}" ${counts(cases)}>`,
    ...suites.flatMap((suite) => {
      const own = cases.filter((c) => c.suite === suite);
      return [`  <testsuite name="${attribute(suite)}" ${counts(own)}>`, ...own.flatMap(caseLines), "  </testsuite>"];
    }),
    "</testsuites>",
    "",
  ].join("\n");
}
