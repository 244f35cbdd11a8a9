import { citation } from "../../language/citations";
import type { Day } from "../../language/dates";
import { mostOpen, positionKey, type Position } from "../../language/position";
import { stateless, type ClauseId, type Regime, type SentenceId } from "../../language/regime";
import { isMeasured, standsIn, type Stratum } from "../../language/terms";
import { isExceptionTo, isReached } from "../clauses";
import { and, equal, no, not, or, type Term } from "./s-expressions";
import { beside, combined, displacing, inPlace, keyOfSaying, positionOf, together, undefeated, type Saying, type Sayings, type When } from "./sayings";
import { sentenceSays } from "./sentences";
import type { Pair, Writing } from "./writing";

/** What is asked of some sentences: on a day, as far as a stratum looks, and perhaps without some of them (the core of I1). */
export interface Level {
  readonly on: Day;
  readonly stratum: Stratum;
  readonly without: ReadonlySet<SentenceId>;
}

/** One right for one class of mover: what its sentences come to, rules and exceptions resolved as docs/decisions/0003 says. */
class Resolving {
  private readonly regime: Regime;
  private readonly saysOf = new Map<SentenceId, Sayings>();
  private readonly clauses: ReadonlyMap<ClauseId, readonly SentenceId[]>;

  constructor(
    private readonly w: Writing,
    private readonly sentences: readonly SentenceId[],
    private readonly level: Level,
  ) {
    this.regime = w.subject.regime;
    const clauses = new Map<ClauseId, SentenceId[]>();
    for (const id of sentences) {
      const sentence = this.regime.sentences[id];
      if (sentence === undefined || level.without.has(id) || !standsIn(sentence.terms, level.stratum)) continue;
      clauses.set(sentence.clause, [...(clauses.get(sentence.clause) ?? []), id]);
    }
    this.clauses = new Map([...clauses].sort(([a], [b]) => a - b));
  }

  /** What all rules say together. */
  whole(): Sayings {
    return [...this.clauses.keys()]
      .filter((clause) => this.regime.clauses[clause]?.kind === "rule")
      .map((clause) => this.under(clause, this.own(clause, null)))
      .reduce<Sayings>((all, one) => {
        if (all.length > 0) this.w.heading("rules side by side");
        return this.joined("rules", all, one, beside);
      }, []);
  }

  private name(clause: ClauseId): string {
    return this.regime.clauses[clause]?.name ?? String(clause);
  }
  /** Two lists put together, with a function for each long term. */
  private joined(wish: string, a: Sayings, b: Sayings, join: (x: Saying | null, y: Saying | null) => Saying | null): Sayings {
    return this.named(wish, combined(a, b, keyOfSaying, join));
  }
  private named(wish: string, sayings: Sayings): Sayings {
    return sayings.map(({ is, when }) => ({ is, when: this.w.named(`${wish}.${wordOf(is)}`, when) }));
  }

  private says(id: SentenceId): Sayings {
    const known = this.saysOf.get(id) ?? sentenceSays(this.w, id, this.level.on, () => this.yardstick(id));
    this.saysOf.set(id, known);
    return known;
  }

  /** What the sentences of a clause say of themselves; `x does not apply` counts only toward x. */
  private own(clause: ClauseId, target: ClauseId | null): Sayings {
    const { kind, cites } = this.regime.clauses[clause] ?? { kind: "rule", cites: [] };
    this.w.heading(`${kind} ${this.name(clause)}${cites.length === 0 ? "" : ` (${cites.map((c) => citation(this.regime, c)).join("; ")})`}`);
    const heard = (this.clauses.get(clause) ?? []).filter((id) => {
      const head = this.regime.sentences[id]?.head;
      return head?.kind !== "disapply" || head.clause === target;
    });
    return heard.map((id) => this.says(id)).reduce<Sayings>((all, one) => (all.length === 0 ? one : this.joined(`${this.name(clause)}.own`, all, one, beside)), []);
  }

