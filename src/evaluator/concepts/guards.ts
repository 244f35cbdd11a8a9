import type { ClauseId, FactId, Regime, Sentence, SentenceId } from "../../language/regime";
import type { SentenceReading } from "../criteria/readings";
import { admission } from "./programmes";
import type { RightsGuard } from "./result";

/** Facts that say that a right is held, or for how long it was: `held Work in ES on 2011-08-11`, `months of Work`. */
export const isHeld = (key: string): boolean => /^(held|months of|days of) /.test(key);

/**
 * Where holding a right lowers a number, by the structure of the text: a sentence that rations or withholds admission and reads a right that is held, and a
 * linkage that gives one for the other. That a right is granted beside a number is no such guard.
 */
export function rightsGuards(regime: Regime, live: ReadonlySet<SentenceId>, readings: readonly SentenceReading[]): readonly RightsGuard[] {
  const reading = regime.sentences.flatMap((s, id) => {
    if (!live.has(id) || !limitsAdmission(regime, s)) return [];
    const held = [...(readings[id]?.facts ?? [])].filter((f: FactId) => isHeld(regime.facts[f]?.key ?? ""));
    return held.map((f): RightsGuard => ({ kind: "condition", clause: s.clause, by: regime.facts[f]?.key ?? "" }));
  });
  const linked = regime.linkages.flatMap((l): readonly RightsGuard[] => {
    const sides = [l.gives, l.inReturnFor];
    const [limited, after] = [sides.some((c) => speaksIn(regime, c, live, (s) => limitsAdmission(regime, s))), sides.some((c) => speaksIn(regime, c, live, (s) => grantsAfterwards(regime, s)))];
    return limited && after ? [{ kind: "linkage", clause: l.gives, by: l.name }] : [];
  });
  return [...new Map([...reading, ...linked].map((g) => [`${g.kind} ${g.clause} ${g.by}`, g])).values()];
}

const aboutAdmission = (regime: Regime, s: Sentence): boolean => s.rights === null || s.rights.some((r) => admission.includes(regime.rights[r]?.name ?? ""));
const limitsAdmission = (regime: Regime, s: Sentence): boolean =>
  aboutAdmission(regime, s) && (s.head.kind === "ration" || s.head.kind === "refuse" || (s.head.kind === "discretion" && s.head.direction === "lower"));
const grantsAfterwards = (regime: Regime, s: Sentence): boolean => s.head.kind === "grant" && s.rights !== null && s.rights.some((r) => !admission.includes(regime.rights[r]?.name ?? ""));
const speaksIn = (regime: Regime, clause: ClauseId, live: ReadonlySet<SentenceId>, test: (s: Sentence) => boolean): boolean =>
  regime.clauses[clause]?.sentences.some((id) => live.has(id) && regime.sentences[id] !== undefined && test(regime.sentences[id])) === true;
