import type { Call, CallArgument } from "../language/ast";
import type { Lookup, TableType } from "../language/regime";
import { resolve, unsupported, type Builder } from "./builder";
import { place, type Scope, type TableSymbol } from "./scope";
import { tableId } from "./tables";
import { operandText } from "./wording";

type Argument = Lookup["args"][number];

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
  const type = b.tables.items[id]?.type;
  const args = call.args.map((arg) => argument(b, scope, arg));
  if (args.includes("reported") || !type) return null;
  const known = args.filter((arg): arg is Argument => arg !== null && arg !== "reported");
  if (!checkArguments(b, scope, call, symbol, known)) return null;
  const lookup = { table: id, args: known };
  b.reads.push({ lookup, at: place(scope, call.span) });
  return { lookup, type };
}

function argument(b: Builder, scope: Scope, arg: CallArgument): Argument | "reported" | null {
  const { value } = arg;
  if (arg.to || value.kind === "Sum") {
    unsupported(b, scope, arg.span, "A range of years, or a year counted from another");
    return "reported";
  }
  if (value.kind === "CaseYear") return "year";
  if (value.kind === "Access" && !value.fact && (value.subject === "host" || value.subject === "origin")) return value.subject;
  if (value.kind === "Access" && value.fact) {
    unsupported(b, scope, arg.span, "A table read by a fact");
    return "reported";
  }
  return null;
}

function checkArguments(b: Builder, scope: Scope, call: Call, symbol: TableSymbol, args: readonly Argument[]): boolean {
  const keys = symbol.node.keys.map((key) => key.kind);
  const fits = (key: string, arg: Argument | undefined): boolean => (key === "party" ? arg === "host" || arg === "origin" : key === arg);
  const at = place(scope, call.span);
  if (args.length === call.args.length && args.length === keys.length) {
    if (keys.every((key, i) => fits(key, args[i]))) return true;
    const turned = args.map((arg) => (arg === "host" ? "origin" : arg === "origin" ? "host" : arg));
    if (keys.includes("host") && keys.includes("origin") && keys.every((key, i) => fits(key, turned[i]))) {
      b.report("swapped-columns", at, { table: symbol.name, declared: `\`${keys.join(", ")}\`` }, [{ at: symbol.at, label: "declared here" }]);
      return true;
    }
  }
  const expected = `${symbol.name}(${keys.map((key) => (key === "party" ? "host" : key)).join(", ")})`;
  b.report("wrong-arguments", at, { table: symbol.name, expected }, [{ at: symbol.at, label: "declared here" }]);
  return false;
}
