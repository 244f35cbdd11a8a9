/** Every command with its options, in one table: help, completion and the tests of the documentation read it as a whole. */
import { criterionNames } from "../language/regime";
import { ciFormats } from "../report/ci/finding";
import type { CommandSpec } from "./command";
import type { OptionSpec } from "./options";

/** Options of every command. */
export const commonOptions: readonly OptionSpec[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: ["text", "json"],
    help: "text (the default) or json",
  },
  { name: "color", value: "WHEN", choices: ["auto", "always", "never"], help: "auto (the default: on a terminal), always or never" },
  { name: "quiet", help: "only what matters" },
  { name: "stats", help: "time of each phase, on standard error" },
  { name: "help", help: "this page" },
];

/** Of commands that are run in CI. */
const formats: OptionSpec = {
  name: "format", value: "FORMAT", choices: ["text", "json", ...ciFormats],
  help: "text (the default), json, sarif, junit, github (annotations, and the summary of the job) or markdown",
};
const regime: OptionSpec = { name: "regime", value: "NAME", help: "the regime meant, where the file has several" };
const binding: OptionSpec = {
  name: "binding", value: "FORCE", choices: ["hard", "soft"],
  help: "hard (the default): binding rules only; soft: commitments to try count too",
};
const paths = "PATH is a file, a directory (every *.regime below it, node_modules aside) or - for standard input.";

const check: CommandSpec = {
  name: "check",
  operands: "PATH...",
  summary: "read the files and report what is wrong with them",
  details: paths,
  options: [formats, { name: "provenance", help: "report clauses that cite no source, and sources without an official identifier; 1 where there are any" }],
  examples: [
    "regime check examples stdlib",
    "regime check --provenance examples/bracero.regime",
    "regime check --format sarif examples > found.sarif",
  ],
  load: async () => (await import("./check")).check,
};

const test: CommandSpec = {
  name: "test",
  operands: "PATH...",
  summary: "run the tests and expectations in the files",
  details: paths,
  options: [
    formats,
    { name: "filter", value: "TEXT", help: "only tests whose title, and expectations whose criterion, contains TEXT" },
    { name: "coverage", help: "which rules and exceptions decide some test" },
    { name: "threshold", value: "PERCENT", help: "with --coverage: fail below this share" },
    { name: "watch", help: "run again on every change, until Ctrl-C" },
  ],
  examples: [
    "regime test --coverage --threshold 100 examples/bracero.regime",
    "regime test --filter transition examples/eu-free-movement.regime",
    "regime test --format junit examples/bracero.regime > tests.xml",
  ],
  load: async () => (await import("./test")).test,
};

const evaluate: CommandSpec = {
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
    { name: "runs", value: "N", help: "with --method test: cases to draw for each part and claim (10000)" },
    { name: "seed", value: "N", help: "with --method test: where drawing starts (1)" },
  ],
  examples: [
    "regime evaluate examples/eu-free-movement.regime",
    "regime evaluate --on 2010-06-01 --require norms examples/eu-free-movement.regime",
    "regime evaluate --method test --runs 1000 --seed 7 examples/gatt-1947.regime",
  ],
  load: async () => (await import("./evaluate")).evaluate,
};

const histories: CommandSpec = {
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
  load: async () => (await import("./histories")).histories,
};

const simulate: CommandSpec = {
  name: "simulate",
  operands: "FILE",
  summary: "paths of a regime under shocks, over many runs: who is admitted, who gains, who breaks it",
  details: "Assumptions drawn out, and no prediction. Ctrl-C ends with the runs that are done. More: docs/reference/simulation.md.",
  options: [
    { name: "scenario", value: "NAME", help: "under this scenario of the file; else the first" },
    { name: "runs", value: "N", help: "how many runs (1000)" },
    { name: "years", value: "N", help: "how many years of each; else the horizon" },
    { name: "seed", value: "N", help: "where drawing starts (1): the same seed, the same runs" },
    { name: "threads", value: "N", help: "in so many threads; else as many as there are processors, where it is long" },
    { name: "punish", value: "YEARS", help: "for how long partners answer a breach: a number of years, or always; else the regime's longest remedy, or always" },
    { name: "keep", help: "nobody breaks, whatever it gains by it" },
    { name: "no-safeguards", help: "no safeguard is invoked" },
    { name: "set", value: "FACT", multiple: true, help: 'a fact taken as known, as "not presentThreat"; the others count by all their values' },
    binding,
    regime,
    { name: "verbose", help: "every year and party, all that is assumed, and the shortest history as a scenario to paste" },
  ],
  examples: [
    "regime simulate --runs 200 examples/interests/eu-workers.regime",
    "regime simulate --punish 3 --seed 7 --runs 200 --verbose examples/interests/eu-workers.regime",
  ],
  load: async () => (await import("./simulate")).simulate,
};

const decide: CommandSpec = {
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
    { name: "input", value: "FILE", notYet: true, help: "many cases" },
    { name: "output", value: "FILE", notYet: true, help: "where their answers go" },
  ],
  examples: [
    "regime decide examples/eu-free-movement.regime --host DE --origin PL --mover Worker --on 2010-06-01 --right Work",
    "regime decide examples/eu-free-movement.regime --host DE --origin PL --mover Worker --on 2010-06-01 --right Work --why-not",
  ],
  load: async () => (await import("./decide")).decide,
};

