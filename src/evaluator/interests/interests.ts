import { tidy } from "../../language/reading";
import type { Regime, Scenario } from "../../language/regime";
import { politicsReport } from "../politics/politics";
import { assumptionWords, type PoliticsOptions } from "../politics/options";
import { usualTolerance, type Tolerance } from "./balance";
import { balanceReport } from "./benefits";
import type { Given } from "./cases";
import { allKept, conductFacts, noBreach, type Breaches } from "./breaches";
import type { Choices } from "./choices";
import { dyadsReport } from "./dyads";
import { exactly } from "./exact";
import { lastsIn, strikes, type Weather } from "./flows";
import { gainsReport } from "./gains";
import { Books } from "./ledger";
import type { InterestsReport, Ledger } from "./result";
import { sustainReport, type State } from "./sustain";

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
}

/** What a regime's interests come to under one of its scenarios; `null` where it has no stakes, or no such scenario. */
export function interests(regime: Regime, options: InterestsOptions = {}): InterestsReport | null {
  const scenario = options.scenario === undefined ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === options.scenario);
  if (scenario === undefined || regime.interests.stakes.length === 0) return null;
  const books = new Books(regime, scenario, { binding: options.binding ?? "hard", given: options.given ?? new Map() });
  const tolerance = options.tolerance ?? usualTolerance;
  const judged = (ledger: Ledger) => ({ balance: balanceReport(ledger, tolerance), gains: gainsReport(ledger) });
  const ledger = books.ledger({ kind: "expected" });
  const alone = scenario.shocks.map((shock) => ({ shock, ledger: books.ledger({ kind: "one", shock }) }));
  const places = ledger.years.map((_, y) => y);
  const choices = choosing(regime, scenario, options);
  const state = (shock: string | null, own: Ledger, weather: Weather, years: readonly number[]): State => ({ shock, ledger: own, years, ...(choices ? { choices: choices(own, weather) } : {}) });
  const states = [
    state(null, scenario.shocks.length === 0 ? ledger : books.ledger({ kind: "none" }), { kind: "none" }, places),
    ...alone.map((s) => state(s.shock.name, s.ledger, { kind: "one", shock: s.shock }, places.filter((y) => lastsIn(s.shock, scenario, ledger.years[y] ?? 0)))),
  ];
  const sustain = sustainReport(ledger, states, exactly(scenario.discount));
  const dyads = dyadsReport(regime, ledger, choices?.(ledger, { kind: "expected" }));
  return {
    scenario: scenario.name,
    title: scenario.title,
    ledger,
    ...judged(ledger),
    sustain,
    dyads,
    politics: politicsReport(regime, { books, ledger, sustain, dyads }, options.politics ?? {}),
    shocks: alone.map(({ shock, ledger: own }) => ({ shock: shock.name, title: shock.title, year: strikes(shock, scenario), ...judged(own) })),
    assumptions: assumptionsOf(regime, scenario, books, options),
  };
}

/** Makes the ledgers by what each keeps, for one weather. Conduct that is given is a choice there. `null` where nothing hangs on conduct. */
function choosing(regime: Regime, scenario: Scenario, { binding = "hard", given = new Map() }: InterestsOptions): ((ledger: Ledger, weather: Weather) => Choices) | null {
  const conduct = conductFacts(regime);
  if (conduct.length === 0 && regime.interests.stakes.every((s) => s.keeping === undefined)) return null;
  const under = (breaches: Breaches): Books => new Books(regime, scenario, { binding, given, breaches });
  const [both, hostAlone, originAlone] = [conduct.some((c) => given.has(c.fact)) ? under(allKept) : null, under({ host: noBreach, origin: "all" }), under({ host: "all", origin: noBreach })];
  return (ledger, weather) => ({ both: both?.ledger(weather) ?? ledger, hostAlone: hostAlone.ledger(weather), originAlone: originAlone.ledger(weather) });
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
