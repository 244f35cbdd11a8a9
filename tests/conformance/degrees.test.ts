/**
 * The enlargements of the European Union as a matter of pairs of states alone: a newly arriving worker, access to employment.
 * Every degree can be counted by hand; the comments do. With f the share of ordered pairs in which work is refused,
 * g1 = f² + (1 - f)², and g2 is the mean over hosts of the share of pairs of origins treated alike.
 */
import { expect, test } from "vitest";
import { compile } from "../../src/compile";
import { severityOf } from "../../src/diagnostics";
import { evaluate } from "../../src/evaluator/criteria/evaluate";
import { parseDay } from "../../src/language/dates";
import type { PartName } from "../../src/evaluator/result";

const text = `
use std.groups.eu
use std.rights
use std.movers
regime Enlargements {
  members EU
  rule workers { every member grants Work to Worker from every other member }
  table restricts : host, origin -> periods {
    EU9 / GR : 1981-01-01 to 1987-12-31
    BE, DE, DK, FR, GB, IE, IT, NL / Iberia : 1986-01-01 to 1991-12-31
    LU / Iberia : 1986-01-01 to 1992-12-31
    ES, FI, GR, PT / A8 : 2004-05-01 to 2006-04-30
    IT / A8 : 2004-05-01 to 2006-07-26
    NL / A8 : 2004-05-01 to 2007-04-30
    LU / A8 : 2004-05-01 to 2007-10-31
    FR / A8 : 2004-05-01 to 2008-06-30
    BE, DK / A8 : 2004-05-01 to 2009-04-30
    AT, DE / A8 : 2004-05-01 to 2011-04-30
    DK, ES, GR, HU, PT / A2 : 2007-01-01 to 2008-12-31
    AT, BE, DE, FR, GB, IE, IT, LU, MT, NL / A2 : 2007-01-01 to 2013-12-31
    BE, CY, DE, ES, FR, GR, IT, LU / HR : 2013-07-01 to 2015-06-30
    GB, MT, NL, SI / HR : 2013-07-01 to 2018-06-30
    AT / HR : 2013-07-01 to 2020-06-30
    otherwise : none
  }
  exception transition to workers { every member refuses Work during restricts(host, origin) }
  exception greekMirror to workers { GR refuses Work from every member of EU9 on reciprocal terms until 1987-12-31 }
  exception mirror to workers { HR refuses Work on reciprocal terms since 2013-07-01 }
  exception safeguard to workers { ES refuses Work from RO since 2011-08-11 until 2013-12-31 }
}
`;

const compilation = compile("enlargements.regime", {
  read: (path) => (path === "enlargements.regime" ? { ok: true, text } : { ok: false, reason: "missing" }),
});
const [regime] = compilation.regimes;
const evaluation = regime === undefined ? null : evaluate(regime);

function degree(part: PartName, on: string): number | null {
  const day = parseDay(on) ?? 0;
  const phases = evaluation?.criteria
    .flatMap((c) => c.parts)
    .find((p) => p.part === part)
    ?.timeline.flatMap((s) => s.phases);
  const phase = phases?.find((p) => (p.interval.since ?? -Infinity) <= day && day < (p.interval.before ?? Infinity));
  return phase?.degree ? Number(phase.degree.numerator) / Number(phase.degree.denominator) : null;
}
const alike = (refused: number, members: number): number => {
  const f = refused / (members * (members - 1));
  return f ** 2 + (1 - f) ** 2;
};

test("the text compiles", () => expect(compilation.diagnostics.filter((d) => severityOf(d) === "error")).toEqual([]));

test.each([
  // Nine hosts refuse Greeks, Greece refuses the nine. Each of the nine treats 8 of its 36 pairs of origins unlike.
  { on: "1981-06-01", g1: alike(18, 10), g2: 0.8 },
  // And each of the nine refuses two Iberians; Greece still refuses the nine.
  { on: "1986-06-01", g1: alike(9 + 9 + 18, 12), g2: 0.6455 },
  // Luxembourg alone.
  { on: "1992-06-01", g1: alike(2, 12), g2: 0.9727 },
  { on: "1998-06-01", g1: 1, g2: 1 },
  // Twelve of fifteen old members refuse eight of ten new ones.
  { on: "2004-05-01", g1: alike(12 * 8, 25), g2: 0.7774 },
  // Ten hosts refuse two, thirteen refuse Croats, Croatia refuses the thirteen, Spain refuses Romanians.
  { on: "2013-07-01", g1: alike(20 + 13 + 13 + 1, 28), g2: 0.8974 },
  // Austria and Croatia.
  { on: "2018-07-01", g1: alike(2, 28), g2: 0.9947 },
  { on: "2020-07-01", g1: 1, g2: 1 },
])("on $on norms reach $g1 and $g2", ({ on, g1, g2 }) => {
  expect(degree("g1", on)).toBeCloseTo(g1, 10);
  expect(degree("g2", on)).toBeCloseTo(g2, 4);
});
