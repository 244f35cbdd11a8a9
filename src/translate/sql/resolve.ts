import { citation } from "../../language/citations";
import { moreOpen, openness, silent, surpasses, type Position } from "../../language/position";
import { stateless, type ClauseId, type Regime, type SentenceId } from "../../language/regime";
import { isMeasured, standsIn, type Stratum } from "../../language/terms";
import { isExceptionTo, isReached } from "../clauses";
import { keyOfSaying, type Saying } from "../saying";
import { dayText } from "./dialect";
import { knowing, someOther, type Frame, type Side } from "./frame";
import { bound, selected, stretchesOf, type Predicate } from "./parties";
import { sentenceSays, type Entries, type Entry } from "./sentences";
import { and, comparison, no, not, or, yes, type Term } from "./terms";
import { hostColumn, type Writing } from "./writing";

/**
 * Where sayings stand in a list. A checked regime has no conflict, so of what cannot stand side by side the order does not matter: gifts first, by their
 * openness, so that what is given for certain is certain whatever else is not known. A power to refuse beside a power to grant withholds.
 */
function compareSayings(a: Saying, b: Saying): number {
  const rank = ({ kind, gives, position }: Saying): number => {
    if (kind !== "said") return { lifts: 3, clashing: 2, unbound: 1, lifted: 0 }[kind];
    return 10 + openness(position) * 2 + (gives ? 0 : 1);
  };
  const difference = rank(b) - rank(a);
  if (difference !== 0 || a.kind !== "said") return difference;
  if (surpasses(a.position, b.position)) return -1;
  if (surpasses(b.position, a.position)) return 1;
  const more = moreOpen(a.position, b.position);
  return more === null || moreOpen(b.position, a.position) === more ? (more === b.position && more !== a.position ? 1 : more === a.position && more !== b.position ? -1 : 0) : 0;
}

/** Lists side by side: what several of them say is said where one of them does. */
function beside(...lists: readonly Entries[]): Entries {
  const found = new Map<string, { readonly is: Saying; readonly when: Term[]; readonly grounds: Entry["grounds"][number][] }>();
  for (const { is, when, grounds } of lists.flat()) {
    if (when.text === no.text) continue;
    const known = found.get(keyOfSaying(is)) ?? { is, when: [], grounds: [] };
    known.when.push(when);
    known.grounds.push(...grounds);
    found.set(keyOfSaying(is), known);
  }
  return [...found.values()].map(({ is, when, grounds }) => ({ is, when: or(...when), grounds: byClause(grounds) })).sort((a, b) => compareSayings(a.is, b.is));
}
function byClause(grounds: Entry["grounds"]): Entry["grounds"] {
  const found = new Map<ClauseId, Term[]>();
  for (const { clause, when } of grounds) found.set(clause, [...(found.get(clause) ?? []), when]);
  return [...found].map(([clause, when]) => ({ clause, when: or(...when) }));
}

/** A list where a term holds too. */
const only = (entries: Entries, term: Term): Entries => entries.map(({ is, when, grounds }) => ({ is, when: and(when, term), grounds: grounds.map((g) => ({ clause: g.clause, when: and(g.when, term) })) }));

const speaking = (entries: Entries): Term => or(...entries.filter((e) => e.is.kind !== "lifted").map((e) => e.when));
const anything = (entries: Entries): Term => or(...entries.map((e) => e.when));

/** Where what is said has a position of some kind: the first that holds is said. */
function actually(entries: Entries, chosen: (is: Saying) => boolean): Term {
  return or(...entries.flatMap((e, i) => (chosen(e.is) ? [and(e.when, ...entries.slice(0, i).filter((before) => !chosen(before.is)).map((before) => not(before.when)))] : [])));
}

/** One right: what its sentences come to in a frame, rules and exceptions resolved as docs/decisions/0003 says. */
class Resolving {
  private readonly regime: Regime;
  private readonly clauses: ReadonlyMap<ClauseId, readonly SentenceId[]>;

  constructor(
    private readonly w: Writing,
    private readonly sentences: readonly SentenceId[],
    private readonly frame: Frame,
    stratum: Stratum,
  ) {
    this.regime = w.regime;
    const clauses = new Map<ClauseId, SentenceId[]>();
    for (const id of sentences) {
      const sentence = this.regime.sentences[id];
      if (sentence !== undefined && standsIn(sentence.terms, stratum)) clauses.set(sentence.clause, [...(clauses.get(sentence.clause) ?? []), id]);
    }
    this.clauses = new Map([...clauses].sort(([a], [b]) => a - b));
  }

