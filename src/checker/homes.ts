import type { File, Name, Reform, RegimeDeclaration } from "../language/ast";
import type { Loaded } from "./modules";
import type { Scope } from "./scope";

export type Named = RegimeDeclaration | Reform;

/** A file with the regimes and reforms that it declares. */
export interface Home {
  readonly scope: Scope;
  readonly items: readonly Named[];
  /** The first of each name. */
  readonly named: ReadonlyMap<string, Named>;
  /** The files it uses. */
  readonly used: () => readonly Home[];
}
/** A regime or reform, and the file it stands in. */
export interface Found {
  readonly item: Named;
  readonly home: Home;
}

/** The file of a path; files that could not be read have none. */
export function homes(loaded: Loaded, scopes: ReadonlyMap<string, Scope>): (path: string) => Home | null {
  const known = new Map<string, Home>();
  const homeOf = (path: string): Home | null => {
    const module = loaded.modules.get(path);
    const scope = scopes.get(path);
    if (!module || !scope) return null;
    const home = known.get(path) ?? homeIn(scope, module.file, () => module.uses.flatMap((use) => homeOf(use.path) ?? []));
    known.set(path, home);
    return home;
  };
  return homeOf;
}

function homeIn(scope: Scope, file: File, used: Home["used"]): Home {
  const items = file.items.filter((item) => item.kind === "Regime" || item.kind === "Reform");
  const named = new Map<string, Named>();
  for (const item of items) if (item.name.text !== "" && !named.has(item.name.text)) named.set(item.name.text, item);
  return { scope, items, named, used };
}

/** What a name stands for: a regime or reform of this file, else of one that it uses. */
export function findNamed(home: Home, name: Name): Found | null {
  for (const place of [home, ...home.used()]) {
    const item = place.named.get(name.text);
    if (item) return { item, home: place };
  }
  return null;
}

/** The names that a reform in this file may be a reform of. */
export const namesOf = (home: Home): readonly string[] => [home, ...home.used()].flatMap((place) => [...place.named.keys()]);
