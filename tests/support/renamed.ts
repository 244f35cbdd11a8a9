/**
 * Regimes in which identity is exchanged and record stays: what a permutation does to the parties that clauses name, to groups,
 * and to tables keyed by origin; not to the roster, to tables keyed by host alone, or to attributes of parties.
 */
import { breakpoints } from "../../src/evaluator/breakpoints";
import type { Day } from "../../src/language/dates";
import { comparedLookups, isBound, selects } from "../../src/language/reading";
import {
  isPartyCell, isPartyKey, stateless,
  type Condition, type Head, type Lookup, type PartyAtom, type PartyId, type PartySet, type Regime, type Selector, type Sentence, type Table, type TimePoint, type Window,
} from "../../src/language/regime";

type Rename = (party: PartyId) => PartyId;

/** The regime after `rename`. Groups keep their old copies for what is record; the renamed ones are appended. */
export function exchangeIdentity(regime: Regime, rename: Rename): Regime {
  const shift = regime.groups.length;
  const atom = (a: PartyAtom): PartyAtom => ("party" in a ? { party: rename(a.party) } : { group: a.group + shift });
  const set = (s: PartySet): PartySet => ({
    include: s.include.map(atom),
    within: s.within === null ? null : atom(s.within),
    except: s.except.map(atom),
  });
  const groups = regime.groups.map((g) => {
    const members = [...g.members];
    g.members.forEach((spans, p) => (members[rename(p)] = spans));
    return { ...g, name: `${g.name} renamed`, members };
  });
  // A figure that is missing is named by its party: who takes over the figures of another takes over the names of those that are missing.
  const parties = [...regime.parties];
  regime.parties.forEach((party, p) => (parties[rename(p)] = { ...(regime.parties[rename(p)] ?? party), code: party.code }));
  return {
    ...regime,
    parties,
    groups: [...regime.groups, ...groups],
    // A state that the clauses name is named by them as the parties are.
    facts: regime.facts.map((f) => (f.type.kind === "state" ? { ...f, type: { ...f.type, named: f.type.named.map(rename) } } : f)),
    tables: regime.tables.map((t) => renameTable(t, set)),
    sentences: regime.sentences.map((s) => renameSentence(regime, s, set, rename)),
  };
}

function renameTable(table: Table, set: (s: PartySet) => PartySet): Table {
  if (!table.keys.includes("origin")) return table;
  return { ...table, rows: table.rows.map((r) => ({ ...r, cells: r.cells.map((c) => (isPartyCell(c) ? set(c) : c)) })) };
}

function renameSentence(regime: Regime, sentence: Sentence, set: (s: PartySet) => PartySet, rename: Rename): Sentence {
  const selector = (s: Selector): Selector => {
    if (s.kind === "listed") return { kind: "listed", set: set(s.set) };
    return s.kind === "members" && s.of !== null ? { kind: "members", of: set(s.of) } : s;
  };
  const condition = (c: Condition): Condition => {
    if (c.kind === "and" || c.kind === "or") return { kind: c.kind, operands: c.operands.map(condition) };
    if (c.kind === "not") return { kind: "not", operand: condition(c.operand) };
    if (c.kind === "state") return typeof c.is === "object" ? { ...c, is: set(c.is) } : c;
    if (c.kind === "series" && comparedLookups(c.comparison).some((l) => regime.tables[l.table]?.keys.includes("origin"))) {
      return { ...c, open: c.open.map((o) => ({ ...o, host: o.host === null ? null : rename(o.host), origin: o.origin === null ? null : rename(o.origin) })) };
    }
    const singled = c.kind === "table" ? singledOut(regime, c) : null;
    if (c.kind === "table" && singled) {
      const role = c.lookup.args[0] === "host" ? "host" : "origin";
      return { kind: "party", role, set: { include: singled.map((p) => ({ party: rename(p) })), within: null, except: [] } };
    }
    return c.kind === "party" ? { ...c, set: set(c.set) } : c;
  };
  return { ...sentence, head: renameParts(sentence.head, selector), host: selector(sentence.host), origin: selector(sentence.origin), condition: condition(sentence.condition) };
}

/** A number of which a part is for named origins. */
function renameParts(head: Head, selector: (s: Selector) => Selector): Head {
  if (head.kind !== "ration" || head.cap.parts === undefined) return head;
  return { ...head, cap: { ...head.cap, parts: head.cap.parts.map((part) => ({ ...part, from: part.from && selector(part.from) })) } };
}

