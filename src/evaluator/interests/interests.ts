import { tidy } from "../../language/reading";
import type { Regime, Scenario } from "../../language/regime";
import { assumptionWords, type PoliticsOptions } from "../politics/options";
import { politicsReport } from "../politics/politics";
import { declaredNumbers } from "./assumed";
import { usualTolerance, type Tolerance } from "./balance";
import type { Given } from "./cases";
import { conductFacts } from "./breaches";
import { choosing } from "./choosing";
import { judged, shocksOf, worldOf } from "./judged";
import { Books } from "./ledger";
import type { InterestsReport } from "./result";
import type { Extent } from "./sensitivity/ranges";
import { sensitivityOf } from "./sensitivity/sensitivity";
import { sweepOf, type Axis } from "./sensitivity/sweep";

export interface InterestsOptions {
  /** The name of a scenario; left out: the first. */
  readonly scenario?: string;
  /** `hard` (the default): what is promised softly admits nobody. */
  readonly binding?: "hard" | "soft";
  /** Facts that are taken as known. The others count by all their values alike. */
  readonly given?: Given;
  /** How far from equal a balanced exchange may be. */
  readonly tolerance?: Tolerance;
  /** Numbers that the politics of a regime need besides its text. */
  readonly politics?: PoliticsOptions;
  /** How much of what declared numbers may change is looked for: `usual` (the default) leaves out what takes long, and says so. */
  readonly sensitivity?: Extent;
  /** Judge everything again at values of these declared numbers (`declaredNumbersOf` has the names). */
  readonly sweep?: readonly Axis[];
}

/** What a regime's interests come to under one of its scenarios; `null` where it has no stakes, or no such scenario. */
export function interests(regime: Regime, options: InterestsOptions = {}): InterestsReport | null {
  const scenario = options.scenario === undefined ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === options.scenario);
  if (scenario === undefined || regime.interests.stakes.length === 0) return null;
  const terms = { binding: options.binding ?? "hard", given: options.given ?? new Map() } as const;
  const books = new Books(regime, scenario, terms);
  const declared = declaredNumbers(regime, scenario, options.tolerance ?? usualTolerance, options.politics ?? {});
  const choices = choosing(regime, scenario, terms);
  const world = worldOf(scenario, books, declared, choices);
  const found = judged(regime, world, declared);
  const politics = politicsReport(regime, { books, declared, ...found });
  const asked = { regime, scenario, books, choices, declared, world, judged: found, politics };
  return {
    scenario: scenario.name, title: scenario.title, ...found, politics,
    shocks: shocksOf(scenario, world, declared),
    assumptions: assumptionsOf(regime, scenario, books, options),
    sensitivity: sensitivityOf(asked, options.sensitivity ?? "usual"),
    sweep: options.sweep === undefined ? null : sweepOf(asked, options.sweep),
  };
}

/** What the calculation takes for granted, each in a sentence's part. */
function assumptionsOf(regime: Regime, scenario: Scenario, books: Books, { given = new Map(), politics = {} }: InterestsOptions): readonly string[] {
  const rights = [...new Set(books.classes.map((c) => `${regime.classes[c]?.name ?? ""}: ${books.admissions.rightsFor(c).join(", ") || "none of which it speaks"}`))];
  const facts = [...new Set(regime.interests.stakes.flatMap((s) => s.amount.facts.map((f) => f.fact)))].filter((f) => !given.has(f)).map((f) => regime.facts[f]?.key ?? "");
  const keeping = regime.interests.stakes.some((s) => s.keeping !== undefined);
  const parts = regime.sentences.some((s) => s.head.kind === "ration" && (s.head.cap.parts ?? []).length > 0);
  return [
    `admission takes these rights, and is as open as the least open of them (${rights.join("; ")})`,
    "without the regime nobody moves: what it is silent on is not its doing",
    ...(regime.closure === "permissive" ? ["where the regime is silent, everybody is admitted, as its closure says"] : []),
    "who is admitted in a year counts from that year on in full, and stays to the end of the stay or of the horizon",
    "every value of a fact that is read weighs alike",
    ...(conductFacts(regime).length === 0 && !keeping ? [] : ["everybody keeps what it owes, so that conduct is kept and standing good; in the game of two, who keeps nothing toward the other loses its standing"]),
    ...(keeping ? ["a clause counts as kept between two parties while it can be owed between them, in whatever cases"] : []),
    ...(facts.length === 0 ? [] : [`stakes take the mean of these facts over their ranges: ${facts.join(", ")}`]),
    ...[...given].map(([f, value]) => `${regime.facts[f]?.key ?? ""} is taken as ${regime.facts[f]?.type.kind === "yes-or-no" ? (value === 0 ? "no" : "yes") : value}`),
    ...assumptionWords(regime, politics),
    ...(parts ? ["what is said of parts of a number is not counted"] : []),
    ...(regime.sentences.some((s) => s.head.kind === "ration" && s.head.cap.per === "all") ? ["of a number in all, nothing was used before the horizon"] : []),
    ...(scenario.discount === 0 ? [] : [`a year later counts less by ${tidy(scenario.discount * 100)} %`]),
    "who leaves lets in and keeps nobody of a member whose people cost it, keeps its own at home where their going costs it, and is answered from the next year on",
    ...(scenario.shocks.length === 0 ? [] : ["shocks are independent of one another, and begin with a year"]),
  ];
}
