/** `diff` on small texts whose answer is plain. */
import { describe, expect, test } from "vitest";
import { diff } from "../../../src/evaluator";
import type { Change, Difference } from "../../../src/evaluator/compare/difference";
import { effectOf, overallOf } from "../../../src/evaluator/compare/effects";
import { describe as inWords } from "../../../src/diagnostics";
import { denied, granted, silent, type Position } from "../../../src/language/position";
import { formatRational } from "../../../src/language/rational";
import { intervalWords } from "../../../src/report/words/days";
import { conditionWords, dutyContentWords, overallWords } from "../../../src/report/words/difference";
import { positionWords } from "../../../src/report/words/positions";
import { regimeOf } from "../../support/compiled";

const text = (body: string, head = ""): string => `right Work\nright Enter\nmover Worker\nmover Student\n${head}\nregime Union {\n  members { BE, NL, LU }\n${body}\n}\n`;
function differenceOf(before: string, after: string, options: Parameters<typeof diff>[2] = { verdicts: false }): Difference {
  const { difference, diagnostics } = diff(regimeOf(before), regimeOf(after), options);
  if (difference === null) throw new Error(diagnostics.map((d) => d.code).join());
  return difference;
}
const row = (c: Change): string =>
  `${intervalWords(c.interval)}: ${c.rights.join("+")} for ${c.movers.join("+")} from ${c.origins.join("+")} in ${c.hosts.join("+")}: ${positionWords(c.before)} -> ${positionWords(c.after)}` +
  conditionWords(c.conditions).map((w) => ` when ${w}`).join(" or");
const rows = (before: string, after: string): readonly string[] => differenceOf(before, after).changes.map(row);

const all = text("  rule work { every member grants Work, Enter to Worker from every other member }");

describe("a change is shown once, for whom and when it comes", () => {
  test("a refusal for a time, between two parties", () => {
    const closed = text("  rule work { every member grants Work, Enter to Worker from every other member }\n  exception closing to work { BE refuses Work to Worker from NL since 2010-01-01 until 2012-12-31 }");
    expect(rows(all, closed)).toEqual(["2010-01-01 to 2012-12-31: Work for Worker from NL in BE: granted -> denied"]);
  });
  test("rights and movers that change alike go together", () => {
    const open = text("  rule work { every member grants Work, Enter to Worker, Student from every other member }");
    expect(rows(all, open)).toEqual(["at all times: Work+Enter for Student from BE+LU+NL in BE+LU+NL: silent -> granted"]);
  });
  test("movers of whom either text says the same keep their own classes in the witnesses", () => {
    const sponsored = (line: string): string => text(`  facts about mover { sponsored : yes or no }\n  rule work { every member grants ${line} from every other member when mover.sponsored }`);
    const { changes } = differenceOf(sponsored("Work to Worker"), sponsored("Work, Enter to Worker, Student"));
    const after = regimeOf(sponsored("Work, Enter to Worker, Student"));
    expect(changes.map((c) => [c.rights, c.movers, after.classes[c.witness.after.case?.mover ?? -1]?.name])).toEqual([[["Enter"], ["Worker", "Student"], "Worker"], [["Work"], ["Student"], "Student"]]);
  });
  test("a condition is said in the fewest facts", () => {
    const facts = "  facts about mover { skill : one of low, mid, high  sponsored : yes or no }\n";
    const before = text(`${facts}  rule work { every member grants Work to Worker from every other member when mover.skill = high }`);
    const after = text(`${facts}  rule work { every member grants Work to Worker from every other member when mover.skill != low or mover.sponsored }`);
    expect(rows(before, after)).toEqual(["at all times: Work for Worker from BE+LU+NL in BE+LU+NL: silent -> granted when skill is mid or when skill is not high and sponsored"]);
  });
  test("bounds of a number that the two texts set otherwise", () => {
    const rule = (months: number): string => text(`  rule work { every member grants Work to Worker from every other member after ${months} months of Work }`);
    expect(rows(rule(12), rule(6))).toEqual(["at all times: Work for Worker from BE+LU+NL in BE+LU+NL: silent -> granted when at least 6 months and less than 1 year of Work"]);
  });
  test("a condition on the missing figures of all states is said without holding every try at once", () => {
    const series = `  series uptake : origin, year -> admitted from "uptake.csv"\n  rule base { every member grants Work to Worker from any state when uptake(origin, year) >= 20 }\n`;
    const figures = "// file uptake.csv: origin,year,value\n";
    const favoured = "  rule favoured { every member grants Work to Worker from BE on most favoured terms }";
    const { changes } = differenceOf(text(series) + figures, text(`${series}${favoured}`) + figures);
    // A Belgian gets what nationals of any state get: by the figure of any one of them, where it is not by Belgium's own.
    const [first] = changes;
    expect(first && [first.origins.length, first.effect, first.conditions.situations.length > 0]).toEqual([1, "newly addressed", true]);
  });
  test("labels in another order are the same labels", () => {
    const with_ = (labels: string, wanted: string): string => text(`  facts about mover { skill : one of ${labels} }\n  rule work { every member grants Work to Worker from every other member when mover.skill = ${wanted} }`);
    expect(rows(with_("low, mid, high", "mid"), with_("high, low, mid", "mid"))).toEqual([]);
    expect(rows(with_("low, mid, high", "mid"), with_("high, low, mid", "low"))).toEqual([
      "at all times: Work for Worker from BE+LU+NL in BE+LU+NL: silent -> granted when skill is low",
      "at all times: Work for Worker from BE+LU+NL in BE+LU+NL: granted -> silent when skill is mid",
    ]);
  });
  test("a state that is a member under one text only", () => {
    const rule = (members: string): string => text("  facts about mover { entry : state }\n  rule work { every member grants Work to Worker from every other member when mover.entry = any member }").replace("BE, NL, LU", members);
    expect(rows(rule("BE, NL, LU"), rule("BE, NL, LU, DE"))).toContain("at all times: Work for Worker from BE+LU+NL in BE+LU+NL: silent -> granted when entry is DE");
  });
});

