/** Cases drawn as columns of numbers: for shares of many, where making a case an object would cost more than deciding it. */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Day } from "../../language/dates";
import { stateless, type Fact, type Regime } from "../../language/regime";
import type { CaseColumns } from "../decide/prepared/result";
import { breakpoints } from "../breakpoints";
import { bounds, interesting } from "./arbitrary-case";

export interface DrawOptions {
  readonly count: number;
  /** The same seed draws the same cases. */
  readonly seed: number;
  /** First and last day, both included; unless said, from the first to the last on which something changes. */
  readonly since?: Day;
  readonly until?: Day;
}

/** Draws one whole number. */
type Draw = (from: number, to: number) => number;

/**
 * Cases drawn evenly: each right, class, host that is ever bound, other origin, day, and value of each fact has the same chance, whatever else is drawn.
 * Origins are the parties that are bound or named somewhere, one of all others, and the stateless. Facts that stand for missing figures are not stated. What cannot be (a fact that its class rules out) has no position when decided.
 *
 * @throws RangeError where the regime has no right, no class or no party that is ever bound, or the days are none.
 */
export function drawColumns(regime: Regime, { count, seed, since, until }: DrawOptions): CaseColumns {
  const rng = xoroshiro128plus(seed);
  // Some numbers are drawn more often than others, by at most one part in 2^32 for each value that there is: far less than can be seen, and much faster than evenly.
  const draw: Draw = (from, to) => from + Math.floor(((rng.next() >>> 0) / 4294967296) * (to - from + 1));
  const points = breakpoints(regime);
  const [first, last] = [since ?? points[0] ?? 0, until ?? points.at(-1) ?? since ?? 0];
  const hosts = [...regime.roster.keys()].filter((p) => (regime.roster[p] ?? []).length > 0);
  if (regime.rights.length === 0 || regime.classes.length === 0 || hosts.length === 0) throw new RangeError("a case has a right, a class and a host that is bound");
  if (first > last) throw new RangeError(`no day lies from ${first} to ${last}`);
  const host = filled(new Int32Array(count), () => hosts[draw(0, hosts.length - 1)] ?? 0);
  return {
    count, host,
    origin: otherThan(host, [...interesting(regime), stateless], draw),
    right: filled(new Int32Array(count), () => draw(0, regime.rights.length - 1)),
    mover: filled(new Int32Array(count), () => draw(0, regime.classes.length - 1)),
    on: filled(new Int32Array(count), () => draw(first, last)),
    facts: Object.fromEntries(regime.facts.filter((fact) => fact.tag !== "open").map((fact) => [fact.key, valuesOf(fact, count, draw)])),
  };
}

function filled<T extends Int32Array | Float64Array>(into: T, value: () => number): T {
  for (let i = 0; i < into.length; i++) into[i] = value();
  return into;
}

/** For each host one of the others. */
function otherThan(hosts: Int32Array, from: readonly number[], draw: Draw): Int32Array {
  const places = new Map(from.map((party, place) => [party, place]));
  const others = new Int32Array(hosts.length);
  for (let i = 0; i < others.length; i++) {
    const own = places.get(hosts[i] ?? 0);
    const place = draw(0, from.length - (own === undefined ? 1 : 2));
    others[i] = from[own !== undefined && place >= own ? place + 1 : place] ?? stateless;
  }
  return others;
}

function valuesOf(fact: Fact, count: number, draw: Draw): Int32Array | Float64Array {
  const { from, to } = bounds(fact);
  const whole = (): number => draw(Math.ceil(from), Math.floor(to));
  return Math.abs(from) < 2 ** 31 && Math.abs(to) < 2 ** 31 ? filled(new Int32Array(count), whole) : filled(new Float64Array(count), whole);
}
