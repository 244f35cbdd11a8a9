import type { Day } from "../../language/dates";
import { silent } from "../../language/position";
import { stateless, type ClassId, type FactId, type Regime, type RightId } from "../../language/regime";
import { conditionTerm } from "./conditions";
import { isRule } from "../clauses";
import { derogations, forbiddenFacts, readsConduct, readsRecord, sentencesAbout } from "./readings";
import { resolved, type Level } from "./resolve";
import { positionOf } from "./sayings";
import { and, apply, equal, ite, no, not, or, type Term } from "./s-expressions";
import type { Pair, Subject, Writing } from "./writing";

/** What can be asked of a regime on a day: whether it is in force, or one of its predicates. */
export const partNames = ["in-force", "g1", "g2", "g4", "i1", "d1", "d1c", "d2"] as const;
export type Part = (typeof partNames)[number];

/** A right and a class of mover of which some rule speaks; `null`: movers whom only `anybody` reaches. */
export interface Topic {
  readonly right: RightId;
  readonly mover: ClassId | null;
}

/** One way in which what is asked may come about. */
export interface Alternative {
  readonly topics: readonly Topic[];
  readonly term: Term;
}

/** A constant of the file: a party of some case, and whether it stands for a bound host or a beneficiary. */
export interface Asked {
  readonly parties: readonly Term[];
  readonly alternatives: readonly Alternative[];
  /** The cases of the comparison, by the constants of their parties; `facts` says whose values the varied facts have. */
  readonly cases: readonly { readonly host: Term; readonly origin: Term; readonly facts: "first" | "second" }[];
}

/** The topics of a regime. */
export function topicsOf(regime: Regime): readonly Topic[] {
  const movers: (ClassId | null)[] = [...new Set(regime.sentences.flatMap((s) => s.classes ?? []))].sort((a, b) => a - b);
  if (regime.sentences.some((s) => s.classes === null && isRule(regime, s))) movers.push(null);
  const isSpokenOf = ({ right, mover }: Topic): boolean =>
    sentencesAbout(regime, right, mover).some((id) => {
      const sentence = regime.sentences[id];
      return sentence !== undefined && isRule(regime, sentence);
    });
  return regime.rights.flatMap((_, right) => movers.map((mover) => ({ right, mover }))).filter(isSpokenOf);
}

/** Why a part cannot be asked on a day, in words; `null` where it can. */
export function unasked(part: Part, parties: Subject["parties"]): string | null {
  if (part === "g1" && parties.bound.size < 2) return "fewer than two members";
  return part === "g2" && parties.origins < 2 ? "fewer than two origins to compare" : null;
}

/**
 * The facts in which the two cases of a comparison may differ: those forbidden to matter, as far as something reads them. For G2 they are the
 * facts about the origin as a party: each origin has values of its own.
 */
export function variedFacts(regime: Regime, part: Part, on: Day, read: ReadonlySet<FactId>): readonly FactId[] {
  if (part === "g2") return [...read].filter((f) => regime.facts[f]?.tag === "class").sort((a, b) => a - b);
  return part === "g4" || part === "d1" || part === "d1c" ? [...forbiddenFacts(regime, part, on)].filter((f) => read.has(f)) : [];
}

/** Which grounds a part asks about. */
export function marksOf(regime: Regime, part: Part): Subject["marks"] {
  if (part === "d2") return (id) => regime.sentences[id]?.terms?.kind === "reciprocal";
  if (part !== "d1" && part !== "d1c") return null;
  const conduct = new Set(regime.sentences.flatMap((s, id) => (readsConduct(regime, s) ? [id] : [])));
  return conduct.size === 0 ? null : (id) => conduct.has(id);
}

/** Whether identity and record are varied apart: G1, where some sentence reads a record. */
export const variesRecords = (regime: Regime, part: Part): boolean => part === "g1" && regime.sentences.some((s) => readsRecord(regime, s));

