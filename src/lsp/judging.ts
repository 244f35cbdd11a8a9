/** Code lenses and commands: run a test, judge a regime. */
import { MessageType, ShowMessageNotification, type CancellationToken, type CodeLens, type Connection } from "vscode-languageserver";
import { lenses, tellVerdicts, type Lens } from "../services";
import { positionOf } from "./convert";
import type { LensAnswer } from "./jobs";
import type { Labour } from "./labour";
import type { Place, Projects } from "./projects";
import { fileOf } from "./reading";

/** Commands that a client may send, with the arguments of their lens. */
export const commands = { test: "regime.runTest", verdict: "regime.showVerdicts", library: "regime.libraryText" } as const;

interface LensData {
  readonly uri: string;
  readonly lens: Lens;
}

export function answerJudging(connection: Connection, projects: Projects, labour: Labour): void {
  const judged = async (file: Place, lens: Lens, token: CancellationToken): Promise<LensAnswer> => {
    const answer = await labour.ask(file, "lens", lens, { token });
    tellVerdicts(file.workspace, file.path, answer.verdicts);
    return answer;
  };
  connection.onCodeLens(({ textDocument: { uri } }): CodeLens[] => {
    const file = fileOf(projects, uri);
    if (!file) return [];
    return lenses(file.workspace, file.path).map((lens) => {
      const at = positionOf(file.source, lens.at.start);
      const data: LensData = { uri, lens };
      return { range: { start: at, end: at }, data };
    });
  });
  connection.onCodeLensResolve(async (lens, token) => {
    // `data` comes back as it was sent.
    const data = lens.data as LensData;
    const file = fileOf(projects, data.uri);
    if (!file) return lens;
    const { short } = await judged(file, data.lens, token);
    return { ...lens, command: { title: data.lens.what === "test" ? `Run test: ${short}` : short, command: commands[data.lens.what], arguments: [data] } };
  });
  connection.onExecuteCommand(async ({ command, arguments: [given] = [] }, token) => {
    if (command === commands.library) return projects.libraryText(String(given));
    if (command !== commands.test && command !== commands.verdict) return null;
    // The argument is what the lens brought.
    const data = given as LensData | undefined;
    const file = data && fileOf(projects, data.uri);
    if (!data || !file) return null;
    const { long } = await judged(file, data.lens, token);
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: long });
    return long;
  });
}
