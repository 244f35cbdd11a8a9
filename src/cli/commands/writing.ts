/** Commands that write texts and other forms of a regime: repair, fmt, export. */
import { criterionNames } from "../../language/regime";
import type { CommandSpec } from "../command";
import { binding, paths, regime } from "./recurring";

export const repair: CommandSpec = {
  name: "repair",
  operands: "FILE",
  summary: "the smallest edits of the text under which a criterion holds; no file is changed",
  details: "Speaks of the latest day, or of --on, or of every day of --since/--until.",
  options: [
    { name: "criterion", value: "CRITERION", choices: criterionNames, help: "the criterion or part that should hold, as norms or g2; none that reads interests" },
    { name: "claim", value: "NAME", help: "the claim of the file that should hold" },
    { name: "on", value: "DATE", help: "the day on which it should hold" },
    { name: "since", value: "DATE", help: "it should hold from this day on" },
    { name: "until", value: "DATE", help: "it should hold up to this day, included" },
    binding,
    regime,
    { name: "edits", value: "N", help: "sets of at most N edits (3)" },
    { name: "all", help: "larger sets too, where smaller ones were found" },
    { name: "limit", value: "N", help: "stop after N sets (5)" },
    { name: "trials", value: "N", help: "try at most N texts (400)" },
    { name: "reform", value: "NAME", help: "write each as a `reform NAME`, to paste below the regime" },
  ],
  examples: [
    "regime repair --criterion norms --on 2010-06-01 examples/eu-free-movement.regime",
  ],
  load: async () => (await import("../repair")).repair,
};

export const fmt: CommandSpec = {
  name: "fmt",
  operands: "PATH...",
  summary: "lay the files out in place",
  details: `${paths}\n  What is read from standard input goes to standard output. Obeys .prettierrc, .editorconfig and .prettierignore.`,
  options: [
    { name: "check", help: "change nothing; name the files whose layout differs, and end with 1 where there are any" },
    { name: "range-start", value: "N", help: "change nothing before this character of the file (0)" },
    { name: "range-end", value: "N", help: "change nothing from this character on (the end)" },
  ],
  examples: [
    "regime fmt --check examples stdlib",
    "regime fmt --check --format json examples/bracero.regime",
  ],
  load: async () => (await import("../fmt")).fmt,
};

export const exportSpec: CommandSpec = {
  name: "export",
  operands: "FILE",
  summary: "the checked regime for other tools, on standard output",
  details: "What `--to json` writes is read back by every command: name it x.regime.json.",
  options: [
    { name: "to", value: "FORM", choices: ["json", "text", "csv", "smt2", "sql", "schema"], notYet: ["dot"], help: "json: the checked regimes; text: the same in the language; csv: a table; smt2: questions to a solver; sql: a query that decides a table of people; schema: the JSON Schema (no FILE)" },
    { name: "table", value: "TABLE", choices: ["rules", "openness", "rights", "codebook"], help: "with --to csv: rules (the default: the institutional grammar), codings of openness or rights on one day, or their codebook (no FILE)" },
    { name: "on", value: "DATE", help: "with --table openness or rights: the day coded; with --to smt2: only the questions about this day" },
    { name: "criterion", value: "CRITERION[,..]", help: "with --to smt2: only these, as g2 or in-force" },
    { name: "claim", value: "NAME", help: "with --to smt2: only this claim" },
    { name: "output", value: "DIR", help: "with --to smt2: a file for each question, in this folder" },
    { name: "dialect", value: "NAME", choices: ["duckdb", "spark", "postgres"], help: "with --to sql: the database" },
    { name: "people", value: "TABLE", help: "with --to sql: the table of people (people unless said otherwise)" },
    { name: "right", value: "RIGHT[,..]", multiple: true, help: "with --to sql: only these rights" },
    { name: "keep", value: "COLUMN[,..]", multiple: true, help: "with --to sql: columns of the table that stand in the answer (id unless said otherwise)" },
    { name: "column", value: "NAME=COLUMN", multiple: true, help: "with --to sql: what the table calls a column; nothing after = where it has none" },
    { name: "no-grounds", help: "with --to sql: without the clauses that decide" },
    binding,
    regime,
  ],
  examples: [
    "regime export --to json examples/bracero.regime > bracero.regime.json",
    "regime export --to smt2 --criterion g2 --output questions examples/gatt-1947.regime",
    "regime export --to sql --dialect duckdb --right Work examples/eu-free-movement.regime",
  ],
  load: async () => (await import("../export")).exportRegimes,
};
