/** Exploration and drawing agree on what histories can lead to, and what is shown stands in the regime as written. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideByReference, histories, type HistoryReport, type Step } from "../../src/evaluator";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { randomExplorer } from "../../src/evaluator/testing/random-history";
import { actsOf, conceded } from "../../src/language/conceded";
import type { Day } from "../../src/language/dates";
import { openness, positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const text = regimeText({ outsiders: false, history: false, claims: true, minParties: 3, maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 1 });
const asked = fc.record({ text, which: fc.nat(1000), seed: fc.nat(1000) });

function dayOf(regime: Regime, which: number): Day {
  const points = breakpoints(regime);
  return points.length === 0 ? 12_000 : (points[which % points.length] ?? 0);
}

/** A breach leads to unlike treatment, and drawing finds it. */
const answered = `act Report "report" party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  duty reports { every member must Report toward every other member }
  rule work { every member grants Work to Worker from every other member }
  exception late to work { host refuses Work to Worker when not origin keeps reports toward host }
}`;
const examples: [{ text: string; which: number; seed: number }][] = [[{ text: answered, which: 0, seed: 0 }]];

test("what is drawn is found by exploring, by no longer a way; what cannot be reached is never drawn", () => {
  let reached = 0;
  fc.assert(
    fc.property(asked, ({ text: written, which, seed }) => {
      const regime = regimeOf(written);
      const on = dayOf(regime, which);
      const exact = histories(regime, { on, limit: 2000 });
      const drawn = histories(regime, { on, draw: { explorer: randomExplorer(25, seed), always: true } });
      exact.reports.forEach((e, i) => {
        const d = drawn.reports[i];
        if (e.outcome === "unreachable") expect(d?.outcome).not.toBe("reached");
        if (e.outcome === "reached" && e.steps.length === 0) expect(d?.outcome).toBe("reached");
        if (d?.outcome !== "reached" || e.outcome === "undecided") return;
        expect(e.outcome).toBe("reached");
        expect(e.steps.length).toBeLessThanOrEqual(d.steps.length);
        if (e.steps.length > 0) reached++;
      });
    }),
    { numRuns: runs(60), examples },
  );
  expect(reached).toBeGreaterThan(0);
}, patience);

/** The items that steps leave, told without the explorer. */
function left(steps: readonly Step[], kind: Step["kind"], undo: Step["kind"] | null): readonly Step[] {
  return steps.filter((s, i) => s.kind === kind && !steps.slice(i + 1).some((t) => t.kind === undo && t.by === s.by && t.toward === s.toward && t.name === s.name));
}

/** How what is shown differs from what the regime as written says after the steps; empty if it does not. */
function contradictions(regime: Regime, { question, steps, witness }: HistoryReport): readonly string[] {
  const breaches = left(steps, "breach", "comply");
  const made = [...left(steps, "concede", null), ...left(steps, "raise", null)];
  const found: string[] = [];
  for (const { case: c, right, decision } of witness?.cases ?? []) {
    // Of a concession with several acts the step names only the concession: here each has one.
    const acts = made.flatMap((s) => actsOf(regime).filter((a) => a.concession.name === s.name).map((act) => ({ act, host: s.by, origin: s.toward, since: c.on })));
    const { position } = decideByReference(conceded(regime, acts), c, right, "hard");
    if (positionKey(position) !== positionKey(decision.position)) found.push(`${question}: ${position.kind}, but ${decision.position.kind} is shown`);
    regime.facts.forEach((fact, id) => {
      const keeps = /^(host|origin) keeps (\S+) toward (host|origin|every member)$/.exec(fact.key);
      if (!keeps) return;
      const [, who, duty, whom] = keeps;
      const by = who === "host" ? c.host : c.origin;
      const broken = breaches.some((s) => s.name === duty && s.by === by && (whom === "every member" || s.toward === (whom === "host" ? c.host : c.origin)));
      if (c.facts[id] !== (broken ? 0 : 1)) found.push(`${question}: ${fact.key} is ${c.facts[id]}`);
    });
  }
  const [a, b] = witness?.cases ?? [];
  if (question === "g2" && (!a || !b || positionKey(a.decision.position) === positionKey(b.decision.position))) found.push("g2 shows nothing");
  if (question === "i1" && (!a || openness(a.decision.position) > 4)) found.push("i1 shows nothing");
  return found;
}

const plain: readonly Step["kind"][] = ["breach", "comply", "concede", "raise", "trigger", "expel", "restore"];

test("what is shown is what the regime as written says after the history", () => {
  let shown = 0;
  fc.assert(
    fc.property(asked, ({ text: written, which }) => {
      const regime = regimeOf(written);
      fc.pre(actsOf(regime).length <= 1);
      for (const report of histories(regime, { on: dayOf(regime, which), limit: 2000 }).reports) {
        if (report.outcome !== "reached" || !report.steps.every((s) => plain.includes(s.kind))) continue;
        expect(contradictions(regime, report)).toEqual([]);
        if (report.steps.length > 0) shown++;
      }
    }),
    { numRuns: runs(120), examples },
  );
  expect(shown).toBeGreaterThan(0);
}, patience);
