/**
 * The import rule of ARCHITECTURE.md, as a machine can hold it.
 * `layers` is the table: what each layer may import besides itself. Everything else under src is forbidden to it.
 * `tests/unit/house/layers.test.ts` proves that each rule here can fail.
 */
const layers = {
  language: [],
  diagnostics: ["language"],
  kernel: ["language"],
  games: ["language"],
  parser: ["language", "diagnostics"],
  checker: ["language", "diagnostics", "kernel", "library.ts", "formatter/print-items.ts"],
  evaluator: ["language", "diagnostics", "kernel", "games"],
  translate: ["language"],
  formatter: ["language", "diagnostics", "parser"],
  interchange: ["language", "diagnostics", "kernel", "parser", "formatter", "checker/consistency.ts", "library.ts"],
  services: ["language", "diagnostics", "parser", "checker", "formatter", "evaluator", "linter", "repair", "report", "compile.ts", "library.ts"],
  linter: ["language", "diagnostics", "formatter", "evaluator", "compile.ts", "checker/provenance.ts", "interchange/json-text.ts", "interchange/shape-words.ts"],
  repair: ["language", "diagnostics", "formatter", "evaluator", "compile.ts", "checker/trim.ts"],
  pictures: ["language", "report/document/picture.ts"],
  report: ["language", "diagnostics", "evaluator", "games", "repair/result.ts", "linter/finding.ts"],
};

/** Files that stand alone in src, with what they may import. */
const files = {
  "library.ts": [],
  "export-text.ts": ["language", "diagnostics", "formatter", "interchange", "compile.ts"],
  "compile.ts": ["language", "diagnostics", "parser", "checker", "library.ts"],
  "page.ts": ["report", "pictures"],
};

const escape = (name) => name.replaceAll(".", "\\.");
/** A regular expression for a folder or a file below src. */
const below = (name) => `^src/${escape(name)}${name.endsWith(".ts") ? "$" : "/"}`;

const tableRule = (name, allowed) => ({
  name: `layer-${name.replace(".ts", "")}`,
  comment: `\`${name}\` may import only: ${[...allowed, "itself"].join(", ")}.`,
  severity: "error",
  from: { path: below(name) },
  to: { path: "^src/", pathNot: [name, ...allowed].map(below) },
});

/** A package that only one folder may import, and why. */
const only = (name, pattern, folder, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: folder },
  to: { path: pattern },
});

module.exports = {
  forbidden: [
    ...Object.entries({ ...layers, ...files }).map(([name, allowed]) => tableRule(name, allowed)),
    {
      name: "no-cycles",
      comment: "No import cycles, type-only ones included.",
      severity: "error",
      from: { path: "^(src|playground)/" },
      to: { circular: true },
    },
    {
      name: "nobody-imports-cli",
      comment: "The command line is the outermost layer.",
      severity: "error",
      from: { pathNot: "^src/(cli|lsp)/" },
      to: { path: "^src/(cli|lsp)/" },
    },
    {
      name: "playground-by-name",
      comment: "The playground takes the package as everybody else does: by the names of its exports.",
      severity: "error",
      from: { path: "^playground/" },
      to: { path: "^(src|tests|scripts|editors)/" },
    },
    {
      name: "playground-packages",
      comment: "The editor of the playground is CodeMirror; what draws comes with the package.",
      severity: "error",
      from: { path: "^playground/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"],
        pathNot: "(^|/)node_modules/(@codemirror|vite)/",
      },
    },
    {
      name: "reference-stands-alone",
      comment:
        "The reference interpreter is a second opinion: it shares nothing with the engine but the checked regime.",
      severity: "error",
      from: { path: "^src/evaluator/decide/reference" },
      to: {
        path: "^src/",
        pathNot: ["^src/language/", "^src/evaluator/decide/reference", "^src/evaluator/result\\.ts$"],
      },
    },
    {
      name: "report-reads-types-only",
      comment: "Reports are pure functions of results: they take the types of the evaluator and of games, never their code.",
      severity: "error",
      from: { path: "^src/report/" },
      to: { path: "^src/(evaluator|games)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-node-outside-cli",
      comment: "The core does no IO, so that it runs in a browser: files come from a host object.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli/|lsp/main\\.ts$)" },
      to: { dependencyTypes: ["core"] },
    },
    only(
      "chevrotain-when-building",
      "(^|/)node_modules/chevrotain/|^chevrotain",
      "^$",
      "The grammar is computed when we build: what is shipped reads by tables (scripts/grammar).",
    ),
    only(
      "papaparse-in-checker",
      "(^|/)node_modules/(@types/)?papaparse/|^papaparse",
      "^src/checker/",
      "The reader of comma-separated values stays where series are read.",
    ),
    only(
      "fast-check-in-testing",
      "(^|/)node_modules/(fast-check|@fast-check|pure-rand)/|^@?fast-check|^pure-rand",
      "^src/evaluator/testing/",
      "Generators live in one folder, so that nothing else loads them.",
    ),
    only(
      "highs-in-games",
      "(^|/)node_modules/highs/|^highs",
      "^src/games/correlated-solver\\.ts$",
      "The solver is an optional package, loaded where it is used and nowhere else.",
    ),
    only(
      "charts-in-pictures",
      "(^|/)node_modules/(@observablehq|@types/d3-[a-z]+|d3-[a-z]+)/|^@observablehq|^d3-",
      "^src/pictures/",
      "Pictures are drawn in one folder: reports hold what they show, as data.",
    ),
    only(
      "paper-in-drawing",
      "(^|/)node_modules/linkedom/|^linkedom",
      "^src/cli/drawing\\.ts$",
      "A document without a browser is for the command alone: a page has its own.",
    ),
    only(
      "tables-in-batch",
      "(^|/)node_modules/@duckdb/|^@duckdb",
      "^src/cli/batch/duck\\.ts$",
      "The database is an optional package, loaded where it is used and nowhere else.",
    ),
    only(
      "protocol-in-lsp",
      "(^|/)node_modules/vscode-|^vscode-",
      "^src/lsp/",
      "The services know nothing of the protocol, so that other tools can ask them.",
    ),
    only(
      "prettier-in-formatter",
      "(^|/)node_modules/prettier/|^prettier",
      "^src/(formatter/|cli/layout-settings\\.ts$)",
      "The formatter is a prettier plugin; nothing else is. The command line reads prettier's configuration.",
    ),
    {
      name: "no-other-package",
      comment: "A new package in src is a decision: name it here, with the folder that may import it.",
      severity: "error",
      from: { path: "^src/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"],
        pathNot: "(^|/)node_modules/(chevrotain|papaparse|@types/papaparse|fast-check|@fast-check|pure-rand|highs|prettier|vscode-languageserver|@observablehq|@types/d3-force|d3-force|linkedom|@duckdb)/",
      },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types"],
    },
  },
};
