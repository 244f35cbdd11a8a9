/** The common workload as our engine is asked: the compiled regime, cases by names, and columns. */
import type { CaseColumns, NamedCase } from "../../../src/evaluator";
import type { Regime } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";
import { classNames, flagNames, queriesOf, rightNames, rulesOf, skillNames, type Query, type Rule } from "./rules";
import { workloadText } from "./text";

export interface Workload {
  readonly parties: number;
  readonly rules: readonly Rule[];
  readonly regime: Regime;
  readonly queries: readonly Query[];
  readonly cases: readonly NamedCase[];
  readonly columns: CaseColumns;
}

/** As they come from a file: for every engine the objects are made in the same way. */
const fromJson = <T>(objects: readonly T[]): readonly T[] => JSON.parse(JSON.stringify(objects)) as readonly T[];

export function caseOf({ right, host, origin, mover, on, ...facts }: Query): NamedCase {
  return { right, host, origin, mover, on, facts };
}

function columnsOf(regime: Regime, queries: readonly Query[]): CaseColumns {
  const party = new Map(regime.parties.map(({ code }, p) => [code, p]));
  const place = (list: readonly string[], name: string): number => list.indexOf(name);
  return {
    count: queries.length,
    right: Uint8Array.from(queries, (q) => place(rightNames, q.right)),
    host: Int16Array.from(queries, (q) => party.get(q.host) ?? -1),
    origin: Int16Array.from(queries, (q) => party.get(q.origin) ?? -1),
    mover: Uint8Array.from(queries, (q) => place(classNames, q.mover)),
    on: Int32Array.from(queries, (q) => q.on),
    facts: {
      skill: Uint8Array.from(queries, (q) => place(skillNames, q.skill)),
      age: Uint8Array.from(queries, (q) => q.age),
      ...Object.fromEntries(flagNames.map((name) => [name, Uint8Array.from(queries, (q) => (q[name] ? 1 : 0))])),
    },
  };
}

/** The workload of so many parties and rules, compiled from a text of ours. */
export function workload(parties: number, rules: number, queries: number): Workload {
  const made = rulesOf(parties, rules);
  const regime = regimeOf(workloadText(parties, made));
  const asked = fromJson(queriesOf(parties, queries));
  return { parties, rules: made, regime, queries: asked, cases: fromJson(asked.map(caseOf)), columns: columnsOf(regime, asked) };
}

/** The pairs of origins whom a host treats differently, by the oracle: a right on a day, skill and age fixed, every class and every choice of flags. */
export function differentByOracle(rules: readonly Rule[], hosts: readonly string[], names: readonly string[], decideOne: (rules: readonly Rule[]) => (q: Query) => boolean, fixed: Pick<Query, "right" | "on" | "skill" | "age">): bigint {
  const own = rules.filter((r) => r.right === fixed.right);
  const granted = decideOne(own);
  // Where some rule speaks and a bar holds the right is denied, which is not silence.
  const spoken = decideOne(own.filter((r) => r.kind === "base"));
  const barred = decideOne(own.flatMap((r) => (r.kind === "base" ? [] : [{ ...r, kind: r.kind === "bar" ? ("base" as const) : r.kind }])));
  let total = 0n;
  for (const host of hosts) {
    for (const mover of classNames) {
      for (let flags = 0; flags < 2 ** flagNames.length; flags++) {
        const stated = Object.fromEntries(flagNames.map((name, i) => [name, ((flags >> i) & 1) === 1])) as unknown as Record<(typeof flagNames)[number], boolean>;
        let [given, withheld] = [0, 0];
        for (const origin of names) {
          if (origin === host) continue;
          const q: Query = { ...fixed, ...stated, host, origin, mover };
          if (granted(q)) given++;
          else if (spoken(q) && barred(q)) withheld++;
        }
        const rest = names.length - 1 - given - withheld;
        total += BigInt(given * withheld + given * rest + withheld * rest);
      }
    }
  }
  return total;
}
