/** What of the playground needs no page. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayRead, dayWords, stretchOf } from "../../../playground/src/results/days";
import type { Matrix } from "../../../playground/src/asks";
import { byKind, pairOf } from "../../../playground/src/results/kinds";
import { moved } from "../../../playground/src/results/zoom";
import { exampleNamed, fromFragment, toFragment } from "../../../playground/src/sharing";
import { createWaiting, isStale, type Question } from "../../../playground/src/waiting";
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

describe("questions that wait", () => {
  const question = (kind: Question["kind"], text: string | null, told: unknown[]): Question => ({ kind, ask: null, file: text === null ? null : { path: "a.regime", text }, done: (answer) => told.push([kind, answer]), fail: () => undefined });

  test("are taken in the order in which they came; what is dropped is answered with nothing", () => {
    const told: unknown[] = [];
    const waiting = createWaiting();
    const [files, old, young] = [question("files", null, told), question("judge", "old", told), question("outcomes", "young", told)];
    for (const one of [files, old, young]) waiting.put(one);
    waiting.drop((q) => isStale(q, { path: "a.regime", text: "young" }));
    expect(told).toEqual([["judge", null]]);
    expect([waiting.take(), waiting.take(), waiting.take()]).toEqual([files, young, undefined]);
  });
  test("are stale where the text is another, in the same file or not", () => {
    const one = question("judge", "a", []);
    expect([null, { path: "a.regime", text: "a" }, { path: "a.regime", text: "b" }, { path: "b.regime", text: "a" }].map((now) => isStale(one, now))).toEqual([false, false, true, true]);
    expect(isStale(question("files", null, []), { path: "b.regime", text: "b" })).toBe(false);
  });
});

describe("a matrix with a row for each kind of party", () => {
  const header = (name: string, party: number, group: number): Matrix["hosts"][number] => ({ name, group, members: [party] });
  const all = [header("A", 0, 0), header("B", 1, 0), header("C", 2, 1), header("D", 3, 2), header("E", 4, 2), header("F", 5, 2), header("G", 6, 2), header("H", 7, 2)];
  const cell = (words: string): Matrix["cells"][number][number] => ({ position: "granted", depends: false, words });
  const matrix: Matrix = { right: "Work", mover: "Worker", hosts: all, origins: all, cells: all.map((h) => all.map((o) => (h === o ? null : cell(`${h.group}${o.group}`)))) };
  const kinds = byKind(matrix);

  test("has what each kind gives to each, and to others of itself", () => {
    expect(kinds.cells.map((row) => row.map((c) => c?.words ?? null))).toEqual([["00", "01", "02"], ["10", null, "12"], ["20", "21", "22"]]);
    expect(kinds.hosts.map((h) => h.name)).toEqual(["A, B", "C", "D, E, F and 2 more"]);
  });
  test("a cell is a case of two parties, where there are two", () => {
    const [ab, c] = kinds.hosts;
    if (ab === undefined || c === undefined) throw new Error("no kinds");
    expect([pairOf(ab, ab), pairOf(ab, c), pairOf(c, c)]).toEqual([[0, 1], [0, 2], null]);
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
  test("may be the name of an example, whether or not there is one", () => {
    expect([exampleNamed("#example=interests/seville-tied.regime"), exampleNamed("#example=a b")]).toEqual(["interests/seville-tied.regime", null]);
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
    expect(exampleNamed(fragment)).toBeNull();
  });
});
