import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf } from "../../../src/evaluator/decide/prepared/columns";
import { flagsOf, mostFlags } from "../../../src/evaluator/decide/prepared/flags-of";
import { Names } from "../../../src/evaluator/decide/prepared/name-list";
import { regimeOf } from "../../support/compiled";

test("names are found, and no others", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "P", "1"), maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(letters, { maxLength: 60 }), letters, (all, other) => {
      const names = new Names(all.map((name, i) => [name, i * 10]));
      expect(all.map((name) => names.get(name))).toEqual(all.map((_, i) => i * 10));
      expect(names.get(other)).toBe(all.includes(other) ? all.indexOf(other) * 10 : undefined);
      expect(["__proto__", "constructor", "é", undefined, null, 7].map((name) => names.get(name))).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
    }),
  );
  expect(new Names([["same", 1], ["same", 2]]).get("same")).toBe(1);
});

test("yes-or-no facts have a bit each; one that is stated otherwise is told", () => {
  const keys = Array.from({ length: mostFlags }, (_, i) => `f${i}`);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: mostFlags, maxLength: mostFlags }), fc.nat(mostFlags), fc.nat(mostFlags - 1), fc.constantFrom(undefined, 0, 1, "true", ""), (values, count, place, otherwise) => {
      const [given, asked] = [Object.fromEntries(keys.map((key, i) => [key, values[i] ?? false])), keys.slice(0, count)];
      expect(flagsOf(given, asked)).toBe(asked.reduce((word, _, i) => word | ((values[i] === true ? 2 : 1) << (2 * i)), 0));
      const { [`f${place}`]: _, ...rest } = given;
      expect(flagsOf(otherwise === undefined ? rest : { ...rest, [`f${place}`]: otherwise }, asked) < 0).toBe(place < count);
    }),
  );
});

test("yes-or-no facts have the same places in regimes of the same facts, whichever is read more often", () => {
  const places = (first: string, second: string): readonly (readonly [string, number, number])[] => {
    const regime = regimeOf(`right Work
mover Worker
regime R {
  facts about mover { a : yes or no  b : yes or no  c : yes or no }
  members { DE, FR }
  rule one { every member grants Work to Worker from every other member when mover.${first} and mover.${second} or mover.${first} and not mover.a }
  rule two { every member grants Work to Worker from every other member when mover.b or mover.c and mover.${first} }
}`);
    const { word, shift } = columnsOf(regime, [...regime.facts.keys()]);
    return regime.facts.map(({ key }, column): readonly [string, number, number] => [key, word[column] ?? -1, shift[column] ?? -1]).sort(([a], [b]) => a.localeCompare(b));
  };
  expect(places("c", "b")).toEqual(places("a", "c"));
});
