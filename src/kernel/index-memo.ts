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

/** A memo that forgets what was not asked for of late: of two halves, the older is dropped when the newer is full. */
export class RecentMemo<T> {
  private newer = new Map<number, T>();
  private older = new Map<number, T>();

  constructor(private readonly half: number) {}

  get(key: number): T | undefined {
    const known = this.newer.get(key);
    if (known !== undefined) return known;
    const old = this.older.get(key);
    return old === undefined ? undefined : this.set(key, old);
  }
  set(key: number, value: T): T {
    if (this.newer.size >= this.half) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(key, value);
    return value;
  }
}
