/** Words that cannot stand where they do, and of which it is known what was meant. */
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { Location } from "../language/span";
import { type AnyToken, kw, mark, type TokenType, Up } from "./tokens";

/** What is read: its tokens, what was being read since token `first`, and the token `at` that cannot stand there. */
export interface Stuck {
  readonly tokens: readonly AnyToken[];
  readonly production: string;
  readonly first: number;
  readonly at: number;
  readonly place: Location;
}

/** What to say of a word in the wrong place; `null` if nothing better than what may stand there is known. */
export function misplaced(stuck: Stuck): Diagnostic | null {
  return narrowedAny(stuck) ?? wrongOrder(stuck) ?? datesOf(stuck) ?? beingStateless(stuck);
}

const typeAt = (tokens: readonly AnyToken[], i: number): TokenType | undefined => tokens[i]?.tokenType;

// ---- a list where there is none ------------------------------------------------------------------------------------

/** `any state except GB`, `every member within EEA`: words that are no list and cannot be cut. */
function narrowedAny({ tokens, production, first, at, place }: Stuck): Diagnostic | null {
  const cut = typeAt(tokens, at);
  const name = tokens[at + 1];
  if ((cut !== kw.except && cut !== kw.within && cut !== kw.of) || name?.tokenType !== Up) return null;
  const start = startOfAny(tokens, at);
  if (start === null || start < first) return null;
  const words = tokens.slice(start, at).map((t) => t.image).join(" ");
  const before = typeAt(tokens, start - 1);
  const side = production === "statedCase" ? "case" : before === kw.from ? "origin" : start === first ? "host" : "other";
  return diagnostic("not-a-list", place, { words, cut: cut === kw.except ? "except" : cut === kw.of ? "of" : "within", name: name.image, side });
}

const noLists: ReadonlySet<TokenType | undefined> = new Set([kw.state, kw.outsider, kw.member]);

/** Where `any state`, `every other member`, `anyone` before this token begins; `null` if it is something else. */
function startOfAny(tokens: readonly AnyToken[], at: number): number | null {
  const last = typeAt(tokens, at - 1);
  if (last === kw.anyone || last === kw.stateless) return at - 1;
  if (!noLists.has(last)) return null;
  const start = typeAt(tokens, at - 2) === kw.other ? at - 3 : at - 2;
  const begins = typeAt(tokens, start);
  return begins === kw.any || begins === kw.every ? start : null;
}

// ---- the parts of a sentence have one order -----------------------------------------------------------------------------

const dates = ["since", "until"] as const;
const sentence = ["to", "from", "on", "after", "when", "at most", "counted", "for at most", ...dates, "cites"] as const;
const parts: Readonly<Record<string, { readonly of: string; readonly order: readonly string[] }>> = {
  sentence: { of: "a sentence", order: sentence },
  effect: { of: "a sentence", order: sentence },
  obligation: { of: "a duty", order: ["toward", "for", "from", "when", "within", ...dates, "cites", "otherwise"] },
  invocation: { of: "an invocation", order: ["toward", "when", "at most", ...dates, "cites"] },
  rule: { of: "the head of a rule", order: ["under", "cites"] },
  duty: { of: "the head of a duty", order: ["under", "cites"] },
  exception: { of: "the head of an exception", order: ["to", "under", "on", "once invoked", ...dates, "cites"] },
  reservation: { of: "the head of a reservation", order: ["by", "to", ...dates, "cites"] },
  conceding: { of: "a concession", order: ["to", "from", "when", "at most", "counted", "for at most", ...dates, "cites"] },
  concession: { of: "the head of a concession", order: ["to", "cites"] },
  quota: { of: "a quota", order: ["at most", ...dates, "cites"] },
  interest: { of: "a line of interests", order: ["for", "as", "when", "per", ...dates, "cites"] },
  statedCase: { of: "a case", order: ["host", "origin", "mover", "with", "on"] },
};

/** A part of a sentence that stands after one that it should come before. */
function wrongOrder(stuck: Stuck): Diagnostic | null {
  const { tokens, at, place } = stuck;
  const { production, first } = whole(stuck);
  const known = parts[production];
  const part = known && partAt(tokens, at, known.order);
  if (!known || part === undefined) return null;
  const rank = known.order.indexOf(part);
  let depth = 0;
  for (let i = first; i < at; i++) {
    const type = typeAt(tokens, i);
    if (type === mark.leftParen) depth++;
    if (type === mark.rightParen) depth--;
    const seen = depth > 0 ? undefined : partAt(tokens, i, known.order);
    if (seen === undefined || known.order.indexOf(seen) <= rank) continue;
    return diagnostic("wrong-order", place, { part: written(tokens, at, part), before: written(tokens, i, seen), of: known.of, order: known.order });
  }
  return null;
}

