/** Commands that find what is wrong with files: check, test, lint. */
import type { CommandSpec } from "../command";
import { formats, paths } from "./recurring";

export const check: CommandSpec = {
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
  load: async () => (await import("../check")).check,
};

export const test: CommandSpec = {
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
  load: async () => (await import("../test")).test,
};

export const lint: CommandSpec = {
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
  load: async () => (await import("../lint")).lint,
};
