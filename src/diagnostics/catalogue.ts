import { checks } from "./checks";
import { documents } from "./documents";
import { comparisons } from "./comparison-checks";
import type { CatalogueEntry } from "./entry";
import { modules } from "./modules";
import { syntax } from "./syntax";
import { tables } from "./tables";

/** Every diagnostic of the language: its stable code, severity and wording. One page each under docs/errors. */
export const catalogue = { ...syntax, ...modules, ...checks, ...documents, ...comparisons, ...tables };

export type Code = keyof typeof catalogue;
export type FactsOf<C extends Code> = (typeof catalogue)[C] extends CatalogueEntry<infer F> ? F : never;
