import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of many small cases notice most, so they go first. */
const first = [
  "tests/recorded/findings.test.ts",
  "tests/cases.test.ts",
  "tests/criteria-page.test.ts",
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
  "tests/{cases,criteria-page,docs,errors}.test.ts",
  "tests/recorded/*.test.ts",
  "tests/unit/{cli,compare,criteria,decide,histories,repair}/*.test.ts",
  "tests/unit/checker/{lowering,modules,programme,provenance}.test.ts",
  "tests/properties/{attributes,axes-by-enumeration,claims,concessions,criteria-by-enumeration,difference,different,figures}.test.ts",
  "tests/properties/{generated-texts,idle-exceptions,more-parts-by-enumeration,most-favoured,possible-worlds,prepared}.test.ts",
  "tests/properties/{reference-and-kernel,reforms,timelines}.test.ts",
];
/** What is run, with `--wide`, with what the quick ones missed. */
const wide = [
  "tests/unit/interchange/{concessions,csv,documents,figures-as-text,text}.test.ts",
  "tests/conformance/{cases,examples,library}.test.ts",
  "tests/text-export.test.ts",
  "tests/unit/{report,translate}/*.test.ts",
  "tests/properties/{drawn-verdicts,histories,interchange,metamorphic,never-throws,parse-print,repairs}.test.ts",
];
const isWide = process.env["MUTATION_TESTS"] === "wide";

/** The tests that `npm run mutation` runs: in this process, and always the same. docs/reference/mutation.md says why these. */
export default defineConfig({
  test: {
    include: isWide ? wide : quick,
    exclude: isWide ? [] : ["tests/unit/cli/{built,examples,untrusted,usage}.test.ts"],
    setupFiles: ["tests/support/seed.ts"],
    // Loaded once for all files: a mutant is run in a new thread.
    isolate: false,
    sequence: { sequencer: Order },
    // Patient, since a busy machine must not look like a mutant that was noticed.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
