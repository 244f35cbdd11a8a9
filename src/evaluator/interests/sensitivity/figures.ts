import type { ClassId, Measure, PartyId } from "../../../language/regime";
import { measureKey } from "../benefits";
import type { Corner, Ledger } from "../result";
import { common, nothing, plus, product, times, type Polynomial } from "./polynomial";
import type { Terms } from "./varied";

/** What a host and an origin net by movers between them, by year and not discounted. */
export interface Between<T> {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly asHost: readonly T[];
  readonly asOrigin: readonly T[];
}
/** What one side of one party comes to by year in one unit, not discounted; movers are those of their origin. */
export interface SideTotal<T> {
  readonly side: "host" | "origin" | "mover";
  readonly party: PartyId;
  readonly unit: string;
  readonly years: readonly T[];
}

/** What one row of ledgers comes to by account, over all years, each by what it counts. */
export interface Line {
  readonly host: PartyId;
  readonly origin: PartyId;
  /** `null`: what comes of a clause that is kept. */
  readonly mover: ClassId | null;
  readonly inside: boolean;
  readonly amounts: readonly Polynomial[];
}

/** The figures of ledgers, each found once. All are linear in a ledger, so that those of terms are sums of theirs. */
export class Figures {
  private readonly between = new WeakMap<Ledger, Map<string, readonly Between<bigint>[]>>();
  private readonly overs = new WeakMap<Ledger, Map<string, bigint>>();
  private readonly sides = new WeakMap<Ledger, Map<string, readonly SideTotal<bigint>[]>>();
  private readonly rows = new WeakMap<Ledger, Map<string, readonly (readonly (readonly bigint[])[])[]>>();

  /** Between members, in one unit. */
  betweenIn(terms: Terms, unit: Measure, corner: Corner): readonly Between<Polynomial>[] {
    const found = new Map<string, Between<Polynomial>>();
    for (const { polynomial, ledger, only } of terms) {
      const over = this.overOf(ledger, corner);
      const own = known(this.between, ledger, `${measureKey(unit)} ${corner} ${only ?? ""}`, () => betweenIn(ledger, unit, corner, only, over));
      const term = { ...polynomial, over: polynomial.over * over };
      for (const { host, origin, asHost, asOrigin } of own) {
        const key = `${host} ${origin}`;
        const sum = found.get(key);
        found.set(key, { host, origin, asHost: added(sum?.asHost, asHost, term), asOrigin: added(sum?.asOrigin, asOrigin, term) });
      }
    }
    return [...found.values()];
  }

  /** Of every party, side and unit; whether bound or not. */
  sidesIn(terms: Terms, corner: Corner): readonly SideTotal<Polynomial>[] {
    const found = new Map<string, SideTotal<Polynomial>>();
    for (const { polynomial, ledger, only } of terms) {
      const over = this.overOf(ledger, corner);
      const term = { ...polynomial, over: polynomial.over * over };
      for (const { side, party, unit, years } of known(this.sides, ledger, `${corner} ${only ?? ""}`, () => sidesIn(ledger, corner, only, over))) {
        const key = `${side} ${party} ${unit}`;
        found.set(key, { side, party, unit, years: added(found.get(key)?.years, years, term) });
      }
    }
    return [...found.values()];
  }

  /** Of every row. */
  linesIn(terms: Terms, weights: readonly Polynomial[], corner: Corner): readonly Line[] {
    const found = new Map<string, Line & { readonly amounts: Polynomial[] }>();
    for (const { polynomial, ledger, only } of terms) {
      const over = this.overOf(ledger, corner);
      const term = { ...polynomial, over: polynomial.over * over };
      const own = known(this.rows, ledger, corner, () => ledger.rows.map((row) => row.amounts.map((account) => account?.map((e) => e[corner].numerator * (over / e[corner].denominator)) ?? [])));
      ledger.rows.forEach(({ host, origin, mover, inside }, r) => {
        const key = `${host} ${origin} ${mover ?? ""} ${inside ? 1 : 0}`;
        const line = found.get(key) ?? { host, origin, mover, inside, amounts: ledger.accounts.map(() => nothing) };
        found.set(key, line);
        own[r]?.forEach((years, a) => {
          if (years.length > 0 && (only === null || a === only)) line.amounts[a] = plus(line.amounts[a] ?? nothing, product(term, counted(years, weights)));
        });
      });
    }
    return [...found.values()];
  }

