/**
 * Frozen: a synthetic text shaped like law, for the benchmarks. Figures are comparable only while the text that it makes without options
 * does not change.
 *
 * Parties in overlapping dated groups, mover classes, rights; of the clauses 60 % rules that grant or cap, 28 % exceptions to them
 * that refuse, 12 % exceptions to those that grant. One in twenty names a single party, three in ten have a window, each reads
 * none, one or two of six facts. No conflicts: an exception of a level is an exception to every clause of the level below that
 * speaks of the same right, and all of one level say the same.
 */
export interface LawOptions {
  readonly seed?: number;
  readonly parties?: number;
  readonly groups?: number;
  readonly rules?: number;
  /** Regimes of this kind in one file, each with `rules` clauses. */
  readonly regimes?: number;
  readonly movers?: number;
  /** Facts about movers. */
  readonly attributes?: number;
  /** In how many steps each group grows. */
  readonly steps?: number;
  /** Of a hundred sentences so many have a window. */
  readonly windows?: number;
  /** `regional`: parties of one region stand in the same groups, nearly. `random`: each stands in each group with a chance of 30 in 100. */
  readonly shape?: "regional" | "random";
}

type Random = (below: number) => number;

/** Mulberry32. */
function generator(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const rights = ["Enter", "Reside", "Work", "Study", "Establish", "Vote"];
const moverNames = ["Worker", "Student", "Refugee", "Family", "Visitor", "Seasonal", "Trainee", "Investor", "Posted", "Retired"];
const factNames = ["sponsored", "insured", "resident", "trained", "convicted", "married"];
const named = (names: readonly string[], count: number, more: string): readonly string[] => Array.from({ length: count }, (_, i) => names[i] ?? `${more}${i + 1}`);
const two = (n: number): string => String(n).padStart(2, "0");
const partyName = (p: number): string => `P${String(p + 1).padStart(3, "0")}`;
const chance = (random: Random, percent: number): boolean => random(100) < percent;

function date(random: Random, from: number, years: number): string {
  return `${from + random(years)}-${two(1 + random(12))}-${two(1 + random(28))}`;
}

/** Each group takes three of eight regions, with three parties in a hundred out of place, or parties at random; it grows in some steps. */
function groupText(random: Random, index: number, region: readonly number[], { steps, shape }: Pick<Wanted, "steps" | "shape">): string {
  const taken = new Set([random(8), random(8), random(8)]);
  const waves = Array.from({ length: steps }, () => date(random, 1960, 50)).sort();
  const byWave: string[][] = waves.map(() => []);
  region.forEach((r, p) => {
    const inside = shape === "random" ? chance(random, 30) : taken.has(r) !== chance(random, 3);
    if (inside) byWave[shape === "random" ? random(steps) : (r + index) % steps]?.push(partyName(p));
  });
  const entries = waves.flatMap((since, w) => ((byWave[w]?.length ?? 0) > 0 ? [`${byWave[w]?.join(", ") ?? ""} since ${since}`] : []));
  return `group G${index + 1} { ${entries.join(" ; ")} }\n`;
}

interface Clause {
  readonly name: string;
  readonly right: number;
  readonly level: 0 | 1 | 2;
}

function pickSome(random: Random, from: readonly string[], count: number): readonly string[] {
  const start = random(from.length);
  const step = 1 + random(from.length - 1);
  return [...new Set(Array.from({ length: count }, (_, i) => from[(start + i * step) % from.length] ?? ""))];
}

function sentence(random: Random, clause: Clause, { parties, groups, windows, movers, facts }: Wanted): string {
  const byName = chance(random, 5) ? random(2) : -1;
  const single = partyName(random(parties));
  const some = (other: string): string => (chance(random, 15) ? `every ${other}member` : `every ${other}member of G${1 + random(groups)}`);
  const host = byName === 0 ? single : some("");
  const origin = byName === 1 ? single : some("other ");
  const verb = clause.level === 1 ? "refuses" : "grants";
  const conditions = pickSome(random, facts, random(3)).map((f) => `${chance(random, 50) ? "" : "not "}mover.${f}`);
  const when = conditions.length > 0 ? ` when ${conditions.join(" and ")}` : "";
  const cap = clause.level === 0 && chance(random, 15) ? ` at most ${100 * (1 + random(20))} per year` : "";
  const year = 1960 + random(50);
  const window = chance(random, windows) ? ` since ${year}-${two(1 + random(12))}-01 until ${year + 1 + random(10)}-12-31` : "";
  return `${host} ${verb} ${rights[clause.right] ?? ""} to ${pickSome(random, movers, 1 + random(4)).join(", ")} from ${origin}${when}${cap}${window}`;
}

function clausesText(random: Random, count: number, wanted: Wanted): string {
  const clauses: Clause[] = Array.from({ length: count }, (_, i) => {
    const level = i < 0.6 * count ? 0 : i < 0.88 * count ? 1 : 2;
    return { name: `${["rule", "exception", "proviso"][level] ?? ""}${i + 1}`, right: i % rights.length, level };
  });
  return clauses
    .map((clause) => {
      const targets = clauses.filter((c) => c.right === clause.right && c.level === clause.level - 1).map((c) => c.name);
      const head = clause.level === 0 ? `rule ${clause.name}` : `exception ${clause.name} to ${targets.join(", ")}`;
      return `  ${head} {\n    ${sentence(random, clause, wanted)}\n  }\n`;
    })
    .join("");
}

interface Wanted {
  readonly parties: number;
  readonly groups: number;
  readonly steps: number;
  readonly windows: number;
  readonly shape: "regional" | "random";
  readonly movers: readonly string[];
  readonly facts: readonly string[];
}

/** The text. Without options: 200 parties, 12 groups, 500 clauses. */
export function lawShaped(options: LawOptions = {}): string {
  const { seed = 1, parties = 200, groups = 12, rules = 500, regimes = 1, steps = 4, windows = 30, shape = "regional" } = options;
  const movers = named(moverNames, options.movers ?? moverNames.length, "Mover");
  const facts = named(factNames, options.attributes ?? factNames.length, "fact");
  const wanted = { parties, groups, steps, windows, shape, movers, facts };
  const random = generator(seed);
  const region = Array.from({ length: parties }, () => random(8));
  const names = region.map((_, p) => partyName(p));
  const declared = names.map((p) => `party ${p} "Party ${p}"\n`).join("");
  const grouped = Array.from({ length: groups }, (_, g) => groupText(random, g, region, wanted)).join("");
  const waves = ["1950-01-01", "1965-07-01", "1980-01-01", "1995-01-01"];
  const roster = waves.map((since, w) => `${names.filter((_, p) => (region[p] ?? 0) % 4 === w).join(", ")} since ${since}`).join(" ; ");
  const written = Array.from({ length: regimes }, (_, i) => {
    const body = clausesText(random, rules, wanted);
    const read = facts.map((f) => `    ${f} : yes or no\n`).join("");
    return `regime Law${i + 1} {\n  facts about mover {\n${read}  }\n  members { ${roster} }\n${body}}\n`;
  });
  const rightsText = rights.map((r) => `right ${r}\n`).join("");
  const moversText = movers.map((m) => `mover ${m}\n`).join("");
  return `edition 2026\n${declared}${grouped}${rightsText}${moversText}${written.join("\n")}`;
}
