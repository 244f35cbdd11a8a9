import { describe, expect, test } from "vitest";
import { canBe } from "../../../src/evaluator/decide/can-be";
import { peopleColumns, peopleOf, personCells, readMarginals, recordedFacts, type Person } from "../../../src/evaluator/population";
import { contains, dayOf } from "../../../src/language/dates";
import { isBound } from "../../../src/language/reading";
import type { Regime } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";
import { compileExample, examplePaths } from "../../support/examples";

const small = regimeOf(`use std.rights
use std.movers
mover Young is Worker when mover.age < 10 and mover.trained
facts about mover { skill : one of low, high  age : number from 0 to 99  trained : yes or no }
regime Small {
  members { BE, NL since 2000-01-01; LU since 2010-01-01 }
  rule work { every member grants Work to Worker from every other member when mover.skill = high or mover.age >= 40 or mover.trained }
}
`);
const linesOf = (table: string): readonly { readonly line: number; readonly cells: readonly string[] }[] => table.trim().split("\n").map((line, i) => ({ line: i + 1, cells: line.split(",") }));
function drawn(regime: Regime, table: string, count = 4000, seed = 7): readonly Person[] {
  const { marginals, problems } = readMarginals(regime, table === "" ? [] : linesOf(table));
  expect(problems).toEqual([]);
  const draw = peopleOf(regime, { seed, marginals });
  return Array.from({ length: count }, (_, row) => draw(row)).map((person, row) => person ?? expect.fail(`nobody in row ${row}`));
}
const id = (regime: Regime, code: string): number => regime.parties.findIndex((party) => party.code === code);
const fact = (key: string): number => small.facts.findIndex((f) => f.key === key);
const share = (people: readonly Person[], holds: (person: Person) => boolean): number => people.filter(holds).length / people.length;

test("a row is a function of seed and row: in any order the same, of another seed another", () => {
  const draw = peopleOf(small, { seed: 3, marginals: [] });
  const forwards = Array.from({ length: 200 }, (_, row) => draw(row));
  const backwards = Array.from({ length: 200 }, (_, row) => draw(199 - row)).toReversed();
  expect(backwards).toEqual(forwards);
  expect(drawn(small, "", 200, 4)).not.toEqual(forwards);
});

test("declared shares come out, those of several columns together", () => {
  const people = drawn(small, `
host+origin,NL+BE,3
host+origin,BE+NL,1
on,2012,1
skill,high,0.9
skill,low,0.1
age,30..49,1
trained,yes,1
trained,,3`);
  const [be, nl] = [id(small, "BE"), id(small, "NL")];
  expect(new Set(people.map(({ host, origin }) => `${host} ${origin}`))).toEqual(new Set([`${nl} ${be}`, `${be} ${nl}`]));
  // Of 4000, a share is within 0.03 of what is declared unless something is wrong: four standard deviations.
  expect(share(people, ({ host }) => host === nl)).toBeCloseTo(0.75, 1);
  expect(Math.abs(share(people, ({ host }) => host === nl) - 0.75)).toBeLessThan(0.03);
  expect(Math.abs(share(people, ({ facts }) => facts[fact("skill")] === 1) - 0.9)).toBeLessThan(0.03);
  expect(Math.abs(share(people, ({ facts }) => facts[fact("trained")] === null) - 0.75)).toBeLessThan(0.03);
  expect(people.every(({ facts, on }) => (facts[fact("age")] ?? 0) >= 30 && (facts[fact("age")] ?? 0) <= 49 && on >= (dayOf(2012, 1, 1) ?? 0) && on <= (dayOf(2012, 12, 31) ?? 0))).toBe(true);
  expect(new Set(people.map(({ facts }) => facts[fact("age")])).size).toBe(20);
});

test("what a class asks for is drawn with it, though it is not recorded", () => {
  const people = drawn(small, "mover,Young,1\ntrained,,1", 500);
  expect(people.every(({ facts }) => (facts[fact("age")] ?? 99) < 10)).toBe(true);
  expect(people.every(({ facts }) => facts[fact("trained")] === null)).toBe(true);
});

test("nobody, where what is declared rules the class out", () => {
  const { marginals } = readMarginals(small, linesOf("mover,Young,1\nage,50..60,1"));
  expect(peopleOf(small, { seed: 1, marginals })(1)).toBeNull();
});

test.each(examplePaths)("%s: everybody can be, in a host that is bound, of a state that there is", (path) => {
  for (const regime of compileExample(path).regimes.filter((r) => r.at.path === path)) {
    for (const person of drawn(regime, "", 300)) {
      const facts = person.facts.map((value, f) => value ?? regime.facts[f]?.default ?? 0);
      expect(person.host).not.toBe(person.origin);
      expect(canBe(regime, { ...person, facts }, true)).toBe(true);
      expect(isBound(regime, person.host, person.on) || regime.parties.every((_, p) => !isBound(regime, p, person.on))).toBe(true);
      expect(contains(regime.parties[person.origin]?.life ?? { since: null, before: null }, person.on)).toBe(true);
      expect(recordedFacts(regime).every((f) => person.facts[f] !== null)).toBe(true);
      expect(personCells(regime)(person)).toHaveLength(peopleColumns(regime).length);
    }
  }
});

describe("what is wrong with a table of marginals", () => {
  const wrong = (table: string): unknown => readMarginals(small, linesOf(table)).problems.map(({ line, column, value, expected }) => `${line} ${column} "${value}": ${expected}`);
  test.each([
    ["skil,low,1", '1 column "skil": host, origin, mover, on, or a fact that Small reads: age, trained, skill'],
    ["skill,middling,1", '1 value "middling": one of low, high'],
    ["age,200,1", '1 value "200": a value from 0 to 99'],
    ["age,9..3,1", '1 value "9..3": from..to, the smaller first'],
    ["host,,1", '1 value "": a state by its code'],
    ["origin,Belgium,1", '1 value "Belgium": a state by its code, or stateless'],
    ["mover,Baker,1", `1 value "Baker": one of ${small.classes.map(({ name }) => name).join(", ")}`],
    ["on,2010-02-30,1", '1 value "2010-02-30": a day YYYY-MM-DD, a year, or from..to'],
    ["skill,low,much", '1 weight "much": a number, 0 or more'],
    ["skill,low,-1", '1 weight "-1": a number, 0 or more'],
    ["skill,low,0\nskill,high,0", '2 weight "0": a weight above 0 for some value of skill'],
    ["host+origin,BE,1", '1 value "BE": 2 values joined with +'],
    ["host,BE,1\nhost+origin,BE+NL,1", '2 column "host+origin": host in one marginal only'],
  ])("%s", (table, expected) => {
    expect(wrong(table)).toEqual([expected]);
  });
});
