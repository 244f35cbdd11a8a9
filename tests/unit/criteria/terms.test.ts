/** What terms of treatment, joint duties and renewable stays are for the criteria and in reports. */
import { describe, expect, test } from "vitest";
import { decide, evaluate } from "../../../src/evaluator";
import { dayOf, formatDay } from "../../../src/language/dates";
import type { Position } from "../../../src/language/position";
import type { PartName } from "../../../src/evaluator/result";
import { regimeOf } from "../../support/compiled";

const regime = (clauses: string, members = "FR, DE, IT"): ReturnType<typeof regimeOf> =>
  regimeOf(`group G { DE, IT } right Work mover Worker act Report "report" regime R { members { ${members} } ${clauses} }`);

const positionOn = (r: ReturnType<typeof regimeOf>, host: string, origin: string, on: number): Position | null => {
  const party = (code: string): number => r.parties.findIndex((p) => p.code === code);
  return decide(r, { host: party(host), origin: party(origin), mover: 0, on, given: new Map() }).rights[0]?.decision?.position ?? null;
};
const day = (year: number): number => dayOf(year, 6, 1) ?? 0;

/** The verdicts of one part in order, each with its first day. */
const timeline = (r: ReturnType<typeof regimeOf>, part: PartName): readonly string[] => {
  const found = evaluate(r).criteria.flatMap((c) => c.parts).find((p) => p.part === part);
  return (found?.timeline ?? []).map((s) => `${s.interval.since === null ? "" : `${formatDay(s.interval.since)} `}${s.verdict}`);
};

const all = "every member grants Work to Worker from every other member";

describe("most favoured terms", () => {
  const treaties = (): ReturnType<typeof regime> => regime(`rule one { FR grants Work to Worker from DE since 2000-01-01 until 2009-12-31 } rule mfn { FR grants Work to Worker from IT on most favoured terms }`);
  test("follow what is given to others from day to day", () => {
    expect(positionOn(treaties(), "FR", "IT", day(1999))).toMatchObject({ kind: "granted", terms: { kind: "most favoured" } });
    expect(positionOn(treaties(), "FR", "IT", day(2000))).toMatchObject({ kind: "granted", terms: null });
    expect(positionOn(treaties(), "FR", "IT", day(2010))).toMatchObject({ kind: "granted", terms: { kind: "most favoured" } });
  });
  test("follow it in verdicts too", () => {
    expect(timeline(treaties(), "g2")).toEqual(["fails", "2000-01-01 holds", "2010-01-01 fails"]);
  });
});

describe("a standstill", () => {
  const frozen = (): ReturnType<typeof regime> => regime(
    `rule earlier { ${all} at most 7 per year until 1999-12-31 } rule workers { ${all} since 2000-01-01 }
     exception transition to workers { FR grants Work to Worker from IT on 1999-06-01 terms until 2006-12-31 }`,
  );
  test("gives what was given on its day", () => {
    expect(positionOn(frozen(), "FR", "IT", day(2003))).toMatchObject({ kind: "rationed", cap: { amount: 7 }, terms: null });
    expect(positionOn(frozen(), "FR", "IT", day(2007))).toMatchObject({ kind: "granted", terms: null });
  });
  test("that gives a named party less is a derogation, like a cap", () => {
    expect(timeline(frozen(), "i1")).toEqual(["holds", "2000-01-01 fails", "2007-01-01 holds"]);
  });
  test("is granted on the terms of a day on which nobody was bound", () => {
    const late = regime(`rule workers { ${all} on 1999-06-01 terms }`, "FR, DE, IT since 2000-01-01");
    expect(positionOn(late, "FR", "IT", day(2003))).toMatchObject({ kind: "granted", terms: { kind: "standstill", on: day(1999) } });
  });
});

test("who was a member on the day of a standstill moves with the record: no party is singled out by name", () => {
  const late = regime(`rule a { ${all} at most 5 per year } exception b to a { every member grants Work on 2000-06-01 terms since 2001-01-01 }`, "FR, DE ; IT since 2000-01-01 ; ES since 2002-01-01");
  expect(timeline(late, "g1").at(-1)).toMatch(/holds$/);
  expect(timeline(late, "g2").at(-1)).toMatch(/fails$/);
});

