/** Commands that ask what happens under a regime: decide, histories, simulate. */
import type { CommandSpec } from "../command";
import { binding, regime, simulating, tabled } from "./recurring";

export const decide: CommandSpec = {
  name: "decide",
  operands: "FILE",
  summary: "what the regime says in one case, and why",
  options: [
    { name: "host", value: "PARTY", help: "the receiving state, as DE" },
    { name: "origin", value: "PARTY", help: "the mover's nationality, as PL, or stateless" },
    { name: "mover", value: "CLASS", help: "the mover, as Worker" },
    { name: "on", value: "DATE", help: "the day, YYYY-MM-DD" },
    { name: "right", value: "RIGHT", multiple: true, help: "only this right" },
    { name: "set", value: "FACT", multiple: true, help: 'a fact of the case or a missing figure: "presentThreat", "skill=low", "5 years of Reside", "figure permits(DE, 2022) = 100"' },
    { name: "why-not", help: "the fewest facts whose change would grant what is not granted; where none can, the days and origins" },
    { name: "verbose", help: "every clause that speaks of it: which decides, which gives way, which does not apply and why" },
    regime,
    { name: "input", value: "FILE", help: "many cases: a table with a row for each person, .csv, .ndjson or .parquet; `people/*.parquet` in quotes is many files" },
    { name: "output", value: "FILE", help: "with --input: where the answers go, .csv, .ndjson or .parquet; broken off, the same command goes on" },
    { name: "summary", help: "with --input: how many people have which position, by clause, year, pair of parties and origin" },
    { name: "keep", value: "COLUMN[,..]", multiple: true, help: "with --input: only these columns of the table stand beside the answers" },
    ...tabled("--summary"),
    { name: "rows-per-part", value: "N", help: "with --input: how many rows are written at a time (100000000)" },
  ],
  examples: [
    "regime decide examples/eu-free-movement.regime --host DE --origin PL --mover Worker --on 2010-06-01 --right Work",
    "regime decide examples/eu-free-movement.regime --host DE --origin PL --mover Worker --on 2010-06-01 --right Work --why-not",
  ],
  load: async () => (await import("../decide")).decide,
};

export const histories: CommandSpec = {
  name: "histories",
  operands: "FILE",
  summary: "the shortest history of concessions, breaches and the like after which something fails",
  details: "It starts where every duty is kept and nothing is conceded, invoked or triggered. Where states are too many, histories are drawn.",
  options: [
    { name: "on", value: "DATE", help: "the day it starts, whose law holds; else the latest day of change" },
    { name: "question", value: "NAME", help: "g2, i1 or a claim of the file; else all of them" },
    binding,
    regime,
    { name: "method", value: "METHOD", choices: ["exact", "test"], help: "exact (the default): every state that can be reached; test: histories drawn" },
    { name: "runs", value: "N", help: "histories to draw for the parties of one question (1000)" },
    { name: "seed", value: "N", help: "where drawing starts (1)" },
  ],
  examples: [
    "regime histories --question i1 examples/gatt-1947.regime",
  ],
  load: async () => (await import("../histories")).histories,
};

export const simulate: CommandSpec = {
  name: "simulate",
  operands: "FILE",
  summary: "paths of a regime under shocks, over many runs: who is admitted, who gains, who breaks it",
  details: "Assumptions drawn out, and no prediction. Ctrl-C ends with the runs that are done. More: docs/reference/simulation.md.",
  options: [
    { name: "scenario", value: "NAME", help: "under this scenario of the file; else the first" },
    { name: "runs", value: "N", help: "how many runs (1000)" },
    { name: "seed", value: "N", help: "where drawing starts (1): the same seed, the same runs" },
    ...simulating(),
    { name: "set", value: "FACT", multiple: true, help: 'a fact taken as known, as "not presentThreat"; the others count by all their values' },
    binding,
    regime,
    { name: "verbose", help: "every year and party, all that is assumed, and the shortest history as a scenario to paste" },
  ],
  examples: [
    "regime simulate --runs 200 examples/interests/eu-workers.regime",
    "regime simulate --punish 3 --seed 7 --runs 200 --verbose examples/interests/eu-workers.regime",
  ],
  load: async () => (await import("../simulate")).simulate,
};
