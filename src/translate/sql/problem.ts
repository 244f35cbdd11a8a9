import { isOrIsBelow } from "../../language/reading";
import { conditionTerm } from "./conditions";
import { dayText } from "./dialect";
import { valueText } from "./facts";
import { dayColumn, type Frame } from "./frame";
import { firstDay, lastDay } from "./parties";
import { stateWords } from "./rows";
import { among, no } from "./terms";
import { hostColumn, moverColumn, originColumn, type Writing } from "./writing";

/** Why a row cannot be decided: NULL where it can; and all that it may be. */
export function problemText(w: Writing): { readonly text: string; readonly all: readonly string[] } {
  const { dialect, regime } = w;
  const all: string[] = [];
  const words = (key: string, text: string): string => {
    all.push(`${key}: ${text}`);
    return w.answer(`${key}: ${text}`);
  };
  const fine: string[] = ["host_known", "origin_known", "mover_known", `${hostColumn} <> ${originColumn}`];
  const whens: string[] = [
    `WHEN ${dayColumn} IS NULL THEN ${words("on", "missing")}`,
    `WHEN ${dayColumn} NOT BETWEEN ${dayText(firstDay)} AND ${dayText(lastDay)} THEN ${words("on", "no day of the years 1 to 9999")}`,
    `WHEN ${hostColumn} IS NULL THEN ${words("host", "missing")}`, `WHEN host_known IS NOT TRUE THEN ${words("host", "no party")}`,
    `WHEN ${originColumn} IS NULL THEN ${words("origin", "missing")}`, `WHEN NOT origin_known THEN ${words("origin", "no party")}`,
    `WHEN ${moverColumn} IS NULL THEN ${words("mover", "missing")}`, `WHEN NOT mover_known THEN ${words("mover", "no class")}`,
    `WHEN ${hostColumn} = ${originColumn} THEN ${words("origin", "the same as host")}`,
  ];
  const nobody: Frame = { key: "nobody", words: "", host: { kind: "nobody" }, origin: { kind: "nobody" }, apart: no, on: null, given: { host: [], origin: [] } };
  const contradictions = regime.classes.flatMap(({ condition }, c) => {
    if (condition.kind === "constant") return [];
    const classes = regime.classes.flatMap((m, id) => (isOrIsBelow(regime, id, c) ? [dialect.text(m.name)] : []));
    const contradicts = `${moverColumn} IN (${classes.join(", ")}) AND NOT ${among(conditionTerm(w, condition, nobody))}`;
    fine.push(`(${contradicts}) IS NOT TRUE`);
    return [`WHEN ${contradicts} THEN ${words("mover", "the facts contradict the class")}`];
  });
  // Conditions of classes read facts too: what is wrong with those comes first.
  for (const [id, column] of w.factsRead) {
    const fact = regime.facts[id];
    if (fact === undefined) continue;
    const { type, range } = fact;
    const wrong = (test: string, why: string): void => {
      fine.push(`(${column} ${test}) IS NOT TRUE`);
      whens.push(`WHEN ${column} ${test} THEN ${words(fact.key, why)}`);
    };
    if (type.kind === "labels") wrong(`NOT IN (${type.labels.map((_, v) => valueText(fact, v, dialect)).join(", ")})`, "none of its values");
    else if (type.kind === "state") wrong(`NOT IN (${[...stateWords, ...regime.parties.map((p) => p.code)].map((s) => dialect.text(s)).join(", ")})`, "no state");
    else if (range !== null && type.kind !== "yes-or-no") wrong(`NOT BETWEEN ${valueText(fact, range.from, dialect)} AND ${valueText(fact, range.to, dialect)}`, "out of range");
  }
  const text = `CASE\n      ${[`WHEN ${fine.join(" AND ")} THEN NULL`, ...whens, ...contradictions].join("\n      ")}\n    END`;
  return { text, all: [...new Set(all)] };
}
