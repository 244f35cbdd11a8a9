/** Structure words are never names, wherever a name is declared; every other keyword may be one. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { severityOf, type Diagnostic } from "../../../src/diagnostics";
import { contextualWords, structureWords } from "../../../src/parser/tokens";
import { compileText } from "../../support/compile-text";

const regime = (body: string, after = ""): string => `right Work
mover Worker
source T "Treaty"
act Tell "tell"
regime R {
  members { BE, NL, LU }
  rule base { every member grants Work to Worker from every other member }
  duty told { every member must Tell toward every member }
  ${body}
}
${after}`;

/** A declaration of each kind, and what refers to it where it can be referred to. */
const places: Readonly<Record<string, readonly [declared: (word: string) => string, referred?: (word: string) => string]>> = {
  rule: [(w) => `rule ${w} { every member grants Work to Worker from any outsider }`, (w) => `exception x to ${w} { host refuses Work from FR }`],
  exception: [(w) => `exception ${w} to base { host refuses Work from LU }`, (w) => `exception x to ${w} { ${w} does not apply to Worker from LU when date >= 2000-01-01 }`],
  reservation: [(w) => `reservation ${w} by LU to base { LU refuses Work }`, (w) => `exception x to ${w} { LU grants Work when date >= 2000-01-01 }`],
  duty: [(w) => `duty ${w} { every member must Tell toward every member }`, (w) => `rule r { every member grants Work to Worker from any outsider when origin keeps ${w} toward host }`],
  linkage: [(w) => `linkage ${w} tactical { base in return for told }`],
  package: [(w) => `package ${w} { R, T end together }`],
  principle: [(w) => `principle ${w} "p"`, (w) => `norm n "n" follows ${w}\n  rule r under n { every member grants Work to Worker from any outsider }`],
  norm: [(w) => `norm ${w} "n"`, (w) => `rule r under ${w} { every member grants Work to Worker from any outsider }`],
  claim: [(w) => `claim ${w} { always host grants Work to Worker from every other member }`, (w) => `expect ${w} holds`],
  scenario: [(w) => `scenario ${w} { horizon 2025 to 2030  discount 0 %  flow Worker from NL to BE 5 per year }`],
  shock: [(w) => `scenario s { horizon 2025 to 2030  discount 0 %  flow Worker from NL to BE 5 per year  shock ${w} in 2026 { flow Worker at 5 % } }`],
  judgement: [(w) => `judgement ${w} about mover "j" by host`, (w) => `rule r { every member grants Work to Worker from any outsider when ${w} }`],
  fact: [(w) => `facts about mover { ${w} : yes or no }`, (w) => `rule r { every member grants Work to Worker from any outsider when mover.${w} }\n  test "t" { host BE origin FR mover Worker with ${w} on 2000-01-01 expect Work granted }`],
  "second fact": [(w) => `facts about mover { first : yes or no  ${w} : formality }`, (w) => `rule r { every member grants Work to Worker from any outsider when mover.${w} and mover.first }`],
  table: [(w) => `table ${w} : host -> yes or no { BE : yes  otherwise : no }`, (w) => `rule r { every member grants Work to Worker from any outsider when ${w}(host) }`],
  series: [(w) => `series ${w} : host, year -> admitted from "s.csv"`, (w) => `rule r { every member grants Work to Worker from any outsider at most ${w}(host, year) per year }`],
  "label of a fact": [(w) => `facts about mover { f : one of ${w}, other1 }`, (w) => `rule r { every member grants Work to Worker from any outsider when mover.f = ${w} }`],
  "second label": [(w) => `facts about mover { f : ladder of other1, ${w} }`, (w) => `rule r { every member grants Work to Worker from any outsider when mover.f in { ${w} } }`],
  "label of a table": [(w) => `table t : party -> one of ${w}, other1 { otherwise : other1 }`, (w) => `rule r { every member grants Work to Worker from any outsider when t(host) = ${w} }`],
};
const reform = (w: string): string => `reform ${w} of R { remove told }`;
const files = { "s.csv": "host,year,value\nBE,2000,5\n" };
/** What is found but for warnings about what the regime is otherwise like. */
const found = (text: string): readonly Diagnostic[] => compileText(text, files).diagnostics.filter((d) => severityOf(d) === "error");
const codes = (text: string): readonly string[] => found(text).map((d) => d.code);

describe.each(Object.entries(places))("the name of a %s", (_, [declared, referred]) => {
  it.each([...structureWords])("is not `%s`, which is said once", (word) => {
    expect(found(regime(declared(word))).map((d) => [d.code, d.facts])).toEqual([["reserved-name", { name: word }]]);
  });
  it.each(["needs", "together", "always", "days", "weeks", "grants"])("is not `%s`, and nothing more is said where it is referred to", (word) => {
    expect(codes(regime(`${declared(word)}\n  ${referred?.(word) ?? ""}`))).toEqual(["reserved-name"]);
    expect(codes(regime(`${referred?.(word) ?? ""}\n  ${declared(word)}`))).toEqual(["reserved-name"]);
  });
});

describe.each(Object.entries(places).filter(([place]) => ["rule", "exception", "fact", "table", "label of a fact"].includes(place)))("the name of a %s", (_, [declared, referred]) => {
  it.each([...contextualWords])("may be `%s`", (word) => {
    expect(codes(regime(`${declared(word)}\n  ${referred?.(word) ?? ""}`))).toEqual([]);
  });
});

describe("the name of a reform", () => {
  it.each([...structureWords])("is not `%s`, which is said once", (word) => {
    expect(codes(regime("", reform(word)))).toEqual(["reserved-name"]);
  });
  it.each([...contextualWords])("may be `%s`", (word) => {
    expect(codes(regime("", `${reform(word)}\nreform again of ${word} { admit FR since 2030-01-01 }`))).toEqual([]);
  });
});

it("a name that is missing altogether is one mistake", () => {
  expect(codes(regime("exception to base { host refuses Work from LU }"))).toEqual(["reserved-name"]);
});

it("the language reference lists the words", () => {
  const listed = /wherever a name is declared: ([^.]*)\./.exec(readFileSync("docs/reference/language.md", "utf8"))?.[1] ?? "";
  expect([...listed.matchAll(/`(\w+)`/g)].map((m) => m[1])).toEqual([...structureWords]);
});
