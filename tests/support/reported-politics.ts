/**
 * What a case may say of politics in a block `found`, under the first scenario: of a host `aims BE`, `puzzle BE`, `paradox BE` and `paradox BE within 20`, `coalition BE`, `flip BE identity`,
 * `politics BE`; of states `logic BE`, `goes BE`, `grounds`; between hosts `deflection BE to LU`, `beggar BE`, `closing`, `dilemmas`; `drain NL`, `drain NL 1/10 1/2 1/5` (e0, a, p);
 * `lock-in`, `demand BE`, `opposed`, `mirror wealth wants` (tables), `factor`, `claimable`, `shirt-like`. Numbers are exact fractions.
 */
import { divergenceReport } from "../../src/evaluator/politics/divergence";
import { skillsModel } from "../../src/evaluator/politics/origins";
import { paradoxOf } from "../../src/evaluator/politics/paradox";
import type { InterestsReport, LogicMix } from "../../src/evaluator/result";
import { rational, type Rational } from "../../src/language/rational";
import type { PartyId, Regime } from "../../src/language/regime";
import { fraction } from "./evaluations";

/** The names that are about politics. */
export const politicsNames = [
  "aims", "puzzle", "paradox", "coalition", "flip", "politics", "logic", "goes", "grounds", "deflection", "beggar", "closing", "dilemmas", "drain", "lock-in", "demand", "opposed", "mirror", "factor",
  "claimable", "shirt-like",
] as const;
export type PoliticsName = (typeof politicsNames)[number];

const read = (text: string | undefined): Rational | null => {
  const [, numerator, denominator = "1"] = /^(-?\d+)(?:\/(\d+))?$/.exec(text ?? "") ?? [];
  return numerator === undefined ? null : rational(BigInt(numerator), BigInt(denominator));
};
const mixWords = (m: LogicMix | null | undefined): string =>
  m ? `${[m.weights.security, m.weights.economy, m.weights.rights].map(fraction).join(" ")}, ${m.logics.join(" and ") || "of no kind"}` : "none";

/** Of one host. */
function ofHost(report: InterestsReport["politics"]["hosts"][number], name: PoliticsName, [first, second]: readonly string[]): string {
  const { at: { expected }, coalition, wilson } = report;
  switch (name) {
    case "aims":
      return `economy ${fraction(expected.economy)}, security ${fraction(expected.security)}, rights ${fraction(expected.rights)}`;
    case "puzzle":
      return report.puzzle;
    case "paradox": {
      const found = first === "within" ? paradoxOf(report.paradox.groups, report.paradox.left, read(second)) : report.paradox;
      return found.limit === null ? `${found.verdict}, ${fraction(found.economic)}, critical ${fraction(found.critical)}` : `${found.verdict}, ${fraction(found.political)} of ${fraction(found.economic)}, severity ${fraction(found.severity)}`;
    }
    case "coalition":
      return coalition ? `${coalition.decision} ${fraction(coalition.sum)}, ${coalition.veto ? "veto" : "no veto"}, pivotal ${coalition.terms.filter((t) => t.pivotal).map((t) => t.coalition).join(" ") || "none"}` : "none";
    case "flip":
      return fraction(coalition?.terms.find((t) => t.coalition === first)?.flips);
    default:
      return `${wilson.kind ?? "none"}, ${fraction(wilson.benefits)} and ${fraction(wilson.costs)}`;
  }
}

export function reportedPolitics(regime: Regime, { politics, ledger, sustain }: InterestsReport, name: PoliticsName, rest: string): string {
  const code = (party: PartyId): string => regime.parties[party]?.code ?? "";
  const [first = "", ...others] = rest.split(" ");
  const { hosts, logics, neighbours, skills, lockIn, divergence, persons, missing } = politics;
  const state = logics.states.find((s) => code(s.party) === first);
  switch (name) {
    case "logic":
      return mixWords(state?.declared);
    case "goes":
      return state?.resting ? "rests" : mixWords(state?.limit);
    case "grounds":
      return mixWords(logics.grounds.mix);
    case "deflection":
      return fraction(neighbours.matrix.find((d) => code(d.from) === first && code(d.to) === others[1])?.share);
    case "beggar": {
      const found = neighbours.beggars.find((b) => code(b.host) === first);
      return found === undefined ? "none" : `gains ${fraction(found.gain)}, lose ${found.losers.map((l) => `${code(l.party)} ${fraction(l.loss)}`).join(", ")}`;
    }
    case "closing":
      return `${neighbours.game?.equilibria.map((e) => e.map(code).join(" and ") || "nobody").join(", or ") ?? "no game"}${neighbours.game?.inefficient ? ", inefficient" : ""}`;
    case "dilemmas":
      return neighbours.securityDilemmas?.map((pair) => pair.map(code).join(" and ")).join(", ") ?? "no stake of security";
    case "drain": {
      const found = skills.origins.find((o) => code(o.origin) === first);
      if (others.length === 0) return fraction(found?.total?.expected);
      const model = skillsModel(read(others[0]), read(others[1]), read(others[2]));
      return typeof model === "string" ? model : `${model.gains ? "gain" : "no gain"}, ${fraction(model.stock)}, below ${fraction(model.below)}, best ${fraction(model.best)}`;
    }
    case "lock-in":
      return `${lockIn.verdict}: staying ${lockIn.staying}${lockIn.failing.map((f) => ` (${code(f.party)}, ${f.shock ?? "no shock"} ${f.year})`).join("")}, delegation ${fraction(lockIn.delegation)}`;
    case "demand":
      return fraction(divergence.demands.find((d) => code(d.party) === first)?.demand);
    case "opposed":
      return fraction(divergence.opposed);
    case "mirror": {
      const [wealth, trade] = [first, others[0]].map((table) => ({ table: regime.tables.findIndex((t) => t.name === table) }));
      const found = divergenceReport(regime, ledger, sustain, { ...(wealth ? { wealth } : {}), ...(trade ? { trade } : {}) });
      return `migration ${fraction(found.migration)}, trade ${fraction(found.trade)}, ${found.mirror === null ? "not assessable" : found.mirror ? "mirror images" : "none"}`;
    }
    case "factor":
      return persons.factor === null ? "none" : `${persons.factor.verdict}, ${fraction(persons.factor.rises)} up, ${fraction(persons.factor.falls)} down`;
    case "claimable":
      return persons.claimable.join(", ") || "none";
    case "shirt-like":
      return persons.shirtLike === null ? "not assessable" : persons.shirtLike ? "yes" : "no";
    default: {
      const host = hosts.find((h) => code(h.host) === first);
      return host === undefined ? `none${missing === null ? "" : `: ${missing}`}` : ofHost(host, name, others);
    }
  }
}
