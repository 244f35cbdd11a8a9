/** Commands that judge regimes, and show what was found: evaluate, compare, diff, report. */
import type { CommandSpec } from "../command";
import { binding, formats, paths, regime, simulating, tabled } from "./recurring";

export const evaluate: CommandSpec = {
  name: "evaluate",
  operands: "FILE",
  summary: "judge every regime in the file by the criteria of multilateralism",
  details: "Headlines speak of the latest day, or of --on.",
  options: [
    formats,
    { name: "reading", value: "READING", choices: ["ruggie", "hollifield", "both"], help: "ruggie, hollifield, or both (the default): of the second, what differs" },
    { name: "metric", value: "METRIC", choices: ["discrete", "ordinal", "both"], help: "how far apart positions are: discrete (the default), ordinal, or both" },
    { name: "allow", value: "TABLE[,..]", multiple: true, help: "attributes of parties: G2 is asked too of origins that agree on them" },
    { name: "core", help: "judge the regime without its derogations too" },
    { name: "external", help: "how states outside are told apart" },
    { name: "scenario", value: "NAME", help: "interests under this scenario of the file; else the first" },
    { name: "set", value: "FACT", multiple: true, help: 'a fact taken as known for interests, as "not presentThreat"; the others count by all their values' },
    { name: "assume", value: "NAME=VALUE", multiple: true, help: "for the politics of interests: tau, e0, a, p (numbers or tables by party), wealth, trade (tables), muTrade, muMigration, deflection" },
    { name: "sensitivity", help: "interests: look at every declared number, also where it takes long" },
    { name: "sweep", value: "NUMBER=A..B[/N]", multiple: true, help: 'interests judged again at N + 1 values (11) of a declared number, as "host.fiscal=0.5..2/6" or "discount=0%..10%"; two of them give every combination' },
    { name: "simulate", help: "interests: paths under shocks, over many runs, all that `regime simulate` tells; else a sentence of each scenario" },
    { name: "axes", help: "coverage, openness, rights, legalization: apart from the criteria" },
    { name: "concepts", help: "concepts of the field: rights and numbers, guest workers, how long rights last, figure 1, the missing regime" },
    { name: "break", value: "DATE", help: "with --concepts: the day on which the balance of power broke, as 1989-11-09" },
    binding,
    { name: "on", value: "DATE", help: "the day the headlines speak of" },
    { name: "since", value: "DATE", help: "judge from this day on" },
    { name: "until", value: "DATE", help: "judge up to this day, included" },
    { name: "require", value: "CRITERION[,..]", multiple: true, help: "fail unless it holds over the time asked: all of --since/--until, else --on, else the latest day" },
    regime,
    { name: "claim", value: "NAME", help: "judge this claim of the file only; 1 where it does not hold" },
    { name: "verbose", help: "all of it: degrees over time, full witnesses, and which clause responsible flips what fails" },
    { name: "method", value: "METHOD", choices: ["exact", "test"], help: "exact (the default): every case counted; test: cases drawn, and shrunk where they contradict" },
    { name: "criterion", value: "CRITERION[,..]", multiple: true, help: "with --method test: only these, as norms" },
    { name: "runs", value: "N", help: "with --method test: cases to draw for each part and claim (10000); with --simulate: how many runs (1000)" },
    { name: "seed", value: "N", help: "with --method test or --simulate: where drawing starts (1)" },
    ...simulating("with --simulate: "),
  ],
  examples: [
    "regime evaluate examples/eu-free-movement.regime",
    "regime evaluate --on 2010-06-01 --require norms examples/eu-free-movement.regime",
    "regime evaluate --method test --runs 1000 --seed 7 examples/gatt-1947.regime",
  ],
  load: async () => (await import("../evaluate")).evaluate,
};

export const compare: CommandSpec = {
  name: "compare",
  operands: "PATH...",
  summary: "a table of regimes: parties, criteria, degrees, openness, rights, legalization",
  details: `Each on its latest day, or all on --on. ${paths}`,
  options: [
    { name: "format", value: "FORMAT", choices: ["text", "json", "markdown", "html"], help: "text (the default), json, markdown or html (a page with pictures)" },
    { name: "on", value: "DATE", help: "the day for all of them" },
    binding,
  ],
  examples: [
    "regime compare --format markdown examples/bracero.regime examples/gatt-1947.regime",
  ],
  load: async () => (await import("../compare")).compare,
};

export const diff: CommandSpec = {
  name: "diff",
  operands: "BEFORE [AFTER]",
  summary: "who gains and who loses what between two regimes, and a witness of each change",
  details: "BEFORE and AFTER are FILE or FILE#REGIME. With one FILE: its regime and the reform of --reform (or its only one).",
  options: [
    { name: "reform", value: "NAME", help: "with one FILE: the reform that is compared with what it is a reform of" },
    { name: "regime", value: "NAME", help: "the regime meant in both files, where they have several" },
    { name: "on", value: "DATE", help: "compare this day only" },
    { name: "since", value: "DATE", help: "compare from this day on" },
    { name: "until", value: "DATE", help: "compare up to this day, included" },
    { name: "right", value: "RIGHT", multiple: true, help: "only positions of this right" },
    { name: "exit-code", help: "1 where the two are not equivalent" },
    { name: "input", value: "FILE", help: "how many people of a table gain or lose which right: .csv, .ndjson or .parquet" },
    { name: "host", value: "PARTY", help: "with --input: the host of all rows; so too --origin, --mover and --on" },
    { name: "origin", value: "PARTY", help: "with --input: the origin of all rows" },
    { name: "mover", value: "CLASS", help: "with --input: the class of all rows" },
    ...tabled("--input"),
    { name: "verbose", help: "with --input: every pair of parties and class" },
  ],
  examples: [
    "regime diff examples/conditional-mfn.regime examples/unconditional-mfn.regime",
  ],
  load: async () => (await import("../diff")).diff,
};

export const report: CommandSpec = {
  name: "report",
  operands: "FILE",
  summary: "one page on all that a file says and was found to be: verdicts, pictures, the law",
  details: "The page needs no script and no network, and prints well. Pictures and cards speak of the latest day, or of --on.",
  options: [
    { name: "format", value: "FORMAT", choices: ["html", "markdown"], help: "html (the default) or markdown" },
    { name: "on", value: "DATE", help: "the day of the pictures and cards" },
    { name: "scenario", value: "NAME", help: "interests under this scenario of the file; else the first, and every scenario simulated" },
    { name: "set", value: "FACT", multiple: true, help: "a fact taken as known for interests; the others count by all their values" },
    { name: "runs", value: "N", help: "simulation: how many runs (1000)" },
    { name: "seed", value: "N", help: "simulation: where drawing starts (1)" },
    ...simulating("simulation: "),
    binding,
    regime,
  ],
  examples: [
    "regime report examples/eu-free-movement.regime > eu.html",
    "regime report --format markdown --on 2010-06-01 examples/eu-free-movement.regime",
  ],
  load: async () => (await import("../report")).report,
};
