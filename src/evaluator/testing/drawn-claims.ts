/** Claims as properties: cases that a claim means are drawn until one contradicts it. */
import type { Day } from "../../language/dates";
import { contains } from "../../language/dates";
import { stateless, type PartyId, type Regime, type RightId } from "../../language/regime";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { alone, extended, type Extended, type Prepared } from "../claims/asked";
import { intervalsBetween, timeline, type SpanOf } from "../criteria/timeline";
import type { PartDay } from "../criteria/part-day";
import { decideByReference } from "../decide/reference";
import type { ClaimReport, WitnessCase } from "../result";
import { drawnPart } from "./drawn-part";
import { refuted, type Asked, type Drawing, type Drawn } from "./refute";
import { boundOn, daysWithin, fieldOf, topicsOfClasses, type DrawnTopic, type Situation } from "./situation";

const nothingMeant: Drawn = { verdict: "holds", runs: 0, path: null, cases: null, dependsOn: [], missing: null };

interface DayOfClaim {
  readonly on: Day;
  readonly part: PartDay;
}

/** Each claim asked for, or all of them, over the time in which some case drawn is meant by it. */
export function drawnClaims(regime: Regime, binding: "hard" | "soft", window: { readonly since?: Day; readonly until?: Day }, name: string | null, drawing: Drawing): readonly ClaimReport[] {
  if (regime.claims.length === 0) return [];
  const whole = extended(regime);
  const { days } = new Slices(new Space(whole.regime, binding), new Set(), "everyone");
  const intervals = intervalsBetween(days, window);
  const each = { ...drawing, runs: Math.ceil(drawing.runs / intervals.length) };
  return whole.claims.filter((c) => name === null || c.claim.name === name).map((claim) => {
    const asked = askedOf(whole, claim, binding);
    const spans = intervals.map(({ interval, on }): SpanOf<DayOfClaim> => {
      const fields = fieldOf(whole.regime, daysWithin(interval, on), topicsOf(whole, claim), boundOn(regime, on), originsOn(regime, on));
      const found = fields.live.includes(claim.sentence) ? refuted(fields, asked, each) : nothingMeant;
      // A claim that means none of the cases drawn is not contradicted, and says nothing.
      const drawn = drawnPart(regime, found, each.seed, new Set());
      const part: PartDay = found.runs === 0 ? { ...drawn, verdict: "vacuous", missing: "none of the cases drawn is meant" } : drawn;
      return { interval, day: { on, part } };
    });
    return { claim: claim.claim.name, timeline: timeline(trimmed(spans), (day) => day.part, (part) => part.drawn?.witness ?? null) };
  });
}

function trimmed(spans: readonly SpanOf<DayOfClaim>[]): readonly SpanOf<DayOfClaim>[] {
  const says = ({ day }: SpanOf<DayOfClaim>): boolean => day.part.verdict !== "vacuous";
  const first = spans.findIndex(says);
  return first < 0 ? [] : spans.slice(first, spans.findLastIndex(says) + 1);
}

/** The questions of a claim, by number in the place of rights: each may be about several rights. */
function topicsOf({ regime }: Extended, claim: Prepared): readonly DrawnTopic[] {
  return claim.asked.flatMap(({ rights }, question) =>
    topicsOfClasses(regime, [claim.right], claim.classes).map((meant): DrawnTopic => {
      const about = topicsOfClasses(regime, rights, [meant.mover]).flatMap((t) => t.sentences);
      return { right: question, mover: meant.mover, sentences: [...new Set([claim.sentence, ...about])] };
    }),
  );
}

const originsOn = (regime: Regime, on: Day): readonly PartyId[] => [...regime.parties.flatMap((p, id) => (contains(p.life, on) ? [id] : [])), stateless];

function askedOf(whole: Extended, claim: Prepared, binding: "hard" | "soft"): Asked {
  const only = alone(whole, claim);
  const decided = (s: Situation, right: RightId): WitnessCase => ({ case: s.first, right, decision: decideByReference(whole.regime, s.first, right, binding) });
  return {
    apart: { hosts: false, origins: false, facts: new Set() },
    strictly: true,
    meant: ({ first }) => decideByReference(only, first, claim.right, binding).position.kind === "granted",
    contradicted: (s) => {
      const asked = claim.asked[s.right];
      const cases = (asked?.rights ?? []).map((right) => decided(s, right));
      const shown = asked?.contradicted(cases.map((c) => c.decision.position.kind)) ?? null;
      return shown === null ? null : cases.filter((_, i) => i === 0 || i === shown);
    },
  };
}
