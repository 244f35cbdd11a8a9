/** What a linkage is worth between two members: section 4.5 of the criteria, read off the ledgers. */
import { classifyOrdinal, judgeThreat, ordinal, persuasionThreshold, transferWindow, type Game2x2 } from "../../games";
import { add, compareRationals, multiply, one, subtract, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime, Scenario } from "../../language/regime";
import { without } from "../criteria/core-regime";
import { declaredNumbers, type Assumed } from "../interests/assumed";
import { usualTolerance } from "../interests/balance";
import { noStakeOfStates, unitsOf, unknownIn } from "../interests/benefits";
import { noBreach, type Breach } from "../interests/breaches";
import type { Given } from "../interests/cases";
import { netsIn, type NetsOf } from "../interests/choices";
import { byChance } from "../interests/flows";
import { Books } from "../interests/ledger";
import type { Corner, Ledger } from "../interests/result";
import type { Extent } from "../interests/sensitivity/ranges";
import { bargainRanges } from "./bargain-ranges";
import type { Bargain, Commitment, LinkageDyad, LinkageFigures } from "./result-linkages";
import type { Tie } from "./ties";

/** How interests are judged. */
export interface Asked {
  readonly scenario: Scenario;
  readonly binding: "hard" | "soft";
  readonly given: Given;
  /** How far ranges of declared numbers are looked for; `usual`, if left out. */
  readonly sensitivity?: Extent;
}
const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;
const cells = ["CC", "CD", "DC", "DD"] as const;
type CellName = (typeof cells)[number];

/** The books of one cell: with the giver as host of the other, and the other way round. */
interface CellBooks {
  readonly hosting: Books;
  readonly sending: Books;
}
/** The ledgers of one cell. */
interface CellLedgers {
  readonly hosting: Ledger;
  readonly sending: Ledger;
}

/** The bargain between each two members that owe one another the two clauses. `regime` is the one without the link. */
export function bargainOf(regime: Regime, tie: Tie, asked: Asked): Bargain {
  const { scenario } = asked;
  const declared = declaredNumbers(regime, scenario, usualTolerance);
  const books = booksOf(regime, tie, asked);
  const ledgersOf = (assumed: Assumed): readonly CellLedgers[] => {
    const made = new Map<Books, Ledger>();
    const ledgerOf = (own: Books): Ledger => { const ledger = made.get(own) ?? own.ledger(byChance(scenario, assumed), assumed); made.set(own, ledger); return ledger; };
    return books.map(({ hosting, sending }) => ({ hosting: ledgerOf(hosting), sending: ledgerOf(sending) }));
  };
  const delta = subtract(one, declared.discount);
  const nothing = (measure: Measure | null, missing: string | null): Bargain => ({ measure, delta, dyads: [], missing, sensitivity: null });
  const ledgers = ledgersOf(declared);
  const [kept] = ledgers;
  const [measure = null] = unitsOf((kept?.hosting.accounts ?? []).filter((a) => a.party !== "mover"));
  if (measure === null || kept === undefined) return nothing(measure, noStakeOfStates);
  const pairs = pairsIn(kept.hosting).filter(([giver, other]) => books[0]?.hosting.owes(tie.gives, giver, other) && books[0].hosting.owes(tie.inReturnFor, other, giver));
  if (pairs.length === 0) return nothing(measure, "no two members between whom something is at stake owe one another both");
  const unknown = ledgers.flatMap(({ hosting, sending }) => [hosting, sending].flatMap((l) => unknownIn(l, measure) ?? []));
  if (unknown[0] !== undefined) return nothing(measure, unknown[0]);
  const dyads = dyadsOf(pairs, ledgers, measure, delta);
  const again = (assumed: Assumed): readonly LinkageDyad[] => dyadsOf(pairs, ledgersOf(assumed), measure, subtract(one, assumed.discount));
  return { measure, delta, dyads, missing: null, sensitivity: bargainRanges({ regime, scenario, declared, dyads, measure, books, ledgers, again }, asked.sensitivity ?? "usual") };
}

/** In the order of the cells. */
function booksOf(regime: Regime, tie: Tie, { scenario, binding, given }: Asked): readonly CellBooks[] {
  const isRule = (name: string): boolean => regime.clauses.some((c) => c.name === name && c.kind === "rule");
  /** A rule that the host does not keep is not there. */
  const law = (broken: readonly string[]): Regime =>
    broken.some(isRule) ? without(regime, new Set(regime.sentences.flatMap((s, id) => (broken.includes(regime.clauses[s.clause]?.name ?? "") ? [id] : [])))) : regime;
  const books = (host: readonly string[], origin: readonly string[]): Books => {
    const breach = (names: readonly string[]): Breach => (names.length === 0 ? noBreach : new Set(names));
    return new Books(law(host), scenario, { binding, given, breaches: { host: breach(host), origin: breach(origin) } });
  };
  const whole = books([], []);
  return cells.map((cell): CellBooks => {
    const [giver, other] = [cell[0] === "D" ? [tie.gives] : [], cell[1] === "D" ? [tie.inReturnFor] : []];
    return cell === "CC" ? { hosting: whole, sending: whole } : { hosting: books(giver, other), sending: books(other, giver) };
  });
}

