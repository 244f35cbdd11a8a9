/**
 * The checker. Input: syntax trees of an entry file and of all it uses. Output: the checked regimes of the entry file, and diagnostics.
 * Promise: a regime that is handed on keeps every promise of `language/regime.ts`; nothing is thrown for a user's mistake.
 */
export { check, editions, type Checked } from "./check";
export { homes, findNamed, type Found, type Home } from "./homes";
export { textScope } from "./layers";
export { allIn, find, moduleScopes, type AnySymbol, type Scope, type Space, type SymbolIn } from "./scope";
export { checkProvenance } from "./provenance";
export { joinPath, loadModules, moduleLimit, prelude, type Loaded, type Module, type Parse } from "./modules";
