import type { Day } from "../../language/dates";
import { stateless, type PartyId } from "../../language/regime";
import { and, count, isEmpty, meets, members, without, type Mask } from "../../kernel/masks";
import type { Slice, Topic } from "../../kernel/slices";
import type { Conceding, NumberedAct } from "./conceding";

/** One act on one topic: what is said of a right to movers of a class with it and without it. */
export interface ActTopic {
  readonly act: NumberedAct;
  /** The sentences that speak without any concession, and those that the act adds. */
  readonly written: Topic;
  readonly added: Topic;
}

/** Origins whom nothing on a topic tells apart; all of them beneficiaries, or none. */
export interface OriginKind {
  readonly parties: readonly PartyId[];
  readonly benefits: boolean;
}
/** Hosts whom nothing tells apart, themselves of one kind as origins. */
export interface HostKind {
  readonly hosts: readonly PartyId[];
  /** The kind to which they belong as origins. */
  readonly own: number;
  readonly origins: readonly OriginKind[];
}

/** Every act on every topic of which it speaks. */
export function actTopics(conceding: Conceding): readonly ActTopic[] {
  const { topics } = conceding.slices;
  let next = topics.length;
  return topics.flatMap((topic) => {
    const written = { ...topic, index: next++, sentences: topic.sentences.filter((id) => conceding.isWritten(id)) };
    return conceding.acts.flatMap((act) => {
      const sentences = topic.sentences.filter((id) => act.ids.has(id));
      return sentences.length === 0 ? [] : [{ act, written, added: { ...topic, index: next++, sentences } }];
    });
  });
}

/** The two slices of an act on a day. Where nothing is written of the right, the act alone tells parties apart. */
export function slicesOf({ slices }: Conceding, { written, added }: ActTopic, on: Day): readonly [Slice, Slice] {
  const own = slices.topicOn(added, on);
  return [written.sentences.length === 0 ? own : slices.topicOn(written, on), own];
}

/** Splits the hosts, and for each the origins, as far as the rules and the act tell them apart. `beneficiaries`: of the regime as written. */
export function kindsOf({ space }: Conceding, slices: readonly [Slice, Slice], beneficiaries: Mask): readonly HostKind[] {
  const [written, added] = slices;
  const party = (index: number): PartyId => (index === space.parties.statelessIndex ? stateless : index);
  return written.hosts.flatMap((a) =>
    added.hosts.flatMap((b) => {
      const hosts = and(a.hosts, b.hosts);
      if (isEmpty(hosts)) return [];
      const cells = a.row.cells.flatMap((x) => b.row.cells.map((y) => and(x.origins, y.origins))).flatMap((mask) => [and(mask, beneficiaries), without(mask, beneficiaries)]);
      const kept = cells.filter((mask) => count(mask) > 0);
      const origins = kept.map((mask) => ({ parties: members(mask).map(party), benefits: meets(mask, beneficiaries) }));
      return kept.flatMap((mask, own) => {
        const same = members(and(hosts, mask)).map(party);
        return same.length === 0 ? [] : [{ hosts: same, own, origins }];
      });
    }),
  );
}