describe("reciprocal terms", () => {
  test("alone fail D2", () => {
    const on = (terms: string): readonly string[] => timeline(regime(`rule a { ${all} on ${terms} terms } rule b { FR grants Work to Worker from DE }`), "d2");
    expect(on("reciprocal")).toEqual(["fails"]);
    expect(["national", "general", "most favoured", "2003-04-16"].map((t) => on(t))).toEqual([["holds"], ["holds"], ["holds"], ["holds"]]);
  });
  test("that copy a refusal do not contradict a rule that grants: the better counts", () => {
    const both = regime(`rule mirror { FR grants Work to Worker from every other member on reciprocal terms } rule open { FR grants Work to Worker from DE } rule shut { every member of G refuses Work to Worker from FR }`);
    expect(positionOn(both, "FR", "DE", day(2003))).toMatchObject({ kind: "granted" });
    expect(positionOn(both, "FR", "IT", day(2003))).toMatchObject({ kind: "denied" });
  });
  test("with a number give at most that number", () => {
    const labelled = regime(`rule a { FR grants Work to Worker from DE on reciprocal terms at most 5 per year } rule b { DE grants Work to Worker from FR on national terms at most 9 per year }`);
    expect(positionOn(labelled, "FR", "DE", day(2003))).toMatchObject({ kind: "rationed", cap: { amount: 5 }, terms: { kind: "national" } });
    const capped = regime(`rule a { FR grants Work to Worker from DE on reciprocal terms at most 5 per year } rule b { DE grants Work to Worker from FR }`);
    expect(positionOn(capped, "FR", "DE", day(2003))).toMatchObject({ kind: "rationed", cap: { amount: 5 } });
  });
});

describe("open terms", () => {
  const lines = (clauses: string): readonly string[] => evaluate(regime(clauses)).assumptions.filter((a) => a.includes("not in this file"));
  test("are named among the assumptions of a verdict", () => {
    expect(lines(`rule a { ${all} on national terms } rule b { FR grants Work to Worker from DE on general terms }`)).toEqual([
      "a grants on national terms; what nationals get is not in this file",
    ]);
    expect(lines(`rule a { ${all} on general terms }`)).toEqual(["a grants on general terms; what aliens in general get is not in this file"]);
    expect(lines(`rule a { ${all} on 2003-04-16 terms }`)).toEqual(["a grants on the terms of 2003-04-16; what was given on that day is not in this file"]);
  });
  test("unless their measure is in the file", () => {
    expect(lines(`rule a { ${all} on most favoured terms } rule b { ${all} }`)).toEqual([]);
    expect(lines(`rule a { ${all} on most favoured terms }`)).toEqual(["a grants on most favoured terms; what the most favoured get is not in this file"]);
  });
});

describe("together", () => {
  const duty = (bearer: string): ReturnType<typeof regimeOf> => regime(`rule left { every member may grant Work to Worker from every other member } duty report { ${bearer} must Report toward every member }`);
  test("three who bear a duty each are three, together they are one", () => {
    expect(timeline(duty("every member"), "v")).toEqual(["holds"]);
    expect(timeline(duty("FR, DE, IT together"), "v")).toEqual(["fails"]);
  });
  test("one count for all hosts is another cap than one for each", () => {
    const shared = regime(`rule a { FR, DE together grants Work to Worker from IT at most 5 per year }`);
    expect(positionOn(shared, "FR", "IT", day(2003))).toMatchObject({ kind: "rationed", cap: { amount: 5, each: "together" } });
  });
});

test("a stay may be renewable", () => {
  const r = regime(`rule a { ${all} for at most 3 years renewable }`);
  expect(positionOn(r, "FR", "DE", day(2003))).toMatchObject({ kind: "granted", length: { amount: 36, unit: "months", renewable: true } });
});