  /** What all rules say together. */
  whole(): Entries {
    const rules = [...this.clauses.keys()].filter((clause) => this.regime.clauses[clause]?.kind === "rule");
    return beside(...rules.map((clause) => this.under(clause, this.own(clause, null))));
  }

  private name(clause: ClauseId): string {
    return this.regime.clauses[clause]?.name ?? String(clause);
  }
  private says(id: SentenceId): Entries {
    return this.w.once(`says ${id} ${this.frame.key} ${isMeasured(this.regime.sentences[id]?.terms ?? null) ? this.sentences.join() : ""}`, () => sentenceSays(this.w, id, this.frame, () => this.yardstick(id)));
  }

  /** What the sentences of a clause say of themselves; `x does not apply` counts only toward x. */
  private own(clause: ClauseId, target: ClauseId | null): Entries {
    const { kind, cites } = this.regime.clauses[clause] ?? { kind: "rule", cites: [] };
    const heard = (this.clauses.get(clause) ?? []).filter((id) => {
      const head = this.regime.sentences[id]?.head;
      return head?.kind !== "disapply" || head.clause === target;
    });
    this.w.columns.about(`${kind} ${this.name(clause)}${cites.length === 0 ? "" : ` (${cites.map((c) => citation(this.regime, c)).join("; ")})`}`);
    const said = beside(...heard.map((id) => this.says(id)));
    this.w.columns.about("");
    return said.map((e) => ({ ...e, when: this.w.columns.short(`${this.name(clause)} ${e.is.kind === "said" ? "says" : e.is.kind}${this.frame.words}`, e.when) }));
  }
  private named(wish: string, entries: Entries): Entries {
    return entries.map(({ is, when, grounds }) => ({ is, when: this.w.columns.short(`${wish} ${wordOf(is)}${this.frame.words}`, when), grounds: grounds.map((g) => ({ clause: g.clause, when: this.w.columns.short(`${this.name(g.clause)} counts${this.frame.words}`, g.when) })) }));
  }

  /** A clause that says `own` under its exceptions. */
  private under(clause: ClauseId, own: Entries): Entries {
    if (own.length === 0) return own;
    const exceptions = [...this.clauses.keys()].flatMap((id) => {
      if (!(this.regime.clauses[id]?.targets ?? []).includes(clause)) return [];
      const value = this.under(id, displacing(this.own(id, clause), own));
      return value.length === 0 ? [] : [{ id, value: this.named(`${this.name(id)} to ${this.name(clause)}`, value) }];
    });
    if (exceptions.length === 0) return own;
    const left = exceptions.map(({ id, value }) => {
      const above = exceptions.filter((e) => e.id !== id && isExceptionTo(this.regime, id, e.id));
      return only(value, not(or(...above.map((e) => speaking(e.value)))));
    });
    const instead = beside(...left);
    const displaced = this.w.columns.short(`${this.name(clause)} displaced${this.frame.words}`, speaking(instead));
    return this.named(this.name(clause), inPlace(instead, displaced, own));
  }

  // ---- what terms are measured by ----

  private yardstick(id: SentenceId): readonly { readonly position: Position; readonly when: Term }[] {
    const terms = this.regime.sentences[id]?.terms ?? null;
    const s = this.regime.sentences[id];
    if (s === undefined || !isMeasured(terms)) return [];
    // The yardstick is looked at where the sentence reaches host and origin.
    const { given } = this.frame;
    const frame = knowing(this.frame, [bound(this.regime), selected(this.regime, s.host)], [selected(this.regime, s.origin)]);
    const reached = JSON.stringify([s.host, s.origin, this.frame.key]);
    switch (terms.kind) {
      case "reciprocal":
        return this.at("B", { ...frame, key: `mirrored ${reached}`, words: `${frame.words} mirrored`, host: frame.origin, origin: frame.host, given: { host: frame.given.origin, origin: frame.given.host } });
      case "standstill":
        return this.at("B", { ...this.frame, key: `${this.frame.key} on ${terms.on}`, words: `${frame.words} ${dayText(terms.on).slice(6, -1)}`, on: terms.on, given: this.frame.on === null ? { host: [], origin: [] } : given });
      case "most favoured":
        return this.mostFavoured({ ...frame, key: reached, given: { host: frame.given.host, origin: [] } });
    }
  }
  private at(stratum: Stratum, frame: Frame): readonly { readonly position: Position; readonly when: Term }[] {
    return resolved(this.w, this.sentences, frame, stratum).flatMap(({ is, when }) => (is.kind === "said" ? [{ position: is.position, when }] : []));
  }

