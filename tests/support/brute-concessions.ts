/** I2 on one day by enumeration over the reference interpreter: every act, host, origin and case of the regime without derogations. */
import { decideByReference } from "../../src/evaluator/decide/reference";
import { actsOf, conceded, concededByAll, type Act } from "../../src/language/conceded";
import type { Day } from "../../src/language/dates";
import { moreOpen, positionKey, type Position } from "../../src/language/position";
import { add, multiply, rational, zero, type Rational } from "../../src/language/rational";
import { stateless, type Regime, type RightId } from "../../src/language/regime";
import { belongsOn, eligiblePairs } from "./brute-pairs";
import { topicsOf, valuations, type Topic } from "./brute-cases";
import { isDerogation, withoutSentences } from "./renamed";

const reaches = (given: Position, other: Position): boolean => positionKey(given) === positionKey(other) || moreOpen(given, other) === other;
const gives = ({ kind }: Position): boolean => kind === "granted" || kind === "rationed" || kind === "discretionary";

/** The regime with nothing in its rules but what one act adds, and with the exceptions to them. */
function alone(regime: Regime, before: number): Regime {
  return { ...regime, clauses: regime.clauses.map((c) => (c.kind === "rule" ? { ...c, sentences: c.sentences.filter((s) => s >= before) } : c)) };
}

/** What one act comes to between two parties in one case; `null` where it gives nothing there. */
function reached(core: Regime, act: Act, topic: Topic, facts: readonly number[], on: Day, host: number, origin: number): Rational | null {
  const after = conceded(core, [{ act, host, origin: act.toward === "one" ? origin : null, since: on }]);
  // The terms of an exception are measured in the regime in which it is conceded, not in what is conceded alone.
  const decide = (regime: Regime, to: number): Position => decideByReference(regime, { host, origin: to, mover: topic.mover, on, facts }, topic.right, "hard", after).position;
  const given = decide(alone(after, core.sentences.length), origin);
  if (!gives(given)) return null;
  const others = eligiblePairs(core, on).filter((p) => p.host === host && p.origin !== origin);
  return others.length === 0 ? null : rational(others.filter((p) => reaches(given, decide(after, p.origin))).length, others.length);
}

const speaks = (act: Act, right: RightId): boolean => act.sentences.some((s) => s.rights === null || s.rights.includes(right));

/** The mean share of those reached; `null` where nothing can be conceded. */
export function bruteExtension(regime: Regime, on: Day): Rational | null {
  const core = withoutSentences(regime, (s) => isDerogation(regime, s));
  const whole = concededByAll(regime);
  const origins = [...regime.parties.keys(), stateless].filter((p) => p === stateless || isAlive(regime, p, on));
  const hosts = [...regime.parties.keys()].filter((p) => belongsOn(regime.roster[p] ?? [], on));
  let sum = zero;
  let weight = zero;
  for (const topic of topicsOf(whole)) {
    for (const { facts, weight: w } of valuations(whole, topic.mover, on)) {
      for (const act of actsOf(regime)) {
        if (!speaks(act, topic.right)) continue;
        for (const host of hosts) {
          for (const origin of origins) {
            const share = origin === host ? null : reached(core, act, topic, facts, on, host, origin);
            if (share === null) continue;
            sum = add(sum, multiply(rational(w), share));
            weight = add(weight, rational(w));
          }
        }
      }
    }
  }
  return weight.numerator === 0n ? null : rational(sum.numerator * weight.denominator, sum.denominator * weight.numerator);
}

function isAlive(regime: Regime, party: number, on: Day): boolean {
  const life = regime.parties[party]?.life;
  return life !== undefined && (life.since ?? -Infinity) <= on && on < (life.before ?? Infinity);
}
