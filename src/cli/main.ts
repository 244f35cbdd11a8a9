#!/usr/bin/env node
import nodeModule from "node:module";
import { processIo } from "./io";
import { run } from "./run";

// Since Node 22 what was compiled is kept from one run to the next. What the shell of the command needs is loaded by now; a command is not.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
