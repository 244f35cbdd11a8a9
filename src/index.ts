/**
 * The public API, by hand. Pure: no file is read but through the `Host` given, nothing is thrown for a user's mistake
 * (results carry diagnostics), and no clock is read.
 */
export { compile } from "./compile";
export { checkProvenance } from "./checker";
export { parse, parseGiven } from "./parser";
export {
  askedBy, BudgetSpent, checkExpectations, compareRegimes, consideredFor, countDifferent, decide, declaredNumbersOf, diff, elsewhere, evaluate, histories, interests, latestDay, pathsOf, prepare, ranksDiffer, runTests, runTests as test, simulate, treatmentMatrices, treatmentOver,
} from "./evaluator";
export { describe, hasErrors, severityOf, sortDiagnostics } from "./diagnostics";
export { exportText } from "./export-text";
export { levelOf, lint, mend, readConfig, ruleHeads } from "./linter";
export { format } from "./formatter/format";
/** Game theory under declared payoffs, by name: `games.classify`. Its functions throw a `RangeError` for numbers that cannot be meant. */
export * as games from "./games";
/** The formulas of the politics of regimes, by name: `politics.educatedStock`. */
export * as politics from "./evaluator/politics";
export { repair } from "./repair";
export { codebookCsv, exportJson, importJson, opennessCsv, regimeSchema, rightsCsv, rulesCsv, scenarioText } from "./interchange";
export { addMonths, civil, contains, dayOf, formatDay, parseDay } from "./language/dates";
export { openness, positionKey } from "./language/position";
export { compareRationals, formatRational, rational, toNumber } from "./language/rational";
export { criterionNames, stateless } from "./language/regime";
export { position, sourceFile } from "./language/span";
export { drawGame } from "./report/text/game";
export { smt2Writer } from "./translate/smt2";
export { sqlOf } from "./translate/sql";

export type { Code, Diagnostic, FactsOf, Related } from "./diagnostics";
export type { Closeness, Compared, ComparedGoods, ComparedRegime, CompareOptions, Comparison, DiffOptions, RankedApart } from "./evaluator";
export type * from "./evaluator/compare/difference";
export type { CaseColumns, ColumnOutcomes, Coverage, FactValue, NamedCase, Outcome, PreparedRegime, PrepareOptions, TreatmentCount, TreatmentQuestion, Unreadable } from "./evaluator";
export type { Axis, InterestsOptions, Matrices, PerParty, PoliticsOptions, SimulateOptions, TreatedAs, Treatment, TreatmentMatrix, TreatmentOver } from "./evaluator";
export type { Histories, HistoryOptions, HistoryReport, RandomExplorer, Step } from "./evaluator";
export type * from "./evaluator/result";
export type { ExportedText } from "./export-text";
export type { ConfigProblem, Finding as LintFinding, Fix, Level, LintConfig, LintOptions, Mended, RuleConfig, RuleHead, RuleOption } from "./linter";
export type { Formatted, FormatOptions } from "./formatter/format";
export type { ChangeKind, Days, RepairAnswer, RepairOptions, Suggestion, TextEdit, VerdictChange } from "./repair";
export type { Imported, Json } from "./interchange";
export type * as ast from "./language/ast";
export type { Day, DayInterval } from "./language/dates";
export type { Host, ReadFailure } from "./language/host";
export type { CapValue, Position, PositionKind } from "./language/position";
export type { Rational } from "./language/rational";
export type {
  ClassId, Clause, ClauseId, Condition, CriterionName, Duty, Expectation, Fact, FactId, FactType, Institution, MoverClass, Party,
  PartyId, Regime, Right, RightId, Selector, Sentence, SentenceId, Source, Table, TableId, Tag, Test, VerdictName,
} from "./language/regime";
export type { GameNames } from "./report/text/game";
export type { Location, SourceFile, Span } from "./language/span";
export type { DialectName, Inexpressible, Sql, SqlColumn, SqlOptions, SqlPosition } from "./translate/sql";
export type { Smt2, Smt2File, Smt2Options, Smt2Writer } from "./translate/smt2";
