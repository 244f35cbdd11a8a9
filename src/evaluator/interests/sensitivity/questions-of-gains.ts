/** Win-win-win, Pareto and the games of two as questions of one number: which signs decide them, as in `gains.ts` and `dyads.ts`. */
import type { Game2x2 } from "../../../games";
import { rational, zero } from "../../../language/rational";
import type { Measure, PartyId } from "../../../language/regime";
import { separableGame, type Nets } from "../choices";
import { classifier, dyadOf } from "../dyads";
import { estimate } from "../estimates";
import { outcomeOf, sides, verdictOn } from "../gains";
import { corners, type Corner, type Ledger, type Leg } from "../result";
import { Sum, type Condition } from "./condition";
import { weighed, type Between, type Figures, type SideTotal } from "./figures";
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

/** What each of two nets over all years: as host of the other, and as its origin. */
export interface OfTwo {
  readonly pair: readonly [PartyId, PartyId];
  readonly row: readonly [host: Polynomial, origin: Polynomial];
  readonly column: readonly [host: Polynomial, origin: Polynomial];
  /** Those to whom movers of the other would come, or for whom something is kept. */
  readonly hosts: readonly PartyId[];
}
export function pairsIn(between: readonly Between<Polynomial>[]): readonly OfTwo[] {
  const known = new Map(between.map((b) => [`${b.host} ${b.origin}`, b]));
  const pairs = new Map(between.map(({ host, origin }) => [Math.min(host, origin), Math.max(host, origin)] as const).map((pair) => [pair.join(" "), pair]));
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d).map((pair): OfTwo => {
    const [row, column] = pair;
    const [come, go] = [known.get(`${row} ${column}`), known.get(`${column} ${row}`)];
    return { pair, row: [sumOf(come?.asHost ?? []), sumOf(go?.asOrigin ?? [])], column: [sumOf(go?.asHost ?? []), sumOf(come?.asOrigin ?? [])], hosts: [...(come === undefined ? [] : [row]), ...(go === undefined ? [] : [column])] };
  });
}

/** A question about a game of two, which hangs on the order of payoffs alone. */
export function aboutGame({ row, column }: Pick<OfTwo, "row" | "column">, judge: (game: Game2x2) => string): Question {
  const conditionsOf = ([host, origin]: OfTwo["row"]): readonly Condition[] => [host, origin, plus(host, origin), plus(host, times(origin, -1n))].map((p) => new Sum().plus(p).made());
  const { conditions, places } = merged([conditionsOf(row), conditionsOf(column)]);
  const nets = (signs: readonly number[], i: number): Nets => ofOrder((places[i] ?? []).map((p) => signs[p] ?? 0));
  return { conditions, answer: (signs) => judge(separableGame(nets(signs, 0), nets(signs, 1))) };
}

/** The kind of each game of two, or its reading where one alone has a choice. */
export function gamesAsked(setting: Setting, figures: Figures, unit: Measure): readonly Asked[] {
  const classify = classifier();
  return pairsIn(figures.betweenIn(setting.ledger, unit, "expected")).map((two): Asked => ({
    of: "game", parties: two.pair,
    question: aboutGame(two, (game) => {
      const dyad = dyadOf(two.pair, { low: game, expected: game, high: game }, two.hosts, classify);
      return two.hosts.length === 2 ? dyad.kind : dyad.reading;
    }),
  }));
}
