/**
 * Questions of an editor. Input: a workspace of open documents and the project around them. Output: plain data with offsets into the texts. Promises: nothing
 * is thrown whatever the texts are, an answer depends on the texts alone and not on how they came about, and no file is read but through the host.
 */
export { createWorkspace, type ProjectHost, type Workspace } from "./workspace";
export { findings, movedFindings, syntaxFindings } from "./diagnose";
export { hover, type Hover } from "./hover";
export { complete, type Completion, type Completions } from "./complete";
export { definition, highlights, referredBy, references, referrers, rename, renameable, targetAt, type Edit, type Renaming } from "./navigate";
export { documentSymbols, folding, workspaceSymbols, type Outline } from "./outline";
export { semanticTokens, tokenModifiers, tokenTypes, type SemanticToken } from "./semantic";
export { inlayHints, type Hint } from "./hints";
export { signature, type Signature } from "./signature";
export { formatted, formattedPart } from "./format";
export { fixesOf, quickFixes, repairable, repaired, type Fix, type Repairable } from "./actions";
export { lintEdits, lintFindings } from "./linting";
export { lenses, lensWords, type Lens } from "./lenses";
export { tellVerdicts, verdictsKnown, type Verdicts } from "./verdicts";
export { declarationOf, wholeOf, type Target } from "./resolve";
export type { Change } from "../parser/reread";
