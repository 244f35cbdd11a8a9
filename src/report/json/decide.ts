import type { Answer, RightAnswer } from "../../evaluator/result";
import { citation } from "../../language/citations";
import { formatDay } from "../../language/dates";
import { stateless, type ClauseId, type FactId, type Regime } from "../../language/regime";
import { figureText } from "../../language/figures";
import { factJson, factKey, statedFact } from "../words/facts";
import { groundsOf } from "../words/grounds";
import { className, rightName } from "../words/names";
import { sharedNumbers } from "../words/quotas";
import type { Reasons } from "../words/reasons";
import type { Places } from "../places";
import { dutyJson, packagesJson } from "./procedures";
import { groundsJson, positionJson, type Json } from "./shared";

const partyJson = (regime: Regime, party: number): Json => (party === stateless ? "stateless" : (regime.parties[party]?.code ?? null));

function factValueJson(regime: Regime, fact: FactId, value: number): Json {
  const declared = regime.facts[fact];
  return declared === undefined ? value : factJson(declared, value);
}

/** A fact with a value, and how it is written after `--set`. */
export const statedJson = (regime: Regime, fact: FactId, value: number): Json => ({
  fact: factKey(regime, fact),
  value: factValueJson(regime, fact, value),
  text: statedFact(regime, fact, value),
});

function openJson(regime: Regime, open: RightAnswer["open"][number], grounds: boolean): Json {
  const positionOf = (d: (typeof open.values)[number]["decision"]): Json => d?.position.kind ?? null;
  const by = (value: number): Json => positionOf(open.values.find((v) => v.value === value)?.decision ?? null);
  const yesOrNo = regime.facts[open.fact]?.type.kind === "yes-or-no";
  return {
    fact: factKey(regime, open.fact),
    ...(yesOrNo ? { whenTrue: by(1), whenFalse: by(0) } : {}),
    values: open.values.map((v) => ({
      value: factValueJson(regime, open.fact, v.value),
      position: positionOf(v.decision),
      ...(grounds ? { because: v.decision && groundsOf(regime, v.decision.by).map((g) => g.name) } : {}),
    })),
  };
}

/** One right: its position and grounds, or what it depends on. */
export function rightJson(regime: Regime, r: RightAnswer, places: Places): { readonly [key: string]: Json } {
  const open = {
    possible: r.possible.map((d) => ({ ...positionJson(d.position), because: groundsJson(regime, d.by, places) })),
    open: r.open.map((o) => openJson(regime, o, r.decision !== null)),
  };
  const position = r.decision === null ? { position: null, because: [] } : { ...positionJson(r.decision.position), because: groundsJson(regime, r.decision.by, places) };
  const quotas = r.decision === null ? [] : sharedNumbers(regime, r.decision.by);
  return {
    right: rightName(regime, r.right),
    ...position,
    ...(r.open.length === 0 && r.decision !== null ? {} : open),
    ...(quotas.length === 0 ? {} : { quotas: quotas.map(({ name, clauses, cites }) => ({ quota: name, clauses, cites: cites.map((c) => citation(regime, c)) })) }),
    effective: r.effective,
    whyNot: r.whyNot === null ? null : r.whyNot.map((w) => statedJson(regime, w.fact, w.value)),
  };
}

export function questionJson(regime: Regime, q: Answer["question"]): { readonly [key: string]: Json } {
  return {
    host: partyJson(regime, q.host),
    origin: partyJson(regime, q.origin),
    mover: className(regime, q.mover),
    on: formatDay(q.on),
    stated: [...q.given].map(([fact, value]) => statedJson(regime, fact, value)),
    figures: (q.figures ?? []).map((f) => ({ series: regime.tables[f.table]?.name ?? null, value: f.value, text: figureText(regime, f) })),
  };
}

const citesJson = (regime: Regime, clause: ClauseId): Json => (regime.clauses[clause]?.cites ?? []).map((c) => citation(regime, c));

/** What becomes of each clause (`--verbose`), and where the right is granted (`--why-not`). */
function reasonsJson(regime: Regime, right: number, { verbose, considered, elsewhere }: Reasons): { readonly [key: string]: Json } {
  const clauses = considered.get(right);
  const other = elsewhere.get(right);
  const nameOf = (id: ClauseId): string => regime.clauses[id]?.name ?? "";
  return {
    ...(verbose && clauses ? { considered: clauses.map((c) => ({
      clause: nameOf(c.clause), role: c.role, cites: citesJson(regime, c.clause), gaveWayTo: c.gaveWayTo.map(nameOf),
      want: c.want === null ? null : c.want.kind, facts: c.want?.kind === "facts" ? c.want.facts.map((f) => statedJson(regime, f.fact, f.value)) : [],
      dependsOn: c.dependsOn.map((f) => factKey(regime, f)),
    })) } : {}),
    ...(other ? { elsewhere: { earlier: other.earlier === null ? null : formatDay(other.earlier), later: other.later === null ? null : formatDay(other.later), origins: other.origins.map((o) => partyJson(regime, o)) } } : {}),
  };
}

/** The answer of `decide`. */
export function decideDocument(regime: Regime, answer: Answer, places: Places, reasons: Reasons): Json {
  return {
    schema: "regime-lang/decide/1",
    regime: regime.name,
    ...questionJson(regime, answer.question),
    positions: answer.rights.map((r) => ({ ...rightJson(regime, r, places), ...reasonsJson(regime, r.right, reasons) })),
    duties: answer.duties.map((d) => dutyJson(regime, d)),
    owedToOthers: answer.owedToOthers.map(({ duty, bearer }) => ({ duty: regime.duties[duty]?.name ?? null, bearer })),
    reservations: answer.reservations.map((id) => ({
      clause: regime.clauses[id]?.name ?? null,
      kind: regime.clauses[id]?.kind === "reservation" ? "reservation" : "opt-out",
      cites: citesJson(regime, id),
    })),
    powers: answer.powers.map((id) => ({
      clause: regime.clauses[id]?.name ?? null,
      atMost: regime.powers.find((p) => p.clause === id)?.limit ?? null,
      when: regime.powers.find((p) => p.clause === id)?.trigger ?? null,
      cites: citesJson(regime, id),
    })),
    narrower: answer.narrower.map((c) => className(regime, c)),
    packages: packagesJson(regime),
    assumptions: [...answer.assumptions, ...answer.whyNotAssumptions].map((a) => statedJson(regime, a.fact, a.value)),
  };
}
