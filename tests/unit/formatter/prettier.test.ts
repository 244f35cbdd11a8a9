import { check, format as prettierFormat, type Options } from "prettier";
import { describe, expect, test } from "vitest";
import * as plugin from "../../../src/formatter/prettier-plugin";
import { formatted } from "../../support/formatting";
import { samples } from "../../support/samples";

const byPrettier = (text: string, options: Options = {}): Promise<string> => prettierFormat(text, { filepath: "x.regime", plugins: [plugin], ...options });

describe("the plugin", () => {
  test.each(samples)("lays out $name as `regime fmt` does", async ({ text }) => {
    expect(await byPrettier(text)).toBe(formatted(text));
    expect(await check(formatted(text), { filepath: "x.regime", plugins: [plugin] })).toBe(true);
  });

  test("has lines of 100 characters unless something else is asked for", async () => {
    const long = "right R needs Aaaaaaaaaaaaaaaaaaa, Bbbbbbbbbbbbbbbbbbbbbb, Cccccccccccccccccccccc, Dddddddddddddd\n";
    expect(await byPrettier(long)).toBe(long);
    expect(await byPrettier(long, { printWidth: 80 })).toMatch(/^right R\n {2}needs/);
  });

  test("formats blocks of the language in Markdown", async () => {
    expect(await prettierFormat("```regime\nright   A\n```\n", { parser: "markdown", plugins: [plugin] })).toBe("```regime\nright A\n```\n");
  });

  test("says what is wrong with a text, and where", async () => {
    await expect(byPrettier("right A\nregime X { rule }\n")).rejects.toThrow(/Valid here[^]*> 2 \| regime X/);
  });
});
