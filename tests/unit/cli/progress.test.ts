/** How far long work has come: on a terminal, after a while, and gone before anything else is printed. */
import { describe, expect, test } from "vitest";
import { progressOf } from "../../../src/cli/progress";
import { run } from "../../../src/cli/run";
import type { Io } from "../../../src/cli/io";
import { root } from "../../support/build";
import { lawShaped } from "../../bench/law-shaped";
import { folderOf } from "../../support/command-line";

/** A terminal that keeps what is written, each time with where it went. */
function terminal(now: () => number, env: Record<string, string> = {}, isTerminal = true): { readonly io: Io; readonly written: string[] } {
  const written: string[] = [];
  const keep = (where: string) => (text: string) => void written.push(`${where}${text}`);
  return { written, io: { out: keep("out "), err: keep("err "), input: async () => new Uint8Array(), cwd: root, env, terminal: isTerminal, status: isTerminal ? keep("") : null, now } };
}

describe("the line", () => {
  test("comes after a second, not oftener than ten times in one, and goes", () => {
    let now = 0;
    const { io, written } = terminal(() => now);
    const progress = progressOf(io, false);
    for (; now <= 1250; now += 50) progress.step("judging", now, 2500);
    expect(written).toEqual(["judging: 40 %", "judging: 44 %", "judging: 48 %"]);
    progress.clear();
    progress.clear();
    expect(written.slice(3)).toEqual(["             ", ""]);
  });
  test("covers a longer one before", () => {
    let now = 0;
    const { io, written } = terminal(() => now);
    const progress = progressOf(io, false);
    now = 2000;
    progress.step("a long name", 1, 2);
    now = 4000;
    progress.step("short", 1, 2);
    expect(written[1]?.length).toBe(written[0]?.length);
  });
  test("holds no control character of a name", () => {
    let now = 0;
    const { io, written } = terminal(() => now);
    const progress = progressOf(io, false);
    now = 2000;
    progress.step("judging \u001b[2J", 1, 2);
    expect(written.join("")).not.toContain("\u001b");
  });
  test.each([["no terminal", {}, false, false], ["quiet", {}, true, true]] as const)("%s: nothing", (_, env, isTerminal, quiet) => {
    let now = 0;
    const { io, written } = terminal(() => now, env, isTerminal);
    const progress = progressOf(io, quiet);
    now = 1e9;
    progress.step("judging", 1, 2);
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe("a command that takes long", () => {
  const folder = folderOf({ "law.regime": lawShaped({ rules: 20 }) });
  const shown = async (env: Record<string, string>): Promise<readonly string[]> => {
    // However quick it is: each time that somebody looks at the clock another second has gone by.
    let now = 0;
    const { io, written } = terminal(() => (now += 1000), env);
    expect(await run(["evaluate", "--color", "never", "law.regime"], { ...io, cwd: folder.path })).toBe(0);
    return written;
  };
  test("shows it, and takes it away before it prints", async () => {
    const written = await shown({});
    const lines = written.flatMap((text, i) => (/^judging Law1: \d+ %/.test(text) ? [i] : []));
    const printed = written.findIndex((text) => text.startsWith("out "));
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines)).toBeLessThan(printed);
    expect(written.slice(printed - 2, printed).map((text) => text.trim())).toEqual(["", ""]);
  }, 180_000);
  test("in CI shows nothing", async () => {
    expect((await shown({ CI: "true" })).filter((text) => text.includes("%") && text.startsWith("judging"))).toEqual([]);
    folder.remove();
  }, 180_000);
});