  /** A number that the denominators of all amounts divide. */
  private overOf(ledger: Ledger, corner: Corner): bigint {
    return known(this.overs, ledger, corner, () => {
      let over = 1n;
      for (const row of ledger.rows) for (const account of row.amounts) for (const year of account ?? []) over = common(over, year[corner].denominator);
      return over;
    });
  }
}

function known<T>(cache: WeakMap<Ledger, Map<string, T>>, ledger: Ledger, key: string, make: () => T): T {
  const own = cache.get(ledger) ?? new Map<string, T>();
  cache.set(ledger, own);
  const found = own.get(key) ?? make();
  own.set(key, found);
  return found;
}
const added = (sum: readonly Polynomial[] | undefined, years: readonly bigint[], polynomial: Polynomial): readonly Polynomial[] =>
  years.map((x, t) => plus(sum?.[t] ?? nothing, times(polynomial, x)));

function betweenIn({ years, accounts, rows }: Ledger, unit: Measure, corner: Corner, only: number | null, over: bigint): readonly Between<bigint>[] {
  const found = new Map<string, { host: PartyId; origin: PartyId; asHost: bigint[]; asOrigin: bigint[] }>();
  for (const { host, origin, inside, amounts } of rows) {
    if (!inside) continue;
    const key = `${host} ${origin}`;
    const entry = found.get(key) ?? { host, origin, asHost: years.map(() => 0n), asOrigin: years.map(() => 0n) };
    found.set(key, entry);
    accounts.forEach(({ party, measure }, a) => {
      if (party === "mover" || (only !== null && a !== only) || measureKey(measure) !== measureKey(unit)) return;
      accumulate(party === "host" ? entry.asHost : entry.asOrigin, amounts[a]?.map((e) => e[corner].numerator * (over / e[corner].denominator)));
    });
  }
  return [...found.values()];
}

function sidesIn({ years, accounts, rows }: Ledger, corner: Corner, only: number | null, over: bigint): readonly SideTotal<bigint>[] {
  const found = new Map<string, { side: SideTotal<bigint>["side"]; party: PartyId; unit: string; years: bigint[] }>();
  for (const { host, origin, amounts } of rows) {
    accounts.forEach(({ party: side, measure }, a) => {
      if (only !== null && a !== only) return;
      const [party, unit] = [side === "host" ? host : origin, measureKey(measure)];
      const key = `${side} ${party} ${unit}`;
      const entry = found.get(key) ?? { side, party, unit, years: years.map(() => 0n) };
      found.set(key, entry);
      accumulate(entry.years, amounts[a]?.map((e) => e[corner].numerator * (over / e[corner].denominator)));
    });
  }
  return [...found.values()];
}
function accumulate(sum: bigint[], numbers: readonly bigint[] = []): void {
  numbers.forEach((x, t) => { sum[t] = (sum[t] ?? 0n) + x; });
}

/** The same of whole numbers. */
function counted(years: readonly bigint[], weights: readonly Polynomial[]): Polynomial {
  if (weights.every(({ whole, over }) => whole.length === 1 && over === weights[0]?.over)) {
    return { whole: [years.reduce((sum, x, t) => sum + x * (weights[t]?.whole[0] ?? 0n), 0n)], over: weights[0]?.over ?? 1n };
  }
  return years.reduce<Polynomial>((sum, x, t) => plus(sum, times(weights[t] ?? nothing, x)), nothing);
}

/** A sum over years, each by what it counts. */
export const weighed = (years: readonly Polynomial[], weights: readonly Polynomial[]): Polynomial =>
  years.reduce<Polynomial>((sum, year, t) => plus(sum, product(year, weights[t] ?? nothing)), nothing);