/** A third state is another member where there is a third member, and another state where there is one outside that lives on the day. */
describe("which states a fact can name in a case", () => {
  const rule = (members: string, origins: string, when: string): string =>
    text(`  facts about mover { entry : state }\n  rule work { every member grants Work to Worker from ${origins} when ${when} }`).replace("BE, NL, LU", members);
  const found = (members: string, origins: string, after: string): readonly string[] => rows(rule(members, origins, "mover.entry = none and mover.entry = host"), rule(members, origins, after)).map((r) => r.replace("at all times: Work for Worker from ", ""));
  const third = "mover.entry = any member and mover.entry != host and mover.entry != origin";
  test.each([
    ["BE, NL", "every other member", third, []],
    ["BE, NL, LU", "every other member", third, ["BE+LU+NL in BE+LU+NL: silent -> granted when entry is another member"]],
    ["BE", "stateless", third, []],
    ["BE, NL", "stateless", third, ["stateless in BE+NL: silent -> granted when entry is another member"]],
    ["BE, NL", "stateless", "mover.entry = origin", []],
    ["BE, NL", "every other member", "mover.entry = origin", ["BE+NL in BE+NL: silent -> granted when entry is origin"]],
    ["BE, NL", "every other member", "mover.entry = FR and mover.entry != host", ["BE+NL in BE+NL: silent -> granted when entry is FR"]],
    ["BE, NL", "every other member", "mover.entry = NL", ["NL in BE: silent -> granted when entry is origin", "BE in NL: silent -> granted when entry is host"]],
  ])("members %s, from %s, %s", (members, origins, after, expected) => {
    expect(found(members, origins, after)).toEqual(expected);
  });
  test("a third member only while there is one", () => {
    const later = "BE, NL ; LU since 2001-01-01";
    expect(rows(rule(later, "every other member", "mover.entry = none and mover.entry = host"), rule(later, "every other member", third))).toEqual([
      "since 2001-01-01: Work for Worker from BE+LU+NL in BE+LU+NL: silent -> granted when entry is another member",
    ]);
  });
});

