/**
 * Interchange. Input: checked regimes, or a document that says some. Output: the other of the two.
 * Promises: what is written reads back to the same regime, places aside; a document is checked before it is used, and what is wrong
 * with it is a diagnostic; the form follows the types of `src/language/regime.ts`, from which its schema is generated.
 */
export { exportJson } from "./encode";
export { figureFiles, withFiguresBeside } from "./figures";
export { withLegalNames } from "./legal-names";
export { difference, normalForm } from "./normal";
export { raise } from "./raise/raise";
export { importJson, type Imported } from "./read";
export { scenarioText } from "./scenario-text";
export { regimeSchema, schemaName, type Json } from "./schema";
export { codebookCsv, notCoded, opennessCsv, rightsCsv } from "./csv/codings";
export { rulesCsv } from "./csv/rules-table";
