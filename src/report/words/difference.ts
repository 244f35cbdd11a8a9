/** Words for what two texts differ in: facts that come together, and parties as a class. */
import type { Conditions, Difference, DutyContent, Effect, Literal, Unmatched, Values, WitnessSide } from "../../evaluator/compare/difference";
import type { Regime } from "../../language/regime";
import { formatDay } from "../../language/dates";
import { lengthWords } from "./duties";
import { factPhrase, factValue } from "./facts";
import { listed } from "./names";
import { asTest } from "./witness";

/** Neighbouring cells as one run, from the first to the last. */
function runsOf(cells: readonly Values[], all: readonly Values[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  all.forEach((cell, i) => {
    if (!cells.includes(cell)) return;
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}

function runWords({ fact, all }: Literal, [first, last]: readonly [number, number]): string {
  const [from, to] = [all[first], all[last]];
  if (from === undefined || to === undefined) return "";
  const time = /^(?:months|days) of (.+)$/.exec(fact.key);
  const value = (n: number): string => factValue(fact, n);
  const low = first === 0 ? null : `${from.open ? "more than" : "at least"} ${value(from.from)}`;
  const high = last === all.length - 1 ? null : to.open ? `less than ${value(to.to)}` : atMost({ fact, all, cells: [] }, last);
  const single = first === last && !from.open && from.from === from.to ? value(from.from) : null;
  const words = single ?? listed([low, high].filter((w) => w !== null));
  const kept = /^(?:months|days) for which (.+)$/.exec(fact.key);
  if (kept) return `${kept[1] ?? ""} for ${words}`;
  return time ? `${words} of ${time[1] ?? ""}` : `${fact.key} ${single === null ? words : `= ${words}`}`;
}
/** A whole number below the next cell is said by where that begins: `less than 5 years`, not `at most 59 months`. */
function atMost({ fact, all }: Literal, last: number): string {
  const next = all[last + 1];
  const cell = all[last];
  if (next !== undefined && !next.open && cell !== undefined && next.from === cell.to + 1 && cell.from !== cell.to) return `less than ${factValue(fact, next.from)}`;
  return `at most ${factValue(fact, cell?.to ?? 0)}`;
}

/** `skill is low or medium`, `at least 12 months of Work`, `not presentThreat`. */
export function literalWords(literal: Literal): string {
  const { fact, cells, all } = literal;
  const { type } = fact;
  if (type.kind === "yes-or-no") return factPhrase(fact, cells[0]?.value ?? 0);
  if (type.kind !== "labels" && type.kind !== "state") return runsOf(cells, all).map((run) => runWords(literal, run)).join(" or ");
  const labels = (some: readonly Values[]): readonly string[] => some.flatMap((c) => Array.from({ length: c.to - c.from + 1 }, (_, i) => type.labels[c.from + i] ?? ""));
  const others = labels(all.filter((c) => !cells.includes(c)));
  const own = labels(cells);
  return others.length < own.length ? `${fact.key} is not ${listed(others, "or")}` : `${fact.key} is ${listed(own, "or")}`;
}

/** Each alternative in words; none where the change comes whatever the facts are. */
export function conditionWords({ situations, complete }: Conditions): readonly string[] {
  const words = situations.map((s) => s.map(literalWords).join(" and ")).filter((w) => w !== "");
  return complete ? words : [...words, "in other kinds of case too"];
}

/** `must Report and Consult within 3 months, together`. */
export function dutyContentWords({ force, acts, within, by, decidedBy, together }: DutyContent): string {
  const deadline = `${within === null ? "" : ` within ${lengthWords(within)}`}${by === null ? "" : ` by ${formatDay(by)}`}`;
  return `${force} ${listed(acts)}${deadline}${decidedBy === null ? "" : `, decided by ${decidedBy},`}${together ? ", together," : ""}`;
}

/** What a change does, as a heading. */
export const effectWords: Readonly<Record<Effect, string>> = {
  "more open": "more open", "more closed": "more closed", reshuffled: "reshuffled (the two cannot be ordered)",
  "newly addressed": "newly addressed (the text before is silent)", "no longer addressed": "no longer addressed (the text after is silent)",
};

/** The sign of DEMIG POLICY: 1 is more restrictive, -1 less; 0 where it cannot be said, null where silence is compared. */
export const demigSign = (effect: Effect): -1 | 0 | 1 | null =>
  ({ "more open": -1, "more closed": 1, reshuffled: 0, "newly addressed": null, "no longer addressed": null } as const)[effect];

/** What stands beside the positions and differs. */
function besideWords({ members, duties, closure, alone, unmatched, components }: Difference): readonly string[] {
  const named = (differs: Unmatched["differs"], words: (name: string) => string): readonly string[] => unmatched.filter((u) => u.differs === differs).map((u) => words(u.name));
  return [
    ...(members.length > 0 ? ["members"] : []), ...(duties.length > 0 ? ["duties"] : []),
    ...(closure.before === closure.after ? [] : ["the closure policy"]), ...(alone.before === alone.after ? [] : ["whether members stand each alone"]), ...(components.change === "of" ? ["principles or norms"] : []),
    ...named("range", (name) => `the range of ${name}`), ...named("default", (name) => `what ${name} counts as where it is not stated`), ...named("needs", (name) => `what the right ${name} needs to be effective`),
  ];
}

/** The first sentence of an answer. */
export function overallWords(difference: Difference, before: string, after: string): string {
  const { overall } = difference;
  switch (overall) {
    case "equivalent":
      return `${before} and ${after} are equivalent: proved. Every case is decided alike, and members and duties are the same.`;
    case "same positions":
      return `${before} and ${after} decide every case${difference.unmatched.some((u) => u.differs === "default") ? " in which all facts are stated" : ""} alike: proved. They differ in ${listed(besideWords(difference))}.`;
    case "more open":
    case "more closed":
      return `${after} is ${overall} than ${before}.`;
    case "reshuffled":
      return `${after} reshuffles ${before}: the changes do not all go one way.`;
    case "newly addressed":
      return `${after} speaks of cases on which ${before} is silent.`;
    case "no longer addressed":
      return `${after} is silent on cases of which ${before} speaks.`;
  }
}

/** The witness as a test of one text; `null` where it has no words for it. */
export function witnessTest(regime: Regime, { case: asked, right, decision }: WitnessSide): string | null {
  if (asked === null || right === null || asked.mover < 0) return null;
  return asTest(regime, { case: asked, right, decision });
}

/** Of the regime, or only within it. */
export function componentSentence({ components }: Difference): string {
  const undeclared = components.declared ? "" : " (neither text declares a principle or a norm, so a change of them cannot be seen)";
  switch (components.change) {
    case "none":
      return "No principle, norm, rule or procedure is worded otherwise.";
    case "of":
      return "It is a change of the regime: principles or norms changed (Krasner 1982).";
    case "within":
      return `It is a change within the regime: only rules or procedures changed (Krasner 1982)${undeclared}.`;
  }
}
