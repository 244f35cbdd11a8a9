import type { Day, DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { stretchesOf } from "./days";
import { partiesOn, toldApart, type Parties } from "./parties";
import { ask, marksOf, unasked, variedFacts, variesRecords, type Part } from "./questions";
import { daysLine, factsReadBy, scriptOf, writing, type Model, type Script } from "./script";
import { oneLine } from "./s-expressions";
import { claimScript, type ClaimQuestion } from "./claims";

/** A file for a solver: one question about one stretch of time. */
export interface Smt2File {
  /** `g2-2004-05-01.smt2`; `start` for a stretch without a first day. */
  readonly name: string;
  readonly about: Part | ClaimQuestion;
  readonly interval: DayInterval;
  /** A day of the stretch: the first one. */
  readonly on: Day;
  readonly text: string;
  readonly model: Model;
}

/** Why there is no file about a stretch of time. */
export interface Unasked {
  readonly about: Part;
  readonly interval: DayInterval;
  readonly missing: string;
}
export interface Smt2 {
  readonly files: readonly Smt2File[];
  readonly unasked: readonly Unasked[];
}

export interface Smt2Options {
  readonly binding: "hard" | "soft";
  /** Only the files of this day. */
  readonly on: Day | null;
}

const meaning: Readonly<Record<Part, readonly [question: string, unsat: string, sat: string]>> = {
  "in-force": ["is the regime in force: has some case a position?", "it is silent on these days, and the other files say nothing", "it is in force; the model is a case"],
  g1: ["G1: no rule singles out a party by name", "holds", "fails; in the model two pairs of members are treated unlike"],
  g2: ["G2: nationals of every party are treated alike by each host", "holds", "fails; in the model a host treats the origins `origin` (with its facts first) and `other` (second) unlike"],
  g4: ["G4: no regard to ties between the two or to other issues", "holds", "fails; the model is a case in which such facts (first, second) alone change the position"],
  i1: ["I1: nobody is let out, no opt-out, no derogation", "holds", "fails; in the model the host gives the origin less than the regime without its derogations, or that is silent"],
  d1: ["D1: treatment does not hang on the partner's conduct", "holds", "fails; the model is a case in which conduct (first, second) alone changes the position, or figures of conduct decide"],
  d1c: ["D1c: conduct counts only by a standing decided together", "holds", "fails; the model is a case in which conduct (first, second) alone changes the position, or figures of conduct decide"],
  d2: ["D2: nothing mirrors the partner's own rules", "holds", "fails; the model is a case that a clause on reciprocal terms decides"],
};

function titleOf(regime: Regime, binding: string, [question, unsat, sat]: readonly [string, string, string]): readonly string[] {
  return [
    `; ${oneLine(regime.name)}${regime.title === null ? "" : `: ${oneLine(regime.title)}`}`,
    `; Asked: ${oneLine(question)}.`,
    `; unsat means: ${unsat} (proved). sat means: ${sat}.`,
    `; Binding: ${binding}. Facts tagged open have one true value that nobody has looked up: what fails for some of their values and not for others depends on them.`,
  ];
}

function partScript(regime: Regime, part: Part, on: Day, binding: "hard" | "soft", parties: Parties): Script | string {
  const missing = unasked(part, parties);
  if (missing !== null) return missing;
  const read = factsReadBy([...regime.sentences, ...regime.classes].map((x) => x.condition));
  const w = writing({
    regime, binding, on, parties, records: variesRecords(regime, part), varied: variedFacts(regime, part, on, read), marks: marksOf(regime, part),
  });
  return scriptOf(w, ask(w, part), titleOf(regime, binding, meaning[part]));
}

interface Growing {
  readonly since: Day | null;
  before: Day | null;
  readonly on: Day;
  readonly made: Script | string;
}

const saying = (made: Script | string): string => (typeof made === "string" ? made : made.body);

/** Stretches of days whose files say the same, joined; where a day is asked about, the one around it. */
function joined(stretches: ReturnType<typeof stretchesOf>, { on }: Smt2Options, make: (day: Day) => Script | string): readonly Growing[] {
  if (on !== null) return [around(stretches, stretches.findLastIndex((s) => s.interval.since === null || s.interval.since <= on), make)].flatMap((g) => g ?? []);
  const found: Growing[] = [];
  for (const stretch of stretches) {
    const made = make(stretch.on);
    const last = found.at(-1);
    if (last && saying(last.made) === saying(made)) last.before = stretch.interval.before;
    else found.push({ ...stretch.interval, on: stretch.on, made });
  }
  return found;
}

/** One stretch with its neighbours that say the same. */
function around(stretches: ReturnType<typeof stretchesOf>, index: number, make: (day: Day) => Script | string): Growing | null {
  const middle = stretches[index];
  if (middle === undefined) return null;
  const made = make(middle.on);
  const isSame = (other: (typeof stretches)[number] | undefined): boolean => other !== undefined && saying(make(other.on)) === saying(made);
  let [first, last] = [index, index];
  while (isSame(stretches[first - 1])) first--;
  while (isSame(stretches[last + 1])) last++;
  const start = stretches[first] ?? middle;
  return { since: start.interval.since, before: stretches[last]?.interval.before ?? null, on: start.on, made };
}

const dayName = (since: Day | null): string => (since === null ? "start" : daysLine({ since, before: null }).slice(13, 23));

function filesOf(about: Smt2File["about"], name: string, stretches: readonly Growing[]): Smt2 {
  const files = stretches.flatMap(({ since, before, on, made }): readonly Smt2File[] => {
    if (typeof made === "string") return [];
    const interval = { since, before };
    return [{ name: `${name}-${dayName(since)}.smt2`, about, interval, on, text: `${daysLine(interval)}\n${made.body}`, model: made.model }];
  });
  const unasked = stretches.flatMap(({ since, before, made }) =>
    typeof made === "string" && typeof about === "string" ? [{ about, interval: { since, before }, missing: made }] : []);
  return { files, unasked };
}

/** Writes the files of one regime. */
export interface Smt2Writer {
  /** The files about one part, over the life of the regime: neighbouring days that come to the same are in one file. */
  readonly part: (part: Part) => Smt2;
  /** The files about a claim, by its number: whether it means some case, and whether it fails in one. */
  readonly claim: (claim: number) => Smt2;
}

/** Makes the files of a regime; what does not change from file to file is worked out once. */
export function smt2Writer(regime: Regime, options: Smt2Options): Smt2Writer {
  const { binding } = options;
  const stretches = stretchesOf(regime);
  const apart = toldApart(regime);
  const favours = regime.sentences.some((s) => s.terms?.kind === "most favoured");
  const known = new Map<string, Parties>();
  const partiesOf = (on: Day, widely: boolean): Parties => {
    const key = `${on} ${widely}`;
    const parties = known.get(key) ?? partiesOn(regime, apart, on, widely);
    known.set(key, parties);
    return parties;
  };
  return {
    part: (part) => filesOf(part, part, joined(stretches, options, (on) => partScript(regime, part, on, binding, partiesOf(on, favours)))),
    claim: (claim) => {
      const name = regime.claims[claim]?.name ?? "";
      const each = (["meant", "claim"] as const).map((asks) => {
        const title = titleOf(regime, binding, asks === "meant"
          ? [`does the claim ${name} mean some case?`, "it means none: vacuous", "it means one; the model is such a case"]
          : [`the claim ${name}`, "holds, if it means some case", "fails; the model is a case that it means, and in which it is not so"]);
        const make = (on: Day): Script | string => claimScript({ regime, claim, asks, on, binding, title, parties: partiesOf(on, true) });
        return filesOf({ claim, asks }, `${asks}-${name}`, joined(stretches, options, make));
      });
      return { files: each.flatMap((e) => e.files), unasked: [] };
    },
  };
}
