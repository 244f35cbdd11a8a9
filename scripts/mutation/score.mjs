/** Scores of a sample, and what they say of all mutants. */
import path from "node:path";

/** What the tests noticed. */
export const noticed = ({ status }) => status === "Killed" || status === "Timeout";

/** What the tests did not notice; a mutant that no test runs is one. */
export const missed = ({ status }) => status === "Survived" || status === "NoCoverage";

/** How many of these the tests noticed. What could not be run at all counts on neither side. */
export function tally(results) {
  const killed = results.filter(noticed).length;
  return { killed, total: killed + results.filter(missed).length };
}

/** The 95 % interval of a share (Wilson 1927). */
export function wilson(killed, total) {
  const z = 1.959964;
  const share = killed / total;
  const middle = share + (z * z) / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const whole = 1 + (z * z) / total;
  return [(middle - reach) / whole, (middle + reach) / whole];
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function line(name, results) {
  const { killed, total } = tally(results);
  if (total === 0) return `${name.padEnd(34)} ${"0 of 0".padStart(12)}`;
  const [low, high] = wilson(killed, total);
  const share = percent(killed / total).padStart(8);
  return `${name.padEnd(34)} ${`${killed} of ${total}`.padStart(12)} ${share}   ${percent(low)} to ${percent(high)}`;
}

function groups(results, keyOf) {
  const by = new Map();
  for (const result of results) by.set(keyOf(result), [...(by.get(keyOf(result)) ?? []), result]);
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The table that is printed: by status, folder and kind of change, and all. */
export function table(results) {
  const folder = ({ name }) => path.posix.dirname(name.split(":")[0]);
  const kind = ({ name }) => name.split(" ")[1];
  return [
    groups(results, ({ status }) => status)
      .map(([status, those]) => `${those.length} ${status}`)
      .join(", "),
    "",
    ...groups(results, folder).map(([name, those]) => line(name, those)),
    "",
    ...groups(results, kind).map(([name, those]) => line(name, those)),
    "",
    line("all", results),
  ].join("\n");
}
