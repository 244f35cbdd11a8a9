/** A memo for keys that are small integers, set in any order: an array with holes would turn into a slow dictionary. */
export class IndexMemo<T> {
  /** For each key the place of its value plus one; 0 where there is none. */
  private places = new Int32Array(1 << 10);
  private readonly values: T[] = [];

  get(key: number): T | undefined {
    const place = key < this.places.length ? (this.places[key] ?? 0) : 0;
    return place === 0 ? undefined : this.values[place - 1];
  }
  set(key: number, value: T): T {
    if (key >= this.places.length) {
      const wider = new Int32Array(Math.max(this.places.length, key) * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places[key] = this.values.push(value);
    return value;
  }
}

/** The same for values that are integers and not negative. */
export class IndexNumbers {
  /** For each key its value plus one; 0 where there is none. */
  private values = new Int32Array(1 << 10);

  /** The value of a key, or -1. */
  get(key: number): number {
    return key < this.values.length ? (this.values[key] ?? 0) - 1 : -1;
  }
  set(key: number, value: number): number {
    if (key >= this.values.length) {
      const wider = new Int32Array(Math.max(this.values.length, key) * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[key] = value + 1;
    return value;
  }
}
