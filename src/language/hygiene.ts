/** Class hygiene: a class of states that nobody can come to belong to, or that one state alone makes up, is a name in other words. */
import { compareValues, inPartySet, shifted } from "./reading";
import { isPartyCell, type PartyId, type PartySet, type Regime, type Table, type TableComparison } from "./regime";

/**
 * Whether a comparison of an attribute of a party with a fixed value singles out by name. It does where the attribute is a date, such as
 * that of accession, which cannot change any more (a *rigid* class), and where one party alone has, or alone lacks, what is asked (a *singleton*).
 */
export function namesParties(regime: Regime, { lookup, operand, comparator, shift }: TableComparison): boolean {
  const table = regime.tables[lookup.table];
  if (table === undefined || operand.terms.length > 0 || !table.keys.includes("party")) return false;
  if (table.type.kind === "date") return true;
  if (table.keys.length !== 1 || (table.type.kind !== "labels" && table.type.kind !== "yes-or-no")) return false;
  const holds = (value: number): boolean => compareValues(shifted(value, shift), comparator, operand.constant);
  const values = regime.parties.map((_, p) => valuesEver(regime, table, p));
  const having = values.filter((all) => all.some(holds)).length;
  const lacking = values.filter((all) => all.some((v) => !holds(v))).length;
  return having === 1 || lacking === 1;
}

/** What a table gives a party on some day or other. */
function valuesEver(regime: Regime, table: Table, party: PartyId): readonly number[] {
  const found: number[] = [];
  for (const { cells, value } of [...table.rows, { cells: [], value: table.otherwise }]) {
    const cell = cells[0];
    if (cell !== undefined && isPartyCell(cell) && !everIn(regime, cell, party)) continue;
    if (typeof value === "number") found.push(value);
    if (cell !== undefined && isPartyCell(cell) && isPlain(cell)) return found;
  }
  return found;
}

/** Named one by one, so that who is in it never changes. */
const isPlain = (set: PartySet): boolean => set.within === null && set.except.length === 0 && set.include.every((atom) => "party" in atom);

function everIn(regime: Regime, set: PartySet, party: PartyId): boolean {
  if (isPlain(set)) return set.include.some((atom) => "party" in atom && atom.party === party);
  // Who is in a group changes on its days alone.
  const days = regime.groups.flatMap((g) => (g.members[party] ?? []).flatMap((span) => [span.since ?? (span.before ?? 1) - 1, span.before ?? span.since ?? 0]));
  return [0, ...days].some((on) => inPartySet(regime, set, party, on));
}
