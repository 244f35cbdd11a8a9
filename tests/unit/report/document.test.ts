/** Pages: what they say is what was found, they need nothing else, and no text of a file becomes markup. */
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { compareRegimes, diff, evaluate, interests, latestDay, pathsOf, simulate, treatmentMatrices } from "../../../src/evaluator";
import { scenarioText } from "../../../src/interchange";
import { draw } from "../../../src/pictures/draw";
import type { Document } from "../../../src/report/document/blocks";
import { comparisonDocument } from "../../../src/report/document/comparison";
import { html } from "../../../src/report/document/html";
import { markdown } from "../../../src/report/document/markdown";
import { reportDocument, type ReportedRegime } from "../../../src/report/document/report";
import { verdictWord } from "../../../src/report/words/criteria";
import type { Regime } from "../../../src/language/regime";
import { compileText } from "../../support/compile-text";
import { compileExample, interestPaths, smallExamples } from "../../support/examples";

function againstBase(regimes: readonly Regime[], after: Regime): ReportedRegime["against"] {
  const before = regimes.find((r) => r.name === after.reformOf);
  return before === undefined ? null : { before, difference: diff(before, after).difference };
}
/** Every scenario over a few runs, where interests are declared. */
const simulated = (regime: Regime): ReportedRegime["simulated"] => (regime.interests.stakes.length === 0 ? [] : regime.scenarios.map(({ name, title }) => {
  const simulation = simulate(regime, { scenario: name, runs: 50 });
  return { scenario: name, title, told: typeof simulation === "string" ? simulation : { simulation, paths: pathsOf(simulation), history: simulation.history === null ? null : scenarioText(regime, simulation.history.scenario) } };
}));
/** The page on what was compiled; interests under the first scenario where there are some. */
function pageOn({ regimes, sources, modules }: ReturnType<typeof compileExample>): Document {
  return reportDocument("a.regime", regimes.map((regime) => {
    const day = latestDay(regime);
    return {
      regime, evaluation: evaluate(regime, { axes: true, linkages: true, concepts: {}, ...(regime.scenarios.length === 0 ? {} : { interests: {} }) }), moment: { kind: "latest" }, simulated: simulated(regime),
      against: againstBase(regimes, regime), places: { sources, show: (path) => path }, trees: modules, matrices: day === null ? { matrices: [], missing: null } : treatmentMatrices(regime, day),
    };
  }));
}
const paper = parseHTML("<!doctype html><html><body></body></html>").document;
const inHtml = (document: Document): string => html(document, (picture) => draw(picture, paper).outerHTML);

const hostile = `
use std.rights
use std.movers
regime Bad "</title><img src=x onerror=alert(1)>" {
  source Trap "<script>alert(1)</script> & \`code\` [a](javascript:alert(1))" celex "12016E"
  members { BE, NL, LU }
  claim trap "<b onclick='x'>**bold**</b> | cell" { whoever has Work has Enter }
  rule work cites Trap "x><svg onload=alert(3)>" {
    // </code></pre><script>alert(2)</script>
    every member grants Enter, Work to Worker from every other member
  }
}`;

interface Element {
  readonly id: string;
  readonly textContent: string;
  readonly tagName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute: (name: string) => string | null;
  querySelector: (selector: string) => Element | null;
}
const parsed = new WeakMap<Document, ReturnType<typeof parseHTML>>();
function elements(page: Document, selector: string): readonly Element[] {
  const html = parsed.get(page) ?? parseHTML(inHtml(page));
  parsed.set(page, html);
  return [...html.document.querySelectorAll(selector)];
}

