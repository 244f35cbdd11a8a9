/** Closing at the cost of others, by hand. */
import { describe, expect, test } from "vitest";
import { beggarsOf, closingGame, withAssumed, worthsIf, type Openings } from "../../../src/evaluator/politics/neighbours";
import type { Deflection } from "../../../src/evaluator/politics/result-politics";
import { formatRational, rational, zero, type Rational } from "../../../src/language/rational";

/** Hosts 0 and 1 take ten of 2 each; what each gains by host, in one line a member. */
function openings(worth: readonly (readonly number[])[], matrix: readonly Deflection[], taken: readonly number[] = [10, 10, 0]): Openings {
  return { members: [0, 1, 2], taken: new Map(taken.map((n, i) => [i, rational(n)])), worth: (member, host) => rational(worth[member]?.[host] ?? 0), matrix };
}
const half: readonly Deflection[] = [{ from: 0, to: 1, share: rational(1, 2) }, { from: 1, to: 0, share: rational(1, 2) }];
/** Both bear 4 by the ten they take; the third gains 10 by the ten in each. */
const burdened = [[-4, 0, 0], [0, -4, 0], [10, 10, 0]] as const;
const words = (x: Rational): string => formatRational(x);

describe("who gains by closing, and at whose cost", () => {
  test("whom one turns away the other takes: half of ten at its own worth", () => {
    // Host 0 spares 4. Host 1 takes 5 more at 4 for ten: 2 worse. Member 2 loses 10 and gets 5 back.
    expect(beggarsOf(openings(burdened, half)).map((b) => [b.host, words(b.gain), ...b.losers.map((l) => `${l.party} ${words(l.loss)} ${words(l.deflection)}`)])).toEqual([
      [0, "4", "1 2 1/2", "2 5 0"], [1, "4", "0 2 1/2", "2 5 0"],
    ]);
  });
  test("without deflection only whoever sends loses", () => {
    expect(beggarsOf(openings(burdened, [])).map((b) => b.losers.map((l) => l.party))).toEqual([[2], [2]]);
  });
  test("a host that gains by its movers does not close", () => {
    expect(beggarsOf(openings([[4, 0, 0], [0, 4, 0], [10, 10, 0]], half))).toEqual([]);
  });
  test("a host that closes takes nobody, sent on or not", () => {
    expect(words(worthsIf(openings(burdened, half), () => true)(1))).toBe("0");
  });
});

describe("if each may close", () => {
  test("both do; the hosts spare 8, the third loses 20, and nothing is better for all", () => {
    expect(closingGame(openings(burdened, half))).toMatchObject({ equilibria: [[0, 1]], inefficient: false, need: { kind: "need", least: rational(1) } });
  });
  test("hosts that gain as origins of one another: a dilemma, and all could be better off", () => {
    // Each bears 4 as host, and gains 6 by its own people abroad.
    expect(closingGame(openings([[-4, 6, 0], [6, -4, 0], [0, 0, 0]], []))).toMatchObject({ equilibria: [[0, 1]], inefficient: true, need: { least: rational(1) } });
  });
  test("no game without hosts, or with too many", () => {
    expect(closingGame(openings(burdened, [], [0, 0, 0]))).toBeNull();
    const many = Array.from({ length: 11 }, (_, i) => i);
    expect(closingGame({ members: many, taken: new Map(many.map((m) => [m, rational(1)])), worth: () => zero, matrix: [] })).toBeNull();
  });
});

describe("an assumed share", () => {
  const told = (all: readonly Deflection[]) => all.map((d) => `${d.from}${d.to} ${words(d.share)}`);
  const taken = new Map([[0, rational(10)], [1, rational(30)], [2, rational(10)], [3, zero]]);
  test("goes to the others in proportion to whom they take", () => {
    expect(told(withAssumed([], taken, rational(1, 2)))).toEqual(["01 3/8", "02 1/8", "10 1/4", "12 1/4", "20 1/8", "21 3/8"]);
  });
  test("is of those whom no shared number moves", () => {
    expect(told(withAssumed([{ from: 0, to: 1, share: rational(1, 2) }], taken, rational(1)).filter((d) => d.from === 0))).toEqual(["01 7/8", "02 1/8"]);
  });
  test("of nothing moves nobody; one host has no other", () => {
    expect(withAssumed([], taken, zero)).toEqual([]);
    expect(withAssumed([], new Map([[0, rational(1)]]), rational(1))).toEqual([]);
  });
});
