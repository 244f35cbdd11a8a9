import type { Day } from "../../language/dates";
import { isBound } from "../../language/reading";
import { rational, type Rational } from "../../language/rational";
import type { ClauseId, Regime, SentenceId, VotingRule } from "../../language/regime";
import { powersByBody } from "../criteria/bodies";
import type { Slice } from "../../kernel/slices";
import type { Design, Task } from "./result-design";
import { votesFor } from "./ways-down";

/** The five dimensions of the design of institutions (Koremenos, Lipson and Snidal 2001), by our measures (docs/reference/concepts.md). */
export function designOf(regime: Regime, on: Day, slices: readonly Slice[]): Design {
  const live = new Set(slices.flatMap((s) => s.branches.map((b) => b.sentence)));
  const spoken = slices.filter((s) => s.branches.length > 0);
  const members = regime.parties.filter((_, p) => isBound(regime, p, on)).length;
  const tasks = tasksOf(regime, on);
  return {
    membership: { parties: members, accession: accessionOf(regime), decidedBy: regime.accession?.decidedBy?.name ?? null },
    scope: {
      rights: new Set(spoken.map((s) => s.topic.right)).size, classes: new Set(spoken.flatMap((s) => s.topic.mover ?? [])).size, duties: regime.duties.filter((d) => d.permission === undefined).length, linkages: regime.linkages.length,
    },
    centralization: { tasks, degree: rational(Object.values(tasks).filter((body) => body !== null).length, Object.keys(tasks).length) },
    control: controlOf(regime, members),
    flexibility: flexibilityOf(regime, live),
  };
}

function accessionOf({ accession }: Regime): Design["membership"]["accession"] {
  if (accession === null) return null;
  if (accession.openTo === null) return "by invitation";
  return accession.condition.kind === "constant" && (accession.openTo.kind === "states" || accession.openTo.kind === "outsiders" || accession.openTo.kind === "any") ? "open" : "on conditions";
}

/** Which third party has each task; the weights are equal. What a party's own bodies do is no centralization. */
function tasksOf(regime: Regime, on: Day): Readonly<Record<Task, string | null>> {
  const { delegated } = powersByBody(regime, on);
  const nameOf = (power: (typeof delegated)[number] | undefined): string | null => (power === undefined ? null : (regime.institutions.find((i) => i.powers.includes(power))?.name ?? null));
  const body = (is: (power: (typeof delegated)[number]) => boolean): string | null => nameOf(delegated.find(is));
  const enforcing = [...regime.duties.flatMap((d) => d.remedy?.decidedBy ?? []), ...regime.standings.map((s) => s.decidedBy)].find((d) => d.kind === "institution");
  return {
    information: body((p) => p.verb === "advises"),
    monitoring: body((p) => p.verb === "monitors"),
    "rule-making": body((p) => p.verb === "decides" && p.rule !== null && outvotes(p.rule)),
    adjudication: body((p) => p.verb === "adjudicates"),
    enforcement: enforcing?.name ?? null,
  };
}
const outvotes = (rule: VotingRule): boolean => rule === "majority" || rule === "two thirds" || rule === "itself";

/** The rule by which the regime is changed, else by which a body of it decides; each member has one vote. */
function controlOf(regime: Regime, members: number): Design["control"] {
  const deciding = regime.institutions.flatMap((i) => i.powers).find((p) => p.verb === "decides" && p.rule !== null);
  const rule = regime.amendment?.rule ?? deciding?.rule ?? null;
  if (rule === null || members === 0) return { rule, votes: null, banzhaf: null, decisive: null };
  if (rule === "itself") return { rule, votes: null, banzhaf: rational(1), decisive: null };
  const votes = votesFor(rule, members);
  return { rule, votes: { part: votes, whole: members }, banzhaf: rational(1, members), decisive: decisiveness(members, votes) };
}
/** The share of divisions of the others in which one vote decides: the chance that exactly one is wanting. */
export function decisiveness(members: number, votes: number): Rational {
  let ways = 1n;
  for (let k = 1; k < votes; k++) ways = (ways * BigInt(members - k)) / BigInt(k);
  return rational(ways, 2n ** BigInt(members - 1));
}

/** What lets a party out, for a time or for good, as the text says. */
function flexibilityOf(regime: Regime, live: ReadonlySet<SentenceId>): Design["flexibility"] {
  const clauses = (is: (id: SentenceId) => boolean): readonly ClauseId[] => [...new Set(regime.sentences.flatMap((s, id) => (live.has(id) && is(id) ? [s.clause] : [])))];
  const powers = new Set(regime.powers.map((p) => p.clause));
  const escapes = clauses((id) => {
    const s = regime.sentences[id];
    const clause = s && regime.clauses[s.clause];
    const lets = s?.head.kind === "unbind" || (s?.head.kind === "discretion" && s.head.direction === "lower");
    return s !== undefined && clause !== undefined && lets && clause.remedyOf === null && !powers.has(s.clause);
  });
  const sunsets = clauses((id) => regime.clauses[regime.sentences[id]?.clause ?? -1]?.kind === "rule" && regime.sentences[id]?.windows.some((w) => typeof w.before === "number") === true);
  return { escapes, safeguards: [...powers], sunsets, withdrawal: regime.exit !== null, notice: regime.exit?.after ?? null };
}
