import type { Span } from "../language/span";

/** A place inside a document: the keys and numbers that lead to it. */
export type Path = readonly (string | number)[];

/** A JSON text with the places of its parts. */
export interface JsonText {
  readonly value: unknown;
  /** Where the value at a path stands; of a path that leads nowhere, where it ends. */
  readonly spanAt: (path: Path) => Span;
  /** Where an object or an array stands. */
  readonly spanOf: (container: object) => Span;
}
export type JsonProblem = { readonly at: Span; readonly problem: string } & ({ readonly kind: "syntax" } | { readonly kind: "depth" });

/** Objects and lists inside one another. */
export const maxDepth = 1024;

interface Container extends Span {
  readonly keys: readonly string[] | null;
  readonly children: readonly Span[];
}

/** Thrown and caught in this file only. */
class Refusal extends Error {
  constructor(
    readonly kind: "syntax" | "depth",
    readonly start: number,
    readonly problem: string,
  ) {
    super(problem);
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: readonly (readonly [string, unknown])[] = [["true", true], ["false", false], ["null", null]];

class Reader {
  private at = 0;
  readonly containers = new Map<object, Container>();

  constructor(private readonly text: string) {
    if (text.startsWith("\ufeff")) this.at = 1;
  }

  document(): unknown {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail("text stands after the end of the document");
    return value;
  }
  private fail(problem: string): never {
    throw new Refusal("syntax", this.at, problem);
  }
  private space(): void {
    for (; ; this.at++) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return;
    }
  }
  private value(depth: number): unknown {
    this.space();
    const c = this.text[this.at];
    if ((c === "{" || c === "[") && depth >= maxDepth) throw new Refusal("depth", this.at, "");
    if (c === "{") return this.object(depth + 1);
    if (c === "[") return this.array(depth + 1);
    if (c === '"') return this.string();
    number.lastIndex = this.at;
    const digits = number.exec(this.text)?.[0];
    if (digits !== undefined) {
      this.at += digits.length;
      return Number(digits);
    }
    const word = words.find(([w]) => this.text.startsWith(w, this.at));
    if (word === undefined) return this.fail(c === undefined ? "the text ends too early" : "a value is missing");
    this.at += word[0].length;
    return word[1];
  }
  private string(): string {
    const start = this.at;
    let end = start + 1;
    for (; end < this.text.length && this.text[end] !== '"'; end++) if (this.text[end] === "\\") end++;
    if (end >= this.text.length) return this.fail("a text in quotes never ends");
    this.at = end + 1;
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      this.at = start;
      return this.fail("a text in quotes holds a character or an escape that JSON does not know");
    }
  }
  private member(depth: number, children: Span[]): unknown {
    this.space();
    const start = this.at;
    const value = this.value(depth);
    children.push({ start, end: this.at });
    return value;
  }
  /** After one item: whether another follows. */
  private more(close: string): boolean {
    this.space();
    const c = this.text[this.at];
    if (c === "," || c === close) {
      this.at++;
      return c === ",";
    }
    return this.fail(c === undefined ? "the text ends too early" : `\`,\` or \`${close}\` is missing`);
  }
  private closesAtOnce(close: string): boolean {
    this.at++;
    this.space();
    if (this.text[this.at] !== close) return false;
    this.at++;
    return true;
  }
  private array(depth: number): readonly unknown[] {
    const start = this.at;
    const items: unknown[] = [];
    const children: Span[] = [];
    if (!this.closesAtOnce("]")) do items.push(this.member(depth, children)); while (this.more("]"));
    this.containers.set(items, { start, end: this.at, keys: null, children });
    return items;
  }
  private object(depth: number): object {
    const start = this.at;
    const entries = new Map<string, unknown>();
    const children: Span[] = [];
    if (!this.closesAtOnce("}")) do this.entry(depth, entries, children); while (this.more("}"));
    // `fromEntries` defines fields, so that `__proto__` is a key like any other.
    const made = Object.fromEntries(entries) as object;
    this.containers.set(made, { start, end: this.at, keys: [...entries.keys()], children });
    return made;
  }
  private entry(depth: number, entries: Map<string, unknown>, children: Span[]): void {
    this.space();
    if (this.text[this.at] !== '"') this.fail("a key in quotes is missing");
    const at = this.at;
    const key = this.string();
    if (entries.has(key)) throw new Refusal("syntax", at, `the key \`${key}\` stands here twice`);
    this.space();
    if (this.text[this.at] !== ":") this.fail("`:` is missing after a key");
    this.at++;
    entries.set(key, this.member(depth, children));
  }
}

/** Reads a JSON text. Never throws, whatever the text; what is not JSON, or nested too deep, is said with its place. */
export function readJson(text: string): { readonly ok: true; readonly json: JsonText } | { readonly ok: false; readonly problem: JsonProblem } {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    const { containers } = reader;
    const whole = { start: 0, end: text.length };
    const spanOf = (container: object): Span => {
      const { start, end } = containers.get(container) ?? whole;
      return { start, end };
    };
    return { ok: true, json: { value, spanOf, spanAt: (path) => follow(containers, value, path) ?? whole } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problem: { kind: error.kind, at: { start: error.start, end: Math.min(error.start + 1, text.length) }, problem: error.problem } };
  }
}

function follow(containers: ReadonlyMap<object, Container>, value: unknown, path: Path): Span | null {
  let here: unknown = value;
  let span: Span | null = null;
  for (const key of path) {
    const container: Container | undefined = typeof here === "object" && here !== null ? containers.get(here) : undefined;
    const index: number = container?.keys ? container.keys.indexOf(String(key)) : Number(key);
    const child: Span | undefined = container?.children[index];
    if (container === undefined || child === undefined) break;
    span = child;
    here = (here as Record<string | number, unknown>)[key];
  }
  if (span !== null) return span;
  return typeof value === "object" && value !== null ? (containers.get(value) ?? null) : null;
}

/** A path as a JSON pointer. */
export const pointer = (path: Path): string => path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The path that a JSON pointer writes. */
export const pathOf = (text: string): Path => text.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
