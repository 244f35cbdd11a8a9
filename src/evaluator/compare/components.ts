import type { Regime } from "../../language/regime";
import { byText } from "./alignment";
import { sides, type Both, type ComponentChange, type Components } from "./difference";
import { setWording, wordingOf } from "./wording";

/** One part of a regime: its kind, its name, and what it says. */
interface Part {
  readonly component: ComponentChange["component"];
  readonly what: string;
  readonly name: string;
  readonly words: string;
}

function partsOf(regime: Regime): readonly Part[] {
  const part = (component: Part["component"], what: string, name: string, said: unknown): Part => ({ component, what, name, words: wordingOf(regime, said) });
  const exit = regime.exit;
  return [
    ...regime.principles.map((p) => part("principle", "principle", p.name, { text: p.text })),
    ...regime.norms.map((n) => part("norm", "norm", n.name, { text: n.text, follows: n.follows })),
    ...regime.clauses.flatMap((c) => (c.remedyOf === null ? [part("rule", c.kind, c.name, c)] : [])),
    ...regime.powers.map((p) => part("rule", "power", regime.clauses[p.clause]?.name ?? "", p)),
    ...regime.duties.map((d) => part("rule", "duty", d.name, d)),
    ...regime.concessions.map((c) => part("rule", "concession", c.name, c)),
    ...regime.quotas.map((q) => part("rule", "quota", q.name, q)),
    ...regime.linkages.map((l) => part("rule", "linkage", l.name, l)),
    ...regime.packages.map((p) => part("rule", "package", p.name, p)),
    ...regime.tables.flatMap((t) => (t.made === true ? [] : [part("rule", "table", t.name, t)])),
    ...regime.groups.map((g): Part => ({ component: "rule", what: "group", name: g.name, words: setWording(regime, g.members) })),
    { component: "rule", what: "closure", name: "closure", words: regime.closure },
    ...regime.institutions.map((i) => part("procedure", "institution", i.name, i)),
    ...regime.standings.map((s, i) => part("procedure", "standing", i === 0 ? "standing" : `standing ${i + 1}`, s)),
    ...(["accession", "amendment"] as const).flatMap((what) => (regime[what] === null ? [] : [part("procedure", what, what, regime[what])])),
    ...(exit === null ? [] : [part("procedure", "exit", "exit", { ...exit, clause: exit.clause })]),
  ];
}

/** What stands under one name, in whatever order it is written. */
function said(parts: readonly Part[]): ReadonlyMap<string, { readonly part: Part; readonly words: string }> {
  const all = new Map<string, Part[]>();
  for (const part of parts) all.set(`${part.what} ${part.name}`, [...(all.get(`${part.what} ${part.name}`) ?? []), part]);
  return new Map([...all].flatMap(([key, list]) => (list[0] ? [[key, { part: list[0], words: list.map((p) => p.words).sort().join("\n") }] as const] : [])));
}

/** The rules, exceptions and duties under a norm. */
function underNorms(regime: Regime): ReadonlySet<string> {
  return new Set(regime.norms.flatMap((n) => n.clauses.map((c) => regime.clauses[c]?.name ?? "")));
}

/** Which parts of the text changed, and so whether the regime itself did or only what is in it (Krasner 1982). */
export function componentsOf(regimes: Both<Regime>): Components {
  const parts = { before: said(partsOf(regimes.before)), after: said(partsOf(regimes.after)) };
  const groupsOnly = new Set(["group"]);
  const changes = [...new Set(sides.flatMap((side) => [...parts[side].keys()]))].flatMap((key): readonly ComponentChange[] => {
    const [before, after] = [parts.before.get(key), parts.after.get(key)];
    const one = before ?? after;
    // A group is a name for parties: only where both texts use it can it mean something else.
    if (one === undefined || before?.words === after?.words || (groupsOnly.has(one.part.what) && !(before && after))) return [];
    const { component, what, name } = one.part;
    return [{ component, what, name, change: before === undefined ? "added" : after === undefined ? "removed" : "changed" }];
  });
  const [normsBefore, normsAfter] = [underNorms(regimes.before), underNorms(regimes.after)];
  const weakened = [...normsBefore].filter((name) => !normsAfter.has(name) && regimes.after.clauses.some((c) => c.name === name)).sort(byText);
  const ofRegime = changes.some((c) => c.component === "principle" || c.component === "norm");
  return {
    change: ofRegime ? "of" : changes.length > 0 ? "within" : "none",
    changes, weakened, declared: sides.some((side) => regimes[side].principles.length + regimes[side].norms.length > 0),
  };
}
