/** `regime init`, the action, the hooks: what they run does run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { builtCommand, root, setup } from "../../support/build";
import { regime } from "../../support/command-line";

let folder = "";
const fresh = (): string => (folder = realpathSync(mkdtempSync(join(tmpdir(), "regime-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");
/** The command lines of a recipe that run our command, without their output files. */
const ours = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => (line.startsWith("npx regime ") ? [line.replace(/ > \S+$/, "")] : []));
const runs = async (line: string): Promise<number> => (await regime(folder, line.split(" ").slice(2))).code;

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

describe("regime init", () => {
  test("makes a project that checks and passes, as its workflow asks", async () => {
    const { code, out } = await regime(fresh(), ["init"]);
    expect([code, out]).toEqual([0, "wrote package.json\nwrote regimes/first.regime\nwrote .github/workflows/regimes.yml\nNext: npm install && npm test\n"]);
    const workflow = parse(read(".github", "workflows", "regimes.yml")) as { readonly jobs: { readonly regimes: { readonly steps: readonly Step[] } } };
    const lines = ours(workflow.jobs.regimes.steps.flatMap((s) => s.run ?? []));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect([line, await runs(line)]).toEqual([line, 0]);
    const { scripts, devDependencies } = JSON.parse(read("package.json")) as { readonly scripts: Record<string, string>; readonly devDependencies: Record<string, string> };
    for (const line of Object.values(scripts)) expect(await runs(`npx ${line}`)).toBe(0);
    expect(devDependencies).toEqual({ "regime-lang": (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string }).version });
  });
  test("knows GitLab and pre-commit, and goes where it is sent", async () => {
    const { code, out } = await regime(fresh(), ["init", "--ci", "gitlab", "--pre-commit", "a/b"]);
    expect([code, out.split("\n").at(-2)]).toEqual([0, "Next: cd a/b && npm install && npm test"]);
    const { regimes } = parse(read("a", "b", ".gitlab-ci.yml")) as { readonly regimes: { readonly script: readonly string[] } };
    expect(ours(regimes.script)).toHaveLength(2);
    folder = join(folder, "a", "b");
    for (const line of ours(regimes.script)) expect([line, await runs(line)]).toEqual([line, 0]);
    const { repos } = parse(read(".pre-commit-config.yaml")) as { readonly repos: readonly { readonly hooks: readonly { readonly entry: string }[] }[] };
    for (const { entry } of repos.flatMap((r) => r.hooks)) expect(await runs(`${entry} regimes/first.regime`)).toBe(0);
  });
  test("keeps what is there, to the letter", async () => {
    writeFileSync(join(fresh(), "package.json"), "{ }");
    const { out } = await regime(folder, ["init", "--ci", "none"]);
    expect(out).toMatch(/^kept {2}package\.json\nwrote regimes\/first\.regime\nNext: npm install --save-dev --save-exact regime-lang@/);
    expect(read("package.json")).toBe("{ }");
    expect((await regime(folder, ["init", "--ci", "none"])).out).toMatch(/^kept {2}package\.json\nkept {2}regimes\/first\.regime\n/);
  });
  test("where nothing can be written it says so", async () => {
    writeFileSync(join(fresh(), "regimes"), "a file, no folder");
    expect(await regime(folder, ["init"])).toMatchObject({ code: 2, err: expect.stringContaining(`cannot be written (\`${join(folder, "regimes")}\` is no folder). What was written before it is left (package.json); \`regime init\` goes on from there.`) });
  });
  test("a file is no folder to make a project in", async () => {
    writeFileSync(join(fresh(), "good.regime"), "right A\n");
    for (const name of ["good.regime", "good.regime/below"]) {
      expect(await regime(folder, ["init", name])).toMatchObject({ code: 2, out: "", err: expect.stringContaining(`(\`${join(folder, "good.regime")}\` is no folder). Nothing was written.`) });
    }
  });
  test("its regime is laid out as `regime fmt` would", async () => {
    await regime(fresh(), ["init"]);
    expect(await runs("npx regime fmt --check .")).toBe(0);
  });
});

describe("the action", () => {
  beforeAll(setup, 120_000);
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as { readonly inputs: Readonly<Record<string, { readonly default: string }>>; readonly runs: { readonly steps: readonly Step[] } };
  const { steps } = action.runs;
  /** Runs a step as GitHub does, with these inputs. */
  function step(name: string, inputs: Readonly<Record<string, string>>): { readonly code: number | null; readonly out: string } {
    const found = steps.find((s) => s.name === name);
    const value = (text: string): string => text.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? "?");
    const env = Object.fromEntries(Object.entries(found?.env ?? {}).map(([key, text]) => [key, value(text)]));
    const { status, stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", found?.run ?? "exit 99"], { cwd: folder, encoding: "utf8", env: { ...process.env, ...env, GITHUB_ACTION_PATH: root, GITHUB_STEP_SUMMARY: join(folder, "summary.md") } });
    return { code: status, out: stdout };
  }

  test("uses no input that it does not declare, and declares none that it does not use", () => {
    const used = [...JSON.stringify(steps).matchAll(/inputs\.(\w+)/g)].map((m) => m[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
  });
  test("tests, annotates and writes the summary", async () => {
    await regime(fresh(), ["init", "--ci", "none"]);
    expect(step("regime", { options: "--coverage --threshold 100" })).toEqual({ code: 0, out: "" });
    expect(read("summary.md")).toContain("2 tests, 0 failed; 2 expectations, 0 not met.");
    writeFileSync(join(folder, "regimes", "first.regime"), read("regimes", "first.regime").replace("expect Work denied because transition", "expect Work granted"));
    expect(step("regime", { paths: "regimes" })).toMatchObject({ code: 1, out: expect.stringMatching(/^::error file=regimes\/first\.regime,line=\d+/) });
    expect(step("regime", { command: "evaluate", paths: "regimes/first.regime", options: "--require norms" })).toMatchObject({ code: 0 });
  });
  test("writes SARIF whether something is found or not, and stops only where that cannot be", async () => {
    await regime(fresh(), ["init", "--ci", "none"]);
    expect(step("SARIF", { sarif: "found.sarif" }).code).toBe(0);
    expect(read("found.sarif")).toContain('"results": []');
    writeFileSync(join(folder, "regimes", "first.regime"), "regime");
    expect(step("SARIF", { sarif: "found.sarif" }).code).toBe(0);
    expect(read("found.sarif")).toContain('"level": "error"');
    expect(step("SARIF", { sarif: "found.sarif", paths: "nowhere" }).code).toBe(1);
  });
});

test("the hooks of the repository run", async () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly { readonly id: string; readonly entry: string; readonly files: string }[];
  await regime(fresh(), ["init", "--ci", "none"]);
  for (const { entry, files } of hooks) {
    expect("regimes/first.regime").toMatch(new RegExp(files));
    const { status } = spawnSync(process.execPath, [builtCommand, ...entry.split(" ").slice(1), "regimes/first.regime"], { cwd: folder });
    expect([entry, status]).toEqual([entry, 0]);
  }
});
