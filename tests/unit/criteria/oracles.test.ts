/**
 * Small regimes whose verdicts and degrees are known by hand (the oracles O1-O17 of criteria 3.8 that can be read off rules alone). O7 and O8 are
 * in hollifield.test.ts; formulas for any number of parties in oracle-formulas.test.ts. O12 and O13 speak of D3, which is not assessed yet.
 */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { CriterionId, PartName } from "../../../src/evaluator/result";
import { contains, parseDay } from "../../../src/language/dates";
import type { VerdictName } from "../../../src/language/regime";
import { regimeOf } from "../../support/compiled";
import { compileText } from "../../support/compile-text";
import { fraction, judgedOn } from "../../support/evaluations";

interface Oracle {
  readonly name: string;
  readonly text: string;
  readonly on?: string;
  /** Verdict and exact degree. */
  readonly parts: Partial<Record<PartName, string>>;
  readonly criteria?: Partial<Record<CriterionId, VerdictName>>;
}

/** A regime of A, B, C and D. */
const four = (body: string): string => `edition 2026
party A "A"
party B "B"
party C "C"
party D "D"
group Spokes { B, C, D }
right Work
mover Worker
act Report "report"
regime R {
  facts about host { emergency : yes or no }
  members { A, B, C, D since 2000-01-01 }
${body}}
`;
const rule = "  rule free { every member grants Work to Worker from every other member }\n";
const allOne: Oracle["parts"] = { n: "holds 1", v: "holds", g1: "holds 1", g2: "holds 1", g4: "holds 1", i1: "holds 1", d1: "holds 1", d2: "holds 1" };
const multilateral: Oracle["criteria"] = { form: "holds", norms: "holds", indivisibility: "holds", reciprocity: "holds", multilateral: "holds" };

const oracles: readonly Oracle[] = [
  { name: "O2 everyone grants everyone", text: four(rule), parts: allOne, criteria: multilateral },
  {
    name: "O3 everyone refuses everyone: closed and multilateral",
    text: four("  rule closed { every member refuses Work to Worker from every other member }\n"),
    parts: allOne,
    criteria: multilateral,
  },
  {
    name: "O4 one host treats one of three origins worse",
    text: four(`${rule}  exception picky to free { D refuses Work from A }\n`),
    parts: { g1: "fails 61/72", g2: "fails 5/6", g4: "holds 1", i1: "fails 11/12", d1: "holds 1", d2: "holds 1" },
    criteria: { form: "holds", norms: "fails", indivisibility: "fails", reciprocity: "holds", multilateral: "fails" },
  },
  {
    name: "O5 conditional most-favoured treatment",
    text: four(`  rule free { every member grants Work to Worker from every other member when origin keeps openness toward host }
  duty openness { every member must Report toward host }\n`),
    parts: { g1: "holds 1", g2: "holds 1", g4: "holds 1", i1: "holds 1", d1: "fails 0", d2: "holds 1" },
    criteria: { norms: "holds", reciprocity: "fails", multilateral: "fails" },
  },
  {
    name: "O6 a mirror of what circumstances close",
    text: four(`${rule}  exception closed to free { host refuses Work when host.emergency }
  exception mirror to free { host refuses Work on reciprocal terms }\n`),
    parts: { g1: "holds 1", g2: "holds 1", d1: "holds 1", d2: "fails 1/2" },
    criteria: { norms: "holds", reciprocity: "fails" },
  },
  {
    name: "O6 a mirror of one host's own instrument",
    text: four(`${rule}  table shut : host -> yes or no { A : yes  otherwise : no }
  exception closed to free { host refuses Work when shut(host) }
  exception mirror to free { host refuses Work on reciprocal terms }\n`),
    parts: { g1: "holds 1", g2: "fails 1/2", i1: "fails 1/2", d2: "fails 3/4" },
    criteria: { norms: "fails", indivisibility: "fails", reciprocity: "fails" },
  },
  {
    name: "O9 a star",
    text: four(`  rule hub { A grants Work to Worker from Spokes }\n  rule spokes { every member of Spokes grants Work to Worker from A }\n`),
    parts: { n: "fails", g1: "fails 1/2" },
    criteria: { form: "fails", norms: "fails", multilateral: "fails" },
  },
  {
    name: "O11 one host opts out",
    text: four(`${rule}  exception optOut to free { D refuses Work }\n`),
    parts: { g1: "fails 5/8", g2: "holds 1", i1: "fails 3/4" },
    criteria: { indivisibility: "fails" },
  },
  {
    name: "O11 one party opts out in both roles",
    text: four(`${rule}  exception optOut to free {\n    D refuses Work\n    every member refuses Work from D\n  }\n`),
    parts: { g1: "fails 1/2", g2: "fails 1/2", i1: "fails 1/2" },
    criteria: { norms: "fails", indivisibility: "fails" },
  },
  {
    name: "O14 a transition, before its end",
    text: four(`${rule}  exception transition to free { every member refuses Work from D until 2006-12-31 }\n`),
    on: "2006-12-31",
    parts: { g1: "fails 5/8", g2: "fails 1/2", i1: "fails 3/4" },
    criteria: { norms: "fails", indivisibility: "fails", multilateral: "fails" },
  },
  {
    name: "O14 a transition, after its end",
    text: four(`${rule}  exception transition to free { every member refuses Work from D until 2006-12-31 }\n`),
    on: "2007-01-01",
    parts: allOne,
    criteria: multilateral,
  },
  {
    name: "O15 a neutral safeguard",
    text: four(`${rule}  exception safeguard to free { host refuses Work when host.emergency }\n`),
    parts: { g1: "holds 1", g2: "holds 1", i1: "fails 1/2" },
    criteria: { norms: "holds", indivisibility: "fails" },
  },
  {
    name: "O15 a selective safeguard",
    text: four(`${rule}  exception safeguard to free { host refuses Work from D when host.emergency }\n`),
    parts: { g1: "fails 13/16", g2: "fails 3/4", i1: "fails 7/8" },
    criteria: { norms: "fails", indivisibility: "fails" },
  },
  {
    name: "O16 suspension decided by a body",
    text: four(`${rule}  institution Council "Council" { decides everything by majority }
  duty openness { every member must Report toward every member otherwise every member may suspend free decided by Council }\n`),
    parts: { g1: "holds 1", g2: "holds 1", d1: "fails 0", d1c: "holds", d2: "holds 1" },
    criteria: { reciprocity: "holds" },
  },
  {
    name: "suspension by the injured party alone",
    text: four(`${rule}  duty openness { every member must Report toward every member otherwise host may suspend free toward origin }\n`),
    parts: { g1: "holds 1", g2: "holds 1", d1: "fails 0", d1c: "fails" },
    criteria: { norms: "holds", reciprocity: "fails" },
  },
];

