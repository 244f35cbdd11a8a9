/**
 * What a page needs to show results: `regime-lang/report`. Results become blocks, plain data that can cross from a worker to its page. Blocks are printed as HTML or
 * Markdown, and pictures drawn in the document given. Promises: all text is escaped, nothing is read or fetched, and the same results give the same page.
 */
export { answers, life, reasons, type Life } from "./report/document/answers";
export { axes, form, interests, notes, procedures } from "./report/document/beside";
export type { Block, Document, Inline, Table, Text, Verdict } from "./report/document/blocks";
export { difference, sideBySide } from "./report/document/difference";
export { concepts, linkageEffects, politics, ranges } from "./report/document/economy";
export { game } from "./report/document/game";
export { blocks as htmlBlocks, html, type Draw } from "./report/document/html";
export { instruments, law, type Trees } from "./report/document/law";
export { linkages } from "./report/document/linkages";
export { markdown } from "./report/document/markdown";
export { outcomes, testAnchor } from "./report/document/outcomes";
export type { BandsPicture, GamePicture, MatrixPicture, NetPicture, Picture, RelationsPicture, SharesPicture, TimelinePicture } from "./report/document/picture";
export { relationsBlock, reportDocument, type ReportedRegime } from "./report/document/report";
export { simulations } from "./report/document/simulation";
export { timeline } from "./report/document/timeline";
export { matrixPicture, relations, sides, treatment, type Side } from "./report/document/treatment";
export { cards, clauseAnchor, judgements, verdictAnchor, type View } from "./report/document/verdicts";
export type { RegimeRun } from "./report/outcomes";
export type { SimulatedScenario, ToldSimulation } from "./report/simulated";
export type { Places } from "./report/places";
export { answerText } from "./report/text/decide";
export { plain } from "./report/text/paint";
export type { Moment } from "./report/words/headline";
export { className, partyCode, rightName } from "./report/words/names";
export type { Reasons } from "./report/words/reasons";
export { positionColours, positionSigns, type Drawn, type Paper } from "./pictures/colours";
export { draw } from "./pictures/draw";
