/**
 * What a case may say of linkages in a block `found`: `link visas` (g, w, what is given is worth, the strong side), `window visas`, `threat visas`, `promise visas`, `edge visas`, `theta visas`, `cells visas`, `corners visas` (what is given is worth with the fewest movers and the most), `kept visas enough host.fiscal` (over what range of a number), and without
 * interests `ablation visas` (what becomes of D1, D1c and other verdicts), `general visas`. Of the first pair of members. A duty that no linkage declares goes by its own name.
 */
import type { Commitment, LinkageReport } from "../../src/evaluator/result";
import type { Regime } from "../../src/language/regime";
import { fraction } from "./evaluations";
import { rangeIn } from "./reported-interests";

/** The names that are about linkages. */
export const linkageNames = ["link", "window", "threat", "promise", "edge", "theta", "cells", "corners", "kept", "ablation", "general"] as const;
export type LinkageName = (typeof linkageNames)[number];

const commitment = ({ cost, once, repeated }: Commitment): string => `${fraction(cost)}, ${once ? "once" : repeated ? "repeated" : "never"}`;

function ablated({ ablation }: LinkageReport): string {
  if (ablation === null) return "nothing to take out";
  const of = ({ before, after }: typeof ablation.d1): string => `${before.at(-1)?.verdict ?? "none"} to ${after.at(-1)?.verdict ?? "none"}`;
  const flips = ablation.flips.map((f) => f.name).filter((name) => name !== "d1" && name !== "d1c");
  return `d1 ${of(ablation.d1)}, d1c ${of(ablation.d1c)}${flips.length === 0 ? "" : `, flips ${flips.join(" ")}`}`;
}

export function reportedLinkage(regime: Regime, linkages: readonly LinkageReport[], name: LinkageName, rest: string): string {
  const [first, ...more] = rest.split(" ");
  const report = linkages.find((l) => (l.name ?? l.gives) === first);
  if (report === undefined) return "no linkage";
  if (name === "ablation") return ablated(report);
  if (name === "general") return report.multilateralizable ?? "nothing to mend";
  const dyad = report.bargain?.dyads[0];
  if (dyad === undefined) return report.bargain?.missing ?? (report.bargain === null ? "no interests" : "no stake");
  const code = (party: number | null): string => (party === null ? "nobody" : (regime.parties[party]?.code ?? ""));
  switch (name) {
    case "link":
      return `${code(dyad.giver)} and ${code(dyad.other)}: g ${fraction(dyad.gain)}, w ${fraction(dyad.willingness)}, worth ${fraction(dyad.worth)} ${dyad.enough ? "enough" : "not enough"}, strong ${code(dyad.strong)}`;
    case "window":
      return dyad.window === null ? "none" : `${fraction(dyad.window.least)} to ${fraction(dyad.window.most)}`;
    case "threat":
      return commitment(dyad.threat);
    case "promise":
      return commitment(dyad.promise);
    case "edge":
      return fraction(dyad.edge);
    case "theta":
      return dyad.persuasion.kind === "exact" ? `${fraction(dyad.persuasion.value)}${dyad.persuasion.attainable ? "" : ", not enough"}` : dyad.persuasion.reason;
    case "corners":
      return [dyad.low, dyad.high].map((f) => `worth ${fraction(f.worth)} ${f.enough ? "enough" : "not enough"}`).join(", ");
    case "kept":
      return report.bargain?.sensitivity ? rangeIn(regime, report.bargain.sensitivity, [more[0] ?? "", code(dyad.giver), code(dyad.other), more[1] ?? ""]) : "none";
    case "cells":
      return `${dyad.kind}, ${[dyad.payoffs.giver, dyad.payoffs.other].map((four) => four.map(fraction).join(" ")).join(" | ")}`;
  }
}
