/** Checked regimes as texts. */
import { describe, expect, test } from "vitest";
import { describe as wordsOf } from "../../../src/diagnostics";
import { exportText } from "../../../src/export-text";
import { exportJson } from "../../../src/interchange";
import type { Regime } from "../../../src/language/regime";
import { compile } from "../../../src/compile";
import { memoryHost } from "../../support/compile-text";
import { regimeOf } from "../../support/compiled";
import { freeMovement } from "../../support/free-movement";
import { readText, withoutPlaces } from "../../support/interchange";

const textOf = (regimes: readonly Regime[]): string => {
  const written = exportText(regimes);
  return written.ok ? written.text : written.diagnostics.map((d) => `${d.code}: ${wordsOf(d).message}`).join("\n");
};

test("a regime with all that it names, in the order in which texts have it", () => {
  expect(textOf([regimeOf(freeMovement)]).replace(/ {2}(right|mover) .*\n/g, "")).toMatchInlineSnapshot(`
    "edition 2026

    regime Free "Free movement" {
      source Treaty "Treaty of Rome"


      facts about mover {
        skill : one of low, high
      }

      judgement presentThreat about mover "genuine threat" by host


      members { AT, CY, PL since 2004-05-01 }

      rule workers cites Treaty "art 45" {
        every member grants Enter, Work to Worker from every other member
      }

      exception transition to workers cites Treaty "annex" {
        AT refuses Work to Worker from PL until 2011-04-30
      }

      exception threat to workers, transition {
        host may refuse Enter when presentThreat
      }

      test "Pole in Austria" {
        host AT origin PL mover Worker on 2005-01-01
        expect Work denied because transition
      }

      test "Cypriot in Austria" {
        host AT origin CY mover Worker on 2005-01-01
        expect Work granted because workers
      }

      expect norms fails until 2011-04-30
      expect norms holds since 2011-05-01
    }
    "
  `);
});

describe("names", () => {
  test("that two files give to different groups are told apart", () => {
    const files = {
      "main.regime": `use std.rights
use std.movers
use "first.regime"
use "second.regime"
regime Two { members { First, Second }  rule work { every member grants Enter, Work to Worker from every other member of First  every member of Second grants Exit to Worker from every other member } }`,
      "first.regime": `use "a.regime"
group First { Core, BE }`,
      "second.regime": `use "b.regime"
group Second { Core, DE }`,
      "a.regime": "group Core { NL, LU }",
      "b.regime": "group Core { AT }",
    };
    const { regimes } = compile("main.regime", memoryHost(files));
    expect(regimes[0]?.groups.map((g) => g.name).filter((n) => n === "Core")).toHaveLength(2);
    const text = textOf(regimes);
    expect(text).toContain("group Core { LU, NL }");
    expect(text).toContain("group Core2 { AT }");
    expect(withoutPlaces(readText(exportJson(regimes)).regimes)).toEqual(withoutPlaces(regimes));
  });
  test("of reforms get a capital letter", () => {
    const { regimes } = compile("main.regime", memoryHost({ "main.regime": `${freeMovement}\nreform opening of Free { remove transition }` }));
    expect(textOf(regimes)).toContain("regime Opening");
  });
  test("that no text can declare are changed", () => {
    const regime = regimeOf(freeMovement);
    const odd = { ...regime, rights: regime.rights.map((r) => (r.name === "Work" ? { ...r, name: "work permit" } : r)) };
    expect(textOf([odd])).toContain("right Workpermit");
  });
});

describe("what cannot be said is an error, never left out (not-expressible)", () => {
  const regime = regimeOf(freeMovement);
  const changed = (change: Partial<Regime>): string => textOf([{ ...regime, ...change }]);
  const day = (n: number) => ({ since: n, before: null, beforeOffset: 0, during: null }) as const;

  test("a rule with two spans", () => {
    const sentences = regime.sentences.map((s, i) => (i === 0 ? { ...s, windows: [day(1), day(2)] } : s));
    expect(changed({ sentences })).toContain("It has more than one span of its own.");
  });
  test("states that the document leaves out", () => {
    expect(changed({ parties: regime.parties.slice(0, 3) })).toContain("not-expressible");
  });
  test("a state that is not the one of that code", () => {
    expect(changed({ parties: regime.parties.map((p) => (p.code === "AT" ? { ...p, name: "Austria-Hungary" } : p)) })).toContain("not-expressible");
  });
  test("a judgement about nobody", () => {
    expect(changed({ facts: regime.facts.map((f) => ({ ...f, tag: "class" as const })) })).toContain("No words of the language declare it.");
  });
});

test("a reservation to a rule that a remedy suspends too, where another remedy of the duty has its name", () => {
  const text = `use std.rights
use std.movers
act Readmit "take back"
regime U {
  members { BE, NL, ES }
  duty readmission {
    every member must Readmit toward every other member otherwise host may suspend entry toward origin
    ES must Readmit toward NL otherwise BE may suspend work
  }
  rule entry { every member grants Enter to Worker from every other member }
  rule work { every member grants Work to Worker from every other member }
  reservation nl by NL to entry { host is not bound to grant Enter }
}`;
  const { regimes } = compile("u.regime", memoryHost({ "u.regime": text }));
  const [regime] = regimes;
  const numbers = regime?.clauses.find(({ name }) => name === "nl")?.targets.map((t) => regime.clauses[t]?.name);
  expect(numbers).toEqual(["entry", "readmission"]);
  expect(textOf(regimes)).toContain("reservation nl by NL to entry {");
});
