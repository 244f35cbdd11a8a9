import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of many small cases notice most, so they go first. */
const first = [
  "tests/recorded/findings.test.ts",
  "tests/cases.test.ts",
  "tests/criteria-page.test.ts",
  "tests/recorded/verdicts.test.ts",
  "tests/properties/prepared-cases.test.ts",
  ...["checker", "compare", "criteria", "decide", "histories"].map((name) => `tests/unit/${name}/`),
];

class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = first.findIndex((part) => moduleId.includes(part));
      return at < 0 ? first.length : at;
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** What is run with every mutant that it reaches. None of these compiles or judges anything while it is loaded: that would run every test with a mutant. */
const quick = [
  "tests/{cases,criteria-page,errors}.test.ts",
  "tests/recorded/*.test.ts",
  "tests/unit/{cli,compare,concepts,criteria,decide,histories,interests,linkages,politics,population,simulation}/*.test.ts",
  "tests/unit/checker/{lowering,modules,programme,provenance}.test.ts",
  "tests/properties/{attributes,criteria-by-enumeration,difference,different,figures,idle-exceptions}.test.ts",
  "tests/properties/{more-parts-by-enumeration,most-favoured,prepared-cases,reference-and-kernel,timelines}.test.ts",
  "tests/properties/{balance,concepts,conduct,drawn-people,ledger,politics,sensitivity,simulation,sustain,treatment}.test.ts",
];
/** What is run, with `--wide`, with what the quick ones missed. */
const wide = [
  "tests/{docs,text-export}.test.ts",
  "tests/conformance/{cases,examples,library}.test.ts",
  "tests/unit/{repair,report,translate}/*.test.ts",
  "tests/unit/cli/{evaluate-tests,export,taken-out}.test.ts",
  "tests/unit/interchange/*.test.ts",
  "tests/properties/{generated-texts,metamorphic,never-throws,parse-print,possible-worlds,prepared}.test.ts",
];
const isWide = process.env["MUTATION_TESTS"] === "wide";

/** The tests that `npm run mutation` runs: in this process, and always the same. docs/reference/mutation.md says why these. */
export default defineConfig({
  test: {
    include: isWide ? wide : quick,
    // Those that start processes or take long.
    exclude: isWide ? [] : ["tests/unit/cli/{broken-off,built,commands,decide-many*,evaluate-tests,examples,export,help,init,play,progress,taken-out,untrusted,usage,watch}.test.ts", "tests/unit/simulation/threads.test.ts"],
    setupFiles: ["tests/support/seed.ts"],
    // Loaded once for all files: a mutant is run in a new thread.
    isolate: false,
    sequence: { sequencer: Order },
    // Patient, since a busy machine must not look like a mutant that was noticed.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
