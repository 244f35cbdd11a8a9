/** The hollifield reading, the reported parts, the ordinal metric and the reports: examples worked by hand (docs/reference/criteria.md). */
import { describe, expect, test } from "vitest";
import { askedBy, checkExpectations, evaluate, ranksDiffer, type EvaluateOptions } from "../../../src/evaluator";
import type { Evaluation, PartName } from "../../../src/evaluator/result";
import { rational } from "../../../src/language/rational";
import { schemaErrors } from "../../support/schemas";
import { regimeOf } from "../../support/compiled";
import { fraction } from "../../support/evaluations";
import { inFolder } from "../../support/command-line";

const four = (body: string, members = "A, B, C, D"): string => `party A "A"
party B "B"
party C "C"
party D "D"
party E "E"
party F "F"
right Work
mover Worker
act Report "report"
regime R {
  facts about host { emergency : yes or no }
  facts about mover { convicted : yes or no }
  members { ${members} since 2000-01-01 }
${body}}
`;
const free = "  rule free { every member grants Work to Worker from every other member }\n";
const all: EvaluateOptions = { reading: "both", metric: "both", also: ["g3", "g3s", "nt"], external: true, core: true };

const evaluated = (body: string, options: EvaluateOptions = all): Evaluation => evaluate(regimeOf(four(body)), options);
const stretchOf = (evaluation: Evaluation, part: PartName) =>
  [...evaluation.criteria, ...(evaluation.second?.criteria ?? [])].flatMap((c) => c.parts).find((p) => p.part === part)?.timeline.at(-1);
function found(evaluation: Evaluation, part: PartName): string {
  const stretch = stretchOf(evaluation, part);
  return `${stretch?.verdict ?? "none"} ${fraction(stretch?.degree.minimum)}`;
}
const ordinal = (evaluation: Evaluation, part: PartName): string => fraction(stretchOf(evaluation, part)?.phases.at(-1)?.ordinal);

describe("NEX: nobody can be shut out alone", () => {
  test.each([
    ["all free", free, "holds 1"],
    ["a power to refuse on a ground that the text names", `${free}  exception policy to free { host may refuse Work when mover.convicted }\n`, "holds 1"],
    ["a safeguard toward all", `${free}  exception brake to free { host refuses Work when host.emergency }\n`, "holds 1"],
    // In all cases the injured may suspend while there is no breach; where there is one, what is left to discretion cannot be lowered: half.
    ["a suspension by the injured", `${free}  duty openness { every member must Report toward every member otherwise host may suspend free toward origin }\n`, "fails 1/2"],
    // Three of twelve pairs: those with D as origin, while there is no emergency or (taken) while there is one.
    ["a safeguard toward one", `${free}  exception brake to free { host refuses Work from D when host.emergency }\n`, "fails 3/4"],
    ["a transition for one", `${free}  exception transition to free { every member refuses Work from D }\n`, "fails 3/4"],
    ["a power that nobody has used", `${free}  exception out to free once invoked { host refuses Work from every other member }\n`, "fails 0"],
    ["discretion without a standard", "  rule free { every member grants Work to Worker from every other member }\n  exception loose to free { host may refuse Work }\n", "fails 0"],
  ])("%s", (_, body, expected) => {
    const evaluation = evaluated(body);
    expect(found(evaluation, "nex")).toBe(expected);
    const witness = stretchOf(evaluation, "nex")?.witness ?? null;
    expect((witness?.cases.length ?? 0) > 0).toBe(expected.startsWith("fails"));
  });

  test("circumstances that a safeguard reads are no action toward somebody whom it does not reach", () => {
    const evaluation = evaluated("  rule most { every member grants Work to Worker from A, B, D }\n  rule mild { B grants Work to Worker from C when not host.emergency }\n  exception brake to most { A refuses Work from D when host.emergency }\n");
    expect(stretchOf(evaluation, "nex")?.because).toEqual([2]);
    // A may lower D among three origins of four hosts: one pair of twelve, in each of the two states.
    expect(stretchOf(evaluation, "nex")?.degree.mean).toEqual(rational(11, 12));
  });

  test("the witness of a power that nobody has used names it", () => {
    const evaluation = evaluated(`${free}  exception out to free once invoked { host refuses Work from every other member }\n`);
    expect(evaluation.criteria.flatMap((c) => c.parts).some((p) => p.part === "nex")).toBe(false);
    expect(stretchOf(evaluation, "nex")?.witness?.power).toBe(1);
  });
});

