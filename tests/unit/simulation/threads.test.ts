/** The command as it is installed: threads that change nothing, and an end by Ctrl-C. */
import { spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtCommand, setup } from "../../support/build";
import { folderOf } from "../../support/command-line";
import { patience } from "../../support/runs";

beforeAll(setup, 300_000);
const folder = folderOf({
  "burden.regime": `use std.rights
use std.movers
interests { host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once }
scenario rare { horizon 2025 to 2034  discount 15 %
  flow Worker from NL to BE between 1 and 3 mostly 2 per year  flow Worker from BE to NL between 1 and 3 per year
  shock rush with probability 1 % per year for 1 year { flow Worker to BE at 500 % } }
regime Burden { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member at most 4 per year } }
`,
});
afterAll(folder.remove);
const argv = (...more: readonly string[]): readonly string[] => [builtCommand, "simulate", "burden.regime", "--format", "json", ...more];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** Presses Ctrl-C after so many milliseconds. */
async function brokenOff(threads: string, after: number): Promise<Ended> {
  const child = spawn(process.execPath, argv("--runs", "900000000", "--threads", threads), { cwd: folder.path });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text: Buffer) => void (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => void (err += text.toString()));
  const timer = setTimeout(() => child.kill("SIGINT"), after);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return { code, out, err };
}

describe("threads", () => {
  test("one, two or three: the same answer", () => {
    const answers = ["1", "2", "3"].map((threads) => spawnSync(process.execPath, argv("--runs", "10000", "--threads", threads), { cwd: folder.path, encoding: "utf8", timeout: 120_000 }));
    expect(answers.map((a) => [a.status, a.stderr])).toEqual([[0, ""], [0, ""], [0, ""]]);
    expect(answers[1]?.stdout).toBe(answers[0]?.stdout);
    expect(answers[2]?.stdout).toBe(answers[0]?.stdout);
  }, patience);
  test.each(["1", "2"])("Ctrl-C ends %s of them with the runs that are done", async (threads) => {
    // Its handler is there before the first run is made; until some are, it has nothing to say. Where the machine was too busy for any, later.
    let ended = await brokenOff(threads, 6000);
    if (ended.code !== 4) ended = await brokenOff(threads, 40_000);
    const { code, out, err } = ended;
    expect([code, err]).toEqual([4, "Broken off: not all runs were made.\n"]);
    const [answer] = (JSON.parse(out) as { readonly regimes: readonly { readonly runs: number; readonly asked: number }[] }).regimes;
    expect(answer?.asked).toBe(900_000_000);
    expect(answer?.runs).toBeGreaterThan(0);
    expect((answer?.runs ?? 1) % 1024).toBe(0);
  }, patience);
});