/** What a right for a class of mover comes to: a position, and whether a sentence that is asked about is among its grounds. */
export interface Decided {
  readonly position: (pair: Pair, varied?: readonly Term[]) => Term;
  readonly marked: (pair: Pair, varied?: readonly Term[]) => Term;
  /** Whatever the case. */
  readonly silent: boolean;
}

/** What some sentences come to, as functions of the file. */
export function decided(w: Writing, sentences: readonly number[], level: Level): Decided {
  const sayings = resolved(w, sentences, level);
  const body = sayings.reduceRight((otherwise, { is, when }) => ite(when, w.positions.of(positionOf(is)), otherwise), w.positions.of(silent));
  w.heading("what it comes to");
  const position = w.function("position", body, "Position");
  const marked = w.function("marked", or(...sayings.flatMap(({ is, when }) => (is.marked ? [when] : []))));
  return {
    position: (pair, varied) => w.call(position, pair, varied),
    marked: (pair, varied) => w.call(marked, pair, varied),
    silent: sayings.length === 0,
  };
}

/** The facts that a mover of a class can have: the condition of the class and of those above it, which read no party. */
export function feasible(w: Writing, mover: ClassId | null): (varied: readonly Term[]) => Term {
  const { regime, on } = w.subject;
  const nobody: Pair = { host: w.party(stateless), origin: w.party(stateless), record: null };
  const conditions: Term[] = [];
  for (let c = mover; c !== null; c = regime.classes[c]?.parent ?? null) {
    const condition = regime.classes[c]?.condition;
    if (condition) conditions.push(conditionTerm(w, condition, nobody, on));
  }
  const possible = w.function(`possible.${mover === null ? "anybody" : (regime.classes[mover]?.name ?? "")}`, and(...conditions));
  return (varied) => w.call(possible, nobody, varied);
}

const bare = (host: Term, origin: Term): Pair => ({ host, origin, record: null });

/** A question in the making. */
class Asking {
  private readonly parties: Term[] = [];

  constructor(
    private readonly w: Writing,
    private readonly part: Part,
  ) {}

  private constant(name: Term): Term {
    if (!this.parties.includes(name)) this.parties.push(name);
    return name;
  }
  private member(name: Term): Term {
    return this.w.isIn(this.constant(name), (p) => this.w.subject.parties.bound.has(p), "member");
  }
  private beneficiary(name: Term): Term {
    return this.w.isIn(this.constant(name), (p) => this.w.subject.parties.beneficiaries.has(p), "beneficiary");
  }
  private eligible(host: Term, origin: Term): Term {
    return and(this.member(host), this.beneficiary(origin), not(equal(host, origin)));
  }
  private members(host: Term, origin: Term): Term {
    return and(this.member(host), this.member(origin), not(equal(host, origin)));
  }

  private readonly first = (): readonly Term[] => this.w.subject.varied.map((f) => firstOf(this.w, f));
  private readonly second = (): readonly Term[] => this.w.subject.varied.map((f) => secondOf(this.w, f));

  /** Some eligible pair has a position in the first case: else it is no case of the regime. */
  private regulated(says: Decided): Term {
    return and(this.eligible("speaker", "spoken-to"), not(equal(says.position(bare("speaker", "spoken-to"), this.first()), "silent")));
  }

  ask(): Asked {
    const alternatives = new Map<Term, Topic[]>();
    for (const topic of topicsOf(this.w.subject.regime)) {
      const term = this.of(topic);
      if (term !== no) alternatives.set(term, [...(alternatives.get(term) ?? []), topic]);
    }
    return { parties: this.parties, alternatives: [...alternatives].map(([term, topics]) => ({ term, topics })), cases: casesOf[this.part] };
  }

