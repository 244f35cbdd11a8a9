/**
 * Changes to a text that must not change its verdicts and degrees, and changes of which the effect is known: the metamorphic laws of criteria 3.8
 * that speak of rules. (Scaling benefits and swapping the order of time speak of D3, which is not assessed yet.)
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { contains, parseDay } from "../../src/language/dates";
import { compareRationals, one, zero } from "../../src/language/rational";
import type { PartName } from "../../src/evaluator/result";
import type { Regime } from "../../src/language/regime";
import { regimeOf } from "../support/compiled";
import { essence, fraction, judgedOn } from "../support/evaluations";
import { partyNames, plainRegimes, plainText } from "../support/plain-regimes";
import { patience, runs } from "../support/runs";

const judged = (text: string): readonly string[] => essence(evaluate(regimeOf(text)));

/** Other names, and the declarations in the opposite order. */
function renameParties(text: string): string {
  const renamed = text.replace(/\bP([a-f])\b/g, (_, letter: string) => `Q${"zyxwvu"["abcdef".indexOf(letter)] ?? ""}`);
  const lines = renamed.split("\n");
  const declared = lines.filter((l) => l.startsWith("party "));
  const others = lines.filter((l) => !l.startsWith("party "));
  return [others[0], ...declared.reverse(), ...others.slice(1)].join("\n");
}

/** Rules, exceptions and duties in the opposite order, and the sentences of each. */
function reverseClauses(text: string): string {
  const clause = /^ {2}(?:rule|exception|duty) [^]*?^ {2}\}\n/gm;
  const found = (text.match(clause) ?? []).map(reverseSentences);
  return text.replace(clause, () => found.pop() ?? "");
}
function reverseSentences(clause: string): string {
  const [head = "", ...rest] = clause.trimEnd().split("\n");
  return `${[head, ...rest.slice(0, -1).reverse(), rest.at(-1) ?? ""].join("\n")}\n`;
}

const inRegime = (text: string, addition: string): string => text.replace("regime Generated {\n", `regime Generated {\n${addition}`);

const changes: readonly (readonly [string, RegimeTextOptions, (text: string) => string])[] = [
  ["other names for the parties", { iso: false }, renameParties],
  ["the opposite order of clauses", {}, reverseClauses],
  ["a judgement that nothing reads", {}, (t) => inRegime(t, `  judgement unread about mover "never asked" by host\n`)],
  ["a fact that nothing reads", {}, (t) => inRegime(t, `  facts about world {\n    unread : number from 0 to 1_000\n  }\n`)],
  ["a right that nothing grants", {}, (t) => `${t.replace("\nregime ", "right Unread\n\nregime ")}`],
  ["a mover class that nothing names", {}, (t) => inRegime(t, `  mover Unread is Worker\n`)],
  ["a group that nothing names", {}, (t) => inRegime(t, `  group Unread { ZM, ZW since 2003-02-02 }\n`)],
  ["a claim, whatever it says", {}, (t) => inRegime(t, `  facts about mover { unread : yes or no }\n  claim refuge { never host refuses anything when mover.unread }\n`)],
  [
    "interests and a scenario", {},
    (t) => inRegime(t, `  judgement unread about mover "never asked" by host\n  interests {\n    host gains 5 EUR for Worker when unread per year\n    state ZM { rights 1 }\n  }\n  scenario s {\n    horizon 2025 to 2030\n    discount 3 %\n    flow Worker from ZM to ZW 5 per year\n  }\n`),
  ],
  ["an outsider", { outsiders: false }, (t) => t.replace("edition 2026\n", `edition 2026\nparty Outsider "Outsider"\n`)],
];

describe("verdicts and degrees do not change with", () => {
  test.each(changes)("%s", (_, options, change) => {
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, ...options }), (text) => {
        expect(judged(change(text))).toEqual(judged(text));
      }),
      { numRuns: runs(25) },
    );
  }, patience);
});

const on = parseDay("2005-06-01") ?? 0;
const degreeOf = (text: string, part: PartName) => judgedOn(evaluate(regimeOf(text)), part, on)?.phase?.degree ?? null;

