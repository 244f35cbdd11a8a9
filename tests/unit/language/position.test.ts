/** Positions: when two are the same, and which of two is more open. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  denied,
  granted,
  moreOpen,
  openness,
  positionKey,
  silent,
  type CapValue,
  type Position,
} from "../../../src/language/position";

const cap: fc.Arbitrary<CapValue> = fc.record({
  bound: fc.constantFrom("most" as const, "least" as const),
  amount: fc.integer({ min: 0, max: 3 }),
  per: fc.constantFrom("year" as const, "all" as const),
  each: fc.constantFrom("clause" as const, "pair" as const),
  share: fc.constantFrom(null, 50),
  by: fc.constantFrom(null, "ballot" as const),
});
const length = fc.constantFrom(
  null,
  { amount: 3, unit: "months" as const },
  { amount: 90, unit: "days" as const },
  { amount: 6, unit: "months" as const },
);
const anyPosition: fc.Arbitrary<Position> = fc.oneof(
  fc.constantFrom(denied, silent),
  length.map((l): Position => ({ ...granted, length: l })),
  fc.tuple(cap, length).map(([c, l]): Position => ({ ...granted, kind: "rationed", cap: c, length: l })),
  fc
    .tuple(fc.constantFrom("host", "origin", "Council"), fc.boolean())
    .map(([by, soft]): Position => ({ ...granted, kind: "discretionary", by, soft })),
);

describe("a position", () => {
  test("is more open the nearer it is to granted", () => {
    const discretionary: Position = { ...granted, kind: "discretionary", by: "host" };
    const rationed: Position = { ...granted, kind: "rationed" };
    const ranks = [silent, denied, discretionary, rationed, granted].map(openness);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(5);
  });

  property.prop([anyPosition, anyPosition])("has the same key as another only if every field is equal", (a, b) => {
    expect(positionKey(a) === positionKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
  });
});

describe("the more open of two", () => {
  property.prop([anyPosition, anyPosition])("does not depend on their order", (a, b) => {
    const ab = moreOpen(a, b);
    const ba = moreOpen(b, a);
    expect(ab === null ? null : positionKey(ab)).toBe(ba === null ? null : positionKey(ba));
  });

  property.prop([anyPosition, anyPosition])("is one of them, and never the less open", (a, b) => {
    const best = moreOpen(a, b);
    if (best === null) return;
    expect([positionKey(a), positionKey(b)]).toContain(positionKey(best));
    expect(openness(best)).toBe(Math.max(openness(a), openness(b)));
  });

  property.prop([anyPosition])("of a position and itself is that position", (a) => {
    expect(moreOpen(a, a)).toBe(a);
  });

  test("of a stay without limit and a limited one is the one without", () => {
    const limited: Position = { ...granted, length: { amount: 90, unit: "days" } };
    expect(moreOpen(limited, granted)).toBe(granted);
  });

  test("of days and months is not decided", () => {
    const days: Position = { ...granted, length: { amount: 90, unit: "days" } };
    const months: Position = { ...granted, length: { amount: 3, unit: "months" } };
    expect(moreOpen(days, months)).toBeNull();
  });
});
