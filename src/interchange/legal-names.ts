import type { Regime } from "../language/regime";

/** A name that a text can declare: letters, digits and `_`, beginning as its kind does. */
function legal(text: string, capital: boolean): string {
  const plain = text.replaceAll(/[^\p{L}\p{N}_]/gu, "");
  const start = plain.charAt(0);
  const cased = (capital ? start.toUpperCase() : start.toLowerCase()) + plain.slice(1);
  if (/^\p{L}/u.test(cased)) return cased;
  return capital ? `N${cased}` : `_${cased}`;
}

/** The names of one kind made legal and different from one another; those that are both stay as they are. */
function distinct(texts: readonly string[], capital: boolean, taken: Set<string>): readonly string[] {
  return texts.map((text) => {
    const base = legal(text, capital);
    let chosen = base;
    for (let n = 2; taken.has(chosen); n++) chosen = `${base}${n}`;
    taken.add(chosen);
    return chosen;
  });
}

function renamed<T extends { readonly name: string }>(items: readonly T[], capital: boolean, taken = new Set<string>()): readonly T[] {
  const names = distinct(items.map((i) => i.name), capital, taken);
  return items.map((item, i) => (names[i] === item.name ? item : { ...item, name: names[i] ?? item.name }));
}

/**
 * The same regimes with names that one text can declare. Files may each have a group of the same name, and reforms have names with a
 * small letter; in a text of its own, each regime declares everything.
 */
export function withLegalNames(regimes: readonly Regime[]): readonly Regime[] {
  return renamed(regimes, true).map((regime) => ({
    ...regime,
    groups: renamed(regime.groups, true, new Set(regime.parties.map((p) => p.code))),
    rights: renamed(regime.rights, true),
    classes: renamed(regime.classes, true),
    tables: renamed(regime.tables, false, new Set(regime.facts.map((f) => f.key.replace(/^(?:host|origin)\./, "")))),
  }));
}