const diff: CommandSpec = {
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
  ],
  examples: [
    "regime diff examples/conditional-mfn.regime examples/unconditional-mfn.regime",
  ],
  load: async () => (await import("./diff")).diff,
};

const compare: CommandSpec = {
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
  load: async () => (await import("./compare")).compare,
};

const report: CommandSpec = {
  name: "report",
  operands: "FILE",
  summary: "one page on all that a file says and was found to be: verdicts, pictures, the law",
  details: "The page needs no script and no network, and prints well. Pictures and cards speak of the latest day, or of --on.",
  options: [
    { name: "format", value: "FORMAT", choices: ["html", "markdown"], help: "html (the default) or markdown" },
    { name: "on", value: "DATE", help: "the day of the pictures and cards" },
    { name: "scenario", value: "NAME", help: "interests under this scenario of the file; else the first" },
    { name: "set", value: "FACT", multiple: true, help: "a fact taken as known for interests; the others count by all their values" },
    binding,
    regime,
  ],
  examples: [
    "regime report examples/eu-free-movement.regime > eu.html",
    "regime report --format markdown --on 2010-06-01 examples/eu-free-movement.regime",
  ],
  load: async () => (await import("./report")).report,
};

const exportSpec: CommandSpec = {
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
  load: async () => (await import("./export")).exportRegimes,
};

const repair: CommandSpec = {
  name: "repair",
  operands: "FILE",
  summary: "the smallest edits of the text under which a criterion holds; no file is changed",
  details: "Speaks of the latest day, or of --on, or of every day of --since/--until.",
  options: [
    { name: "criterion", value: "CRITERION", choices: criterionNames, help: "the criterion or part that should hold, as norms or g2" },
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
  load: async () => (await import("./repair")).repair,
};

const lint: CommandSpec = {
  name: "lint",
  operands: "PATH...",
  summary: "what is probably meant otherwise in a file without errors, or could be said better",
  details: `Levels and what the rules go by stand in regime.config.json at the root of the project. ${paths}`,
  options: [
    formats,
    { name: "fix", help: "mend what can be mended without changing what the text means" },
    { name: "dry-run", help: "show what --fix would change, and write nothing" },
    { name: "max-warnings", value: "N", help: "1 where there are more warnings than this" },
  ],
  examples: [
    "regime lint examples stdlib",
    "regime lint --dry-run examples/bracero.regime",
    "regime lint --format sarif examples > lint.sarif",
  ],
  load: async () => (await import("./lint")).lint,
};

const explain: CommandSpec = {
  name: "explain",
  operands: "CODE",
  summary: "the page of a diagnostic or of a rule of the linter; without CODE, the list of them",
  options: [],
  examples: [
    "regime explain inconsistent-rules",
    "regime explain",
  ],
  load: async () => (await import("./explain")).explain,
};

const lsp: CommandSpec = {
  name: "lsp",
  operands: "",
  summary: "the language server, on standard input and output, for editors",
  details: "How to set an editor up: docs/how-to/editors.md.",
  options: [
    { name: "stdio", help: "standard input and output: the only way there is, and so the default" },
    { name: "clientProcessId", value: "ID", help: "the editor's process, as VS Code says; nothing depends on it, since the server ends with its input" },
  ],
  examples: [
    "regime lsp --help",
  ],
  load: async () => (await import("./lsp")).lsp,
};

const fmt: CommandSpec = {
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
  load: async () => (await import("./fmt")).fmt,
};

const init: CommandSpec = {
  name: "init",
  operands: "[DIR]",
  summary: "a new project: a first regime with its tests, and CI; files that are there are kept",
  options: [
    { name: "ci", value: "SERVICE", choices: ["github", "gitlab", "none"], help: "whose CI is set up: github (the default), gitlab or none" },
    { name: "pre-commit", help: "hooks for pre-commit too" },
  ],
  examples: [
    "regime init",
    "regime init --ci gitlab --pre-commit treaties",
  ],
  load: async () => (await import("./init")).init,
};

const play: CommandSpec = {
  name: "play",
  operands: "[FILE]",
  summary: "the playground in a browser of this machine: edit a regime and see its verdicts as you type; until Ctrl-C",
  details: "Serves the page on 127.0.0.1 and prints its address. FILE and what it uses are in the address, behind `#`: a browser sends that part to nobody. The page changes no file.",
  options: [
    { name: "port", value: "N", help: "the port; a free one unless said" },
    { name: "open", help: "open the address in the browser of this machine" },
  ],
  examples: [
    "regime play",
    "regime play --port 8080 examples/eu-free-movement.regime",
  ],
  load: async () => (await import("./play")).play,
};

const completion: CommandSpec = {
  name: "completion",
  operands: "SHELL",
  summary: "a script that completes commands and options in bash, zsh or fish",
  options: [],
  examples: [
    "regime completion bash > ~/.local/share/bash-completion/completions/regime",
    "regime completion zsh > ~/.zfunc/_regime",
    "regime completion fish > ~/.config/fish/completions/regime.fish",
  ],
  load: async () => (await import("./completion")).completionOf(commands, commonOptions),
};

export const commands: readonly CommandSpec[] = [check, test, evaluate, histories, simulate, decide, diff, compare, report, repair, fmt, lint, lsp, exportSpec, init, explain, play, completion];
