import { dayOf, type DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import type { Dyad, DyadReading, Feature, Fit } from "./result";

/** What a problem of cooperation asks for (Martin 1992, pp. 768-783 unverified): whether conduct is seen and answered, or whether issues are linked. */
const problems = [
  { problem: "collaboration", readings: ["collaboration"], asks: ["monitoring", "exclusion"] },
  { problem: "suasion", readings: ["suasion", "one-sided-loses"], asks: ["linkage"] },
] as const satisfies readonly { readonly problem: Fit["problem"]; readonly readings: readonly DyadReading[]; readonly asks: readonly Feature["kind"][] }[];

/** The features that can be read off the checked regime: bodies that monitor in the years asked about, remedies and the loss of good standing, linkages. */
export function featuresOf(regime: Regime, years: readonly number[]): readonly Feature[] {
  const [since, before] = [dayOf(years[0] ?? 1, 1, 1) ?? 0, dayOf((years.at(-1) ?? 1) + 1, 1, 1) ?? 0];
  const lives = (life: DayInterval | undefined): boolean => life === undefined || ((life.since === null || life.since < before) && (life.before === null || life.before > since));
  const monitors = regime.institutions.filter((i) => lives(i.life) && i.powers.some((p) => p.verb === "monitors" && lives(p.life)));
  return [
    ...monitors.map((i): Feature => ({ kind: "monitoring", name: i.name })),
    ...regime.duties.filter((d) => d.remedy !== null).map((d): Feature => ({ kind: "exclusion", name: d.name })),
    ...[...new Set(regime.standings.map((s) => s.decidedBy.name))].map((name): Feature => ({ kind: "exclusion", name })),
    ...regime.linkages.map((l): Feature => ({ kind: "linkage", name: l.name })),
  ];
}

/** For each problem that some dyads pose, what it asks for and what of that the regime has. A problem that no dyad poses is left out. */
export function fitOf(regime: Regime, years: readonly number[], dyads: readonly Dyad[]): readonly Fit[] {
  const features = featuresOf(regime, years);
  return problems.flatMap(({ problem, readings, asks }): readonly Fit[] => {
    const posed = dyads.filter((d) => readings.some((r) => r === d.reading)).length;
    return posed === 0 ? [] : [{ problem, dyads: posed, asks, has: features.filter((f) => asks.some((a) => a === f.kind)) }];
  });
}
