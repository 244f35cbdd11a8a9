import { add, compareRationals, multiply, one, zero, type Rational } from "../../language/rational";
import type { PartyId, Regime } from "../../language/regime";
import { estimate } from "../interests/estimates";
import { exactSum, weighedSum, weightsOf } from "../interests/exact";
import type { Ledger } from "../interests/result";
import { numberOf, type PoliticsOptions } from "./options";
import type { OriginSkills, SkillsReport, SkillsModel } from "./result-politics";
import { bestEmigration, educatedStock, gainBelow, isBrainGain } from "./skills";

const above = (x: Rational, y: Rational): boolean => compareRationals(x, y) > 0;
const isShare = (x: Rational): boolean => !above(zero, x) && !above(x, one);

/** The model of one origin, or why there is none. */
export function skillsModel(e0: Rational | null, a: Rational | null, p: Rational | null): SkillsModel | string {
  if (e0 === null || a === null) return "`e0` and `a` are not declared";
  if (!isShare(e0) || !above(a, zero)) return "`e0` is a share from 0 to 1, and `a` is above 0";
  if (p !== null && !isShare(p)) return "`p` is a share from 0 to 1";
  const best = bestEmigration(e0, a);
  if (above(add(e0, multiply(a, p ?? best)), one)) return "more than all would be educated: `e0` + `a` × `p` is above 1";
  return { e0, a, p, stock: p && educatedStock(e0, a, p), gains: p && isBrainGain(e0, a, p), below: gainBelow(e0, a), best };
}

/** The channel `skills` of each origin, and the model of drain and gain where its numbers are given. */
export function skillsReport(regime: Regime, ledger: Ledger, options: PoliticsOptions): SkillsReport {
  const own = ledger.accounts.flatMap((account, a) => (account.party === "origin" && account.channel === "skills" ? [a] : []));
  const weights = weightsOf(ledger.discount);
  const known = own.length > 0 && ledger.missing.length === 0 && own.every((a) => ledger.accounts[a]?.missing === null);
  const totalOf = (origin: PartyId): OriginSkills["total"] => {
    const years = ledger.rows.filter((r) => r.origin === origin).flatMap((r) => own.flatMap((a) => (r.amounts[a] ? [r.amounts[a]] : [])));
    return known ? estimate((c) => exactSum(years.map((y) => weighedSum(y.map((e) => e[c]), weights)))) : null;
  };
  const year = ledger.years[0] ?? 1;
  const origins = [...new Set(ledger.rows.map((r) => r.origin))].sort((a, b) => a - b);
  return {
    measure: ledger.accounts[own[0] ?? -1]?.measure ?? null,
    origins: origins.map((origin): OriginSkills => {
      const read = (given: PoliticsOptions["e0"]): Rational | null => given === undefined ? null : numberOf(regime, given, origin, year);
      const model = skillsModel(read(options.e0), read(options.a), read(options.p));
      return { origin, total: totalOf(origin), ...(typeof model === "string" ? { model: null, missing: model } : { model, missing: null }) };
    }),
  };
}
