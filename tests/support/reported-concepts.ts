/**
 * What a case may say of concepts in a block `found`, each line `concept NAME: value`, on the last stretch of time: `programme Worker`, `guard`, `marks BE Worker`, `ways`, `fewest`, `lowered`,
 * `hazard`, `half-life`, `ratchet tenure`, `ratchet time`, `institutionalization`, `need`, `exists`, `convergence`, `silent`, `orderly`, `control`, `mobility`; of design
 * `membership`, `scope`, `centralization`, `voting`, `flexibility`; of predictions `structure`, `refugees`, `beyond`, `claims`, `relations`.
 */
import type { ConceptsReport, HalfLife } from "../../src/evaluator/result";
import { formatDay } from "../../src/language/dates";
import type { Regime } from "../../src/language/regime";
import { fraction } from "./evaluations";

type Reader = (c: ConceptsReport, rest: string, regime: Regime) => string;
const clauses = (regime: Regime, ids: readonly number[]): string => ids.map((c) => regime.clauses[c]?.name ?? "").join(" ");
const mover = (regime: Regime, id: number | null): string => (id === null ? "anybody" : (regime.classes[id]?.name ?? ""));
const way = (w: HalfLife["ways"][number]): string => [w.kind, w.name, `${w.actors} actors`, `${w.steps} steps`, w.after && `${w.after.amount} ${w.after.unit}`, w.on === null ? null : formatDay(w.on), w.keeps && `keeps ${w.keeps}`].filter((x) => x !== null).join(", ");
const share = ({ part, whole }: { readonly part: number; readonly whole: number }): string => `${part} of ${whole}`;

const readers: Readonly<Record<string, Reader>> = {
  programme: (c, rest, regime) => {
    const p = c.programmes?.find((one) => mover(regime, one.mover) === rest);
    return p === undefined ? "none" : [p.skill, fraction(p.openness), fraction(p.rights), ...p.indicators].join(" ");
  },
  guard: (c, _, regime) => c.guards.map((g) => `${g.kind} ${regime.clauses[g.clause]?.name ?? ""} by ${g.by}`).join("; ") || "none",
  marks: (c, rest, regime) => {
    const [host, name] = rest.split(" ");
    const found = c.guests.find((g) => mover(regime, g.mover) === name && g.hosts.some((h) => regime.parties[h]?.code === host));
    return found === undefined ? "nobody is admitted" : `${found.matched}: ${found.marks.map((m) => `${m.mark} ${m.state}${m.share === null ? "" : ` ${fraction(m.share)}`}${m.because.length === 0 ? "" : ` (${clauses(regime, m.because)})`}`).join("; ")}`;
  },
  ways: (c) => c.halfLife.ways.map(way).join("; ") || "none",
  fewest: (c) => (c.halfLife.fewest === null ? "none" : way(c.halfLife.fewest)),
  lowered: (c) => `${c.halfLife.revocations?.byLaw ?? "?"} by law, ${c.halfLife.revocations?.byLeaving ?? "?"} by leaving`,
  hazard: (c) => fraction(c.halfLife.revocations?.hazard),
  "half-life": (c) => c.halfLife.revocations?.halfLife?.toFixed(4) ?? "none",
  ratchet: (c, rest, regime) => {
    const { verdict, witness } = rest === "tenure" ? c.halfLife.ratchet.tenure : c.halfLife.ratchet.time;
    if (witness === null) return verdict;
    const [a, b] = witness.cases;
    const tenure = witness.tenure === null ? "" : `, ${regime.facts[witness.tenure.fact]?.key ?? ""} ${witness.tenure.from} then ${witness.tenure.to}`;
    const held = c.halfLife.ratchet.cohort.map((f) => `, ${regime.facts[f]?.key ?? ""} ${a.facts[f] ?? 0}`).join("");
    return `${verdict}, ${regime.rights[a.right]?.name ?? ""} ${a.position.kind} then ${b.position.kind} on ${formatDay(b.on)}${tenure === "" ? held : tenure} (${clauses(regime, witness.because)})`;
  },
  institutionalization: (c) => fraction(c.figureOne.institutionalization),
  need: (c) => (c.figureOne.need === null ? `not assessable: ${c.figureOne.missing ?? ""}` : `${fraction(c.figureOne.need.least)} to ${fraction(c.figureOne.need.most)}`),
  exists: (c) => [c.missingRegime.exists.verdict, ...c.missingRegime.exists.failing].join(" "),
  convergence: (c) => fraction(c.missingRegime.convergence),
  silent: (c) => fraction(c.missingRegime.thrownBack),
  orderly: (c) => [c.missingRegime.orderly.reasons, c.missingRegime.orderly.redress, c.missingRegime.orderly.both].map(fraction).join(" "),
  control: (c, _, regime) => `${clauses(regime, c.missingRegime.control.measures) || "none"}; blocked ${clauses(regime, c.missingRegime.control.blocked) || "none"}`,
  mobility: (c, _, regime) => {
    const { kind, failing, because } = c.missingRegime.mobility;
    return [kind, ...(failing === null ? [] : [failing]), ...(because.length === 0 ? [] : [clauses(regime, because)])].join(", ");
  },
  membership: (c) => `${c.design?.membership.parties ?? "?"}, ${c.design?.membership.accession ?? "not said"}`,
  scope: (c) => Object.values(c.design?.scope ?? {}).join(" "),
  centralization: (c) => [fraction(c.design?.centralization.degree), ...Object.entries(c.design?.centralization.tasks ?? {}).flatMap(([task, body]) => (body === null ? [] : [`${task} ${body}`]))].join(", "),
  voting: (c) => `${c.design?.control.rule ?? "none"}, ${c.design?.control.votes ? share(c.design.control.votes) : "no votes"}, ${fraction(c.design?.control.banzhaf)}, ${fraction(c.design?.control.decisive)}`,
  flexibility: (c, _, regime) => {
    const f = c.design?.flexibility;
    return f === undefined ? "?" : [...(["escapes", "safeguards", "sunsets"] as const).map((name) => `${name} ${clauses(regime, f[name]) || "none"}`), f.withdrawal ? `withdrawal after ${f.notice?.amount ?? "no"} ${f.notice?.unit ?? "notice"}` : "no withdrawal"].join("; ");
  },
  structure: (c) => fraction(c.predictions?.realism.structure),
  refugees: (c, _, regime) => `${c.predictions?.realism.refugees.verdict ?? "?"} ${clauses(regime, c.predictions?.realism.refugees.because ?? [])}`.trim(),
  beyond: (c) => (c.predictions === null ? "?" : share(c.predictions.globalization.beyondOneState)),
  claims: (c) => `${c.predictions?.globalization.claims ?? "?"} against ${c.predictions?.globalization.powers ?? "?"}`,
  relations: (c) => {
    const l = c.predictions?.liberalInstitutionalism;
    return l ? `alone ${share(l.alone)}, together ${share(l.together)}` : `not assessable: ${c.predictions?.missing ?? ""}`;
  },
};

/** The value of one line `concept NAME`. */
export function reportedConcept(regime: Regime, report: ConceptsReport | null, name: string): string {
  const [first = "", ...rest] = name.split(" ");
  const reader = readers[first];
  if (reader === undefined) throw new Error(`no concept is called \`${first}\``);
  return report === null ? "not in force" : reader(report, rest.join(" "), regime);
}
