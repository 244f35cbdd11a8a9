/** What the sources of a regime leave open: what cites nothing, and what is cited without an identifier. */
import { describe, expect, test } from "vitest";
import { checkProvenance, citing } from "../../../src/checker/provenance";
import { describe as inWords } from "../../../src/diagnostics";
import { exportJson, importJson } from "../../../src/interchange";
import type { Citation, Regime } from "../../../src/language/regime";
import { sourceFile } from "../../../src/language/span";
import { compileText } from "../../support/compile-text";
import { compileExample, examplePaths } from "../../support/examples";

const written = (sources: string, clauses: string): readonly Regime[] => {
  const text = `use std.rights use std.movers ${sources}\nact Pay "to pay"\nregime R { members { FR, DE, IT } ${clauses} }`;
  const { regimes, diagnostics } = compileText(text);
  expect(diagnostics.flatMap((d) => (d.code === "unknown-name" || regimes.length === 0 ? [inWords(d).message] : []))).toEqual([]);
  return regimes;
};
const found = (sources: string, clauses: string): readonly string[] =>
  written(sources, clauses).flatMap(checkProvenance).map((d) => `${d.code} ${inWords(d).message.match(/`[^`]+`/)?.[0] ?? ""}`);

const grant = "every member grants Work to Worker from every other member";
const known = 'source T "A treaty" treaty "1 UNTS 1"';

describe("uncited clauses", () => {
  test("a rule, an exception, a reservation and a duty", () => {
    const clauses = `
      rule work { ${grant} }
      exception shut to work { FR refuses Work to Worker from DE }
      reservation apart by IT to work { IT is not bound to grant Work to Worker from DE }
      duty dues { every member must Pay toward every other member }`;
    expect(found(known, clauses)).toEqual(["uncited-clause `work`", "uncited-clause `shut`", "uncited-clause `apart`", "uncited-clause `dues`"]);
  });
  test("citations of the clause or of all its sentences do", () => {
    expect(found(known, `rule work cites T { ${grant} }`)).toEqual([]);
    expect(found(known, `rule work { ${grant} cites T "art 1" }`)).toEqual([]);
    expect(found(known, "duty dues { every member must Pay toward every other member cites T }")).toEqual([]);
  });
  test("of some of them do not, and the message says so", () => {
    const [d] = written(known, `rule work { ${grant} cites T "art 1"  every member grants Enter to Worker from every other member }`).flatMap(checkProvenance);
    expect(d && inWords(d).message).toBe("A part of the rule `work` cites no source, and nor does the whole.");
    expect(found(known, "duty dues { every member must Pay toward every other member cites T  FR must Pay toward DE }")).toEqual(["uncited-clause `dues`"]);
  });
  test("a remedy rests on its duty, and a power that nobody uses on its own citations", () => {
    const remedy = `rule work cites T { ${grant} } duty dues { every member must Pay toward every other member otherwise host may suspend work toward origin }`;
    expect(found(known, remedy)).toEqual(["uncited-clause `dues`"]);
    const power = (cites: string): string =>
      `rule work cites T { ${grant} } exception brake to work once invoked for at most 12 months running { every member may refuse Work to Worker from every other member ${cites} }`;
    expect(found(known, power(""))).toEqual(["uncited-clause `brake`"]);
    expect(found(known, power('cites T "art 2"'))).toEqual([]);
  });
});

describe("sources without an identifier", () => {
  const rule = (cites: string): string => `rule work cites ${cites} { ${grant} }`;
  test("each kind of identifier does", () => {
    for (const scheme of ["celex", "statute", "journal", "treaty", "document", "url"]) expect(found(`source T "A text" ${scheme} "1"`, rule("T"))).toEqual([]);
  });
  test("none does not, once for each source, and the place is that of the source", () => {
    expect(found('source T "A treaty" source A "An act"', rule('T "art 1", A, T "art 2"'))).toEqual(["source-without-identifier `T`", "source-without-identifier `A`"]);
    const { regimes, text } = compileText(`use std.rights use std.movers source Text "A text" regime R { members { FR, DE, IT } ${rule("Text")} }`);
    const [d] = regimes.flatMap(checkProvenance);
    expect(d && text.slice(d.at.start, d.at.end)).toBe("Text");
    expect(d?.related.map((r) => [text.slice(r.at.start, r.at.end), r.label])).toEqual([["work", "cited here"]]);
  });
  test("*unverified* does, in the title or in every citation", () => {
    expect(found('source T "A treaty (Unverified)"', rule("T"))).toEqual([]);
    expect(found('source T "A treaty"', rule('T "art 1 (unverified)"'))).toEqual([]);
    expect(found('source T "A treaty"', rule('T "art 1 (unverified)", T "art 2"'))).toEqual(["source-without-identifier `T`"]);
    expect(found('source T "A treaty of the Unverifiedians"', rule("T"))).toEqual(["source-without-identifier `T`"]);
  });
  test("one that nothing cites is not asked; one that a test, an institution or a package names is", () => {
    const cited = `${known} source S "A text"`;
    expect(found(cited, rule("T"))).toEqual([]);
    expect(found(cited, `${rule("T")} institution Court "A court" cites S { monitors work }`)).toEqual(["source-without-identifier `S`"]);
    expect(found(cited, `${rule("T")} test "t" cites S { host FR origin DE mover Worker on 2000-01-01 expect Work granted }`)).toEqual(["source-without-identifier `S`"]);
    expect(found(cited, `${rule("T")} package both cites T { R, S end together }`)).toEqual(["source-without-identifier `S`"]);
  });
});

test("a document of checked regimes leaves open what its text does", () => {
  const regimes = written('source S "A text"', `rule work { ${grant} } rule enter cites S { every member grants Enter to Worker from every other member }`);
  const back = importJson(sourceFile("r.regime.json", exportJson(regimes)));
  expect(back.regimes.flatMap(checkProvenance).map((d) => d.code)).toEqual(["uncited-clause", "source-without-identifier"]);
});

/** Every citation of a regime, wherever it stands. */
function everyCitation(value: unknown): readonly Citation[] {
  if (Array.isArray(value)) return value.flatMap(everyCitation);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => (key === "cites" ? (field as readonly Citation[]) : everyCitation(field)));
}
const inOrder = (cites: readonly Citation[]): readonly string[] => cites.map((c) => `${c.source} ${c.place ?? ""}`).toSorted();

describe.each(examplePaths)("%s", (path) => {
  test("leaves nothing open", () => {
    expect(compileExample(path).regimes.flatMap(checkProvenance).map((d) => inWords(d).message)).toEqual([]);
  });
  test("has no citation that the check overlooks", () => {
    for (const regime of compileExample(path).regimes) expect(inOrder(citing(regime).flatMap((c) => c.cites))).toEqual(inOrder(everyCitation(regime)));
  });
});
