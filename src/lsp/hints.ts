/** Hints: what a text leaves unsaid. They need the checked regimes, which are where the work is done. */
import type { Connection } from "vscode-languageserver";
import { offsetOf, positionOf } from "./convert";
import type { Labour } from "./labour";
import type { Projects } from "./projects";
import { fileOf } from "./reading";
import type { Documents } from "./sync";

export function answerHints(connection: Connection, projects: Projects, documents: Documents, labour: Labour): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const file = fileOf(projects, uri);
    // Clients ask with every keystroke: before a text was checked there is nothing to say, and no need to ask.
    if (!file || !documents.isChecked(uri)) return [];
    const span = { start: offsetOf(file.source, range.start), end: offsetOf(file.source, range.end) };
    const found = await labour.ask(file, "hints", span, { token });
    const { source } = fileOf(projects, uri) ?? file;
    return found.map(({ offset, text, tooltip }) => ({ position: positionOf(source, offset), label: text, tooltip }));
  });
}
