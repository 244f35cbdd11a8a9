/**
 * The degrees of regimes of any size, by closed formulas (criteria 3.8): `n` members, of which `k` are treated otherwise, opt out or have a
 * clause of their own. The formulas are worked out by hand in the comments and know nothing of the evaluator.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import type { PartName, Stretch } from "../../../src/evaluator/result";
import { formatDay, dayOf } from "../../../src/language/dates";
import { formatRational, rational } from "../../../src/language/rational";
import { regimeOf } from "../../support/compiled";
import { fraction } from "../../support/evaluations";
import { partyNames, regimeOfParties } from "../../support/plain-regimes";
import { patience, runs } from "../../support/runs";

const free = "  rule free { every member grants Work to Worker from every other member }\n";
const named = (k: number): string => partyNames(k).join(", ");
const group = (k: number): string => `group Some { ${named(k)} }\n`;

function stretchOf(text: string, part: PartName): Stretch | undefined {
  const found = evaluate(regimeOf(text), { reading: "both", metric: "both", also: ["g3", "g3s"] });
  return [...found.criteria, ...(found.second?.criteria ?? [])].flatMap((c) => c.parts).find((p) => p.part === part)?.timeline.at(-1);
}
const judged = (text: string, part: PartName): string => `${stretchOf(text, part)?.verdict ?? "none"} ${fraction(stretchOf(text, part)?.degree.minimum)}`;
/** The verdict that goes with a degree. */
function as(numerator: number, denominator: number): string {
  return `${numerator === denominator ? "holds" : "fails"} ${formatRational(rational(numerator, denominator))}`;
}

/** Some `n` members, and `k` of them, at least one and at most all but `rest`. */
const sizes = (rest = 1): fc.Arbitrary<{ n: number; k: number }> =>
  fc.integer({ min: 3, max: 9 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 1, max: n - rest }) }));

interface Formula {
  readonly name: string;
  readonly part: PartName;
  readonly rest?: number;
  readonly text: (n: number, k: number) => string;
  readonly expected: (n: number, k: number) => string;
}
const some = (n: number, k: number, clauses: string): string => regimeOfParties(n, clauses, group(k));
const refused = `${free}  exception low to free { every member refuses Work from Some }\n`;
const closed = `${free}  exception shut to free { every member of Some refuses Work }\n`;

const formulas: readonly Formula[] = [
  {
    // One host: k of its n - 1 origins are apart from n - 1 - k others, of (n - 1)(n - 2)/2 pairs; the other hosts treat all alike.
    name: "O4 in general: one host treats k of its n - 1 origins worse", part: "g2",
    text: (n, k) => regimeOfParties(n, `${free}  exception picky to free { P${"abcdefghijkl"[n - 1] ?? ""} refuses Work from ${named(k)} }\n`),
    expected: (n, k) => as(n * (n - 1) * (n - 2) - 2 * k * (n - 1 - k), n * (n - 1) * (n - 2)),
  },
  {
    // A host among the k sees k - 1 low and n - k high origins, the others k and n - k - 1: in all k(n - k)(n - 2) unequal pairs of n(n - 1)(n - 2)/2.
    name: "all hosts treat k of n origins worse", part: "g2", text: (n, k) => some(n, k, refused),
    expected: (n, k) => as(n * (n - 1) - 2 * k * (n - k), n * (n - 1)),
  },
  {
    // k/n of the ordered pairs have a named origin: the sum of squares.
    name: "k of n origins named", part: "g1", text: (n, k) => some(n, k, refused),
    expected: (n, k) => as(k * k + (n - k) * (n - k), n * n),
  },
  {
    name: "k of n hosts named", part: "g1", text: (n, k) => some(n, k, closed),
    expected: (n, k) => as(k * k + (n - k) * (n - k), n * n),
  },
  {
    // For an origin the hosts are what for a host the origins are.
    name: "k of n hosts shut", part: "g3", text: (n, k) => some(n, k, closed),
    expected: (n, k) => as(n * (n - 1) - 2 * k * (n - k), n * (n - 1)),
  },
  {
    name: "k of n hosts shut by a schedule, with equal schedules", part: "g3s",
    text: (n, k) => regimeOfParties(n, `  table shut : host -> yes or no { ${named(k)} : yes  otherwise : no }\n${free}  exception closed to free { host refuses Work when shut(host) }\n`),
    expected: () => as(1, 1),
  },
  { name: "O11 in general: k hosts opt out", part: "i1", text: (n, k) => some(n, k, closed), expected: (n, k) => as(n - k, n) },
  {
    name: "O11 in general: k parties opt out in both roles", part: "i1",
    text: (n, k) => some(n, k, `${free}  exception out to free {\n    every member of Some refuses Work\n    every member refuses Work from Some\n  }\n`),
    expected: (n, k) => as((n - k) * (n - k - 1), n * (n - 1)),
  },
  {
    // Who may concede to one reaches the most favoured alone: k(n - 1)(n - 2) of n(n - 1)(n - 2).
    name: "I2: most favoured terms for k of n origins", part: "i2",
    text: (n, k) => some(n, k, `  rule mfn { every member grants Work to Worker from Some on most favoured terms }
  rule base { every member may grant Work to Worker from every other member }
  concession more to mfn { every member may concede Work to Worker from every other member }\n`),
    expected: (n, k) => as(k, n),
  },
  {
    // Every host mirrors the k; those of the k refuse one another twice over, and a mirror is among what decides.
    name: "O6 in general: k hosts shut by a schedule, and a mirror", part: "d2",
    text: (n, k) => regimeOfParties(n, `  table shut : host -> yes or no { ${named(k)} : yes  otherwise : no }\n${free}  exception closed to free { host refuses Work when shut(host) }
  exception mirror to free { host refuses Work on reciprocal terms }\n`),
    expected: (n, k) => as(n - k, n),
  },
  {
    name: "O5 in general: k of n hosts wait for conduct", part: "d1",
    text: (n, k) => some(n, k, `${free}  duty openness { every member must Report toward host }\n  exception low to free { every member of Some refuses Work when not origin keeps openness toward host }\n`),
    expected: (n, k) => as(n - k, n),
  },
  {
    name: "k of n hosts read the tie with the origin", part: "g4",
    text: (n, k) => some(n, k, `  facts about pair { allied : yes or no }\n${free}  exception low to free { every member of Some refuses Work when not pair.allied }\n`),
    expected: (n, k) => as(n - k, n),
  },
  {
    // With the last of those who are not refused as host, nobody is left who keeps what the core gives.
    name: "O15 in general: k of n origins can be shut out", part: "nex", rest: 2, text: (n, k) => some(n, k, refused), expected: (n, k) => as(n - k, n),
  },
  {
    name: "O7 in general: k of n hosts have one number for all", part: "nrv",
    text: (n, k) => some(n, k, `${free}  exception few to free { every member of Some grants Work to Worker from every other member at most 10 per year }\n`),
    expected: (n, k) => as(n - k, n),
  },
  {
    // k rules for which the injured alone complains, one of n - 1 others; and one for which all do.
    name: "I3: k obligations owed to one, one owed to all", part: "i3",
    text: (n, k) => {
      const names = Array.from({ length: k }, (_, i) => `r${i}`);
      const rules = names.map((r, i) => `  rule ${r} { every member grants W${i} to Worker from every other member }\n`).join("");
      const court = `  institution Court { adjudicates ${names.join(", ")} for injured member  adjudicates free for any member }\n`;
      return regimeOfParties(n, `${court}${rules}${free}`, names.map((_, i) => `right W${i}\n`).join(""));
    },
    expected: (n, k) => as(k + (n - 1), (k + 1) * (n - 1)),
  },
];

