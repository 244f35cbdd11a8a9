import type { Day } from "../language/dates";
import type { Frame } from "../language/reading";
import { stateless, type PartyId, type SentenceId } from "../language/regime";
import { isMeasured, type Stratum } from "../language/terms";
import type { Measuring } from "./branches";
import { and, members, type Mask } from "./masks";
import type { Node } from "./diagram";
import type { Space } from "./space";

type Given = (host: PartyId) => readonly { readonly origins: Mask; readonly node: Node; readonly core: Node }[];
/** What other sentences on the same right say, as yardsticks read it. */
export interface Sayings {
  /** What one pair of parties is given in a stratum. */
  pair(sentences: readonly SentenceId[], frame: Frame, stratum: Stratum, core: boolean): Node;
  /** States alive on a day, cut into kinds whom no sentence of a stratum tells apart as origins. */
  originKinds(sentences: readonly SentenceId[], on: Day, stratum: Stratum): readonly Mask[];
  /** What each host gives in a stratum to each kind of origin. */
  givenOn(sentences: readonly SentenceId[], on: Day, stratum: Stratum): Given;
}

/** What the terms of sentences are measured by (docs/decisions/0007), remembered. */
export class Yardsticks {
  private readonly favouring: number;
  private readonly lists = new WeakMap<readonly SentenceId[], number>();
  private readonly listIds = new Map<string, number>();
  private readonly fixed = new Map<string, Node>();
  private readonly givenThen = new Map<string, Given>();
  /** What hosts give, and the most favoured treatment by each: of one day only. */
  private readonly givenNow = new Map<number, Given>();
  private readonly favoured = new Map<string, Node>();
  private readonly thirds = new Map<number, readonly Mask[]>();
  private day: Day | null = null;

  constructor(
    private readonly space: Space,
    private readonly sayings: Sayings,
  ) {
    this.favouring = space.diagrams.operation();
  }

  /** The yardstick of a sentence among the sentences on one right; `core` in the regime without derogations. */
  of(sentences: readonly SentenceId[], id: SentenceId, frame: Frame, core: boolean): Node {
    const terms = this.space.regime.sentences[id]?.terms ?? null;
    const none = this.space.diagrams.leaf(0);
    if (!isMeasured(terms)) return none;
    switch (terms.kind) {
      case "reciprocal":
        return frame.origin === stateless ? none : this.sayings.pair(sentences, reversed(frame), "B", core);
      case "standstill": {
        const then = { ...frame, on: terms.on };
        return remembered(this.fixed, this.key(sentences, then, core), () => this.sayings.pair(sentences, then, "B", core));
      }
      case "most favoured": {
        this.turnTo(frame.on);
        return remembered(this.favoured, this.key(sentences, { ...frame, origin: stateless }, core), () => this.mostFavoured(sentences, frame, core));
      }
    }
  }

  /** The yardsticks of the sentences on one right. */
  measuring(sentences: readonly SentenceId[]): Measuring {
    return { yardstick: (id, frame, core) => this.of(sentences, id, frame, core), alike: (id, host) => this.alike(sentences, id, host) };
  }

  private alike(sentences: readonly SentenceId[], id: SentenceId, host: PartyId): readonly Mask[] | null {
    const terms = this.space.regime.sentences[id]?.terms;
    if (terms?.kind === "most favoured") return [];
    if (terms?.kind !== "standstill") return null;
    const given = remembered(this.givenThen, `${this.list(sentences)} ${terms.on}`, () => this.sayings.givenOn(sentences, terms.on, "B"));
    return given(host).map((c) => c.origins);
  }

  private turnTo(on: Day): void {
    if (this.day === on) return;
    this.day = on;
    this.givenNow.clear();
    this.favoured.clear();
    this.thirds.clear();
  }

  /** Equal lists of sentences have equal numbers. */
  list(sentences: readonly SentenceId[]): number {
    const known = this.lists.get(sentences);
    if (known !== undefined) return known;
    const text = sentences.join(",");
    const id = this.listIds.get(text) ?? this.listIds.size;
    this.listIds.set(text, id);
    this.lists.set(sentences, id);
    return id;
  }

  private key(sentences: readonly SentenceId[], { host, origin, on, record, schedule }: Frame, core: boolean): string {
    const other = record === undefined ? "" : `${record.host} ${origin === stateless ? "" : record.origin}`;
    return `${this.list(sentences)} ${host} ${origin} ${on} ${core ? "core" : ""} ${other} ${schedule ?? ""}`;
  }

  private mostFavoured(sentences: readonly SentenceId[], frame: Frame, core: boolean): Node {
    const alive = this.space.parties.alive(frame.on);
    const others = (mask: Mask): readonly PartyId[] => members(and(mask, alive)).filter((p) => p !== frame.host);
    const { record, schedule } = frame;
    const exchanged = (p: PartyId): Pick<Frame, "record" | "schedule"> => ({ ...(record ? { record: { host: record.host, origin: p } } : {}), ...(schedule === undefined ? {} : { schedule }) });
    const nodes =
      record === undefined && schedule === undefined
        ? remembered(this.givenNow, this.list(sentences), () => this.sayings.givenOn(sentences, frame.on, "M"))(frame.host).flatMap((c) => (others(c.origins).length === 0 ? [] : [core ? c.core : c.node]))
        : // Where records are exchanged, those of third parties stay their own.
          remembered(this.thirds, this.list(sentences), () => this.sayings.originKinds(sentences, frame.on, "M"))
            .flatMap((kind) => others(kind).slice(0, 1))
            .map((p) => this.sayings.pair(sentences, { host: frame.host, origin: p, on: frame.on, ...exchanged(p) }, "M", core));
    const { diagrams, decisions } = this.space;
    return [...new Set(nodes)].reduce((a, b) => diagrams.combine(this.favouring, a, b, (x, y) => decisions.favoured(x, y)), diagrams.leaf(0));
  }
}

/** The same pair with the roles exchanged; the other side has its own schedule. */
function reversed({ host, origin, on, record }: Frame): Frame {
  return { host: origin, origin: host, on, ...(record ? { record: { host: record.origin, origin: record.host } } : {}) };
}

function remembered<K, V>(memo: Map<K, V>, key: K, make: () => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
