import type { Measure } from "../../../language/regime";
import type { Figures } from "./figures";
import type { Posed } from "./posed";
import type { Asked } from "./questions";
import { assumptionsAsked } from "./questions-of-assumptions";
import { hostsAsked } from "./questions-of-hosts";
import { neighboursAsked } from "./questions-of-neighbours";
import { dilemmasAsked, lockInAsked, mirrorAsked, personsAsked, relationsAsked } from "./questions-of-states";
import { weighedAsked } from "./weights";

/** Verdicts on politics that a number can change, as questions of it. `unit` is that of D3 where its figures are known, `d4` the question of D4 where it follows from signs. */
export function politicsAsked(posed: Posed, figures: Figures, unit: Measure | null, d4: Asked | null): readonly Asked[] {
  const { number: { kind, name }, one: { choices } } = posed;
  switch (kind) {
    case "tolerance":
      return [];
    case "weight":
      return weighedAsked(posed);
    case "threshold":
      return name === "mirror" ? (unit === null ? [] : mirrorAsked(posed, figures, unit)) : hostsAsked(posed);
    case "assumption":
    case "table":
      return name === "tau" ? hostsAsked(posed) : name === "deflection" ? neighboursAsked(posed, figures) : [...assumptionsAsked(posed), ...weighedAsked(posed)];
    case "stake":
    case "flow":
    case "discount":
    case "probability":
    case "factor": {
      const games = unit === null || choices !== null ? [] : [...(kind === "discount" ? [] : dilemmasAsked(posed, figures, unit)), ...relationsAsked(posed, figures, unit)];
      return [...weighedAsked(posed), ...hostsAsked(posed), ...neighboursAsked(posed, figures), ...(d4 === null ? [] : [lockInAsked(posed, d4)]), ...(unit === null ? [] : mirrorAsked(posed, figures, unit)), ...personsAsked(posed), ...games];
    }
  }
}
