import type { FlowChange, ScenarioClause, Shock as Written } from "../language/ast";
import type { ClassId, Flow, PartySet, Scenario, Shock } from "../language/regime";
import type { Builder } from "./builder";
import { datesOfSet, partySet } from "./parties";
import { place, type Scope } from "./scope";
import { durationOf } from "./durations";
import { shareOf } from "./shares";
import { isWithin } from "./targets";
import { citations, classNamed } from "./vocabulary";

type Change = Shock["changes"][number];

/** Reads the shocks of a scenario, whose flows are read already. */
export function lowerShocks(b: Builder, scope: Scope, item: ScenarioClause, flows: readonly Flow[], horizon: Scenario["horizon"] | null): readonly Shock[] {
  const known = new Map<string, Written>();
  return item.items.flatMap((written) => {
    if (written.kind !== "Shock" || written.broken) return [];
    const first = known.get(written.name.text);
    if (first) {
      b.report("duplicate-name", place(scope, written.name.span), { name: written.name.text, what: "shock" }, [{ at: place(scope, first.name.span), label: "first declared here" }]);
    } else known.set(written.name.text, written);
    return lowerShock(b, scope, item.name.text, written, flows, horizon) ?? [];
  });
}

function lowerShock(b: Builder, scope: Scope, scenario: string, item: Written, flows: readonly Flow[], horizon: Scenario["horizon"] | null): readonly Shock[] | null {
  const chance = chanceOf(b, scope, item);
  if (chance?.kind === "year" && horizon && (chance.year < horizon.from || chance.year > horizon.to)) {
    b.report("unreachable-rule", place(scope, item.name.span), { clause: scenario, why: `\`${item.name.text}\` comes outside the horizon` });
  }
  const cites = citations(b, scope, item.cites);
  const changes = item.changes.flatMap((change) => (change.broken ? [] : (lowerChange(b, scope, scenario, change, flows) ?? [])));
  return chance && [{
    name: item.name.text, title: item.title?.value ?? null, chance, lasting: item.lasting ? durationOf(item.lasting) : null, changes, cites, at: place(scope, item.name.span),
  }];
}

function chanceOf(b: Builder, scope: Scope, { name, chance }: Written): Shock["chance"] | null {
  if (chance.kind === "Year") return { kind: "year", year: chance.year.value };
  const probability = shareOf(b, scope, chance.probability, `the probability of \`${name.text}\``, 100);
  return probability === null ? null : { kind: "yearly", probability };
}

function lowerChange(b: Builder, scope: Scope, scenario: string, item: FlowChange, flows: readonly Flow[]): readonly Change[] | null {
  const classes = item.movers.flatMap((name) => classNamed(b, scope, name) ?? []);
  const origins = item.from ? partySet(b, scope, item.from) : null;
  const hosts = item.to ? partySet(b, scope, item.to) : null;
  const factor = shareOf(b, scope, item.factor, "a change", null);
  if ((item.from && !origins) || (item.to && !hosts) || factor === null || classes.length < item.movers.length) return null;
  const meets = flows.some((flow) => sharing(b, flow.classes, classes) && meeting(b, flow.origins, origins) && meeting(b, flow.hosts, hosts));
  if (!meets && flows.length > 0) b.report("unreachable-rule", place(scope, item.span), { clause: scenario, why: "no flow is of those movers and parties" });
  return [{ classes, origins, hosts, factor }];
}

const sharing = (b: Builder, a: readonly ClassId[], c: readonly ClassId[]): boolean => a.some((x) => c.some((y) => isWithin(b, x, y) || isWithin(b, y, x)));

/** Whether some party is ever in both; `null` is all of them. */
function meeting(b: Builder, a: PartySet, c: PartySet | null): boolean {
  if (c === null) return true;
  const other = datesOfSet(b, c);
  return [...datesOfSet(b, a).keys()].some((party) => other.has(party));
}
