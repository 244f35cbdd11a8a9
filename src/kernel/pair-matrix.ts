import { HeardSets } from "./heard-sets";
import { first, members } from "./masks";
import type { Told } from "./told";
import type { Kind } from "./topic-kinds";
import type { VoiceSets } from "./voice-sets";

/** Kinds of party in one role on one day. */
interface Side {
  /** The words of the voices that reach each kind. */
  readonly words: Int32Array;
  /** By party its kind; -1 for whoever is of none. */
  readonly kindOf: Int16Array;
}
/** What reaches both of every kind of host and every kind of origin on one day. */
export interface HeardPairs {
  readonly hosts: Side;
  readonly origins: Side;
  /** By host, then by origin, the set of `HeardSets`. */
  readonly sets: Int32Array;
}

/** Follows the kinds of party of a topic from day to day: pairs that are reached by the same voices as the day before are not looked up again. */
export class PairMatrix {
  readonly heard: HeardSets;
  private last: HeardPairs = { hosts: nobody, origins: nobody, sets: new Int32Array(0) };
  private lastCount = 0;

  constructor(
    told: Told,
    private readonly sets: VoiceSets,
  ) {
    this.heard = new HeardSets(told);
  }

  on(hosts: readonly Kind[], origins: readonly Kind[]): HeardPairs {
    const { heard, last, lastCount } = this;
    const { width } = heard;
    const now = { hosts: this.side(hosts), origins: this.side(origins), sets: new Int32Array(hosts.length * origins.length) };
    const [rows, columns] = [before(hosts, last.hosts), before(origins, last.origins)];
    const [a, b, lastA, lastB] = [now.hosts.words, now.origins.words, last.hosts.words, last.origins.words];
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? -1;
      for (let j = 0; j < columns.length; j++) {
        const column = columns[j] ?? -1;
        let same = row !== -1 && column !== -1;
        for (let w = 0; same && w < width; w++) same = ((a[i * width + w] ?? 0) & (b[j * width + w] ?? 0)) === ((lastA[row * width + w] ?? 0) & (lastB[column * width + w] ?? 0));
        now.sets[at++] = same ? (last.sets[row * lastCount + column] ?? 0) : heard.both(a, i * width, b, j * width);
      }
    }
    this.last = now;
    this.lastCount = origins.length;
    return now;
  }

  private side(kinds: readonly Kind[]): Side {
    const { width } = this.heard;
    const words = new Int32Array(kinds.length * width);
    const kindOf = new Int16Array((kinds[0]?.mask.length ?? 0) * 32).fill(-1);
    kinds.forEach(({ set, mask }, k) => {
      for (let w = 0; w < width; w++) words[k * width + w] = this.sets.word(set, w);
      for (const p of members(mask)) kindOf[p] = k;
    });
    return { words, kindOf };
  }
}

const nobody: Side = { words: new Int32Array(0), kindOf: new Int16Array(0) };

/** Of what kind some party of each kind was; -1 where it was of none. */
function before(kinds: readonly Kind[], last: Side): Int16Array {
  const of = new Int16Array(kinds.length);
  for (let k = 0; k < of.length; k++) of[k] = last.kindOf[first(kinds[k]?.mask ?? [])] ?? -1;
  return of;
}
