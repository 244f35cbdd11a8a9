/** Asks a prepared regime what the reference interpreter and the ordinary engine are asked, and says where they differ. */
import fc from "fast-check";
import { decide, prepare, type FactValue, type NamedCase, type Outcome, type PreparedRegime } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case, Decision } from "../../src/evaluator/result";
import { caseOf } from "../../src/evaluator/testing/arbitrary-regime";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import { stateless, type Regime } from "../../src/language/regime";
import { feasible, possible } from "./brute-cases";

/** A case as its names; `keeps` says which facts are stated. */
export function named(regime: Regime, c: Case, right: number, keeps: (fact: number) => boolean = () => true): NamedCase {
  const code = (party: number): string => (party === stateless ? "stateless" : (regime.parties[party]?.code ?? ""));
  // As a text or as its number: on some days this, on others that.
  const value = (fact: number): FactValue => {
    const type = regime.facts[fact]?.type;
    const number = c.facts[fact] ?? 0;
    if (type?.kind === "yes-or-no") return c.on % 3 === 0 ? number : number === 1;
    return type?.kind === "labels" && c.on % 3 !== 1 ? (type.labels[number] ?? number) : number;
  };
  const facts = Object.fromEntries(regime.facts.flatMap((f, i) => (keeps(i) ? [[f.key, value(i)]] : [])));
  return { right: regime.rights[right]?.name ?? "", host: code(c.host), origin: code(c.origin), mover: regime.classes[c.mover]?.name ?? "", on: c.on, facts };
}

const shown = (d: Decision | null, grounds: boolean): string =>
  d === null ? "no answer" : `${positionKey(d.position)}${grounds ? ` by ${[...d.by].sort((a, b) => a - b).join(",")}` : ""}`;
const answered = (o: Outcome | undefined, grounds: boolean): string =>
  o?.unreadable ? `unreadable ${o.unreadable.what} ${o.unreadable.name}` : shown(o?.position ? { position: o.position, by: o.by ?? [] } : null, grounds);

/** The same regime prepared with grounds and without. */
export interface Prepared {
  readonly regime: Regime;
  readonly plain: PreparedRegime;
  readonly grounded: PreparedRegime;
}
export const prepared = (regime: Regime): Prepared => ({ regime, plain: prepare(regime), grounded: prepare(regime, { grounds: true }) });

/**
 * Where a prepared regime differs from the reference interpreter on cases with every fact stated, in words. All rights of a case are asked before the next case, of
 * objects one by one and of columns in one call: so an answer that keeps something of the case before shows.
 */
export function preparedDifferences({ regime, plain, grounded }: Prepared, cases: readonly Case[]): readonly string[] {
  const asked = cases.flatMap((c) => regime.rights.map((_, right) => ({ c, right })));
  const facts = Object.fromEntries(regime.facts.map((f, i) => [f.key, asked.map(({ c }) => c.facts[i] ?? 0)]));
  const column = (of: (c: Case) => number): readonly number[] => asked.map(({ c }) => of(c));
  const { places, outcomes } = plain.decideColumns({
    count: asked.length, right: asked.map(({ right }) => right), host: column((c) => c.host), origin: column((c) => c.origin), mover: column((c) => c.mover), on: column((c) => c.on), facts,
  });
  return asked.flatMap(({ c, right }, i) => {
    const canBe = feasible(regime, c.mover, c.facts, c.on) && possible(regime, c, true);
    const expected = canBe ? decideByReference(regime, c, right) : null;
    const byName = named(regime, c, right);
    if (expected?.position.kind === "conflict") return [`${words(byName)}: a conflict that the checker did not find`];
    const found = [
      ["plain", answered(plain.decide(byName), false), shown(expected, false)],
      ["grounds", answered(grounded.decide(byName), true), shown(expected, true)],
      ["columns", answered(outcomes[places[i] ?? 0], false), shown(expected, false)],
    ];
    return found.flatMap(([how, answer, meant]) => (answer === meant ? [] : [`${how ?? ""}: ${words(byName)}: ${answer ?? ""}, the reference ${meant ?? ""}`]));
  });
}

/** Where it differs from the ordinary engine on cases of which only some facts are stated, in words. */
export function partialDifferences({ regime, plain, grounded }: Prepared, cases: readonly Case[], keeps: (fact: number) => boolean): readonly string[] {
  return cases.flatMap((c) => {
    const answer = decide(regime, { ...c, given: new Map(c.facts.flatMap((v, i) => (keeps(i) ? [[i, v] as const] : []))) });
    return answer.rights.flatMap(({ right, decision }) => {
      const asked = named(regime, c, right, keeps);
      const found = [
        [answered(plain.decide(asked), false), shown(decision, false)],
        [answered(grounded.decide(asked), true), shown(decision, true)],
      ];
      return found.flatMap(([got, meant]) => (got === meant ? [] : [`${words(asked)}: ${got ?? ""}, the ordinary engine ${meant ?? ""}`]));
    });
  });
}

const words = (c: NamedCase): string => `${c.right} ${c.host} ${c.origin} ${c.mover} ${formatDay(Number(c.on))} ${JSON.stringify(c.facts)}`;

const seed = Number(process.env["FC_SEED"] ?? 1);
/** Where it differs from either on so many drawn cases of a regime, in words; of a quarter of them some facts are left out. */
export function differencesOn(regime: Regime, numRuns: number): readonly string[] {
  const all = prepared(regime);
  const cases = fc.sample(caseOf(regime), { numRuns, seed });
  return [...preparedDifferences(all, cases), ...partialDifferences(all, cases.slice(0, numRuns / 4), (fact) => fact % 3 !== 0)];
}
