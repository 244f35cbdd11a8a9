/** One number for several sentences (docs/decisions/0015): the same positions as the number written out, one count, told in answers. */
import { describe, expect, test } from "vitest";
import { decide, evaluate, type EvaluateOptions } from "../../../src/evaluator";
import { exportJson, importJson } from "../../../src/interchange";
import type { Regime } from "../../../src/language/regime";
import { sourceFile } from "../../../src/language/span";
import { decideDocument } from "../../../src/report/json/decide";
import { answerText } from "../../../src/report/text/decide";
import { plain } from "../../../src/report/text/paint";
import { regimeOf } from "../../support/compiled";
import { day } from "../../support/sample-regime";
import { schemaErrors } from "../../support/schemas";
import { samplePlaces } from "../../support/sample-results";

const text = (number: string, both: string): string => `right Work mover Worker mover Student source T "Treaty"
party A "A" party B "B" party C "C"
regime R {
  members { A, B, C since 2000-01-01 }
${number}  rule workers { A grants Work to Worker from B ${both} }
  rule students { A grants Work to Student from C ${both} of which 3 from C }
  rule other { B, C together grants Work to Worker from A at most 5 per year }
  scenario many "many" {
    horizon 2010 to 2012
    discount 0 %
    flow Worker, Student from B to A 6 per year
    flow Student from C to A 7 per year
  }
}
`;
const quota = text("  quota places at most 10 per year by merit since 2000-01-01 cites T \"art 1\"\n", "counted in places");
const writtenOut = text("", "at most 10 per year by merit").replaceAll(" of which 3 from C", " of which 3 from C since 2000-01-01").replace("from B at most 10 per year by merit", "from B at most 10 per year by merit since 2000-01-01");
const all: EvaluateOptions = { reading: "both", metric: "both", also: ["g3"] };
const question = (regime: Regime, mover: string, origin: number) => ({ host: 0, origin, mover: regime.classes.findIndex((c) => c.name === mover), on: day("2011-01-01"), given: new Map() });
const reasons = { verbose: false, considered: new Map(), elsewhere: new Map() };

describe("a quota", () => {
  const answered = () => {
    const regime = regimeOf(quota);
    return { regime, answer: decide(regime, question(regime, "Worker", 1)) };
  };

  test("is told in answers with the clauses that share it", () => {
    const { regime, answer } = answered();
    const document = decideDocument(regime, answer, samplePlaces, reasons) as { positions: readonly { quotas?: unknown }[] };
    expect(document.positions[0]?.quotas).toEqual([{ quota: "places", clauses: ["workers", "students"], cites: ["T art 1"] }]);
    expect(schemaErrors(document)).toEqual([]);
    expect(answerText(regime, answer, { whyNot: false, reasons, quiet: false, paint: plain })).toContain("Counted  in places, one number for workers and students: Treaty, art 1");
  });

  test("gives what the number written out gives, and the same verdicts where nothing is counted", () => {
    const { regime, answer } = answered();
    const out = regimeOf(writtenOut);
    expect(answer.rights[0]?.decision?.position).toEqual(decide(out, question(out, "Worker", 1)).rights[0]?.decision?.position);
    const verdicts = (r: Regime) => evaluate(r, all).criteria.flatMap((c) => c.parts).filter((p) => !p.part.startsWith("nrv")).map(({ part, timeline }) => [part, timeline.map((s) => [s.interval, s.verdict, s.degree])]);
    expect(verdicts(regime)).toEqual(verdicts(out));
  });

  test("is one count: those of one sentence take places from those of another", () => {
    const { regime } = answered();
    const found = (r: Regime) => evaluate(r, all);
    expect(found(regime).publicGood?.uptake.find((u) => u.source === "many")).toMatchObject({ realized: "reached", admitted: 13, limit: 10 });
    expect(found(regimeOf(writtenOut)).publicGood?.uptake.filter((u) => u.source === "many")).toEqual([]);
  });

  test("a document in which a sentence departs from its quota is refused", () => {
    const { regime } = answered();
    const spoilt = (from: string, to: string): readonly string[] => {
      const json = exportJson([regime]);
      const changed = json.replace(from, to);
      expect(changed).not.toBe(json);
      return importJson(sourceFile("x.regime.json", changed)).diagnostics.map((d) => JSON.stringify(d.facts));
    };
    expect(importJson(sourceFile("x.regime.json", exportJson([regime]))).diagnostics).toEqual([]);
    expect(spoilt('"constant": 10', '"constant": 11').join()).toContain("the number of the quota `places`");
    expect(spoilt('"by": "merit"', '"by": "ballot"').join()).toContain("is given out in another way than the quota `places`");
  });
});
