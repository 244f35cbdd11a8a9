/**
 * What is found where a value or a name of one kind stands in the place of another, for every kind in every place, word for word; and that nothing is found where it fits.
 * The files beside are written by `npm run update`; read the difference.
 */
import { expect, test } from "vitest";
import { describe as wordsOf } from "../../src/diagnostics";
import { checkText } from "../support/compile-text";

/** A regime of every kind of thing that has a name; `$` stands for what each case puts there. */
const regime = (own: string): string => `edition 2026
party A "A"
party B "B"
party C "C"
group North { A, B }
right Work
right Stay needs Work
mover Worker
mover Trainee is Worker when mover.young
act Give "give"
facts about mover { young : yes or no  level : one of low, mid, high  tongues : some of german, polish  grade : ladder of one, two  age : number from 0 to 99  tenure : months  paid : money  hired : date  entered : state }
facts about host { crisis : yes or no }
judgement threat about mover "a threat" by host
regime Small {
  members { A ; B since 2001-01-01 ; C }
  source Treaty "The treaty"
  table counts : host -> number { A : 5  otherwise : 7 }
  table opens : host -> date { A : 2004-05-01  otherwise : none }
  table closed : host, origin -> periods { A / B : 2004-05-01 to 2005-04-30  otherwise : none }
  table income : party -> one of poor, rich { A, B : poor  otherwise : rich }
  table terms : party -> months { A : 3  otherwise : 5 }
  institution Court { adjudicates work for any member }
  principle open "open"
  norm equal "equal" follows open
  duty give { every member must Give toward every other member }
  rule work cites Treaty "art 1" { every member grants Work to Worker from every other member when mover.age >= 18 }
  exception brake to work once invoked { host may refuse Work to Worker from every other member }
  quota places at most 10 per year
  ${own}
}
`;

const values = [
  "yes", "no", "5", "0", "2.5", "-3", "12 %", "12 EUR", "-12 EUR", "3 months", "2 years", "10 days", "2004-05-01", "2004-05", "none", "low", "german", "two", "poor", "A", "North", "Worker", "year", "date", "mover.age", "mover.level", "mover.paid", "mover.hired", "host.crisis", "counts(host)", "opens(host)", "income(origin)",
  "terms(host)", "counts", "threat", "2 * counts(host)", "counts(host) + 2 months", "opens(host) + 2 months", "50 % * counts(host)",
];
const when = (condition: string): string => `exception own to work { host refuses Work to Worker from every other member when ${condition} }`;
const valuePlaces: Readonly<Record<string, (value: string) => string>> = {
  "a yes-or-no fact": (v) => when(`mover.young = ${v}`),
  "a label": (v) => when(`mover.level = ${v}`),
  "a label other than": (v) => when(`mover.level != ${v}`),
  "labels of several": (v) => when(`mover.tongues = ${v}`),
  "a step of a ladder": (v) => when(`mover.grade >= ${v}`),
  "a number": (v) => when(`mover.age < ${v}`),
  "a length of time": (v) => when(`mover.tenure >= ${v}`),
  "money": (v) => when(`mover.paid > ${v}`),
  "a date": (v) => when(`mover.hired <= ${v}`),
  "a state": (v) => when(`mover.entered = ${v}`),
  "the year": (v) => when(`year > ${v}`),
  "the day": (v) => when(`date >= ${v}`),
  "what a table of labels gives": (v) => when(`income(host) = ${v}`),
  "what a table of numbers gives": (v) => when(`counts(host) <= ${v}`),
  "what a table of dates gives": (v) => when(`opens(origin) < ${v}`),
  "what is in a list": (v) => when(`mover.level in { high, ${v} }`),
  "a number in a list": (v) => when(`mover.age in { 18, ${v} }`),
  "what is known": (v) => when(`${v} is known`),
  "a condition": (v) => when(v),
  "a cap": (v) => `rule own { every member grants Stay to Worker from every other member at most ${v} per year }`,
  "a first day": (v) => `rule own { every member grants Stay to Worker from every other member since ${v} }`,
  "a last day": (v) => `rule own { every member grants Stay to Worker from every other member until ${v} }`,
  "periods": (v) => `rule own { every member grants Stay to Worker from every other member during ${v} }`,
  "a stay": (v) => `rule own { every member grants Stay to Worker from every other member for at most ${v} }`,
  "time earned": (v) => `rule own { every member grants Stay to Worker from every other member after ${v} of Work }`,
  "a key": (v) => when(`counts(${v}) > 3`),
  "a fact of a test": (v) => `test "own" { host A origin B mover Worker with level = ${v} on 2010-01-01  expect Work silent }`,
  "a number of a test": (v) => `test "own" { host A origin B mover Worker with age = ${v} on 2010-01-01  expect Work silent }`,
  "money of a test": (v) => `test "own" { host A origin B mover Worker with paid = ${v} on 2010-01-01  expect Work silent }`,
  "the day of a test": (v) => `test "own" { host A origin B mover Worker on ${v}  expect Stay silent }`,
  "a number that a table gives": (v) => `table own : host -> number { A : ${v}  otherwise : 7 }`,
  "a date that a table gives": (v) => `table own : host -> date { A : ${v}  otherwise : 2005-01-01 }`,
  "periods that a table gives": (v) => `table own : host -> periods { A : ${v}  otherwise : none }`,
  "a label that a table gives": (v) => `table own : host -> one of low, high { A : ${v}  otherwise : high }`,
  "months that a table gives": (v) => `table own : host -> months { A : ${v}  otherwise : 7 }`,
  "money that a table gives": (v) => `table own : host -> money { A : ${v}  otherwise : 7 EUR }`,
  "yes or no that a table gives": (v) => `table own : host -> yes or no { A : ${v}  otherwise : no }`,
  "the end of a range": (v) => `facts about world { own : number from 0 to ${v} }`,
};

