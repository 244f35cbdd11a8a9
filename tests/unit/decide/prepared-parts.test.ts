import { expect, test } from "vitest";
import { Names } from "../../../src/evaluator/decide/prepared/name-list";
import { PartsOfTime } from "../../../src/evaluator/decide/prepared/parts-of-time";

test.each([[[]], [[100]], [[-5, -4, 0, 3]], [[10957, 12000, 12001, 14000, 25567]], [[-700_000, 0, 2 ** 29]]])("a day lies in the part after as many cuts as are not after it: %j", (cuts) => {
  const parts = new PartsOfTime(Float64Array.from(cuts));
  const days = [-(2 ** 40), 2 ** 31, 2 ** 40, 0, 1, 11_500, ...cuts.flatMap((cut) => [cut - 40, cut - 1, cut, cut + 1, cut + 40])];
  expect(days.map((on) => parts.of(on))).toEqual(days.map((on) => cuts.filter((cut) => cut <= on).length));
});

test.each([[["worker", "helper", "trainee", "r", ""]], [Array.from({ length: 13 }, (_, i) => `name${i}r`)]])("few names and many are found, and no others", (all) => {
  const names = new Names(all.map((name, i) => [name, i * 10]));
  expect(all.map((name) => names.get(name))).toEqual(all.map((_, i) => i * 10));
  expect(["work", "xorker", "constructor", "é", "__proto__"].map((name) => names.get(name))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(names.size).toBe(all.length);
});
