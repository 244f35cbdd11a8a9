import type { Both, Change, Conditions, DegreeThen, Difference, DutyChange, Pairs, Side, VerdictChange } from "../../evaluator/compare/difference";
import type { Case, Stretch } from "../../evaluator/result";
import { formatDay, type DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import type { Places } from "../places";
import { inclusive } from "../words/days";
import { demigSign, literalWords, witnessTest } from "../words/difference";
import { factValue } from "../words/facts";
import { degreeOver } from "../words/headline";
import { className, partyCode } from "../words/names";
import { originsWords, partiesWords } from "../words/party-class";
import { statedJson } from "./decide";
import { degreeJson, groundsJson, positionJson, type Json } from "./shared";

/** The two regimes, their names told apart, and the places of their clauses. */
export interface DiffContext {
  readonly regimes: Both<Regime>;
  readonly labels: Both<string>;
  readonly places: Both<Places>;
}

const conditionsJson = ({ situations, complete }: Conditions): { readonly [key: string]: Json } => ({
  when: situations.map((s) => s.map((literal) => ({
    fact: literal.fact.key, words: literalWords(literal),
    values: literal.cells.map((c) => ({
      from: Number.isFinite(c.from) ? factValue(literal.fact, c.from) : null, to: Number.isFinite(c.to) ? factValue(literal.fact, c.to) : null, open: c.open,
    })),
  }))),
  complete,
});

function pairsJson({ regimes }: DiffContext, { hosts, origins }: Pairs, interval: DayInterval): { readonly [key: string]: Json } {
  const words = partiesWords(regimes, hosts, interval);
  return { hosts, hostsWords: words, origins, originsWords: originsWords(words, partiesWords(regimes, origins, interval)) };
}

const caseJson = (regime: Regime, c: Case): { readonly [key: string]: Json } => ({
  host: partyCode(regime, c.host), origin: partyCode(regime, c.origin), mover: c.mover < 0 ? null : className(regime, c.mover), on: formatDay(c.on),
  facts: c.facts.map((value, fact) => statedJson(regime, fact, value)),
});

function witnessJson({ regimes, places }: DiffContext, side: Side, witness: Change["witness"][Side]): Json {
  const regime = regimes[side];
  return {
    case: witness.case === null ? null : caseJson(regime, witness.case),
    ...positionJson(witness.decision.position),
    because: groundsJson(regime, witness.decision.by, places[side]),
    test: witnessTest(regime, witness),
  };
}

function changeJson(context: DiffContext, c: Change): Json {
  const rights = c.rights.map((r) => r);
  return {
    effect: c.effect, ...inclusive(c.interval), rights, movers: c.movers, ...pairsJson(context, c, c.interval),
    before: positionJson(c.before), after: positionJson(c.after), ...conditionsJson(c.conditions),
    turnsOn: c.turnsOn.map((f) => f.key),
    // The fields of DEMIG POLICY that follow from a change; its areas and tools are coded by hand.
    demig: { sign: demigSign(c.effect), group: c.movers, origin: c.origins },
    witness: { before: witnessJson(context, "before", c.witness.before), after: witnessJson(context, "after", c.witness.after) },
  };
}

function dutyJson(context: DiffContext, d: DutyChange): Json {
  const side = (name: Side): Json => {
    const { case: asked, owed } = d.witness[name];
    return { case: asked === null ? null : caseJson(context.regimes[name], asked), owed };
  };
  return {
    duty: d.duty, force: d.force, acts: d.acts, body: d.body, ...(d.toward === undefined ? {} : { toward: d.toward }), within: d.within === null ? null : { ...d.within }, by: d.by === null ? null : formatDay(d.by), decidedBy: d.decidedBy, together: d.together, change: d.change, bearer: d.bearer, movers: d.movers, ...inclusive(d.interval), ...pairsJson(context, d, d.interval), ...conditionsJson(d.conditions),
    witness: { before: side("before"), after: side("after") },
  };
}

const stretchJson = (s: Stretch): Json => ({ ...inclusive(s.interval), verdict: s.verdict, grade: s.grade, ...degreeJson(degreeOver(s)) });

const degreeThenJson = ({ degree, range }: DegreeThen): Json => ({ ...degreeJson(degree), range: range === null ? null : { from: degreeJson(range.from), to: degreeJson(range.to) } });

const verdictJson = ({ kind, name, where, degrees, timelines }: VerdictChange): Json => ({
  kind, name,
  where: where.map((w) => ({ ...inclusive(w.interval), before: w.before?.verdict ?? null, after: w.after?.verdict ?? null })),
  degrees: degrees.map((d) => ({ ...inclusive(d.interval), before: degreeThenJson(d.before), after: degreeThenJson(d.after) })),
  before: timelines.before.map(stretchJson), after: timelines.after.map(stretchJson),
});

/** The answer of `diff`. */
export function diffDocument(context: DiffContext, d: Difference): Json {
  const { components } = d;
  const text = (side: Side): Json => ({ regime: d.regimes[side], label: context.labels[side], closure: d.closure[side], eachAlone: d.alone[side] });
  return {
    schema: "regime-lang/diff/1",
    before: text("before"), after: text("after"),
    ...inclusive(d.window), rights: d.onlyRights,
    overall: d.overall, grade: "proved",
    changes: d.changes.map((c) => changeJson(context, c)),
    members: d.members.map((m) => ({ party: m.party, joins: m.joins.map(inclusive), leaves: m.leaves.map(inclusive) })),
    duties: d.duties.map((x) => dutyJson(context, x)),
    verdicts: d.verdicts?.map(verdictJson) ?? null,
    components: { change: components.change, declared: components.declared, weakened: components.weakened, changes: components.changes.map((c) => ({ ...c })) },
    unmatched: d.unmatched.map((u) => ({ ...u })),
  };
}
