import { entry } from "./entry";

/** Why two texts cannot be compared. */
export const comparisons = {
  "fact-differs": entry<{ fact: string; before: string; after: string; first: string; second: string }>(
    "error",
    (f) => `The fact \`${f.fact}\` is ${f.first} in ${f.before}, and ${f.second} in ${f.after}.`,
    () => "Give both texts the same type and range, or give one of the two facts another name: then it counts as another fact.",
  ),
};
