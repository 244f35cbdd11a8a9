/** The examples and the library are clean: what a rule finds in them is mended, or suppressed with its reason. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { lint } from "../../../src/linter";
import { position, sourceFile } from "../../../src/language/span";
import { host, root } from "../../support/examples";
import { filesBelow } from "../../support/markdown";
import path from "node:path";

const files = [...filesBelow("examples", ".regime"), ...filesBelow("stdlib", ".regime")];

test.each(files)("%s", (file) => {
  const source = sourceFile(file, readFileSync(path.join(root, file), "utf8"));
  const found = lint(compile(file, host), { path: file });
  expect(found.map((f) => `${file}:${position(source, f.at.start).line} [${f.code}] ${f.message}`)).toEqual([]);
});