const names = [
  "A", "North", "Work", "Stay", "Worker", "Trainee", "Give", "Treaty", "Court", "work", "brake", "places", "give", "open", "equal", "counts", "closed", "income", "age", "level", "young", "threat", "crisis", "low", "host", "origin", "stateless", "anyone", "member", "Wrk", "wrok",
];
const namePlaces: Readonly<Record<string, (name: string) => string>> = {
  "a right": (n) => `rule own { every member grants ${n} to Worker from every other member }`,
  "a class": (n) => `rule own { every member grants Stay to ${n} from every other member }`,
  "an origin": (n) => `rule own { every member grants Stay to Worker from ${n} }`,
  "a host": (n) => `rule own { ${n} grants Stay to Worker from every other member }`,
  "members of a group": (n) => `rule own { every member of ${n} grants Stay to Worker from every other member }`,
  "what is defeated": (n) => `exception own to ${n} { host refuses Work to Worker from every other member }`,
  "what does not apply": (n) => `exception own to work, brake { ${n} does not apply when threat }`,
  "what is reserved": (n) => `reservation own by C to ${n} { host is not bound to grant Work }`,
  "who reserves": (n) => `reservation own by ${n} to work { host is not bound to grant Work }`,
  "what is invoked": (n) => `C invokes ${n} toward every other member since 2004-01-01 until 2004-12-31`,
  "who invokes": (n) => `${n} invokes brake toward every other member since 2004-01-01 until 2004-12-31`,
  "toward whom": (n) => `C invokes brake toward ${n} since 2004-01-01 until 2004-12-31`,
  "what is counted in": (n) => `rule own { every member grants Stay to Worker from every other member counted in ${n} }`,
  "what a duty asks for": (n) => `duty own { every member must ${n} toward every other member }`,
  "who bears a duty": (n) => `duty own { ${n} must Give toward every other member }`,
  "a duty that is kept": (n) => when(`origin keeps ${n} toward host`),
  "a fact": (n) => when(`mover.${n} = 5`),
  "a judgement": (n) => when(`not ${n}`),
  "a table": (n) => when(`${n}(host) > 3`),
  "a right once held": (n) => when(`mover held ${n} in A on 2003-01-01`),
  "where it was held": (n) => when(`mover held Work in ${n} on 2003-01-01`),
  "a set of parties": (n) => when(`origin in { ${n} }`),
  "a membership": (n) => when(`origin is a member of ${n}`),
  "the norm of a rule": (n) => `rule own under ${n} { every member grants Stay to Worker from every other member }`,
  "the principle of a norm": (n) => `norm own "own" follows ${n}`,
  "a source": (n) => `rule own cites ${n} { every member grants Stay to Worker from every other member }`,
  "what a body does": (n) => `institution Own { adjudicates ${n} for any member }`,
  "for whom": (n) => `institution Own { adjudicates work for ${n} }`,
  "a fact of a test": (n) => `test "own" { host A origin B mover Worker with ${n} on 2010-01-01  expect Stay silent }`,
  "the mover of a test": (n) => `test "own" { host A origin B mover ${n} on 2010-01-01  expect Stay silent }`,
  "the host of a test": (n) => `test "own" { host ${n} origin B mover Worker on 2010-01-01  expect Stay silent }`,
  "what a test expects": (n) => `test "own" { host A origin B mover Worker on 2010-01-01  expect ${n} silent }`,
  "why a test expects it": (n) => `test "own" { host A origin B mover Worker with age = 20 on 2010-01-01  expect Work granted because ${n} }`,
  "the duty of a test": (n) => `test "own" { host A origin B mover Worker on 2010-01-01  expect duty ${n} }`,
  "a criterion": (n) => `expect ${n} holds`,
  "why a criterion fails": (n) => `expect g2 fails because ${n}`,
  "what a claim speaks of": (n) => `claim own "own" { never host refuses ${n} }`,
  "who is admitted": (n) => `accession open to ${n}`,
  "the key of a row": (n) => `table own : host -> number { ${n} : 5  otherwise : 7 }`,
  "the labels of a key": (n) => `table own : host, mover.${n} -> number { otherwise : 7 }`,
};

