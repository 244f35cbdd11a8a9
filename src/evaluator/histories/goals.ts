import type { PositionKind } from "../../language/position";
import { openness } from "../../language/position";
import { isOrIsBelow } from "../../language/reading";
import type { PartyId } from "../../language/regime";
import type { Topic } from "../../kernel/slices";
import type { Prepared } from "../claims/asked";
import type { Witness, WitnessCase } from "../result";
import type { Cone } from "./catalogue";
import type { State } from "./state";
import type { Asked, View } from "./view";

/** A question of histories: whether some state shows it, and between how many origins it is asked. */
export interface Goal {
  readonly origins: 1 | 2;
  readonly shown: (view: View, state: State, cone: Cone) => Witness | null;
}

const witness = (cases: readonly WitnessCase[]): Witness => {
  const [a, b] = cases;
  const differingFacts = a && b ? a.case.facts.flatMap((value, f) => (value === b.case.facts[f] ? [] : [f])) : [];
  return { cases, differingFacts, parties: [], duty: null };
};

const isConflict = (kind: PositionKind): boolean => kind === "conflict";

/** Whether everybody whom the question is about takes part. */
const takePart = (view: View, { host, origins }: Cone): boolean => view.members.includes(host) && origins.every((o) => o !== host && view.beneficiaries.includes(o));

/** G2: a host treats two beneficiaries differently, all facts alike that no history decides. */
export const unequal: Goal = {
  origins: 2,
  shown: (view, state, cone) => {
    const [a, b] = cone.origins;
    if (a === undefined || b === undefined || !takePart(view, cone)) return null;
    const { decisions } = view.space;
    const position = (v: number): number => decisions.position(v);
    for (const topic of view.topics) {
      const [x, y]: readonly Asked[] = [{ host: cone.host, origin: a, topic }, { host: cone.host, origin: b, topic }];
      if (!x || !y) continue;
      const [first, second] = [view.position(state, x), view.position(state, y)];
      if (first === second) continue;
      const found = view.search([frame(view, x), frame(view, y)], topic.mover, [first], [second], ([p = 0], [q = 0]) =>
        position(p) !== position(q) && ![p, q].some((v) => isConflict(decisions.positionValue(position(v)).kind)));
      if (found) return witness([view.replay(state, x, found.first), view.replay(state, y, found.second)]);
    }
    return null;
  },
};

/** I1: a host gives a beneficiary less than the regime without derogations would. */
export const unbound: Goal = {
  origins: 1,
  shown: (view, state, cone) => {
    const [origin] = cone.origins;
    if (origin === undefined || !takePart(view, cone)) return null;
    const { decisions } = view.space;
    for (const topic of view.topics) {
      const asked: Asked = { host: cone.host, origin, topic };
      const nodes = [view.position(state, asked), view.position(state, { ...asked, core: true })];
      if (nodes[0] === nodes[1]) continue;
      const found = view.search([frame(view, asked)], topic.mover, nodes, nodes, (values) => {
        const [own, core] = values.map((v) => decisions.positionValue(decisions.position(v)));
        return own !== undefined && core !== undefined && core.kind !== "silent" && !isConflict(own.kind) && !isConflict(core.kind) && openness(own) < openness(core);
      });
      if (found) return witness([view.replay(state, asked, found.first)]);
    }
    return null;
  },
};

const frame = (view: View, { host, origin }: Asked): { readonly host: PartyId; readonly origin: PartyId; readonly on: number } => ({ host, origin, on: view.on });

/** A claim of the author: a case that it means and that contradicts it. */
export function contradicted(claim: Prepared): Goal {
  return {
    origins: 1,
    shown: (view, state, { host, origins: [origin] }) => {
      if (origin === undefined || origin === host || !view.members.includes(host)) return null;
      for (const mover of claim.classes) {
        for (const asked of claim.asked) {
          const topics = [claim.right, ...asked.rights].map((right) => topicOf(view, right, mover));
          const questions = topics.map((topic): Asked => ({ host, origin, topic }));
          const nodes = questions.map((q) => view.position(state, q));
          const { decisions } = view.space;
          const kinds = (values: readonly number[]): readonly PositionKind[] => values.map((v) => decisions.positionValue(decisions.position(v)).kind);
          const found = view.search([{ host, origin, on: view.on }], mover, nodes, nodes, (values) => {
            const [meant, ...rest] = kinds(values);
            return meant === "granted" && !rest.some(isConflict) && asked.contradicted(rest) !== null;
          });
          if (!found) continue;
          const decided = questions.slice(1).map((q) => view.replay(state, q, found.first));
          const lacking = asked.contradicted(decided.map((c) => c.decision.position.kind)) ?? 0;
          return witness(decided.filter((_, i) => i === lacking));
        }
      }
      return null;
    },
  };
}

/** The topic of one right for movers of one class, whether or not a rule speaks of it. */
function topicOf(view: View, right: number, mover: number): Topic {
  const { regime, slices } = view.conceding;
  const sentences = regime.sentences.flatMap((s, id) =>
    (s.rights === null || s.rights.includes(right)) && (s.classes === null || s.classes.some((c) => isOrIsBelow(regime, mover, c))) ? [id] : []);
  return { index: slices.topics.length + right * (regime.classes.length + 1) + mover, right, mover, sentences };
}

