/**
 * The regime in which some parties have exchanged their names and kept their records: parties that clauses name, groups, and tables keyed by
 * origin follow the name; the roster, tables keyed by the host alone and attributes stay.
 */
import type { Day } from "../../language/dates";
import { namesParties } from "../../language/hygiene";
import { comparedLookups, compareValues, lookUp, operandValue, shifted } from "../../language/reading";
import { isPartyCell, type Condition, type Head, type PartyAtom, type PartyId, type PartySet, type Regime, type Selector, type Sentence, type Table, type TableComparison } from "../../language/regime";

type Rename = (party: PartyId) => PartyId;
type OfSets = (set: PartySet) => PartySet;

/** The regime after `rename`, as it is on a day. Groups keep their old copies for what is record; the renamed ones are appended. */
export function exchangedOn(regime: Regime, rename: Rename, on: Day): Regime {
  const shift = regime.groups.length;
  const atom = (a: PartyAtom): PartyAtom => ("party" in a ? { party: rename(a.party) } : { group: a.group + shift });
  const set: OfSets = (s) => ({ include: s.include.map(atom), within: s.within === null ? null : atom(s.within), except: s.except.map(atom) });
  const groups = regime.groups.map((g) => {
    const members = [...g.members];
    g.members.forEach((spans, p) => (members[rename(p)] = spans));
    return { ...g, members };
  });
  // A cap whose number is not known is told by the code of its party.
  const parties = [...regime.parties];
  regime.parties.forEach((party, p) => (parties[rename(p)] = { ...(regime.parties[rename(p)] ?? party), code: party.code }));
  return {
    ...regime,
    parties,
    groups: [...regime.groups, ...groups],
    facts: regime.facts.map((f) => (f.type.kind === "state" ? { ...f, type: { ...f.type, named: f.type.named.map(rename) } } : f)),
    tables: regime.tables.map((t) => tableOf(t, set)),
    sentences: regime.sentences.map((s) => sentenceOf(regime, s, set, rename, on)),
  };
}

function tableOf(table: Table, set: OfSets): Table {
  if (!table.keys.includes("origin")) return table;
  return { ...table, rows: table.rows.map((r) => ({ ...r, cells: r.cells.map((c) => (isPartyCell(c) ? set(c) : c)) })) };
}

function sentenceOf(regime: Regime, sentence: Sentence, set: OfSets, rename: Rename, on: Day): Sentence {
  const selector = (s: Selector): Selector => {
    if (s.kind === "listed") return { kind: "listed", set: set(s.set) };
    return s.kind === "members" && s.of !== null ? { kind: "members", of: set(s.of) } : s;
  };
  const condition = (c: Condition): Condition => {
    switch (c.kind) {
      case "and":
      case "or":
        return { kind: c.kind, operands: c.operands.map(condition) };
      case "not":
        return { kind: "not", operand: condition(c.operand) };
      case "state":
        return typeof c.is === "object" ? { ...c, is: set(c.is) } : c;
      case "party":
        return { ...c, set: set(c.set) };
      case "table":
        return namesParties(regime, c) ? asNames(regime, c, rename, on) : c;
      case "series": {
        const ofOrigins = comparedLookups(c.comparison).some((l) => regime.tables[l.table]?.keys.includes("origin"));
        const renamed = (p: PartyId | null): PartyId | null => (p === null ? null : rename(p));
        return ofOrigins ? { ...c, open: c.open.map((o) => ({ ...o, host: renamed(o.host), origin: renamed(o.origin) })) } : c;
      }
      case "constant":
      case "fact":
      case "date":
      case "member":
        return c;
    }
  };
  return { ...sentence, head: headOf(sentence.head, selector), host: selector(sentence.host), origin: selector(sentence.origin), condition: condition(sentence.condition) };
}

/** A number of which a part is for named origins is for those who take over their names. */
function headOf(head: Head, selector: (s: Selector) => Selector): Head {
  if (head.kind !== "ration" || head.cap.parts === undefined) return head;
  return { ...head, cap: { ...head.cap, parts: head.cap.parts.map((part) => ({ ...part, from: part.from && selector(part.from) })) } };
}

/** A comparison of an attribute that is a name in other words, as the parties that it picks on the day. */
function asNames(regime: Regime, c: TableComparison, rename: Rename, on: Day): Condition {
  const picks = (p: PartyId): boolean => {
    const frame = { host: p, origin: p, on };
    const [left, right] = [lookUp(regime, c.lookup, frame), operandValue(regime, c.operand, frame)];
    return typeof left === "number" && right !== null && compareValues(shifted(left, c.shift), c.comparator, right);
  };
  const include = regime.parties.flatMap((_, p) => (picks(p) ? [{ party: rename(p) }] : []));
  return { kind: "party", role: c.lookup.args.includes("host") ? "host" : "origin", set: { include, within: null, except: [] } };
}
