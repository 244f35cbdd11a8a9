/** Which rules and exceptions a test decides. */
import { expect, test } from "vitest";
import { inFolder } from "../../support/command-line";

const w = "every member grants Enter, Work to Worker from every other member";
const about = `rule open { ${w} }
  rule asNationals { every member grants Work to Worker from every other member on national terms }
  exception off to asNationals { asNationals does not apply when mover.student }
  exception later to asNationals { asNationals does not apply after 12 months of Work }`;

test.each([
  ["an exception to what has ended decides nothing",
    `rule work { ${w} }
  exception transition to work until 2011-04-30 { every member refuses Work }
  exception spared to transition { transition does not apply }
  exception notLU to spared { spared does not apply from LU }`,
    `host BE origin LU mover Worker on 2012-01-01 expect Work granted because work`, "1 of 4"],
  ["what would not apply under the defaults decides nothing", about, `host BE origin NL mover Worker on 2010-01-01 expect Work granted because open`, "1 of 4"],
  ["nor where the same is stated", about, `host BE origin NL mover Worker with not student and 0 months of Work on 2010-01-01 expect Work granted because open`, "1 of 4"],
  ["nor does what lifts a rule that another surpasses", about, `host BE origin NL mover Worker with student on 2010-01-01 expect Work granted because open`, "1 of 4"],
  ["what lifts a rule that would have been among the grounds decides",
    `rule first { ${w} }
  rule second { ${w} }
  exception off to second { second does not apply when mover.student }`,
    `host BE origin NL mover Worker with student on 2010-01-01 expect Work granted because first`, "2 of 3"],
])("%s", async (_, clauses, test, covered) => {
  const text = `use std.rights\nuse std.movers\nfacts about mover { student : yes or no }\nregime R {\n  members { BE, NL, LU }\n  ${clauses}\n  test "t" { ${test} }\n}\n`;
  expect((await inFolder({ "r.regime": text }, "test", "--coverage", "r.regime")).out).toContain(`Coverage: ${covered} rules and exceptions`);
});
