import type { Told } from "./told";
import type { Kind } from "./topic-kinds";
import type { VoiceSets } from "./voice-sets";

/** One role: the sets of voices that parties had in it of late, each with a number and its words. */
class Side {
  readonly numbers = new Map<number, number>();
  words: Int32Array;

  constructor(
    private readonly sets: VoiceSets,
    readonly width: number,
    readonly capacity: number,
  ) {
    this.words = new Int32Array(capacity * width);
  }
  hasRoomFor(kinds: readonly Kind[]): boolean {
    let fresh = 0;
    for (const { set } of kinds) if (!this.numbers.has(set)) fresh++;
    return this.numbers.size + fresh <= this.capacity;
  }
  numbersOf(kinds: readonly Kind[]): Int32Array {
    return Int32Array.from(kinds, ({ set }) => {
      const known = this.numbers.get(set);
      if (known !== undefined) return known;
      const number = this.numbers.size;
      this.numbers.set(set, number);
      for (let w = 0; w < this.width; w++) this.words[number * this.width + w] = this.sets.word(set, w);
      return number;
    });
  }
}

/** What every kind of host tells every kind of origin, as functions of `Told`. Pairs that were told before are not told again. */
export class PairMatrix {
  private hosts: Side;
  private origins: Side;
  /** By host and origin the function plus one; 0 where it is not known. */
  private known: Int32Array = new Int32Array(0);

  constructor(
    readonly told: Told,
    private readonly sets: VoiceSets,
  ) {
    this.hosts = this.side(0);
    this.origins = this.side(0);
  }
  private side(kinds: number): Side {
    return new Side(this.sets, (this.told.table.sentences.length + 31) >> 5, kinds * 2 + 16);
  }

  /** By host, then by origin. */
  of(hosts: readonly Kind[], origins: readonly Kind[]): Int32Array {
    if (this.known.length === 0 || !this.hosts.hasRoomFor(hosts) || !this.origins.hasRoomFor(origins)) this.makeRoom(hosts, origins);
    const [rows, columns] = [this.hosts.numbersOf(hosts), this.origins.numbersOf(origins)];
    const out = new Int32Array(rows.length * columns.length);
    const { width } = this.hosts;
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      const from = row * this.origins.capacity;
      for (let j = 0; j < columns.length; j++) {
        const column = columns[j] ?? 0;
        let f = this.known[from + column] ?? 0;
        if (f === 0) this.known[from + column] = f = this.told.of(this.hosts.words, row * width, this.origins.words, column * width, width) + 1;
        out[at++] = f - 1;
      }
    }
    return out;
  }
  /** Forgets the kinds of long ago; what is known of others stays. */
  private makeRoom(hosts: readonly Kind[], origins: readonly Kind[]): void {
    const last = { hosts: this.hosts, origins: this.origins, known: this.known };
    this.hosts = this.side(hosts.length);
    this.origins = this.side(origins.length);
    this.known = new Int32Array(this.hosts.capacity * this.origins.capacity);
    const [rows, columns] = [this.hosts.numbersOf(hosts), this.origins.numbersOf(origins)];
    const before = origins.map(({ set }) => last.origins.numbers.get(set) ?? -1);
    hosts.forEach(({ set }, i) => {
      const row = last.hosts.numbers.get(set);
      if (row === undefined) return;
      before.forEach((column, j) => {
        if (column !== -1) this.known[(rows[i] ?? 0) * this.origins.capacity + (columns[j] ?? 0)] = last.known[row * last.origins.capacity + column] ?? 0;
      });
    });
  }
}
