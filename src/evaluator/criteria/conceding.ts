import type { Day } from "../../language/dates";
import { actsOf, concededByAll, type Act } from "../../language/conceded";
import type { Frame } from "../../language/reading";
import { stateless, type PartyId, type Regime, type SentenceId } from "../../language/regime";
import { isMeasured, standsIn, type Measured, type Stratum } from "../../language/terms";
import { reachesPair } from "../../kernel/branches";
import type { Node } from "../../kernel/diagram";
import { Resolver, type Voice } from "../../kernel/resolve";
import { Slices } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { Binding } from "../decide/reference";

/** An act with the numbers of its sentences in the regime in which everything is conceded. */
export interface NumberedAct extends Act {
  readonly ids: ReadonlySet<SentenceId>;
}

/** Which pairs of parties have something conceded to them, on one day. */
export interface Conceded {
  readonly on: Day;
  /** What may speak in the rules of a pair, beside what does without any concession. */
  readonly between: (host: PartyId, origin: PartyId) => readonly SentenceId[];
  /** One state of each kind that the rules on the topic tell apart, the parties of every concession among them. */
  readonly states: readonly PartyId[];
}

/** The functions of a regime under concessions. Its space knows the sentences of everything that may be conceded; they speak only where it is. */
export class Conceding {
  readonly regime: Regime;
  readonly space: Space;
  readonly slices: Slices;
  readonly acts: readonly NumberedAct[];
  private readonly resolver: Resolver;
  private readonly favouring: number;

  constructor(
    /** As written. */
    private readonly base: Regime,
    readonly binding: Binding,
    /** The sentences left out everywhere. */
    private readonly leftOut: ReadonlySet<SentenceId>,
  ) {
    this.regime = concededByAll(base);
    this.space = new Space(this.regime, binding);
    this.slices = new Slices(this.space, leftOut, "everyone");
    this.resolver = new Resolver(this.space);
    this.favouring = this.space.diagrams.operation();
    let next = base.sentences.length;
    this.acts = actsOf(base).map((act) => ({ ...act, ids: new Set(act.sentences.map(() => next++)) }));
  }

  /** Whether a sentence speaks without any concession. */
  isWritten(id: SentenceId): boolean {
    return id < this.base.sentences.length;
  }

  /** The position of a pair as a function of the facts; `written` are the sentences on the topic that speak without any concession. */
  position(written: readonly SentenceId[], frame: Frame, made: Conceded, stratum: Stratum = "F"): Node {
    return this.resolver.resolve([...this.voices(written, written, frame, made, stratum), ...this.voices(written, this.added(frame, made), frame, made, stratum)]);
  }

  /** What is conceded to a pair by itself, under the exceptions to its rule. */
  conceded(written: readonly SentenceId[], frame: Frame, made: Conceded): Node {
    const exceptions = written.filter((id) => this.regime.clauses[this.regime.sentences[id]?.clause ?? -1]?.kind !== "rule");
    return this.resolver.resolve([...this.voices(written, exceptions, frame, made, "F"), ...this.voices(written, this.added(frame, made), frame, made, "F")]);
  }

  /** A concession speaks from its day on: not on the day of a standstill before. */
  private added({ host, origin, on }: Frame, made: Conceded): readonly SentenceId[] {
    return on === made.on ? made.between(host, origin) : [];
  }

  private voices(written: readonly SentenceId[], ids: readonly SentenceId[], frame: Frame, made: Conceded, stratum: Stratum): readonly Voice[] {
    return ids.flatMap((id) => {
      const sentence = this.regime.sentences[id];
      if (sentence === undefined || this.leftOut.has(id) || !standsIn(sentence.terms, stratum) || !reachesPair(this.regime, sentence, frame)) return [];
      const { terms } = sentence;
      const says = this.space.sentence(id, frame, () => (isMeasured(terms) ? this.yardstick(written, terms, frame, made) : this.space.diagrams.leaf(0)));
      return says === this.space.diagrams.leaf(0) ? [] : [{ sentence: id, says }];
    });
  }

  /** What terms are measured by (docs/decisions/0007), where concessions are made. */
  private yardstick(written: readonly SentenceId[], terms: Measured, frame: Frame, made: Conceded): Node {
    const none = this.space.diagrams.leaf(0);
    const { host, origin, on } = frame;
    switch (terms.kind) {
      case "reciprocal":
        return origin === stateless ? none : this.position(written, { host: origin, origin: host, on }, made, "B");
      case "standstill":
        return this.position(written, { host, origin, on: terms.on }, made, "B");
      case "most favoured": {
        const nodes = made.states.filter((p) => p !== host).map((p) => this.position(written, { host, origin: p, on }, made, "M"));
        const { diagrams, decisions } = this.space;
        return [...new Set(nodes)].reduce((a, b) => diagrams.combine(this.favouring, a, b, (x, y) => decisions.favoured(x, y)), none);
      }
    }
  }
}
