import type { Judged, TakenOut, Without } from "../../repair/result";
import type { Regime } from "../../language/regime";
import type { Places } from "../places";
import { inclusive } from "../words/days";
import { clausesJson, type Json } from "./shared";

const withoutJson = (regime: Regime, places: Places, { clauses, holds, verdicts, because, error }: Without): Json => ({
  clauses: clausesJson(regime, clauses, places), holds,
  verdicts: verdicts.map(({ interval, verdict }) => ({ ...inclusive(interval), verdict })),
  because, error,
});

/** Which clauses flip a part or a claim on the stretches on which it fails. */
export const takenOutJson = (regime: Regime, places: Places, { flips }: TakenOut, judged: Judged): Json =>
  flips.filter((f) => f.part === judged.part && f.claim === judged.claim).map(({ interval, alone, together, left }) => ({
    ...inclusive(interval),
    alone: alone.map((w) => withoutJson(regime, places, w)),
    together: together && withoutJson(regime, places, together),
    notTried: left.map((id) => regime.clauses[id]?.name ?? ""),
  }));
