import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { version } from "../../../src/cli/version";
import { run } from "../../../src/cli/run";
import { inFolder } from "../../support/command-line";

const usage = async (...argv: readonly string[]): Promise<string> => {
  const ran = await inFolder({ "a.regime": "" }, ...argv);
  expect(ran).toMatchObject({ code: 2, out: "" });
  return ran.err;
};

describe("wrong usage is exit code 2 with what to do", () => {
  test.each([
    [["chek"], "Did you mean `check`?"],
    [["check", "--quite", "a.regime"], "There is no option `--quite` here. Did you mean `--quiet`?"],
    [["check", "--quiet=yes", "a.regime"], "takes no value"],
    [["check", "--format", "xml", "a.regime"], "is one of text, json"],
    [["decide", "--format", "sarif", "a.regime"], "is one of text, json"],
    [["check", "--format"], "needs a value"],
    [["check", "--format", "--quiet", "a.regime"], "needs a value"],
    [["check", "--format", "json", "--format", "text", "a.regime"], "given twice"],
    [["check"], "A file is needed"],
    [["check", "b.regime"], "There is no file `b.regime`."],
    [["--quiet"], "The command comes first"],
    [["evaluate", "--on", "2010-02-30", "a.regime"], "`--on` is a date written YYYY-MM-DD, which `2010-02-30` is not."],
    [["evaluate", "--since", "2010-01-01", "--until", "2009-01-01", "a.regime"], "`--until` is before `--since`."],
    [["evaluate", "--on", "2012-01-01", "--until", "2010-01-01", "a.regime"], "outside"],
    [["evaluate", "--reading", "hollyfield", "a.regime"], "Did you mean `hollifield`?"],
    [["evaluate", "--metric", "cardinal", "a.regime"], "`--metric` is one of discrete, ordinal, both"],
    [["evaluate", "--method", "tset", "a.regime"], "`--method` is one of exact, test"],
    [["evaluate", "--require", "normz", "a.regime"], "Did you mean `norms`?"],
    [["evaluate", "a.regime", "a.regime", "b"], "One FILE"],
    [["decide", "a.regime", "--host", "DE"], "A case needs --origin, --mover, --on too."],
    [["test", "--threshold", "101", "a.regime"], "a percentage from 0 to 100"],
    [["export", "a.regime"], "A form is needed: `--to` with one of"],
    [["export", "a.regime", "--to", "jsno"], "Did you mean `json`?"],
    [["export", "a.regime", "--to", "json", "--criterion", "g2"], "`--criterion` goes with `--to smt2`."],
    [["export", "a.regime", "--to", "csv", "--output", "folder"], "`--output` goes with `--to smt2`."],
    [["export", "a.regime", "--to", "dot"], "`--to dot` is not in this version"],
    [["export", "a.regime", "--to", "schema"], "takes no FILE"],
    [["export", "a.regime", "--to", "csv", "--table", "rights"], "`--table rights` speaks of one day: add `--on DATE`."],
    [["export", "a.regime", "--to", "csv", "--on", "2010-01-01"], "`--on` goes with"],
    [["export", "a.regime", "--to", "csv", "--table", "codebook"], "takes no FILE"],
    [["export", "a.regime", "--to", "json", "--table", "rules"], "`--table` goes with `--to csv`."],
    [["export", "a.regime", "--to", "json", "--format", "json"], "takes its form from `--to`"],
    [["explain", "unknwon-name"], "Did you mean `unknown-name`?"],
  ])("%j", async (argv, message) => {
    expect(await usage(...argv)).toContain(message);
  });
  test("nothing at all shows the help", async () => {
    expect(await usage()).toContain("usage: regime COMMAND");
  });
});

describe("help", () => {
  test("of the tool", async () => {
    const { code, out } = await inFolder({}, "--help");
    expect(code).toBe(0);
    expect(out).toContain("play [FILE]");
  });
  test.each(["check", "test", "evaluate", "decide", "diff", "repair", "export", "fmt", "explain"])("of %s", async (command) => {
    const { code, out } = await inFolder({}, command, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`usage: regime ${command}`);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThan(170);
  });
  test("version is that of the package", async () => {
    expect(JSON.parse(readFileSync("package.json", "utf8"))).toMatchObject({ version });
    expect((await inFolder({}, "--version")).out).toBe(`regime-lang ${version} (language edition 2026)\n`);
  });
});

describe("a bug of ours", () => {
  const broken = async (env: Record<string, string>): Promise<{ readonly code: number; readonly err: string }> => {
    let err = "";
    const input = (): Promise<never> => Promise.reject(new Error("a bug"));
    const code = await run(["check", "-"], { out: () => undefined, err: (text) => void (err += text), input, cwd: ".", env, terminal: false, status: null, now: () => 0 });
    return { code, err };
  };
  test("is exit code 70 with what to send us, and no stack trace", async () => {
    const { code, err } = await broken({});
    expect(code).toBe(70);
    expect(err).toContain("a fault of regime-lang, not of your file: a bug");
    expect(err).toContain("`regime check -`");
    expect(err).not.toMatch(/\n\s+at /);
  });
  test("shows where it happened if asked", async () => {
    expect((await broken({ REGIME_DEBUG: "1" })).err).toMatch(/\n\s+at /);
  });
});
