/** The shapes that begin a clause, a declaration or a regime: two tokens are enough to know them anywhere in a text. */
import { type AnyToken, DateToken, EOF, Identifier, kw, Low, mark, matches, StringToken, Token, type TokenType, Up, Word } from "./tokens";

/** What may follow each beginning word. */
const shapes: ReadonlyMap<TokenType, readonly TokenType[]> = new Map<TokenType, readonly TokenType[]>([
  ...[kw.source, kw.party, kw.group, kw.right, kw.mover, kw.act, kw.institution, kw.regime].map((word) => [word, [Up]] as const),
  ...[kw.judgement, kw.table, kw.series, kw.rule, kw.exception, kw.reservation, kw.concession, kw.quota, kw.duty, kw.linkage, kw.package, kw.claim, kw.principle, kw.norm, kw.scenario].map(
    (word) => [word, [Word]] as const,
  ),
  [kw.facts, [kw.about]],
  [kw.members, [mark.leftBrace, Up]],
  [kw.closure, [kw.sovereign, kw.permissive, kw.none]],
  [kw.no, [kw.reservation]],
  [kw.standing, [kw.decided]],
  [kw.accession, [kw.open, kw.by]],
  [kw.amendment, [kw.by]],
  [kw.exit, [kw.after, kw.cites, mark.leftBrace]],
  [kw.interests, [mark.leftBrace]],
  [kw.test, [StringToken]],
  [kw.expect, [Word]],
  [kw.reform, [Word]],
  [kw.use, [StringToken, Word]],
]);
const positions: ReadonlySet<TokenType> = new Set([kw.granted, kw.denied, kw.rationed, kw.discretionary, kw.silent]);
/** Words that are read as names after these: `to rule`, `a, rule`, `at rule`. */
const namesFollow: ReadonlySet<TokenType> = new Set([
  kw.to, mark.comma, mark.dot, kw.of, kw.by, kw.because, kw.for, kw.when, kw.and, kw.or, kw.not, mark.leftParen, kw.suspend, kw.remove, kw.replace,
  kw.invokes, kw.keeps, kw.kept, kw.rule, kw.exception, kw.duty, kw.scenario, kw.shock, kw.under, kw.follows,
]);

/** Whether a declaration, clause or regime begins at this token. */
export function startsClause(tokens: readonly AnyToken[], position: number): boolean {
  const token = tokens[position];
  if (token === undefined) return false;
  const type = token.tokenType;
  if (type === Up) return startsInvocation(tokens, position);
  const shape = shapes.get(type);
  if (shape === undefined) return false;
  const before = tokens[position - 1];
  if (before !== undefined && namesFollow.has(before.tokenType) && !(token instanceof Token && token.firstOnLine)) return false;
  const after = tokens[position + 1];
  if (type === kw.exit && endsItem(tokens, position + 1)) return true;
  if (after === undefined || !shape.some((next) => matches(after, next))) return false;
  // `rule does not apply`: a clause named `rule`.
  if (after.tokenType === kw.does && tokens[position + 2]?.tokenType === kw.not) return false;
  if (type === kw.reform) return tokens[position + 2]?.tokenType === kw.of;
  return type !== kw.expect || !(positions.has(tokens[position + 2]?.tokenType ?? EOF) || startsDutyFinding(tokens, position));
}

/** Whether a clause begins on a new line where a name was due: after `exception e to`, the line `rule second {`. Of a name that is `rule`, what follows is another word, or no `{` after it. */
export function startsClauseForName(tokens: readonly AnyToken[], position: number): boolean {
  const token = tokens[position];
  if (!(token instanceof Token) || !token.firstOnLine || shapes.get(token.tokenType)?.includes(Word) !== true) return false;
  const name = tokens[position + 1];
  return name !== undefined && (name.tokenType === Identifier || (matches(name, Low) && tokens[position + 2]?.tokenType === mark.leftBrace));
}

/** `expect duty d`, `expect no soft duty d`, `expect permission d`: a finding of a test. A claim may be called `soft` or `permission`. */
export function startsDutyFinding(tokens: readonly AnyToken[], position: number): boolean {
  const first = position + (tokens[position + 1]?.tokenType === kw.no ? 2 : 1);
  const [word, after] = [tokens[first]?.tokenType, tokens[first + 1]];
  if (word === kw.soft) return after?.tokenType === kw.duty;
  if (word === kw.permission) return after !== undefined && matches(after, Low) && !verdictWords.has(after.tokenType);
  return word === kw.duty;
}
const verdictWords: ReadonlySet<TokenType> = new Set([kw.holds, kw.fails, kw.depends, kw.vacuous, kw.undecided]);

/** A second `exit` is taken for a clause without looking further, so that a text of nothing but `exit` costs no recursion. */
function endsItem(tokens: readonly AnyToken[], position: number): boolean {
  const type = tokens[position]?.tokenType;
  return type === undefined || type === mark.rightBrace || type === kw.exit || startsClause(tokens, position);
}

/** `CH, LI within EEA invokes`. */
function startsInvocation(tokens: readonly AnyToken[], position: number): boolean {
  if (tokens[position - 1]?.tokenType === mark.comma) return false;
  for (let i = position + 1; i < position + 100; i += 2) {
    const type = tokens[i]?.tokenType;
    if (type === kw.invokes) return true;
    if (type !== mark.comma && type !== kw.within && type !== kw.except) return false;
    if (tokens[i + 1]?.tokenType !== Up) return false;
  }
  return false;
}

/** Whether a regime or a reform begins at this token. */
export function startsRegime(tokens: readonly AnyToken[], position: number): boolean {
  const type = tokens[position]?.tokenType;
  if (type === kw.reform) return tokens[position + 2]?.tokenType === kw.of;
  return type === kw.regime && tokens[position + 1]?.tokenType === Up;
}

/** Whether an edit of a reform begins at this token; they are only looked for inside a reform. */
export function startsEdit(tokens: readonly AnyToken[], position: number): boolean {
  const token = tokens[position];
  const after = tokens[position + 1]?.tokenType;
  if (!(token instanceof Token) || !token.firstOnLine || after === undefined) return false;
  if (token.tokenType === kw.add) return startsClause(tokens, position + 1);
  if (token.tokenType === kw.admit) return after === Up;
  if (token.tokenType === kw.replace) return tokens[position + 2]?.tokenType === kw.by;
  return token.tokenType === kw.remove && after !== kw.does && after !== mark.colon;
}

/** Tokens that can begin a sentence. */
export function startsSentence(type: TokenType): boolean {
  return type === Up || type === kw.every || type === kw.any || type === kw.anyone || type === kw.stateless || type === kw.host || type === kw.origin;
}
/** Tokens that can begin an obligation: private persons bear duties too. */
export const startsObligation = (type: TokenType): boolean => startsSentence(type) || type === kw.employer || type === kw.mover;
/** Tokens that can begin a row of a table. */
export function startsRow(type: TokenType): boolean {
  return type === Up || type === kw.otherwise || type.categories.includes(Low) || type.name === "Integer" || type === DateToken;
}
