import { suggest } from "../diagnostics/suggest";
import { assumptionNames, isPerParty, type AssumptionName, type PoliticsOptions } from "../evaluator";
import { compareRationals, one, rational, zero, type Rational } from "../language/rational";
import type { Regime, Table } from "../language/regime";
import { didYouMean, UsageError } from "./usage-error";

/** What a name stands for: a share from 0 to 1, an amount of at least 0 or above it, or any number; for all alike (`one`), or by party too; `table`: by party alone. */
interface Spec {
  readonly from: "share" | "not-negative" | "positive" | "any";
  readonly takes: "one" | "party" | "table";
}
const specs: Readonly<Record<AssumptionName, Spec>> = {
  tau: { from: "not-negative", takes: "party" }, e0: { from: "share", takes: "party" }, a: { from: "positive", takes: "party" }, p: { from: "share", takes: "party" },
  wealth: { from: "any", takes: "table" }, trade: { from: "any", takes: "table" },
  muTrade: { from: "share", takes: "one" }, muMigration: { from: "share", takes: "one" }, deflection: { from: "share", takes: "one" },
};
const rangeWords: Readonly<Record<Spec["from"], string>> = { share: "from 0 to 1", "not-negative": "at least 0", positive: "above 0", any: "any number" };

const inRange = (x: Rational, from: Spec["from"]): boolean =>
  from === "any" || (from === "positive" ? x.numerator > 0n : compareRationals(x, zero) >= 0 && (from !== "share" || compareRationals(x, one) <= 0));

/** `1_000`, `0.25`, `25 %`; `null`: no number. */
function numberIn(text: string): Rational | null {
  const [, whole = "", part = "", percent = ""] = /^(-?\d[\d_]*)(?:\.(\d+))?\s*(%?)$/.exec(text) ?? [];
  return whole === "" ? null : rational(BigInt(`${whole.replaceAll("_", "")}${part}`), 10n ** BigInt(part.length) * (percent === "" ? 1n : 100n));
}

const wrong = (text: string, why: string): UsageError => new UsageError(`\`--assume ${text}\`: ${why}`);

/** A table of the regime whose every number is in range, as its number; `null` where the regime has none of the name. */
function tableOf(regime: Regime, text: string, name: string, from: Spec["from"]): number | null {
  const id = regime.tables.findIndex((t) => t.name === name);
  const table = regime.tables[id];
  if (table === undefined) return null;
  if (!isPerParty(table)) throw wrong(text, `\`${name}\` gives no number by party: its keys are one party, and perhaps the year.`);
  const values: readonly Table["otherwise"][] = [...table.rows.map((r) => r.value), table.otherwise];
  const bad = values.find((v) => typeof v === "number" && !inRange(numberIn(String(v)) ?? zero, from));
  if (bad !== undefined) throw wrong(text, `\`${name}\` has a number that is not ${rangeWords[from]}.`);
  return id;
}

interface Written {
  readonly text: string;
  readonly name: AssumptionName;
  readonly value: string;
}
function written(text: string): Written {
  const [, key = "", value = ""] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  const name = assumptionNames.find((n) => n === key);
  if (key === "" || value === "") throw wrong(text, `it is written \`NAME=VALUE\`. There are ${assumptionNames.join(", ")}.`);
  if (name === undefined) throw wrong(text, `there is no assumption \`${key}\`.${didYouMean(suggest(key, assumptionNames))} There are ${assumptionNames.join(", ")}.`);
  return { text, name, value };
}

/** What `--assume` says of the politics of regimes: numbers, or tables of each regime by name. A table that no regime has is wrong usage, and so are assumptions where none has interests. */
export function assumed(regimes: readonly Regime[], texts: readonly string[]): (regime: Regime) => PoliticsOptions {
  const all = texts.map(written);
  if (all.length > 0 && regimes.every((r) => r.interests.stakes.length === 0 || r.scenarios.length === 0)) throw new UsageError("`--assume`: no regime here has both interests and a scenario.");
  for (const { text, name } of all.filter((w, i) => all.findIndex((v) => v.name === w.name) < i)) throw wrong(text, `\`${name}\` is given twice.`);
  for (const { text, name, value } of all) {
    const { from, takes } = specs[name];
    const number = numberIn(value);
    if (number !== null && takes === "table") throw wrong(text, `\`${name}\` is a table by party.`);
    if (number !== null && !inRange(number, from)) throw wrong(text, `\`${name}\` is ${rangeWords[from]}.`);
    if (number === null && takes === "one") throw wrong(text, `\`${name}\` is a number ${rangeWords[from]}.`);
    const known = [...new Set(regimes.flatMap((r) => r.tables.map((t) => t.name)))];
    if (number === null && !known.includes(value)) throw wrong(text, `there is no table \`${value}\`.${didYouMean(suggest(value, known))}`);
  }
  return (regime) => Object.fromEntries(all.flatMap(({ text, name, value }): readonly (readonly [AssumptionName, unknown])[] => {
    const number = numberIn(value);
    if (number !== null) return [[name, specs[name].takes === "one" ? number : { number }]];
    const table = tableOf(regime, text, value, specs[name].from);
    return table === null ? [] : [[name, { table }]];
  })) as PoliticsOptions;
}
