/** `--require` of what has no verdict: why, and what would give it one. */
import { describe, expect, test } from "vitest";
import { inFolder } from "../../support/command-line";

const head = "use std.rights\nuse std.movers\n";
const members = "members { BE, NL, LU, FR }";
const rule = "rule work { every member grants Enter, Work to Worker from every other member }";
const table = "table income : party -> one of low, high { BE, NL : high  otherwise : low }";
const plain = `${head}${table}\nregime Plain { ${members} ${rule} }\n`;
const required = (text: string, ...argv: readonly string[]): ReturnType<typeof inFolder> => inFolder({ "a.regime": text }, "evaluate", "--quiet", "a.regime", "--require", ...argv);

describe("a part that is not judged under the options given is wrong usage", () => {
  test.each([
    [["g2a"], "`--require g2a` needs `--allow TABLE`"],
    [["nex", "--reading", "ruggie"], "`--require nex` is judged in the other reading only: leave `--reading` out, or say `--reading hollifield`."],
    [["i1", "--reading", "hollifield"], "`--require i1` is judged in the other reading only: leave `--reading` out, or say `--reading ruggie`."],
  ])("%j", async (argv, words) => {
    const { code, err } = await required(plain, ...argv);
    expect(err).toContain(words);
    expect(code).toBe(2);
  });
  test("a regime without the table", async () => {
    const use = "rule study { every member grants Study to Student from every other member when income(origin) = low }";
    const text = `${head}${table}\nregime Without { ${members} ${rule} }\nregime With { ${members} ${rule} ${use} }\n`;
    const { code, err } = await required(text, "g2a", "--allow", "income");
    expect(err === "" ? [code] : [code, err]).toEqual([0]);
  });
  test.each([["g2a", "--allow", "income"], ["nex", "--reading", "hollifield"], ["nex"], ["i1", "--reading", "ruggie"]])("and judged with them: %s %s %s", async (...argv) => {
    const { err } = await required(plain, ...argv.filter((a) => typeof a === "string"));
    expect(err).not.toMatch(/no verdict|--require/);
  });
});

describe("a regime that gives no position says so", () => {
  test.each([
    ["act Report \"to report\"", "duty tell { every member must Report toward every other member }", "duties only, no position"],
    ["", "rule tried { every member endeavours to grant Work to Worker from every other member }", "no rule binds; --binding soft reads the soft rules"],
    ["", `${rule} exit after 12 months`, null],
  ])("%s %s", async (act, clause, why) => {
    const text = `${head}${act}\nregime Bare { ${members} ${clause} }\n`;
    const { code, err } = await required(text, "norms");
    expect(code).toBe(why === null ? 0 : 1);
    if (why !== null) expect(err).toContain(`\`norms\` is required; there is no verdict: ${why}`.replace("`norms` is required; ", ""));
    const { out } = await inFolder({ "a.regime": text }, "evaluate", "a.regime", "--require", "norms", "--format", "github");
    if (why !== null) expect(out).toContain(`there is no verdict: ${why}`);
    expect(out).not.toContain("not in force");
  });
  test("one that has rules is not in force before its life, whatever duties it has", async () => {
    const text = `${head}act Report "to report"\nregime Late { members { BE, NL, LU since 2000-01-01 } ${rule} duty tell { every member must Report toward every other member } }\n`;
    const { err } = await required(text, "norms", "--since", "1960-01-01", "--until", "1960-12-31");
    expect(err).toContain("there is no verdict: the regime is not in force");
  });
});

describe("every day of --since and --until is asked about", () => {
  const past = `${head}regime Past { ${members} rule work { every member grants Enter, Work to Worker from every other member since 1951-01-01 until 1956-12-31 } }\n`;
  test.each([
    [["--since", "1952-01-01", "--until", "1955-12-31"], 0, ""],
    [["--since", "1952-01-01"], 0, ""],
    [["--since", "1945-01-01"], 1, "there is a verdict only from 1951-01-01 to 1956-12-31; on the other days the regime is not in force"],
    [["--since", "1952-01-01", "--until", "1970-01-01"], 1, "; on the other days the regime is not in force"],
  ])("%j", async (argv, code, words) => {
    const answer = await required(past, "norms", ...argv);
    expect(answer.err).toContain(words);
    expect(answer.code).toBe(code);
  });
});
