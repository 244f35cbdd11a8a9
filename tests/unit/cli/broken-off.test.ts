/** Ctrl-C while a table is answered: nothing half-written, and the same command goes on. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtCommand, setup } from "../../support/build";
import { folderOf, regime as run } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";

beforeAll(setup, 120_000);
const folder = folderOf({ "free.regime": freeMovement });
afterAll(folder.remove);
const path = (name: string): string => join(folder.path, name);
const parts = (): readonly string[] => {
  try {
    return readdirSync(path(".answers.csv.parts")).filter((name) => /^part-\d+\.csv$/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
};
const argv = (output: string, rowsPerPart: number): readonly string[] => ["decide", "free.regime", "--input", "people.csv", "--output", output, "--rows-per-part", String(rowsPerPart)];

interface Ended {
  readonly code: number | null;
  readonly err: string;
}
/** Runs the command and presses Ctrl-C once a part is there. */
async function brokenOff(): Promise<Ended> {
  const child = spawn(process.execPath, [builtCommand, ...argv("answers.csv", 20)], { cwd: folder.path, stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.on("close", (code) => done({ code, err })));
  while (parts().length === 0 && child.exitCode === null) await pause(2);
  child.kill("SIGINT");
  return ended;
}

test("no half of an output is left, and the next run goes on to the same file", async () => {
  // Where the command was faster than the signal there is nothing to see: then with a larger table.
  let [rows, ended]: [number, Ended] = [600, { code: 0, err: "" }];
  for (; ended.code === 0 && rows < 50_000; rows *= 3) {
    await run(folder.path, ["sample", "free.regime", "--rows", String(rows), "--output", "people.csv"]);
    writeFileSync(path("answers.csv"), "as it was\n");
    ended = await brokenOff();
  }
  expect(ended).toEqual({ code: 4, err: expect.stringContaining("Broken off: `answers.csv` is as it was. Parts that were done are kept beside it; the same command goes on from there.\n") });
  expect(readFileSync(path("answers.csv"), "utf8")).toBe("as it was\n");
  const done = parts().length;
  expect(done).toBeGreaterThan(0);

  const { code, err } = await run(folder.path, argv("answers.csv", 20));
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(`Goes on from where it was broken off: ${done} of `) });
  await run(folder.path, argv("at-once.csv", 1_000_000));
  expect(readFileSync(path("answers.csv"), "utf8")).toBe(readFileSync(path("at-once.csv"), "utf8"));
  expect(readdirSync(folder.path).filter((name) => name.includes("answers"))).toEqual(["answers.csv"]);
}, 120_000);
