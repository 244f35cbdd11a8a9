/** Two comparisons of one missing figure are no independent questions, in single cases and in files for a solver. */
import { beforeAll, expect, test } from "vitest";
import { decide } from "../../../src/evaluator";
import { parseDay } from "../../../src/language/dates";
import { smt2Writer } from "../../../src/translate/smt2";
import { regimeOf } from "../../support/compiled";
import { startSolver, type Solver } from "../../support/solver";

let solver: Solver;
beforeAll(async () => {
  solver = await startSolver();
});

const text = `right Work
mover Worker
regime Figures {
  members { BE, NL, LU }
  series permits : host, year -> admitted from "none.csv"
  rule open { every member grants Work to Worker from every other member }
  exception full to open { every member refuses Work to Worker from every other member when permits(host, year) >= 100 }
  exception empty to full { every member grants Work to Worker from every other member when permits(host, year) < 50 at most 5 per year }
}
`;
/** The same where what is asked in the second place can be so together with the first. */
const apart = text.replace("< 50", "< 150");

const kindsOf = (source: string): readonly string[] => {
  const regime = regimeOf(source);
  const at = (code: string): number => regime.parties.findIndex((p) => p.code === code);
  const answer = decide(regime, { host: at("BE"), origin: at("NL"), mover: 0, on: parseDay("2010-06-01") ?? 0, given: new Map() });
  return (answer.rights[0]?.possible ?? []).map((d) => d.position.kind).sort();
};

test("a case has the answers that some figure gives, and no others", () => {
  expect(kindsOf(text)).toEqual(["denied", "granted"]);
  expect(kindsOf(apart)).toEqual(["denied", "granted", "rationed"]);
});

test("a solver finds no case that no figure gives", async () => {
  const rationed = async (source: string): Promise<readonly string[]> => {
    const [file] = smt2Writer(regimeOf(source), { binding: "hard", on: parseDay("2010-06-01") }).part("in-force").files;
    const open = file?.model.open ?? [];
    return [await solver.ask(file?.text ?? "", ...open.map((fact) => `(assert ${fact})`)), await solver.ask(file?.text ?? "", `(assert ${open[0] ?? ""})`)];
  };
  expect(await rationed(text)).toEqual(["unsat", "sat"]);
  expect(await rationed(apart)).toEqual(["sat", "sat"]);
});
