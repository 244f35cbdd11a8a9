/** Small texts on which the properties in tests/properties once found the engine wrong. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { parseDay } from "../../../src/language/dates";
import type { PartName } from "../../../src/evaluator/result";
import { errorsOf, regimeOf } from "../../support/compiled";
import { fraction, judgedOn, partOf } from "../../support/evaluations";

const two = (body: string): string => `party Pa "Pa"
party Pb "Pb"
act Report "report"
right Work
right Reside
mover Worker
regime R {
  facts about mover { sponsored : yes or no }
  members { Pa, Pb }
${body}}
`;
const free = "  rule free { every member grants Work to Worker from every other member }\n";

describe("inconsistencies that the check on words alone let through", () => {
  test("an exception to one of two rules, and to an exception to both that need not apply", () => {
    expect(
      errorsOf(two(`${free}  rule also { every member grants Work to Worker from every other member }
  exception both to free, also { host grants Work when mover.sponsored }
  exception one to free, both { host refuses Work }\n`)),
    ).toEqual(["inconsistent-rules"]);
  });
  test("the same, where the exception between them speaks of another right", () => {
    expect(
      errorsOf(two(`  rule first { every member grants Reside, Work to Worker from every other member }
  rule second { every member grants Reside to Worker from every other member }
  exception other to second { host refuses Work }
  exception last to first, other { host refuses Reside }\n`)),
    ).toEqual(["inconsistent-rules"]);
  });
  test("a power to refuse that lowers a grant beside a soft grant, which it cannot lower", () => {
    expect(
      errorsOf(two(`${free}  rule soft { every member endeavours to grant Work to Worker from every other member }
  exception power to free, soft { host may refuse Work }\n`)),
    ).toEqual(["inconsistent-rules"]);
  });
});

describe("degrees", () => {
  const degree = (text: string, part: PartName, on = "2005-01-01"): string => {
    const judged = judgedOn(evaluate(regimeOf(text)), part, parseDay(on) ?? 0);
    return `${judged?.stretch.verdict ?? "not in force"} ${fraction(judged?.phase?.degree)}`;
  };

  test("the core regime has no derogations in the yardstick of its mirrors either", () => {
    const text = two(`${free}  exception one to free { Pa refuses Work }
  exception mirror to free, one { host refuses Work on reciprocal terms }\n`);
    expect(degree(text, "i1")).toBe("fails 0");
  });
  test("cases outside the regime weigh nothing where a record is read", () => {
    const text = two(`  table opens : host -> date { otherwise : 2000-01-01 }
  rule free { Pa grants Work to Worker from every other member when mover.sponsored since opens(host) }\n`);
    expect(degree(text, "g1")).toBe("fails 1/2");
  });
  test("identity is exchanged also where, as records are, a sentence reaches nobody", () => {
    // Two others outside, so that no class of income is one state alone.
    const text = `party Pc "Pc"\nparty Pd "Pd"\n${two(`  table closed : host, origin -> periods { Pa / Pb : 2000-01-01 to 2010-05-01  otherwise : none }
  table income : party -> one of low, high { Pb, Pc : high  otherwise : low }
${free}  exception poor to free { host refuses Work when not income(host) = low during closed(host, origin) }\n`)}`;
    expect(degree(text, "g1")).toBe("fails 3/4");
  });
  test("whoever joins a list of origins is compared on every topic", () => {
    const text = `party Pa "Pa"
party Pb "Pb"
party Pc "Pc"
party Pd "Pd"
right Work
right Reside
mover Worker
group Later { Pb since 2002-03-15 }
regime R {
  members { Pa, Pc, Pd ; Pb since 2000-01-01 until 2001-05-01 }
  rule free { every member grants Work to Worker from Pa  every member grants Reside to Worker from Later }
}
`;
    // Three hosts, and from 2002-03-15 on Pb beside them as an origin. Work: Pa is favoured in two hosts, 2/3 of the pairs of
    // origins unequal there, none in Pa itself; Reside: Pb is favoured in all three, 2/3 unequal. Mean of 4/9 and 2/3: 5/9 unequal, so the degree is 4/9.
    expect(degree(text, "g2", "2003-01-01")).toBe("fails 4/9");
  });
  test("a cap whose number comes from a table of hosts narrows nobody", () => {
    const text = two(`  table quota : host -> number { otherwise : 5 }
${free}  exception capped to free { host grants Work at most quota(host) per year }\n`);
    expect(degree(text, "i1")).toBe("holds 1");
  });
});

test("what is missing is said for the days on which it is", () => {
  const text = `party Pa "Pa"
party Pb "Pb"
party Pc "Pc"
right Work
mover Worker
regime R {
  members { Pa, Pb ; Pc since 2000-01-01 }
${free}}
`;
  const stretches = partOf(evaluate(regimeOf(text)), "i3").timeline;
  expect(stretches.map((s) => s.verdict)).toEqual(["not-assessable", "not-assessable"]);
  expect(new Set(stretches.map((s) => s.missing)).size).toBe(2);
});

test("what a host would have toward its own nationals is no case, and binds nobody", () => {
  // Three hosts, one named origin: Pa has no case, so that two are bound.
  const text = (origins: string): string => `party Pa "Pa"
party Pb "Pb"
party Pc "Pc"
right Work
mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from ${origins} }
}
`;
  const verdict = (origins: string): string | undefined => partOf(evaluate(regimeOf(text(origins))), "v").timeline[0]?.verdict;
  expect([verdict("Pa"), verdict("Pa, Pb")]).toEqual(["fails", "holds"]);
  expect(evaluate(regimeOf(text("Pa"))).form.at(-1)).toMatchObject({ shape: "star", density: { numerator: 1n, denominator: 3n } });
});
