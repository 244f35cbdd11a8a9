/** Answers of a prepared regime do not depend on what was asked before: rows that are walked read host, origin, day and facts of their own case. */
import { describe, expect, test } from "vitest";
import { prepare, type CaseColumns } from "../../../src/evaluator";
import type { Case } from "../../../src/evaluator/result";
import { dayOf } from "../../../src/language/dates";
import type { Regime } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";
import { prepared, preparedDifferences } from "../../support/prepared";

const head = `edition 2026
party A "A"
party B "B"
party C "C"
right Work
mover Worker
`;
const members = "members { A, B, C }";
const granted = `${members}
  rule work { every member grants Work to Worker from every other member }
  exception shut to work`;

/** What each regime walks, for some of three parties on some of four days. */
const walked: readonly (readonly [string, string])[] = [
  ["a table by origin, in a rule", `table open : origin -> yes or no { B : yes  otherwise : no }
regime R { ${members}
  rule work { every member grants Work to Worker from every other member when open(origin) }
}`],
  ["a table by host and year, in an exception that lifts", `table closed : host, year -> yes or no { A / 2009 : yes  B / 2010 : yes  otherwise : no }
regime R { ${granted} { work does not apply when closed(host, year) }
}`],
  ["the year, in an exception that lifts", `regime R { ${granted} { work does not apply when year = 2009 }
}`],
  ["a table and a fact of few values", `table closed : origin -> yes or no { C : yes  otherwise : no }
facts about mover { young : yes or no  wage : money }
regime R { ${members}
  rule work { every member grants Work to Worker from every other member when not closed(origin) or mover.young or mover.wage > 7 EUR }
}`],
  ["whether the other is a member", `regime R { members { A ; B since 2010-01-01 ; C }
  rule work { A grants Work to Worker from any state when origin is a member }
}`],
  ["an exception that refuses", `table closed : origin, year -> yes or no { B / 2009 : yes  otherwise : no }
regime R { ${granted} { A refuses Work when closed(origin, year) }
}`],
  ["a number that depends on the origin", `table most : origin -> number { B : 5  otherwise : 7 }
regime R { ${members}
  rule work { every member grants Work to Worker from every other member at most most(origin) per year }
}`],
];

/** Cases of which each differs from the one before in host, origin, day or facts. */
function casesOf(regime: Regime): readonly Case[] {
  const days = [dayOf(2009, 6, 1), dayOf(2010, 6, 1), dayOf(2008, 12, 31), dayOf(2011, 1, 1)].map((on) => on ?? 0);
  const parties = ["A", "B", "C"].map((code) => regime.parties.findIndex((p) => p.code === code));
  const values = regime.facts.map(({ type }) => (type.kind === "yes-or-no" ? [0, 1] : [0, 10]));
  return Array.from({ length: 96 }, (_, i) => {
    const [host, origin] = [i % 3, ((i % 3) + 1 + ((i >> 1) & 1)) % 3].map((place) => parties[place] ?? 0);
    return { host: host ?? 0, origin: origin ?? 0, mover: 0, on: days[(i * 7) % 4] ?? 0, facts: values.map((of, f) => of[(i >> f) & 1] ?? 0) };
  });
}

describe.each(walked)("%s", (_, text) => {
  test("is read of the case that is asked, as objects and as columns", () => {
    const regime = regimeOf(head + text);
    const cases = casesOf(regime);
    expect(preparedDifferences(prepared(regime), cases)).toEqual([]);
    expect(preparedDifferences(prepared(regime), cases.toReversed())).toEqual([]);
    const positions = new Set(cases.map((c) => answers(regime, [c]).join()));
    expect(positions.size).toBeGreaterThan(1);
  });

  test("is the same of one column of many cases, of more than are read at once, and of each alone", () => {
    const regime = regimeOf(head + text);
    const cases = casesOf(regime);
    const alone = cases.map((c) => answers(regime, [c])[0]);
    const many = Array.from({ length: 5000 }, (_, i) => (i * 13) % cases.length);
    expect(answers(regime, many.map((i) => cases[i] ?? never()))).toEqual(many.map((i) => alone[i]));
  });
});

function answers(regime: Regime, cases: readonly Case[]): readonly unknown[] {
  const of = (read: (c: Case) => number): readonly number[] => cases.map(read);
  const columns: CaseColumns = {
    count: cases.length, right: of(() => 0), host: of((c) => c.host), origin: of((c) => c.origin), mover: of((c) => c.mover), on: of((c) => c.on),
    facts: Object.fromEntries(regime.facts.map((fact, f) => [fact.key, of((c) => c.facts[f] ?? 0)])),
  };
  const { places, outcomes } = prepare(regime).decideColumns(columns);
  return [...places].map((place) => JSON.stringify(outcomes[place]?.position));
}
function never(): never {
  throw new RangeError("no such case");
}

test("a state is read by its code first as a party of the case, as the command line reads it", () => {
  const regime = regimeOf(`${head}facts about mover { lives : state  born : state by name }
regime R { ${members}
  rule work { every member grants Work to Worker from every other member when mover.lives = host or mover.lives = B and mover.born = C }
}`);
  const decider = prepare(regime);
  const kind = (host: string, origin: string, lives: string, born: string): string | undefined =>
    decider.decide({ right: "Work", host, origin, mover: "Worker", on: "2010-01-01", facts: { lives, born } }).position?.kind;
  expect(kind("B", "A", "B", "none")).toBe("granted");
  expect(kind("B", "A", "host", "none")).toBe("granted");
  expect(kind("A", "C", "B", "C")).toBe("granted");
  expect(kind("A", "B", "A", "C")).toBe("granted");
  expect(kind("A", "C", "B", "A")).toBe("silent");
  expect(kind("A", "B", "none", "none")).toBe("silent");
  expect(kind("A", "C", "stateless", "C")).toBeUndefined();
});