describe("names that one text alone knows", () => {
  test("movers of a class that the other does not know are those of the class above", () => {
    const seasonal = text("  rule work { every member grants Work, Enter to Worker from every other member }\n  exception season to work { every member refuses Work to Seasonal from every other member }", "mover Seasonal is Worker");
    const difference = differenceOf(all, seasonal);
    expect(difference.changes.map(row)).toEqual(["at all times: Work for Seasonal from BE+LU+NL in BE+LU+NL: granted -> denied"]);
    expect(difference.unmatched).toContainEqual({ kind: "mover", name: "Seasonal", knownTo: "after", differs: null });
    expect(difference.changes[0]?.witness.before.case?.mover).toBe(regimeOf(all).classes.findIndex((c) => c.name === "Worker"));
  });
  test("a class that means something else is compared over the movers of either", () => {
    const skilled = (label: string): string => text("  facts about mover { skill : one of low, mid, high }\n  mover Skilled is Worker when mover.skill = " + label + "\n  rule work { every member grants Work to Skilled from every other member }");
    const difference = differenceOf(skilled("high"), skilled("mid"));
    expect(difference.changes.map(row)).toEqual([
      "at all times: Work for Skilled from BE+LU+NL in BE+LU+NL: silent -> granted when skill is mid",
      "at all times: Work for Skilled from BE+LU+NL in BE+LU+NL: granted -> silent when skill is high",
    ]);
    expect(difference.unmatched).toEqual([{ kind: "mover", name: "Skilled", knownTo: "both", differs: "condition" }]);
  });
  test("a party that one text declares", () => {
    const atlantis = all.replace("BE, NL, LU", "BE, NL, LU, Atlantis").replace("right Work\n", 'party Atlantis "Atlantis"\nright Work\n');
    const difference = differenceOf(all, atlantis);
    expect(difference.unmatched).toContainEqual({ kind: "party", name: "Atlantis", knownTo: "after", differs: null });
    expect(difference.changes.map((c) => c.witness.before.case)).toEqual([null, null]);
    expect(difference.members).toEqual([{ party: "Atlantis", joins: [{ since: null, before: null }], leaves: [] }]);
  });
  test("a fact of one name and two types is the error fact-differs", () => {
    const typed = (type: string, condition: string): string => text(`  facts about mover { income : ${type} }\n  rule work { every member grants Work to Worker from every other member when ${condition} }`);
    const { difference, diagnostics } = diff(regimeOf(typed("one of low, high", "mover.income = high")), regimeOf(typed("number from 0 to 100", "mover.income > 50")));
    expect(difference).toBeNull();
    expect(diagnostics.map((d) => [d.code, inWords(d).message])).toEqual([["fact-differs", "The fact `income` is one of low, high about the mover in Union, and a number about the mover in Union."]]);
  });
  test("where ranges differ the texts are never called equivalent", () => {
    const ranged = (to: number): string => text(`  facts about mover { income : number from 0 to ${to} }\n  rule work { every member grants Work to Worker from every other member when mover.income > 50 }`);
    expect(differenceOf(ranged(100), ranged(200))).toMatchObject({ overall: "same positions", changes: [], unmatched: [{ name: "income", differs: "range" }] });
  });
});