/** What is true of the regime itself: nothing stands under its norm, or is counted in its quota. */
const ofItself: readonly string[] = ["norm-without-rule", "rule-without-norm", "idle-quota"];

const longest = 60;
/** What is found in what was put there; elsewhere only codes that are not of the regime itself. `null`: the grammar has no such text. */
function found(own: string): string | null {
  const text = regime(own);
  const start = text.indexOf(own);
  const { diagnostics } = checkText(text, {});
  if (diagnostics.some((d) => d.code === "unexpected-text")) return null;
  const lines = diagnostics.flatMap((d) => {
    const isInside = d.at.start >= start && d.at.start < start + own.length;
    const words = text.slice(d.at.start, d.at.end).replaceAll(/\s+/g, " ");
    const { message, remedy } = wordsOf(d);
    if (ofItself.includes(d.code)) return [];
    return isInside ? [`${d.code} at \`${words.length > longest ? `${words.slice(0, longest)}...` : words}\`: ${message} ${remedy}`] : [d.code];
  });
  return lines.length === 0 ? "nothing" : lines.join("\n    ");
}
const places: readonly (readonly [string, readonly string[], (word: string) => string])[] = [
  ...Object.entries(valuePlaces).map(([place, make]) => [`value: ${place}`, values, make] as const),
  ...Object.entries(namePlaces).map(([place, make]) => [`name: ${place}`, names, make] as const),
];

test("the regime itself has no other findings", () => {
  expect(found("closure none")).toBe("nothing");
});

test.each(places)("%s", async (place, words, make) => {
  const said = words.flatMap((word) => {
    const finding = found(make(word));
    return finding === null ? [] : [`${word}\n    ${finding}`];
  });
  await expect(`${make("...")}\n\n${said.join("\n")}\n`).toMatchFileSnapshot(`misplaced/${place.replaceAll(/[: ]+/g, "-")}.txt`);
});
