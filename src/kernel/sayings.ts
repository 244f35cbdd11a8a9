import { nothing } from "./decisions";
import type { Node } from "./diagram";
import { IndexMemo, IndexNumbers } from "./index-memo";
import { Lists } from "./lists";
import { BareResolver } from "./resolve-bare";
import { Resolver, type Voice } from "./resolve";
import type { Space } from "./space";
import type { SentenceId } from "../language/regime";

/** What a list of voices amounts to, with the sentences that decide. */
export interface Saying {
  readonly node: Node;
  /** The same in the regime without derogations. */
  readonly core: Node;
  readonly voices: readonly Voice[];
}
type HeardVoice = Voice & { readonly core: Node };

/** What the sentences that reach a pair of parties say together. A list of voices is a number; equal lists, equal numbers. */
export class Sayings {
  readonly resolver: Resolver;
  private readonly lists = new Lists();
  private readonly ids = new Map<string, number>();
  private readonly branches = new IndexNumbers();
  private readonly heard: HeardVoice[] = [];
  private readonly resolved = new IndexMemo<Saying>();
  /** The positions of lists in the regime and without derogations. */
  private readonly positionsOf = new IndexNumbers();
  private readonly corePositionsOf = new IndexNumbers();
  private readonly bareOf = new IndexNumbers();
  /** Resolves what is bare, where the text allows it. */
  private readonly byKind: BareResolver | null;
  private readonly bareOp: number;
  private readonly positionOp: number;

  constructor(private readonly space: Space) {
    this.resolver = new Resolver(space);
    this.byKind = BareResolver.suits(space) ? new BareResolver(space, this.resolver) : null;
    this.bareOp = space.diagrams.operation();
    this.positionOp = space.diagrams.operation();
  }

  /** The number of the voice of a branch. */
  ofBranch(branch: HeardVoice & { readonly id: number }): number {
    const known = this.branches.get(branch.id);
    return known !== -1 ? known : this.branches.set(branch.id, this.voice(branch));
  }
  /** The number of a voice. */
  voice({ sentence, says, core }: HeardVoice): number {
    const key = `${sentence}:${says}:${core}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.heard.push({ sentence, says, core }) - 1;
    this.ids.set(key, id);
    return id;
  }
  /** A list with one more voice at its end; 0 is the empty list. */
  extended(list: number, voice: number): number {
    return this.lists.extended(list, voice);
  }

  /** What a list amounts to. */
  of(list: number): Saying {
    const known = this.resolved.get(list);
    if (known !== undefined) return known;
    const all = this.voicesOf(list);
    const voices = all.filter((v) => v.says !== this.silence);
    const node = this.resolver.resolve(voices);
    const core = all.every((v) => v.says === v.core) ? node : this.resolver.resolve(coreOf(all, this.silence));
    return this.resolved.set(list, { node, core, voices });
  }

  /**
   * The positions alone, as ids of positions. Who decides is forgotten before anything is resolved: most lists that differ in it
   * are then the same, and few functions are made.
   */
  positions(list: number): Node {
    const known = this.positionsOf.get(list);
    return known !== -1 ? known : this.positionsOf.set(list, this.space.diagrams.map(this.positionOp, this.bare(list), (value) => this.space.decisions.position(value)));
  }
  /** The positions in the regime without derogations: those of the list of what its voices say there. */
  corePositions(list: number): Node {
    const known = this.corePositionsOf.get(list);
    return known !== -1 ? known : this.corePositionsOf.set(list, this.positions(this.coreOf(list)));
  }
  private coreOf(list: number): number {
    let core = 0;
    for (const v of this.lists.items(list)) {
      const voice = this.heard[v];
      if (voice === undefined || voice.core === this.silence) continue;
      core = this.lists.extended(core, voice.says === voice.core ? v : this.voice({ ...voice, says: voice.core }));
    }
    return core;
  }
  private bare(list: number): Node {
    const known = this.bareOf.get(list);
    if (known !== -1) return known;
    const voices = this.voicesOf(list).filter((v) => v.says !== this.silence);
    if (this.byKind !== null) return this.bareOf.set(list, this.byKind.resolve(voices));
    const { decisions, diagrams } = this.space;
    const bare = voices.map(({ sentence, says }) => ({ sentence, says: diagrams.map(this.bareOp, says, (value) => decisions.saidBy(value, null)) }));
    return this.bareOf.set(list, this.resolver.resolve(bare));
  }

  /** 1 where a voice decides in a list that hears it; `null` where only who says what can tell (`of`). */
  deciding(list: number, voice: Voice): Node | null {
    return this.byKind === null ? null : this.byKind.deciding(voice, this.bare(list));
  }

  /** A list where some variables are fixed. */
  fixed(list: number, fix: (node: Node) => Node): number {
    let made = 0;
    for (const voice of this.voicesOf(list)) {
      const [says, core] = [fix(voice.says), fix(voice.core)];
      if (says !== this.silence || core !== this.silence) made = this.lists.extended(made, this.voice({ sentence: voice.sentence, says, core }));
    }
    return made;
  }

  /** Whether `see` answers yes to some sentence whose voice is heard in one of two lists only, or in both with different words. */
  someApart(a: number, b: number, see: (first: Voice | null, second: Voice | null) => boolean): boolean {
    let [x, y] = [a, b];
    // Lists run by sentence, so that the ends can be compared; from where the rest is one list, nothing differs.
    while (x !== y) {
      const first = x === 0 ? null : (this.heard[this.lists.last(x)] ?? null);
      const second = y === 0 ? null : (this.heard[this.lists.last(y)] ?? null);
      if (first?.says === this.silence) x = this.lists.parent(x);
      else if (second?.says === this.silence) y = this.lists.parent(y);
      else {
        const [s, t] = [first?.sentence ?? -1, second?.sentence ?? -1];
        if ((s !== t || first?.says !== second?.says) && see(s >= t ? first : null, t >= s ? second : null)) return true;
        if (s >= t) x = this.lists.parent(x);
        if (t >= s) y = this.lists.parent(y);
      }
    }
    return false;
  }

  private voicesOf(list: number): readonly HeardVoice[] {
    return this.lists.items(list).flatMap((v) => this.heard[v] ?? []);
  }
  private get silence(): Node {
    return this.space.diagrams.leaf(nothing);
  }
}

const coreOf = (voices: readonly HeardVoice[], silence: Node): readonly { readonly sentence: SentenceId; readonly says: Node }[] =>
  voices.filter((v) => v.core !== silence).map((v) => ({ sentence: v.sentence, says: v.core }));
