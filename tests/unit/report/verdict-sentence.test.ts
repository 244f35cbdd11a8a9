/** The sentence on a verdict: its reasons belong to the days for which they are told. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { stretchAt, type Moment } from "../../../src/report/words/headline";
import { verdictSentence } from "../../../src/report/words/verdict-sentence";
import { compileText } from "../../support/compile-text";
import { day } from "../../support/sample-regime";

/** The sentence on norms, or on a claim, at a moment. */
function sentence(lines: string, moment: Moment, claim?: string, facts = ""): string {
  const [regime] = compileText(`use std.rights\nuse std.movers\n${facts}\nregime Some {\n${lines}\n}`).regimes;
  if (regime === undefined) throw new Error("the text does not compile");
  const found = evaluate(regime);
  const judged = claim === undefined ? found.criteria.find((c) => c.criterion === "norms") : found.claims.find((c) => c.claim === claim);
  const stretch = stretchAt(judged?.timeline ?? [], moment);
  return stretch === null ? "" : verdictSentence(regime, stretch, { moment, told: null });
}
const on = (text: string): Moment => ({ kind: "day", day: day(text) });

describe("the case is of the first day of a stretch", () => {
  const lines = `
    members { BE, NL, LU, FR }
    rule work { every member grants Enter, Work to Worker from every other member }
    exception early to work until 1995-06-30 { LU refuses Work to Worker from NL }
    exception late to work since 1995-07-01 { BE refuses Work to Worker from FR }`;

  test("on a day with the same reason, it is told once", () => {
    expect(sentence(lines, on("1992-01-01"))).toMatch(/^fails at all times, refuted by a witness, because of early: on 1990-10-30 .*denied \(early\) in LU\.$/);
  });
  test("on a day with another reason, both are told with their days", () => {
    expect(sentence(lines, on("2000-01-01"))).toMatch(/because of late on 2000-01-01, and of early on the first day: on 1990-10-30 .*denied \(early\) in LU\.$/);
    expect(sentence(lines, { kind: "latest" })).toContain("because of late on the latest day, and of early on the first day: on ");
  });
});

describe("where no clause is responsible on some of the days", () => {
  const lines = `
    members { BE, NL, LU }
    rule work { every member grants Enter, Work to Worker from every other member }
    exception pause to work { every member refuses Work to Worker from every other member since 2005-03-01 until 2005-12-31 }
    claim open { always every member grants Work to anybody from anyone }`;

  test("the reason of another day is not told for the day asked", () => {
    expect(sentence(lines, on("2015-01-01"), "open")).toMatch(/^fails at all times, refuted by a witness: on 1990-10-30 Work is silent \(no clause\) /);
  });
  test("a case that no clause brings about is told apart from the reason of the day asked", () => {
    expect(sentence(lines, on("2005-06-01"), "open")).toContain("because of pause on 2005-06-01, and of no clause on the first day: on 1990-10-30 Work is silent (no clause)");
  });
});

test("a case supposes only what the regime reads", () => {
  const lines = `
    members { BE, NL, LU }
    rule work { every member grants Enter, Work to Worker from every other member when mover.skill = high }
    exception some to work { LU refuses Work to Worker from NL }`;
  const facts = "facts about mover { skill : one of low, high  pay : money from 0 EUR to 100 EUR }";
  expect(sentence(lines, { kind: "latest" }, undefined, facts)).toMatch(/denied \(some\) in LU \(supposed: skill = high\)\.$/);
});
