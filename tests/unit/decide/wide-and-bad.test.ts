/** Prepared decisions of a regime with more facts, labels, classes and rights than a word of bits holds; and columns whose numbers stand for nothing. */
import { describe, expect, test } from "vitest";
import { prepare, type CaseColumns } from "../../../src/evaluator";
import { dayOf } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";
import { differencesOn, prepared, preparedDifferences } from "../../support/prepared";

const upTo = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i));

/** 36 yes-or-no facts, one of 34 labels, 34 classes and 14 rights; each right reads facts from both ends. */
const wide = (facts: number): string => `edition 2026
party A "A"
party B "B"
party C "C"
${upTo(14, (i) => `right R${i}`).join("\n")}
mover Worker
${upTo(33, (i) => `mover M${i}${i % 11 === 0 ? ` is Worker when mover.f${i % facts}` : ""}`).join("\n")}
facts about mover {
${upTo(facts, (i) => `  f${i} : yes or no`).join("\n")}
  trade : one of ${upTo(34, (i) => `t${i}`).join(", ")}
  grade : one of g0, g1, g2
}
regime Wide {
  members { A ; B since 2001-01-01 ; C until 2010-12-31 }
${upTo(14, (i) => `  rule r${i} { every member grants R${i} to Worker, M${i}, M${32 - i} from every other member when mover.f${i} or mover.f${facts - 1 - i} and mover.trade != t${i} or mover.trade in { t${i + 1}, t33 } and not mover.f${(2 * i) % facts} }`).join("\n")}
  exception few to r0, r1, r2 { A refuses R0, R1, R2 when mover.grade = g1 and mover.f${facts - 1} }
  exception late to few { host grants R1 when mover.trade = t32 or mover.grade != g1 since 2005-01-01 }
}
`;

test.each([36, 15])("a regime with %i facts and more decides as the reference does", (facts) => {
  expect(differencesOn(regimeOf(wide(facts)), 120)).toEqual([]);
});

test("every label and class is told from the others", () => {
  const regime = regimeOf(wide(16));
  const cases = upTo(34, (label) => ({ host: 0, origin: 1, mover: label, on: dayOf(2006, 1, 1) ?? 0, facts: upTo(16, (f) => Number((f * label) % 5 === 1)).concat(label, label % 3) }));
  expect(preparedDifferences(prepared(regime), cases)).toEqual([]);
});

