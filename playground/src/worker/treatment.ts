/** The matrix of host and origin on a day, and a case of it in words. */
import { consideredFor, decide, elsewhere, type Regime, type TreatmentMatrix } from "regime-lang";
import * as report from "regime-lang/report";
import type { Asks, Matrix } from "../asks";
import { regimeNamed, treatmentOf } from "./judge";
import type { Project } from "./project";

const moverName = (regime: Regime, { mover }: TreatmentMatrix): string => (mover === null ? "anybody" : report.className(regime, mover));

function matrixOf(regime: Regime, matrix: TreatmentMatrix): Matrix {
  const { hosts, origins } = report.sides(regime, matrix);
  const cells = new Map(report.matrixPicture(regime, matrix).cells.map((c) => [`${c.host} ${c.origin}`, { position: c.position, depends: c.depends, words: c.words }]));
  const header = (groups: TreatmentMatrix["hosts"]) => ({ name, group, party }: report.Side): Matrix["hosts"][number] => ({ name, group, members: single ? [party] : (groups[group] ?? [party]) });
  const single = hosts.length === matrix.hosts.flat().length && origins.length === matrix.origins.flat().length;
  return {
    right: report.rightName(regime, matrix.right), mover: moverName(regime, matrix), hosts: hosts.map(header(matrix.hosts)), origins: origins.map(header(matrix.origins)),
    cells: hosts.map((h) => origins.map((o) => cells.get(`${h.name} ${o.name}`) ?? null)),
  };
}

/** Every right and class on a day. */
export function matrices(project: Project, { regime: name, on, ...file }: Asks["matrices"]["ask"]): Asks["matrices"]["answer"] {
  project.hold(file);
  const regime = regimeNamed(project, file.path, name);
  if (regime === null) return { matrices: [], missing: `the text has no regime ${name}` };
  const found = treatmentOf(regime).on(on);
  return { matrices: found.matrices.map((m) => matrixOf(regime, m)), missing: found.missing };
}

/** What is given in one case, the clauses and articles it rests on, and what would have to be otherwise. */
export function caseOf(project: Project, { regime: name, right, mover, host, origin, on, ...file }: Asks["case"]["ask"]): Asks["case"]["answer"] {
  project.hold(file);
  const regime = regimeNamed(project, file.path, name);
  const of = regime?.classes.findIndex((c) => c.name === mover) ?? -1;
  const asked = regime?.rights.findIndex((r) => r.name === right) ?? -1;
  if (regime === null || asked < 0) return { title: "No answer", text: `The text has no regime ${name}, or no right ${right}.`, clauses: [] };
  if (of < 0) return { title: "No answer", text: "The rule speaks of anybody who moves: a case needs a class of movers.", clauses: [] };
  const answer = decide(regime, { host, origin, mover: of, on, given: new Map(), rights: [asked] });
  const refused = answer.rights.filter((r) => r.whyNot === null && r.decision !== null && r.decision.position.kind !== "granted");
  const reasons: report.Reasons = {
    verbose: true,
    considered: new Map(answer.rights.map((r) => [r.right, consideredFor(regime, answer, r.right)])),
    elsewhere: new Map(refused.map((r) => [r.right, elsewhere(regime, answer.question, r.right)])),
  };
  const by = answer.rights.flatMap((r) => [...(r.decision?.by ?? []), ...r.possible.flatMap((d) => d.by)]);
  return {
    title: `${right} for a ${mover} from ${report.partyCode(regime, origin)} in ${report.partyCode(regime, host)}`,
    text: report.answerText(regime, answer, { reasons, whyNot: true, quiet: false, paint: report.plain }),
    clauses: [...new Set(by.flatMap((s) => regime.sentences[s]?.clause ?? []))].map((id) => report.clauseAnchor(regime, id)),
  };
}
