/**
 * The game of each two members that the ledgers imply: C keeps the regime toward the other, D keeps none of it and admits nobody from it. It follows from the declared interests and predicts nothing.
 */
import { classifyOrdinal, exchangePlayers, ordinal, suasionStakes, transferWindow, type Game2x2, type OrdinalClassification } from "../../games";
import { compareRationals, subtract, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime } from "../../language/regime";
import { nothingExchanged, noStakeOfStates, unitsOf, unknownIn } from "./benefits";
import { choiceNames, gameOf, netsIn, separable, type Choices, type NetsOf } from "./choices";
import { fitOf } from "./fit";
import type { Corner, Dyad, DyadReading, DyadsReport, Ledger } from "./result";

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
    case "assurance":
    case "chicken":
    case "battle":
    case "chicken-battle":
    case "pure-coordination":
    case "cyclic":
      return kind;
    default: {
      const never: never = kind;
      return never;
    }
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

const differ = (a: Rational, b: Rational): boolean => compareRationals(a, b) !== 0;
/** The members whose choice changes what somebody gets. */
function deciding([row, column]: readonly [PartyId, PartyId], games: readonly Game2x2[]): readonly PartyId[] {
  const fours = games.flatMap((g) => [g.row, g.column]);
  return [...(fours.some(([cc, cd, dc, dd]) => differ(cc, dc) || differ(cd, dd)) ? [row] : []), ...(fours.some(([cc, cd, dc, dd]) => differ(cc, cd) || differ(dc, dd)) ? [column] : [])];
}

/** Judges the game of two members; `hosts` are those of them to whom movers of the other would come, who have a choice whatever it changes. */
export function dyadOf([row, column]: readonly [PartyId, PartyId], { expected: game, low, high }: Readonly<Record<Corner, Game2x2>>, hosts: readonly PartyId[], classify = classifier()): Dyad {
  const found = classify(game);
  const changing = deciding([row, column], [game, low, high]);
  const choosers = [row, column].filter((member) => hosts.includes(member) || changing.includes(member));
  const [only, second] = choosers;
  const net = only === row ? subtract(game.row[0], game.row[2]) : subtract(game.column[0], game.column[1]);
  const alone = ["one-sided-loses", "one-sided-even", "one-sided-gains"] as const;
  const reading = only !== undefined && second === undefined ? (alone[Math.sign(Number(net.numerator)) + 1] ?? "one-sided-even") : readingOf(found);
  const { suasion } = found.labelled;
  const strong = reading === "suasion" ? (suasion?.weak === "row" ? column : row) : reading === "one-sided-loses" ? (only ?? null) : null;
  return {
    row, column, payoffs: game, kind: found.kind, kinds: found.kinds, names: found.labelled.names, equilibria: found.equilibria, dominant: found.dominant, choosers, reading, strong,
    transfer: strong === null ? null : transferWindow(suasionStakes(strong === column ? game : exchangePlayers(game))),
    low: classify(low).kind, high: classify(high).kind,
  };
}

function dyadsIn(choices: Choices, measure: Measure): readonly Dyad[] {
  const classify = classifier();
  const nets = (corner: Corner): Readonly<Record<keyof Choices, NetsOf>> => ({
    both: netsIn(choices.both, measure, corner), hostAlone: netsIn(choices.hostAlone, measure, corner), originAlone: netsIn(choices.originAlone, measure, corner),
  });
  const at = { low: nets("low"), expected: nets("expected"), high: nets("high") };
  const inside = choiceNames.map((name) => choices[name]).flatMap(({ rows }) => rows.filter((r) => r.inside));
  const coming = new Set(inside.flatMap((r) => (r.mover === null ? [] : [`${r.host} ${r.origin}`])));
  const pairs = new Map(inside.map(({ host, origin }) => [Math.min(host, origin), Math.max(host, origin)] as const).map((pair) => [pair.join(" "), pair]));
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d).map(([row, column]) => {
    const game = (corner: Corner): Game2x2 => gameOf(row, column, at[corner]);
    const hosts = [row, column].filter((host) => coming.has(`${host} ${host === row ? column : row}`));
    return dyadOf([row, column], { low: game("low"), expected: game("expected"), high: game("high") }, hosts, classify);
  });
}

/** The games of all pairs of members between whom somebody would move or something is kept, in the mean year and with every shock at its chance. */
export function dyadsReport(regime: Regime, ledger: Ledger, choices: Choices = separable(ledger)): DyadsReport {
  const [measure = null] = unitsOf(ledger.accounts.filter((a) => a.party !== "mover"));
  const unknown = measure === null ? [noStakeOfStates] : choiceNames.map((name) => choices[name]).flatMap((l) => unknownIn(l, measure) ?? []);
  const missing = unknown[0] ?? null;
  if (measure === null || missing !== null) return { measure, dyads: [], fit: [], missing };
  const dyads = dyadsIn(choices, measure);
  return { measure, dyads, fit: fitOf(regime, ledger.years, dyads), missing: dyads.length === 0 ? nothingExchanged : null };
}
