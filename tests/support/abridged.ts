/** Printed output cut to the lines that a page asks for; what is left out stands as `...`. */

interface Asked {
  /** The beginning of the unindented line under which the lines stand; empty: anywhere. */
  readonly heading: string;
  readonly pattern: RegExp;
}

const asked = (item: string): Asked => {
  const at = item.indexOf(" / ");
  return { heading: at < 0 ? "" : item.slice(0, at), pattern: new RegExp(at < 0 ? item : item.slice(at + 3), "u") };
};

/**
 * Keeps the lines asked for: `HEADING / PATTERN`, or `PATTERN` for any line, with ` ; ` between them. A heading asked for is kept, and
 * so is the rest of a sentence that is wrapped with more indentation. What is left out before the first line is not marked, and what is
 * left out below a heading once, at its end: rows of a table stay together. An item that fits no line is an error: a page may not show nothing.
 */
export function abridged(output: string, shown: string): string {
  const items = shown.split(" ; ").map(asked);
  const unmet = new Set(items);
  const kept: string[] = [];
  let [heading, hanging] = ["", -1];
  let [gap, blank] = [false, false];
  for (const line of output.trimEnd().split("\n")) {
    const indent = line.search(/\S/u);
    if (indent === 0) heading = line;
    const met = items.filter((i) => heading.startsWith(i.heading) && i.pattern.test(line) && (indent > 0 || i.heading === ""));
    for (const item of met) unmet.delete(item);
    const heads = indent === 0 && items.some((i) => i.heading !== "" && line.startsWith(i.heading));
    const follows = hanging >= 0 && indent > hanging;
    if (!follows) hanging = met.length > 0 && indent > 0 ? indent : -1;
    if (indent < 0) blank = true;
    else if (heads || follows || met.length > 0) {
      const within = !heads && items.some((i) => i.heading !== "" && heading.startsWith(i.heading));
      kept.push(...(gap && !within && kept.length > 0 ? ["..."] : blank && kept.length > 0 && !gap ? [""] : []), line);
      [gap, blank] = [gap && within, false];
    } else gap = true;
  }
  if (unmet.size > 0) throw new Error(`nothing printed fits ${[...unmet].map((i) => `${i.heading} / ${i.pattern.source}`).join("; ")}`);
  return [...kept, ...(gap ? ["..."] : [])].join("\n");
}
