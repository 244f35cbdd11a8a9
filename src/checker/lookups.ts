import type { Call, CallArgument, Operand } from "../language/ast";
import type { FactId, Lookup, LookupArg, TableKey, TableType } from "../language/regime";
import { resolve, unsupported, type Builder } from "./builder";
import { accessedFact } from "./facts";
import { eachLabel } from "./labels";
import { place, type Scope, type TableSymbol } from "./scope";
import { tableId } from "./tables";
import { labelIndex } from "./types";
import { keyText, operandText, readingText } from "./wording";

/** A table read in a clause. */
export interface Reading {
  readonly lookup: Lookup;
  readonly type: TableType;
}

/** Reads `t(host, origin)`. */
export function lowerCall(b: Builder, scope: Scope, call: Call): Reading | null {
  const symbol = resolve(b, scope, "value", call.name, "table");
  if (!symbol) return null;
  if (symbol.kind === "series") return unsupported(b, scope, call.span, `The series \`${symbol.name}\``);
  if (symbol.kind !== "table") {
    b.report("misread-fact", place(scope, call.span), {
      words: operandText(call), what: symbol.kind === "fact" ? "a fact" : "a judgement",
      write: symbol.kind === "judgement" ? symbol.name : `${symbol.about === "party" ? "host" : symbol.about}.${symbol.name}`,
    });
    return null;
  }
  const id = tableId(b, symbol);
  const table = b.tables.items[id];
  const args = call.args.map((arg, i) => argument(b, scope, arg, table?.keys[i]));
  if (args.includes("reported") || !table) return null;
  const known = args.filter((arg): arg is LookupArg => arg !== null && arg !== "reported");
  if (!checkArguments(b, scope, call, symbol, table.keys, known)) return null;
  const lookup = { table: id, args: known };
  b.reads.push({ lookup, at: place(scope, call.span) });
  return { lookup, type: table.type };
}

function argument(b: Builder, scope: Scope, arg: CallArgument, key: TableKey | undefined): LookupArg | "reported" | null {
  const { value } = arg;
  if (arg.to || value.kind === "Sum") {
    unsupported(b, scope, arg.span, "A range of years, or a year counted from another");
    return "reported";
  }
  if (value.kind === "CaseYear") return "year";
  if (value.kind === "Access" && !value.fact && (value.subject === "host" || value.subject === "origin")) return value.subject;
  return typeof key === "object" ? label(b, scope, value, key.fact) : null;
}

/** The label of the fact by which a table is read: the mover's own, or one by name. */
function label(b: Builder, scope: Scope, value: Operand, fact: FactId): LookupArg | "reported" | null {
  const draft = b.facts.items[fact];
  if (value.kind === "Access" && value.subject === "mover" && value.fact) {
    const read = accessedFact(b, scope, value, value.fact);
    return read === null ? "reported" : read === fact ? eachLabel : null;
  }
  if (value.kind !== "Name" || draft?.type.kind !== "labels") return null;
  const index = labelIndex(b, scope, draft.type, value, draft.key);
  return index === null ? "reported" : { label: index };
}

function checkArguments(b: Builder, scope: Scope, call: Call, symbol: TableSymbol, keys: readonly TableKey[], args: readonly LookupArg[]): boolean {
  const fits = (key: TableKey, arg: LookupArg | undefined): boolean =>
    typeof key === "object" ? typeof arg === "object" : key === "party" ? arg === "host" || arg === "origin" : key === arg;
  const at = place(scope, call.span);
  if (args.length === call.args.length && args.length === keys.length) {
    if (keys.every((key, i) => fits(key, args[i]))) return true;
    const turned = args.map((arg) => (arg === "host" ? "origin" : arg === "origin" ? "host" : arg));
    if (keys.includes("host") && keys.includes("origin") && keys.every((key, i) => fits(key, turned[i]))) {
      b.report("swapped-columns", at, { table: symbol.name, declared: `\`${symbol.node.keys.map(keyText).join(", ")}\`` }, [{ at: symbol.at, label: "declared here" }]);
      return true;
    }
  }
  b.report("wrong-arguments", at, { table: symbol.name, expected: readingText(symbol.name, symbol.node.keys) }, [{ at: symbol.at, label: "declared here" }]);
  return false;
}
