import { conflict, moreOpen, mostOpen, openness, positionKey, silent, surpasses, type Position } from "../language/position";
import type { SentenceId } from "../language/regime";

/**
 * What a clause says at one point: a position and the sentences that decide it. `gives` tells a position that gives something
 * from one that withholds. `none` says nothing; `lifts` says that the clause it is an exception to does not apply; `lifted` is that
 * clause then, which says nothing and remembers why; `unbound` stands silent in the place of what it displaces.
 */
export interface Said {
  readonly kind: "none" | "said" | "lifts" | "lifted" | "unbound" | "conflict";
  readonly position: Position;
  readonly gives: boolean;
  /** A power of one direction: `may refuse` only lowers, `may grant` only lifts. */
  readonly directed: boolean;
  readonly by: readonly SentenceId[];
}

/** The ids of `Said` values in diagrams. 0 and 1 double as no and yes in condition diagrams. */
export type SaidId = number;
export const nothing: SaidId = 0;

/** Interns `Said` values so that equal ones have equal ids. */
export class Decisions {
  private readonly all: Said[] = [];
  private readonly ids = new Map<string, SaidId>();
  private readonly positions: Position[] = [];
  private readonly positionIds = new Map<string, number>();
  private readonly positionOf: number[] = [];
  private readonly unions = new Map<string, SaidId>();

  constructor() {
    this.said({ kind: "none", position: silent, gives: false, directed: false, by: [] });
  }

  said(value: Said): SaidId {
    const key = `${value.kind}|${positionKey(value.position)}|${value.gives ? 1 : 0}${value.directed ? 1 : 0}|${value.by.join(",")}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.all.push(value) - 1;
    this.ids.set(key, id);
    this.positionOf.push(this.positionId(value.kind === "conflict" ? conflict : value.position));
    return id;
  }
  get(id: SaidId): Said {
    const value = this.all[id];
    if (value === undefined) throw new RangeError(`no decision ${id}`);
    return value;
  }
  /** The same saying, as if one sentence, or none, said it. */
  saidBy(id: SaidId, sentence: SentenceId | null): SaidId {
    return id === nothing ? id : this.said({ ...this.get(id), by: sentence === null ? [] : [sentence] });
  }
  /** The id of the position alone: two cases are treated alike iff these are equal. 0 is silent. */
  position(id: SaidId): number {
    return this.positionOf[id] ?? 0;
  }
  positionValue(position: number): Position {
    return this.positions[position] ?? silent;
  }
  get positionCount(): number {
    return this.positions.length;
  }
  /** The same saying with further sentences among its grounds. */
  joined(id: SaidId, by: readonly SentenceId[]): SaidId {
    if (by.length === 0) return id;
    const key = `${id}+${by.join(",")}`;
    const known = this.unions.get(key);
    if (known !== undefined) return known;
    const value = this.get(id);
    const made = this.said({ ...value, by: [...new Set([...value.by, ...by])].sort((a, b) => a - b) });
    this.unions.set(key, made);
    return made;
  }

  /** Both must say the same; else a conflict (exceptions to one clause). */
  agree(a: SaidId, b: SaidId): SaidId {
    if (a === nothing || a === b) return b;
    if (b === nothing) return a;
    const x = this.get(a);
    const y = this.get(b);
    if (x.kind === "lifted") return y.kind === "lifted" ? this.joined(a, y.by) : b;
    if (y.kind === "lifted") return a;
    if (x.kind === y.kind && x.kind !== "conflict" && this.position(a) === this.position(b)) return this.both(x, y);
    return this.clash(x, y);
  }

  /** Of two that give, the most open; two that withhold must agree; one of each is a conflict (sentences and rules side by side). */
  gather(a: SaidId, b: SaidId): SaidId {
    if (a === nothing || a === b) return b;
    if (b === nothing) return a;
    const x = this.get(a);
    const y = this.get(b);
    if (isQuiet(x)) return isQuiet(y) ? this.joined(a, y.by) : b;
    if (isQuiet(y)) return a;
    if (isGift(x) && isGift(y) && (x.kind === "conflict" || y.kind === "conflict")) return this.beyond(a, x, b, y);
    if (x.kind !== "said" || y.kind !== "said") return this.agree(a, b);
    if (this.position(a) === this.position(b)) return this.both(x, y);
    if (!x.gives || !y.gives) return this.clash(x, y);
    const best = moreOpen(x.position, y.position);
    if (best === null) return this.said({ kind: "conflict", position: x.position, gives: true, directed: false, by: union(x, y) });
    return best === x.position ? a : b;
  }

  /** Gifts that cannot be ordered do not matter beside one that is plainly more open than they are. */
  private beyond(a: SaidId, x: Said, b: SaidId, y: Said): SaidId {
    if (x.kind === "said" && surpasses(x.position, y.position)) return a;
    if (y.kind === "said" && surpasses(y.position, x.position)) return b;
    const position = surpasses(y.position, x.position) ? y.position : x.position;
    return this.said({ kind: "conflict", position, gives: true, directed: false, by: union(x, y) });
  }
  /** One saying with the grounds of both; it withholds if either does. */
  private both(x: Said, y: Said): SaidId {
    return this.said({ ...x, gives: x.gives && y.gives, directed: x.directed && y.directed, by: union(x, y) });
  }

  /** The most open of what two pairs of parties are given, its grounds forgotten; `nothing` where the regime gives no answer to either. */
  favoured(a: SaidId, b: SaidId): SaidId {
    const [x, y] = [this.answer(a), this.answer(b)];
    const best = x !== null && y !== null ? mostOpen(x, y) : (x ?? y);
    return best === null ? nothing : this.said({ kind: "said", position: best, gives: true, directed: false, by: [] });
  }
  /** A position that others can be measured by. */
  answer(id: SaidId): Position | null {
    const { kind, position } = this.get(id);
    return kind === "said" && position.kind !== "silent" ? position : null;
  }

  /** A clause with own saying `own` under the joined saying of its exceptions. */
  replaced(exceptions: SaidId, own: SaidId): SaidId {
    if (own === nothing) return nothing;
    const x = this.get(exceptions);
    if (x.kind === "none") return own;
    if (x.kind === "lifted") return this.joined(own, x.by);
    return x.kind === "lifts" ? this.said({ kind: "lifted", position: silent, gives: false, directed: false, by: x.by }) : exceptions;
  }

  private clash(x: Said, y: Said): SaidId {
    return this.said({ kind: "conflict", position: conflict, gives: false, directed: false, by: union(x, y) });
  }
  private positionId(position: Position): number {
    const key = positionKey(position);
    const known = this.positionIds.get(key);
    if (known !== undefined) return known;
    const id = this.positions.push(position) - 1;
    this.positionIds.set(key, id);
    return id;
  }
}

const union = (x: Said, y: Said): readonly SentenceId[] => [...new Set([...x.by, ...y.by])].sort((a, b) => a - b);
/** Silent with grounds, and never in the way of another rule. */
export const isQuiet = (x: Said): boolean => x.kind === "lifted" || x.kind === "unbound";
const isGift = (x: Said): boolean => x.gives && (x.kind === "said" || x.kind === "conflict");

/** Whether a discretion counts against what it would displace: `may refuse` only lowers, `may grant` only lifts. */
export function directionHolds(value: Said, displaced: Said): boolean {
  if (value.kind !== "said" || !value.directed) return true;
  if (displaced.kind !== "said") return false;
  return value.gives ? displaced.position.kind === "denied" : openness(displaced.position) > openness(value.position);
}

