import { compareRationals, type Rational } from "../../language/rational";
import type { FactId, VerdictName } from "../../language/regime";
import type { CriterionId, PartName, Reading } from "../result";
import { joined, noClauses } from "./clause-sets";
import type { DayResult, PartDay, PartKey } from "./part-day";
import { overWorlds } from "./over-worlds";

/** The parts that a criterion prints, in order; those that were not asked for are not there. */
const printed: Readonly<Record<Exclude<CriterionId, "indivisibility">, readonly PartName[]>> = {
  form: ["n", "v"],
  norms: ["g1", "g2", "g2a", "g3", "g3s", "g4", "nt"],
  reciprocity: ["d1", "d1c", "d2"],
  multilateral: [],
  definitional: [],
};
const indivisible: Readonly<Record<Reading, readonly PartName[]>> = { ruggie: ["i1", "i2", "i3"], hollifield: ["nex", "nrv", "nrvm"] };
export const partsOf = (criterion: CriterionId, reading: Reading): readonly PartName[] => (criterion === "indivisibility" ? indivisible[reading] : printed[criterion]);
/** The parts that make up a criterion in a reading: what is reported beside them decides nothing. */
export const countedParts = (criterion: CriterionId, reading: Reading): readonly PartName[] =>
  criterion === "multilateral" || criterion === "definitional"
    ? (criterion === "multilateral" ? four : two).flatMap((c) => countedParts(c, reading))
    : partsOf(criterion, reading).filter((p) => !reported.includes(p));
const four = ["form", "norms", "indivisibility", "reciprocity"] as const;
const two = ["form", "norms"] as const;
const reported: readonly PartName[] = ["g2a", "g3", "g3s", "nt", "nrvm"];
export const criterionIds: readonly CriterionId[] = ["form", "norms", "indivisibility", "reciprocity", "multilateral", "definitional"];

function least(degrees: readonly (Rational | null)[]): Rational | null {
  const known = degrees.flatMap((d) => d ?? []);
  return known.length === 0 ? null : known.reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b));
}

/** Inside a criterion, parts that cannot be assessed are left out; none left: it cannot be assessed either. */
function together(parts: readonly PartDay[]): PartDay {
  if (parts.some((p) => p.verdict === "vacuous")) return parts.find((p) => p.verdict === "vacuous") ?? parts[0] ?? nothingKnown;
  const undecided = parts.find((p) => p.verdict === "undecided");
  if (undecided) return undecided;
  const known = parts.filter((p) => p.verdict !== "not-assessable");
  if (known.length === 0) return parts[0] ?? nothingKnown;
  const failing = known.filter((p) => p.verdict === "fails");
  return {
    verdict: failing.length > 0 ? "fails" : "holds",
    degree: least(known.map((p) => p.degree)),
    ordinal: least(known.map((p) => p.ordinal ?? null)),
    because: joined(failing.map((p) => p.because)),
    missing: null,
  };
}
const nothingKnown: PartDay = { verdict: "not-assessable", degree: null, because: noClauses, missing: "no part can be assessed" };

/** Across criteria: no, then not assessable, then yes. */
function conjunction(criteria: readonly PartDay[]): PartDay {
  const order: readonly VerdictName[] = ["vacuous", "fails", "not-assessable", "depends", "undecided", "holds"];
  for (const verdict of order) {
    const found = criteria.filter((c) => c.verdict === verdict);
    const first = found[0];
    if (first === undefined) continue;
    return {
      verdict,
      degree: least(criteria.map((c) => c.degree)),
      ordinal: least(criteria.map((c) => c.ordinal ?? null)),
      because: joined(found.map((c) => c.because)),
      missing: first.missing,
    };
  }
  return nothingKnown;
}

/** The verdict of one criterion on one day: in every world first, then over the worlds. */
export const criterionOn = (day: DayResult, criterion: CriterionId, reading: Reading, regimeFacts: readonly FactId[]): PartDay =>
  overWorlds(day, regimeFacts, (one) => inOneWorld(one, criterion, reading));

/** The verdict of one part on one day. */
export const partOn = (day: DayResult, name: PartKey, regimeFacts: readonly FactId[]): PartDay =>
  overWorlds(day, regimeFacts, (one) => one.parts.get(name) ?? nothingKnown);

/** From the parts of one world; indivisibility stands on I1. */
function inOneWorld(day: DayResult, criterion: CriterionId, reading: Reading): PartDay {
  const part = (name: PartName): PartDay => day.parts.get(name) ?? nothingKnown;
  switch (criterion) {
    case "form":
      // A gate, not a score: the density is printed, never taken as a degree.
      return { ...together([part("n"), part("v")]), degree: null, ordinal: null };
    case "norms":
      return together([part("g1"), part("g2"), part("g4")]);
    case "indivisibility":
      if (reading === "hollifield") return together([part("nex"), part("nrv")]);
      return part("i1").verdict === "not-assessable" ? part("i1") : together([part("i1"), part("i2"), part("i3")]);
    case "reciprocity":
      return together([part("d1").verdict === "fails" ? part("d1c") : part("d1"), part("d2")]);
    case "multilateral":
      return conjunction(four.map((c) => inOneWorld(day, c, reading)));
    case "definitional":
      return conjunction(two.map((c) => inOneWorld(day, c, reading)));
  }
}
