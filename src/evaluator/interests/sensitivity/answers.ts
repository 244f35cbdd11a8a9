import type { Dyad, RestingVerdict } from "../result";
import type { Assumed } from "../assumed";
import { relationsOf } from "../relations";
import { relationsWords } from "./answer-words";
import { politicalAnswers } from "./political-answers";
import type { Case } from "./varied";

/** What names one verdict among those of a scenario. */
export const keyOf = ({ of, parties }: Pick<RestingVerdict, "of" | "parties">): string => [of, ...parties].join(" ");

/** What the game of two is told as: its kind, or its reading where one alone has a choice. */
const gameAnswer = ({ choosers, kind, reading }: Dyad): string => (choosers.length === 2 ? kind : reading);

/** Every verdict on interests and politics that rests on declared numbers. */
export function answersOf({ regime, judged, politics }: Pick<Case, "regime" | "judged" | "politics">, assumed: Assumed): readonly RestingVerdict[] {
  const { balance, gains, sustain, dyads } = judged;
  const { at } = sustain;
  const members = [...new Set(at === null ? [] : [at.low, at.expected, at.high].flatMap((s) => s.members.map((m) => m.party)))].sort((a, b) => a - b);
  const met = (party: number): string => {
    const found = at === null ? [] : [at.low, at.expected, at.high].filter((s) => s.verdict !== "not-assessable").map((s) => !s.unsustained.includes(party));
    return found.every((x) => x) ? "holds" : found.some((x) => x) ? "depends" : "fails";
  };
  return [
    { of: "d3", parties: [], now: balance.verdict },
    { of: "d4", parties: [], now: sustain.verdict },
    ...members.map((party): RestingVerdict => ({ of: "member", parties: [party], now: met(party) })),
    { of: "win-win-win", parties: [], now: gains.winWinWin },
    { of: "pareto", parties: [], now: gains.pareto },
    ...dyads.dyads.map((d): RestingVerdict => ({ of: "game", parties: [d.row, d.column], now: gameAnswer(d) })),
    ...(dyads.missing === null ? [{ of: "relations" as const, parties: [], now: relationsWords(relationsOf(dyads.dyads, sustain.delta)) }] : []),
    ...politicalAnswers(regime, politics, judged, assumed),
  ];
}