describe("NRV: nobody's use lessens another's", () => {
  test.each([
    ["one number for each host (O7)", "at most 10 per year", "fails 0", "fails 0"],
    ["a number for each origin (O8)", "at most 10 per year each origin", "holds 1", "fails 0"],
    ["a number for each pair", "at most 10 per year each pair", "holds 1", "fails 0"],
    ["a floor", "at least 10 per year", "holds 1", "holds 1"],
  ])("%s", (_, cap, nrv, nrvm) => {
    const evaluation = evaluated(`  rule free { every member grants Work to Worker from every other member ${cap} }\n`);
    expect([found(evaluation, "nrv"), found(evaluation, "nrvm"), found(evaluation, "g2")]).toEqual([nrv, nrvm, "holds 1"]);
    if (nrv !== "holds 1") expect(ordinal(evaluation, "nrv")).toBe("1/3");
  });

  test("the kind of good, inside and outside, and what a scenario admits", () => {
    const goods = (body: string) => evaluated(body).publicGood?.goods.at(0)?.phases.at(-1);
    expect(goods(free)).toMatchObject({ members: "public", outsiders: "club" });
    expect(goods("  rule free { every member grants Work to Worker from any state at most 10 per year }\n")).toMatchObject({ members: "common-pool", outsiders: "common-pool" });
    expect(goods(`${free}  exception out to free { every member refuses Work from D }\n`)).toMatchObject({ members: "club" });
    const flows = `  rule free { every member grants Work to Worker from every other member at most 10 per year }
  scenario many "many workers" {
    horizon 2010 to 2012
    discount 0 %
    flow Worker from B, C to A 6 per year
  }\n`;
    const uptake = evaluate(regimeOf(four(flows)), all).publicGood?.uptake.find((u) => u.source === "many");
    expect(uptake).toMatchObject({ realized: "reached", admitted: 12, limit: 10 });
  });
});

describe("parts that are reported", () => {
  test("G3 and G3 modulo schedules: one of three hosts lets nobody work", () => {
    const table = "  table shut : host -> yes or no { A : yes  otherwise : no }\n";
    const body = `${table}${free}  exception closed to free { host refuses Work when shut(host) }\n`;
    const evaluation = evaluate(regimeOf(four(body, "A, B, C")), all);
    expect([found(evaluation, "g3"), found(evaluation, "g3s")]).toEqual(["fails 1/3", "holds 1"]);
    const named = evaluate(regimeOf(four(`${free}  exception closed to free { A refuses Work }\n`, "A, B, C")), all);
    expect([found(named, "g3"), found(named, "g3s")]).toEqual(["fails 1/3", "fails 1/3"]);
    expect(stretchOf(named, "g3")?.witness?.cases.map((c) => c.case.origin)).toEqual([1, 1]);
  });

  test("NT: what is given on national terms, of what is in force", () => {
    const nt = (body: string): string => found(evaluated(body), "nt");
    expect(nt(free)).toBe("not-assessable none");
    expect(nt("  rule free { every member grants Work to Worker from every other member on national terms }\n")).toBe("holds 1");
    expect(nt("  rule free { every member grants Work to Worker from every other member on national terms }\n  exception low to free { A refuses Work }\n")).toBe("fails 3/4");
  });

  test("G2A: a favour to the poor fails G2, and holds among those alike", () => {
    const body = `  table income : party -> one of low, high { C, D : low  otherwise : high }
${free}  exception rich to free { every member refuses Work from every other member when income(origin) = high }\n`;
    const regime = regimeOf(four(body));
    const evaluation = evaluate(regime, { allow: [0] });
    expect([found(evaluation, "g2"), found(evaluation, "g2a")]).toEqual(["fails 1/3", "holds 1"]);
    // D alone is shut out by A: of A's pairs that agree, C and D (B agrees with nobody), so one host of four treats them all unlike.
    const worse = evaluate(regimeOf(four(`${body}  exception picky to free { A refuses Work from D }\n`)), { allow: [0] });
    expect(found(worse, "g2a")).toBe("fails 3/4");
    expect(stretchOf(worse, "g2a")?.witness?.cases).toHaveLength(2);
  });
});

