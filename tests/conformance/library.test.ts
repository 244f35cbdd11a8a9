/** The standard library compiles, says what each of its names means, and counts its states. */
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics";
import { compile } from "../../src/compile";
import { library } from "../../src/library";
import { host } from "../support/examples";

test.each([...library.keys()])("%s compiles without errors or warnings", (file) => {
  expect(compile(file, host).diagnostics.map((d) => inWords(d).message)).toEqual([]);
});

test.each(["std/rights.regime", "std/movers.regime", "std/groups/eu.regime"])(
  "every name in %s has a sentence",
  (file) => {
    const items = compile(file, host).modules.get(file)?.file.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter((item) => !item.documentation?.endsWith("."))).toEqual([]);
  },
);

test("states are the 249 codes of ISO 3166-1 and three that were withdrawn", () => {
  const items = compile("std/states.regime", host).modules.get("std/states.regime")?.file.items ?? [];
  const parties = items.flatMap((item) => (item.kind === "Party" ? [item] : []));
  expect(parties).toHaveLength(252);
  expect(parties.filter((p) => p.window !== undefined).map((p) => p.name.text)).toEqual(["DD", "SU", "YU"]);
});
