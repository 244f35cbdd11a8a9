/** Whether a reading is put to the test: cases with known answers, and verdicts that the literature knows. */
import type { RegimeDeclaration, TestClause } from "../../language/ast";
import type { CriterionName, Regime } from "../../language/regime";
import type { Found, Rule } from "../rule";
import type { Subject } from "../subject";

const testsOf = (tree: RegimeDeclaration): readonly TestClause[] => tree.items.filter((item) => item.kind === "Test" && item.broken !== true) as readonly TestClause[];

export const noTests: Rule = {
  name: "no-tests",
  group: "tests",
  level: "warn",
  summary: "a regime with clauses and no test",
  find: (subject) =>
    subject.regimes.flatMap(({ tree, checked }): readonly Found[] =>
      checked.clauses.length + checked.duties.length === 0 || checked.tests.length > 0 ? [] : [{ at: tree.name.span, message: `No test says what \`${tree.name.text}\` comes to in any case.`, remedy: 'Add a `test` with a case whose answer is known: `test "..." cites .. { host DE origin PL mover Worker on 2010-06-01  expect Work denied }`.' }],
    ),
};

export const noExpectations: Rule = {
  name: "no-expectations",
  group: "tests",
  level: "warn",
  summary: "a regime that no `expect` line says what to think of",
  find: (subject) =>
    subject.regimes.flatMap(({ tree, checked }): readonly Found[] =>
      checked.clauses.length + checked.duties.length === 0 || checked.expectations.length > 0 ? [] : [{ at: tree.name.span, message: `No \`expect\` line says which criteria \`${tree.name.text}\` meets.`, remedy: "Say what the literature, or your own reading, makes of it, such as `expect norms fails`: then a change of the text that changes it is noticed." }],
    ),
};

/** The criteria of Ruggie, each with its parts: of whom the parts are expected, so is the whole. */
const headlines: readonly (readonly [CriterionName, readonly CriterionName[]])[] = [
  ["form", ["n", "v"]],
  ["norms", ["g1", "g2", "g3", "g4"]],
  ["indivisibility", ["i1", "i2", "i3"]],
  ["reciprocity", ["d1", "d1c", "d2"]],
  ["multilateral", []],
];

export const missingExpectation: Rule = {
  name: "missing-expectation",
  group: "tests",
  level: "warn",
  summary: "a regime with `expect` lines for some of the criteria and none for others",
  find: (subject) =>
    subject.regimes.flatMap(({ tree, checked }): readonly Found[] => {
      const said = new Set(checked.expectations.map((e) => e.criterion));
      const missing = headlines.filter(([name, parts]) => !said.has(name) && !parts.some((part) => said.has(part))).map(([name]) => name);
      // Without the form there is nothing multilateral to be judged.
      const formless = checked.expectations.some((e) => e.criterion === "form" && e.verdict === "fails");
      if (missing.length === 0 || missing.length === headlines.length || formless) return [];
      return [{ at: tree.name.span, message: `Nothing is expected of ${missing.map((name) => `\`${name}\``).join(", ")} in \`${tree.name.text}\`.`, remedy: `Add \`expect ${missing[0] ?? ""} ..\`, with \`not assessable\` or \`depends\` where that is the answer.` }];
    }),
};

/** Clauses that say something, and that no test of their regime turns on. */
function undecided(subject: Subject, regime: Regime): readonly number[] {
  const outcomes = subject.outcomes(regime);
  // What the tests turn on is then not known, and `regime test` says so.
  if (outcomes === null) return [];
  const decided = new Set(outcomes.flatMap((outcome) => outcome.decidedBy));
  return regime.clauses.flatMap((clause, id) => (clause.sentences.length > 0 && clause.remedyOf === null && clause.at.path === subject.source.path && !decided.has(id) ? [id] : []));
}

export const undecidedClause: Rule = {
  name: "undecided-clause",
  group: "tests",
  level: "warn",
  slow: true,
  summary: "a rule or an exception that decides no test",
  find: (subject) =>
    subject.regimes.flatMap(({ checked }): readonly Found[] => {
      if (checked.tests.length === 0) return [];
      return undecided(subject, checked).flatMap((id): readonly Found[] => {
        const clause = checked.clauses[id];
        return clause === undefined ? [] : [{ at: clause.at, message: `No test turns on the ${clause.kind} \`${clause.name}\`: it could say anything.`, remedy: "Add a `test` with a case in which it decides, and say `because` with its name." }];
      });
    }),
};

export const repeatedTestTitle: Rule = {
  name: "repeated-test-title",
  group: "tests",
  level: "warn",
  summary: "two tests of a regime with one title",
  find: (subject) =>
    subject.regimes.flatMap(({ tree }) => {
      const firsts = new Map<string, TestClause>();
      return testsOf(tree).flatMap((test): readonly Found[] => {
        const first = firsts.get(test.title.value);
        if (first === undefined) {
          firsts.set(test.title.value, test);
          return [];
        }
        return [{ at: test.title.span, message: `Two tests have the title "${test.title.value}": a report cannot tell which one failed.`, remedy: "Say in the title what sets the case apart.", related: [{ at: subject.place(first.title.span), label: "the first" }] }];
      });
    }),
};

/** What a test asks about, in the order in which facts do not matter. */
function caseOf(subject: Subject, test: TestClause): string {
  const given = test.given.map((g) => subject.text(g.span).replace(/\s+/g, " ")).toSorted();
  const day = [test.on.year, test.on.month, test.on.day].join("-");
  return [subject.text(test.host.span), subject.text(test.origin.span), test.mover.text, day, ...given].join("|");
}

/** The rights and duties that a test asks about. */
const askedIn = (test: TestClause): readonly string[] => test.findings.map((f) => (f.kind === "Finding" ? `right ${f.right.text}` : `duty ${f.duty.text} ${f.by ?? ""} ${f.only ?? ""}`));

export const repeatedCase: Rule = {
  name: "repeated-case",
  group: "tests",
  level: "warn",
  summary: "two tests that ask the same of one case",
  find: (subject) =>
    subject.regimes.flatMap(({ tree }) => {
      const before = new Map<string, TestClause[]>();
      return testsOf(tree).flatMap((test): readonly Found[] => {
        const of = caseOf(subject, test);
        const asked = askedIn(test);
        const same = before.get(of) ?? [];
        before.set(of, [...same, test]);
        const first = same.find((other) => askedIn(other).some((what) => asked.includes(what)));
        if (first === undefined) return [];
        return [{ at: test.title.span, message: `This test asks the same of the same case as "${first.title.value}".`, remedy: "Leave one of the two out, or change the case that is meant to differ.", related: [{ at: subject.place(first.title.span), label: "the same case" }] }];
      });
    }),
};

export const findingWithoutReason: Rule = {
  name: "finding-without-reason",
  group: "tests",
  level: "off",
  summary: "a test that expects a position and does not say because of which clause",
  find: (subject) =>
    subject.all("Finding").flatMap(({ node }): readonly Found[] =>
      node.because.length > 0 || node.position === "silent" ? [] : [{ at: node.span, message: `This expects \`${node.right.text}\` to be ${node.position} and not because of what: it may be so for another reason than the one meant.`, remedy: "Add `because` with the clause that decides." }],
    ),
};
