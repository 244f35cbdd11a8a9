import type { CriterionId, FormPhase, Grade, PartName, Tested } from "../../evaluator/result";
import type { VerdictName } from "../../language/regime";
import { count } from "./names";

/** What each criterion asks, in the words of the literature. */
export const criterionTitle: Readonly<Record<CriterionId, string>> = {
  multilateral: "Multilateral",
  form: "Nominal form",
  norms: "Generalized norms",
  indivisibility: "Indivisibility",
  reciprocity: "Diffuse reciprocity",
  definitional: "By definition",
};

export const criterionQuestion: Readonly<Record<CriterionId, string>> = {
  multilateral: "all four together",
  form: "three or more parties in one order",
  norms: "like cases are treated alike, whoever the parties are",
  indivisibility: "what binds one binds all, and is owed to all",
  reciprocity: "no tit-for-tat between two parties",
  definitional: "form and norms alone",
};

export const partTitle: Readonly<Record<PartName, string>> = {
  n: "three or more parties, connected, not a star and not pairs",
  v: "binds at least three hosts",
  g1: "no rule singles out a party by name",
  g2: "nationals of every party are treated alike by each host",
  g2a: "origins that agree on the attributes allowed are treated alike",
  g3: "all hosts treat the nationals of a party alike",
  g3s: "hosts with the same schedule do",
  nt: "what is given is given on national terms",
  g4: "no regard to ties between the two or to other issues",
  i1: "nobody is let out: no opt-out, no derogation",
  i2: "a concession to one extends to all",
  i3: "duties are owed to all",
  nex: "nobody can be shut out alone",
  nrv: "no number is shared by the nationals of several parties",
  nrvm: "no number is shared by movers",
  d1: "treatment does not hang on the partner's conduct",
  d1c: "conduct counts only by a standing decided together",
  d2: "nothing mirrors the partner's own rules",
  d3: "benefits balance, as declared; beside the verdict",
  d4: "staying is worth more than leaving, as declared; beside the verdict",
};

export const verdictWord = (verdict: VerdictName): string => (verdict === "not-assessable" ? "not assessable" : verdict);

/** How the verdict is known. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  proved: "proved",
  refuted: "refuted by a witness",
  tested: "tested, not proved",
  undecided: "undecided",
  none: "",
};

/** `tested, not proved (250 runs, seed 42)`. */
export const testedWords = ({ runs, seed }: Tested): string => `${gradeWords.tested} (${count(runs, "run")}, seed ${seed})`;

export const shapeWords: Readonly<Record<FormPhase["shape"], string>> = {
  none: "no relations",
  unilateral: "unilateral",
  bilateral: "bilateral",
  parallel: "parallel national laws",
  star: "a star round one party",
  dyads: "separate pairs",
  disconnected: "disconnected",
  connected: "connected",
  complete: "complete",
};

/** What the tool is not: the last line of every report. */
export const limits =
  "This tool models rules, not the interests of migrants; it decides no individual's case; the criteria are one tradition's.";