function judgement(evaluation: ReturnType<typeof evaluate>, part: PartName, on: number, exact: boolean): string {
  const judged = judgedOn(evaluation, part, on);
  if (judged === null) return "not in force";
  return exact ? `${judged.stretch.verdict} ${fraction(judged.phase?.degree)}` : judged.stretch.verdict;
}

describe("oracles", () => {
  test.each(oracles)("$name", ({ text, on, parts, criteria }) => {
    const evaluation = evaluate(regimeOf(text));
    const day = parseDay(on ?? "2005-06-01") ?? 0;
    const found = Object.entries(parts).map(([part, expected]) => [part, judgement(evaluation, part as PartName, day, expected.includes(" "))]);
    expect(Object.fromEntries(found)).toEqual(parts);
    for (const [criterion, verdict] of Object.entries(criteria ?? {})) {
      const report = evaluation.criteria.find((c) => c.criterion === criterion);
      expect([criterion, report?.timeline.find((s) => contains(s.interval, day))?.verdict]).toEqual([criterion, verdict]);
    }
  });

  test("O1 a regime without rules holds nothing", () => {
    const evaluation = evaluate(regimeOf(four("")));
    const verdicts = evaluation.criteria.find((c) => c.criterion === "multilateral")?.timeline.map((s) => s.verdict) ?? [];
    expect(verdicts.filter((v) => v !== "vacuous" && v !== "fails")).toEqual([]);
    expect(evaluation.life).toBeNull();
  });

  test("O9 the star has half of all relations", () => {
    const star = oracles.find((o) => o.name === "O9 a star");
    const phase = evaluate(regimeOf(star?.text ?? "")).form.at(-1);
    expect([phase?.shape, phase?.parties, fraction(phase?.density)]).toEqual(["star", 4, "1/2"]);
  });

  test("O10 a clause that one nationality alone can meet passes G1 and G2, and is flagged; on a class that is one state, it fails G1", () => {
    const codes = (text: string): readonly string[] => compileText(text).diagnostics.map((d) => d.code);
    // Brown or dapple cattle, reared 300 m above the sea: D alone sends such (the German tariff of 1902, unverified).
    const herds = `  facts about mover { alpine : yes or no }
  mover Alpine is Worker when mover.alpine
  rule high { every member grants Work to Alpine from every other member }
  scenario trade {
    horizon 2025 to 2026
    discount 0 %
    flow Worker from A, B, C to A, B, C 100 per year
    flow Alpine from D to A, B, C 100 per year
    flow Alpine from C to A, B, D 1 per year
  }
`;
    const profile = four(herds);
    const on = parseDay("2005-06-01") ?? 0;
    const judged = (text: string): readonly string[] => (["g1", "g2"] as const).map((part) => judgement(evaluate(regimeOf(text)), part, on, false));
    expect([judged(profile), codes(profile)]).toEqual([["holds", "holds"], ["proxy"]]);
    // 3 of 303 come from another origin. With 30 of 330 it is no name.
    expect(codes(four(herds.replace("B, D 1 per", "B, D 10 per")))).toEqual([]);
    const state = four(`  table alpine : party -> yes or no { D : yes  otherwise : no }
  rule high { every member grants Work to Worker from every other member when alpine(origin) }
`);
    expect([judged(state), codes(state)]).toEqual([["fails", "fails"], ["singleton-class"]]);
  });

  test("O17 soft rules are nothing under hard binding, and as written under soft binding", () => {
    const regime = regimeOf(four("  rule soft { every member endeavours to grant Work to Worker from every other member }\n"));
    const hard = evaluate(regime, { binding: "hard" });
    expect(hard.criteria.flatMap((c) => c.timeline.map((s) => s.verdict)).filter((v) => v === "holds")).toEqual([]);
    const soft = evaluate(regime, { binding: "soft" });
    expect(soft.criteria.find((c) => c.criterion === "multilateral")?.timeline.map((s) => s.verdict)).toEqual(["holds"]);
  });
});