/** What a word stands in that comes right after the end of something whole: a case before its findings, an invocation in its regime. */
function whole({ tokens, production, first, at }: Stuck): Pick<Stuck, "production" | "first"> {
  if (production === "anyFinding" && at === first) return { production: "statedCase", first: tokens.slice(0, at).findLastIndex((t) => t.tokenType === mark.leftBrace) + 1 };
  if (production === "regimeItem" && tokens.slice(first, at).some((t) => t.tokenType === kw.invokes)) return { production: "invocation", first };
  return { production, first };
}

/** The words with which a part begins, as they stand. */
const written = (tokens: readonly AnyToken[], i: number, part: string): string =>
  tokens.slice(i, i + part.split(" ").length).map((t) => t.image).join(" ");

/** The part that begins at a token, if one does. */
function partAt(tokens: readonly AnyToken[], i: number, order: readonly string[]): string | undefined {
  const part = partName(tokens[i]?.image ?? "", typeAt(tokens, i - 1), typeAt(tokens, i + 1));
  // Not the day in `held Work in ES on 2011-08-11`.
  return order.includes(part) && !(part === "on" && heldBefore(tokens, i)) ? part : undefined;
}

function partName(image: string, before: TokenType | undefined, next: TokenType | undefined): string {
  switch (image) {
    case "to":
      // `endeavours to grant`, `is not bound to grant`.
      return next === kw.grant ? "" : image;
    case "at":
      return before !== kw.for && (next === kw.most || next === kw.least) ? "at most" : "";
    case "counted":
      return next === kw.in ? image : "";
    case "for":
      return next === kw.at ? "for at most" : image;
    case "once":
      return next === kw.invoked ? "once invoked" : "per";
    case "before":
      return "until";
    case "during":
      return "since";
    default:
      return image;
  }
}

/** `held Work on`, `held Work in ES on`. */
function heldBefore(tokens: readonly AnyToken[], on: number): boolean {
  for (let i = on - 1; i >= on - 12; i--) {
    const type = typeAt(tokens, i);
    if (type === kw.held) return true;
    if (type === kw.on || type === kw.and || type === kw.or || type === kw.when || type === mark.leftBrace) return false;
  }
  return false;
}

// ---- what has no dates of its own ------------------------------------------------------------------------------------------

const dateWords: ReadonlySet<TokenType | undefined> = new Set([kw.since, kw.until, kw.before, kw.during]);

/** `members GCC since 2009-01-01`, `rule r cites S until 2004-04-30 {`. */
function datesOf({ tokens, production, at, place }: Stuck): Diagnostic | null {
  const word = tokens[at]?.image ?? "";
  if (!dateWords.has(typeAt(tokens, at))) return null;
  if (production === "rule" || production === "duty") return diagnostic("misplaced-dates", place, { word, where: production, set: "" });
  const members = tokens.slice(0, at).findLastIndex((t) => t.tokenType === kw.members);
  const set = tokens.slice(members + 1, at);
  const isSet = set.every(({ tokenType }) => tokenType === Up || tokenType === mark.comma || tokenType === kw.within || tokenType === kw.except);
  if (members < 0 || set.length === 0 || !isSet) return null;
  return diagnostic("misplaced-dates", place, { word, where: "members", set: set.map((t) => (t.tokenType === mark.comma ? "," : ` ${t.image}`)).join("").trim() });
}

// ---- the stateless are no party ----------------------------------------------------------------------------------------------

/** `origin is stateless`. */
function beingStateless({ tokens, at, place }: Stuck): Diagnostic | null {
  if (typeAt(tokens, at) !== kw.stateless) return null;
  const is = typeAt(tokens, at - 1) === kw.not ? at - 2 : at - 1;
  if (typeAt(tokens, is) !== kw.is) return null;
  const side = tokens[is - 1]?.image ?? "";
  return diagnostic("misplaced-party", place, {
    words: "stateless", where: `said of \`${side}\`: the stateless have no party`,
    expected: "`from stateless` in a sentence of its own, or `from any state` where they are left out",
  });
}
