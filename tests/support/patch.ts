/** Applies a unified difference by its rules, and fails where it does not fit. */
export function patched(lines: readonly string[], difference: readonly string[]): readonly string[] {
  const out: string[] = [];
  let at = 0;
  for (const line of difference) {
    const [, first, length] = /^@@ -(\d+),(\d+) \+\d+,\d+ @@$/.exec(line) ?? [];
    if (first !== undefined) {
      const start = Number(first) - (length === "0" ? 0 : 1);
      while (at < start) out.push(lines[at++] ?? "");
    } else if (line.startsWith("+") && !line.startsWith("+++")) out.push(line.slice(1));
    else if (!line.startsWith("---") && !line.startsWith("+++")) {
      if (lines[at] !== line.slice(1)) throw new Error(`line ${at + 1} is ${JSON.stringify(lines[at])}, not ${JSON.stringify(line.slice(1))}`);
      if (!line.startsWith("-")) out.push(line.slice(1));
      at++;
    }
  }
  return [...out, ...lines.slice(at)];
}
