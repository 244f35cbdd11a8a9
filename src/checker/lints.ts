/** What is probably meant otherwise in a regime that is right in itself: the design warnings of the field (docs/errors has their sources). */
import { diagnostic, type Diagnostic } from "../diagnostics";
import { isOrIsBelow, isBetweenParties } from "../language/reading";
import type { Condition, Lookup, PartyId, PartySet, Regime, Selector, Sentence } from "../language/regime";

/** The warnings of one checked regime. */
export function lint(regime: Regime): readonly Diagnostic[] {
  const base = regime.sentences.filter((s) => regime.clauses[s.clause]?.kind === "rule");
  return [...star(regime, base), ...bindsNobody(regime, base), ...statelessGap(regime, base), ...idleCaps(regime, base), ...endless(regime), ...singletons(regime), ...rigid(regime)];
}

/** The author says that a part fails, so it is meant. */
const expected = (regime: Regime, ...criteria: readonly string[]): boolean =>
  regime.expectations.some((e) => criteria.includes(e.criterion) && (e.verdict === "fails" || e.verdict === "vacuous"));

/** What is expected with soft law says nothing of what binds. */
const hardOnly = (regime: Regime): Regime => ({ ...regime, expectations: regime.expectations.filter((e) => e.binding === undefined) });

/** The one party of a set that names one. */
function onlyParty(regime: Regime, set: PartySet): PartyId | null {
  let only: PartyId | null = null;
  for (const atom of set.include) {
    const members = "group" in atom ? (regime.groups[atom.group]?.members ?? []) : [];
    const first = "party" in atom ? atom.party : members.findIndex((spans) => spans.length > 0);
    if (first < 0) continue;
    if ((only !== null && only !== first) || members.some((spans, party) => party > first && spans.length > 0)) return null;
    only = first;
  }
  return only;
}
const single = (regime: Regime, selector: Selector): PartyId | null =>
  selector.kind === "listed" ? onlyParty(regime, selector.set) : selector.kind === "members" && selector.of ? onlyParty(regime, selector.of) : null;

function star(regime: Regime, base: readonly Sentence[]): readonly Diagnostic[] {
  if (base.length === 0 || regime.parallel || regime.roster.filter((spans) => spans.length > 0).length < 3 || expected(regime, "n", "form", "multilateral")) return [];
  const [first] = base;
  const isHub = (p: PartyId): boolean => base.every((s) => single(regime, s.host) === p || single(regime, s.origin) === p);
  const hub = first && [single(regime, first.host), single(regime, first.origin)].find((p) => p !== null && isHub(p));
  if (hub === undefined || hub === null) return [];
  // A duty between others ties them too, as the relation graph of the criteria counts it.
  const others = regime.duties.some((d) => isBetweenParties(d) && d.towardBody === undefined && single(regime, d.bearer) !== hub && single(regime, d.toward) !== hub);
  return others ? [] : [diagnostic("star-shaped", regime.at, { regime: regime.name, hub: regime.parties[hub]?.name ?? "" })];
}

function bindsNobody(regime: Regime, base: readonly Sentence[]): readonly Diagnostic[] {
  const binds = base.some((s) => !s.soft && s.head.kind !== "discretion");
  if (base.length === 0 || binds || regime.parallel || regime.duties.some(isBetweenParties) || expected(hardOnly(regime), "v", "form", "norms", "multilateral")) return [];
  return [diagnostic("binds-nobody", regime.at, { regime: regime.name })];
}

const givesHard = (s: Sentence): boolean => s.head.kind === "grant" || s.head.kind === "ration";

function statelessGap(regime: Regime, base: readonly Sentence[]): readonly Diagnostic[] {
  const reachesStateless = (s: Sentence): boolean => s.origin.kind === "anyone" || s.origin.kind === "stateless" || s.origin.kind === "any";
  if (base.some(reachesStateless)) return [];
  const first = base.find((s) => givesHard(s) && s.origin.kind === "states");
  return first ? [diagnostic("stateless-gap", first.at, { clause: regime.clauses[first.clause]?.name ?? "" })] : [];
}

