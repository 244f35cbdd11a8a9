import { describe, expect, test } from "vitest";
import { format } from "../../../src/formatter/format";
import { formatted } from "../../support/formatting";

/** Lines without the indentation of the test. */
const text = (strings: TemplateStringsArray): string => {
  const lines = (strings.raw[0] ?? "").replace(/^\n/, "").replace(/ *$/, "").split("\n");
  const shift = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(shift)).join("\n");
};

describe("lines", () => {
  test("a statement has a line, and a block its own lines unless it holds one statement on the line of its head", () => {
    expect(formatted("party   A \"a\" right R regime X{members{A}rule a{\nA grants R to Worker}rule b { A grants R A refuses R }rule c{}}")).toBe(text`
      party A "a"
      right R
      regime X {
        members { A }
        rule a {
          A grants R to Worker
        }
        rule b {
          A grants R
          A refuses R
        }
        rule c { }
      }
      `);
  });

  test("empty lines stand between statements, one at most, and not inside the braces' edges", () => {
    expect(formatted("\n\nright A\n\n\n\nright B\nregime X {\n\n  closure none\n\n}\n\n")).toBe(text`
      right A

      right B
      regime X {
        closure none
      }
      `);
  });

  test("a long sentence is broken before its phrases, as many on a line as fit, and inside a phrase only where it has to be", () => {
    const sentence = "regime X { rule a cites T \"art 1\" { US grants Enter, Reside to NonFarmWorker from anyone when employer.certified and (mover.a or not mover.b) at most 66_000 per year for at most 3 years since 1991-10-01 until 2005-09-30 } }";
    expect(formatted(sentence, { printWidth: 80 })).toBe(text`
      regime X {
        rule a cites T "art 1" {
          US grants Enter, Reside to NonFarmWorker from anyone
            when employer.certified and (mover.a or not mover.b)
            at most 66_000 per year for at most 3 years
            since 1991-10-01 until 2005-09-30
        }
      }
      `);
    expect(formatted(sentence, { printWidth: 40 })).toBe(text`
      regime X {
        rule a cites T "art 1" {
          US grants Enter, Reside
            to NonFarmWorker from anyone
            when employer.certified
              and (mover.a or not mover.b)
            at most 66_000 per year
            for at most 3 years
            since 1991-10-01 until 2005-09-30
        }
      }
      `);
  });

  test("the brace of a head that is broken stands alone", () => {
    expect(formatted('regime X { exception publicPolicy to workers, services on security grounds cites TFEU "art 45" { host may refuse Work } }', { printWidth: 60 })).toBe(text`
      regime X {
        exception publicPolicy to workers, services
          on security grounds cites TFEU "art 45"
        {
          host may refuse Work
        }
      }
      `);
  });

  test("long lists fill their lines; entries of a list stand below one another", () => {
    expect(formatted("group G { AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI since 2004-05-01 ; HR ; GB until 2020-01-31 }", { printWidth: 40 })).toBe(text`
      group G {
          AT, BE, BG, CY, CZ, DE, DK, EE, ES,
          FI
          since 2004-05-01
        ; HR
        ; GB until 2020-01-31
      }
      `);
  });

  test("rows, facts, series and sources have columns; an empty line begins new ones, and `otherwise` widens none", () => {
    expect(formatted('regime X { source A "a" source Long "b" table t : year -> number { 1 : 2 10, 11 : 3 otherwise : none } table u : year -> number { 1 : 2\n\n10, 11 : 3 } facts about mover { a : yes or no longer : number } }')).toBe(text`
      regime X {
        source A    "a"
        source Long "b"
        table t : year -> number {
          1      : 2
          10, 11 : 3
          otherwise : none
        }
        table u : year -> number {
          1 : 2

          10, 11 : 3
        }
        facts about mover {
          a      : yes or no
          longer : number
        }
      }
      `);
  });

  test("tabs and wider indentation are what is asked for", () => {
    expect(formatted("regime X { rule a {\nA grants R } }", { useTabs: true })).toBe("regime X {\n\trule a {\n\t\tA grants R\n\t}\n}\n");
    expect(formatted("regime X {\nclosure none }", { tabWidth: 4 })).toBe("regime X {\n    closure none\n}\n");
  });

  test("tokens keep their signs close, and a minus that belongs to a number too", () => {
    expect(formatted("regime X { rule a { A grants R when t( year-4 to year -2 )>110% *mover . stay and not(mover.a) } table u : year -> number { 1 : -5 } }")).toContain(
      "when t(year - 4 to year - 2) > 110 % * mover.stay and not (mover.a)",
    );
    expect(formatted("regime X { table u : year -> number { 1 : -5 } }")).toContain("1 : -5");
  });

  test("two tokens that would be one amount stay on two lines", () => {
    const season = "regime X { rule a { A grants R for at most 3 years each year from 1\nMAY to 2\nJUN } }";
    expect(formatted(season)).toMatch(/from 1\n +MAY to 2\n +JUN/);
  });
});

