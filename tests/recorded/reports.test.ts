/**
 * All that is said of nearly every example, as recorded beside: no verdict, degree, reason or witness changes unnoticed.
 * The files are written by `npm run update`; read the difference.
 */
import { expect, test } from "vitest";
import { root } from "../support/build";
import { regime } from "../support/command-line";
import { examplePaths } from "../support/examples";
import { patience } from "../support/runs";

/** Of many parties and days of change: what they need would double the time of this file. */
const large: readonly string[] = ["examples/gats-mode4.regime", "examples/germany-turkey-1961.regime", "examples/refugee-1951.regime"];

test.each(examplePaths.filter((path) => !large.includes(path)))("%s", async (path) => {
  const { code, out, err } = await regime(root, ["evaluate", "--axes", "--core", "--external", "--metric", "both", path]);
  expect(code).toBe(0);
  await expect(`${out}\n${err}`).toMatchFileSnapshot(`reports/${(path.split("/").at(-1) ?? "").replace(/\.regime$/, "")}.txt`);
}, patience);
