import type { Answer } from "../../evaluator/result";
import { citation } from "../../language/citations";
import { formatDay } from "../../language/dates";
import type { Citation, Decider, Length, Regime, Remedy } from "../../language/regime";
import { factKey } from "../words/facts";
import { className } from "../words/names";
import { inclusive } from "../words/days";
import { membership, setWords } from "../words/procedures";
import type { Json } from "./shared";

const cited = (regime: Regime, cites: readonly Citation[]): Json => cites.map((c) => citation(regime, c));
const lengthJson = (length: Length | null): Json => length && { amount: length.amount, unit: length.unit };
const deciderJson = (by: Decider | null): Json => by && { name: by.name, kind: by.kind };
const names = (regime: Regime, clauses: readonly number[]): Json => clauses.map((c) => regime.clauses[c]?.name ?? null);

const remedyJson = (regime: Regime, r: Remedy | null): Json =>
  r && {
    by: r.by, toward: r.toward, suspends: names(regime, r.clauses), length: lengthJson(r.length), renewable: r.renewable, decidedBy: deciderJson(r.decidedBy),
  };

/** Who owes what in a case; `dependsOn` names the facts that leave it open. */
export function dutyJson(regime: Regime, { duty: id, bearer, open }: Answer["duties"][number]): Json {
  const duty = regime.duties[id];
  const toward = duty?.towardBody ?? duty?.persons?.toward ?? null;
  return {
    duty: duty?.name ?? null,
    bearer,
    acts: duty?.acts ?? [],
    negative: duty?.negative ?? false,
    ...(duty?.soft === true ? { soft: true } : {}),
    ...(duty?.permission ? { permission: true, decidedBy: deciderJson(duty.permission.decidedBy) } : {}),
    ...(duty?.together === true ? { together: true } : {}),
    ...(toward === null ? {} : { toward }),
    movers: duty?.movers?.map((m) => className(regime, m)) ?? null,
    within: lengthJson(duty?.within ?? null),
    ...(duty?.by === undefined ? {} : { by: formatDay(duty.by) }),
    dependsOn: open.map((f) => factKey(regime, f)),
    remedy: remedyJson(regime, duty?.remedy ?? null),
    cites: cited(regime, duty?.cites ?? []),
  };
}

/** The packages that the regime belongs to. */
export const packagesJson = (regime: Regime): Json =>
  regime.packages.map((p) => ({ package: p.name, parts: p.parts.map((part) => ({ name: part.name, kind: part.kind })), after: lengthJson(p.after), cites: cited(regime, p.cites) }));

/** Principles, norms, institutions and procedures: what is kept beside the rules. */
export function proceduresJson(regime: Regime): Json {
  const { accession, amendment, exit } = regime;
  return {
    principles: regime.principles.map((p) => ({ name: p.name, text: p.text, cites: cited(regime, p.cites) })),
    norms: regime.norms.map((n) => ({
      name: n.name, text: n.text, follows: n.follows.map((i) => regime.principles[i]?.name ?? null), clauses: names(regime, n.clauses), cites: cited(regime, n.cites),
    })),
    institutions: regime.institutions.map((i) => ({
      name: i.name, title: i.title, ...(i.of ? { of: setWords(regime, i.of) } : {}), ...(i.life ? inclusive(i.life) : {}), cites: cited(regime, i.cites),
      powers: i.powers.map((p) => ({
        verb: p.verb, clauses: p.clauses && names(regime, p.clauses), rule: p.rule, complainants: p.complainants, ...(p.life ? inclusive(p.life) : {}),
      })),
    })),
    standing: regime.standings.map((s) => ({
      decidedBy: deciderJson(s.decidedBy), complainants: s.complainants, towardAll: s.towardAll, duties: s.duties, cites: cited(regime, s.cites),
    })),
    linkages: regime.linkages.map((l) => ({
      name: l.name, mode: l.mode, gives: regime.clauses[l.gives]?.name ?? null, inReturnFor: regime.clauses[l.inReturnFor]?.name ?? null,
      ratio: l.ratio && { give: l.ratio.give, take: l.ratio.take }, cites: cited(regime, l.cites),
    })),
    packages: packagesJson(regime),
    membership: membership(regime),
    accession: accession && { decidedBy: deciderJson(accession.decidedBy), cites: cited(regime, accession.cites) },
    amendment: amendment && { rule: amendment.rule, decidedBy: deciderJson(amendment.decidedBy), cites: cited(regime, amendment.cites) },
    exit: exit && { after: lengthJson(exit.after), cites: cited(regime, exit.cites) },
  };
}
