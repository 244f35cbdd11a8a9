/** G2 by enumeration where positions read facts about the origin: each origin has values of its own. */
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Day } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import { add, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { belongs } from "../../src/language/reading";

/** Every list of values of some yes-or-no facts and labels. */
function choices(regime: Regime, facts: readonly number[]): readonly ReadonlyMap<number, number>[] {
  return facts.reduce<readonly ReadonlyMap<number, number>[]>((found, fact) => {
    const type = regime.facts[fact]?.type;
    const values = type?.kind === "labels" ? type.labels.map((_, i) => i) : [0, 1];
    return found.flatMap((one) => values.map((v) => new Map([...one, [fact, v]])));
  }, [new Map()]);
}

/** The degree of G2 among the members, for one right and class; `null` where nothing is said. */
export function g2OverAttributes(regime: Regime, right: number, mover: number, on: Day): Rational | null {
  const members = regime.parties.flatMap((_, p) => (belongs(regime.roster, p, on) ? [p] : []));
  const own = regime.facts.flatMap((f, i) => (f.tag === "class" ? [i] : []));
  const rest = regime.facts.flatMap((f, i) => (f.tag === "class" ? [] : [i]));
  let [sum, cases] = [zero, 0];
  for (const common of choices(regime, rest)) {
    const said = (host: number, origin: number, values: ReadonlyMap<number, number>): string =>
      positionKey(decideByReference(regime, { host, origin, mover, on, facts: regime.facts.map((_, i) => values.get(i) ?? common.get(i) ?? 0) }, right, "hard").position);
    const all = choices(regime, own);
    const silent = members.every((h) => members.every((o) => o === h || all.every((v) => said(h, o, v).startsWith("silent"))));
    if (silent) continue;
    cases++;
    let [unequal, pairs] = [0, 0];
    for (const host of members) {
      const others = members.filter((o) => o !== host);
      others.forEach((a, i) => others.slice(i + 1).forEach((b) => all.forEach((x) => all.forEach((y) => {
        pairs++;
        if (said(host, a, x) !== said(host, b, y)) unequal++;
      }))));
    }
    sum = add(sum, rational(unequal, pairs));
  }
  return cases === 0 ? null : subtract(one, multiply(sum, rational(1, cases)));
}
