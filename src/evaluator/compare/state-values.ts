import { contains, type Day } from "../../language/dates";
import { isBound } from "../../language/reading";
import { meantState, unnamedStates, type StateType } from "../../language/states";
import type { Node } from "../../kernel/diagram";
import type { Alignment } from "./alignment";
import { sides } from "./difference";

/** Which values a shared fact that is a state can have: a party of the case is `host` or `origin`, and there must be such a state on the day. */
export class StateValues {
  constructor(
    private readonly alignment: Alignment,
    readonly variable: number,
    private readonly type: StateType,
  ) {}

  onDay(on: Day): StateValuesOn {
    const { parties, regimes } = this.alignment;
    const alive = new Set(parties.flatMap(({ name, ids }) => {
      const lives = sides.some((side) => ids[side] !== null && contains(regimes[side].parties[ids[side]]?.life ?? { since: null, before: null }, on));
      return lives ? [name] : [];
    }));
    const named = new Set(this.type.labels.slice(unnamedStates(this.type)));
    const unnamed = parties.filter(({ name }) => alive.has(name) && !named.has(name));
    // Whoever is not named is a member under both texts or under neither.
    const bound = (ids: (typeof parties)[number]["ids"]): boolean => sides.some((side) => ids[side] !== null && isBound(regimes[side], ids[side], on));
    const members = new Set(unnamed.filter(({ ids }) => bound(ids)).map((p) => p.name));
    return new StateValuesOn(this.type, alive, members, new Set(unnamed.map((p) => p.name).filter((name) => !members.has(name))));
  }
}

/** The same on one day. */
export class StateValuesOn {
  private readonly nodes = new Map<string, Node>();

  constructor(
    private readonly type: StateType,
    private readonly alive: ReadonlySet<string>,
    private readonly members: ReadonlySet<string>,
    private readonly others: ReadonlySet<string>,
  ) {}

  possible(host: string, origin: string | null, make: (can: ReadonlySet<number>) => Node): Node {
    const inCase = this.type.byName ? [] : [host, ...(origin === null ? [] : [origin])];
    const left = (set: ReadonlySet<string>): boolean => set.size > inCase.filter((code) => set.has(code)).length;
    const can = new Set<number>();
    this.type.labels.forEach((label, value) => {
      if (value >= unnamedStates(this.type) ? !inCase.includes(label) && this.alive.has(label) : this.canBeUnnamed(meantState(this.type, value), origin, left)) can.add(value);
    });
    const key = [...can].join(",");
    const known = this.nodes.get(key) ?? make(can);
    this.nodes.set(key, known);
    return known;
  }

  private canBeUnnamed(meant: ReturnType<typeof meantState>, origin: string | null, left: (set: ReadonlySet<string>) => boolean): boolean {
    switch (meant) {
      case "origin":
        return origin !== null;
      case "another member":
        return left(this.members);
      case "another state":
        return left(this.others);
      default:
        return true;
    }
  }
}
