/** A list of whole numbers that grows, kept as they are read. */
export class WholeNumbers {
  length = 0;
  private items = new Int32Array(1 << 10);

  push(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[this.length++] = item;
  }
  at(place: number): number {
    return this.items[place] ?? 0;
  }
  private grow(): void {
    const wider = new Int32Array(this.length * 2);
    wider.set(this.items);
    this.items = wider;
  }
  /** The list, to be read. */
  frozen(): Int32Array {
    return this.items.slice(0, this.length);
  }
}
