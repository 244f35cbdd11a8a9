import { suggest } from "../diagnostics/suggest";
import type { DayInterval } from "../language/dates";
import type { Regime } from "../language/regime";
import type { Location } from "../language/span";
import { dayFromText } from "./day-text";
import { pointer, type Path } from "./json-text";
import { allLists, alternative, definition, definitionName, listOf, type Schema } from "./schema";

/** What in a document of the right shape has no meaning: a name that stands for nothing, a date that is none. */
export type Mistake =
  | { readonly kind: "reference"; readonly path: Path; readonly list: string; readonly name: string; readonly several: boolean; readonly suggestion: string | null }
  | { readonly kind: "day"; readonly path: Path; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;
/** Keys on the way down, the last first: cheap to make for each of many parts. */
interface Trail {
  readonly key: string | number;
  readonly up: Trail | null;
}
const pathTo = (trail: Trail | null): Path => {
  const keys: (string | number)[] = [];
  for (let t = trail; t !== null; t = t.up) keys.unshift(t.key);
  return keys;
};
const several = -1;
/** Suggestions are costly in a long list; the first mistakes are enough to be helped. */
const maxSuggestions = 20;

/** Reads one regime of a document that has the shape of the schema. */
class Decoder {
  readonly mistakes: Mistake[] = [];
  private readonly numbers = new Map<string, ReadonlyMap<string, number>>();
  private readonly sizes = new Map<string, number>();

  constructor(
    regime: Fields,
    private readonly placeOf: (container: object) => Location,
  ) {
    for (const [list, field] of allLists) {
      const items = regime[list] as readonly Fields[] | undefined;
      this.sizes.set(list, items?.length ?? 0);
      const numbers = new Map<string, number>();
      if (field !== null) (items ?? []).forEach((item, i) => numbers.set(String(item[field]), numbers.has(String(item[field])) ? several : i));
      this.numbers.set(list, numbers);
    }
  }

  decode(schema: Schema, value: unknown, at: Trail | null): unknown {
    if (schema.$ref !== undefined) return this.definition(definitionName(schema.$ref), value, at);
    const union = schema.oneOf ?? schema.anyOf;
    if (union !== undefined) return this.decode(alternative(union, value, "document"), value, at);
    const { items, properties } = schema;
    if (items !== undefined && Array.isArray(value)) return value.map((item, key) => this.decode(items, item, { key, up: at }));
    return properties === undefined ? value : this.fields(schema, properties, value as Fields, at);
  }
  private fields(schema: Schema, properties: Readonly<Record<string, Schema>>, value: Fields, at: Trail | null): object {
    const entries = Object.entries(properties).flatMap(([key, s]) => (Object.hasOwn(value, key) ? [[key, this.decode(s, value[key], { key, up: at })] as const] : []));
    const places = (schema["x-places"] ?? []).map((key) => [key, this.placeOf(value)] as const);
    return Object.fromEntries([...entries, ...places]);
  }
  private definition(name: string, value: unknown, at: Trail | null): unknown {
    if (name === "Day") return this.day(value as string, at);
    if (name === "DatedSet") return this.set(value as Readonly<Record<string, readonly unknown[]>>, at);
    const list = listOf(name);
    return list === null ? this.decode(definition(name), value, at) : this.reference(list[0], value as string | number, at);
  }
  private day(text: string, at: Trail | null): number {
    const day = dayFromText(text);
    if (day === null) this.mistakes.push({ kind: "day", path: pathTo(at), text });
    return day ?? 0;
  }
  private reference(list: string, name: string | number, at: Trail | null): number {
    const numbers = this.numbers.get(list);
    const index = typeof name === "number" ? name : (numbers?.get(name) ?? null);
    if (index !== null && index !== several && index < (this.sizes.get(list) ?? 0)) return index;
    const near = typeof name === "string" && index !== several && this.mistakes.length < maxSuggestions ? suggest(name, numbers?.keys() ?? []) : null;
    this.mistakes.push({ kind: "reference", path: pathTo(at), list, name: String(name), several: index === several, suggestion: near });
    return 0;
  }
  private set(value: Readonly<Record<string, readonly unknown[]>>, at: Trail | null): readonly (readonly DayInterval[])[] {
    const sets: (readonly DayInterval[])[] = Array.from({ length: this.sizes.get("parties") ?? 0 }, () => []);
    const interval = definition("DayInterval");
    for (const [name, days] of Object.entries(value)) {
      const here = { key: name, up: at };
      const known = this.numbers.get("parties")?.get(name);
      const party = this.reference("parties", (known === undefined || known === several) && /^\d{1,9}$/.test(name) ? Number(name) : name, here);
      sets[party] = days.map((d, key) => this.decode(interval, d, { key, up: here }) as DayInterval);
    }
    return sets;
  }
}

/** The checked regime that a part of a document says, or what in it has no meaning. `placeOf` tells where a part stands. */
export function decodeRegime(value: unknown, path: Path, placeOf: (container: object) => Location): { readonly regime: Regime; readonly mistakes: readonly Mistake[] } {
  const decoder = new Decoder(value as Fields, placeOf);
  const trail = path.reduce<Trail | null>((up, key) => ({ key, up }), null);
  // The value was checked against the schema, which is made from the type.
  const regime = decoder.decode(definition("Regime"), value, trail) as Regime;
  return { regime, mistakes: decoder.mistakes };
}

/** The pointer of a mistake. */
export const pointerOf = (mistake: Mistake): string => pointer(mistake.path);
