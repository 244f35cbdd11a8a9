/**
 * The game of each two members that the ledger implies: C keeps the regime toward the other, D admits nobody from it. What a member nets as host hangs on its own choice, what it nets as
 * origin on the other's, so that CC, CD, DC, DD bring it host + origin, host, origin, nothing. It follows from the declared interests and predicts nothing.
 */
import { classifyOrdinal, exchangePlayers, ordinal, suasionStakes, transferWindow, type Game2x2, type OrdinalClassification } from "../../games";
import { add, divide, rational, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime } from "../../language/regime";
import { nothingExchanged, noStakeOfStates, unitsOf, unknownIn } from "./benefits";
import { conductOf, type Conduct, type Sides } from "./conduct";
import { exactSum } from "./exact";
import { fitOf } from "./fit";
import type { Corner, Dyad, DyadReading, DyadsReport, Ledger } from "./result";

/** What a member nets in the mean year as host and as origin. */
export interface Mean {
  readonly host: Rational;
  readonly origin: Rational;
}
function meanOf(sides: Sides | undefined, years: number): Mean {
  const mean = (all: readonly Rational[] = []): Rational => divide(exactSum(all), rational(years));
  return { host: mean(sides?.host), origin: mean(sides?.origin) };
}

/** The game of two members from what each nets by its own choice and by that of the other. */
export function gameOf(row: Mean, column: Mean): Game2x2 {
  // The column member's own choice is the second letter.
  return { row: [add(row.host, row.origin), row.host, row.origin, zero], column: [add(column.host, column.origin), column.origin, column.host, zero] };
}

/** What a game comes to when both have a choice; `strong` is named in a game of suasion alone. */
function readingOf({ kind, equilibria, labelled }: OrdinalClassification): DyadReading {
  switch (kind) {
    case "prisoners-dilemma":
    case "collaboration":
      return equilibria[0] === "DD" ? "collaboration" : "dominated";
    case "suasion":
      return labelled.suasion === null ? "conflict" : "suasion";
    case "deadlock":
    case "conflict":
    case "harmony":
    case "tie":
      return kind;
    default:
      return "interdependent";
  }
}

/** Classifies games by their order, each order once: many pairs have the same, and ties take long. */
export function classifier(): (game: Game2x2) => OrdinalClassification {
  const known = new Map<string, OrdinalClassification>();
  return (game) => {
    const order = ordinal(game);
    const key = [...order.row, ...order.column].join("");
    const found = known.get(key) ?? classifyOrdinal(order);
    known.set(key, found);
    return found;
  };
}

/** Judges the game of two members, of whom some have movers of the other to admit. */
export function dyadOf([row, column]: readonly [PartyId, PartyId], { expected: game, low, high }: Readonly<Record<Corner, Game2x2>>, hosts: readonly PartyId[], classify = classifier()): Dyad {
  const found = classify(game);
  const [only, second] = hosts;
  const net = only === row ? game.row[1] : game.column[2];
  const alone = ["one-sided-loses", "one-sided-even", "one-sided-gains"] as const;
  const reading = only !== undefined && second === undefined ? (alone[Math.sign(Number(net.numerator)) + 1] ?? "one-sided-even") : readingOf(found);
  const { suasion } = found.labelled;
  const strong = reading === "suasion" ? (suasion?.weak === "row" ? column : row) : reading === "one-sided-loses" ? (only ?? null) : null;
  return {
    row, column, payoffs: game, kind: found.kind, kinds: found.kinds, names: found.labelled.names, equilibria: found.equilibria, hosts, reading, strong,
    transfer: strong === null ? null : transferWindow(suasionStakes(strong === column ? game : exchangePlayers(game))),
    low: classify(low).kind, high: classify(high).kind,
  };
}

function dyadsIn(ledger: Ledger, measure: Measure): readonly Dyad[] {
  const years = ledger.years.length;
  const classify = classifier();
  const at: Readonly<Record<Corner, Conduct>> = { low: conductOf(ledger, measure, "low"), expected: conductOf(ledger, measure, "expected"), high: conductOf(ledger, measure, "high") };
  const coming = new Set(ledger.rows.filter((r) => r.inside).map((r) => `${r.host} ${r.origin}`));
  return [...at.expected].flatMap(([row, partners]) => [...partners.keys()].filter((column) => row < column).map((column) => {
    const game = (corner: Corner): Game2x2 => gameOf(meanOf(at[corner].get(row)?.get(column), years), meanOf(at[corner].get(column)?.get(row), years));
    const hosts = [row, column].filter((host) => coming.has(`${host} ${host === row ? column : row}`));
    return dyadOf([row, column], { low: game("low"), expected: game("expected"), high: game("high") }, hosts, classify);
  })).sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The games of all pairs of members between whom somebody would move, in the mean year and with every shock at its chance. */
export function dyadsReport(regime: Regime, ledger: Ledger): DyadsReport {
  const [measure = null] = unitsOf(ledger.accounts.filter((a) => a.party !== "mover"));
  const missing = measure === null ? noStakeOfStates : unknownIn(ledger, measure);
  if (measure === null || missing !== null) return { measure, dyads: [], fit: [], missing };
  const dyads = dyadsIn(ledger, measure);
  return { measure, dyads, fit: fitOf(regime, ledger.years, dyads), missing: dyads.length === 0 ? nothingExchanged : null };
}