/** What is true of every page. */
function soundPage(page: Document): void {
  const all = (selector: string): readonly Element[] => elements(page, selector);
  test("every link leads to a place, and no place is there twice", () => {
    const ids = all("[id]").map((e) => e.id).filter((id) => !id.startsWith("plot-"));
    expect(ids).toEqual([...new Set(ids)]);
    const targets = all("a").map((a) => a.getAttribute("href") ?? "");
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((t) => !t.startsWith("#") || !ids.includes(t.slice(1)))).toEqual([]);
  });
  test("it needs nothing else: no script, nothing to load", () => {
    expect(all("script, link, img, iframe, object, embed, base, form")).toEqual([]);
    const loading = all("*").flatMap((e) => [...e.attributes].filter((a) => /^(src|srcset|xlink:href|on\w+)$/.test(a.name) || /url\(\s*(?!#)/.test(a.value)).map((a) => `${e.tagName} ${a.name}`));
    expect(loading).toEqual([]);
    expect(all("meta[http-equiv]")[0]?.getAttribute("content")).toContain("default-src 'none'");
  });
  test("each picture has words: a label, a caption, a table", () => {
    const figures = all("figure").filter((f) => f.getAttribute("class") === null);
    for (const figure of figures) {
      expect(figure.querySelector("[role=img]")?.getAttribute("aria-label")).not.toBe("");
      expect(figure.querySelector("svg")).not.toBe(null);
      expect(figure.querySelector("table tbody tr")).not.toBe(null);
    }
  });
  test("Markdown has every heading, and as many tables as HTML", () => {
    const text = markdown(page);
    for (const b of page.blocks) if (b.kind === "heading") expect(text).toContain(`id="${b.id}"`);
    expect((text.match(/^\|(---\|)+$/gm) ?? []).length).toBe(all("table").length);
  });
}

describe.each([...smallExamples, ...interestPaths])("the page on %s", (file) => {
  const compiled = compileExample(file);
  const page = pageOn(compiled);
  soundPage(page);
  test("each clause stands in it as it was written, but for the indent", () => {
    const plain = (text: string): string => text.replace(/\s+/g, " ");
    const printed = [plain(elements(page, "main")[0]?.textContent ?? ""), plain(markdown(page))];
    const clauses = compiled.regimes.flatMap((r) => r.clauses);
    expect(clauses.length).toBeGreaterThan(0);
    for (const { at } of clauses) {
      // From the name to the end of its line, and the last line of what stands in its braces.
      const rest = compiled.sources.get(at.path)?.text.slice(at.start) ?? "";
      const line = plain(rest.split("\n")[0] ?? "");
      expect(line).not.toBe("");
      for (const text of printed) expect(text).toContain(line);
    }
  });
});

test("interests stand in the page as they were judged", () => {
  const compiled = compileExample("examples/interests/eu-workers.regime");
  const regime = compiled.regimes.find((r) => r.scenarios.length > 0);
  const found = regime && interests(regime);
  const page = markdown(pageOn(compiled));
  expect(page).toContain(`Scenario ${found?.scenario ?? "?"}`);
  expect(found?.gains.channels.length).toBeGreaterThan(0);
  for (const { channel } of found?.gains.channels ?? []) expect(page).toContain(`| ${channel ?? ""} |`);
});

test("a reform stands beside what it reforms", () => {
  const text = `use std.rights use std.movers
    regime Base { members { BE, NL, LU } rule work { every member grants Work to Worker from every other member } }
    reform named of Base { add exception out to work { BE refuses Work to Worker from NL } }`;
  const page = markdown(pageOn(compileText(text)));
  expect(page).toContain("Beside Base");
  expect(page).toContain("| more closed | at all times | Work | Worker from NL in BE | granted | denied |");
  expect(page).toMatch(/\| norms \| at all times \| holds \| fails \|/);
});

test("linkages, politics, ranges and concepts stand in the page", () => {
  const page = markdown(pageOn(compileExample("examples/interests/eu-turkey-bargain.regime")));
  for (const title of ["### Linkages", "#### Politics", "#### How far it holds", "### Concepts of the field", "#### How long rights last"]) expect(page).toContain(title);
  expect(page).toContain("the strong side");
  expect(page).toContain("*What is given in return for what*");
});

test("simulations stand in the page scenario by scenario, with what was not followed and why one breaks", () => {
  const page = markdown(pageOn(compileExample("examples/interests/collective-security.regime")));
  const section = page.slice(page.indexOf('id="hourOfNeed-simulation-war"'));
  expect(section).toMatch(/Every member keeps the regime to the end in \d/u);
  expect(section).toContain("- **2025** A great war against A (greatWar) comes.");
  expect(page.slice(page.indexOf('id="restraint-simulation-quiet"'))).toContain("Not followed: stakes for the keeping of clauses are not added to what is simulated");
  expect(page).toContain("No member breaks in any of these runs");
});

describe("regimes side by side", () => {
  const comparison = compareRegimes(smallExamples.flatMap((file) => compileExample(file).regimes).map((regime) => ({ label: regime.name, regime })));
  const page = comparisonDocument(comparison, false);
  soundPage(page);
  test("each has a row with its verdicts", () => {
    const text = markdown(page);
    expect(comparison.regimes.length).toBeGreaterThan(4);
    for (const r of comparison.regimes) {
      const words = (["form", "norms", "indivisibility", "reciprocity", "multilateral"] as const).map((id) => verdictWord(r.criteria.find((c) => c.criterion === id)?.stretch.verdict ?? "not-assessable"));
      expect(text).toContain(`| ${r.label} | ${words.join(" | ")} |`);
    }
  });
});

describe("a text that tries to be markup", () => {
  const compiled = compileText(hostile);
  const page = pageOn(compiled);
  test("it is a text without errors", () => expect(compiled.diagnostics).toEqual([]));
  test("in HTML it stays text", () => {
    const text = inHtml(page);
    const { document } = parseHTML(text);
    expect([...document.querySelectorAll("script, img, b")]).toEqual([]);
    expect([...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.name)).filter((name) => name.startsWith("on"))).toEqual([]);
    expect(document.querySelector("title")?.textContent).toBe("</title><img src=x onerror=alert(1)>");
    expect(document.querySelector("main")?.textContent).toContain("<script>alert(2)</script>");
  });
  test("in Markdown outside of code no sign is left that would be read as one", () => {
    const outside = markdown(page).replace(/^(```+)regime\n[\s\S]*?\n\1$/gm, "");
    expect(outside).toContain("\\<script\\>");
    expect(outside).not.toMatch(/(?<!\\)<(?!a id="|\/a>|details>|\/details>|summary>|\/summary>)/);
    expect(outside).not.toMatch(/(?<!\\)\]\((?!#)/);
  });
});
