import type { CriterionName } from "../../language/regime";
import type { Days, RepairAnswer, RightsChange, Suggestion, VerdictChange } from "../../repair/result";
import type { Places } from "../places";
import { verdictWord } from "./criteria";
import { intervalPhrase } from "./days";
import { listed } from "./names";

/** What a repair was asked for. */
export interface RepairAsked {
  readonly regime: string;
  readonly target: { readonly criterion: CriterionName } | { readonly claim: string };
  readonly binding: "hard" | "soft";
  /** The name of the reform that suggestions are written as; `null`: as edits. */
  readonly reform: string | null;
  readonly places: Places;
}

/** `norms`, `the claim fair`. */
export const targetWords = ({ target }: RepairAsked): string => ("claim" in target ? `the claim \`${target.claim}\`` : `\`${target.criterion}\``);

/** `on 2010-06-01`, `from 2004-05-01 to 2011-04-30`. */
export const daysWords = ({ since, until }: Days): string => intervalPhrase({ since, before: until === null ? null : until + 1 });

const word = (verdict: VerdictChange["before"]): string => (verdict === null ? "no single verdict" : verdictWord(verdict));

/** `norms, g1: fails now, then holds`; what changes alike stands together. */
export function verdictChangesWords(changes: readonly VerdictChange[]): string {
  const alike = new Map<string, string[]>();
  for (const { criterion, before, after } of changes) {
    const words = `${word(before)} now, then ${word(after)}`;
    alike.set(words, [...(alike.get(words) ?? []), criterion]);
  }
  return [...alike].map(([words, names]) => `${names.join(", ")}: ${words}`).join("; ");
}

/** Answers that came to a regime; the others are mistakes that the command line reports itself. */
export type Answered = Extract<RepairAnswer, { readonly days: Days }>;

const does: Readonly<Record<RightsChange["effect"], string>> = {
  "more open": "opens", "more closed": "closes", reshuffled: "reshuffles", "newly addressed": "newly regulates", "no longer addressed": "no longer regulates",
};

/** At most so many changes, and names in one of them, are told. */
const mostTold = 4;
const some = (names: readonly string[], noun: string): string => (names.length > mostTold ? `${names.length} ${noun}` : listed(names));

function rightsWords({ rights, movers, hosts, origins }: RightsChange): string {
  return `${some(rights, "rights")} to ${some(movers.map((m) => m ?? "any other mover"), "classes of movers")} from ${some(origins, "origins")} in ${some(hosts, "hosts")}`;
}

/** That a suggestion reaches its goal by taking away; `null` where it does not. */
export function closingWords(asked: RepairAsked, { closing }: Suggestion): string | null {
  if (closing === null) return null;
  return closing === "admits-nobody" ? `It reaches ${targetWords(asked)} by admitting nobody` : `It reaches ${targetWords(asked)} by closing alone: it opens nothing to anybody`;
}

/** Which rights a suggestion opens and closes, in one line: `opens Work to Worker from PL in AT`. */
export function rightsChangesWords(changes: Suggestion["rights"]): string {
  if (typeof changes === "string") return `Which rights it opens and closes cannot be told: ${changes}`;
  if (changes.length === 0) return "It opens and closes no right on these days";
  const told = changes.slice(0, mostTold).map((c) => `${does[c.effect]} ${rightsWords(c)}`);
  return `It ${[...told, ...(changes.length > mostTold ? [`and makes ${changes.length - mostTold} more changes`] : [])].join("; ")}`;
}
