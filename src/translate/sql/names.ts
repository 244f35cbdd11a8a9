/** Gives columns names of their own: databases do not tell capitals from small letters, and some cut long names. */
export class ColumnNames {
  private readonly taken = new Set<string>();

  constructor(private readonly longest: number) {}

  /** A name that is written as it is wished, with a number where another has it. */
  asWritten(wish: string): string {
    return this.unlike((n) => cut(wish, this.longest - n.length) + n);
  }
  /** A name of letters, digits and `_`. */
  simple(wish: string): string {
    const plain = wish.normalize("NFD").replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/[^A-Za-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "").toLowerCase();
    const short = plain.slice(0, simpleLength).replace(/_+$/, "");
    const name = /^[a-z]/.test(short) ? short : `x_${short}`;
    // A single word may be one of a database.
    return this.unlike((n) => (name.includes("_") ? name : `${name}_x`) + n);
  }
  private unlike(make: (n: string) => string): string {
    for (let n = 1; ; n++) {
      const name = make(n === 1 ? "" : `_${n}`);
      const key = name.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

/** Names of ours stay well below the limit of every database. */
const simpleLength = 44;

/** The beginning of a text that is at most so many bytes long. */
function cut(text: string, bytes: number): string {
  let kept = "";
  let left = bytes;
  for (const character of text) {
    left -= new TextEncoder().encode(character).length;
    if (left < 0) break;
    kept += character;
  }
  return kept;
}
