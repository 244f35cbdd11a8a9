/** Long chains and large texts neither exhaust the stack nor take time that grows with the square of their length. */
import { expect, test } from "vitest";
import { compileText } from "../../support/compile-text";

const count = 5_000;
const chain = (line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join("\n");
const codes = (text: string): readonly string[] => compileText(text).diagnostics.map((d) => d.code);
const sentence = "every member grants Work to Worker from every other member";

test.each([
  ["groups", chain((i) => `group G${i} { G${i + 1} }`) + `\ngroup G${count} { FR }`],
  ["rights", chain((i) => `right R${i} needs R${i + 1} above R${i + 1}`) + `\nright R${count}`],
  ["mover classes", chain((i) => `mover M${i} is M${i + 1}`) + `\nmover M${count}`],
])("a chain of %s", (_, text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  ["groups", chain((i) => `group G${i} { G${(i + 1) % count} }`)],
  ["rights", chain((i) => `right R${i} needs R${(i + 1) % count}`)],
  ["mover classes", chain((i) => `mover M${i} is M${(i + 1) % count}`)],
])("a circle of %s", (_, text) => {
  expect(codes(text)).toEqual(["circular-definition"]);
});

test("many unknown names", () => {
  const text = `right Work mover Worker regime R { members { FR, DE }\n${chain((i) => `rule r${i} { every member grants Wrk${i} to Worker from every other member }`)} }`;
  expect(new Set(codes(text))).toEqual(new Set(["unknown-name"]));
});

test("exceptions in layers, each to all of the layer above, that speak of nothing", () => {
  const layers = Array.from({ length: 40 }, (_, i) => {
    const targets = i === 0 ? "work" : `a${i - 1}, b${i - 1}`;
    return `exception a${i} to ${targets} { host may refuse Stay } exception b${i} to ${targets} { host may refuse Stay }`;
  });
  const text = `right Work right Stay mover Worker regime R { members { FR, DE } rule work { ${sentence} }\n${layers.join("\n")} }`;
  expect(new Set(codes(text))).toEqual(new Set(["unreachable-rule"]));
});
