/** How far a regime binds, and who says so: obligation and delegation (Abbott et al. 2000), self-help and monitoring (Keohane 1986, Martin 1992). */
import type { Condition, FactId, Institution, Regime, Selector, Sentence } from "../../language/regime";
import type { Found, Rule } from "../rule";

/** The facts that a condition reads. */
export function factsIn(condition: Condition): readonly FactId[] {
  switch (condition.kind) {
    case "and": case "or":
      return condition.operands.flatMap(factsIn);
    case "not":
      return factsIn(condition.operand);
    case "fact": case "state":
      return [condition.fact];
    default:
      return [];
  }
}

const isUnconditional = (s: Sentence): boolean => s.condition.kind === "constant" && s.condition.value && s.windows.length === 0;
/** A selector that leaves nobody out who is bound. */
const isEverybody = (who: Selector): boolean => who.kind === "any" || who.kind === "anyone" || who.kind === "states" || (who.kind === "members" && who.of === null);

/** Whether a body has one of the powers as to a clause or duty of that name. */
export function isOverseen(regime: Regime, name: string, verbs: readonly Institution["powers"][number]["verb"][]): boolean {
  return regime.institutions.some(({ powers }) =>
    powers.some((p) => verbs.includes(p.verb) && (p.clauses === null || p.clauses.some((id) => regime.clauses[id]?.name === name))),
  );
}

const refused = ({ rights }: Regime, s: Sentence): string => (s.rights === null ? "everything" : s.rights.map((id) => `\`${rights[id]?.name ?? ""}\``).join(", "));

export const emptyPromise: Rule = {
  name: "empty-promise",
  group: "theory",
  level: "warn",
  summary: "an exception by which a host may always refuse what a rule makes it grant",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) =>
      checked.sentences.flatMap((s): readonly Found[] => {
        const clause = checked.clauses[s.clause];
        if (clause?.kind !== "exception" || clause.remedyOf !== null || checked.powers.some((p) => p.clause === s.clause)) return [];
        const lowers = s.head.kind === "discretion" && s.head.direction === "lower";
        if (!lowers || !isUnconditional(s) || !isEverybody(s.host) || !isEverybody(s.origin) || s.classes !== null) return [];
        const target = clause.targets.map((id) => checked.clauses[id]).find((t) => t?.kind === "rule");
        if (target === undefined) return [];
        return [{
          at: s.at, message: `By \`${clause.name}\` a host may always refuse ${refused(checked, s)}, so \`${target.name}\` owes it to nobody.`, remedy: "Write the condition under which a host may refuse (`when ..`), or `may grant` in the rule if that is all the text promises.",
          related: [{ at: target.at, label: "the promise" }],
        }];
      }),
    ),
};

export const selfJudgedClause: Rule = {
  name: "self-judged-clause",
  group: "theory",
  level: "off",
  summary: "a rule or an exception that turns on what the host itself judges, over which no body rules",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) =>
      checked.sentences.flatMap((s): readonly Found[] => {
        const clause = checked.clauses[s.clause];
        if (clause === undefined || clause.kind === "reservation" || isOverseen(checked, clause.name, ["adjudicates"])) return [];
        const judged = factsIn(s.condition).map((id) => checked.facts[id]).find((fact) => fact?.judgedBy === "host");
        if (judged === undefined) return [];
        return [{ at: s.at, message: `\`${clause.name}\` turns on \`${judged.key}\`, which the host judges itself, and no body rules on it.`, remedy: `Say which institution \`adjudicates ${clause.name}\`; if none does, the clause is self-judging, and this is what the text says.` }];
      }),
    ),
};

const isConduct = (regime: Regime, id: FactId): boolean => ["conduct-one", "conduct-all"].includes(regime.facts[id]?.tag ?? "");

export const unmonitoredConduct: Rule = {
  name: "unmonitored-conduct",
  group: "theory",
  level: "warn",
  summary: "a clause that answers how another party keeps a duty, where no body watches or rules on it",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) => {
      const verbs = ["monitors", "adjudicates"] as const;
      if (checked.institutions.some((i) => i.powers.some((p) => verbs.some((v) => v === p.verb)))) return [];
      if (checked.standings.length > 0 || checked.expectations.some((e) => e.criterion === "i3" && e.verdict === "fails")) return [];
      const first = checked.sentences.find((s) => checked.clauses[s.clause]?.remedyOf === null && factsIn(s.condition).some((id) => isConduct(checked, id)));
      if (first === undefined) return [];
      const name = checked.clauses[first.clause]?.name ?? "";
      return [{ at: first.at, message: `\`${name}\` answers conduct that nobody in \`${checked.name}\` watches or rules on: each side is left to say whether the other has complied.`, remedy: "Name the `institution` that `monitors` or `adjudicates`, or say `expect i3 fails` if there is none." }];
    }),
};

export const selfHelp: Rule = {
  name: "self-help",
  group: "theory",
  level: "off",
  summary: "a breach that the injured party may answer without anybody finding it",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }) =>
      checked.duties.flatMap((duty): readonly Found[] =>
        duty.remedy === null || duty.remedy.decidedBy !== null ? [] : [{ at: duty.at, message: `Whether \`${duty.name}\` was broken is for ${duty.remedy.by === "host" || duty.remedy.by === "origin" ? `the ${duty.remedy.by}` : `\`${duty.remedy.by}\``} alone to say, who may then suspend.`, remedy: "Write `decided by` with the body that finds the breach, if the text has one." }],
      ),
    ),
};

export const dutyWithoutConsequence: Rule = {
  name: "duty-without-consequence",
  group: "theory",
  level: "off",
  summary: "a binding duty whose breach nobody finds and nothing answers",
  find: (subject) =>
    subject.all("Duty").flatMap(({ node, parent }): readonly Found[] => {
      const regime = subject.regimes.find(({ tree }) => tree === parent?.node)?.checked;
      const binding = node.obligations.filter((o) => !o.soft && o.permitted !== true);
      if (regime === undefined || binding.length === 0 || binding.some((o) => o.otherwise !== undefined)) return [];
      const overseen = subject.all("Institution").some((i) => i.parent === parent && i.node.powers.some((p) => ["adjudicates", "monitors"].includes(p.verb) && (p.clauses.all || p.clauses.names.some((n) => n.text === node.name.text))));
      const read = regime.facts.some((fact) => ["conduct-one", "conduct-all"].includes(fact.tag) && fact.key.includes(` ${node.name.text} `));
      return overseen || read ? [] : [{ at: node.name.span, message: `Nothing follows a breach of \`${node.name.text}\`, and no body watches over it.`, remedy: "Write `otherwise ..`, or the institution that `monitors` it; if the text has neither, `endeavours to` may be nearer to what it says." }];
    }),
};
