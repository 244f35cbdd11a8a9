/**
 * Diagnostics. Input: facts about the user's text. Output: values with a stable code (`catalogue`), and their rendering.
 * Promise: a diagnostic holds facts, never a sentence; a code has one entry, one page in docs/errors and a test.
 */
export { catalogue, type Code, type FactsOf } from "./catalogue";
export { describe, diagnostic, hasErrors, severityOf, sortDiagnostics, type Diagnostic, type Related } from "./diagnostic";
export { suggest } from "./suggest";
export type { NumberDifference, Unordered } from "./unordered";