describe("degrees by closed formulas", () => {
  test.each(formulas)("$name ($part)", ({ part, text, expected, rest }) => {
    fc.assert(
      fc.property(sizes(rest), ({ n, k }) => {
        expect(judged(text(n, k), part)).toBe(expected(n, k));
      }),
      { numRuns: runs(8) },
    );
  }, patience);

  test("O9 in general: a star of n has 2/n of all relations", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), (n) => {
        const text = regimeOfParties(n, "  rule out { Pa grants Work to Worker from every other member }\n  rule back { every member grants Work to Worker from Pa }\n");
        const form = evaluate(regimeOf(text)).form.at(-1);
        expect([form?.shape, fraction(form?.density)]).toEqual(["star", formatRational(rational(2, n))]);
      }),
      { numRuns: runs(8) },
    );
  });

  test("a safeguard that j of r states of the host trigger", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }).chain((r) => fc.record({ r: fc.constant(r), j: fc.integer({ min: 1, max: r - 1 }) })), ({ r, j }) => {
        const text = regimeOfParties(4, `  facts about host { strain : number from 1 to ${r} }\n${free}  exception brake to free { host refuses Work when host.strain <= ${j} }\n`);
        expect([judged(text, "i1"), judged(text, "g2")]).toEqual([as(r - j, r), as(1, 1)]);
      }),
      { numRuns: runs(12) },
    );
  });

  test("the ordinal metric: rationed instead of granted is a third of refused", () => {
    fc.assert(
      fc.property(sizes(), ({ n, k }) => {
        const rationed = some(n, k, `${free}  exception few to free { every member grants Work from Some at most 10 per year each pair }\n`);
        const whole = n * (n - 1);
        expect(fraction(stretchOf(rationed, "g2")?.phases.at(-1)?.ordinal)).toBe(formatRational(rational(3 * whole - 2 * k * (n - k), 3 * whole)));
      }),
      { numRuns: runs(8) },
    );
  });

  test("the degree over time is the mean by days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (a, b) => {
        const start = dayOf(2000, 1, 1) ?? 0;
        const day = (d: number): string => formatDay(start + d);
        // One of four hosts is out for a days, and two for the next b: 3/4 and 1/2.
        const text = regimeOfParties(4, `${free}  exception first to free { Pa refuses Work since ${day(0)} until ${day(a + b - 1)} }
  exception second to free { Pb refuses Work since ${day(a)} until ${day(a + b - 1)} }\n`);
        const failing = evaluate(regimeOf(text)).criteria.flatMap((c) => c.parts).find((p) => p.part === "i1")?.timeline.filter((s) => s.verdict === "fails");
        expect(failing?.map((s) => [fraction(s.degree.mean), fraction(s.degree.minimum)])).toEqual([[formatRational(rational(3 * a + 2 * b, 4 * (a + b))), "1/2"]]);
      }),
      { numRuns: runs(12) },
    );
  });
});
