/** All that an evaluation says, in exact numbers, a line for each thing: for recorded files. What is empty is left out; parts of which the same is said share a line. */
import { createHash } from "node:crypto";
import { formatDay, type DayInterval } from "../../src/language/dates";
import { formatRational, type Rational } from "../../src/language/rational";
import { stateless, type Regime } from "../../src/language/regime";
import { positionKey } from "../../src/language/position";
import type { Case, Decision, Evaluation, Phase, Range, Stretch, Turn, Witness } from "../../src/evaluator/result";

const isRational = (value: object): value is Rational => "numerator" in value;
const isInterval = (value: object): value is DayInterval => "since" in value && "before" in value;
const degree = (r: Rational | null): string => (r === null ? "-" : formatRational(r));
const range = ({ from, to }: Range): string => `${formatRational(from)} to ${formatRational(to)}`;
export const time = ({ since, before }: DayInterval): string => `${since === null ? "" : formatDay(since)}..${before === null ? "" : formatDay(before - 1)}`;

/** Any plain data in one line. */
export function plainly(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(plainly).join(", ")}]`;
  if (isRational(value)) return formatRational(value);
  if (isInterval(value)) return time(value);
  const said = Object.entries(value).filter(([, v]) => v !== null && v !== undefined && !(Array.isArray(v) && v.length === 0));
  return `{${said.map(([key, v]) => `${key} ${plainly(v)}`).join(", ")}}`;
}

/** Of what is too much to be shown: whether it is the same. */
export const digest = (value: unknown): string => createHash("sha256").update(plainly(value)).digest("hex").slice(0, 8);

/** Words for what stands in results as numbers. */
function namesOf(regime: Regime) {
  const list = (words: readonly string[], before = ""): string => (words.length === 0 ? "" : `${before}${words.join(" ")}`);
  const party = (p: number): string => (p === stateless ? "stateless" : (regime.parties[p]?.code ?? `party ${p}`));
  const clause = (c: number): string => regime.clauses[c]?.name ?? `clause ${c}`;
  const fact = (f: number, value: number): string => `${regime.facts[f]?.key ?? f}=${value}`;
  const by = (d: Decision): string => list(d.by.map((s) => `${clause(regime.sentences[s]?.clause ?? -1)}#${s}`), " by ");
  return {
    list, party, clause, fact,
    clauses: (all: readonly number[]): string => list(all.map(clause)),
    facts: (all: readonly number[]): string => list(all.map((f) => regime.facts[f]?.key ?? `fact ${f}`)),
    right: (r: number): string => regime.rights[r]?.name ?? `right ${r}`,
    oneCase: (c: Case): string => `${party(c.host)}<${party(c.origin)} ${regime.classes[c.mover]?.name ?? "anybody"} ${formatDay(c.on)}${list(c.facts.map((v, f) => fact(f, v)), " ")}`,
    decision: (d: Decision): string => `${positionKey(d.position).replace(/[| ]+$/, "")}${by(d)}`,
  };
}
type Names = ReturnType<typeof namesOf>;

function witness(n: Names, w: Witness): string {
  const cases = w.cases.map((c) => `${n.right(c.right)} ${n.oneCase(c.case)}: ${n.decision(c.decision)}`);
  const conceded = w.conceded ? `${w.conceded.concession} ${n.party(w.conceded.host)} ${w.conceded.origin === null ? "all" : n.party(w.conceded.origin)}` : "";
  const rest = [["differing", n.facts(w.differingFacts)], ["parties", n.list(w.parties.map(n.party))], ["duty", w.duty === null ? "" : String(w.duty)], ["power", w.power === undefined ? "" : n.clause(w.power)], ["conceded", conceded]];
  return [...cases, ...rest.flatMap(([name, said]) => (said === "" ? [] : [`${name} ${said}`]))].join(" / ");
}
const turn = (n: Names, t: Turn): string => `${t.verdict} when ${t.when.map((all) => n.list(all.map(({ fact, value }) => n.fact(fact, value)))).join(" or ")}${t.complete ? "" : " and otherwise"}`;
const phase = (n: Names, p: Phase): string =>
  [time(p.interval), degree(p.degree), ...(p.ordinal === null || degree(p.ordinal) === degree(p.degree) ? [] : [`ordinal ${degree(p.ordinal)}`]), ...(p.range === null ? [] : [range(p.range)]), ...(p.because.length === 0 ? [] : [`because ${n.clauses(p.because)}`])].join(" ");

