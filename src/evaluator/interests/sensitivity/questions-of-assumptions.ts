/** Brain drain and gain, and who is the better organized, as questions of what is assumed: nothing declared in the regime changes them. */
import { one, rational, zero, type Rational } from "../../../language/rational";
import { numberOf, type PoliticsOptions } from "../../politics/options";
import { by, constant, line, plus, product, times, type Polynomial } from "./polynomial";
import { signOf, type Posed } from "./posed";
import type { Asked } from "./questions";

/** Whether emigration brings brain gain to each origin, and whether its rate is below the best; and whether those who gain by trade are the better organized. */
export function assumptionsAsked(posed: Posed): readonly Asked[] {
  const { one: { declared: { politics }, politics: report }, number } = posed;
  const organized = (["muTrade", "muMigration"] as const).map((name) => (number.name === name ? line(zero, one) : politics[name] && constant(politics[name])));
  const [trade, migration] = organized;
  return [
    ...report.skills.origins.filter((o) => o.model !== null).flatMap((o) => skillsAsked(posed, o.origin)),
    ...(trade && migration ? [{ of: "better-organized" as const, parties: [], question: { conditions: [signOf(plus(trade, times(migration, -1n)))], answer: ([sign = 0]: readonly number[]) => (sign > 0 ? "holds" : "fails") } }] : []),
  ];
}

/** The number of one origin, and what it is where the varied number is 0 and 1. */
function readOf({ one: { regime, declared, world }, number }: Posed, name: "e0" | "a" | "p", origin: number): Polynomial | null {
  const at = (politics: PoliticsOptions): Rational | null => { const given = politics[name]; return given === undefined ? null : numberOf(regime, given, origin, world.ledger.years[0] ?? 1); };
  const [from, to] = number.name === name ? [at(number.set(declared, zero).politics), at(number.set(declared, one).politics)] : [at(declared.politics), at(declared.politics)];
  return from === null || to === null ? null : line(from, to);
}

function skillsAsked(posed: Posed, origin: number): readonly Asked[] {
  const [e0, a, p] = [readOf(posed, "e0", origin), readOf(posed, "a", origin), readOf(posed, "p", origin)];
  if (e0 === null || a === null) return [];
  const half = rational(1, 2);
  const minus = (x: Polynomial, y: Polynomial): Polynomial => plus(x, times(y, -1n));
  const unit = constant(one);
  // a p, or at the best rate: (a − e0)/2, where that is above 0.
  const [room, best] = [minus(a, e0), by(minus(a, e0), half)];
  const added = p === null ? best : product(a, p);
  const conditions = [a, minus(unit, e0), p ?? unit, minus(unit, p ?? unit), minus(unit, plus(e0, added)), room, minus(room, added), minus(best, added)].map(signOf);
  const told = (answer: (signs: { readonly rate: number; readonly room: number; readonly gain: number; readonly best: number }) => string) => (signs: readonly number[]): string => {
    const [up = 0, share = 0, rate = 0, part = 0, all = 0, open = 0, gain = 0, beside = 0] = signs;
    const taken = p !== null || open > 0 ? all : 0;
    return up <= 0 || share < 0 || part < 0 || taken < 0 ? "not-assessable" : answer({ rate, room: open, gain, best: beside });
  };
  return [
    { of: "brain-gain", parties: [origin], question: { conditions, answer: told(({ rate, room: open, gain }) => ((p === null ? open > 0 : rate > 0 && gain > 0) ? "holds" : "fails")) } },
    ...(p === null ? [] : [{
      of: "best-rate" as const, parties: [origin],
      question: { conditions, answer: told(({ rate, room: open, best: beside }) => { const sign = open > 0 ? beside : -rate; return sign > 0 ? "below" : sign < 0 ? "above" : "at"; }) },
    }]),
  ];
}
