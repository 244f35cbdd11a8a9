import { capLookups } from "../../language/reading";
import type { Clause, ClauseId, Condition, Fact, FactId, Regime, Selector, Sentence, SentenceId } from "../../language/regime";

/** A choice that one side has toward one partner: a discretion used to refuse, or a power invoked. */
export interface Choice {
  /** Says of a pair whether the choice was made. */
  readonly fact: FactId;
  readonly kind: "use" | "invoke";
  /** The clause of the power; of discretions, which one holder uses together, all of them. */
  readonly clauses: readonly ClauseId[];
  /** Who chooses: `host`, `origin` or a body. */
  readonly by: string;
  readonly origin: Selector;
}

/** A regime in which facts say what was chosen. */
export interface Instrumented {
  readonly regime: Regime;
  readonly choices: readonly Choice[];
  /** For each sentence added for a discretion that is used, the one that leaves the discretion. */
  readonly stands: ReadonlyMap<SentenceId, SentenceId>;
  /** Sentences of powers, which take from one what the regime gives. */
  readonly invoked: ReadonlySet<SentenceId>;
  /** How many sentences and facts the regime has as written. */
  readonly written: number;
  readonly facts: number;
  /** Powers that cannot be followed, with the reason. */
  readonly leftOut: readonly string[];
}

const chosen = (fact: FactId, value: 0 | 1): Condition => ({ kind: "fact", fact, comparator: "=", operand: { constant: value, terms: [] } });
const both = (a: Condition, b: Condition): Condition => ({ kind: "and", operands: [a, b] });
const factOf = (key: string): Fact => ({
  key, title: null, tag: "relation", type: { kind: "yes-or-no" }, range: { from: 0, to: 1 }, default: 0, judgedBy: null, from: null, at: null,
});

/** What keeps a power from being followed; `null` where nothing does. */
function obstacle(regime: Regime, power: Regime["powers"][number]): string | null {
  const name = regime.clauses[power.clause]?.name ?? "";
  if (power.trigger !== null) return `${name} can be invoked only where its trigger allows it`;
  const target = power.sentences.some((s) => s.head.kind === "ration" && capLookups(s.head.cap).some((lookup) => lookup.args.includes("target")));
  return target ? `${name} counts those against whom it is invoked` : null;
}

/** Adds to a regime what may be chosen: discretions to refuse (all that one side holds are used together, so that they agree), and powers. */
export function instrumented(regime: Regime): Instrumented {
  const facts: Fact[] = [...regime.facts];
  const sentences: Sentence[] = [...regime.sentences];
  const more = new Map<number, SentenceId[]>();
  const choices: Choice[] = [];
  const stands = new Map<SentenceId, SentenceId>();
  const invoked = new Set<SentenceId>();
  const add = (s: Sentence): SentenceId => {
    const id = sentences.push(s) - 1;
    more.set(s.clause, [...(more.get(s.clause) ?? []), id]);
    return id;
  };
  const holders = new Map<string, { readonly fact: FactId; readonly clauses: ClauseId[] }>();
  regime.sentences.forEach((s, id) => {
    if (s.head.kind !== "discretion" || s.head.direction !== "lower") return;
    const { by } = s.head;
    const held = holders.get(by) ?? { fact: facts.push(factOf(`${by} refuses what it may refuse`)) - 1, clauses: [] };
    if (!holders.has(by)) choices.push({ ...held, kind: "use", by, origin: { kind: "anyone" } });
    if (!held.clauses.includes(s.clause)) held.clauses.push(s.clause);
    holders.set(by, held);
    sentences[id] = { ...s, condition: both(s.condition, chosen(held.fact, 0)) };
    stands.set(add({ ...s, head: { kind: "refuse" }, length: null, condition: both(s.condition, chosen(held.fact, 1)) }), id);
  });
  const leftOut: string[] = [];
  for (const power of regime.powers) {
    const why = obstacle(regime, power);
    if (why !== null) {
      leftOut.push(why);
      continue;
    }
    const fact = facts.push(factOf(`${regime.clauses[power.clause]?.name ?? ""} is invoked`)) - 1;
    for (const s of power.sentences) {
      choices.push({ fact, kind: "invoke", clauses: [power.clause], by: "host", origin: s.origin });
      invoked.add(add({ ...s, condition: both(s.condition, chosen(fact, 1)) }));
    }
  }
  const clauses = regime.clauses.map((clause, id): Clause => ({ ...clause, sentences: [...clause.sentences, ...(more.get(id) ?? [])] }));
  return { regime: { ...regime, facts, sentences, clauses }, choices, stands, invoked, written: regime.sentences.length, facts: regime.facts.length, leftOut };
}
