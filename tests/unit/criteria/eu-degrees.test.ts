/**
 * The degrees of G1 and G2 for the free movement of workers in the European Union on six days, on a regime of one rule, its
 * transitions and its mirrors. Each fraction is counted by hand: with f the share of ordered pairs that are restricted,
 * g1 = f² + (1 − f)²; g2 is one less the mean over hosts of the share of unordered pairs of origins treated unequally.
 */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { parseDay } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";
import { fraction, judgedOn } from "../../support/evaluations";

const text = `edition 2026
use std.groups.eu
right Work
mover Worker

regime EuWorkers "Free movement of workers: the right to work and its transitions" {
  members EU
  rule workers { every member grants Work to Worker from every other member }
  table restricts : host, origin -> periods {
    EU9 / GR : 1981-01-01 to 1987-12-31
    BE, DE, DK, FR, GB, IE, IT, NL / ES, PT : 1986-01-01 to 1991-12-31
    LU / ES, PT : 1986-01-01 to 1992-12-31
    ES, PT, FI, GR / A8 : 2004-05-01 to 2006-04-30
    IT / A8 : 2004-05-01 to 2006-07-26
    NL / A8 : 2004-05-01 to 2007-04-30
    LU / A8 : 2004-05-01 to 2007-10-31
    FR / A8 : 2004-05-01 to 2008-06-30
    BE, DK / A8 : 2004-05-01 to 2009-04-30
    DE, AT / A8 : 2004-05-01 to 2011-04-30
    ES, GR, PT, HU, DK / A2 : 2007-01-01 to 2008-12-31
    DE, BE, IE, FR, IT, LU, MT, NL, GB, AT / A2 : 2007-01-01 to 2013-12-31
    BE, CY, FR, DE, GR, IT, LU, ES / HR : 2013-07-01 to 2015-06-30
    MT, NL, SI, GB / HR : 2013-07-01 to 2018-06-30
    AT / HR : 2013-07-01 to 2020-06-30
    otherwise : none
  }
  exception transition to workers {
    every member refuses Work to Worker from every other member during restricts(host, origin)
  }
  exception greekMirror to workers { GR refuses Work to Worker from every other member on reciprocal terms until 1987-12-31 }
  exception croatianMirror to workers { HR refuses Work to Worker from every other member on reciprocal terms until 2020-06-30 }
  exception safeguard to workers { ES refuses Work to Worker from RO since 2011-08-11 until 2013-12-31 }
}
`;

/** Day, g1, g2, d2 and their first three digits. */
const expected: readonly (readonly [string, string, string, string])[] = [
  ["1981-01-01", "17/25 .680", "4/5 .800", "9/10"],
  ["1986-01-01", "73/121 .603", "71/110 .645", "41/44"],
  ["1992-06-01", "2113/2178 .970", "107/110 .973", "1"],
  ["1993-01-01", "1 1", "1 1", "1"],
  ["2004-05-01", "457/625 .731", "447/575 .777", "1"],
  ["2013-07-01", "252445/285768 .883", "35/39 .897", "743/756"],
  ["2018-07-01", "71065/71442 .995", "188/189 .995", "755/756"],
  ["2020-07-01", "1 1", "1 1", "1"],
];

describe("degrees of free movement", () => {
  test.each(expected)("on %s", (date, g1, g2, d2) => {
    const evaluation = evaluate(regimeOf(text));
    const on = parseDay(date) ?? 0;
    const degree = (part: "g1" | "g2" | "d2"): string => fraction(judgedOn(evaluation, part, on)?.phase?.degree);
    expect([degree("g1"), degree("g2"), degree("d2")]).toEqual([g1.split(" ")[0], g2.split(" ")[0], d2]);
  });
});
