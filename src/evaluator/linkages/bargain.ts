/** What a linkage is worth between two members: section 4.5 of the criteria, read off the ledgers. */
import { classifyOrdinal, judgeThreat, ordinal, persuasionThreshold, transferWindow, type Game2x2 } from "../../games";
import { add, compareRationals, multiply, one, subtract, zero, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime, Scenario } from "../../language/regime";
import { without } from "../criteria/core-regime";
import { declaredNumbers } from "../interests/assumed";
import { usualTolerance } from "../interests/balance";
import { noStakeOfStates, unitsOf, unknownIn } from "../interests/benefits";
import { noBreach, type Breach } from "../interests/breaches";
import type { Given } from "../interests/cases";
import { netsIn, type NetsOf } from "../interests/choices";
import { exactly } from "../interests/exact";
import { byChance } from "../interests/flows";
import { Books } from "../interests/ledger";
import type { Ledger } from "../interests/result";
import type { Bargain, Commitment, LinkageDyad } from "./result-linkages";
import type { Tie } from "./ties";

/** How interests are judged. */
export interface Asked {
  readonly scenario: Scenario;
  readonly binding: "hard" | "soft";
  readonly given: Given;
}
const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;
const cells = ["CC", "CD", "DC", "DD"] as const;
type CellName = (typeof cells)[number];

/** The ledgers of one cell: with the giver as host of the other, and the other way round. */
interface CellLedgers {
  readonly hosting: Ledger;
  readonly sending: Ledger;
}

/** The bargain between each two members that owe one another the two clauses. `regime` is the one without the link. */
export function bargainOf(regime: Regime, tie: Tie, asked: Asked): Bargain {
  const delta = subtract(one, exactly(asked.scenario.discount));
  const isRule = (name: string): boolean => regime.clauses.some((c) => c.name === name && c.kind === "rule");
  /** A rule that the host does not keep is not there. */
  const law = (broken: readonly string[]): Regime =>
    broken.some(isRule) ? without(regime, new Set(regime.sentences.flatMap((s, id) => (broken.includes(regime.clauses[s.clause]?.name ?? "") ? [id] : [])))) : regime;
  const books = (host: readonly string[], origin: readonly string[]): Books => {
    const breach = (names: readonly string[]): Breach => (names.length === 0 ? noBreach : new Set(names));
    return new Books(law(host), asked.scenario, { binding: asked.binding, given: asked.given, breaches: { host: breach(host), origin: breach(origin) } });
  };
  const whole = books([], []);
  const declared = declaredNumbers(regime, asked.scenario, usualTolerance);
  const ledgerOf = (own: Books): Ledger => own.ledger(byChance(asked.scenario, declared), declared);
  const kept = ledgerOf(whole);
  const [measure = null] = unitsOf(kept.accounts.filter((a) => a.party !== "mover"));
  if (measure === null) return { measure, delta, dyads: [], missing: noStakeOfStates };
  const pairs = pairsIn(kept).filter(([giver, other]) => whole.owes(tie.gives, giver, other) && whole.owes(tie.inReturnFor, other, giver));
  if (pairs.length === 0) return { measure, delta, dyads: [], missing: "no two members between whom something is at stake owe one another both" };
  const ledgers = cells.map((cell): CellLedgers => {
    const [giver, other] = [cell[0] === "D" ? [tie.gives] : [], cell[1] === "D" ? [tie.inReturnFor] : []];
    if (cell === "CC") return { hosting: kept, sending: kept };
    return { hosting: ledgerOf(books(giver, other)), sending: ledgerOf(books(other, giver)) };
  });
  const unknown = ledgers.flatMap(({ hosting, sending }) => [hosting, sending].flatMap((l) => unknownIn(l, measure) ?? []));
  if (unknown[0] !== undefined) return { measure, delta, dyads: [], missing: unknown[0] };
  return { measure, delta, missing: null, dyads: dyadsOf(pairs, ledgers, measure, delta) };
}

/** Ordered pairs of members between whom something is in the ledger. */
function pairsIn({ rows }: Ledger): readonly (readonly [PartyId, PartyId])[] {
  const found = new Map(rows.flatMap(({ host, origin, inside }) => (inside ? [[`${host} ${origin}`, [host, origin] as const], [`${origin} ${host}`, [origin, host] as const]] as const : [])));
  return [...found.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function dyadsOf(pairs: readonly (readonly [PartyId, PartyId])[], ledgers: readonly CellLedgers[], measure: Measure, delta: Rational): readonly LinkageDyad[] {
  const nets = ledgers.map(({ hosting, sending }) => ({ hosting: netsIn(hosting, measure, "expected"), sending: netsIn(sending, measure, "expected") }));
  return pairs.flatMap(([giver, other]) => {
    const game = gameOf(giver, other, nets);
    // Where no stake speaks of either clause every cell is alike.
    return [game.row, game.column].some(([cc, ...rest]) => rest.some((x) => compareRationals(x, cc) !== 0)) ? [dyadOf(giver, other, game, delta)] : [];
  });
}

function gameOf(giver: PartyId, other: PartyId, nets: readonly { readonly hosting: NetsOf; readonly sending: NetsOf }[]): Game2x2 {
  const of = (party: "giver" | "other", cell: CellName): Rational => {
    const at = nets[cells.indexOf(cell)];
    if (at === undefined) return zero;
    const [hosting, sending] = [at.hosting(giver, other), at.sending(other, giver)];
    return party === "giver" ? add(hosting.host, sending.origin) : add(hosting.origin, sending.host);
  };
  return { row: [of("giver", "CC"), of("giver", "CD"), of("giver", "DC"), of("giver", "DD")], column: [of("other", "CC"), of("other", "CD"), of("other", "DC"), of("other", "DD")] };
}

/**
 * Issue 1 is what the other owes, issue 2 what is given. g and w are of issue 1 alone, where nothing is given; what issue 2 is worth to the other may differ by what is done in issue 1 (the edge). The threat withholds
 * what is given once the other has not kept, the promise gives it once the other has.
 */
export function dyadOf(giver: PartyId, other: PartyId, game: Game2x2, delta: Rational): LinkageDyad {
  const { row: [aCC, aCD, aDC, aDD], column: [bCC, bCD, bDC, bDD] } = game;
  const stakes = { gain: subtract(bDD, bDC), willingness: subtract(aDC, aDD) };
  const [worth, otherwise] = [subtract(bCC, bDC), subtract(bCD, bDD)];
  const [withholding, giving] = [subtract(aCD, aDD), subtract(aDC, aCC)];
  const strong = above(stakes.gain, zero) ? other : null;
  const { kind, equilibria, dominant } = classifyOrdinal(ordinal(game));
  return {
    giver, other, payoffs: { giver: game.row, other: game.column }, kind, equilibria, dominant, ...stakes, strong,
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