describe("comments", () => {
  test("stay where they are: at the ends of the file, above, behind, in lists and before braces", () => {
    const commented = text`
      // the first line

      right A // behind A
      // above B
      right B
      regime X { // behind a brace
        // before the first
        members {
            A // about A
          // above C
          ; C
          // before the end
        }
        rule a {
          A grants R, // R, since it is owed
            // S, since it is usual
            S to Worker
          // the last in the block
        } // behind a block
        rule b {
          // alone in the block
        }
        // the last in the regime
      }
      // the last line
      `;
    expect(formatted(commented)).toBe(commented);
  });

  test("behind the semicolons of a list stay at their entries", () => {
    expect(formatted("group G { A ; // about A\n B ; // about B\n C }")).toBe(text`
      group G {
        A ; // about A
        B ; // about B
        C
      }
      `);
  });

  test("are no reason to break what they do not stand in", () => {
    expect(formatted("right A // a comment that is far too long for the line, which matters to nobody, since comments are never broken\n", { printWidth: 40 })).toMatch(/^right A \/\/ a comment .* broken\n$/);
  });

  test("documentation stays documentation, and an empty line below it too", () => {
    expect(formatted("/// of A\nright A\n/// of nothing\n\nright B")).toBe("/// of A\nright A\n/// of nothing\n\nright B\n");
  });

  test("`prettier-ignore` keeps the statement below it as it is", () => {
    expect(formatted("regime X {\n    // prettier-ignore\n    table t  : host -> yes or no { US : yes\n   otherwise : no }\n    closure   none\n}")).toBe(
      "regime X {\n  // prettier-ignore\n  table t  : host -> yes or no { US : yes\n   otherwise : no }\n  closure none\n}\n",
    );
  });

  test("alone are a text", () => {
    expect(formatted("\n//  one \n\n\n// two")).toBe("//  one\n\n// two\n");
    expect(formatted("\n \n")).toBe("");
  });
});

describe("bytes and ranges", () => {
  test("lines end as asked; a byte order mark stays", () => {
    expect(formatted("\ufeffright A\r\nright   B\r\n")).toBe("\ufeffright A\nright B\n");
    expect(formatted("right A\r\nright   B\r\n", { endOfLine: "auto" })).toBe("right A\r\nright B\r\n");
    expect(formatted("right A\n", { endOfLine: "crlf" })).toBe("right A\r\n");
  });

  test("a range is laid out, and nothing outside it", () => {
    const before = "\ufeffright   A\r\nright   B\r\nright   C";
    expect(formatted(before, { rangeStart: before.indexOf("right   B"), rangeEnd: before.indexOf("right   C") })).toBe("\ufeffright   A\r\nright B\r\nright   C");
  });

  test("the first line of a range is indented, where the range has all of its indentation", () => {
    const before = "regime X {\n      closure   none\n\n\n      members   { A }\n}\n";
    const [blank, line, word, end] = [before.indexOf("\n\n\n") + 2, before.indexOf("      members"), before.indexOf("members"), before.indexOf("\n}")];
    const laid = "regime X {\n      closure   none\n\n\n  members { A }\n}\n";
    expect(formatted(before, { rangeStart: line, rangeEnd: end })).toBe(laid);
    expect(formatted(before, { rangeStart: blank, rangeEnd: end })).toBe(laid);
    expect(formatted(before, { rangeStart: word, rangeEnd: end })).toBe(before.replace("members   {", "members {"));
  });

  test("a text with errors has no layout", () => {
    const result = format("regime X { rule }");
    expect(result.ok ? [] : result.diagnostics.map(({ code }) => code)).toEqual(["unexpected-text"]);
  });
});
