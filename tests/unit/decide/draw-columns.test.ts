/** Cases drawn as columns are cases, and their shares come near what counting gives. */
import { expect, test } from "vitest";
import { prepare } from "../../../src/evaluator";
import { drawColumns } from "../../../src/evaluator/testing";
import { dayOf } from "../../../src/language/dates";
import type { CaseColumns } from "../../../src/evaluator";
import type { Regime } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";

const made = (): Regime => regimeOf(`
party A "A"
party B "B"
party C "C"
right Enter "Entry"
mover Worker "Worker"
mover Student "Student"
regime R {
  facts about mover {
    insured : yes or no
    skill : one of low, high
    age : number from 0 to 9
  }
  members { A since 2000-01-01 ; B, C since 2001-01-01 }
  rule enter { every member grants Enter to Worker, Student from every other member when mover.age >= 3 }
  exception uninsured to enter { A refuses Enter to Worker from every other member when not mover.insured }
}`);
const [since, until] = [dayOf(2001, 1, 1) ?? 0, dayOf(2001, 12, 31) ?? 0];
const drawnOf = (regime: Regime): CaseColumns => drawColumns(regime, { count: 60_000, seed: 11, since, until });

test("are the same for the same seed, and others for another", () => {
  const regime = made();
  const first = (seed: number): unknown => drawColumns(regime, { count: 200, seed, since, until });
  expect(first(11)).toEqual(first(11));
  expect(first(12)).not.toEqual(first(11));
});

test("take every value that there is, and no other", () => {
  const regime = made();
  const drawn = drawnOf(regime);
  const values = (column: ArrayLike<number>): readonly number[] => [...new Set(Array.from(column))].sort((a, b) => a - b);
  expect(values(drawn.host).map((p) => regime.parties[p]?.code)).toEqual(["A", "B", "C"]);
  // Of those outside, who are all alike, one.
  const origins = values(drawn.origin);
  expect(origins.slice(0, 4)).toEqual([-1, ...values(drawn.host)]);
  expect(origins.slice(4).map((p) => regime.roster[p])).toEqual([[]]);
  expect(Array.from(drawn.host).filter((host, i) => host === drawn.origin[i])).toEqual([]);
  expect([drawn.right, drawn.mover].map((column) => values(column).length)).toEqual([1, 2]);
  expect(Object.entries(drawn.facts).map(([key, column]) => [key, values(column).length])).toEqual([["insured", 2], ["skill", 2], ["age", 10]]);
  expect([Math.min(...values(drawn.on)), Math.max(...values(drawn.on)), values(drawn.on).length]).toEqual([since, until, 365]);
});

test("come near the share that counting gives", () => {
  const regime = made();
  const drawn = drawnOf(regime);
  const { places, outcomes } = prepare(regime).decideColumns(drawn);
  const share = Array.from(places).filter((place) => outcomes[place]?.position?.kind === "granted").length / places.length;
  // Of the four other origins two are members; ages 3 to 9 of ten; of hosts A, workers who are not insured are refused.
  const exact = (2 / 4) * (7 / 10) * (1 - (1 / 3) * (1 / 2) * (1 / 2));
  // Five standard deviations of 60,000 draws.
  expect(Math.abs(share - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 60_000));
});

test("need a right, a class, a bound party and a day", () => {
  const regime = made();
  expect(() => drawColumns({ ...regime, rights: [] }, { count: 1, seed: 1 })).toThrow("a case has a right, a class and a host that is bound");
  expect(() => drawColumns(regime, { count: 1, seed: 1, since: until, until: since })).toThrow("no day lies from");
});