describe("what counts where nothing is stated, and what makes a right effective", () => {
  const assumed = (type: string): string => text(`  facts about mover { registered : ${type} }\n  rule work { every member grants Work to Worker from every other member when mover.registered }`);
  test("a fact that counts as something else where it is not stated", () => {
    const difference = differenceOf(assumed("formality"), assumed("yes or no"));
    expect(difference).toMatchObject({ overall: "same positions", changes: [], unmatched: [{ kind: "fact", name: "registered", knownTo: "both", differs: "default" }] });
    expect(overallWords(difference, "Old", "New")).toBe("Old and New decide every case in which all facts are stated alike: proved. They differ in what registered counts as where it is not stated.");
  });
  test("a right that needs another, at any depth, where some clause speaks of it", () => {
    const needing = all.replace("right Work\nright Enter", "right Work needs Enter\nright Enter");
    const difference = differenceOf(all, needing);
    expect(difference).toMatchObject({ overall: "same positions", unmatched: [{ kind: "right", name: "Work", knownTo: "both", differs: "needs" }] });
    expect(overallWords(difference, "Old", "New")).toBe("Old and New decide every case alike: proved. They differ in what the right Work needs to be effective.");
    expect(differenceOf(all, needing, { verdicts: false, rights: ["Enter"] }).overall).toBe("equivalent");
    const deeper = all.replace("right Work\n", "right Pass\nright Work needs Enter\n").replace("right Enter", "right Enter needs Pass");
    expect(differenceOf(needing.replace("right Work", "right Pass\nright Work"), deeper).unmatched.map((u) => u.name)).toEqual(["Work", "Enter"]);
    const unspoken = (needs: string): string => all.replace("right Work\n", `right Work\nright Pass${needs}\n`);
    expect(differenceOf(unspoken(""), unspoken(" needs Work"))).toMatchObject({ overall: "equivalent", unmatched: [] });
  });
});

describe("duties and members", () => {
  const report = (line: string): string => text(`  duty reports { ${line} }`, 'act Report "report"');
  test("a duty that is owed for longer", () => {
    const difference = differenceOf(report("every member must Report toward every other member until 2010-12-31"), report("every member must Report toward every other member"));
    expect(difference.duties.map((d) => [d.duty, d.change, d.bearer, d.hosts.length, d.origins.length, intervalWords(d.interval)])).toEqual([
      ["reports", "gained", "host", 3, 3, "since 2011-01-01"], ["reports", "gained", "origin", 3, 3, "since 2011-01-01"],
    ]);
    expect(difference.overall).toBe("same positions");
    expect(difference.duties.every((d) => d.witness.after.owed && !d.witness.before.owed)).toBe(true);
  });
  test("another act, another force and another deadline are another duty", () => {
    const of = (line: string): readonly string[] => differenceOf(report("every member must Report toward every other member within 6 months"), report(line)).duties.filter((d) => d.bearer === "host").map((d) => `${d.change} ${dutyContentWords(d)}`).sort();
    expect(of("every member must Report toward every other member within 3 months")).toEqual(["gained must Report within 3 months", "lost must Report within 6 months"]);
    expect(of("every member endeavours to Report toward every other member within 6 months")).toEqual(["gained endeavours to Report within 6 months", "lost must Report within 6 months"]);
    expect(of("every member may Report toward every other member")).toEqual(["gained may Report", "lost must Report within 6 months"]);
    expect(of("every member must Report toward every other member by 2020-06-30")).toEqual(["gained must Report by 2020-06-30", "lost must Report within 6 months"]);
    expect(of("every other member must Report toward every member within 6 months")).toEqual([]);
  });
  test("a member that leaves", () => {
    const left = all.replace("BE, NL, LU", "BE, NL ; LU until 2015-12-31");
    expect(differenceOf(all, left).members).toEqual([{ party: "LU", joins: [], leaves: [{ since: 16801, before: null }] }]);
    expect(differenceOf(all, left, { verdicts: false, until: 16800 })).toMatchObject({ overall: "equivalent", members: [] });
  });
});

