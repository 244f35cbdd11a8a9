/** Commands for whoever works with the language: init, explain, lsp, play. */
import type { CommandSpec } from "../command";

export const init: CommandSpec = {
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
  load: async () => (await import("../init")).init,
};

export const explain: CommandSpec = {
  name: "explain",
  operands: "CODE",
  summary: "the page of a diagnostic or of a rule of the linter; without CODE, the list of them",
  options: [],
  examples: [
    "regime explain inconsistent-rules",
    "regime explain",
  ],
  load: async () => (await import("../explain")).explain,
};

export const lsp: CommandSpec = {
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
  load: async () => (await import("../lsp")).lsp,
};

export const play: CommandSpec = {
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
  load: async () => (await import("../play")).play,
};
