import { position, type Location } from "../../language/span";
import type { Places } from "../places";
import type { Json } from "../json/shared";
import type { CiReport, Finding } from "./finding";

/** A path as a reference that other tools resolve against the root of the sources. */
const uriOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

function locationOf(at: Location, places: Places): { readonly [key: string]: Json } {
  const file = places.sources.get(at.path);
  const artifactLocation = { uri: uriOf(places.show(at.path)) };
  if (file === undefined) return { physicalLocation: { artifactLocation } };
  const [from, to] = [Math.min(at.start, file.text.length), Math.min(at.end, file.text.length)];
  const [start, end] = [position(file, from), position(file, to)];
  return { physicalLocation: { artifactLocation, region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, charOffset: from, charLength: to - from } } };
}

const text = (message: string, remedy: string | null): string => (remedy === null ? message : `${message} ${remedy}`);

function resultOf(f: Finding, index: number): Json {
  return {
    ruleId: f.rule,
    ruleIndex: index,
    kind: f.answer,
    level: f.answer === "fail" ? f.level : "none",
    message: { text: text(f.message, f.remedy) },
    locations: [locationOf(f.at, f.places)],
    ...(f.related.length === 0 ? {} : { relatedLocations: f.related.map((r, id) => ({ id, message: { text: r.label }, ...locationOf(r.at, f.places) })) }),
  };
}

/** SARIF 2.1.0 (OASIS 2020): what code scanning services read. Columns are counted in UTF-16 units, from one. */
export function sarif(report: CiReport, version: string): Json {
  const ids = [...new Set(report.findings.map((f) => f.rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "regime-lang", semanticVersion: version, rules: ids.map((id) => ({ id, shortDescription: { text: report.rules.get(id) ?? id } })) } },
        columnKind: "utf16CodeUnits",
        results: report.findings.map((f) => resultOf(f, ids.indexOf(f.rule))),
      },
    ],
  };
}
