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
  reciprocity: ["d1", "d1c", "d2", "d3", "d4"],
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
const reported: readonly PartName[] = ["g2a", "g3", "g3s", "nt", "nrvm", "d3", "d4"];
export const criterionIds: readonly CriterionId[] = ["form", "norms", "indivisibility", "reciprocity", "multilateral", "definitional"];

/** The least degree of several parts; none where one of them was drawn, since that has no degree. */
const leastOf = (parts: readonly PartDay[], degree: (part: PartDay) => Rational | null): Rational | null => (parts.some((p) => p.drawn) ? null : least(parts.map(degree)));
function least(degrees: readonly (Rational | null)[]): Rational | null {
  const known = degrees.flatMap((d) => d ?? []);
  return known.length === 0 ? null : known.reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b));
}

/** Inside a criterion, parts that cannot be assessed are left out; none left: it cannot be assessed either. */
function together(parts: readonly PartDay[]): PartDay {
  if (parts.some((p) => p.verdict === "vacuous")) return parts.find((p) => p.verdict === "vacuous") ?? parts[0] ?? nothingKnown;
  // What a drawn case contradicts is certain, whatever is left undecided beside it.
  const undecided = parts.some((p) => p.verdict === "fails" && p.drawn) ? undefined : parts.find((p) => p.verdict === "undecided");
  if (undecided) return undecided;
  const known = parts.filter((p) => p.verdict !== "not-assessable" && p.verdict !== "undecided");
  if (known.length === 0) return parts[0] ?? nothingKnown;
  const failing = known.filter((p) => p.verdict === "fails");
  const depending = known.find((p) => p.verdict === "depends");
  return {
    // Parts that depend have come together over the worlds before; those of drawn cases have not.
    ...(failing.length === 0 && depending ? { ...depending, verdict: "depends" } : { verdict: failing.length > 0 ? "fails" : "holds" }),
    ...drawnOf(failing.length > 0 ? failing.slice(0, 1) : known),
    degree: leastOf(known, (p) => p.degree),
    ordinal: leastOf(known, (p) => p.ordinal ?? null),
    because: joined(failing.map((p) => p.because)),
    missing: null,
  };
}
/** What was drawn for several parts together, with the first case that contradicts one. */
function drawnOf(parts: readonly PartDay[]): Pick<PartDay, "drawn"> {
  const all = parts.flatMap((p) => p.drawn ?? []);
  const [first] = all;
  if (first === undefined) return {};
  const shown = all.find((d) => d.witness !== null);
  return { drawn: { runs: all.reduce((n, d) => n + d.runs, 0), seed: first.seed, path: shown?.path ?? null, witness: shown?.witness ?? null } };
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
      ...drawnOf(verdict === "fails" ? found : criteria),
      ...(verdict === "depends" && first.open ? { open: first.open } : {}),
      degree: leastOf(criteria, (c) => c.degree),
      ordinal: leastOf(criteria, (c) => c.ordinal ?? null),
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
