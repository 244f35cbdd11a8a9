import type { ClaimClause, Parties, Sentence as Written } from "../language/ast";
import { partiesText } from "../language/party-text";
import type { Claim, Selector } from "../language/regime";
import type { Span } from "../language/span";
import type { Builder } from "./builder";
import { refuseOpenKeys } from "./labels";
import { place, type Scope } from "./scope";
import { selector } from "./selectors";
import { lowerSentence } from "./sentences";
import { rightNamed } from "./vocabulary";
import { dayFrom } from "./written-dates";

/** Reads a claim; `null` after an error. */
export function lowerClaim(b: Builder, scope: Scope, item: ClaimClause): Claim | null {
  const { body } = item;
  const read = body.kind === "Quantified" ? quantified(b, scope, item.name.text, body) : whoever(b, scope, item.name.text, body);
  return read && { name: item.name.text, title: item.title?.value ?? null, ...read, at: place(scope, item.name.span) };
}

type Read = Pick<Claim, "body" | "cites"> | null;
type Body<K> = Extract<ClaimClause["body"], { readonly kind: K }>;

/** `never host refuses Enter to Refugee`: what is left out is anybody, from anywhere. */
function quantified(b: Builder, scope: Scope, claim: string, { quantifier, sentence }: Body<"Quantified">): Read {
  if (sentence.broken || meaningless(b, scope, claim, sentence)) return null;
  const read = lowerSentence(b, scope, sentence, { id: 0, name: claim, kind: "exception", windows: [] });
  const position = positionOf(sentence);
  if (!read || !position) return null;
  const { host, origin, rights, classes, condition, windows, cites } = read;
  refuseOpenKeys(b, windows, read.at, "the dates of a claim");
  return { body: { kind: quantifier, position, host, origin, rights, classes, condition, windows }, cites };
}

function positionOf(sentence: Written): "granted" | "denied" | "discretionary" | null {
  const positions = { grants: "granted", refuses: "denied", "may grant": "discretionary", "may refuse": "discretionary" } as const;
  const { kind } = sentence.verb;
  return kind === "endeavours to grant" || kind === "is not bound to grant" ? null : positions[kind];
}

/** Reports what says something in a law and nothing about one. */
function meaningless(b: Builder, scope: Scope, claim: string, sentence: Written): boolean {
  const { verb, subject, tail } = sentence;
  const odd: readonly (readonly [{ readonly span: Span } | undefined, string, string])[] = [
    [positionOf(sentence) ? undefined : verb, `\`${verb.kind}\``, "it says how firmly a text speaks, and a claim asks what it comes to"],
    [tail.terms, "terms of treatment", "it asks for a position, whatever it is measured by"],
    [tail.cap, "a number", "it asks who holds a right, not how many do"],
    [tail.length, "a length of stay", "it asks who holds a right, not for how long"],
    [canBeHost(subject) ? undefined : subject, `\`${partiesText(subject)}\``, "only a member, alone, owes anything; say `host` for all of them"],
  ];
  const found = odd.flatMap(([at, words, why]) => (at ? [{ at, words, why }] : []));
  for (const { at, words, why } of found) b.report("meaningless-claim", place(scope, at.span), { claim, words, why });
  return found.length > 0;
}

const canBeHost = (parties: Parties): boolean =>
  parties.kind === "EveryMember" || (parties.kind === "Role" && parties.role === "host") || (parties.kind === "Listed" && !parties.together);

/** `whoever has Reside in host has FamilyReunification since 2004-05-01`. */
function whoever(b: Builder, scope: Scope, claim: string, body: Body<"Whoever">): Read {
  const has = body.has.flatMap((name) => rightNamed(b, scope, name) ?? []);
  const alsoHas = body.alsoHas.flatMap((name) => rightNamed(b, scope, name) ?? []);
  const again = body.alsoHas.find((name) => body.has.some((other) => other.text === name.text));
  if (again) b.report("meaningless-claim", place(scope, again.span), { claim, words: `\`${again.text}\` on both sides`, why: "whoever has it has it" });
  const host = body.in ? hostOf(b, scope, claim, body.in) : ({ kind: "any" } as const);
  const since = body.since ? dayFrom(body.since, "first") : null;
  return host && { body: { kind: "whoever", host, has, alsoHas, since }, cites: [] };
}

function hostOf(b: Builder, scope: Scope, claim: string, parties: Parties): Selector | null {
  if (canBeHost(parties)) return selector(b, scope, parties);
  b.report("meaningless-claim", place(scope, parties.span), { claim, words: `\`${partiesText(parties)}\``, why: "only a member, alone, owes anything; say `host` for all of them" });
  return null;
}
