/** A part of a life: the first day, and the day after the last. */
export interface Part {
  readonly since: number;
  readonly before: number;
}

/** The part of the life that is shown next: nearer or farther around its middle, or moved by a quarter, and never beyond the life. */
export function moved({ since, before }: Part, whole: Part, by: "in" | "out" | "back" | "on" | "all"): Part {
  const [length, middle] = [before - since, (since + before) / 2];
  const most = whole.before - whole.since;
  const wanted = { in: Math.max(length / 2, Math.min(30, most)), out: length * 2, back: length, on: length, all: most }[by];
  const long = Math.min(wanted, most);
  const centre = middle + { in: 0, out: 0, back: -length / 4, on: length / 4, all: 0 }[by];
  const start = Math.max(whole.since, Math.min(whole.before - long, centre - long / 2));
  return { since: start, before: start + long };
}
