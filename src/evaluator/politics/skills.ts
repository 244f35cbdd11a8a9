/**
 * Brain drain and gain (Bhagwati and Hamada 1974; Mountford 1997; Beine, Docquier and Rapoport 2001; unverified). The prospect of leaving, at the rate p, makes more
 * people learn; then a share p leaves. The educated share that stays is (e0 + a p)(1 − p).
 */
import { add, compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";

/** The educated share that stays. All are shares of a cohort: e0 educated without emigration, a p added by its prospect, p emigrating. */
export const educatedStock = (e0: Rational, a: Rational, p: Rational): Rational => multiply(add(e0, multiply(a, p)), subtract(one, p));

/** The rate below which more educated people stay than without emigration: (a − e0)/a, and 0 where no rate is. `a` is above 0. */
export const gainBelow = (e0: Rational, a: Rational): Rational => (compareRationals(a, e0) <= 0 ? zero : divide(subtract(a, e0), a));

/** The rate at which most educated people stay: (a − e0)/(2a), and 0 where any rate costs some. `a` is above 0. */
export const bestEmigration = (e0: Rational, a: Rational): Rational => divide(gainBelow(e0, a), rational(2));

/** Whether a rate above 0 leaves more educated people than none does. */
export const isBrainGain = (e0: Rational, a: Rational, p: Rational): boolean => p.numerator > 0n && compareRationals(p, gainBelow(e0, a)) < 0;