describe("the ordinal metric", () => {
  test("one pair of twelve rationed instead of granted", () => {
    const evaluation = evaluated(`${free}  exception few to free { A grants Work to Worker from B at most 5 per year }\n`);
    expect([found(evaluation, "g2"), ordinal(evaluation, "g2")]).toEqual(["fails 5/6", "17/18"]);
    expect([found(evaluation, "g1"), ordinal(evaluation, "g1")]).toEqual(["fails 61/72", "205/216"]);
    expect(evaluate(regimeOf(four(free)), { metric: "ordinal" }).metric).toBe("ordinal");
  });

  test("silence by the closure policy, and stretches that the metrics rank differently", () => {
    const body = `  rule free { every member grants Work to Worker from every other member }
  exception early to free { every member refuses Work from D until 2004-12-31 }
  exception late to free {
    every member grants Work to Worker from C at most 5 per year since 2005-01-01
    every member grants Work to Worker from D at most 7 per year since 2005-01-01
  }\n`;
    const sensitive = evaluated(body).metricSensitive.find((m) => m.name === "g2");
    expect(sensitive?.lower.since).not.toBeNull();
    expect(ranksDiffer({ degree: rational(1, 2), ordinal: rational(1, 2) }, { degree: rational(1, 3), ordinal: rational(2, 3) })).toBe(true);
    const silent = (closure: string): string => ordinal(evaluated(`  closure ${closure}\n  rule some { every member grants Work to Worker from A, B, C }\n`), "g2");
    expect([silent("permissive"), silent("none")]).toEqual(["1", "1/2"]);
  });
});

describe("what is reported beside", () => {
  test("form and norms alone, the scores, the core, and the names of shapes", () => {
    const evaluation = evaluated(`${free}  exception closed to free { D refuses Work }\n`);
    const verdict = (id: string) => evaluation.criteria.find((c) => c.criterion === id)?.timeline.at(-1)?.verdict;
    expect([verdict("multilateral"), verdict("definitional")]).toEqual(["fails", "fails"]);
    expect(fraction(evaluation.scores.at(-1)?.least)).toBe("5/8");
    expect(evaluation.core?.find((c) => c.criterion === "multilateral")?.timeline.at(-1)?.verdict).toBe("holds");
    const label = (body: string) => evaluated(body).form.at(-1)?.label;
    expect(label("  rule closed { every member refuses Work to Worker from every other member }\n")).toBe("closure regime");
    expect(label("  rule out { A grants Work to Worker from B, C, D }\n")).toBe("hub-and-spoke");
    expect(evaluate(regimeOf(four("  rule out { every member grants Work to Worker from anyone }\n", "A"))).form.at(-1)?.label).toBe("unilateral nondiscrimination");
  });

  test("states outside: one of them named", () => {
    const regime = regimeOf(four(`${free}  rule friends { every member grants Work to Worker from E }\n`));
    const outside = regime.parties.filter((p) => p.life.before === null).length - 4;
    const external = evaluate(regime, all).external;
    // Each host treats one of n unlike all others: n - 1 of n(n - 1)/2 pairs.
    expect(fraction(external?.g2.at(-1)?.degree.minimum)).toBe(fraction(rational(outside - 2, outside)));
    expect(external?.g2.at(-1)?.witness?.cases).toHaveLength(2);
    expect(external?.phases.at(-1)).toMatchObject({ outsiders: outside, kinds: 2 });
    expect(evaluate(regimeOf(four(free)), all).external?.g1.at(-1)?.verdict).toBe("holds");
  });

  test("expectations in either reading, on the command line too, and a document by its schema", async () => {
    const text = four(`  rule free { every member grants Work to Worker from every other member at most 10 per year }
  expect indivisibility holds
  expect indivisibility as hollifield fails because free
  expect nex holds
  expect nrv fails because free
  expect g3 holds\n`);
    const regime = regimeOf(text);
    expect(checkExpectations(regime, () => evaluate(regime, askedBy(regime))).filter((o) => !o.met)).toEqual([]);
    expect((await inFolder({ "a.regime": text }, "test", "a.regime")).code).toBe(0);
    const json = await inFolder({ "a.regime": text }, "evaluate", "a.regime", "--metric", "both", "--core", "--external", "--format", "json");
    expect(schemaErrors(JSON.parse(json.out))).toEqual([]);
    const plain = await inFolder({ "a.regime": text }, "evaluate", "a.regime", "--require", "nrv");
    expect(plain.code).toBe(1);
    expect(plain.out).toContain("HOLLIFIELD'S READING");
    expect((await inFolder({ "a.regime": text }, "evaluate", "a.regime", "--allow", "incom")).err).toContain("there is no table of attributes `incom`");
  });
});
