import type { CriterionName } from "../../language/regime";
import type { Days, RepairAnswer, VerdictChange } from "../../repair/result";
import type { Places } from "../places";
import { verdictWord } from "./criteria";
import { intervalPhrase } from "./days";

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
