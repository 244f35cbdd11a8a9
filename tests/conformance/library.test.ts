/** The standard library compiles, says what each of its names means, and counts its states. */
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics";
import { compile } from "../../src/compile";
import { library } from "../../src/library";
import { host } from "../support/examples";

test.each([...library.keys()])("%s compiles without errors or warnings", (file) => {
  expect(compile(file, host).diagnostics.map((d) => inWords(d).message)).toEqual([]);
});

test.each([...library.keys()].filter((file) => file !== "std/states.regime"))(
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

test("the World Trade Organization has the 165 states and territories that are members besides the Union", () => {
  const source = `use std.groups.wto
use std.rights
use std.movers
regime Trade {
  members WTO
  rule entry { every member grants Enter to Worker from every other member }
}`;
  const regime = compile("trade.regime", { read: () => ({ ok: true, text: source }) }).regimes[0];
  expect(regime?.roster.filter((spans) => spans.length > 0)).toHaveLength(165);
});