  /** The most open that the host gives to any state of whose nationals some rule speaks: those of which the same holds are asked about once. */
  private mostFavoured(frame: Frame): readonly { readonly position: Position; readonly when: Term }[] {
    const { w } = this;
    const asked = new Map<string, Predicate>();
    const other = (origin: Side, n: number | ""): Frame => ({ ...frame, key: `${frame.key} other ${n}`, words: `${frame.words} other ${n}`, origin, apart: yes });
    // What is asked of an origin whose nationals the rules may favour.
    w.columns.sketch(() => resolvedAnew(w, this.sentences, other({ kind: "asked", into: asked }, ""), "M"));
    const predicates: readonly Predicate[] = [{ key: "reached", wish: "", holds: (p, on) => isReached(w.regime, p, on) }, ...asked.values()];
    const stretches = stretchesOf(w.regime, predicates).filter((s) => s.party !== stateless && s.holds[0] === true);
    const kinds = new Map<string, typeof stretches>();
    for (const s of stretches) kinds.set(s.holds.join(), [...(kinds.get(s.holds.join()) ?? []), s]);
    const given = [...kinds.values()].flatMap((alike, n) => {
      const of = new Set(predicates.filter((_, i) => alike[0]?.holds[i] === true).map((p) => p.key));
      const there = someOther(w.regime, frame.on, alike, (only) => comparison(`${hostColumn} <> ${w.dialect.text(w.regime.parties[only]?.code ?? "")}`));
      const found = this.at("M", other({ kind: "alike", of }, n + 1));
      w.columns.about("there is another state of whom the same holds");
      const exists = w.columns.named(`other ${n + 1} exists`, there);
      w.columns.about("");
      return found.map(({ position, when }): Entry => ({ is: { kind: "said", position, gives: true, directed: false }, when: and(exists, when), grounds: [] }));
    });
    return beside(given).map(({ is, when }) => ({ position: is.position, when: w.columns.short("most favoured", when) }));
  }
}

/** An exception speaks only where its target says something that it may displace; that it says anything at all is looked at in its place. */
function displacing(exception: Entries, target: Entries): Entries {
  const allowed = (is: Saying): Term => {
    if (is.kind !== "said" || !is.directed) return yes;
    const displaces = (t: Saying): boolean => t.kind === "said" && (is.gives ? t.position.kind === "denied" : openness(t.position) > openness(is.position));
    return target.every((t) => displaces(t.is)) ? yes : actually(target, displaces);
  };
  const conditions = exception.map((e) => allowed(e.is));
  const same = conditions.every((c) => c.text === conditions[0]?.text);
  return exception.flatMap((e, i) => {
    // Of what an exception says only the first counts, though it may displace nothing.
    const first = same ? yes : not(or(...exception.slice(0, i).map((before) => before.when)));
    return only([e], and(conditions[i] ?? yes, first));
  });
}

/** A clause under what its exceptions come to. */
function inPlace(exceptions: Entries, displaced: Term, own: Entries): Entries {
  const lifted = exceptions.filter((e) => e.is.kind === "lifted").flatMap((e) => e.grounds);
  const stands = only(own, not(displaced)).map((e) => ({ ...e, grounds: [...e.grounds, ...lifted.map((g) => ({ clause: g.clause, when: and(g.when, e.when) }))] }));
  const instead = only(exceptions.filter((e) => e.is.kind !== "lifted"), anything(own)).map((e): Entry => (e.is.kind === "lifts" ? { ...e, is: { ...e.is, kind: "lifted", position: silent } } : e));
  return beside(instead, stands);
}

const wordOf = ({ kind, position }: Saying): string => (kind === "said" ? position.kind : kind);

const resolvedAnew = (w: Writing, sentences: readonly SentenceId[], frame: Frame, stratum: Stratum): Entries => new Resolving(w, sentences, frame, stratum).whole();

/** What the sentences on a right come to in a frame. */
export const resolved = (w: Writing, sentences: readonly SentenceId[], frame: Frame, stratum: Stratum): Entries =>
  w.once(`resolved ${sentences.join()} ${frame.key} ${stratum}`, () => resolvedAnew(w, sentences, frame, stratum));
