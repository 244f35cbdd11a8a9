/** What a text of general law has, and treaties often lack: neutrality, procedures, claims of persons, acquired rights, dates. */
import type { PartySet, Regime, Selector, Sentence } from "../../language/regime";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";

/** At the name of a regime, for what it lacks as a whole. */
function lacks(subject: Subject, isLacking: (regime: Regime) => boolean, message: (regime: Regime) => string, remedy: string): readonly Found[] {
  return subject.regimes.flatMap(({ tree, checked }): readonly Found[] => (isLacking(checked) ? [{ at: tree.name.span, message: message(checked), remedy }] : []));
}

const namedSet = (who: Selector): PartySet | null => (who.kind === "listed" ? who.set : who.kind === "members" ? who.of : null);
const withholds = (s: Sentence): boolean => s.head.kind === "refuse" || s.head.kind === "ration" || (s.head.kind === "discretion" && s.head.direction === "lower");

export const selectiveSafeguard: Rule = {
  name: "selective-safeguard",
  group: "theory",
  level: "warn",
  summary: "an exception on economic grounds that withholds from some partners by their names",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) =>
      checked.sentences.flatMap((s): readonly Found[] => {
        const clause = checked.clauses[s.clause];
        const power = checked.powers.some((p) => p.clause === s.clause);
        if (clause?.ground !== "economic" || power || clause.remedyOf !== null || !withholds(s) || namedSet(s.origin) === null) return [];
        return [{ at: s.at, message: `\`${clause.name}\` withholds on economic grounds from those it names, whoever else may have caused the harm.`, remedy: "Write `from every other member` with the condition that triggers it, or leave `on economic grounds` out if it is a bargain with those named." }];
      }),
    ),
};

export const namedParty: Rule = {
  name: "named-party",
  group: "theory",
  level: "off",
  summary: "a rule that names a party, where a general one speaks of a class",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) =>
      checked.sentences.flatMap((s): readonly Found[] => {
        const clause = checked.clauses[s.clause];
        const named = [namedSet(s.host), namedSet(s.origin)].flatMap((set) => set?.include ?? []).find((atom) => "party" in atom);
        if (clause?.kind !== "rule" || named === undefined || !("party" in named)) return [];
        return [{ at: s.at, message: `The rule \`${clause.name}\` speaks of \`${checked.parties[named.party]?.code ?? ""}\` by name.`, remedy: "Speak of `every member`, or of a class to which others can come to belong; a rule made for one party is an exception to a general one." }];
      }),
    ),
};

export const noProcedures: Rule = {
  name: "no-procedures",
  group: "theory",
  level: "off",
  summary: "a regime without institutions, accession, amendment or exit",
  find: (subject) =>
    lacks(
      subject, (r) => r.institutions.length === 0 && r.accession === null && r.amendment === null && r.exit === null && r.clauses.length > 0,
      (r) => `\`${r.name}\` says how nobody joins, leaves, decides or changes it.`, "Write the procedures that the text has: `institution`, `accession`, `amendment`, `exit`.",
    ),
};

/** A right that somebody is given, whatever the number. */
const gives = (s: Sentence): boolean => (s.head.kind === "grant" || s.head.kind === "ration") && !s.soft;

export const unclaimableRights: Rule = {
  name: "unclaimable-rights",
  group: "theory",
  level: "off",
  summary: "rights that movers are given and cannot ask any body for",
  find: (subject) =>
    lacks(
      subject, (r) => r.sentences.some(gives) && !r.institutions.some((i) => i.powers.some((p) => p.verb === "adjudicates" && p.complainants.includes("any mover"))),
      (r) => `\`${r.name}\` gives movers rights, and no body to which they can bring a case.`, "Name the institution that `adjudicates .. for any mover`, if there is one.",
    ),
};

export const exitWithoutAcquiredRights: Rule = {
  name: "exit-without-acquired-rights",
  group: "theory",
  level: "off",
  summary: "an exit that says nothing of those who have come under the regime",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }): readonly Found[] =>
      checked.exit === null || checked.exit.clause !== null || !checked.sentences.some(gives) ? [] : [{ at: checked.exit.at, message: `When a party leaves \`${checked.name}\`, nothing is said of the rights of those who came under it.`, remedy: "Write in `exit { .. }` what they keep, such as `.. when mover held Reside in host on 2020-12-31`." }],
    ),
};

export const undatedMembers: Rule = {
  name: "undated-members",
  group: "theory",
  level: "off",
  summary: "members who are bound since ever",
  find: (subject) =>
    lacks(
      subject, (r) => r.roster.some((spans) => spans.some((span) => span.since === null)),
      (r) => `Some members of \`${r.name}\` are bound on every day of the past.`, "Write `since` with the day on which the text entered into force for them.",
    ),
};
