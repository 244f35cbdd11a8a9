import type { ClassId, Regime, RightId } from "../../language/regime";
import { sentencesOn, type Topic } from "../../kernel/slices";
import { namedClasses, type Alignment } from "./alignment";
import { sides, type Both, type Side } from "./difference";

/** A class of movers by its name; `null`: movers of no class that a clause names. */
export type Mover = string | null;

/** How one text sees movers of a class: the class and those above it, as far as the text knows them; last, movers of no named class. */
export interface Chain {
  readonly known: boolean;
  readonly classes: readonly (ClassId | null)[];
}

/** One question to both texts. For rights and movers that neither tells apart it is asked once: the chains are those of one of the movers. */
export interface PositionQuestion {
  readonly rights: readonly string[];
  readonly movers: readonly Mover[];
  /** For each class of the chain the topic; `null` where no rule speaks. */
  readonly topics: Both<readonly (Topic | null)[]>;
  readonly chains: Both<Chain>;
}

function above(regime: Regime, mover: ClassId | null): readonly ClassId[] {
  const all: ClassId[] = [];
  for (let c = mover; c !== null; c = regime.classes[c]?.parent ?? null) all.push(c);
  return all;
}

/** A text that does not know a class sees its movers as those of the nearest class above that it knows. */
export function chainOf({ regimes, classes }: Alignment, side: Side, mover: Mover): Chain {
  const regime = regimes[side];
  const ids = mover === null ? null : classes.find((c) => c.name === mover)?.ids;
  const own = ids?.[side] ?? null;
  if (own !== null) return { known: true, classes: [...above(regime, own), null] };
  const other = side === "before" ? "after" : "before";
  const names = above(regimes[other], ids?.[other] ?? null).map((c) => regimes[other].classes[c]?.name);
  const nearest = regime.classes.findIndex(({ name }) => name === names.find((n) => regime.classes.some((c) => c.name === n)));
  return { known: mover === null, classes: [...(nearest < 0 ? [] : above(regime, nearest)), null] };
}

/** The classes that are named, and those that stand below other named classes in the two texts. */
export function classesThatMatter(alignment: Alignment, named: ReadonlySet<string>): readonly string[] {
  const { regimes, classes } = alignment;
  const line = (side: Side, mover: string): string =>
    chainOf(alignment, side, mover).classes.map((c) => (c === null ? "" : (regimes[side].classes[c]?.name ?? ""))).filter((name) => named.has(name)).join(" ");
  return classes.map((c) => c.name).filter((name) => named.has(name) || line("before", name) !== line("after", name));
}

/** The movers that matter: of classes that a clause of either text names, and those whom `anybody` reaches alone. */
function moversOf(alignment: Alignment): readonly Mover[] {
  const { regimes } = alignment;
  const movers = classesThatMatter(alignment, new Set(sides.flatMap((side) => [...namedClasses(regimes[side])])));
  const anybody = sides.some((side) => regimes[side].sentences.some((s) => s.classes === null && regimes[side].clauses[s.clause]?.kind === "rule"));
  return anybody ? [...movers, null] : movers;
}

/** Makes topics, each once for a text. */
class Topics {
  private readonly made = new Map<string, Topic | null>();
  constructor(
    private readonly regime: Regime,
    private readonly first: number,
  ) {}

  /** Who the movers are is asked by the chain: a topic is its sentences alone. */
  of(right: RightId | null, mover: ClassId | null): Topic | null {
    if (right === null) return null;
    const sentences = sentencesOn(this.regime, right, mover);
    const key = sentences.join(",");
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const spoken = sentences.some((id) => this.regime.clauses[this.regime.sentences[id]?.clause ?? -1]?.kind === "rule");
    const topic = spoken ? { index: this.first + this.made.size, right, mover: null, sentences } : null;
    this.made.set(key, topic);
    return topic;
  }
}

/** Every question about rights and movers of which a rule of either text speaks. `firstTopics`: numbers that no topic of a text has. */
export function positionQuestions(alignment: Alignment, onlyRights: ReadonlySet<string> | null, firstTopics: Both<number>): readonly PositionQuestion[] {
  const { regimes } = alignment;
  const makers = { before: new Topics(regimes.before, firstTopics.before), after: new Topics(regimes.after, firstTopics.after) };
  const found = new Map<string, { topics: PositionQuestion["topics"]; chains: Both<Chain>; pairs: (readonly [string, Mover])[] }>();
  for (const mover of moversOf(alignment)) {
    const chains = { before: chainOf(alignment, "before", mover), after: chainOf(alignment, "after", mover) };
    for (const { name, ids } of alignment.rights) {
      if (onlyRights !== null && !onlyRights.has(name)) continue;
      const topicsOf = (side: Side): readonly (Topic | null)[] => chains[side].classes.map((c) => makers[side].of(ids[side], c));
      const topics = { before: topicsOf("before"), after: topicsOf("after") };
      if (sides.every((side) => topics[side].every((t) => t === null))) continue;
      const key = sides.map((side) => `${chains[side].known ? "" : "?"}${topics[side].map((t) => t?.index ?? "-").join(",")} ${conditioned(regimes[side], chains[side])}`).join("|");
      const entry = found.get(key) ?? { topics, chains, pairs: [] };
      entry.pairs.push([name, mover]);
      found.set(key, entry);
    }
  }
  return [...found.values()].flatMap(({ pairs, topics, chains }) => blocks(pairs).map(({ rights, movers }) => ({ rights, movers, topics, chains })));
}

const conditioned = (regime: Regime, { classes }: Chain): string => classes.filter((c) => c !== null && regime.classes[c]?.condition.kind !== "constant").join(",");

/** Pairs of a right and a mover as blocks of rights with the same movers. */
export function blocks(pairs: readonly (readonly [string, Mover])[]): readonly { readonly rights: readonly string[]; readonly movers: readonly Mover[] }[] {
  const byRight = new Map<string, Mover[]>();
  for (const [right, mover] of pairs) byRight.set(right, [...(byRight.get(right) ?? []), mover]);
  const byMovers = new Map<string, { rights: string[]; movers: readonly Mover[] }>();
  for (const [right, movers] of byRight) {
    const key = JSON.stringify(movers);
    const block = byMovers.get(key) ?? { rights: [], movers };
    block.rights.push(right);
    byMovers.set(key, block);
  }
  return [...byMovers.values()];
}

/** A class that both texts know and whose movers no clause names, to stand for them in a witness; `null` where there is none. */
export function plainClass({ regimes, classes }: Alignment): string | null {
  const isPlain = (side: Side, id: ClassId): boolean => {
    const named = namedClasses(regimes[side]);
    return above(regimes[side], id).every((c) => !named.has(regimes[side].classes[c]?.name ?? "") && regimes[side].classes[c]?.condition.kind === "constant");
  };
  const found = classes.find(({ ids }) => ids.before !== null && ids.after !== null && isPlain("before", ids.before) && isPlain("after", ids.after));
  return found?.name ?? null;
}

