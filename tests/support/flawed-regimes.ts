/** Small regimes that are general but for a few flaws, so that a few edits mend most of them. */
import fc from "fast-check";

const exceptions: readonly string[] = [
  "BE refuses Work to Worker from NL", "every member of Few refuses Work from FR", "host refuses Enter to Worker during closed(host, origin)",
  "host refuses Work when host.crisis", "BE refuses Work, Enter from every other member since 2004-05-01 until 2011-04-30", "host refuses Work on reciprocal terms",
  "BE is not bound to grant Enter from LU when mover.skilled", "host refuses Enter when not origin keeps pay toward host", "host refuses Work from every other member of Few except NL",
];
const tails: readonly string[] = [
  "", "", "", " when mover.skilled", " when pair.treaty and mover.skilled", " when origin keeps pay toward host", " when mover.skilled or pair.treaty", " at most quota(origin) per year",
  " when origin is in good standing", " since 1995-01-01",
];
const origins: readonly string[] = ["every other member", "every other member", "every other member", "every other member of Few", "every other member of All except LU", "any state", "NL, FR"];
const more: readonly string[] = [
  "  rule favour { BE grants Enter to Worker from LU }\n", "  reservation own by FR to work { host is not bound to grant Work }\n", '  institution Court "the Court" { adjudicates everything for injured member }\n',
  "  standing decided by BE on complaint of any member toward every member\n", "  no reservation to work\n",
];

const head = `use std.rights
use std.movers
regime Generated {
  members { BE, NL ; LU since 1990-01-01 ; FR }
  group Few { BE, NL }
  group All { BE, NL, LU, FR }
  facts about mover { skilled : yes or no }
  facts about pair { treaty : yes or no }
  facts about host { crisis : yes or no }
  act Pay "pays"
  table closed : host, origin -> periods {
    BE / NL : since 2000-01-01
    otherwise : none
  }
  table quota : origin -> number from 0 to 20 {
    BE : 5
    otherwise : 10
  }
`;

/** Texts that mostly check, with one or two flawed exceptions or `few` flaws at all; those that do not check are for the reader to leave out. */
export const flawedRegime = (few: boolean): fc.Arbitrary<string> => fc
  .record({
    work: fc.tuple(fc.constantFrom(...origins), fc.constantFrom(...tails)),
    enter: few ? fc.constant(["every other member", ""] as const) : fc.tuple(fc.constantFrom(...origins), fc.constantFrom(...tails)),
    exceptions: fc.array(fc.constantFrom(...exceptions), few ? { maxLength: 1 } : { minLength: 1, maxLength: 2 }),
    more: fc.subarray([...more], { maxLength: few ? 1 : 2 }),
    remedy: fc.boolean(),
  })
  .map(({ work, enter, exceptions: written, more: rest, remedy }) => {
    const rule = (name: string, right: string, [from, tail]: readonly [string, string]): string => `  rule ${name} { every member grants ${right} to Worker from ${from}${tail} }\n`;
    const targets = (i: number): string => ["work", "enter", ...written.slice(0, i).map((_, j) => `exception${j + 1}`)].join(", ");
    const clauses = written.map((text, i) => `  exception exception${i + 1} to ${targets(i)} {\n    ${text}\n  }\n`);
    const duty = `  duty pay { every member must Pay toward every other member${remedy ? " otherwise host may suspend work toward origin" : ""} }\n`;
    return `${head}${duty}${rule("work", "Work", work)}${rule("enter", "Enter", enter)}${clauses.join("")}${rest.join("")}}\n`;
  });
