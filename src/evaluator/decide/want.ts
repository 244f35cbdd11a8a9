/** For want of what a sentence does not apply in a case: the host, the origin, the day or facts. */
import type { Diagrams, Node } from "../../kernel/diagram";
import { isBound, lookUp, selects, windowHolds, type Frame } from "../../language/reading";
import type { FactId, Lookup, Regime, Sentence, Window } from "../../language/regime";
import { standsOn } from "../../language/terms";
import type { Considered } from "../result";
import type { RightInCase } from "./right-in-case";

type Want = NonNullable<Considered["want"]>;

/** Why none of the sentences applies: of the one that comes nearest, the facts, the day or the parties. */
export function wanting(inCase: RightInCase, sentences: readonly Sentence[]): Want {
  const wants = sentences.map((s) => wantOf(inCase, s));
  return wants.find((w) => w.kind === "facts") ?? wants.find((w) => w.kind === "day") ?? wants[0] ?? { kind: "facts", facts: [] };
}

/** Whether a sentence reaches the parties of a case on its day, whatever the facts. */
export const reachesOn = (regime: Regime, s: Sentence, frame: Frame): boolean =>
  isBound(regime, frame.host, frame.on) && selects(regime, s.host, frame.host, frame.on) && selects(regime, s.origin, frame.origin, frame.on) &&
  standsOn(s.terms, frame.on) && s.windows.every((w) => windowHolds(regime, w, frame));

function wantOf(inCase: RightInCase, s: Sentence): Want {
  const { slices: { space: { regime } }, question } = inCase;
  const { host, origin, on } = question;
  if (!isBound(regime, host, on) || !selects(regime, s.host, host, on)) return { kind: "host" };
  if (!selects(regime, s.origin, origin, on)) return { kind: "origin" };
  const closed = s.windows.find((w) => !windowHolds(regime, w, question));
  if (closed !== undefined) return { kind: partyWanting(regime, closed, question) ?? "day" };
  if (!standsOn(s.terms, on)) return { kind: "day" };
  return { kind: "facts", facts: decisive(inCase, s) };
}

/** The party for want of which a window stays shut: its table has no day for the two, and has one for others. */
function partyWanting(regime: Regime, window: Window, frame: Frame): "host" | "origin" | null {
  const hasNone = (f: Frame): boolean => lookupsOf(window).some((l) => !isDated(lookUp(regime, l, f)));
  if (!hasNone(frame)) return null;
  const parties = regime.parties.map((_, p) => p);
  if (parties.some((origin) => origin !== frame.host && !hasNone({ ...frame, origin }))) return "origin";
  if (parties.some((host) => parties.some((origin) => origin !== host && !hasNone({ ...frame, host, origin })))) return "host";
  return null;
}
const lookupsOf = ({ since, before, during }: Window): readonly Lookup[] => [since, before, during].filter((p) => p !== null && typeof p === "object");
const isDated = (value: ReturnType<typeof lookUp>): boolean => typeof value === "number" || (value !== null && value.length > 0);

/** The facts for which a condition does not hold, as they are in the case: each of which alone would make it hold, or else the fewest that together would. */
function decisive({ slices: { space }, question, known }: RightInCase, s: Sentence): readonly { readonly fact: FactId; readonly value: number }[] {
  const { diagrams, regime, variables } = space;
  const condition = space.condition(s.condition, question);
  const alone = [...diagrams.support(condition)].filter((v) => known.has(v) && diagrams.fixed(condition, new Map([...known].filter(([other]) => other !== v))) !== space.no);
  const changed = alone.length > 0 ? alone : (fewestWanting(diagrams, condition, known) ?? []);
  return changed.map((v) => variables[v] ?? 0).sort((a, b) => a - b).map((fact) => ({ fact, value: question.given.get(fact) ?? regime.facts[fact]?.default ?? 0 }));
}

/** The fewest variables whose change makes a condition hold; `null` where none can. */
function fewestWanting(diagrams: Diagrams, condition: Node, known: ReadonlyMap<number, number>): readonly number[] | null {
  const memo = new Map<Node, readonly number[] | null>();
  const from = (node: Node): readonly number[] | null => {
    if (diagrams.isLeaf(node)) return diagrams.payload(node) === 1 ? [] : null;
    const before = memo.get(node);
    if (before !== undefined) return before;
    const level = diagrams.level(node);
    const now = known.get(level);
    let best: readonly number[] | null = null;
    for (let cell = 0; cell < (diagrams.arity[level] ?? 0); cell++) {
      const rest = from(diagrams.child(node, cell));
      const changed = rest === null || now === undefined || now === cell ? rest : [level, ...rest];
      if (changed !== null && (best === null || changed.length < best.length)) best = changed;
    }
    memo.set(node, best);
    return best;
  };
  return from(condition);
}
