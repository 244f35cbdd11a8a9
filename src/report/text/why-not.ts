import type { RightAnswer } from "../../evaluator/result";
import type { Day } from "../../language/dates";
import type { FactId, Regime } from "../../language/regime";
import { factWords } from "../words/facts";
import { listed, rightName } from "../words/names";
import { elsewhereWords, type Reasons } from "../words/reasons";
import { wrap } from "./layout";

/** A fact with its title, where it has one. */
function explained(regime: Regime, fact: FactId, value: number): string {
  const title = regime.facts[fact]?.title ?? null;
  return `${factWords(regime, fact, value)}${title === null ? "" : ` ("${title}")`}`;
}

interface Remedy {
  /** If facts were others; or on another day or of another origin, where that was looked for. */
  readonly kind: "if" | "where" | "none";
  readonly words: string;
}

/** What would grant a right. */
function remedyOf(regime: Regime, r: RightAnswer, { elsewhere }: Reasons, on: Day): Remedy {
  if (r.whyNot !== null) return { kind: "if", words: listed(r.whyNot.map((w) => explained(regime, w.fact, w.value))) };
  const other = elsewhere.get(r.right);
  const words = other ? elsewhereWords(regime, other, on) : null;
  return words === null ? { kind: "none", words: other ? ", nor another day or origin" : "" } : { kind: "where", words: `; ${words}` };
}

/** What would grant rights that are not granted: what is the same of several is said once, of `group` as a whole where it is all. */
export function whyNotLines(regime: Regime, group: readonly RightAnswer[], reasons: Reasons, on: Day): readonly string[] {
  const refused = group.filter((r) => r.decision !== null && r.decision.position.kind !== "granted");
  const alike = new Map<string, { readonly remedy: Remedy; readonly rights: string[] }>();
  for (const r of refused) {
    const remedy = remedyOf(regime, r, reasons, on);
    const key = `${remedy.kind} ${remedy.words}`;
    const found = alike.get(key) ?? { remedy, rights: [] };
    found.rights.push(rightName(regime, r.right));
    alike.set(key, found);
  }
  const isAll = alike.size === 1;
  // What nothing would grant comes last: it may be called the rest.
  return [...alike.values()].sort((a, b) => Number(a.remedy.kind === "none") - Number(b.remedy.kind === "none")).flatMap(({ remedy, rights }) => {
    const several = rights.length > 1;
    if (remedy.kind === "if") return wrap(`${several && isAll ? "each" : listed(rights)} would be granted if ${remedy.words}`, "  Why not  ", "           ");
    const which = !several ? listed(rights) : isAll ? "them" : remedy.kind === "none" ? "the others" : listed(rights);
    return wrap(`no change of the facts alone would grant ${which}${remedy.words}`, "  Why not  ", "           ");
  });
}