/** Ordered pairs of members between whom something is in the ledger. */
function pairsIn({ rows }: Ledger): readonly (readonly [PartyId, PartyId])[] {
  const found = new Map(rows.flatMap(({ host, origin, inside }) => (inside ? [[`${host} ${origin}`, [host, origin] as const], [`${origin} ${host}`, [origin, host] as const]] as const : [])));
  return [...found.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function dyadsOf(pairs: readonly (readonly [PartyId, PartyId])[], ledgers: readonly CellLedgers[], measure: Measure, delta: Rational): readonly LinkageDyad[] {
  const nets = (corner: Corner): readonly CellNets[] => ledgers.map(({ hosting, sending }) => ({ hosting: netsIn(hosting, measure, corner), sending: netsIn(sending, measure, corner) }));
  const at = { low: nets("low"), expected: nets("expected"), high: nets("high") };
  return pairs.flatMap(([giver, other]) => {
    const games = { low: gameOf(giver, other, at.low), expected: gameOf(giver, other, at.expected), high: gameOf(giver, other, at.high) };
    // Where no stake speaks of either clause every cell is alike.
    const { row, column } = games.expected;
    return [row, column].some(([cc, ...rest]) => rest.some((x) => compareRationals(x, cc) !== 0)) ? [dyadOf(giver, other, games, delta)] : [];
  });
}
interface CellNets {
  readonly hosting: NetsOf;
  readonly sending: NetsOf;
}

function gameOf(giver: PartyId, other: PartyId, nets: readonly CellNets[]): Game2x2 {
  const of = (party: "giver" | "other", cell: CellName): Rational => {
    const at = nets[cells.indexOf(cell)];
    if (at === undefined) return zero;
    const [hosting, sending] = [at.hosting(giver, other), at.sending(other, giver)];
    return party === "giver" ? add(hosting.host, sending.origin) : add(hosting.origin, sending.host);
  };
  return { row: [of("giver", "CC"), of("giver", "CD"), of("giver", "DC"), of("giver", "DD")], column: [of("other", "CC"), of("other", "CD"), of("other", "DC"), of("other", "DD")] };
}

/** Two members at each number of movers. */
export const dyadOf = (giver: PartyId, other: PartyId, { low, expected, high }: Readonly<Record<Corner, Game2x2>>, delta: Rational): LinkageDyad => {
  const figures = (game: Game2x2): LinkageFigures => figuresOf(other, game, delta);
  return { giver, other, ...figures(expected), low: figures(low), high: figures(high) };
};

/**
 * Issue 1 is what the other owes, issue 2 what is given. g and w are of issue 1 alone, where nothing is given; what issue 2 is worth to the other may differ by what is done in issue 1 (the edge). The threat withholds
 * what is given once the other has not kept, the promise gives it once the other has.
 */
function figuresOf(other: PartyId, game: Game2x2, delta: Rational): LinkageFigures {
  const { row: [aCC, aCD, aDC, aDD], column: [bCC, bCD, bDC, bDD] } = game;
  const stakes = { gain: subtract(bDD, bDC), willingness: subtract(aDC, aDD) };
  const [worth, otherwise] = [subtract(bCC, bDC), subtract(bCD, bDD)];
  const [withholding, giving] = [subtract(aCD, aDD), subtract(aDC, aCC)];
  const strong = above(stakes.gain, zero) ? other : null;
  const { kind, equilibria, dominant } = classifyOrdinal(ordinal(game));
  return {
    payoffs: { giver: game.row, other: game.column }, kind, equilibria, dominant, ...stakes, strong,
    window: strong === null ? null : transferWindow(stakes),
    worth, enough: !above(stakes.gain, worth), threat: threatOf(stakes, worth, withholding, delta), promise: promiseOf(stakes.willingness, giving, delta),
    edge: subtract(worth, otherwise), persuasion: persuasionThreshold(stakes, { ifCooperates: worth, ifDefects: otherwise }),
  };
}

type Stakes = Pick<LinkageDyad, "gain" | "willingness">;
/** Where the future counts in full (delta = 1) any willingness outweighs every cost. */
function threatOf(stakes: Stakes, loss: Rational, cost: Rational, delta: Rational): Commitment {
  const full = compareRationals(delta, one) === 0;
  const { credibleOnce, credibleRepeated } = judgeThreat(stakes, { loss, cost }, full ? zero : delta);
  return { cost, once: credibleOnce, repeated: full ? credibleOnce || above(stakes.willingness, zero) : credibleRepeated };
}
/** To break a promise gains its cost once and loses the relation: t <= delta × w (as `games.credibleTransfers`). */
const promiseOf = (willingness: Rational, cost: Rational, delta: Rational): Commitment =>
  ({ cost, once: !above(cost, zero), repeated: !above(cost, zero) || !above(cost, multiply(delta, willingness)) });
