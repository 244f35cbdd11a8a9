/** What the command answers with `--format json`, as far as it is shown here. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
export interface TestAnswer {
  readonly regimes: readonly {
    readonly regime: string;
    readonly path: string;
    readonly tests: readonly { readonly title: string; readonly passed: boolean; readonly cases: number; readonly at: Place; readonly failures: readonly Failure[]; readonly dutyFailures: readonly { readonly duty: string; readonly expected: boolean }[] }[];
    readonly expectations: readonly { readonly criterion: string; readonly verdict: string; readonly since: string | null; readonly until: string | null; readonly passed: boolean; readonly at: Place; readonly found: readonly { readonly since: string | null; readonly until: string | null; readonly verdict: string }[] }[];
  }[];
}
export interface Failure {
  readonly right: string;
  readonly expected: { readonly position: string };
  readonly found: { readonly position: string | null } | null;
}
export interface Stretch {
  readonly since: string | null;
  readonly until: string | null;
  readonly verdict: string;
  readonly grade: string;
  readonly degree: number | null;
}
export interface EvaluateAnswer {
  readonly regimes: readonly {
    readonly regime: string;
    readonly title: string | null;
    readonly life: { readonly since: string | null; readonly until: string | null } | null;
    readonly verdict: string | null;
    readonly timeline: readonly Stretch[];
    readonly criteria: Readonly<Record<string, { readonly timeline: readonly Stretch[]; readonly sentence?: string }>>;
  }[];
}

/** One test or expectation of a file. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly at: Place;
  readonly passed: boolean;
  /** What was expected and what was found. */
  readonly message: string;
}
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
}

const window = (since: string | null, until: string | null): string => (since === null && until === null ? "always" : since === null ? `until ${until ?? ""}` : until === null ? `since ${since}` : `${since} to ${until}`);

/** The tests and expectations of each regime, in the order of the file. */
export function itemsOf({ regimes }: TestAnswer): readonly Group[] {
  return regimes.map((r) => {
    const tests = r.tests.map((t, i): Item => ({
      id: `test ${i} ${t.title}`, label: t.title, at: t.at, passed: t.passed,
      message: [
        ...(t.cases === 0 ? ["No case: on that day nobody is what the test asks for."] : []),
        ...t.failures.map((f) => `${f.right}: expected ${f.expected.position}, found ${f.found === null ? "no answer" : (f.found.position ?? "that it depends on what is not stated")}.`),
        ...t.dutyFailures.map((f) => `Duty ${f.duty}: expected ${f.expected ? "owed" : "not owed"}.`),
      ].join("\n"),
    }));
    const expectations = r.expectations.map((e, i): Item => ({
      id: `expect ${i} ${e.criterion}`, label: `expect ${e.criterion} ${e.verdict} ${window(e.since, e.until)}`, at: e.at, passed: e.passed,
      message: e.found.length === 0 ? "Found no verdict: the regime is not in force then." : e.found.map((f) => `Found ${f.verdict} ${window(f.since, f.until)}.`).join("\n"),
    }));
    return { id: `${r.path} ${r.regime}`, label: r.regime, items: [...tests, ...expectations].sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0)) };
  });
}
