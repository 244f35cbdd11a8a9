/** `regime test --watch`: runs again on every change of what it reads, and ends with what the last run said. */
import { spawn } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { builtCommand, setup } from "../../support/build";
import { folderOf, inFolder } from "../../support/command-line";

beforeAll(setup, 120_000);

const shared = "right Work\nmover Worker\n";
const text = (expected: string): string => `use "shared.regime"
regime Pair {
  members { BE, NL }
  rule open { every member grants Work to Worker from every other member }
  test "t" { host BE origin NL mover Worker on 2010-01-01 expect Work ${expected} }
}
`;

/** Starts watching in a folder; `until` waits for what is printed after the last time it was asked. */
function watched(folder: string, ...argv: readonly string[]) {
  const child = spawn(process.execPath, [builtCommand, "test", "--watch", ...argv], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  let from = 0;
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      for (const look of waiting) look();
    });
  }
  const until = (words: string): Promise<string> =>
    new Promise((done) => {
      const look = (): void => {
        const at = printed.indexOf(words, from);
        if (at === -1) return;
        waiting.delete(look);
        const since = printed.slice(from, at + words.length);
        from = at + words.length;
        done(since);
      };
      waiting.add(look);
      look();
    });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return { until, end: (): Promise<number | null> => (child.kill("SIGINT"), ended) };
}
const ready = "Waiting for changes; Ctrl-C ends.";

test.each([["a file", "pair.regime"], ["a folder", "."]])("%s", async (_, operand) => {
  const folder = folderOf({ "pair.regime": text("granted"), "shared.regime": shared });
  const { until, end } = watched(folder.path, operand);
  expect(await until(ready)).toContain("1 passed, 0 failed");
  writeFileSync(join(folder.path, "pair.regime"), text("denied"));
  expect(await until(ready)).toMatch(/pair\.regime has changed[^]*0 passed, 1 failed/);
  // As editors do: a new file in the place of the old one.
  writeFileSync(join(folder.path, "new"), text("granted"));
  renameSync(join(folder.path, "new"), join(folder.path, "pair.regime"));
  expect(await until(ready)).toContain("1 passed, 0 failed");
  // What is used is watched too, and an error is shown and waited out.
  writeFileSync(join(folder.path, "shared.regime"), "right Wrok\nmover Worker\n");
  expect(await until(ready)).toMatch(/shared\.regime has changed[^]*unknown-name/);
  writeFileSync(join(folder.path, "shared.regime"), shared);
  expect(await until(ready)).toContain("1 passed, 0 failed");
  writeFileSync(join(folder.path, "pair.regime"), text("denied"));
  await until(ready);
  expect(await end()).toBe(1);
  folder.remove();
}, 60_000);

test("a file that goes away is waited for", async () => {
  const folder = folderOf({ "pair.regime": text("granted"), "shared.regime": shared });
  const { until, end } = watched(folder.path, "pair.regime");
  await until(ready);
  rmSync(join(folder.path, "pair.regime"));
  expect(await until(ready)).toContain("There is no file `pair.regime`.");
  writeFileSync(join(folder.path, "pair.regime"), text("granted"));
  expect(await until(ready)).toContain("1 passed, 0 failed");
  expect(await end()).toBe(0);
  folder.remove();
}, 60_000);

test("standard input cannot be watched, and what is wrong from the start is wrong usage", async () => {
  expect(await inFolder({}, "test", "--watch", "-")).toMatchObject({ code: 2, err: expect.stringContaining("cannot be watched") });
  expect((await inFolder({}, "test", "--watch", "none.regime")).code).toBe(2);
});
