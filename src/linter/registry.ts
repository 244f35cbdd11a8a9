import { catalogue } from "../diagnostics";
import type { Rule, RuleHead } from "./rule";
import { missingEdition, todoComment, undocumentedException, undocumentedRegime } from "./rules/comments";
import { dutyWithoutConsequence, emptyPromise, selfHelp, selfJudgedClause, unmonitoredConduct } from "./rules/commitment";
import { chainedOr, deniedComparison } from "./rules/conditions";
import { idleDate } from "./rules/dates";
import { factWithoutRange, factWithoutWords } from "./rules/facts";
import { exitWithoutAcquiredRights, namedParty, noProcedures, selectiveSafeguard, unclaimableRights, undatedMembers } from "./rules/form";
import { nameStyle, repeatedUse, unreadFact, unusedName, unusedUse } from "./rules/names";
import { repeatedCondition, repeatedDate, repeatedName, repeatedNumber } from "./rules/repeats";
import { longClause, longCondition, oneMemberGroup, oneRowTable } from "./rules/size";
import { citationStyle, citationWithoutPlace, repeatedCitation, repeatedSource, uncitedSource, uncitedPart, uncitedTest, unverifiedReading } from "./rules/sources";
import { findingWithoutReason, missingExpectation, noExpectations, noTests, repeatedCase, repeatedTestTitle, undecidedClause } from "./rules/tests";
import { suppressionRules } from "./suppressions";

/** Every rule that looks for something of its own. */
export const rules: readonly Rule[] = [
  unusedName, unreadFact, unusedUse, repeatedUse, nameStyle,
  longClause, longCondition, oneRowTable, oneMemberGroup, repeatedNumber, repeatedDate, repeatedCondition, repeatedName, deniedComparison, chainedOr, idleDate, factWithoutRange, factWithoutWords,
  todoComment, undocumentedRegime, undocumentedException, missingEdition,
  uncitedSource, repeatedSource, citationWithoutPlace, repeatedCitation, citationStyle, uncitedPart, uncitedTest, unverifiedReading,
  noTests, noExpectations, missingExpectation, undecidedClause, repeatedTestTitle, repeatedCase, findingWithoutReason,
  emptyPromise, selfJudgedClause, unmonitoredConduct, selfHelp, dutyWithoutConsequence, selectiveSafeguard, namedParty, noProcedures, unclaimableRights,
  exitWithoutAcquiredRights, undatedMembers,
];

/** The rules that have a page in docs/rules: those above, and what can be wrong with a suppression. */
export const ruleHeads: readonly RuleHead[] = [...rules, ...Object.values(suppressionRules)];

/** The warnings of the checker, with those of `regime check --provenance`; their pages are in docs/errors. Each is a `warn` unless configured. */
export const checkerCodes: readonly string[] = Object.entries(catalogue).flatMap(([code, { severity }]) => (severity === "warning" ? [code] : [])).toSorted();

/** Everything that a configuration or a suppression can name. */
export const lintCodes: ReadonlySet<string> = new Set([...ruleHeads.map((rule) => rule.name), ...checkerCodes]);

export { groups } from "./rule";
