import type { Discount, Flow as WrittenFlow, Horizon, Name, PartySet as WrittenSet, ScenarioClause, Text } from "../language/ast";
import { dayOf } from "../language/dates";
import { isPartyCell, type Flow, type Scenario } from "../language/regime";
import type { Builder } from "./builder";
import { intersect, isEmpty } from "./intervals";
import { joinPath } from "./modules";
import { partySet } from "./parties";
import { allIn, place, type Scope } from "./scope";
import { figures } from "./series";
import { shareOf } from "./shares";
import { lowerShocks } from "./shocks";
import { classNamed, citations } from "./vocabulary";
import { writtenWindow } from "./written-dates";

/** Reads all scenarios in scope: those of the regime, of its file, and of the files it uses. */
export function lowerScenarios(b: Builder, scope: Scope): readonly Scenario[] {
  return [...new Set(allIn(scope, "clause"))].flatMap(({ node, scope: home }) => (node.kind === "Scenario" && !node.broken ? (lowerScenario(b, home, node) ?? []) : []));
}

function lowerScenario(b: Builder, scope: Scope, item: ScenarioClause): readonly Scenario[] | null {
  const items = item.items.filter((i) => !i.broken);
  const horizons = items.filter((i) => i.kind === "Horizon");
  const discounts = items.filter((i) => i.kind === "Discount");
  const written = items.filter((i) => i.kind === "Flow");
  once(b, scope, item, horizons);
  once(b, scope, item, discounts);
  const missing = [...(horizons.length > 0 ? [] : ["`horizon`"]), ...(discounts.length > 0 ? [] : ["`discount`"]), ...(written.length > 0 ? [] : ["`flow`"])];
  // What was there and is broken is not missing.
  if (missing.length > 0 && items.length === item.items.length) b.report("incomplete-scenario", place(scope, item.name.span), { scenario: item.name.text, missing });
  const horizon = horizons[0] ? years(b, scope, horizons[0]) : null;
  const discount = discounts[0] ? rate(b, scope, item.name, discounts[0]) : null;
  const flows = written.flatMap((flow) => lowerFlow(b, scope, item.name.text, flow, horizon) ?? []);
  const shocks = lowerShocks(b, scope, item, flows, horizon);
  if (!horizon || discount === null) return null;
  return [{ name: item.name.text, title: item.title?.value ?? null, horizon, discount, flows, shocks, at: place(scope, item.name.span) }];
}

function once(b: Builder, scope: Scope, item: ScenarioClause, [first, second]: readonly (Horizon | Discount)[]): void {
  if (!first || !second) return;
  b.report("repeated-clause", place(scope, second.span), { clause: second.kind.toLowerCase(), regime: item.name.text }, [{ at: place(scope, first.span), label: "the first" }]);
}

function years(b: Builder, scope: Scope, { from, to }: Horizon): Scenario["horizon"] | null {
  if (from.value <= to.value) return { from: from.value, to: to.value };
  b.report("empty-range", place(scope, from.span), { from: String(from.value), to: String(to.value) });
  return null;
}

function rate(b: Builder, scope: Scope, name: Name, item: Discount): number | null {
  return shareOf(b, scope, item.rate, `the discount of \`${name.text}\``, 100);
}

function lowerFlow(b: Builder, scope: Scope, scenario: string, item: WrittenFlow, horizon: Scenario["horizon"] | null): readonly Flow[] | null {
  const classes = item.movers.flatMap((name) => classNamed(b, scope, name) ?? []);
  const cites = citations(b, scope, item.cites);
  const { figures: written } = item;
  if (written.kind === "Read") return flowsFrom(b, scope, scenario, item, written.path, horizon).map((flow) => ({ ...flow, classes, cites }));
  const origins = partySet(b, scope, written.from);
  const hosts = partySet(b, scope, written.to);
  const days = writtenWindow(b, scope, written.window, "a flow");
  sameParty(b, scope, written.from, written.to);
  const { low, high, mostly } = written.amount;
  if (low.value > high.value) b.report("empty-range", place(scope, low.span), { from: String(low.value), to: String(high.value) });
  else if (mostly && (mostly.value < low.value || mostly.value > high.value)) {
    b.report("out-of-range", place(scope, mostly.span), { fact: "mostly", value: String(mostly.value), range: `${low.value} to ${high.value}` });
  }
  if (horizon && !isEmpty(days) && intersect([days], [daysOf(horizon)]).length === 0) {
    b.report("unreachable-rule", place(scope, item.span), { clause: scenario, why: "its days lie outside the horizon" });
  }
  return origins && hosts && [{
    classes, origins, hosts, low: low.value, high: high.value, mostly: mostly?.value ?? null, days, cites, at: place(scope, item.span),
  }];
}

type Numbers = Omit<Flow, "classes" | "cites">;

/** Reads flows from a file: one for each line, for the days of its year. */
function flowsFrom(b: Builder, scope: Scope, scenario: string, item: WrittenFlow, path: Text, horizon: Scenario["horizon"] | null): readonly Numbers[] {
  const data = scope.data.get(joinPath(scope.path, path.value) ?? "");
  const at = place(scope, path.span);
  const wanted = { name: scenario, scope, columns: ["origin", "host", "year"], keys: ["origin", "host", "year"], value: { form: /^\d{1,15}$/, words: "a whole number without separators" }, apart: true, at } as const;
  const rows = data ? (figures(b, wanted, data) ?? []) : [];
  const flows = rows.flatMap(({ cells: [origins, hosts, years], value }): readonly Numbers[] => {
    const [year] = years && "years" in years ? years.years : [];
    if (!origins || !hosts || !isPartyCell(origins) || !isPartyCell(hosts) || year === undefined || typeof value !== "number") return [];
    return [{ origins, hosts, low: value, high: value, mostly: null, days: daysOf({ from: year, to: year }), at }];
  });
  if (horizon && flows.length > 0 && flows.every((flow) => intersect([flow.days], [daysOf(horizon)]).length === 0)) {
    b.report("unreachable-rule", place(scope, item.span), { clause: scenario, why: "its years lie outside the horizon" });
  }
  return flows;
}

const daysOf = ({ from, to }: Scenario["horizon"]): Flow["days"] => ({ since: dayOf(from, 1, 1), before: dayOf(to + 1, 1, 1) });

/** Nobody migrates to where he is from. */
function sameParty(b: Builder, scope: Scope, from: WrittenSet, to: WrittenSet): void {
  const [origin, ...others] = from.names;
  const [host] = to.names;
  if (!origin || others.length > 0 || to.names.length > 1 || origin.text !== host?.text || from.within || to.within || from.except.length + to.except.length > 0) return;
  b.report("misplaced-party", place(scope, host.span), { words: host.text, where: "both where movers come from and where they go", expected: "another party" });
}
