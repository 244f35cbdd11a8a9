/** Diagnostics are data; the order in which they are shown does not depend on the order in which they were found. */
import { readFileSync, readdirSync } from "node:fs";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  catalogue,
  describe as inWords,
  diagnostic,
  hasErrors,
  severityOf,
  sortDiagnostics,
} from "../../../src/diagnostics";
import { compileText } from "../../support/compile-text";

const at = (path: string, start: number) => ({ path, start, end: start + 1 });

describe("diagnostics", () => {
  property.prop([fc.array(fc.tuple(fc.constantFrom("a.regime", "b.regime"), fc.nat(5)))])(
    "are sorted by file, then place",
    (places) => {
      const found = places.map(([path, start]) =>
        diagnostic("unreadable-file", at(path, start), { file: path, reason: "no" }),
      );
      const sorted = sortDiagnostics(found);
      expect(sorted).toEqual(sortDiagnostics([...found].reverse()));
      const keys = sorted.map((d) => `${d.at.path} ${d.at.start}`);
      expect(keys).toEqual([...keys].sort());
    },
  );

  test("say what is wrong and what to do", () => {
    const d = diagnostic("unknown-name", at("a.regime", 3), { name: "Wrok", expected: "right", suggestion: "Work" });
    expect(inWords(d).message).toBe("There is no right `Wrok` here. Did you mean `Work`?");
    expect(inWords(d).remedy).not.toBe("");
    expect(severityOf(d)).toBe("error");
    expect(hasErrors([d])).toBe(true);
    expect(hasErrors([])).toBe(false);
  });

  test("offer `any member` only where a party may be any", () => {
    const remedies = (fields: string): readonly string[] =>
      compileText(`right Work\nmover Worker\ngroup North { FR, DE }\nregime R {\n  facts about mover { entry : state }\n  series s : origin, year -> admitted from "s.csv"\n  members { FR, DE, ES }\n  rule open { every member grants Work to Worker from ES }\n  test "a" { ${fields} on 2012-01-01  expect Work granted }\n}\n`)
        .diagnostics.filter((d) => d.code === "not-one-party").map((d) => inWords(d).remedy);
    expect(remedies("host North origin ES mover Worker")).toEqual(["Name one party, or say `any member`."]);
    expect(remedies("host FR origin ES mover Worker with entry = North")).toEqual(["Name one party."]);
    expect(remedies("host FR origin ES mover Worker with figure s(North, 2011) = 5")).toEqual(["Name one party."]);
  });

  test("say of a promise to try together what fits one, and that remedy is no error", () => {
    const text = (says: string): string =>
      `right Work\nmover Worker\nact Receive "receive"\ngroup North { FR, DE }\nregime R {\n  members { FR, DE, ES }\n  rule open { every member grants Work to Worker from ES }\n  ${says}\n}\n`;
    const remedies = (says: string): readonly string[] => compileText(text(says)).diagnostics.filter((d) => d.code === "shared-count").map((d) => inWords(d).remedy);
    expect(remedies("rule tries { North together endeavours to grant Work to Worker from any outsider }")).toEqual([
      "Write `every member of ... endeavours to grant` where each tries for itself, add `at most ... per year`, or make it a soft duty: `North together endeavours to` and an `act`.",
    ]);
    expect(remedies("rule gives { North together grants Work to Worker from any outsider }")).toEqual(["Add `at most ... per year`, or write `every member of ...` where each acts for itself."]);
    for (const mended of [
      "rule tries { every member of North endeavours to grant Work to Worker from any outsider }",
      "rule tries { North together endeavours to grant Work to Worker from any outsider at most 5 per year }",
      "duty tries { North together endeavours to Receive toward ES }",
    ]) expect(hasErrors(compileText(text(mended)).diagnostics)).toBe(false);
  });

  test("are declared once each: the catalogue's parts would silently replace one another", () => {
    const sources = readdirSync("src/diagnostics").map((name) => readFileSync(`src/diagnostics/${name}`, "utf8"));
    const declared = sources.flatMap((text) => [...text.matchAll(/^ {2}"([a-z-]+)": entry/gm)].map((match) => match[1] ?? ""));
    expect(declared.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test("have codes in kebab-case and a severity", () => {
    for (const [code, entry] of Object.entries(catalogue)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(["error", "warning"]).toContain(entry.severity);
    }
  });
});
