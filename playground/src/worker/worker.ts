/** The language and the engine, in a worker of their own. The page starts two: one answers the editor, the other judges, so that no judgement holds up typing. */
import type { Regime } from "regime-lang";
import type { Block } from "regime-lang/report";
import type { Asked, Asks, File, Message, Reply } from "../asks";
import { judge, outcomesOf, regimeNamed, type More } from "./judge";
import { complete, findings, format, hover, tokens } from "./language";
import { createProject } from "./project";
import { caseOf, matrices } from "./treatment";

const project = createProject();

type Answers = { readonly [K in Asked]: (ask: Asks[K]["ask"]) => Asks[K]["answer"] | Promise<Asks[K]["answer"]> };
const interests = (): Promise<More> => import("./interests");

/** What is told of the regime of a text; nothing where it is not there. */
function ofRegime<A extends File & { readonly regime: string }>(ask: A, told: (regime: Regime, ask: A) => readonly Block[]): readonly Block[] {
  project.hold(ask);
  const found = regimeNamed(project, ask.path, ask.regime);
  return found === null ? [] : told(found, ask);
}

const answers: Answers = {
  files: ({ files }) => {
    project.add(files);
    return null;
  },
  findings: (ask) => findings(project, ask),
  tokens: (ask) => tokens(project, ask),
  complete: (ask) => complete(project, ask),
  hover: (ask) => hover(project, ask),
  format: (ask) => format(project, ask),
  judge: async (ask) => judge(project, ask, ask.tab === "interests" ? await interests() : null),
  outcomes: (ask) => outcomesOf(project, ask),
  matrices: (ask) => matrices(project, ask),
  simulation: async (ask) => ofRegime(ask, (await interests()).simulationOf),
  game: async (ask) => ofRegime(ask, (await interests()).gameOf),
  case: (ask) => caseOf(project, ask),
};

// A worker's global object is the other end of its channel; it speaks to the page that started it and to nobody else.
const page = globalThis as unknown as { readonly postMessage: (message: Reply, transfer: readonly Transferable[]) => void };
const reply = (message: Reply): void => page.postMessage(message, []);

async function answer({ id, kind, ask }: Message): Promise<void> {
  try {
    // The page asks by the table `Asks`.
    reply({ id, answer: await (answers[kind] as (ask: unknown) => unknown)(ask) });
  } catch (error) {
    reply({ id, fault: error instanceof Error ? error.message : String(error) });
  }
}
globalThis.addEventListener("message", ({ data }: MessageEvent<Message>) => void answer(data));