  /** A clause that says `own` under its exceptions. */
  private under(clause: ClauseId, own: Sayings): Sayings {
    if (own.length === 0) return own;
    const exceptions = [...this.clauses.keys()].flatMap((id) => {
      if (!(this.regime.clauses[id]?.targets ?? []).includes(clause)) return [];
      const asked = this.joined(this.name(id), this.own(id, clause), own, displacing);
      const value = this.under(id, asked);
      return value.length === 0 ? [] : [{ id, value }];
    });
    if (exceptions.length === 0) return own;
    const left = exceptions.map(({ id, value }) =>
      exceptions.filter((e) => e.id !== id && isExceptionTo(this.regime, id, e.id)).reduce((kept, e) => this.joined(`${this.name(id)}.left`, kept, e.value, undefeated), value),
    );
    const joined = left.reduce<Sayings>((all, one) => (all.length === 0 ? one : this.joined(`${this.name(clause)}.exceptions`, all, one, together)), []);
    this.w.heading(`${this.name(clause)} under its exceptions`);
    return this.joined(`${this.name(clause)}.decided`, joined, own, inPlace);
  }

  // ---- what terms are measured by ----

  private yardstick(id: SentenceId): readonly When<Position>[] {
    const terms = this.regime.sentences[id]?.terms ?? null;
    const { pair } = this.w;
    if (!isMeasured(terms)) return [];
    switch (terms.kind) {
      case "reciprocal": {
        const record = pair.record === null ? null : { host: pair.record.origin, origin: pair.record.host };
        const isState = not(equal(pair.origin, this.w.party(stateless)));
        return answers(this.at("B", this.level.on, { host: pair.origin, origin: pair.host, record })).map(({ is, when }) => ({ is, when: and(isState, when) }));
      }
      case "standstill":
        return answers(this.at("B", terms.on, pair));
      case "most favoured":
        return this.mostFavoured(pair);
    }
  }
  private at(stratum: Stratum, on: Day, pair: Pair): Sayings {
    return resolved(this.w, this.sentences, { ...this.level, stratum, on }).map(({ is, when }) => ({ is, when: this.w.call(when, pair) }));
  }

  /** The most open that the host gives to any state of whose nationals some rule speaks. Where records are exchanged, third states keep theirs. */
  private mostFavoured(pair: Pair): readonly When<Position>[] {
    const others = this.w.subject.parties.all.filter((p) => isReached(this.regime, p, this.level.on));
    const given = new Map<string, { readonly is: Position; readonly terms: Term[] }>();
    for (const p of others) {
      const other = this.w.party(p);
      const isAnother = not(equal(pair.host, other));
      for (const { is, when } of answers(this.at("M", this.level.on, { host: pair.host, origin: other, record: pair.record && { host: pair.record.host, origin: other } }))) {
        const found = given.get(positionKey(is)) ?? { is, terms: [] };
        found.terms.push(and(isAnother, when));
        given.set(positionKey(is), found);
      }
    }
    // `mostOpen` puts all positions in one order.
    const sorted = [...given.values()].sort((a, b) => (mostOpen(a.is, b.is) === a.is ? -1 : 1)).map(({ is, terms }) => ({ is, when: this.w.named(`most.favoured.${is.kind}`, or(...terms)) }));
    return sorted.map(({ is, when }, i) => ({ is, when: and(when, ...sorted.slice(0, i).map((better) => not(better.when))) }));
  }
}

/** The positions of sayings that others can be measured by. */
function answers(sayings: Sayings): readonly When<Position>[] {
  const found = new Map<string, { readonly is: Position; readonly terms: Term[] }>();
  for (const { is, when } of sayings) {
    const position = positionOf(is);
    if (position.kind === "silent" || position.kind === "conflict") continue;
    const known = found.get(positionKey(position)) ?? { is: position, terms: [] };
    known.terms.push(when);
    found.set(positionKey(position), known);
  }
  return [...found.values()].map(({ is, terms }) => ({ is, when: or(...terms) }));
}

/** A word for what is said. */
const wordOf = ({ kind, position }: Saying): string => (kind === "said" ? position.kind : kind);

/** What the sentences on a right to a class of mover come to, for the pair of the file's functions. */
export function resolved(w: Writing, sentences: readonly SentenceId[], level: Level): Sayings {
  const without = sentences.filter((id) => level.without.has(id));
  return w.once(`resolved ${sentences.join()} ${level.on} ${level.stratum} ${without.join()}`, () => {
    const sayings = new Resolving(w, sentences, level).whole();
    return sayings.map(({ is, when }) => ({ is, when: when === no ? when : w.function(`says.${wordOf(is)}`, when) }));
  });
}