/** A stretch of a timeline, and what shows it; its phases where they say more. */
function stretch(n: Names, s: Stretch): readonly string[] {
  const { mean, minimum } = s.degree;
  const [only] = s.phases;
  const phases = s.phases.length === 1 && only !== undefined && degree(only.ordinal ?? only.degree) === degree(only.degree) && only.range === null ? [] : s.phases.map((p) => `  ${phase(n, p)}`);
  const facts: readonly (readonly [string, string])[] = [
    ["degree", degree(mean) === degree(minimum) ? degree(mean) : `${degree(mean)} on average, ${degree(minimum)} at least`], ["range", s.range === null ? "" : range(s.range)],
    ["because", n.clauses(s.because)], ["missing", s.missing ?? ""], ["depends on", n.facts(s.dependsOn)], ["drawn", s.tested === undefined ? "" : plainly(s.tested)],
  ];
  const head = `${time(s.interval)} ${s.verdict} (${s.grade})${facts.flatMap(([name, said]) => (said === "" || said === "-" ? [] : [` ${name} ${said}`])).join("")}`;
  return [head, ...phases, ...(s.turns ?? []).map((t) => `  ${turn(n, t)}`), ...(s.witness === null ? [] : [`  witness ${witness(n, s.witness)}`])];
}

/** Timelines by name; those that say the same are said once. */
function timelines(n: Names, all: readonly (readonly [string, readonly Stretch[]])[]): readonly string[] {
  const said = new Map<string, string[]>();
  for (const [name, stretches] of all) {
    const text = stretches.flatMap((s) => stretch(n, s)).map((line) => `  ${line}`).join("\n");
    said.set(text, [...(said.get(text) ?? []), name]);
  }
  return [...said].map(([text, names]) => `${names.join(", ")}\n${text === "" ? "  never in force" : text}`);
}
const reports = (criteria: Evaluation["criteria"], before = ""): readonly (readonly [string, readonly Stretch[]])[] =>
  criteria.flatMap((c) => [[before + c.criterion, c.timeline] as const, ...c.parts.map((p) => [before + p.part, p.timeline] as const)]);

/** Of the groups of rights those of which something is said. */
const spokenOf = (axes: Evaluation["axes"]): unknown => axes?.map((a) => ({ ...a, rights: a.rights?.filter((r) => r.spoken.length > 0) ?? null }));

/** The evaluation in full; assumptions only where `known` does not have them yet, to which they are added. */
export function inFull(regime: Regime, e: Evaluation, known: Set<string>): string {
  const n = namesOf(regime);
  const each = (name: string, values: unknown): readonly string[] => (Array.isArray(values) && values.length > 0 ? [`${name}\n${values.map((v) => `  ${plainly(v)}`).join("\n")}`] : []);
  const good = e.publicGood;
  const lines = [
    `${e.regime}: ${e.reading}, ${e.binding}, ${e.metric}${e.life === null ? "" : `, ${time(e.life)}`}${e.tested === undefined ? "" : `, drawn ${plainly(e.tested)}`}`,
    ...timelines(n, [
      ...reports(e.criteria), ...reports(e.second?.criteria ?? [], `${e.second?.reading ?? ""} `), ...reports(e.core ?? [], "core "), ...e.claims.map((c) => [`claim ${c.claim}`, c.timeline] as const),
      ...(e.external === null ? [] : [["outside g1", e.external.g1] as const, ["outside g2", e.external.g2] as const]),
    ]),
    ...each("outside", e.external?.phases), ...each("convergence", good?.convergence), ...each("rules kept", good?.rulesKept), ...each("goods", good?.goods), ...each("uptake", good?.uptake),
    ...each("form", e.form), ...each("least of three", e.scores), ...each("metric-sensitive", e.metricSensitive), ...each("axes", spokenOf(e.axes)), ...each("assumptions", e.assumptions.filter((a) => !known.has(a))),
    ...(e.openTexture.length === 0 ? [] : [`open texture\n  ${n.facts(e.openTexture)}`]),
  ];
  for (const a of e.assumptions) known.add(a);
  return `${lines.join("\n")}\n`;
}