describe("columns", () => {
  const regime = () => regimeOf(`edition 2026
party A "A"
party B "B"
right Work
right Stay
mover Worker
mover Student
facts about mover { skilled : yes or no  level : one of low, mid, high  age : number from 10 to 20  paid : money  hired : date }
regime Small {
  members { A, B }
  rule work { every member grants Work to Worker from every other member when mover.skilled or mover.level = mid or mover.age >= 15 or mover.paid > 1_000.5 EUR or mover.hired < 2000-01-01 }
}`);
  const whole = { right: 0, host: 0, origin: 1, mover: 0, on: dayOf(2006, 1, 1) ?? 0, skilled: 0, level: 0, age: 12, paid: 0, hired: dayOf(2005, 1, 1) ?? 0 };
  type Row = Readonly<Partial<typeof whole>>;
  const columns = (rows: readonly Row[], leftOut: readonly string[] = []): CaseColumns => {
    const of = (name: keyof typeof whole): readonly number[] => rows.map((row) => row[name] ?? whole[name]);
    const facts = (["skilled", "level", "age", "paid", "hired"] as const).filter((key) => !leftOut.includes(key));
    return { count: rows.length, right: of("right"), host: of("host"), origin: of("origin"), mover: of("mover"), on: of("on"), facts: Object.fromEntries(facts.map((key) => [key, of(key)])) };
  };
  const kinds = (asked: CaseColumns): readonly (string | null)[] => {
    const { places, outcomes } = prepare(regime()).decideColumns(asked);
    return Array.from(places, (place) => outcomes[place]?.position?.kind ?? null);
  };

  test("each value that decides is read, at both of its ends", () => {
    const rows: readonly (readonly [Row, string])[] = [
      [{}, "silent"], [{ skilled: 1 }, "granted"], [{ level: 1 }, "granted"], [{ level: 2 }, "silent"], [{ age: 14 }, "silent"], [{ age: 15 }, "granted"], [{ age: 20 }, "granted"], [{ age: 10 }, "silent"],
      [{ paid: 1000.5 }, "silent"], [{ paid: 1000.51 }, "granted"], [{ hired: dayOf(1999, 12, 31) ?? 0 }, "granted"], [{ hired: dayOf(2000, 1, 1) ?? 0 }, "silent"],
      [{ skilled: 1, mover: 1 }, "silent"], [{ skilled: 1, right: 1 }, "silent"], [{ skilled: 1, origin: -1 }, "silent"], [{ skilled: 1, origin: 0 }, "silent"], [{ skilled: 1, host: 1, origin: 0 }, "granted"],
    ];
    expect(kinds(columns(rows.map(([row]) => row)))).toEqual(rows.map(([, kind]) => kind));
  });

  test("a number that stands for nothing has no position, and spoils no other row", () => {
    const bad: readonly Row[] = [
      { right: 2 }, { right: -1 }, { host: -1 }, { host: 999 }, { origin: -2 }, { origin: 999 }, { mover: 2 }, { mover: -1 }, { skilled: 2 }, { skilled: -1 }, { skilled: 0.5 }, { level: 3 }, { level: -1 },
      { right: 0.5 }, { host: 0.5 }, { origin: NaN }, { mover: 0.5 }, { on: 10.5 }, { on: 2 ** 40 }, { age: 9 }, { age: 21 }, { age: NaN }, { hired: 10.5 },
    ];
    expect(kinds(columns(bad.flatMap((row) => [row, { skilled: 1 }])))).toEqual(bad.flatMap(() => [null, "granted"]));
  });

  test("a column of fewer numbers than there are cases is refused", () => {
    const asked = columns([{}, {}]);
    expect(() => kinds({ ...asked, host: [0] })).toThrow("the column host has 1 numbers for 2 cases");
    expect(() => kinds({ ...asked, facts: { ...asked.facts, level: Uint8Array.of(1) } })).toThrow("the column level has 1 numbers for 2 cases");
  });

  test("a fact that is called as what every object has may be left out", () => {
    const named = regimeOf(`right Work
right Stay
mover Worker
facts about mover { constructor : yes or no }
regime R {
  members { DE, FR }
  rule work { every member grants Work to Worker from every other member when mover.constructor }
  rule stay { every member grants Stay to Worker from every other member }
}`);
    const of = (code: string): number => named.parties.findIndex((p) => p.code === code);
    const { places, outcomes } = prepare(named).decideColumns({ count: 1, right: [1], host: [of("DE")], origin: [of("FR")], mover: [0], on: [10_000], facts: {} });
    expect(outcomes[places[0] ?? -1]?.position?.kind).toBe("granted");
  });

  test("a column that is left out has its default, or decides nothing", () => {
    expect(kinds(columns([{ age: 16 }, {}], ["skilled", "level"]))).toEqual(["granted", null]);
    expect(kinds(columns([{ age: 16, right: 1 }, { mover: 1 }], ["skilled", "level"]))).toEqual(["silent", "silent"]);
    expect(kinds(columns([{ age: 12 }], ["skilled"]))).toEqual(["silent"]);
  });

  test("more rows than are read at once, in arrays of numbers too", () => {
    const rows = upTo(3000, (i): Row => ({ age: 10 + (i % 11), skilled: Number(i % 7 === 0) }));
    const expected = rows.map(({ age = 0, skilled }) => (age >= 15 || skilled === 1 ? "granted" : "silent"));
    const asked = columns(rows);
    expect(kinds(asked)).toEqual(expected);
    expect(kinds({ ...asked, host: Int32Array.from(asked.host), on: Float64Array.from(asked.on), facts: Object.fromEntries(Object.entries(asked.facts).map(([key, values]) => [key, Float64Array.from(values)])) })).toEqual(expected);
  });
});

test("more answers than sixteen bits tell apart keep a place each", () => {
  const codes = upTo(48, (i) => `P${i}`);
  const years = upTo(30, (i) => `${2000 + i}`);
  const table = (name: string, key: string, factor: number, of = codes): string => `table ${name} : ${key} -> number {\n${of.map((code, i) => `  ${code} : ${i * factor}`).join("\n")}\n  otherwise : 0 }`;
  const regime = regimeOf(`edition 2026
${codes.map((code) => `party ${code} "${code}"`).join("\n")}
right Work
mover Worker
${table("ofHost", "host", 100)}
${table("ofOrigin", "origin", 1)}
${table("ofYear", "year", 10_000, years)}
regime Many {
  members { ${codes.join(", ")} }
  rule work { every member grants Work to Worker from every other member at most ofYear(year) + ofHost(host) + ofOrigin(origin) per year }
}`);
  const places = codes.map((code) => regime.parties.findIndex((p) => p.code === code));
  const cases = years.flatMap((_, y) => places.flatMap((host, h) => places.flatMap((origin, o) => (h === o ? [] : [{ host, origin, on: dayOf(2000 + y, 6, 1) ?? 0, amount: 10_000 * y + 100 * h + o }]))));
  expect(cases.length).toBeGreaterThan(2 ** 16);
  const of = (read: (c: (typeof cases)[number]) => number): readonly number[] => cases.map(read);
  const found = prepare(regime).decideColumns({ count: cases.length, right: of(() => 0), host: of((c) => c.host), origin: of((c) => c.origin), mover: of(() => 0), on: of((c) => c.on), facts: {} });
  const amounts = Array.from(found.places, (place) => found.outcomes[place]?.position?.cap?.amount);
  expect(amounts.filter((amount, i) => amount !== cases[i]?.amount)).toEqual([]);
});
