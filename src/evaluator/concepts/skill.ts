import type { ClassId, Regime } from "../../language/regime";

/** The skill at which a programme aims, as far as its class of movers says; `unsplit`: it does not. */
export type Skill = "low" | "high" | "unsplit";

/** Which classes of `std.movers` stand for which skill, a convention of ours: the nearest class above decides. `LowSkilled` is no class of the library; a file that calls its movers so says it itself. */
export const skillClasses: Readonly<Record<Exclude<Skill, "unsplit">, readonly string[]>> = {
  low: ["Seasonal", "LowSkilled"],
  high: ["SkilledWorker", "IntraCorporateTransferee", "ContractProfessional"],
};
/** The classes of `std.movers` that come for work, with those below them. */
const labour: readonly string[] = ["Worker", "Jobseeker", "SelfEmployed", "ServiceProvider", "BusinessVisitor"];

/** A class and those above it, the nearest first. */
function* upwards({ classes }: Regime, mover: ClassId): Generator<string> {
  for (let c: ClassId | null = mover; c !== null; c = classes[c]?.parent ?? null) yield classes[c]?.name ?? "";
}

export function skillOf(regime: Regime, mover: ClassId | null): Skill {
  for (const name of mover === null ? [] : upwards(regime, mover)) {
    if (skillClasses.low.includes(name)) return "low";
    if (skillClasses.high.includes(name)) return "high";
  }
  return "unsplit";
}

/** Whether movers of a class come for work; movers of whom only `anybody` speaks may. */
export const comesForWork = (regime: Regime, mover: ClassId | null): boolean => mover === null || [...upwards(regime, mover)].some((name) => labour.includes(name));
