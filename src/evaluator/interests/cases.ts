import { cellOf, factCells } from "../../kernel/cells";
import { BudgetSpent, type Node } from "../../kernel/diagram";
import { noParties, Space } from "../../kernel/space";
import type { Frame } from "../../language/reading";
import { add, divide, multiply, rational, zero, type Rational } from "../../language/rational";
import type { ClassId, FactId, MoverClass, Regime } from "../../language/regime";
import { measureOf, type Measure } from "../criteria/leaves";
import { allKept, conductFacts, valuesUnder, type Breaches, type ConductFact } from "./breaches";
import { exactly, middle } from "./exact";

/** Facts that are taken as known, by their values. What is given of conduct gives way where breaches are said. */
export type Given = ReadonlyMap<FactId, number>;

/**
 * The cases that movers can be in, weighed as degrees are: every value of a fact that is read alike. Cells are fine enough for the conditions
 * of stakes too.
 */
export class Cases {
  readonly space: Space;
  private readonly measure: Measure;
  private readonly conduct: readonly ConductFact[];
  private readonly namesParties: boolean;
  private readonly given: Given;
  private readonly fixed: ReadonlyMap<number, number>;
  private readonly fixedBetween = new Map<string, ReadonlyMap<number, number>>();
  private readonly shares = new Map<Node, Rational>();
  private readonly means = new Map<string, Rational>();

  constructor(
    readonly regime: Regime,
    binding: "hard" | "soft",
    given: Given,
    private readonly breaches: Breaches | null = null,
  ) {
    this.conduct = conductFacts(regime);
    this.namesParties = this.conduct.some((f) => !["host", "origin", "every member"].includes(f.toward));
    this.given = new Map([...valuesUnder(regime, this.conduct, allKept, noParties(0)), ...given]);
    const kept = new Set(regime.interests.stakes.flatMap(({ keeping }) => (keeping ? (regime.clauses[keeping.clause]?.name ?? "") : [])));
    const read = [...regime.interests.stakes, ...regime.duties.filter((d) => kept.has(d.name))].map(({ condition }): MoverClass => ({ name: "", title: null, parent: null, condition }));
    this.space = new Space(regime, binding, factCells({ ...regime, classes: [...regime.classes, ...read] }, false));
    this.measure = measureOf(this.space);
    this.fixed = this.cellsOf(this.given);
  }

  private cellsOf(values: Given): ReadonlyMap<number, number> {
    return new Map([...values].flatMap(([fact, value]) => {
      const variable = this.space.variable(fact);
      return variable === undefined ? [] : [[variable, cellOf(this.space.cells.get(fact) ?? [], value)] as const];
    }));
  }

  /** What is known between two parties on a day: what is given, and conduct by the breaches. */
  private fixedIn(frame: Frame): ReadonlyMap<number, number> {
    if (this.breaches === null || this.conduct.length === 0) return this.fixed;
    // Only conduct toward parties by their names is another one between other parties.
    const key = this.namesParties ? `${frame.host} ${frame.origin} ${frame.on}` : "";
    const known = this.fixedBetween.get(key);
    if (known !== undefined) return known;
    const made = this.cellsOf(new Map([...this.given, ...valuesUnder(this.regime, this.conduct, this.breaches, frame)]));
    this.fixedBetween.set(key, made);
    return made;
  }

  /** The facts that a mover of a class (`null`: whoever) can have between two parties on a day: a yes-or-no function. */
  feasible(mover: ClassId | null, frame: Frame): Node {
    return this.fix(this.space.and(this.space.feasible(mover, frame.on), this.space.possible(frame)), frame);
  }
  /** The same as far as it matters for a function: which state is meant is asked only where something reads it. */
  feasibleFor(node: Node, mover: ClassId | null, frame: Frame): Node {
    const own = this.space.feasible(mover, frame.on);
    const readsState = [node, own].some((n) => [...this.space.diagrams.support(n)].some((v) => this.regime.facts[this.space.variables[v] ?? -1]?.type.kind === "state"));
    return readsState ? this.feasible(mover, frame) : this.fix(own, frame);
  }
  /** The function once what is known between two parties is known. */
  fix(node: Node, frame: Frame): Node {
    const fixed = this.fixedIn(frame);
    return fixed.size === 0 ? node : this.space.diagrams.fixed(node, fixed);
  }

  /** Why cases of a function cannot be weighed; `null`: they can. */
  unknown(node: Node): string | null {
    for (const variable of this.space.diagrams.support(node)) {
      const fact = this.regime.facts[this.space.variables[variable] ?? -1];
      if (fact?.tag === "open") return `figures are missing: ${fact.key}`;
      if (this.measure.unmeasured.has(variable)) return `the fact \`${fact?.key ?? ""}\` has no range that can be counted`;
    }
    return null;
  }

  /** The share of cases in which a yes-or-no function is 1. */
  share(node: Node): Rational {
    const { diagrams } = this.space;
    if (diagrams.isLeaf(node)) return rational(diagrams.payload(node));
    const known = this.shares.get(node);
    if (known !== undefined) return known;
    const made = this.overCells(node, (cell) => this.share(diagrams.child(node, cell)));
    this.shares.set(node, made);
    return made;
  }

  /** The sum of a fact over the cases in which a yes-or-no function is 1, by their weight; `null` where the fact has no range. */
  sum(node: Node, fact: FactId): Rational | null {
    const whole = this.meanOf(fact);
    if (whole === null) return null;
    const variable = this.given.has(fact) ? undefined : this.space.variable(fact);
    if (variable === undefined) return multiply(whole, this.share(node));
    return this.measure.unmeasured.has(variable) ? null : this.sumOver(node, fact, variable, whole);
  }

  private sumOver(node: Node, fact: FactId, variable: number, whole: Rational): Rational {
    const { diagrams, cells } = this.space;
    if (diagrams.isLeaf(node) || diagrams.level(node) > variable) return multiply(whole, this.share(node));
    const key = `${node} ${fact}`;
    const known = this.means.get(key);
    if (known !== undefined) return known;
    const here = diagrams.level(node) === variable;
    const made = this.overCells(node, (c) => {
      const child = diagrams.child(node, c);
      const cell = cells.get(fact)?.[c];
      return here ? multiply(cell ? middle(cell.from, cell.to) : zero, this.share(child)) : this.sumOver(child, fact, variable, whole);
    });
    this.means.set(key, made);
    return made;
  }

  /** The mean of a fact over its range. */
  meanOf(fact: FactId): Rational | null {
    const value = this.given.get(fact);
    const range = this.regime.facts[fact]?.range ?? null;
    if (value !== undefined) return exactly(value);
    return range && Number.isFinite(range.from) && Number.isFinite(range.to) ? middle(range.from, range.to) : null;
  }

  private overCells(node: Node, value: (cell: number) => Rational): Rational {
    const level = this.space.diagrams.level(node);
    const weights = this.measure.cells[level] ?? [];
    const total = weights.reduce((sum, w, cell) => (w === 0n ? sum : add(sum, multiply(rational(w), value(cell)))), zero);
    return divide(total, rational(this.measure.sums[level] ?? 1n));
  }
}

/** What is asked, or in words that it takes more than there is room for. */
export function withinBudget<T>(work: () => T, otherwise: (why: string) => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return otherwise(error.message);
  }
}
