/** Reference pages that are made from the sources: what is exported, and how a schema is written as a type. That the pages are not stale is seen to by `npm run generate -- --check`. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as library from "../../../src/index";
import { commands } from "../../../src/cli/commands";
import { declarations } from "../../../scripts/reference/declarations";
import { typeOf } from "../../../scripts/reference/schemas";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "regime-reference-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every value that the library exports has its place on a page", () => {
  const page = ["functions", "games", "politics"]
    .map((name) => readFileSync(`docs/reference/library/${name}.md`, "utf8"))
    .join("\n");
  const told = new Set([...page.matchAll(/^#{1,2} (\w+)$/gm)].map((m) => m[1]));
  // `test` is `runTests` by another name, and told once.
  expect(Object.keys(library).filter((name) => name !== "test" && !told.has(name))).toEqual([]);
});

test("every option of every command is told", () => {
  const page = readFileSync("docs/reference/commands.md", "utf8").split(/^## regime /m);
  for (const { name, options } of commands) {
    const section = page.find((part) => part.startsWith(`${name}\n`)) ?? "";
    expect([name, ...options.filter((o) => !section.includes(`\`--${o.name}`)).map((o) => o.name)]).toEqual([name]);
  }
});

describe("declarations", () => {
  const of = (files: Readonly<Record<string, string>>) => {
    mkdirSync(join(folder, "src"), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "src", name), text);
    return declarations(folder, ["src/index.ts"]).get("src/index.ts") ?? [];
  };

  test("are read through what an entry exports again, without what is inside functions", () => {
    const found = of({
      "index.ts":
        'export { half as hälfte } from "./a";\nexport type { Pair } from "./a";\n/** All of it. */\nexport * as a from "./a";\n',
      "a.ts":
        "/** Half of it. */\nexport const half = (n: number): number => n / 2;\n/** Two. */\nexport interface Pair {\n  /** The first. */\n  readonly first: string;\n}\n/** Adds. */\nexport function add(a: number, b = 1): number {\n  return a + b;\n}\n",
    });
    expect(found.map(({ name, kind, says, text, file }) => ({ name, kind, says, text, file }))).toEqual([
      {
        name: "hälfte",
        kind: "value",
        says: "Half of it.",
        text: "function half(n: number): number",
        file: "src/a.ts",
      },
      {
        name: "Pair",
        kind: "type",
        says: "Two.",
        text: "interface Pair {\n  /** The first. */\n  readonly first: string;\n}",
        file: "src/a.ts",
      },
      { name: "a", kind: "value", says: "All of it.", text: "", file: "src/a.ts" },
    ]);
    expect(found[2]?.members.map((m) => m.name).toSorted()).toEqual(["Pair", "add", "half"]);
    expect(found[2]?.members.find((m) => m.name === "add")?.text).toBe("function add(a: number, b = 1): number");
  });

  test("of a function that does not say what it returns are none", () => {
    expect(() => of({ "index.ts": "export const half = (n: number) => n / 2;\n" })).toThrow(
      "what `half` returns is not written",
    );
  });
});

test.each([
  [{ type: ["string", "null"] }, "string | null"],
  [{ type: "array", items: { anyOf: [{ type: "integer" }, { const: "none" }] } }, '(integer | "none")[]'],
  [
    {
      type: "object",
      properties: { a: { $ref: "#/$defs/day" }, b: { type: "boolean", description: "Whether." } },
      required: ["a"],
    },
    "{\n  a: day\n  // Whether.\n  b?: boolean\n}",
  ],
  [{ type: "object", additionalProperties: { type: "number" } }, "{\n  [name: string]: number\n}"],
])("a schema %j is written %s", (schema, type) => {
  expect(typeOf(schema, "")).toBe(type);
});

test("a schema without a notation is no page", () => {
  expect(() => typeOf({ not: { type: "string" } } as never, "")).toThrow("has no notation here");
});
