/** Bad input ends with exit code 2 or 3 and a message: no stack trace, no hang, nothing read outside the project. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf, inFolder, regime, type Ran } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";

const sound = (ran: Ran, code: number): string => {
  const text = ran.out + ran.err;
  expect(text).not.toMatch(/\n\s+at .*[:(]\d+/);
  expect(text).not.toContain("fault of regime-lang");
  expect(ran.code).toBe(code);
  return text;
};
const check = async (files: Readonly<Record<string, string | Uint8Array>>, code: number): Promise<string> =>
  sound(await inFolder(files, "check", Object.keys(files)[0] ?? ""), code);
const body = (rule: string): string => freeMovement.replace("rule workers", `${rule}\n  rule workers`);

describe("bad files", () => {
  test("binary", async () => {
    expect(await check({ "a.regime": new Uint8Array([0x52, 0, 0xff, 0xfe, 1, 2, 3]) }, 3)).toContain("not a text");
  });
  test("not UTF-8", async () => {
    expect(await check({ "a.regime": new Uint8Array([0x72, 0xe9, 0x67]) }, 3)).toContain("not a text");
  });
  test("empty", async () => {
    expect(await check({ "a.regime": "" }, 3)).toContain("declares nothing");
    expect(await check({ "a.regime": "  \n// only a comment\n" }, 3)).toContain("declares nothing");
  });
  test("an unclosed block", async () => {
    await check({ "a.regime": "regime R {\n  rule r {\n" }, 3);
  });
  test("files that use one another", async () => {
    expect(await check({ "a.regime": 'use "b.regime"\n', "b.regime": 'use "a.regime"\n' }, 3)).toContain("circle");
  });
  test("10,000 nested parentheses", async () => {
    await check({ "a.regime": body(`rule deep { AT grants Work when ${"(".repeat(10_000)}presentThreat${")".repeat(10_000)} }`) }, 3);
    await check({ "a.regime": body(`rule deep { AT grants Work when ${"not ".repeat(10_000)}presentThreat }`) }, 3);
  });
  test("a party named __proto__", async () => {
    const named = freeMovement.replace("source Treaty", 'party Constructor "x"\n  party __proto__ "y"\n  source Treaty');
    const ran = await inFolder({ "a.regime": named }, "check", "a.regime");
    expect([0, 3]).toContain(ran.code);
    sound(ran, ran.code);
  });
  test("a right named Constructor is an ordinary name", async () => {
    await check({ "a.regime": `${freeMovement.replace("grants Enter, Work", "grants Enter, Work, Constructor")}\nright Constructor\nright HasOwnProperty\n` }, 0);
  });
  test("contradictory dates", async () => {
    await check({ "a.regime": freeMovement.replace("from PL until 2011-04-30", "from PL since 2011-05-01 until 2004-04-30") }, 3);
  });
  test("a day that does not exist", async () => {
    await check({ "a.regime": freeMovement.replace("2011-04-30\n", "2011-02-30\n") }, 3);
  });
  test("a file of 50 MB", async () => {
    const folder = folderOf({ "a.regime": "" });
    truncateSync(join(folder.path, "a.regime"), 50 * 1024 * 1024);
    expect(sound(await regime(folder.path, ["check", "a.regime"]), 3)).toContain("too large");
    folder.remove();
  });
  test("too much on standard input", async () => {
    const folder = folderOf({});
    expect(sound(await regime(folder.path, ["check", "-"], new Uint8Array(17 * 1024 * 1024).fill(32)), 3)).toContain("too large");
    folder.remove();
  });
});

describe("bad paths", () => {
  test("nothing there", async () => {
    sound(await inFolder({}, "check", "no.regime"), 2);
    sound(await inFolder({}, "check", "."), 2);
    sound(await inFolder({}, "check", ""), 2);
  });
  test("a named pipe does not hang", async () => {
    const folder = folderOf({});
    execFileSync("mkfifo", [join(folder.path, "a.regime")]);
    sound(await regime(folder.path, ["check", "a.regime"]), 3);
    folder.remove();
  });
  test("a link in a circle", async () => {
    const folder = folderOf({ "package.json": "{}", "sub/sub/a.regime": freeMovement });
    symlinkSync("..", join(folder.path, "sub", "sub", "up"));
    symlinkSync("loop.regime", join(folder.path, "loop.regime"));
    expect(sound(await regime(folder.path, ["check", "sub"]), 0)).toContain("1 file");
    sound(await regime(folder.path, ["check", "loop.regime"]), 2);
    folder.remove();
  });
});

describe("the project is the limit", () => {
  const secret = 'right Secret "a secret"\n';
  const uses = (path: string): string => `use "${path}"\n${freeMovement}`;

  test("use of a file above it", async () => {
    const folder = folderOf({ "secret.regime": secret, "project/package.json": "{}", "project/a.regime": uses("../secret.regime") });
    const text = sound(await regime(folder.path, ["check", "project/a.regime"]), 3);
    expect(text).toContain("outside the project");
    folder.remove();
  });
  test("use of a file through a link", async () => {
    const folder = folderOf({ "secret.regime": secret, "project/package.json": "{}", "project/a.regime": uses("link.regime") });
    symlinkSync(join(folder.path, "secret.regime"), join(folder.path, "project", "link.regime"));
    expect(sound(await regime(folder.path, ["check", "project/a.regime"]), 3)).toContain("outside the project");
    expect(sound(await regime(folder.path, ["check", "project"]), 3)).toContain("outside the project");
    folder.remove();
  });
  test("use of a folder through a link", async () => {
    const folder = folderOf({ "other/secret.regime": secret, "project/package.json": "{}", "project/a.regime": uses("linked/secret.regime") });
    symlinkSync(join(folder.path, "other"), join(folder.path, "project", "linked"));
    expect(sound(await regime(folder.path, ["check", "project/a.regime"]), 3)).toContain("outside the project");
    folder.remove();
  });
  test("a linked folder out of the project is not walked, and that is said", async () => {
    const folder = folderOf({ "other/secret.regime": secret, "project/package.json": "{}", "project/a.regime": freeMovement });
    symlinkSync(join(folder.path, "other"), join(folder.path, "project", "linked"));
    const ran = await regime(folder.path, ["check", "project"]);
    expect(sound(ran, 0)).toContain("1 file");
    expect(ran.err).toContain("not followed");
    folder.remove();
  });
  test("an absolute path", async () => {
    await check({ "a.regime": uses("/etc/passwd") }, 3);
  });
  test("without a mark the file's folder is the project", async () => {
    const folder = folderOf({ "secret.regime": secret, "deep/a.regime": uses("../secret.regime"), "deep/b.regime": uses("more/c.regime"), "deep/more/c.regime": secret });
    rmSync(join(folder.path, ".git"), { recursive: true });
    sound(await regime(folder.path, ["check", "deep/a.regime"]), 3);
    sound(await regime(folder.path, ["check", "deep/b.regime"]), 0);
    folder.remove();
  });
  test("node_modules is left out", async () => {
    const folder = folderOf({ "a.regime": freeMovement });
    mkdirSync(join(folder.path, "node_modules"));
    writeFileSync(join(folder.path, "node_modules", "b.regime"), "regime {");
    expect(sound(await regime(folder.path, ["check", "."]), 0)).toContain("1 file");
    folder.remove();
  });
});
