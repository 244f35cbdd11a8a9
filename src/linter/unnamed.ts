/** What a text speaks of without a name for it: all rights, all movers, all states. */
import type { NameList } from "../language/ast";
import type { Subject } from "./subject";
import { isInside } from "./tree";

/** Whether a text speaks of everything of a kind. An exception that leaves out to whom, or from where, speaks of nobody of whom what it is an exception to does not; a claim speaks of all. */
export function speaksOfAll({ all }: Subject, kind: "Right" | "Mover" | "Party"): boolean {
  const isAll = (list: NameList | undefined): boolean => list?.all === true;
  const claimed = all("Sentence").filter((s) => isInside(s, "Claim")).map(({ node }) => node);
  const conceded = all("Conceding").flatMap(({ node: { body } }) => (body.kind === "Conceded" ? [body] : []));
  const sentences = [...all("Sentence").map(({ node }) => node), ...conceded];
  switch (kind) {
    case "Right":
      return sentences.some((s) => isAll(s.rights));
    case "Mover":
      return claimed.some((s) => s.to === undefined) || [...sentences, ...all("Disapplication").map(({ node }) => node)].some((s) => isAll(s.to)) || all("Obligation").some(({ node }) => isAll(node.forMovers));
    case "Party":
      return claimed.some((s) => s.from === undefined) || (["AnyState", "AnyOutsider", "Anyone"] as const).some((who) => all(who).length > 0);
    default: {
      const never: never = kind;
      return never;
    }
  }
}
