/** What `to everything` means: the clauses that an exception or a reservation defeats without naming them. */
import type { ExceptionClause, Name, RegimeItem, ReservationClause } from "../language/ast";
import type { ClauseId } from "../language/regime";
import type { Builder } from "./builder";
import { clauseSymbol } from "./clauses";
import { find, type ClauseSymbol, type Scope } from "./scope";

type Wide = ExceptionClause | ReservationClause;

/** A clause that may be a target, and the clauses to which it is itself an exception by their names. */
interface Aimed {
  readonly symbol: ClauseSymbol;
  readonly ids: readonly ClauseId[];
  readonly at: readonly ClauseSymbol[];
}

/** An exception or a reservation to everything, and the clauses it leaves out by name. */
interface Everywhere {
  readonly symbol: ClauseSymbol;
  readonly except: ReadonlySet<ClauseSymbol>;
}

/** Finds the targets of every clause `to everything`, before the clauses are read. */
export function findEverything(b: Builder, items: readonly RegimeItem[], of: (item: RegimeItem) => Scope): void {
  const wide = items.flatMap((item): readonly Everywhere[] => {
    const symbol = (item.kind === "Exception" || item.kind === "Reservation") && item.everything ? clauseSymbol(of(item), item) : null;
    return symbol ? [{ symbol, except: exceptedBy(item as Wide, of(item)) }] : [];
  });
  if (wide.length === 0) return;
  const all = aimedClauses(b, items, of);
  const isReservation = (symbol: ClauseSymbol): boolean => symbol.node.kind === "Reservation";
  const found = new Map(wide.filter((w) => !isReservation(w.symbol)).map((w) => [w.symbol, reach(w, wide, [], all)]));
  // What a reservation leaves out keeps its exceptions, those to everything too.
  const known = all.map((c) => ({ ...c, at: found.get(c.symbol)?.targets ?? c.at }));
  const reservations = all.flatMap((c) => (isReservation(c.symbol) ? [c.symbol] : []));
  for (const w of wide) if (isReservation(w.symbol)) found.set(w.symbol, reach(w, wide, reservations, known));
  const ids = (some: Iterable<ClauseSymbol>): readonly ClauseId[] => {
    const chosen = new Set(some);
    return all.filter((c) => chosen.has(c.symbol)).flatMap((c) => c.ids).sort((x, y) => x - y);
  };
  for (const [symbol, { targets, spared }] of found) b.everything.set(b.clauseIds.get(symbol) ?? -1, { targets: ids(targets), spared: ids(spared) });
}

/** All clauses but itself, those left out, and what is an exception to any of these. */
function reach({ symbol, except }: Everywhere, wide: readonly Everywhere[], beside: readonly ClauseSymbol[], all: readonly Aimed[]): { readonly targets: readonly ClauseSymbol[]; readonly spared: ReadonlySet<ClauseSymbol> } {
  // Two that are exceptions to everything leave one another alone, unless one of them alone says so.
  const others = wide.filter((other) => other.symbol !== symbol && (!other.except.has(symbol) || except.has(other.symbol))).map((other) => other.symbol);
  const spared = widened([...except], all);
  const left = widened([symbol, ...spared, ...others, ...beside], all);
  return { targets: all.flatMap((c) => (left.has(c.symbol) ? [] : [c.symbol])), spared };
}

/** Some clauses with whatever is, at any depth, an exception to one of them. */
function widened(clauses: readonly ClauseSymbol[], all: readonly Aimed[]): ReadonlySet<ClauseSymbol> {
  const some = new Set(clauses);
  for (let before = -1; before !== some.size; ) {
    before = some.size;
    for (const clause of all) if (clause.at.some((target) => some.has(target))) some.add(clause.symbol);
  }
  return some;
}

function aimedClauses(b: Builder, items: readonly RegimeItem[], of: (item: RegimeItem) => Scope): readonly Aimed[] {
  return items.flatMap((item) => {
    const scope = of(item);
    const symbol = clauseSymbol(scope, item);
    const id = symbol ? b.clauseIds.get(symbol) : undefined;
    return symbol && id !== undefined ? [{ symbol, ids: [id, ...(b.moreRemedies.get(symbol) ?? [])], at: named(scope, aims(item)) }] : [];
  });
}

/** The names of the clauses to which one is an exception. A remedy that suspends everything suspends rules alone, which are exceptions to none. */
function aims(item: RegimeItem): readonly Name[] {
  if (item.kind === "Exception" || item.kind === "Reservation") return item.targets;
  return item.kind === "Duty" ? item.obligations.flatMap((o) => o.otherwise?.clauses.names ?? []) : [];
}

const named = (scope: Scope, names: readonly Name[]): readonly ClauseSymbol[] => names.flatMap((name) => find(scope, "clause", name.text) ?? []);
const exceptedBy = (item: Wide, scope: Scope): ReadonlySet<ClauseSymbol> => new Set(named(scope, item.everything?.except ?? []));
