/** Positions: when two are the same, and which of two is more open. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  denied,
  granted,
  moreOpen,
  mostOpen,
  openness,
  positionKey,
  silent,
  surpasses,
  within,
  type CapValue,
  type OpenTerms,
  type Position,
} from "../../../src/language/position";

const cap: fc.Arbitrary<CapValue> = fc.record({
  bound: fc.constantFrom("most" as const, "least" as const),
  amount: fc.integer({ min: 0, max: 3 }),
  per: fc.constantFrom("year" as const, "all" as const),
  each: fc.constantFrom("clause" as const, "pair" as const, "together" as const),
  share: fc.constantFrom(null, 50),
  by: fc.constantFrom(null, "ballot" as const),
});
const length = fc.constantFrom(
  null,
  { amount: 3, unit: "months" as const, renewable: false },
  { amount: 90, unit: "days" as const, renewable: false },
  { amount: 6, unit: "months" as const, renewable: false },
  { amount: 2, unit: "months" as const, renewable: true },
);
const terms: fc.Arbitrary<OpenTerms | null> = fc.constantFrom(
  null, { kind: "national" }, { kind: "standstill", on: 12_000 }, { kind: "standstill", on: 12_001 }, { kind: "most favoured" }, { kind: "general" },
);
const anyPosition: fc.Arbitrary<Position> = fc.oneof(
  fc.constantFrom(denied, silent),
  fc.tuple(length, terms).map(([l, t]): Position => ({ ...granted, length: l, terms: t })),
  fc.tuple(cap, length, terms).map(([c, l, t]): Position => ({ ...granted, kind: "rationed", cap: c, length: l, terms: t })),
  fc
    .tuple(fc.constantFrom("host", "origin", "Council"), fc.boolean(), terms)
    .map(([by, soft, t]): Position => ({ ...granted, kind: "discretionary", by, soft, terms: t })),
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

  property.prop([anyPosition, anyPosition, anyPosition])("is an order: what surpasses the more open surpasses the other", (a, b, c) => {
    if (moreOpen(a, b) === a && surpasses(c, a)) expect(moreOpen(c, b)).toBe(c);
  });

  const stay = (amount: number, unit: "days" | "months", renewable = false): Position => ({ ...granted, length: { amount, unit, renewable } });
  const on = (kind: "national" | "most favoured" | "general"): Position => ({ ...granted, terms: { kind } });
  test.each<readonly [string, Position, Position]>([
    ["of a stay without limit and a limited one is the one without", granted, stay(90, "days")],
    ["of a longer stay and a renewable one is the renewable one", stay(3, "days", true), stay(9, "months")],
    ["of a grant and one on terms is the grant, however short", stay(3, "days"), on("national")],
    ["of terms is national before standstill", on("national"), { ...granted, terms: { kind: "standstill", on: 0 } }],
    ["of terms is standstill before most favoured", { ...granted, terms: { kind: "standstill", on: 0 } }, on("most favoured")],
    ["of terms is most favoured before general", on("most favoured"), on("general")],
    ["of a grant on terms and a rationed right is the grant", on("general"), { ...granted, kind: "rationed" }],
  ])("%s", (_, more, less) => {
    expect(moreOpen(less, more)).toBe(more);
    expect(surpasses(more, less)).toBe(true);
    expect(surpasses(less, more)).toBe(false);
  });

  test("of days and months is not decided", () => {
    expect(moreOpen(stay(90, "days"), stay(3, "months"))).toBeNull();
  });
  test("of two standstills on different days is not decided", () => {
    expect(moreOpen({ ...granted, terms: { kind: "standstill", on: 0 } }, { ...granted, terms: { kind: "standstill", on: 1 } })).toBeNull();
  });
});

describe("the most open of several", () => {
  property.prop([fc.array(anyPosition, { minLength: 1, maxLength: 5 }), fc.nat(4)])("is the same in whatever order they come, and nothing surpasses it", (all, turn) => {
    const found = all.reduce(mostOpen);
    const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].reverse();
    expect(positionKey(turned.reduce(mostOpen))).toBe(positionKey(found));
    expect(all.filter((p) => surpasses(p, found))).toEqual([]);
  });
});

describe("a position under a ceiling", () => {
  property.prop([anyPosition, anyPosition])("is one of the two, and neither is less open", (a, b) => {
    const found = within(a, b);
    expect([positionKey(a), positionKey(b)]).toContain(positionKey(found));
    expect(surpasses(found, a) || surpasses(found, b)).toBe(false);
  });
});
