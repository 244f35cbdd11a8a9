/**
 * On which texts the clauses of a checked regime rest: what cites nothing, and what is cited without an official identifier. It is asked for
 * (`regime check --provenance`) and no part of compiling: a draft may well have no sources yet.
 */
import { diagnostic, type Diagnostic } from "../diagnostics";
import { saysUnverified } from "../language/citations";
import type { Citation, Clause, Duty, Regime, Source } from "../language/regime";
import type { Location } from "../language/span";

/** Something that cites, and where it stands; an institution has no place of its own. */
interface Citing {
  readonly cites: readonly Citation[];
  readonly at?: Location;
}

/** What the sources of one checked regime leave open, in no particular order. */
export const checkProvenance = (regime: Regime): readonly Diagnostic[] => [...uncitedClauses(regime), ...uncitedDuties(regime), ...unidentified(regime)];

/** Whether all that a clause says rests on something, and whether some of it does. */
function rests(cites: readonly Citation[], parts: readonly Citing[]): "all" | "some" | "none" {
  if (cites.length > 0) return "all";
  const cited = parts.filter((part) => part.cites.length > 0).length;
  return cited === 0 ? "none" : cited === parts.length ? "all" : "some";
}

const uncited = (kind: Clause["kind"] | "duty", clause: string, at: Location, how: "all" | "some" | "none"): readonly Diagnostic[] =>
  how === "all" ? [] : [diagnostic("uncited-clause", at, { kind, clause, some: how === "some" })];

function uncitedClauses(regime: Regime): readonly Diagnostic[] {
  return regime.clauses.flatMap((clause, id) => {
    // A remedy stands in its duty, and rests on what that cites.
    if (clause.remedyOf !== null) return [];
    const power = regime.powers.find((p) => p.clause === id);
    const sentences = [...clause.sentences.flatMap((s) => regime.sentences[s] ?? []), ...(power?.sentences ?? [])];
    return uncited(clause.kind, clause.name, clause.at, rests(clause.cites, sentences));
  });
}

/** A duty clause is as many duties as it has obligations; what it cites itself stands in each. */
function uncitedDuties(regime: Regime): readonly Diagnostic[] {
  const clauses = new Map<string, Duty[]>();
  for (const duty of regime.duties) clauses.set(duty.name, [...(clauses.get(duty.name) ?? []), duty]);
  return [...clauses].flatMap(([name, duties]) => (duties[0] ? uncited("duty", name, duties[0].at, rests([], duties)) : []));
}

/** Everything in a regime that cites. */
export function citing(regime: Regime): readonly Citing[] {
  const { accession, amendment, exit } = regime;
  return [
    ...regime.clauses, ...regime.sentences, ...regime.powers.flatMap((p) => p.sentences), ...regime.duties, ...regime.quotas,
    ...regime.concessions.flatMap((c) => [c, ...c.sentences, ...c.raises]),
    ...regime.standings, ...regime.institutions, ...regime.principles, ...regime.norms, ...regime.linkages, ...regime.packages,
    ...[accession, amendment, exit].flatMap((procedure) => procedure ?? []),
    ...regime.tests, ...regime.claims, ...regime.interests.stakes, ...regime.scenarios.flatMap((s) => [...s.flows, ...s.shocks]),
  ];
}

function unidentified(regime: Regime): readonly Diagnostic[] {
  const all = citing(regime);
  return regime.sources.flatMap((source) => {
    if (source.identifier !== null || saysUnverified(source.title)) return [];
    const cited = all.filter((c) => c.cites.some((cite) => cite.source === source.name));
    const plain = cited.find((c) => c.cites.some((cite) => isPlain(source, cite)));
    // A text that is only named, as a part of a package is, can say nothing beside its name.
    if (cited.length > 0 && plain === undefined) return [];
    return diagnostic("source-without-identifier", source.at, { source: source.name }, plain?.at ? [{ at: plain.at, label: "cited here" }] : []);
  });
}

const isPlain = (source: Source, cite: Citation): boolean => cite.source === source.name && !saysUnverified(cite.place ?? "");