describe("labels count by their words, in whatever order a text has them", () => {
  const skilled = (labels: string, skill: string, what: string): string => text(`  facts about mover { skill : one of ${labels} }\n${what.replaceAll("SKILL", skill)}`, 'act Report "report"');
  const duty = "  duty reports { host must Report toward origin for Worker when mover.skill = SKILL }";
  const rule = "  rule work { every member grants Work to Worker from every other member when mover.skill = SKILL }";
  const changed = (before: string, after: string): readonly string[] => differenceOf(before, after).components.changes.map((c) => `${c.change} ${c.what} ${c.name}`);
  test("a duty whose label has the place that another had", () => {
    const { duties, overall } = differenceOf(skilled("low, high", "low", duty), skilled("high, low", "high", duty));
    expect([...new Set(duties.map((d) => `${d.change} ${conditionWords(d.conditions).join()}`))].sort()).toEqual(["gained skill is high", "lost skill is low"]);
    expect(overall).toBe("same positions");
  });
  test("a rule is worded otherwise by another label, and not by another order of labels", () => {
    expect(changed(skilled("low, high", "low", rule), skilled("high, low", "high", rule))).toEqual(["changed rule work"]);
    expect(changed(skilled("low, high", "low", rule), skilled("high, low", "low", rule))).toEqual([]);
    expect(changed(skilled("low, high", "low", duty), skilled("high, low", "low", duty))).toEqual([]);
  });
  test("a table by labels, and one whose values are labels", () => {
    const wage = (labels: string, rows: string): string => skilled(labels, "", `  table wage : mover.skill -> money {\n${rows}\n  }\n  facts about mover { offer : money from 0 EUR to 99 EUR }\n  duty reports { host must Report toward origin for Worker when mover.offer >= wage(mover.skill) }`);
    const [first, second] = [wage("low, high", "    low : 10 EUR\n    high : 20 EUR"), wage("high, low", "    high : 10 EUR\n    low : 20 EUR")];
    expect(new Set(differenceOf(first, second).duties.map((d) => d.change))).toEqual(new Set(["gained", "lost"]));
    expect(changed(first, second)).toContain("changed table wage");
    const level = (labels: string, value: string): string => text(`  table level : host -> one of ${labels} {\n    BE : ${value}\n    otherwise : ${labels.replace(value, "").replace(", ", "")}\n  }\n  rule work { every member grants Work to Worker from every other member when level(host) = ${value} }`);
    expect(changed(level("low, high", "low"), level("high, low", "high"))).toEqual(["changed rule work", "changed table level"]);
    expect(changed(level("low, high", "low"), level("high, low", "low"))).toEqual([]);
  });
  test("a class of movers means something else by another label alone", () => {
    const classed = (labels: string, skill: string): string => skilled(labels, skill, "  mover Skilled is Worker when mover.skill = SKILL\n  rule work { every member grants Work to Skilled from every other member }");
    expect(differenceOf(classed("low, high", "low"), classed("high, low", "high")).unmatched).toEqual([{ kind: "mover", name: "Skilled", knownTo: "both", differs: "condition" }]);
    expect(differenceOf(classed("low, high", "low"), classed("high, low", "low"))).toMatchObject({ overall: "equivalent", unmatched: [] });
  });
});

test("members that stand each alone are named, and no longer equivalent", () => {
  const difference = differenceOf(all, all.replace("LU }", "LU } each alone"), {});
  expect(difference).toMatchObject({ overall: "same positions", alone: { before: false, after: true }, changes: [], components: { change: "none" } });
  expect(overallWords(difference, "Old", "New")).toBe("Old and New decide every case alike: proved. They differ in whether members stand each alone.");
  expect(difference.verdicts?.find((v) => v.name === "form")?.where.map((w) => [w.before?.verdict, w.after?.verdict])).toEqual([["holds", "fails"]]);
});

