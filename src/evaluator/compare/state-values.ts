import { contains, type Day } from "../../language/dates";
import { isBound } from "../../language/reading";
import { states } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import type { Alignment } from "./alignment";
import { sides } from "./difference";

/** Which values a shared fact that is a state can have: a party of the case is `host` or `origin`, and there must be such a state on the day. */
export class StateValues {
  constructor(
    private readonly alignment: Alignment,
    readonly variable: number,
    private readonly labels: readonly string[],
  ) {}

  onDay(on: Day): StateValuesOn {
    const { parties, regimes } = this.alignment;
    const alive = new Set(parties.flatMap(({ name, ids }) => {
      const lives = sides.some((side) => ids[side] !== null && contains(regimes[side].parties[ids[side]]?.life ?? { since: null, before: null }, on));
      return lives ? [name] : [];
    }));
    const named = new Set(this.labels.slice(states.named));
    const unnamed = parties.filter(({ name }) => alive.has(name) && !named.has(name));
    // Whoever is not named is a member under both texts or under neither.
    const bound = (ids: (typeof parties)[number]["ids"]): boolean => sides.some((side) => ids[side] !== null && isBound(regimes[side], ids[side], on));
    const members = new Set(unnamed.filter(({ ids }) => bound(ids)).map((p) => p.name));
    return new StateValuesOn(this.labels, alive, members, new Set(unnamed.map((p) => p.name).filter((name) => !members.has(name))));
  }
}

/** The same on one day. */
export class StateValuesOn {
  private readonly nodes = new Map<string, Node>();

  constructor(
    private readonly labels: readonly string[],
    private readonly alive: ReadonlySet<string>,
    private readonly members: ReadonlySet<string>,
    private readonly others: ReadonlySet<string>,
  ) {}

  possible(host: string, origin: string | null, make: (can: ReadonlySet<number>) => Node): Node {
    const left = (set: ReadonlySet<string>): boolean => set.size - (set.has(host) ? 1 : 0) - (origin !== null && set.has(origin) ? 1 : 0) > 0;
    const can = new Set<number>();
    this.labels.forEach((label, value) => {
      const is =
        value === states.none || value === states.host ? true
        : value === states.origin ? origin !== null
        : value === states.anotherMember ? left(this.members)
        : value === states.anotherState ? left(this.others)
        : label !== host && label !== origin && this.alive.has(label);
      if (is) can.add(value);
    });
    const key = [...can].join(",");
    const known = this.nodes.get(key) ?? make(can);
    this.nodes.set(key, known);
    return known;
  }
}
