/** Win-win-win, Pareto and the games of two as questions of one number: which signs decide them, as in `gains.ts` and `dyads.ts`. */
import { rational, zero } from "../../../language/rational";
import type { Measure, PartyId } from "../../../language/regime";
import { separableGame, type Nets } from "../choices";
import { classifier, dyadOf } from "../dyads";
import { estimate } from "../estimates";
import { outcomeOf, sides, verdictOn } from "../gains";
import { corners, type Corner, type Ledger, type Leg } from "../result";
import { Sum, type Condition } from "./condition";
import { weighed, type Figures, type SideTotal } from "./figures";
import type { Question } from "./nearest";
import { plus, sumOf, times, type Polynomial } from "./polynomial";
import { merged, type Asked } from "./questions";
import type { Setting } from "./varied";

/** Something that gains or loses: its total in each unit, at each number of movers. */
interface Gainer {
  readonly units: readonly (readonly Condition[])[];
  readonly known: boolean;
}

/** A question about gainers: their outcomes follow from the signs of their totals. */
function aboutGainers(gainers: readonly Gainer[], judge: (outcomes: readonly Leg["outcome"][]) => string): Question {
  const { conditions, places } = merged(gainers.flatMap((g) => g.units));
  return {
    conditions,
    answer: (signs) => {
      let next = 0;
      return judge(gainers.map(({ units, known }) => {
        const totals = units.map(() => {
          const own = places[next++] ?? [];
          return estimate((c) => rational(signs[own[corners.indexOf(c)] ?? 0] ?? 0));
        });
        return known ? outcomeOf(totals) : "not-assessable";
      }));
    },
  };
}

export function gainsAsked(setting: Setting, figures: Figures, { accounts, missing, parties }: Ledger): readonly Asked[] {
  const at = new Map(corners.map((corner) => [corner, figures.sidesIn(setting.ledger, corner)]));
  const gainer = (of: readonly SideTotal<Polynomial>["side"][], who: PartyId | null): Gainer => {
    const own = accounts.filter((a) => of.includes(a.party));
    const totalAt = (corner: Corner, unit: string): Condition => {
      const all = (at.get(corner) ?? []).filter((s) => of.includes(s.side) && s.unit === unit && (who === null || s.party === who));
      return new Sum().plus(sumOf(all.map((s) => weighed(s.years, setting.weights)))).made();
    };
    const units = [...new Set((at.get("expected") ?? []).filter((s) => of.includes(s.side)).map((s) => s.unit))];
    return { units: units.map((unit) => corners.map((c) => totalAt(c, unit))), known: own.length > 0 && own.every((a) => a.missing === null) && missing.length === 0 };
  };
  const states = parties.map((p) => gainer(["host", "origin"], p));
  const movers = accounts.some((a) => a.party === "mover") ? parties.map((p) => gainer(["mover"], p)) : [];
  return [
    { of: "win-win-win", parties: [], question: aboutGainers(sides.map((side) => gainer([side], null)), (outcomes) => verdictOn(outcomes.map((outcome) => ({ outcome })), ["gains"])) },
    { of: "pareto", parties: [], question: aboutGainers([...states, ...movers], (outcomes) => {
      const verdict = verdictOn(outcomes.map((outcome) => ({ outcome })), ["gains", "even"]);
      return verdict === "holds" && outcomes.every((o) => o === "even") ? "fails" : verdict;
    }) },
  ];
}

/** What a member may net by its own choice and by the other's: small numbers of every order. */
const small = [-2, -1, 0, 1, 2];
/** Numbers of the order that the signs of host, origin, their sum and their difference say. */
function ofOrder(signs: readonly number[]): Nets {
  for (const host of small) for (const origin of small) if ([host, origin, host + origin, host - origin].every((x, i) => Math.sign(x) === signs[i])) return { host: rational(host), origin: rational(origin) };
  return { host: zero, origin: zero };
}

/** The kind of each game of two, or its reading where one alone has a choice. It hangs on the order of payoffs alone. */
export function gamesAsked(setting: Setting, figures: Figures, unit: Measure): readonly Asked[] {
  const classify = classifier();
  const between = figures.betweenIn(setting.ledger, unit, "expected");
  const mean = (years: readonly Polynomial[] = []): Polynomial => sumOf(years);
  const conditionsOf = (host: Polynomial, origin: Polynomial): readonly Condition[] =>
    [host, origin, plus(host, origin), plus(host, times(origin, -1n))].map((p) => new Sum().plus(p).made());
  const pairs = new Map(between.map(({ host, origin }) => [[host, origin].sort((a, b) => a - b).join(" "), [Math.min(host, origin), Math.max(host, origin)] as const]));
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d).map(([row, column]): Asked => {
    const [come, go] = [between.find((b) => b.host === row && b.origin === column), between.find((b) => b.host === column && b.origin === row)];
    const hosts = [...(come === undefined ? [] : [row]), ...(go === undefined ? [] : [column])];
    const { conditions, places } = merged([conditionsOf(mean(come?.asHost), mean(go?.asOrigin)), conditionsOf(mean(go?.asHost), mean(come?.asOrigin))]);
    const answer = (signs: readonly number[]): string => {
      const of = (i: number): Nets => ofOrder((places[i] ?? []).map((p) => signs[p] ?? 0));
      const game = separableGame(of(0), of(1));
      const dyad = dyadOf([row, column], { low: game, expected: game, high: game }, hosts, classify);
      return hosts.length === 2 ? dyad.kind : dyad.reading;
    };
    return { of: "game", parties: [row, column], question: { conditions, answer } };
  });
}
