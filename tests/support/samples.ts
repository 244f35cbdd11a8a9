/** Texts that use the whole grammar: `everything` has each production, the others are real regimes. */
import { readFileSync } from "node:fs";

const read = (name: string): string => readFileSync(new URL(`./samples/${name}.regime`, import.meta.url), "utf8");
export const samples: readonly { readonly name: string; readonly text: string }[] = ["everything", "eu", "swiss", "refugee", "gulf"].map((name) => ({
  name,
  text: read(name),
}));
