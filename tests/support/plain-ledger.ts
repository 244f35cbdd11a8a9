import type { Account, Estimate, Ledger } from "../../src/evaluator/interests/result";
import { one, rational } from "../../src/language/rational";

/** What one host bears or gains from one origin, and that origin by it, in each year. */
export interface PlainFlow {
  readonly host: number;
  readonly origin: number;
  readonly asHost: readonly number[];
  readonly asOrigin: readonly number[];
}
const money = { kind: "money", currency: "EUR" } as const;
const account = (party: "host" | "origin"): Account => ({ party, verb: "gains", channel: "fiscal", measure: money, per: "once", classes: [0], keeping: null, cites: [], missing: null });
const certain = (n: number): Estimate => ({ low: rational(n), expected: rational(n), high: rational(n) });

/** A ledger in one unit, without discount, of flows whose worth is known. */
export function plainLedger(flows: readonly PlainFlow[], years: number): Ledger {
  const yearly = Array.from({ length: years }, (_, y) => 2025 + y);
  const movers = yearly.map(() => certain(1));
  return {
    years: yearly, discount: yearly.map(() => one), parties: [...new Set(flows.flatMap((f) => [f.host, f.origin]))].sort((a, b) => a - b), accounts: [account("host"), account("origin")], missing: [],
    rows: flows.map((f) => ({ host: f.host, origin: f.origin, mover: 0, inside: true, asked: movers, admitted: movers, staying: movers, amounts: [f.asHost.map(certain), f.asOrigin.map(certain)] })),
  };
}