  private of({ right, mover }: Topic): Term {
    const { w } = this;
    const { regime, on } = w.subject;
    const sentences = sentencesAbout(regime, right, mover);
    const says = decided(w, sentences, { on, stratum: "F", without: new Set() });
    if (says.silent) return no;
    const possible = feasible(w, mover)(this.first());
    const position = (host: Term, origin: Term, facts = this.first()): Term => says.position(bare(host, origin), facts);
    switch (this.part) {
      case "in-force":
        return and(possible, this.eligible("host", "origin"), not(equal(position("host", "origin"), "silent")));
      case "g2":
        return and(possible, this.eligible("host", "origin"), this.eligible("host", "other"), not(equal("origin", "other")), feasible(w, mover)(this.second()), unlike(position("host", "origin"), position("host", "other", this.second())));
      case "g1":
        return and(possible, this.members("host", "origin"), this.members("other-host", "other"), this.underNames(says, sentences));
      case "g4":
      case "d1":
      case "d1c":
        return and(possible, this.eligible("host", "origin"), or(this.influenced(says, mover), this.marked(says)));
      case "i1": {
        const core = decided(w, sentences, { on, stratum: "F", without: derogations(regime, w.subject.binding) });
        const inCore = core.position(bare("host", "origin"), this.first());
        const free = or(equal(inCore, "silent"), apply("<", apply("openness", position("host", "origin")), apply("openness", inCore)));
        return and(possible, this.regulated(says), this.eligible("host", "origin"), free);
      }
      case "d2":
        return and(possible, this.eligible("host", "origin"), this.marked(says));
    }
  }

  /** Two pairs of members that are treated unlike; where records are read, both under the records of a third pair. */
  private underNames(says: Decided, sentences: readonly number[]): Term {
    const { regime, records } = this.w.subject;
    const apart = records && sentences.some((id) => {
      const s = regime.sentences[id];
      return s !== undefined && readsRecord(regime, s);
    });
    const of = (host: Term, origin: Term): Term =>
      says.position({ host, origin, record: apart ? { host: "record-host", origin: "record-origin" } : null }, this.first());
    const differ = unlike(of("host", "origin"), of("other-host", "other"));
    return apart ? and(this.members("record-host", "record-origin"), this.regulated(says), differ) : differ;
  }

  /** A change of the varied facts alone changes the position. */
  private influenced(says: Decided, mover: ClassId | null): Term {
    if (this.w.subject.varied.length === 0) return no;
    const at = (varied: readonly Term[]): Term => says.position(bare("host", "origin"), varied);
    return and(feasible(this.w, mover)(this.second()), unlike(at(this.first()), at(this.second())));
  }
  /** A sentence that is asked about is among the grounds. */
  private marked(says: Decided): Term {
    if (this.w.subject.marks === null) return no;
    return and(says.marked(bare("host", "origin"), this.first()), this.regulated(says));
  }
}

const unlike = (a: Term, b: Term): Term => (a === b ? no : not(equal(a, b)));

const casesOf: Readonly<Record<Part, Asked["cases"]>> = {
  "in-force": [{ host: "host", origin: "origin", facts: "first" }],
  g1: [{ host: "host", origin: "origin", facts: "first" }, { host: "other-host", origin: "other", facts: "first" }],
  g2: [{ host: "host", origin: "origin", facts: "first" }, { host: "host", origin: "other", facts: "second" }],
  g4: [{ host: "host", origin: "origin", facts: "first" }, { host: "host", origin: "origin", facts: "second" }],
  d1: [{ host: "host", origin: "origin", facts: "first" }, { host: "host", origin: "origin", facts: "second" }],
  d1c: [{ host: "host", origin: "origin", facts: "first" }, { host: "host", origin: "origin", facts: "second" }],
  i1: [{ host: "host", origin: "origin", facts: "first" }],
  d2: [{ host: "host", origin: "origin", facts: "first" }],
};

/** A varied fact in the first case and in the second. */
export const firstOf = (w: Writing, fact: FactId): Term => w.names.of(`first ${fact}`, `first.${w.subject.regime.facts[fact]?.key ?? fact}`);
export const secondOf = (w: Writing, fact: FactId): Term => w.names.of(`second ${fact}`, `second.${w.subject.regime.facts[fact]?.key ?? fact}`);

/** Asks one part. */
export const ask = (w: Writing, part: Part): Asked => new Asking(w, part).ask();
