import { symbol, type Term } from "./s-expressions";

/** Gives names of a text symbols of their own: of two that would be one, the second gets a number. */
export class Names {
  private readonly taken = new Map<string, string>();

  /** The symbol for one thing; `key` tells things apart, `wish` is how it would like to be called. */
  of(key: string, wish: string): Term {
    for (let n = 1; ; n++) {
      const name = symbol(n === 1 ? wish : `${wish}.${n}`);
      const owner = this.taken.get(name);
      if (owner === key) return name;
      if (owner !== undefined) continue;
      this.taken.set(name, key);
      return name;
    }
  }
}
