/** Positions and duties in words. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/evaluator";
import { dayOf } from "../../../src/language/dates";
import { denied, granted, type Position } from "../../../src/language/position";
import { answerText } from "../../../src/report/text/decide";
import { plain } from "../../../src/report/text/paint";
import { positionPredicate, positionWords } from "../../../src/report/words/positions";
import { regimeOf } from "../../support/compiled";

const cap = { bound: "most", amount: 2000, per: "year", each: "clause", share: null, by: null } as const;

describe("a position in words", () => {
  test.each<readonly [Position, string]>([
    [granted, "granted"],
    [denied, "denied"],
    [{ ...granted, terms: { kind: "national" } }, "granted (on national terms)"],
    [{ ...granted, terms: { kind: "most favoured" } }, "granted (on most favoured terms)"],
    [{ ...granted, terms: { kind: "standstill", on: dayOf(2003, 4, 16) ?? 0 } }, "granted (on 2003-04-16 terms)"],
    [{ ...granted, length: { amount: 9, unit: "months", renewable: false } }, "granted (for at most 9 months)"],
    [{ ...granted, length: { amount: 60, unit: "months", renewable: true } }, "granted (for at most 5 years, renewable)"],
    [{ ...granted, kind: "rationed", cap }, "rationed (at most 2,000 a year)"],
    [{ ...granted, kind: "rationed", cap: { ...cap, each: "together" }, terms: { kind: "general" } }, "rationed (on general terms; at most 2,000 a year for all hosts together)"],
  ])("%#: %o", (position, words) => {
    expect(positionWords(position)).toBe(words);
  });

  test("as a predicate names who decides, and the terms", () => {
    expect(positionPredicate({ ...granted, kind: "discretionary", by: "host", terms: { kind: "national" } })).toBe(
      "is left to the discretion of the host (on national terms)",
    );
  });
});

test("a duty that several bear together says so", () => {
  const regime = regimeOf(`act Report "report" right Work mover Worker regime R {
  members { FR, DE, IT }
  rule work { every member grants Work to Worker from every other member }
  duty joint { FR, DE together must Report toward IT }
}`);
  const party = (code: string): number => regime.parties.findIndex((p) => p.code === code);
  const answer = decide(regime, { host: party("FR"), origin: party("IT"), mover: 0, on: 12_000, given: new Map() });
  expect(answerText(regime, answer, { whyNot: false, reasons: { verbose: false, considered: new Map(), elsewhere: new Map() }, quiet: false, paint: plain })).toContain("France, together with the others who bear it, must Report: joint");
});
