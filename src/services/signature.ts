/** By what a table or series is read, while its keys are written. */
import { find } from "../checker";
import { scan } from "../parser/scanner";
import { mark } from "../parser/tokens";
import { aroundAt } from "./complete";
import { typeText } from "./hover";
import type { Workspace } from "./workspace";

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly string[];
  /** The key that is being written. */
  readonly active: number;
}

/** Keys that the language knows by itself. */
const builtIn: ReadonlyMap<string, readonly string[]> = new Map([["accession", ["party"]]]);
/** Calls are short: what stands further back is no part of one. */
const farthest = 2000;

export function signature(workspace: Workspace, path: string, offset: number): Signature | null {
  const draft = workspace.draft(path);
  const call = draft && callAt(draft.source.text, path, offset);
  if (!call) return null;
  const { name, active } = call;
  const scope = workspace.scope(path, aroundAt(workspace, path, offset));
  const symbol = scope && find(scope, "value", name);
  const known = builtIn.get(name);
  if (!symbol && known) return { label: `${name}(${known.join(", ")})`, documentation: "The day on which it became a member.", parameters: known, active };
  if (symbol?.kind !== "table" && symbol?.kind !== "series") return null;
  const parameters = symbol.node.keys.map((key) => (key.kind === "mover" ? `mover.${key.fact.text}` : key.kind === "party" ? "host or origin" : key.kind));
  const type = symbol.kind === "table" ? ` : ${typeText(symbol.node.type)}` : "";
  return { label: `${name}(${parameters.join(", ")})${type}`, documentation: symbol.node.documentation ?? "", parameters, active };
}

/** The call whose `(` is open at an offset, and how many commas were written since. */
function callAt(text: string, path: string, offset: number): { readonly name: string; readonly active: number } | null {
  const start = Math.max(0, text.lastIndexOf("\n", Math.max(0, offset - farthest)) + 1);
  const { tokens } = scan({ path, text, lineStarts: [] }, start, offset);
  let depth = 0;
  let active = 0;
  for (let i = tokens.length - 1; i > 0; i--) {
    const type = tokens[i]?.tokenType;
    if (type === mark.rightParen) depth++;
    else if (type === mark.leftBrace || type === mark.rightBrace) return null;
    else if (type === mark.comma && depth === 0) active++;
    else if (type === mark.leftParen && depth-- === 0) {
      const name = tokens[i - 1]?.image ?? "";
      return /^[a-z_]/.test(name) ? { name, active } : null;
    }
  }
  return null;
}
