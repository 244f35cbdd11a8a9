/** Where a statement may be broken into lines, what is broken first, and which words touch. */
import { DateToken, DecimalToken, IntegerToken, kw, Low, mark, MoneyToken, StringToken, structureWords, Up } from "../parser/tokens";
import type { Word } from "./words";

type Type = Word["type"];

/** The smaller the level, the earlier a line is broken there. */
export const level = { phrase: 1, side: 2, part: 3, either: 4, both: 5, item: 6, comparison: 7, arithmetic: 8, anywhere: 9, never: Infinity } as const;
/** Every pair of brackets around a gap puts it below all that is outside. */
const deeper = 10;

const structure: ReadonlySet<Type> = new Set(structureWords.map((word) => kw[word]));
const isName = (type: Type): boolean => type === Up || type === Low || type?.categories.includes(Low) === true;
const isNumber = (type: Type): boolean => type === IntegerToken || type === DecimalToken;

/** Words that begin a phrase wherever they stand. */
const phrases: ReadonlySet<Type> = new Set([
  kw.cites, kw.when, kw.since, kw.during, kw.otherwise, kw.because, kw.under, kw.decided, kw.counted, kw.needs, kw.above, kw.follows, kw.with, kw.after, kw.once,
]);
const sides: ReadonlySet<Type> = new Set([kw.to, kw.from, kw.toward, kw.for, kw.as]);
const schemes: ReadonlySet<Type> = new Set([kw.celex, kw.statute, kw.journal, kw.treaty, kw.document, kw.url]);
const comparators: ReadonlySet<Type> = new Set([mark.equal, mark.notEqual, mark.less, mark.lessOrEqual, mark.greater, mark.greaterOrEqual]);
const operators: ReadonlySet<Type> = new Set([mark.plus, mark.minus, mark.times]);
/** What `on` begins a phrase with, besides a day. */
const onWhat: ReadonlySet<Type> = new Set([kw.security, kw.economic, kw.rights, kw.national, kw.most, kw.general, kw.reciprocal, kw.complaint]);
/** Words at which a search back for `held` or `kept` ends. */
const phraseEnds: ReadonlySet<Type> = new Set([kw.and, kw.or, kw.when, kw.with, kw.on, mark.leftParen]);

/** Whether the `on` at `i` belongs to `held Work on 2011-08-11` or `kept readmission toward host on 2016-01-01`. */
function isConduct(words: readonly Word[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const type = words[k]?.type;
    if (type === kw.held || type === kw.kept) return true;
    if (phraseEnds.has(type)) return false;
  }
  return false;
}

/** Whether the `on` at `i` is the day of a case whose facts are stated: `with presentThreat on 2015-06-01`. */
const endsCase = (words: readonly Word[], i: number): boolean => words[0]?.type === kw.host && words.slice(0, i).some(({ type }) => type === kw.with);

/** Whether a window has begun before the `until` or `before` at `i`: `since D until D` stays together as long as it can. */
function endsWindow(words: readonly Word[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const type = words[k]?.type;
    if (type === kw.since) return true;
    if (phrases.has(type) || type === kw.to || type === kw.from) return false;
  }
  return false;
}

/** The level of a phrase that only some following words make, or `undefined`. */
function phraseLevel(words: readonly Word[], i: number): number | undefined {
  const type = words[i]?.type;
  const before = words[i - 1]?.type;
  const after = words[i + 1]?.type;
  if (phrases.has(type)) return level.phrase;
  if (type === kw.at) return before === kw.for || before === kw.which ? level.anywhere : after === kw.most || after === kw.least ? level.phrase : level.side;
  if (type === kw.for && after === kw.at) return level.phrase;
  if (type === kw.until || type === kw.before) return endsWindow(words, i) ? level.part : level.phrase;
  if (type === kw.on) {
    if (isConduct(words, i) || !(after === DateToken || onWhat.has(after) || isName(after))) return level.anywhere;
    return endsCase(words, i) ? level.side : level.phrase;
  }
  if (type === kw.within) return after === IntegerToken ? level.phrase : level.part;
  if (type === kw.by) return after === DateToken ? level.phrase : level.anywhere;
  if (type === kw.of && after === kw.which) return level.part;
  if (schemes.has(type) && after === StringToken && before === StringToken) return level.phrase;
  return undefined;
}

function plainLevel(words: readonly Word[], i: number): number {
  const type = words[i]?.type;
  const before = words[i - 1]?.type;
  if (i === 1) return level.never;
  if (before === mark.comma) return level.item;
  if (type === StringToken) return before === Up || before === kw.from || before === kw.test || before === kw.use || schemes.has(before) ? level.never : level.phrase;
  if (type === mark.colon || type === mark.rightBrace || before === mark.leftBrace || before === mark.semicolon) return level.never;
  if (before === mark.slash || type === kw.except) return level.part;
  if (before === kw.of && (words[i - 2]?.type === kw.mean || words[i - 2]?.type === kw.sum)) return level.never;
  if (comparators.has(type)) return level.comparison;
  if (operators.has(type)) return level.arithmetic;
  if (type === kw.or) return level.either;
  if (type === kw.and) return level.both;
  // Conduct and its length are one part of a condition: `origin has kept readmission toward host for 6 months`.
  const conduct = words[i - 2]?.type;
  if ((type === kw.toward && (conduct === kw.keeps || conduct === kw.kept)) || (type === kw.for && words[i + 1]?.type === IntegerToken)) return level.anywhere;
  if (type === kw.is) return before === StringToken ? level.side : level.anywhere;
  // `is not bound to grant`, `endeavours to`, `yes or no` and the like are one verb or one type.
  if (type === kw.to && (before === kw.bound || before === kw.endeavours)) return level.anywhere;
  return sides.has(type) ? level.side : level.anywhere;
}

const isUnary = (words: readonly Word[], i: number): boolean => {
  const before = words[i - 1]?.type;
  return words[i]?.type === mark.minus && (before === mark.equal || before === mark.colon || before === kw.from || before === kw.to);
};

/** Whether the word at `i` stands right behind the one before it. */
export function touches(words: readonly Word[], i: number): boolean {
  const type = words[i]?.type;
  const before = words[i - 1]?.type;
  if (type === mark.comma || type === mark.rightParen || type === mark.dot) return true;
  if (type === mark.leftParen) return isName(before) && !structure.has(before);
  return before === mark.leftParen || before === mark.dot || isUnary(words, i - 1);
}

/** Whether a space would make one token of two, or two of one: `1` and `MAY`. There the line break stays. */
export const mustBreak = (before: Word, word: Word): boolean =>
  (isNumber(before.type) && word.type === Up && /^[A-Z]{3}$/.test(word.text)) || (before.type === MoneyToken && (word.type === mark.colon || word.type === mark.slash));

/** The levels of the gaps before each word of a line; the first has none. */
export function levels(words: readonly Word[]): readonly number[] {
  let depth = 0;
  return words.map(({ type }, i) => {
    if (type === mark.rightParen || (type === mark.rightBrace && depth > 0)) depth -= deeper;
    const own = touches(words, i) ? level.never : (phraseLevel(words, i) ?? plainLevel(words, i));
    const at = own + depth;
    if (type === mark.leftParen || type === mark.leftBrace) depth += deeper;
    return at;
  });
}
