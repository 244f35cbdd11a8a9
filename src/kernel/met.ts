import { widened } from "./widened";

/** Numbers small integers 0, 1, 2 and so on as they are met; forgets them in as many steps as it met. Made once and used again. */
export class Met {
  count = 0;
  private keys: Int32Array = new Int32Array(1 << 6);
  /** By key its place plus one. */
  private places = new Int32Array(0);

  /** Forgets all; `keys` are below this. */
  clear(most: number): void {
    if (most > this.places.length) this.places = new Int32Array(most * 2);
    else for (let i = 0; i < this.count; i++) this.places[this.keys[i] ?? 0] = 0;
    this.count = 0;
  }
  /** The place of a key, which is met if it was not before. */
  meet(key: number): number {
    const known = this.places[key] ?? 0;
    if (known !== 0) return known - 1;
    if (this.count === this.keys.length) this.keys = widened(this.keys);
    this.keys[this.count++] = key;
    this.places[key] = this.count;
    return this.count - 1;
  }
  /** The place of a key; -1 where it was not met. */
  place(key: number): number {
    return (this.places[key] ?? 0) - 1;
  }
  /** The keys that were met, in their order. */
  met(): Int32Array {
    return this.keys.slice(0, this.count);
  }
}
