/** "Did you mean ...?": helpful for a slip, quiet otherwise, and never across the case line. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { suggest } from "../../../src/diagnostics";

const rights = ["Enter", "Reside", "Work", "EqualTreatment", "ChangeEmployer"];
const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,11}$/);

describe("a suggestion", () => {
  test.each([
    ["Wrok", "Work"],
    ["Resid", "Reside"],
    ["EqualTraetment", "EqualTreatment"],
    ["ChangeEmploer", "ChangeEmployer"],
    ["Entre", "Enter"],
  ])("for `%s` is `%s`", (written, meant) => expect(suggest(written, rights)).toBe(meant));

  test.each(["Vote", "Qqqq", "work", "WORK"])("for `%s` is left out", (written) =>
    expect(suggest(written, rights)).toBeNull(),
  );

  property.prop([name, fc.array(name)])(
    "is a name in scope, other than the one written, on its side of the case line",
    (written, scope) => {
      const found = suggest(written, scope);
      if (found === null) return;
      expect(scope).toContain(found);
      expect(found).not.toBe(written);
      expect(/^\p{Lu}/u.test(found)).toBe(/^\p{Lu}/u.test(written));
    },
  );

  property.prop([name, fc.uniqueArray(name)])("does not depend on the order of the scope", (written, scope) => {
    expect(suggest(written, [...scope].reverse())).toBe(suggest(written, scope));
  });

  property.prop([fc.stringMatching(/^[a-z]{3,10}$/), fc.nat()])(
    "finds a name with two neighbours swapped",
    (meant, n) => {
      const i = n % (meant.length - 1);
      const written = meant.slice(0, i) + meant.charAt(i + 1) + meant.charAt(i) + meant.slice(i + 2);
      fc.pre(written !== meant);
      expect(suggest(written, [meant])).toBe(meant);
    },
  );

  test("treats `__proto__` and `constructor` as ordinary names", () => {
    expect(suggest("constructer", ["constructor", "__proto__"])).toBe("constructor");
  });
});
