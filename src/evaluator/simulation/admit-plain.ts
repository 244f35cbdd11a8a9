import type { Drawn } from "./draw";
import type { Plan } from "./plan";
import type { World } from "./world";

/** Whether a plan is of the kind that most regimes are: nothing counts movers, no safeguard changes the law, one kind of mover for each link and one way in which it is treated, and stays do not end. */
export function isPlain({ years, links, entries: { modes, start }, units, caps }: Plan): boolean {
  if (modes !== 1 || caps.count > 0 || units.count !== links.count || !units.ages.every((age) => age === 0)) return false;
  for (let link = 0; link < links.count; link++) if ((units.start[link + 1] ?? 0) - (units.start[link] ?? 0) !== 1) return false;
  for (let cell = 0; cell < years * units.count; cell++) if ((start[cell + 1] ?? 0) - (start[cell] ?? 0) > 1) return false;
  return true;
}

/**
 * The same as `admitter` for a plain plan, without a loop in the loop: by year and link two places (draw and exposure; without an entry the first, of which nothing is taken) and seven numbers (the part of
 * the draw, what each is worth once, and what each who is there is worth).
 */
export function plainAdmitter({ years, entries, units, links: { count } }: Plan, { kept, closed, admitted, nets, stock }: World, { movers: drawn }: Drawn): (year: number) => void {
  const places = new Int32Array(2 * years * count);
  const numbers = new Float64Array(7 * years * count);
  for (let cell = 0; cell < years * count; cell++) {
    const e = entries.start[cell] ?? 0;
    if ((entries.start[cell + 1] ?? 0) > e) {
      places.set(entries.places.subarray(2 * e, 2 * e + 2), 2 * cell);
      numbers.set(entries.numbers.subarray(4 * e, 4 * e + 4), 7 * cell);
    }
    if (units.staying) numbers.set(units.worth.subarray(3 * cell, 3 * cell + 3), 7 * cell + 4);
  }
  return (year) => {
    let cell = year * count;
    for (let link = 0; link < count; link++, cell++) {
      const at = 7 * cell;
      const comes = (drawn[places[2 * cell] ?? 0] ?? 0) * (kept[places[2 * cell + 1] ?? 0] ?? 1) * (numbers[at] ?? 0) * (1 - (closed[link] ?? 0));
      const there = (stock[link] ?? 0) + comes;
      stock[link] = there;
      admitted[link] = comes;
      nets[3 * link] = comes * (numbers[at + 1] ?? 0) + there * (numbers[at + 4] ?? 0);
      nets[3 * link + 1] = comes * (numbers[at + 2] ?? 0) + there * (numbers[at + 5] ?? 0);
      nets[3 * link + 2] = comes * (numbers[at + 3] ?? 0) + there * (numbers[at + 6] ?? 0);
    }
  };
}