describe("of the regime, or within it", () => {
  const parts = (norm: string, rule: string): string => text(`  principle openness "moving makes both better off"\n  norm equal "${norm}" follows openness\n  rule work ${rule} { every member grants Work to Worker from every other member }`);
  test("a norm in other words is a change of it", () => {
    const { components, overall } = differenceOf(parts("nobody is favoured", "under equal"), parts("members are favoured", "under equal"));
    expect(components).toMatchObject({ change: "of", changes: [{ component: "norm", name: "equal", change: "changed" }], weakened: [], declared: true });
    expect(overall).toBe("same positions");
  });
  test("a rule in other words is a change within it", () => {
    const { components } = differenceOf(parts("nobody is favoured", "under equal"), parts("nobody is favoured", "under equal").replace("Worker from every", "Worker, Student from every"));
    expect(components).toMatchObject({ change: "within", changes: [{ component: "rule", what: "rule", name: "work", change: "changed" }] });
  });
  test("another notice of a package is a change within it", () => {
    const ending = (end: string): string => text(`  rule work { every member grants Work to Worker from every other member }\n  package bilaterals { Union, Air end together${end} }`, 'source Air "Agreement on air transport"');
    const { components } = differenceOf(ending(""), ending(" after 6 months"));
    expect(components).toMatchObject({ change: "within", changes: [{ component: "rule", what: "package", name: "bilaterals", change: "changed" }] });
  });
  test("a rule that loses its norm weakens it", () => {
    const loose = parts("nobody is favoured", "").replace("  rule work", "  rule enter under equal { every member grants Enter to Worker from every other member }\n  rule work");
    expect(differenceOf(parts("nobody is favoured", "under equal"), loose).components.weakened).toEqual(["work"]);
  });
});

describe("effects", () => {
  const none = { before: "none", after: "none" } as const;
  const discretion: Position = { ...granted, kind: "discretionary", by: "host" };
  test.each<[Position, Position, string]>([
    [denied, granted, "more open"], [granted, denied, "more closed"], [discretion, { ...discretion, by: "Council" }, "reshuffled"],
    [silent, granted, "newly addressed"], [denied, silent, "no longer addressed"],
  ])("%o to %o is %s", (before, after, effect) => expect(effectOf(before, after, none)).toBe(effect));
  test("silence counts as what the closure policy of its text makes of it", () => {
    expect(effectOf(silent, granted, { before: "sovereign", after: "sovereign" })).toBe("more open");
    expect(effectOf(silent, denied, { before: "permissive", after: "permissive" })).toBe("more closed");
    expect(effectOf(silent, discretion, { before: "sovereign", after: "sovereign" })).toBe("newly addressed");
    expect(effectOf(granted, silent, { before: "none", after: "permissive" })).toBe("no longer addressed");
  });
  test("all together", () => {
    expect(overallOf([], false)).toBe("equivalent");
    expect(overallOf([], true)).toBe("same positions");
    expect(overallOf(["more open", "newly addressed"], false)).toBe("more open");
    expect(overallOf(["more open", "more closed"], false)).toBe("reshuffled");
    expect(overallOf(["newly addressed"], true)).toBe("newly addressed");
    expect(overallOf(["newly addressed", "no longer addressed"], false)).toBe("reshuffled");
  });
});

describe("verdicts", () => {
  test("the timelines before and after, where they differ", () => {
    const closed = all.replace("from every other member }", "from every other member }\n  exception closing to work { BE refuses Work to Worker from NL since 2010-01-01 until 2012-12-31 }");
    const { verdicts } = differenceOf(all, closed, {});
    const norms = verdicts?.find((v) => v.name === "norms");
    expect(norms?.where.map((w) => [intervalWords(w.interval), w.before?.verdict, w.after?.verdict])).toEqual([["2010-01-01 to 2012-12-31", "holds", "fails"]]);
    expect(verdicts?.some((v) => v.name === "form")).toBe(false);
  });
  test("degrees that are the same numbers, on other days", () => {
    const refused = (until: string): string => all.replace("BE, NL, LU", "BE, NL, LU, FR").replace("from every other member }", `from every other member }
  exception a to work since 2000-01-01 { BE refuses Work to Worker from FR }
  exception b to work since 2000-01-01 until ${until} { NL refuses Work to Worker from FR }`);
    const { verdicts } = differenceOf(refused("2005-12-31"), refused("2015-12-31"), {});
    const norms = verdicts?.find((v) => v.name === "norms");
    expect(norms?.where).toEqual([]);
    expect(norms?.degrees.map((d) => [intervalWords(d.interval), d.before.degree && formatRational(d.before.degree), d.after.degree && formatRational(d.after.degree)])).toEqual([["2006-01-01 to 2015-12-31", "11/12", "5/6"]]);
  });
});