describe("laws of criteria 3.8", () => {
  test("adding an outsider leaves internal verdicts, changes external only", () => {
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 1, outsiders: false }), (text) => {
        const [before, after] = [text, text.replace("edition 2026\n", `edition 2026\nparty Outsider "Outsider"\n`)].map((t) => evaluate(regimeOf(t), { external: true }));
        expect(after && essence(after)).toEqual(before && essence(before));
        const counts = (e: typeof before) => (e?.external?.phases ?? []).map((p) => p.outsiders);
        expect(counts(after)).toEqual(counts(before).map((n) => n + 1));
      }),
      { numRuns: runs(12) },
    );
  }, patience);

  test("silent to discretionary changes coverage, not G", () => {
    const extra = `  judgement fit about mover "fit for it" by host\n  rule extra { every member grants Extra to Worker from every other member when fit }\n`;
    const filled = "  rule filled { every member may grant Extra to Worker from every other member }\n";
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }), (generated) => {
        const text = inRegime(generated.replace("\nregime ", `\nright Extra\n\nregime `), extra);
        const [silent, spoken] = [text, inRegime(text, filled)].map((t) => evaluate(regimeOf(t), { axes: true }));
        const generality = (e: typeof silent) =>
          (["g1", "g2", "g4"] as const).map((part) => e?.criteria.flatMap((c) => c.parts).find((p) => p.part === part)?.timeline.map((s) => [s.interval, s.verdict]));
        expect(generality(spoken)).toEqual(generality(silent));
        const axes = (e: typeof silent) => e?.axes?.find((a) => contains(a.interval, on));
        const [less, more] = [axes(silent), axes(spoken)];
        // Where one party alone is bound on the day, `every other member` is nobody.
        if (!less?.coverage || !more?.coverage || (silent?.form.find((p) => contains(p.interval, on))?.parties ?? 0) < 2) return;
        expect(compareRationals(less.coverage, more.coverage)).toBeLessThan(0);
        expect(compareRationals(more.determinacy ?? zero, less.determinacy ?? one)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(20) },
    );
  }, patience);

  test("adding an extensionally non-void named exception to a regime with g = 1 makes g < 1", () => {
    const exceptions = fc.record({
      rule: fc.nat(2), host: fc.nat(9), origin: fc.nat(9), side: fc.constantFrom("host", "origin", "pair"),
      says: fc.constantFrom("refuses", "is not bound to grant", "may refuse"), when: fc.constantFrom("", " when mover.skilled", " when host.emergency"),
    });
    fc.assert(
      fc.property(plainRegimes, exceptions, (plain, { rule, host, origin, side, says, when }) => {
        const names = partyNames(plain.n);
        const right = rule % plain.tails.length;
        const [h, o] = [names[host % plain.n] ?? "", names[(host + 1 + (origin % (plain.n - 1))) % plain.n] ?? ""];
        const who = side === "origin" ? "every member" : h;
        const from = side === "host" ? "" : ` from ${o}`;
        const before = plainText(plain);
        const after = plainText(plain, `  exception named to r${right} { ${who} ${says} R${right}${from}${when} }\n`);
        const g = (text: string) => (["g1", "g2", "g4"] as const).map((part) => fraction(degreeOf(text, part)));
        expect(g(before)).toEqual(["1", "1", "1"]);
        // A host by name is treated by G1; origins by name by G2 too.
        expect(compareRationals(degreeOf(after, "g1") ?? one, one)).toBeLessThan(0);
        expect(compareRationals(degreeOf(after, "g2") ?? one, one)).toBe(side === "host" ? 0 : -1);
      }),
      { numRuns: runs(30) },
    );
  }, patience);

  test("naming nobody who may invoke a breach never raises i3", () => {
    const options = { mirrors: false, history: false, outsiders: false, minParties: 3, maxParties: 4, maxRules: 2, maxExceptions: 1, maxAtoms: 1 };
    // Of every obligation all may invoke the breach: of the rule by a power, of the duty by a standing. Without either it is not said of all.
    const invoked = `act Report "report" party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime Generated {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member }
  duty reports { every member must Report toward every other member }
  institution Court "a court" { adjudicates work for any member }
  standing decided by every member on complaint of any member toward every member when origin keeps reports toward every member
}`;
    const seen = new Set<string>();
    fc.assert(
      fc.property(regimeText(options), fc.constantFrom("institutions", "standings"), (text, where) => {
        const regime = regimeOf(text);
        const unsaid: Regime =
          where === "standings" ? { ...regime, standings: regime.standings.map((s) => ({ ...s, complainants: [] })) }
          : { ...regime, institutions: regime.institutions.map((i) => ({ ...i, powers: i.powers.map((p) => ({ ...p, complainants: [] })) })) };
        const [was, is] = [regime, unsaid].map((r) => judgedOn(evaluate(r), "i3", on));
        const [before, after] = [was?.stretch.verdict ?? "vacuous", is?.stretch.verdict ?? "vacuous"];
        seen.add(`${where} ${before} ${after}`);
        if (after === "holds") expect(before).toBe("holds");
        const [most, least] = [was?.phase?.degree ?? null, is?.phase?.degree ?? null];
        if (most !== null && least !== null) expect(compareRationals(least, most)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(60), examples: [[invoked, "institutions"], [invoked, "standings"]] },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["institutions holds not-assessable", "standings holds not-assessable"]));
  }, patience);

  test("removing an opt-out never lowers i1", () => {
    const optOuts = fc.array(fc.record({ party: fc.nat(9), rule: fc.nat(2), says: fc.constantFrom("refuses", "is not bound to grant"), when: fc.constantFrom("", " when mover.skilled") }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(plainRegimes, optOuts, fc.nat(9), (plain, drawn, which) => {
        // The first party stays in: where nobody speaks of a case any more it is outside the regime, and counts for nothing.
        const seen = new Set<string>();
        const lines = drawn.flatMap(({ party, rule, says, when }, i) => {
          const [p, r] = [partyNames(plain.n)[1 + (party % (plain.n - 1))] ?? "", rule % plain.tails.length];
          if (seen.has(`${p} ${r}`)) return [];
          seen.add(`${p} ${r}`);
          return [`  reservation out${i} by ${p} to r${r} { ${p} ${says} R${r}${when} }\n`];
        });
        const kept = lines.filter((_, i) => i !== which % lines.length);
        const [all, fewer] = [lines, kept].map((ls) => degreeOf(plainText(plain, ls.join("")), "i1"));
        expect(compareRationals(all ?? one, fewer ?? one)).toBeLessThan(0);
      }),
      { numRuns: runs(30) },
    );
  }, patience);
});
