import type { Slices } from "../../kernel/slices";
import { absolute, compareRationals, rational, type Rational } from "../../language/rational";
import type { Day } from "../../language/dates";
import type { PartyId, Regime } from "../../language/regime";
import type { Assumed } from "../interests/assumed";
import { exactSum } from "../interests/exact";
import { aimOfAccount, negated, type HostBooks } from "./aims";
import { logicThresholds, mixOf, sharesOf } from "./logic-kinds";
import { constantPayoffs, fixedPoints, limitOf, type Three } from "./replicator";
import { aims, type Aim, type ByAim, type LogicsReport, type StateLogic } from "./result-politics";
import { stateMix } from "./weights";

const byAim = (of: (aim: Aim) => Rational): ByAim => ({ security: of("security"), economy: of("economy"), rights: of("rights") });
const threeOf = (x: ByAim): Three<Rational> => [x.security, x.economy, x.rights];
const fromThree = ([security, economy, rights]: Three<Rational>): ByAim => ({ security, economy, rights });

/** Clauses that stand on a day and reach somebody, by their ground. */
function groundsOn(regime: Regime, slices: Slices, on: Day): LogicsReport["grounds"] {
  const sentences = new Set(slices.on(on).flatMap((s) => s.branches.map((b) => b.sentence)));
  const clauses = [...new Set([...sentences].flatMap((id) => regime.sentences[id]?.clause ?? []))].map((c) => regime.clauses[c]?.ground ?? null);
  const count = (ground: "security" | "economic" | "rights" | null): number => clauses.filter((g) => g === ground).length;
  const counts = { security: count("security"), economy: count("economic"), rights: count("rights") };
  const shares = sharesOf(byAim((aim) => rational(counts[aim])));
  return { counts, none: count(null), mix: shares && mixOf(shares) };
}

const restsUnder = (payoffs: ByAim): StateLogic["rests"] =>
  fixedPoints(constantPayoffs(threeOf(payoffs))).map(({ at, support, stability }) => ({ weights: at && fromThree(at), aims: aims.filter((_, i) => support.includes(i)), stability }));

function stateOf(books: HostBooks, party: PartyId, weights: Assumed["weights"]): StateLogic {
  const declared = stateMix(weights, party);
  const rows = books.missing === null ? books.rowsOf(party) : [];
  if (rows.length === 0) return { party, declared, stakes: null, payoffs: null, rests: [], limit: null, resting: null };
  const sums = books.byAim(rows);
  const sizes = byAim((aim) => exactSum(books.ledger.accounts.filter((a) => aimOfAccount(a) === aim).map((account) => absolute(books.sum(rows, (a) => a === account)))));
  const shares = sharesOf(sizes);
  const payoffs = { ...sums, security: negated(sums.security) };
  const limit = declared && fromThree(limitOf(threeOf(declared.weights), threeOf(payoffs)));
  return {
    party, declared, payoffs, rests: restsUnder(payoffs), stakes: shares && mixOf(shares), limit: limit && mixOf(limit),
    resting: declared && limit && aims.every((aim) => compareRationals(limit[aim], declared.weights[aim]) === 0),
  };
}

/** The logics of states: those that declare weights, and those to whom somebody would come; and the grounds of clauses on a day. */
export function logicsReport(regime: Regime, books: HostBooks, { weights }: Assumed, slices: Slices, on: Day): LogicsReport {
  const weighing = weights.filter((w) => w.of === "state").map((w) => w.party);
  const parties = [...new Set([...weighing, ...books.hosts])].sort((a, b) => a - b);
  return { threshold: logicThresholds.one, thresholdEach: logicThresholds.each, grounds: groundsOn(regime, slices, on), states: parties.map((p) => stateOf(books, p, weights)) };
}
