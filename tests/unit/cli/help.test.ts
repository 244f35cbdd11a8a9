/** Help with examples that run, and scripts that complete. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../../src/cli/commands";
import { root, setupPlayground } from "../../support/build";
import { regime } from "../../support/command-line";
import { patience } from "../../support/runs";

/** The words of a command line that has no quotes; what is sent to a file is left out. */
const wordsOf = (line: string): readonly string[] => line.replace(/ > \S+$/, "").split(" ").slice(1);
const isThere = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

/** Tells what runs until Ctrl-C to end, once it listens: whoever listened before is left alone. */
function interrupting(): () => void {
  const before = process.listeners("SIGINT");
  const timer = setInterval(() => process.listeners("SIGINT").find((l) => !before.includes(l))?.("SIGINT"), 50);
  return () => clearInterval(timer);
}

// `regime play` serves what is built.
beforeAll(setupPlayground, 2 * patience);

describe.each(commands.map((c) => [c.name, c] as const))("regime %s", (name, command) => {
  test("help shows examples, in lines of a terminal", async () => {
    const { code, out } = await regime(root, [name, "--help"]);
    expect(code).toBe(0);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(out).toContain(`  ${example}\n`);
    const lines = out.split("\n").filter((line) => command.examples.every((example) => line !== `  ${example}`));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
  test.each(command.examples)("%s", async (example) => {
    const [first, ...argv] = wordsOf(example);
    expect(first).toBe(name);
    const folder = mkdtempSync(join(tmpdir(), "regime-"));
    // What writes files does it in a folder of its own.
    const end = name === "play" ? interrupting() : () => {};
    const ran = await regime(name === "init" ? folder : root, [first ?? "", ...argv.map((word) => (word === "questions" ? folder : word))]);
    end();
    rmSync(folder, { recursive: true });
    expect([0, 1]).toContain(ran.code);
    expect(ran.out + ran.err).not.toBe("");
  }, patience);
});

describe("completion", () => {
  const script = async (shell: string): Promise<string> => (await regime(root, ["completion", shell])).out;

  test("in bash: commands, options, values, and else files", async () => {
    const folder = mkdtempSync(join(tmpdir(), "regime-"));
    writeFileSync(join(folder, "a.regime"), "");
    const source = await script("bash");
    const completed = (...words: readonly string[]): readonly string[] => {
      const asked = `${source}\nCOMP_WORDS=(regime ${words.map((w) => `'${w}'`).join(" ")})\nCOMP_CWORD=${words.length}\n_regime\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      const { status, stdout, stderr } = spawnSync("bash", ["-c", asked], { cwd: folder, encoding: "utf8" });
      expect([status, stderr]).toEqual([0, ""]);
      return stdout.split("\n").filter((line) => line !== "");
    };
    expect(completed("ch")).toEqual(["check"]);
    expect(completed("")).toEqual([...commands.map((c) => c.name), "--help", "--version"]);
    expect(completed("test", "--th")).toEqual(["--threshold"]);
    expect(completed("check", "--format", "s")).toEqual(["sarif"]);
    expect(completed("evaluate", "--reading", "")).toEqual(["ruggie", "hollifield", "both"]);
    expect(completed("check", "a")).toEqual(["a.regime"]);
    rmSync(folder, { recursive: true });
  });
  test.each(["zsh", "fish"])("%s reads its script", async (shell) => {
    const source = await script(shell);
    for (const c of commands) expect(source).toContain(c.name);
    if (!isThere(shell)) return expect(source).toMatch(shell === "zsh" ? /^#compdef regime\n/ : /^complete -c regime /);
    // fish reads a script to be checked from a file only.
    const folder = mkdtempSync(join(tmpdir(), "regime-"));
    writeFileSync(join(folder, "script"), source);
    const checked = spawnSync(shell, ["-n", "script"], { cwd: folder, encoding: "utf8" });
    expect([checked.status, checked.stderr]).toEqual([0, ""]);
    if (shell === "fish") {
      const completed = (line: string): readonly string[] =>
        spawnSync("fish", ["-c", `source script; complete -C '${line}'`], { cwd: folder, encoding: "utf8" }).stdout.split("\n").flatMap((l) => l.split("\t")[0] || []);
      expect(completed("regime ch")).toEqual(["check"]);
      expect(completed("regime test --th")).toEqual(["--threshold"]);
      expect(completed("regime check --format s")).toEqual(["sarif"]);
    }
    rmSync(folder, { recursive: true });
  });
  test("of which shell must be said", async () => {
    expect(await regime(root, ["completion", "tcsh"])).toMatchObject({ code: 2, err: expect.stringContaining("bash, zsh, fish") });
  });
});
