import { consideredFor, decide as decideCase, elsewhere } from "../evaluator";
import type { Answer, Question } from "../evaluator/result";
import type { Reasons } from "../report/words/reasons";
import type { Day } from "../language/dates";
import type { Regime } from "../language/regime";
import { decideDocument } from "../report/json/decide";
import { print } from "../report/json/shared";
import { answerText } from "../report/text/decide";
import { listed, rightName } from "../report/words/names";
import { chosenRegime, classOf, originOf, partyOf, rightOf } from "./choose";
import type { Command, Context } from "./command";
import { exit } from "./exit-codes";
import { stated } from "./given";
import { compileOne, reportBroken } from "./session";
import { UsageError } from "./usage-error";

interface Asked {
  readonly host: string;
  readonly origin: string;
  readonly mover: string;
  readonly on: Day;
}

/** What the question needs, or what is missing of it: said before any file is read. */
function asked({ options }: Context): Asked {
  const missing = ["host", "origin", "mover", "on"].filter((name) => !options.has(name));
  if (missing.length > 0) throw new UsageError(`A case needs ${missing.map((m) => `--${m}`).join(", ")} too.`);
  const on = options.day("on");
  if (on === null) throw new UsageError("A case needs --on.");
  return { host: options.text("host") ?? "", origin: options.text("origin") ?? "", mover: options.text("mover") ?? "", on };
}

function question(regime: Regime, a: Asked, context: Context): Question {
  const host = partyOf(regime, a.host, "--host");
  const origin = originOf(regime, a.origin);
  if (host === origin) throw new UsageError("Host and origin are the same: a state's own nationals are no case. Name another host; that a state takes its nationals back is a duty of the origin.");
  const rights = context.options.texts("right").map((name) => rightOf(regime, name));
  const { given, figures } = stated(regime, context.options.texts("set"), { host, origin, on: a.on });
  return { host, origin, mover: classOf(regime, a.mover), on: a.on, given, ...(rights.length === 0 ? {} : { rights }), ...(figures.length === 0 ? {} : { figures }) };
}

/** Contradictory facts leave nothing to answer. */
function sound(regime: Regime, answer: Answer): Answer {
  if (answer.rights.some((r) => r.possible.length === 0)) throw new UsageError("The facts that are set contradict one another or the mover class.");
  reportContradiction(regime, answer);
  return answer;
}

/** Rules are compared with one another by what the files have: figures that are set may make two of them contradict each other. */
function reportContradiction(regime: Regime, answer: Answer): void {
  for (const { right, possible } of answer.rights) {
    const found = possible.find((d) => d.position.kind === "conflict");
    if (!found) continue;
    const clauses = [...new Set(found.by.map((s) => regime.clauses[regime.sentences[s]?.clause ?? -1]?.name ?? ""))];
    throw new UsageError(`With the figures that are set, ${listed(clauses)} say different things about ${rightName(regime, right)}, and none of them is an exception to another.`);
  }
}

/** What is worked out only where it is asked for. */
function reasonsFor(regime: Regime, answer: Answer, { options }: Context): Reasons {
  const spoken = answer.rights.filter((r) => answer.rights.length === 1 || r.decision === null || r.decision.by.length > 0);
  const refused = answer.rights.filter((r) => options.has("why-not") && r.whyNot === null && r.decision !== null && r.decision.position.kind !== "granted");
  return {
    verbose: options.has("verbose"),
    considered: new Map(spoken.map(({ right }) => [right, consideredFor(regime, answer, right)])),
    elsewhere: new Map(refused.map(({ right }) => [right, elsewhere(regime, answer.question, right)])),
  };
}

/** `regime decide FILE --host DE --origin PL --mover Worker --on 2010-06-01`: 0 with the answer, open or not. */
export const decide: Command = async (context) => {
  const { options } = context;
  // Loaded only here: tables take the translation with them.
  if (options.has("input")) return (await import("./decide-many")).decideMany(context);
  for (const many of ["output", "summary", "column", "keep", "weight", "memory", "threads", "rows-per-part"]) if (options.has(many)) throw new UsageError(`\`--${many}\` goes with \`--input FILE\`, a table of people.`);
  const a = asked(context);
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regime = chosenRegime(compiled, options.text("regime"));
  const q = question(regime, a, context);
  const answer = sound(regime, context.time("decide", () => decideCase(regime, q)));
  const reasons = context.time("decide", () => reasonsFor(regime, answer, context));
  context.time("report", () => {
    if (context.format === "json") context.io.out(print(decideDocument(regime, answer, compiled.places, reasons)));
    else context.io.out(answerText(regime, answer, { reasons, whyNot: options.has("why-not"), quiet: context.quiet, paint: context.paint }));
  });
  return exit.ok;
};
