/** Who decides on standing, and who may invoke a breach, for the brute force. */
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Day, DayInterval } from "../../src/language/dates";
import { add, multiply, one, rational, zero, type Rational } from "../../src/language/rational";
import { stateless, type Duty, type FactId, type Regime, type SentenceId } from "../../src/language/regime";
import { topicsOf, valuations } from "./brute-cases";
import { belongsOn, named } from "./brute-pairs";

const during = (span: DayInterval | undefined, on: Day): boolean => belongsOn(span === undefined ? [{ since: null, before: null }] : [span], on);
const membersOn = (regime: Regime, on: Day): readonly number[] => regime.parties.map((_, p) => p).filter((p) => belongsOn(regime.roster[p] ?? [], on));
/** A duty whose dates, all of them written out here, hold. */
const isLaw = (d: Duty, on: Day): boolean => d.windows.every((w) => (w.since === null || on >= Number(w.since)) && (w.before === null || on < Number(w.before)));

/** The bodies that are there on a day and leave out no member. */
const wholeBodies = (regime: Regime, on: Day): readonly string[] =>
  regime.institutions.flatMap(({ name, of, life }) => (during(life, on) && membersOn(regime, on).every((p) => of === undefined || named(regime, of, p, on)) ? [name] : []));

/** Whether a standing clause reads conduct toward some that it names. */
const towardNamed = (regime: Regime, { condition }: Regime["standings"][number]): boolean =>
  regime.facts.some(({ key }, fact) => / toward (?!(?:host|origin|every member)(?: on |$))/.test(key) && JSON.stringify(condition).includes(`"fact":${fact},`));

/** What D1c forbids a position to depend on: every fact of conduct or standing that is not decided together. */
export function notDecidedTogether(regime: Regime, on: Day): ReadonlySet<FactId> {
  const bodies = [...wholeBodies(regime, on), "every member"];
  const isParty = (name: string): boolean => regime.parties.some((p) => p.code === name);
  const blocks = regime.standings.map(
    (s) =>
      bodies.includes(s.decidedBy.name) && s.toward.kind === "members" && s.toward.of === null && !s.complainants.some(isParty) &&
      !JSON.stringify(s.condition).includes('"kind":"party"') && !towardNamed(regime, s),
  );
  const remedies = regime.duties.filter((d) => isLaw(d, on)).flatMap((d) => (d.remedy?.decidedBy ? [bodies.includes(d.remedy.decidedBy.name)] : []));
  const all = [...blocks, ...remedies];
  const together = all.length > 0 && !all.includes(false);
  const read = (fact: FactId): boolean => regime.standings.some((s) => JSON.stringify(s.condition).includes(`"fact":${fact},`));
  const free = (tag: string, fact: FactId): boolean => together && (tag === "standing" || (tag === "conduct-all" && read(fact)));
  return new Set(regime.facts.flatMap((f, i) => (["conduct-one", "conduct-all", "standing"].includes(f.tag) && !free(f.tag, i) ? [i] : [])));
}

/** Whether some rule speaks of a right: where none does, exceptions and reservations are never asked. */
const spokenOf = (regime: Regime, right: number): boolean =>
  regime.sentences.some((s) => regime.clauses[s.clause]?.kind === "rule" && (s.rights === null || s.rights.includes(right)));

/** Whether a sentence alone would say something to anybody. */
function speaks(regime: Regime, id: SentenceId, hosts: readonly number[], on: Day): boolean {
  const sentence = regime.sentences[id];
  if (sentence === undefined) return false;
  const alone: Regime = {
    ...regime, sentences: [{ ...sentence, clause: 0, head: { kind: "refuse" }, terms: null }],
    clauses: [{ name: "alone", kind: "rule", targets: [], ground: null, cites: [], sentences: [0], remedyOf: null, at: sentence.at }],
  };
  const origins = [...regime.parties.map((_, p) => p), stateless];
  return topicsOf(regime).filter(({ right }) => spokenOf(regime, right)).some(({ right, mover }) =>
    valuations(regime, mover, on).some(({ facts }) =>
      hosts.some((host) => origins.some((origin) => host !== origin && decideByReference(alone, { host, origin, mover, on, facts }, right).by.length > 0)),
    ),
  );
}

/** I3 by its words: for each obligation, how many of the other members the text lets invoke its breach; where it fails, the mean share, of whom one may always. */
export function bruteSolidarity(regime: Regime, on: Day): { readonly verdict: "holds" | "fails" | "not-assessable"; readonly degree: Rational | null } {
  const members = membersOn(regime, on);
  const others = members.length - 1;
  const number = (complainants: readonly string[]): number => (complainants.includes("any member") ? others : complainants.includes("injured member") ? 1 : 0);
  const court = (name: string): readonly string[] =>
    regime.institutions.flatMap((i) => (during(i.life, on) ? i.powers.filter((p) => during(p.life, on)) : [])).filter((p) => p.verb === "adjudicates" && (p.clauses === null || p.clauses.some((c) => regime.clauses[c]?.name === name))).flatMap((p) => p.complainants);
  const response = ({ remedy }: Duty): number => {
    if (remedy === null) return 0;
    const all = remedy.by === "every member" || (remedy.decidedBy !== null && wholeBodies(regime, on).includes(remedy.decidedBy.name));
    return all ? others : 1;
  };
  const owed = (d: Duty): boolean =>
    isLaw(d, on) && d.permission === undefined && d.persons === undefined &&
    members.some((p) => d.bearer.kind === "members" && (d.bearer.of === null || named(regime, d.bearer.of, p, on)));
  const duties = regime.duties.filter((d) => !d.soft && owed(d)).map((d) => {
    const isThere = ({ decidedBy }: Regime["standings"][number]): boolean => decidedBy.kind !== "institution" || regime.institutions.some((i) => i.name === decidedBy.name && during(i.life, on));
    const standing = regime.standings.filter((s) => isThere(s) && (s.duties?.includes(d.name) ?? true)).flatMap((s) => s.complainants);
    return Math.max(number([...court(d.name), ...standing]), response(d));
  });
  const rules = regime.clauses.flatMap((c) => {
    const obliging = c.sentences.filter((s) => ["grant", "ration", "refuse"].includes(regime.sentences[s]?.head.kind ?? ""));
    return obliging.some((s) => speaks(regime, s, members, on)) ? [number(court(c.name))].filter((n) => n > 0 || c.remedyOf === null) : [];
  });
  const invoked = [...duties, ...rules];
  if (invoked.includes(1)) return { verdict: "fails", degree: multiply(invoked.map((n) => rational(Math.max(n, 1), others)).reduce(add, zero), rational(1, invoked.length)) };
  return invoked.length > 0 && !invoked.includes(0) ? { verdict: "holds", degree: one } : { verdict: "not-assessable", degree: null };
}
