/** Commands about many people: sample. */
import type { CommandSpec } from "../command";
import { regime } from "./recurring";

export const sample: CommandSpec = {
  name: "sample",
  operands: "FILE",
  summary: "a synthetic population for the regime: people drawn from declared marginals, the same for the same seed",
  details: "Without --output, comma-separated values on standard output. Parquet needs the package @duckdb/node-api.",
  options: [
    regime,
    { name: "rows", value: "N", help: "how many people (1000)" },
    { name: "seed", value: "N", help: "which people (1)" },
    { name: "marginals", value: "FILE", help: "how values are distributed: a table of column, value and weight; the rest is even" },
    { name: "since", value: "DATE", help: "the first day of cases, where no marginal says" },
    { name: "until", value: "DATE", help: "the last day of cases" },
    { name: "output", value: "FILE", help: "where they go: .csv, .ndjson or .parquet" },
  ],
  examples: [
    "regime sample --rows 5 examples/bracero.regime",
    "regime sample --rows 5 --marginals examples/people/eu-stylised.csv examples/eu-free-movement.regime",
  ],
  load: async () => (await import("../sample")).sample,
};
