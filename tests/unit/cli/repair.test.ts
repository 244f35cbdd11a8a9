/** `regime repair`: exit codes, text, JSON by its schema, and that no file is changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";
import { mended } from "../../support/repairs";
import { schemaErrors } from "../../support/schemas";

const bilateral = "use std.rights\nuse std.movers\nregime R { members { BE, NL } rule work { every member grants Enter, Work to Worker from every other member } }\n";
const files = { "free.regime": freeMovement, "two.regime": bilateral, "broken.regime": "regime R {", "reform.regime": `${freeMovement}reform opening of Free { remove transition }\n` };
const folder = folderOf(files);
afterAll(folder.remove);
const repair = (...argv: readonly string[]) => regime(folder.path, ["repair", ...argv]);
const failing = ["free.regime", "--criterion", "norms", "--on", "2005-01-01"] as const;

describe("exit codes", () => {
  test.each([
    [0, [...failing]],
    [0, ["free.regime", "--criterion", "norms"]],
    [0, [...failing, "--limit", "1"]],
    [4, ["two.regime", "--criterion", "form"]],
    [4, [...failing, "--trials", "1"]],
    [4, ["free.regime", "--criterion", "i3"]],
    [3, ["broken.regime", "--criterion", "norms"]],
  ])("%i for %j", async (code, argv) => {
    expect(await repair(...argv)).toMatchObject({ code, err: code === 3 ? expect.stringContaining("error") : "" });
  });
  test.each([
    [["free.regime"], "What should hold is needed"],
    [["free.regime", "--criterion", "norms", "--claim", "fair"], "one of the two"],
    [["free.regime", "--criterion", "d4"], "`d4` reads declared interests"],
    [["free.regime", "--criterion", "normz"], "Did you mean `norms`?"],
    [["free.regime", "--claim", "fair"], "There is no claim `fair`."],
    [["free.regime", "--criterion", "norms", "--on", "2005-01-01", "--since", "2005-01-01"], "one or the other"],
    [["free.regime", "--criterion", "norms", "--since", "2006-01-01", "--until", "2005-01-01"], "before"],
    [["free.regime", "--criterion", "norms", "--edits", "0"], "`--edits` is a whole number from 1 on, which `0` is not."],
    [["free.regime", "--criterion", "norms", "--edits", "99999999"], "`--edits` is at most 999999; `99999999` is more."],
    [["free.regime", "--criterion", "norms", "--reform", "Free"], "a name of its own, which `Free` is not: `free.regime` has a `Free`."],
    [[...failing, "--reform", "Better"], "a name of its own, which `Better` is not: `Better` must begin with a small letter here."],
    ...["when", "is", "mover"].map((word): [string[], string] => [[...failing, "--reform", word], `a name of its own, which \`${word}\` is not: \`${word}\` is a word of the language and never a name.`]),
    ...["a b", "9a", "a of B { } reform b", ""].map((word): [string[], string] => [[...failing, "--reform", word], `\`${word}\` is no name.`]),
    [["reform.regime", "--criterion", "norms"], "choose one"],
    [["reform.regime", "--criterion", "norms", "--regime", "opening"], "is a reform of Free"],
  ])("2 for %j", async (argv, message) => {
    const ran = await repair(...argv);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(message);
  });
  test("2 for a document, which has no text", async () => {
    const { out } = await regime(folder.path, ["export", "free.regime", "--to", "json"]);
    const ran = await inFolder({ "x.regime.json": out }, "repair", "x.regime.json", "--criterion", "norms");
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("has no text to mend") });
  });
});

describe("text", () => {
  test("says what fails, what to do, what it costs and how the text reads", async () => {
    const { out } = await repair(...failing);
    expect(out).toBe(`Free: \`norms\` fails on 2005-01-01, because of transition.
2 smallest sets of edits under which it holds (7 candidates, up to 3 edits, 7
texts tried). No file was changed.

1. End \`transition\` on 2004-12-31.
   Other verdicts: indivisibility, multilateral, definitional, g1, g2, i1: fails
   now, then holds.
   It opens Work to Worker from PL in AT.
   Of those met now, 1 test and 1 expectation would fail.
--- free.regime
+++ free.regime
@@ -10,5 +10,5 @@
     every member grants Enter, Work to Worker from every other member
   }
-  exception transition to workers cites Treaty "annex" {
+  exception transition to workers until 2004-12-31 cites Treaty "annex" {
     AT refuses Work to Worker from PL until 2011-04-30
   }

2. Drop the exception \`transition\`.
   Other verdicts: indivisibility, multilateral, definitional, g1, g2, i1: fails
   now, then holds.
   It opens Work to Worker from PL in AT.
   Of those met now, 1 test and 1 expectation would fail.
--- free.regime
+++ free.regime
@@ -10,9 +10,6 @@
     every member grants Enter, Work to Worker from every other member
   }
-  exception transition to workers cites Treaty "annex" {
-    AT refuses Work to Worker from PL until 2011-04-30
-  }
-  exception threat to workers, transition { host may refuse Enter when presentThreat }
+  exception threat to workers { host may refuse Enter when presentThreat }
-  test "Pole in Austria" { host AT origin PL mover Worker on 2005-01-01  expect Work denied because transition }
+  test "Pole in Austria" { host AT origin PL mover Worker on 2005-01-01  expect Work denied }
   test "Cypriot in Austria" { host AT origin CY mover Worker on 2005-01-01  expect Work granted because workers }
   expect norms fails until 2011-04-30
`);
  });
  test("nothing fails", async () => {
    expect((await repair("free.regime", "--criterion", "norms")).out).toBe("Free: `norms` holds on 2011-05-01. There is nothing to mend.\n");
    expect((await repair("free.regime", "--criterion", "i3")).out).toBe("Free: `i3` is not assessable on 2011-05-01; no edit is sought for that.\n");
  });
  test("none found", async () => {
    expect((await repair("two.regime", "--criterion", "form")).out).toBe(
      "R: `form` fails at all times.\nNone found among 0 candidates, up to 3 edits, 0 texts tried.\n",
    );
  });
  test("as a reform, to paste below the regime", async () => {
    const { out } = await repair(...failing, "--reform", "opening");
    expect(out).toContain("\nreform opening of Free {\n  remove transition\n}\n");
  });
  test("only the edits in words", async () => {
    const { out } = await repair(...failing, "--quiet");
    expect(out.split("\n").slice(3)).toEqual(["", "1. End `transition` on 2004-12-31.", "", "2. Drop the exception `transition`.", ""]);
  });
});

describe("JSON", () => {
  test.each([[failing], [[...failing, "--reform", "opening"]], [["free.regime", "--criterion", "norms"]], [["two.regime", "--criterion", "form"]], [["free.regime", "--criterion", "i3"]]])("of %j follows its schema", async (argv) => {
    const { out } = await repair(...argv, "--format", "json");
    expect(schemaErrors(JSON.parse(out))).toEqual([]);
  });
  test("its edits make the text", async () => {
    const { out } = await repair(...failing, "--format", "json");
    const { outcome, suggestions } = JSON.parse(out) as { outcome: string; suggestions: readonly Parameters<typeof mended>[1][] };
    expect(outcome).toBe("found");
    const [, drop] = suggestions;
    const text = mended(freeMovement, drop ?? { edits: [] });
    const ran = await inFolder({ "free.regime": text }, "evaluate", "free.regime", "--on", "2005-01-01", "--require", "norms");
    expect(ran.code).toBe(0);
  });
});

test("no file is changed", () => {
  for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder.path, name), "utf8")).toBe(text);
});