/** Whether one sentence reaches every case that another does, as far as its words show. */
function covers(regime: Regime, wide: Sentence, narrow: Sentence): boolean {
  const everyMember = (a: Selector): boolean => a.kind === "members" && a.of === null;
  const same = (a: Selector, b: Selector): boolean => JSON.stringify(a) === JSON.stringify(b) || (everyMember(a) && b.kind === "members");
  const rights = wide.rights === null || (narrow.rights?.every((r) => wide.rights?.includes(r)) ?? false);
  const movers = wide.classes === null || (narrow.classes?.every((c) => wide.classes?.some((w) => isOrIsBelow(regime, c, w))) ?? false);
  const free = wide.condition.kind === "constant" && wide.condition.value;
  const windows = wide.windows.length === 0 || JSON.stringify(wide.windows) === JSON.stringify(narrow.windows);
  // A host must be bound whoever it is.
  return rights && movers && free && windows && (everyMember(wide.host) || same(wide.host, narrow.host)) && same(wide.origin, narrow.origin);
}

function idleCaps(regime: Regime, base: readonly Sentence[]): readonly Diagnostic[] {
  if (!base.some((s) => s.head.kind === "ration")) return [];
  const displaced = new Set(regime.clauses.flatMap((c) => c.targets));
  const open = base.filter((s) => s.head.kind === "grant" && !s.soft && s.terms === null && s.length === null && !displaced.has(s.clause));
  return base.flatMap((s) => {
    const wider = s.head.kind === "ration" ? open.find((o) => covers(regime, o, s)) : undefined;
    if (!wider) return [];
    const names = { clause: regime.clauses[s.clause]?.name ?? "", wider: regime.clauses[wider.clause]?.name ?? "" };
    return diagnostic("cap-never-binds", s.at, names, [{ at: wider.at, label: "grants the same without a limit" }]);
  });
}

/** Exceptions on economic grounds that nothing triggers and nothing ends. */
function endless(regime: Regime): readonly Diagnostic[] {
  const ends = (s: Sentence): boolean => s.windows.some((w) => w.before !== null || w.during !== null);
  const withholds = (s: Sentence): boolean => s.head.kind === "refuse" || s.head.kind === "ration" || (s.head.kind === "discretion" && s.head.direction === "lower");
  return regime.sentences.flatMap((s) => {
    const clause = regime.clauses[s.clause];
    const always = s.condition.kind === "constant" && s.condition.value;
    if (clause?.ground !== "economic" || !withholds(s) || !always || ends(s)) return [];
    return diagnostic("safeguard-without-end", s.at, { clause: clause.name });
  });
}

/** Values of a record that one party alone has. */
function singletons(regime: Regime): readonly Diagnostic[] {
  return regime.tables.flatMap((table) => {
    if (table.keys.length !== 1 || table.keys[0] !== "party" || (table.type.kind !== "labels" && table.type.kind !== "yes-or-no")) return [];
    const values = new Map<unknown, Set<PartyId>>();
    for (const row of table.rows) {
      const cell = row.cells[0];
      if (!cell || !("include" in cell)) continue;
      for (const party of members(regime, cell)) values.set(row.value, (values.get(row.value) ?? new Set()).add(party));
    }
    return [...values].flatMap(([value, parties]) => {
      const [only] = parties;
      if (parties.size !== 1 || only === undefined || value === table.otherwise) return [];
      const label = table.type.kind === "labels" ? (table.type.labels[Number(value)] ?? "") : value === 1 ? "yes" : "no";
      return diagnostic("singleton-class", table.at, { table: table.name, value: label, party: regime.parties[only]?.name ?? "" });
    });
  });
}

function members(regime: Regime, set: PartySet): ReadonlySet<PartyId> {
  const inAtom = (atom: PartySet["include"][number], party: PartyId): boolean =>
    "party" in atom ? atom.party === party : (regime.groups[atom.group]?.members[party]?.length ?? 0) > 0;
  return new Set(
    regime.parties.flatMap((_, p) =>
      set.include.some((a) => inAtom(a, p)) && (set.within === null || inAtom(set.within, p)) && !set.except.some((a) => inAtom(a, p)) ? [p] : [],
    ),
  );
}

/** Conditions that compare a date in a party's record, such as its accession, with a fixed day: nobody can come to belong. */
function rigid(regime: Regime): readonly Diagnostic[] {
  const isRecordDate = (lookup: Lookup): boolean => {
    const table = regime.tables[lookup.table];
    return table?.type.kind === "date" && table.keys.includes("party");
  };
  const reads = (c: Condition): boolean =>
    c.kind === "and" || c.kind === "or" ? c.operands.some(reads) : c.kind === "not" ? reads(c.operand) : c.kind === "table" && c.operand.terms.length === 0 && isRecordDate(c.lookup);
  return regime.sentences.flatMap((s) => (reads(s.condition) ? [diagnostic("rigid-class", s.at, { clause: regime.clauses[s.clause]?.name ?? "" })] : []));
}
