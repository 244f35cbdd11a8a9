import { atomsOf, factsOf } from "../../language/conditions";
import { namesParties } from "../../language/hygiene";
import type { Condition, Decider, FactId, Regime, Standing } from "../../language/regime";
import type { Day } from "../../language/dates";
import { conductFacts } from "../interests/breaches";
import { dutiesOn, isBodyOfAll } from "./bodies";
import { factsTagged } from "./readings";

/**
 * The facts that D1c forbids a position to depend on, on a day: conduct toward one; general conduct, unless a collective standing decides
 * whether it was kept; and standing itself, unless everything that decides it is collective.
 */
export function particularFacts(regime: Regime, on: Day): ReadonlySet<FactId> {
  const forbidden = new Set(factsTagged(regime, ["conduct-one", "conduct-all", "standing"]));
  if (!decidedTogether(regime, on)) return forbidden;
  for (const fact of factsTagged(regime, ["standing"])) forbidden.delete(fact);
  for (const standing of regime.standings) {
    for (const fact of factsOf(standing.condition)) if (regime.facts[fact]?.tag === "conduct-all") forbidden.delete(fact);
  }
  return forbidden;
}

/** Whether somebody decides on standing on a day, and nobody but a body of all or all members does, naming no party and toward all at once. */
function decidedTogether(regime: Regime, on: Day): boolean {
  const bodies = dutiesOn(regime, on).flatMap((d) => d.remedy?.decidedBy ?? []);
  const deciders = [...bodies, ...regime.standings.map((s) => s.decidedBy)];
  const isOfAll = (d: Decider): boolean => d.kind === "members" || (d.kind === "institution" && isBodyOfAll(regime, d.name, on));
  return (
    deciders.length > 0 && deciders.every(isOfAll) && regime.standings.every((s) => isGeneral(regime, s))
  );
}

/** Effective toward all at once, and free of party constants. */
function isGeneral(regime: Regime, standing: Standing): boolean {
  const words = ["any member", "injured member", "any mover", ...regime.institutions.map((i) => i.name)];
  return standing.towardAll && standing.complainants.every((c) => words.includes(c)) && !namesParty(regime, standing.condition);
}

/** Whether a condition reads who a party is: by its name, by a class that is a name in other words, or by conduct toward some that it names. */
function namesParty(regime: Regime, condition: Condition): boolean {
  const toward = new Map(conductFacts(regime).map((f) => [f.fact, f.toward]));
  return atomsOf(condition).some((atom) => {
    if (atom.kind === "party" || (atom.kind === "state" && typeof atom.is === "object")) return true;
    if (atom.kind === "table" && namesParties(regime, atom)) return true;
    if (atom.kind === "fact" && !["host", "origin", "every member"].includes(toward.get(atom.fact) ?? "host")) return true;
    const lookups = "operand" in atom ? atom.operand.terms.map((t) => t.lookup) : [];
    const read = atom.kind === "table" ? [...lookups, atom.lookup] : lookups;
    return read.some((l) => regime.tables[l.table]?.keys.includes("origin") ?? false);
  });
}
