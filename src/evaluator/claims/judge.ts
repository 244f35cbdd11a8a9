import type { Day } from "../../language/dates";
import { stateless, type ClassId, type PartyId, type RightId } from "../../language/regime";
import { nothing } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import { and, hasBit, isEmpty, members, without, type Mask } from "../../kernel/masks";
import { factsAt, search, type Found } from "../../kernel/search";
import { Slices, sentencesOn, type Row, type Slice, type Topic } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { decideByReference, type Binding } from "../decide/reference";
import type { Witness } from "../result";
import { alone, type Asked, type Extended, type Prepared } from "./asked";

/** What a claim comes to on one day. */
export interface ClaimDay {
  readonly on: Day;
  readonly verdict: "holds" | "fails" | "vacuous";
  /** The clauses that decide where it fails. */
  readonly because: ReadonlySet<number>;
  readonly failure: Failure | null;
}
/** A case in which a claim fails. */
export interface Failure {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly right: RightId;
  readonly found: Found;
}
/** What some kinds of case come to, whoever the parties are. */
interface Outcome {
  readonly meant: boolean;
  readonly sentences: ReadonlySet<number>;
  readonly found: Found | null;
  readonly shown: number;
}
const unmeant: Outcome = { meant: false, sentences: new Set(), found: null, shown: 0 };

/** Origins that no sentence about the rights of a question tells apart, with what is said of each right to them. */
interface Joint {
  readonly origins: Mask;
  readonly nodes: readonly Node[];
}

/** Judges the claims of one regime on single days. */
export class ClaimJudge {
  readonly slices: Slices;
  private readonly topics = new Map<string, Topic>();
  private readonly outcomes = new Map<Asked, Map<string, Outcome>>();

  constructor(
    private readonly extended: Extended,
    private readonly binding: Binding,
  ) {
    this.slices = new Slices(new Space(extended.regime, binding), new Set(), "everyone");
  }

  judge(claim: Prepared, on: Day): ClaimDay {
    let meant = false;
    let failure: Failure | null = null;
    const sentences = new Set<number>();
    for (const mover of claim.classes) {
      for (const asked of claim.asked) {
        for (const { host, origin, outcome } of this.kinds(claim, asked, mover, on)) {
          meant ||= outcome.meant;
          for (const s of outcome.sentences) sentences.add(s);
          if (!outcome.found || (failure && failure.found.cost <= outcome.found.cost)) continue;
          failure = { host, origin, mover, on, right: asked.rights[outcome.shown] ?? 0, found: outcome.found };
        }
      }
    }
    const { regime } = this.slices.space;
    const because = new Set([...sentences].map((s) => regime.sentences[s]?.clause ?? 0));
    return { on, verdict: failure ? "fails" : meant ? "holds" : "vacuous", because, failure };
  }

  /** A pair of parties of each kind, with what comes of the question there. */
  private *kinds(claim: Prepared, asked: Asked, mover: ClassId, on: Day): Generator<{ host: PartyId; origin: PartyId; outcome: Outcome }> {
    const own = this.slices.topicOn(this.topic(claim.right, mover, [claim.sentence]), on);
    if (own.branches.length === 0) return;
    const slices = [own, ...asked.rights.map((right) => this.sliceOf(right, mover, on))];
    const { bound, universe } = this.slices.parties(on);
    const last = this.slices.space.parties.statelessIndex;
    const known = new Map<string, readonly Joint[]>();
    for (const host of members(bound)) {
      const rows = slices.map((slice) => slice && rowOf(slice, host));
      const key = rows.map((row) => row?.id ?? -1).join(",");
      const joints = known.get(key) ?? this.joints(universe, rows);
      known.set(key, joints);
      for (const { origins, nodes } of joints) {
        const origin = members(origins).find((o) => o !== host);
        if (origin !== undefined) yield { host, origin: origin === last ? stateless : origin, outcome: this.outcome(asked, own.feasible, nodes) };
      }
    }
  }