/** The states that a comparison of an attribute picks, where it picks one alone or all but one, or asks for a date; else `null`. */
function singledOut(regime: Regime, c: Extract<Condition, { kind: "table" }>): readonly PartyId[] | null {
  const table = regime.tables[c.lookup.table];
  if (table?.keys.length !== 1 || table.keys[0] !== "party" || c.operand.terms.length > 0) return null;
  const valueOf = (p: PartyId): number => {
    const row = table.rows.find((r) => r.cells.some((cell) => isPartyCell(cell) && cell.include.some((a) => "party" in a && a.party === p)));
    return Number(row ? row.value : table.otherwise);
  };
  const asked = (value: number): boolean => {
    const order = value - c.operand.constant;
    return { "=": order === 0, "!=": order !== 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[c.comparator];
  };
  const picked = regime.parties.flatMap((_, p) => (asked(valueOf(p)) ? [p] : []));
  return table.type.kind === "date" || picked.length === 1 || picked.length === regime.parties.length - 1 ? picked : null;
}

// ---- leaving sentences out ------------------------------------------------------------------------------------

const never: Condition = { kind: "constant", value: false };

/** The regime in which some sentences never apply. */
export function withoutSentences(regime: Regime, drop: (sentence: Sentence) => boolean): Regime {
  return { ...regime, sentences: regime.sentences.map((s) => (drop(s) ? { ...s, condition: never, terms: null, windows: [] } : s)) };
}

const conditions = (c: Condition): readonly Condition[] =>
  c.kind === "series" ? [c, c.comparison] : c.kind === "and" || c.kind === "or" ? [c, ...c.operands.flatMap(conditions)] : c.kind === "not" ? [c, ...conditions(c.operand)] : [c];

const lookupOf = (p: TimePoint | null): readonly Lookup[] => (p === null || typeof p === "number" ? [] : [p]);
const lookupsOfWindow = (w: Window): readonly Lookup[] => [...lookupOf(w.since), ...lookupOf(w.before), ...(w.during === null ? [] : [w.during])];

/** Whether a sentence reads named parties or a table of parties in whom it reaches of those of whom its targets speak, when, or on what condition. */
function isNarrowed(regime: Regime, s: Sentence): boolean {
  const left = regime.sentences.filter((x) => regime.clauses[s.clause]?.targets.includes(x.clause));
  const days = breakpoints(regime).flatMap((day) => [day - 1, day]);
  // Of whom the targets speak on some day, as hosts only those that are bound.
  const spokenOf = (side: "host" | "origin", p: PartyId, on: Day): boolean => left.some((t) => selects(regime, t[side], p, on)) && (side === "origin" || isBound(regime, p, on));
  const leavesOut = (x: Selector, side: "host" | "origin"): boolean =>
    left.length === 0 || [0, ...days].some((on) => [stateless, ...regime.parties.keys()].some((p) => spokenOf(side, p, on) && !selects(regime, x, p, on)));
  const names = (x: Selector, side: "host" | "origin"): boolean => (x.kind === "listed" || (x.kind === "members" && x.of !== null)) && leavesOut(x, side);
  const atoms = conditions(s.condition);
  const lookups = [
    ...s.windows.flatMap(lookupsOfWindow),
    ...atoms.flatMap((c) => (c.kind === "table" ? [c.lookup] : [])),
    ...atoms.flatMap((c) => (c.kind === "table" || c.kind === "fact" || c.kind === "date" ? c.operand.terms.map((t) => t.lookup) : [])),
  ];
  const ofParties = lookups.some((l) => regime.tables[l.table]?.keys.some(isPartyKey) ?? false);
  return names(s.host, "host") || names(s.origin, "origin") || atoms.some((c) => c.kind === "party" || (c.kind === "state" && typeof c.is === "object")) || ofParties;
}

const gives = (s: Sentence | undefined): boolean =>
  s?.head.kind === "grant" || s?.head.kind === "ration" || (s?.head.kind === "discretion" && s.head.direction === "lift");

/** Whether a sentence of an exception takes away: a cap or terms do only where something was given, `x does not apply` where x gives. */
function withholds(regime: Regime, s: Sentence): boolean {
  const clauseGives = (id: number): boolean => regime.clauses[id]?.sentences.some((x) => gives(regime.sentences[x])) ?? false;
  switch (s.head.kind) {
    case "refuse":
      return true;
    case "discretion":
      return s.head.direction === "lower";
    case "ration":
      return regime.clauses[s.clause]?.targets.some(clauseGives) ?? false;
    case "disapply":
      return clauseGives(s.head.clause);
    case "unbind":
      return true;
    case "grant":
      return (s.terms !== null || s.soft) && (regime.clauses[s.clause]?.targets.some(clauseGives) ?? false);
  }
}

/** Derogations, as in decision 0005, 6, soft law left out. */
export function isDerogation(regime: Regime, s: Sentence): boolean {
  const clause = regime.clauses[s.clause];
  if (clause === undefined || clause.kind === "rule" || clause.remedyOf !== null) return false;
  const safeguard = conditions(s.condition).some((c) => c.kind === "fact" && regime.facts[c.fact]?.tag === "host");
  return withholds(regime, s) && (safeguard || isNarrowed(regime, s));
}
