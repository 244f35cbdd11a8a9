/** What of the playground needs no page. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayRead, dayWords, stretchOf } from "../../../playground/src/results/days";
import { moved } from "../../../playground/src/results/zoom";
import { fromFragment, toFragment } from "../../../playground/src/sharing";
import { changeBetween } from "../../../playground/src/worker/change";
import { dayOf } from "../../../src/language/dates";

describe("a change between two texts", () => {
  test("turns the first into the second", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 12 });
    fc.assert(fc.property(text, text, (before, after) => {
      const { start, end, text: put } = changeBetween(before, after);
      expect(before.slice(0, start) + put + before.slice(end)).toBe(after);
      expect(start).toBeLessThanOrEqual(end);
    }));
  });
  test("is one letter where one is typed", () => {
    expect(changeBetween("rule work", "rule w0ork")).toEqual({ start: 6, end: 6, text: "0" });
  });
});

describe("days", () => {
  test("are read and written as the language does", () => {
    const day = dayOf(2004, 5, 1);
    expect(day === null ? "" : dayWords(day)).toBe("2004-05-01");
    expect(dayRead("2004-05-01")).toBe(day);
    expect(dayRead("")).toBeNull();
  });
  test("a day falls between two days of change", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 })), fc.integer({ min: -1, max: 31 }), (written, day) => {
      const days = written.toSorted((a, b) => a - b);
      expect(stretchOf(days, day)).toBe(days.filter((d) => d <= day).length - 1);
    }));
  });
});

describe("the part of a life that is shown", () => {
  const part = fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 50_000 })).map(([since, long]) => ({ since, before: since + long }));
  test("never leaves the life, and is never empty", () => {
    fc.assert(fc.property(part, fc.array(fc.constantFrom("in" as const, "out" as const, "back" as const, "on" as const, "all" as const), { maxLength: 30 }), (whole, steps) => {
      let shown: { readonly since: number; readonly before: number } = whole;
      for (const step of steps) {
        shown = moved(shown, whole, step);
        expect(shown.since).toBeGreaterThanOrEqual(whole.since - 1e-6);
        expect(shown.before).toBeLessThanOrEqual(whole.before + 1e-6);
        expect(shown.before).toBeGreaterThan(shown.since);
      }
    }));
  });
  test("is half as long when one looks closer", () => {
    expect(moved({ since: 0, before: 1000 }, { since: 0, before: 1000 }, "in")).toEqual({ since: 250, before: 750 });
  });
});

describe("a text in an address", () => {
  const files = [{ path: "a.regime", text: "// ünïcode ✓\nregime A {}\n" }, { path: "data/b.csv", text: "year,value\n" }];
  test("is read as it was shared", async () => {
    const fragment = await toFragment({ path: "a.regime", files });
    expect(fragment).toMatch(/^#text=[\w-]+$/);
    expect(await fromFragment(fragment ?? "")).toEqual({ path: "a.regime", files });
  });
  test("is read as `regime play` writes it", async () => {
    const packed = deflateRawSync(JSON.stringify({ path: "a.regime", files })).toString("base64url");
    expect(await fromFragment(`#text=${packed}`)).toEqual({ path: "a.regime", files });
  });
  test("that would fill the memory is not read", async () => {
    const bomb = deflateRawSync(JSON.stringify({ path: "a.regime", files: [{ path: "a.regime", text: " ".repeat(25_000_000) }] })).toString("base64url");
    expect(bomb.length).toBeLessThan(100_000);
    expect(await fromFragment(`#text=${bomb}`)).toBeNull();
  });
  const packed = (it: unknown): string => `#text=${deflateRawSync(JSON.stringify(it)).toString("base64url")}`;
  test.each([
    "", "#", "#text=", "#text=!!!", "#text=abc", "#other=abc", packed(null), packed([]), packed({ path: "a.regime" }), packed({ path: "a.regime", files: [] }),
    packed({ path: "a.regime", files: [{ path: "b.regime", text: "" }] }), packed({ path: "a.regime", files: [{ path: "a.regime", text: 1 }] }), packed({ path: 1, files }),
  ])("%s is none", async (fragment) => {
    expect(await fromFragment(fragment)).toBeNull();
  });
});
