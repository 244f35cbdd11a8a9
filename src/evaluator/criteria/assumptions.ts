import { factValue } from "../../language/fact-words";
import type { Regime, TableId } from "../../language/regime";
import type { Slices } from "../../kernel/slices";
import type { Metric, Reading } from "../result";

const readings: Readonly<Record<Reading | "both", string>> = {
  ruggie: "ruggie (Ruggie 1992)",
  hollifield: "hollifield (the public good; Hollifield as the lecture has it, unverified)",
  both: "ruggie (Ruggie 1992), and beside it hollifield (unverified)",
};
const metrics: Readonly<Record<Metric | "both", string>> = {
  discrete: "discrete (two positions are equal or not)",
  ordinal: "ordinal (denied 0, discretionary 1/3, rationed 2/3, granted 1)",
  both: "discrete (two positions are equal or not), and beside it ordinal (denied 0, discretionary 1/3, rationed 2/3, granted 1)",
};
const silence: Readonly<Record<Regime["closure"], string>> = {
  sovereign: "silent counts as discretionary, by the closure policy",
  permissive: "silent counts as granted, by the closure policy",
  none: "silent has no place on the scale, and is a whole step from all others",
};

/** What an evaluation takes for granted, in words. */
export function assumptionsOf(
  regime: Regime, slices: Slices, binding: "hard" | "soft", asked: { readonly reading: Reading | "both"; readonly metric: Metric | "both"; readonly allow: readonly TableId[] },
): readonly string[] {
  const lines = [
    `reading: ${readings[asked.reading]}`,
    `binding: ${binding}${binding === "hard" ? " (soft commitments left out)" : " (soft commitments read as written)"}`,
    `closure policy: ${regime.closure}; silent positions are not compared with others except as different treatment`,
    `beneficiaries: ${slices.beneficiaries}`,
    `metric: ${metrics[asked.metric]}`,
    ...(asked.metric === "discrete" ? [] : [`in the ordinal metric ${silence[regime.closure]}`]),
    ...(asked.allow.length === 0 ? [] : [`attributes allowed: ${asked.allow.map((t) => regime.tables[t]?.name ?? "").join(", ")}`]),
    "measure: uniform over mover classes, rights and the facts that some sentence reads",
    "parties are compared with the same facts (aligned reading)",
  ];
  const byNex = asked.reading === "ruggie" ? "" : " (NEX counts what it could do to one origin alone)";
  for (const { clause } of regime.powers) {
    // The clause of a power holds the sentences of its invocations alone.
    const said = regime.clauses[clause]?.sentences.length ? "a power counts where it is invoked" : "an unused power is reported, not counted";
    lines.push(`${said}: ${regime.clauses[clause]?.name ?? ""}${byNex}`);
  }
  for (const f of slices.space.variables) {
    const fact = regime.facts[f];
    if (fact === undefined) continue;
    if (fact.judgedBy !== null) lines.push(`judged alike for like cases: ${fact.key} (by ${fact.judgedBy}${fact.judgedBy === "employer" || fact.judgedBy === "mover" ? ", a private person, not the host" : ""})`);
    if (fact.range !== null && fact.type.kind === "number") lines.push(`range of ${fact.key}: ${factValue(fact, fact.range.from)} to ${factValue(fact, fact.range.to)}`);
    if (fact.range === null && fact.type.kind !== "yes-or-no" && fact.type.kind !== "labels") {
      lines.push(`no range is declared for ${fact.key}: degrees over it are not assessable`);
    }
  }
  return lines;
}
