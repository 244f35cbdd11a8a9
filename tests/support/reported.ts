/**
 * What a case says beside its `expect` lines, in a block `found` below it, of its last regime: lines `name: value`, perhaps `name on 2005-01-01: value`.
 * Without a day the last stretch of time is meant. What each name stands for is the table below.
 */
import { assumed } from "../../src/cli/assume";
import { evaluate, interests } from "../../src/evaluator";
import type { CriterionReport, Evaluation, InterestsReport, PartName, Stretch } from "../../src/evaluator/result";
import { contains, formatDay, parseDay, type DayInterval } from "../../src/language/dates";
import type { Regime } from "../../src/language/regime";
import { membership } from "../../src/report/words/procedures";
import { fraction } from "./evaluations";
import { reportedConcept } from "./reported-concepts";
import { interestNames, reportedInterest } from "./reported-interests";
import { linkageNames, reportedLinkage } from "./reported-linkages";
import { politicsNames, reportedPolitics } from "./reported-politics";

export interface ReportedLine {
  readonly name: string;
  /** `null`: the last stretch of time. */
  readonly on: number | null;
  readonly value: string;
}

/** The lines of a block `found`. A line that is none is an error of the page. */
export function reportedLines(text: string): readonly ReportedLine[] {
  return text.split("\n").filter((line) => line.trim() !== "").map((line) => {
    const [, name, day, value] = /^([^:]+?)(?: on (\d{4}-\d\d-\d\d))?: (.+)$/.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) throw new Error(`not \`name: value\`: ${line}`);
    return { name, on: day === undefined ? null : parseDay(day), value };
  });
}

const at = <T extends { readonly interval: DayInterval }>(all: readonly T[] | null | undefined, on: number | null): T | undefined =>
  on === null ? all?.at(-1) : all?.find((one) => contains(one.interval, on));

/** A part or criterion, of whichever reading has it. */
function stretchesOf(criteria: readonly CriterionReport[], name: string): readonly Stretch[] {
  const found = criteria.find((c) => c.criterion === name)?.timeline ?? criteria.flatMap((c) => c.parts).find((p) => p.part === name)?.timeline;
  if (found === undefined) throw new Error(`there is no criterion or part ${name}`);
  return found;
}
const all = (e: Evaluation): readonly CriterionReport[] => [...e.criteria, ...(e.second?.criteria ?? [])];
const overTime = (stretches: readonly Stretch[]): string =>
  stretches.length === 0 ? "never in force" : stretches.map((s) => `${s.verdict}${s.interval.since === null ? "" : ` since ${formatDay(s.interval.since)}`}`).join(", ");
const verdict = (stretches: readonly Stretch[] | undefined, on: number | null): string => at(stretches, on)?.verdict ?? "not in force";

type Reader = (e: Evaluation, name: string, on: number | null, regime: Regime) => string;
/** By the first word of a name; the rest of it is passed on. */
const readers: Readonly<Record<string, Reader>> = {
  shape: (e, _, on) => at(e.form, on)?.shape ?? "none",
  membership: (_, __, ___, regime) => membership(regime) ?? "not said",
  label: (e, _, on) => at(e.form, on)?.label ?? "none",
  density: (e, _, on) => fraction(at(e.form, on)?.density),
  coverage: (e, _, on) => fraction(at(e.axes, on)?.coverage),
  determinacy: (e, _, on) => fraction(at(e.axes, on)?.determinacy),
  openness: (e, _, on) => fraction(at(e.axes, on)?.openness),
  delegation: (e, _, on) => fraction(at(e.axes, on)?.legalization?.delegation),
  own: (e, _, on) => Object.entries(at(e.axes, on)?.legalization?.ownBodies ?? {}).flatMap(([name, given]) => (given === "none" ? [] : [name])).join(", ") || "none",
  degree: (e, name, on) => fraction(at(at(stretchesOf(all(e), name), on)?.phases, on)?.degree),
  ordinal: (e, name, on) => fraction(at(at(stretchesOf(all(e), name), on)?.phases, on)?.ordinal),
  missing: (e, name, on) => at(stretchesOf(all(e), name), on)?.missing ?? "nothing",
  timeline: (e, name) => overTime(stretchesOf(all(e), name)),
  mean: (e, name, on) => fraction(at(stretchesOf(all(e), name), on)?.degree.mean),
  core: (e, name, on) => verdict(stretchesOf(e.core ?? [], name), on),
  outside: (e, name, on) => verdict(name === "g1" ? e.external?.g1 : e.external?.g2, on),
  good: (e, name, on, regime) => {
    const good = at(e.publicGood?.goods.find((g) => regime.rights[g.right]?.name === name)?.phases, on);
    return `${good?.members ?? "nothing"} inside, ${good?.outsiders ?? "nothing"} outside`;
  },
  uptake: (e, name, on, regime) => {
    const found = at((e.publicGood?.uptake ?? []).filter((u) => regime.clauses[u.clause]?.name === name), on);
    return found === undefined ? "no limit" : found.admitted === null ? found.realized : `${found.realized}, ${found.admitted} of ${found.limit ?? "?"}`;
  },
};
/** `g2a allowing development`: attributes are asked for by name. */
const allowing = /^g2a allowing (\S+)$/;

/** `assuming tau=20,wealth=riches range paradox BE tau`: what is given with `--assume`. */
const assuming = /^assuming (\S+) (.*)$/;

/** Everything that may be asked of a regime, and what is found for each line. */
export function reported(regime: Regime, lines: readonly ReportedLine[]): readonly string[] {
  const whole = evaluate(regime, { reading: "both", metric: "both", also: ["g3", "g3s", "nt"] satisfies PartName[], core: true, external: true, axes: true, interests: {}, concepts: {}, linkages: lines.some(({ name }) => linkageNames.some((n) => name.startsWith(`${n} `))) });
  const under = new Map<string, InterestsReport | null>();
  const interestsUnder = (given: string): InterestsReport | null => {
    const report = under.has(given) ? (under.get(given) ?? null) : interests(regime, { politics: assumed([regime], given.split(","))(regime) });
    under.set(given, report);
    return report;
  };
  return lines.map(({ name, on }) => {
    const table = allowing.exec(name)?.[1];
    if (table !== undefined) {
      const allow = regime.tables.findIndex((t) => t.name === table);
      return verdict(stretchesOf(evaluate(regime, { allow: [allow] }).criteria, "g2a"), on);
    }
    const [, given, said] = assuming.exec(name) ?? [];
    if (given !== undefined && said !== undefined) {
      const report = interestsUnder(given);
      const [first, ...rest] = said.split(" ");
      return report === null ? "no interests" : reportedInterest(regime, report, first === "nearest" ? "nearest" : "range", rest.join(" "));
    }
    const [first = "", ...rest] = name.split(" ");
    if (first === "concept") return reportedConcept(regime, whole.concepts, rest.join(" "));
    const interest = interestNames.find((n) => n === first);
    if (interest !== undefined) return whole.interests === null ? "no interests" : reportedInterest(regime, whole.interests, interest, rest.join(" "));
    const link = linkageNames.find((n) => n === first);
    if (link !== undefined) return reportedLinkage(regime, whole.linkages ?? [], link, rest.join(" "));
    const politics = politicsNames.find((n) => n === first);
    if (politics !== undefined) return whole.interests === null ? "no interests" : reportedPolitics(regime, whole.interests, politics, rest.join(" "));
    const reader = readers[first];
    if (reader === undefined) throw new Error(`nothing is called \`${first}\``);
    return reader(whole, rest.join(" "), on, regime);
  });
}
