/** The numbers worked by hand in docs/reference/criteria.md are the numbers that the evaluator finds. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../src/evaluator";
import type { PartName } from "../src/evaluator/result";
import { formatRational } from "../src/language/rational";
import { compileText, inWords } from "./support/compile-text";

const library = `right Work "take up employment" right Reside "reside" mover Worker "worker" `;

/** Verdict, and degree where there is one, of a part that never changes over time. */
function found(body: string, part: PartName): string {
  const result = compileText(`${library}regime Example {\n${body}\n}`);
  expect(inWords(result)).toEqual([]);
  const [regime] = result.regimes;
  if (regime === undefined) throw new Error("no regime was compiled");
  const evaluation = evaluate(regime);
  const timeline = evaluation.criteria.flatMap((c) => c.parts).find((p) => p.part === part)?.timeline ?? [];
  expect(timeline).toHaveLength(1);
  const degree = timeline[0]?.degree.minimum ?? null;
  return `${timeline[0]?.verdict ?? "none"} ${degree === null ? "-" : formatRational(degree)}`;
}

const three = "members { BE, NL, LU }";
const four = "members { BE, NL, LU, FR }";
const work = "rule work { every member grants Work to Worker from every other member }";

describe("the worked examples", () => {
  test("N: a hub of four with identical treaties is a star", () => {
    const hub = `${four} expect n fails rule out { FR grants Work to Worker from every other member } rule back { every member of Others grants Work to Worker from FR } group Others { BE, NL, LU }`;
    expect(found(hub, "n")).toMatch(/^fails/);
  });

  test("G1: three members, one of six pairs named and refused", () => {
    expect(found(`${three} ${work} exception named to work { BE refuses Work to Worker from NL }`, "g1")).toBe(
      "fails 13/18",
    );
  });

  test("G2: four members, one host treats one of three origins worse", () => {
    expect(found(`${four} ${work} exception named to work { BE refuses Work to Worker from NL }`, "g2")).toBe(
      "fails 5/6",
    );
  });

  test("I1: four members, one opts out as a host", () => {
    expect(found(`${four} ${work} exception out to work { BE refuses Work }`, "i1")).toBe("fails 3/4");
  });

  test("I2: most favoured terms for nationals of two of four", () => {
    const some = `${four} rule mfn { every member grants Work to Worker from BE, NL on most favoured terms }
      rule base { every member may grant Work to Worker from every other member }
      concession more to mfn { every member may concede Work to Worker from every other member }`;
    expect(found(some, "i2")).toBe("fails 1/2");
    expect(found(some.replace("from BE, NL on", "from every other member on"), "i2")).toBe("holds 1");
  });

  test("I1: public policy for all is no derogation", () => {
    const policy = `judgement threat about mover "a threat" by host exception policy to work { host may refuse Work when threat }`;
    expect(found(`${three} ${work} ${policy}`, "i1")).toBe("holds 1");
  });

  test("D1: a bargain offered to everybody names nobody and waits for one partner", () => {
    const conditional = `act Readmit "take back own nationals" duty readmission { every member must Readmit toward every other member }
      rule work { every member grants Work to Worker from every other member when origin keeps readmission toward host }`;
    expect(found(`${three} ${conditional}`, "g1")).toBe("holds 1");
    expect(found(`${three} ${conditional}`, "d1")).toBe("fails 0");
  });

  test("D2: one of six pairs is decided by a mirror", () => {
    const transition = `${work} exception transition to work { BE refuses Work to Worker from NL }`;
    expect(found(`${three} ${transition}`, "d2")).toBe("holds 1");
    expect(found(`${three} ${transition} exception mirror to work { NL refuses Work on reciprocal terms }`, "d2")).toBe(
      "fails 5/6",
    );
  });

  test("I3: owed to all where any member may complain, to one of two others where only the injured may", () => {
    expect(found(`${three} ${work} institution Court { adjudicates everything for any member }`, "i3")).toBe("holds 1");
    expect(found(`${three} ${work} institution Court { adjudicates everything for injured member }`, "i3")).toBe(
      "fails 1/2",
    );
    expect(found(`${three} ${work}`, "i3")).toBe("not-assessable -");
    const rules = ["work", "entry", "stay"].map((name, i) => `rule ${name} { every member grants ${i === 2 ? "Reside" : "Work"} to Worker from every other member }`).join(" ");
    const court = (over: string): string => `members { BE, NL, LU, FR } ${rules} institution Court { ${over} }`;
    expect(found(court("adjudicates work for any member adjudicates entry for injured member"), "i3")).toBe("fails 5/9");
    expect(found(court("adjudicates work for any member adjudicates entry"), "i3")).toBe("not-assessable -");
  });
});
