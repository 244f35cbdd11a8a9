import { isUnverified } from "../../language/citations";
import { formatDay } from "../../language/dates";
import type { CapValue, OpenTerms, Position, Stay } from "../../language/position";
import type { Rational } from "../../language/rational";
import { formatRational } from "../../language/rational";
import { position, type Location } from "../../language/span";
import type { ClauseId, Regime, SentenceId } from "../../language/regime";
import type { Places } from "../places";
import { degreeNumber } from "../words/degrees";
import { groundsOf, groundsOfClauses, type Ground } from "../words/grounds";

/** Everything that may stand in a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A place: the file, the offsets in UTF-16 units and the one-based lines and columns. */
export function placeJson(at: Location, places: Places): Json {
  const file = places.sources.get(at.path);
  const base = { path: places.show(at.path), start: at.start, end: at.end };
  if (file === undefined) return base;
  const start = position(file, Math.min(at.start, file.text.length));
  const end = position(file, Math.min(at.end, file.text.length));
  return { ...base, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** `degree` with four digits and `degreeExact` as a fraction; both `null` where not assessable. */
export function degreeJson(degree: Rational | null): { readonly degree: number | null; readonly degreeExact: string | null } {
  return degree === null
    ? { degree: null, degreeExact: null }
    : { degree: degreeNumber(degree), degreeExact: formatRational(degree) };
}

export function groundJson(regime: Regime, g: Ground, places: Places): Json {
  const at = g.sentences.length === 0 ? regime.clauses[g.clause]?.at : regime.sentences[g.sentences[0] ?? 0]?.at;
  return {
    rule: g.name,
    kind: regime.clauses[g.clause]?.kind ?? "rule",
    cites: g.cites.map((c) => ({ source: c.source, place: c.place, ...(isUnverified(regime, c) ? { verified: false } : {}) })),
    span: at === undefined ? null : placeJson(at, places),
  };
}

/** The clauses that decide, with articles and places. */
export const groundsJson = (regime: Regime, by: readonly SentenceId[], places: Places): readonly Json[] =>
  groundsOf(regime, by).map((g) => groundJson(regime, g, places));

export const clausesJson = (regime: Regime, clauses: readonly ClauseId[], places: Places): readonly Json[] =>
  groundsOfClauses(regime, clauses).map((g) => groundJson(regime, g, places));

const termsJson = (terms: OpenTerms): Json => (terms.kind === "standstill" ? { kind: terms.kind, on: formatDay(terms.on) } : { kind: terms.kind });

const capJson = ({ parts, ...cap }: CapValue): Json => ({ ...cap, ...(parts === undefined ? {} : { parts: parts.map((part) => ({ ...part })) }) });

function stayJson({ within, season, ...stay }: Stay): Json {
  return {
    ...stay, ...(within === undefined ? {} : { within: within === "year" ? within : { ...within } }),
    ...(season === undefined ? {} : { season: { from: { ...season.from }, to: { ...season.to } } }),
  };
}

/** The fields of a position: `position`, and where they apply `cap`, `by`, `soft`, `length`, `terms`. */
export function positionJson(p: Position): { readonly [key: string]: Json } {
  return {
    position: p.kind,
    ...(p.cap === null ? {} : { cap: capJson(p.cap) }),
    ...(p.by === null ? {} : { by: p.by }),
    ...(p.soft ? { soft: true } : {}),
    ...(p.length === null ? {} : { length: stayJson(p.length) }),
    ...(p.terms === null ? {} : { terms: termsJson(p.terms) }),
  };
}

/** The document as text: two spaces, one newline at the end; the key order is that of construction. */
export const print = (document: Json): string => `${JSON.stringify(document, null, 2)}\n`;
