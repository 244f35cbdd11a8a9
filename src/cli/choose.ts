import { suggest } from "../diagnostics/suggest";
import { stateless, type ClassId, type PartyId, type Regime, type RightId } from "../language/regime";
import type { Compiled } from "./session";
import { didYouMean, UsageError } from "./usage-error";

function named<T>(kind: string, items: readonly T[], nameOf: (item: T) => string, written: string, where: string): number {
  const index = items.findIndex((item) => nameOf(item) === written);
  if (index >= 0) return index;
  throw new UsageError(`${where} knows no ${kind} \`${written}\`.${didYouMean(suggest(written, items.map(nameOf)))}`);
}

/** The regimes of a file that `--regime` leaves; at least one. */
export function chosenRegimes(compiled: Compiled, name: string | null): readonly Regime[] {
  const { regimes } = compiled;
  if (regimes.length === 0) throw new UsageError(`\`${compiled.name}\` holds no regime.`);
  if (name === null) return regimes;
  const index = named("regime", regimes, (r) => r.name, name, `\`${compiled.name}\``);
  return regimes.slice(index, index + 1);
}

/** The one regime meant. */
export function chosenRegime(compiled: Compiled, name: string | null): Regime {
  const [first, ...others] = chosenRegimes(compiled, name);
  if (first === undefined || others.length > 0) {
    throw new UsageError(`\`${compiled.name}\` holds several regimes; choose one: ${compiled.regimes.map((r) => `--regime ${r.name}`).join(", ")}.`);
  }
  return first;
}

/** A party by its code, with the code proposed where its name was written. */
export function partyOf(regime: Regime, written: string, option: string): PartyId {
  const byName = regime.parties.find((p) => p.name.toLowerCase() === written.toLowerCase());
  if (byName !== undefined && byName.code !== written) throw new UsageError(`\`${option} ${written}\`: ${byName.name} is written \`${byName.code}\`.`);
  return named("party", regime.parties, (p) => p.code, written, regime.name);
}

export const originOf = (regime: Regime, written: string): PartyId =>
  written === "stateless" ? stateless : partyOf(regime, written, "--origin");

export const classOf = (regime: Regime, written: string): ClassId =>
  named("mover class", regime.classes, (c) => c.name, written, regime.name);

export const rightOf = (regime: Regime, written: string): RightId => named("right", regime.rights, (r) => r.name, written, regime.name);