  private joints(universe: Mask, rows: readonly (Row | null)[]): readonly Joint[] {
    const silent = this.slices.space.diagrams.leaf(nothing);
    let joints: readonly Joint[] = [{ origins: universe, nodes: [] }];
    for (const row of rows) {
      joints = joints.flatMap(({ origins, nodes }) => {
        const parts: Joint[] = [];
        let rest = origins;
        for (const cell of row?.cells ?? []) {
          const shared = and(origins, cell.origins);
          if (!isEmpty(shared)) parts.push({ origins: shared, nodes: [...nodes, cell.node] });
          rest = without(rest, cell.origins);
        }
        return isEmpty(rest) ? parts : [...parts, { origins: rest, nodes: [...nodes, silent] }];
      });
    }
    return joints.filter(({ nodes }) => nodes[0] !== silent);
  }

  /** Looks at every kind of case in turn; the usual one that fails is kept. */
  private outcome(asked: Asked, feasible: Node, nodes: readonly Node[]): Outcome {
    const memo = this.outcomes.get(asked) ?? new Map<string, Outcome>();
    this.outcomes.set(asked, memo);
    const key = `${feasible}:${nodes.join(",")}`;
    const known = memo.get(key);
    if (known) return known;
    const { space } = this.slices;
    const { decisions } = space;
    let meant = false;
    const sentences = new Set<number>();
    const contradicted = (values: readonly number[]): number | null => {
      if (values[0] === nothing) return null;
      meant = true;
      return asked.contradicted(values.slice(1).map((v) => decisions.positionValue(decisions.position(v)).kind));
    };
    const found = search(space, feasible, nodes, nodes, new Set(), (values) => {
      const shown = contradicted(values);
      if (shown === null) return false;
      for (const value of values.slice(1)) for (const s of decisions.get(value).by) sentences.add(s);
      return true;
    });
    const at = found && nodes.map((node) => space.diagrams.at(node, (v) => found.first.get(v) ?? 0));
    const outcome = meant ? { meant, sentences, found, shown: (at && contradicted(at)) ?? 0 } : unmeant;
    memo.set(key, outcome);
    return outcome;
  }

  private sliceOf(right: RightId, mover: ClassId, on: Day): Slice | null {
    const topic = this.topic(right, mover, null);
    return topic.sentences.length === 0 ? null : this.slices.topicOn(topic, on);
  }

  private topic(right: RightId, mover: ClassId, sentences: readonly number[] | null): Topic {
    const key = `${right} ${mover}`;
    const known = this.topics.get(key);
    if (known) return known;
    // Numbers that no topic of the regime itself has.
    const topic = { index: this.slices.topics.length + this.topics.size, right, mover, sentences: sentences ?? sentencesOn(this.slices.space.regime, right, mover) };
    this.topics.set(key, topic);
    return topic;
  }

  /** The case in which a claim fails, decided by the reference interpreter. */
  replay(claim: Prepared, { host, origin, mover, on, right, found }: Failure): Witness {
    const facts = factsAt(this.slices.space, found.first);
    const failing = { host, origin, mover, on, facts };
    const { regime } = this.extended;
    const decision = decideByReference(regime, failing, right, this.binding);
    const meant = decideByReference(alone(this.extended, claim), failing, claim.right, this.binding).position.kind === "granted";
    const asked = claim.asked.find((a) => a.rights.includes(right));
    const kinds = (asked?.rights ?? []).map((r) => decideByReference(regime, failing, r, this.binding).position.kind);
    if (!meant || asked?.contradicted(kinds) === null) throw new Error(`the two engines disagree about the claim ${claim.claim.name}`);
    return { cases: [{ case: failing, right, decision }], differingFacts: [], parties: [], duty: null };
  }
}

/** How one host sees all origins. */
const rowOf = (slice: Slice, host: PartyId): Row | null => slice.hosts.find((kind) => hasBit(kind.hosts, host))?.row ?? null;
