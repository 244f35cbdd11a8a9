import { granted } from "../../../language/position";
import { directionHolds, nothing, type Decisions, type SaidId } from "../../../kernel/decisions";

/** Two sayings make one; asked often, worked out once. */
class Remembered {
  private stride = 16;
  private known = new Int32Array(16 * 16).fill(-1);

  constructor(private readonly work: (a: SaidId, b: SaidId) => SaidId) {}

  get(a: SaidId, b: SaidId): SaidId {
    if (a < this.stride && b < this.stride) {
      const found = this.known[a * this.stride + b] ?? -1;
      if (found >= 0) return found;
    }
    return this.find(a, b);
  }
  private find(a: SaidId, b: SaidId): SaidId {
    const made = this.work(a, b);
    const largest = Math.max(a, b);
    // Numbers that depend on the case may make many sayings: beyond a thousand each is worked out again.
    if (largest >= 1024) return made;
    if (largest >= this.stride) this.widen(largest);
    this.known[a * this.stride + b] = made;
    return made;
  }
  private widen(largest: number): void {
    const stride = Math.min(1024, 2 ** Math.ceil(Math.log2(largest + 1)));
    const wider = new Int32Array(stride * stride).fill(-1);
    for (let a = 0; a < this.stride; a++) for (let b = 0; b < this.stride; b++) wider[a * stride + b] = this.known[a * this.stride + b] ?? -1;
    this.known = wider;
    this.stride = stride;
  }
}

/** The operations on sayings without grounds that rows are resolved by (docs/decisions/0003). */
export class Operations {
  /** A grant without more: nothing surpasses it. */
  readonly most: SaidId;
  /** What a clause says that an exception makes not apply. */
  readonly lifted: SaidId;
  private readonly gathered: Remembered;
  private readonly agreed: Remembered;
  private readonly replacing: Remembered;
  private readonly directing: Remembered;

  constructor(readonly decisions: Decisions) {
    const plain = { gives: false, directed: false, by: [] };
    this.most = decisions.said({ ...plain, kind: "said", position: granted, gives: true });
    this.lifted = decisions.replaced(decisions.said({ ...plain, kind: "lifts", position: decisions.positionValue(0) }), this.most);
    this.gathered = new Remembered((a, b) => decisions.gather(a, b));
    this.agreed = new Remembered((a, b) => decisions.agree(a, b));
    this.replacing = new Remembered((exceptions, own) => decisions.replaced(exceptions, own));
    this.directing = new Remembered((own, displaced) => (directionHolds(decisions.get(own), decisions.get(displaced)) ? own : nothing));
  }

  /** Sentences of one clause, or rules. */
  gather(a: SaidId, b: SaidId): SaidId {
    return a === nothing || a === b ? b : this.gathered.get(a, b);
  }
  /** Exceptions to one clause. */
  agree(a: SaidId, b: SaidId): SaidId {
    return a === nothing || a === b ? b : this.agreed.get(a, b);
  }
  /** What a clause says under its exceptions. */
  replaced(exceptions: SaidId, own: SaidId): SaidId {
    return exceptions === nothing ? own : this.replacing.get(exceptions, own);
  }
  /** What an exception says to what it would displace; nothing where it only lowers or lifts, and that is neither. */
  direct(own: SaidId, displaced: SaidId): SaidId {
    return this.directing.get(own, displaced);
  }
  /** Whether a saying is there and not lifted. */
  isLive(id: SaidId): boolean {
    return id !== nothing && this.decisions.get(id).kind !== "lifted";
  }
}
