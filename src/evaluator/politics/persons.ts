/**
 * "People are not shirts": movers follow wages as factors do (Heckscher and Ohlin; Mundell 1957), but hold rights (Gordon 2010; unverified). A regime in which they follow
 * wages and can claim nothing is `shirtLike`.
 */
import { contains, type Day } from "../../language/dates";
import type { Slices } from "../../kernel/slices";
import { add, zero, type Rational } from "../../language/rational";
import type { ClauseId, Institution, Regime } from "../../language/regime";
import { exactSum } from "../interests/exact";
import type { Ledger } from "../interests/result";
import { moversOf } from "./aims";
import type { PersonsReport } from "./result-politics";

/** Whether movers go where wages are higher: the sign of what movers gain as wages, row by row. */
export function factorTest(ledger: Ledger): PersonsReport["factor"] {
  const own = ledger.accounts.flatMap((account, a) => (account.party === "mover" && account.channel === "wages" ? [a] : []));
  if (own.length === 0 || own.some((a) => ledger.accounts[a]?.missing !== null) || ledger.missing.length > 0) return null;
  const moved = { rises: zero, falls: zero, same: zero };
  for (const row of ledger.rows) {
    const spoken = own.flatMap((a) => (row.amounts[a] ? [row.amounts[a]] : []));
    if (spoken.length === 0) continue;
    const gain = exactSum(spoken.flatMap((years) => years.map((e) => e.expected)));
    const way = gain.numerator > 0n ? "rises" : gain.numerator < 0n ? "falls" : "same";
    moved[way] = add(moved[way], moversOf(row.admitted));
  }
  const some = (x: Rational): boolean => x.numerator > 0n;
  const verdict = some(moved.falls) || some(moved.same) ? "fails" : some(moved.rises) ? "holds" : "not-assessable";
  return { ...moved, verdict };
}

/** Bodies before which any mover may bring a clause that grants or rations a right on a day. */
export function claimableOn(regime: Regime, slices: Slices, on: Day): readonly string[] {
  const given = (clause: ClauseId): boolean => regime.clauses[clause]?.sentences.some((id) => ["grant", "ration"].includes(regime.sentences[id]?.head.kind ?? "")) ?? false;
  const standing = new Set(slices.on(on).flatMap((s) => s.branches.flatMap((b) => regime.sentences[b.sentence]?.clause ?? [])).filter(given));
  const lives = (life: Institution["life"]): boolean => life === undefined || contains(life, on);
  return regime.institutions.filter((i) => lives(i.life) && i.powers.some((p) =>
    lives(p.life) && p.verb === "adjudicates" && p.complainants.includes("any mover") && (p.clauses ?? [...standing]).some((c) => standing.has(c)))).map((i) => i.name);
}

export function personsReport(regime: Regime, ledger: Ledger, slices: Slices, on: Day): PersonsReport {
  const [factor, claimable] = [factorTest(ledger), claimableOn(regime, slices, on)];
  const follows = factor === null || factor.verdict === "not-assessable" ? null : factor.verdict === "holds";
  return { factor, claimable, shirtLike: claimable.length > 0 ? false : follows };
}
