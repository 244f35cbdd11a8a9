import { stateless, type ClassId, type PartyId, type Regime } from "../../language/regime";

const withArticle =
  /^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Soviet Union|Russian Federation|Czech Republic|Dominican Republic|Central African Republic|Democratic Republic|European |Holy See)|(Islands|Territories|Federation|Union)$/;

/** The party's name as it stands in a sentence: `Austria`, `the Netherlands`. */
export function partyName(regime: Regime, party: PartyId): string {
  if (party === stateless) return "no state";
  const name = regime.parties[party]?.name ?? `party ${party}`;
  return withArticle.test(name) ? `the ${name}` : name;
}

/** `AT`; `stateless` for the origin of a stateless mover. */
export function partyCode(regime: Regime, party: PartyId): string {
  return party === stateless ? "stateless" : (regime.parties[party]?.code ?? `party ${party}`);
}

/** `LabourLawWorker` as words: `labour law worker`; abbreviations keep their capitals. */
export function humanize(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(" ")
    .map((word) => (/^\p{Lu}[\p{Lu}\d]+$/u.test(word) ? word : word.toLowerCase()))
    .join(" ");
}

/** `a Worker`, `an Apprentice`. */
export const withIndefinite = (noun: string): string => `${/^[aeiou]/i.test(noun) && !/^(uni|eu|us)/i.test(noun) ? "an" : "a"} ${noun}`;

/** `a worker`, `an asylum seeker`. */
export function someMover(regime: Regime, mover: ClassId): string {
  return withIndefinite(humanize(regime.classes[mover]?.name ?? "mover of any other class"));
}

/** `a worker from Poland`, `a stateless refugee`; of a class of states, which are not stateless: `a state without an origin`. */
export function someMoverFrom(regime: Regime, mover: ClassId, origin: PartyId): string {
  if (origin === stateless) {
    const noun = humanize(regime.classes[mover]?.name ?? "");
    return /\bstates?\b/.test(noun) ? `${withIndefinite(noun)} without an origin` : withIndefinite(`stateless ${noun}`);
  }
  return `${someMover(regime, mover)} from ${partyName(regime, origin)}`;
}

/** The class as its name is written: `Worker`. */
export const className = (regime: Regime, mover: ClassId): string => regime.classes[mover]?.name ?? `mover ${mover}`;

/** The right as its name is written: `Work`. */
export const rightName = (regime: Regime, right: number): string => regime.rights[right]?.name ?? `right ${right}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], conjunction: "and" | "or" = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1) ?? ""}`;
}

/** `1 test`, `3 tests`. */
export const count = (n: number, noun: string, plural = `${noun}s`): string => `${n} ${n === 1 ? noun : plural}`;
