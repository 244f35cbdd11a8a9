/** What is said of a name under the pointer: what it is, its comment, what it rests on, and what it does to the verdicts where that is known. */
import type { Citation, Type } from "../language/ast";
import type { Location } from "../language/span";
import { printItem, printWindow } from "../formatter/print";
import { verdictsKnown } from "./verdicts";
import { declarationOf, type Target } from "./resolve";
import { targetAt } from "./navigate";
import type { Workspace } from "./workspace";

/** Markdown, and the name that it is about. */
export interface Hover {
  readonly at: Location;
  readonly markdown: string;
}

export function hover(workspace: Workspace, path: string, offset: number): Hover | null {
  const at = targetAt(workspace, path, offset);
  if (!at) return null;
  const { found, target } = at;
  const parts = [code(headOf(target)), documentationOf(target), citesOf(target), ...verdictLines(workspace, target), whereOf(workspace, path, target)];
  return { at: found.at, markdown: parts.filter((part) => part !== "").join("\n\n") };
}

const code = (text: string): string => `\`\`\`regime\n${text}\n\`\`\``;

/** The declaration in one line, or as it is written where it is short. */
function headOf(target: Target): string {
  const { symbol, node, kind, name } = target;
  if (!symbol) return kind === "label" ? `label ${name}` : `${kind} ${name}${title(node)}`;
  switch (symbol.kind) {
    case "fact":
      return `${symbol.about}.${name} : ${typeText(symbol.node.type)}${title(symbol.node)}`;
    case "table":
      return `table ${name} : ${symbol.node.keys.map((k) => (k.kind === "mover" ? `mover.${k.fact.text}` : k.kind)).join(", ")} -> ${typeText(symbol.node.type)}`;
    case "party":
      return `party ${name}${title(symbol.node)}${symbol.node.window ? ` ${printWindow(symbol.node.window)}` : ""}`;
    default: {
      const [first = "", ...rest] = symbol.node.broken ? [`${kind} ${name}`] : printItem(symbol.node);
      return rest.length > 12 ? [first, ...rest.slice(0, 11), "  ..."].join("\n") : [first, ...rest].join("\n");
    }
  }
}

const title = (node: object): string => ("title" in node && isText(node.title) ? ` "${node.title.value}"` : "");
const isText = (part: unknown): part is { readonly value: string } => typeof part === "object" && part !== null && "value" in part && typeof part.value === "string";

/** A type in the words of the language. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case "YesNo":
      return "yes or no";
    case "Labels":
      return `${type.mode} of ${type.labels.map((l) => l.text).join(", ")}`;
    case "Number":
      return type.unit ?? "number";
    case "State":
      return type.byName ? "state by name" : "state";
    default:
      return type.kind.toLowerCase();
  }
}

const documentationOf = ({ node }: Target): string => ("documentation" in node && typeof node.documentation === "string" ? node.documentation.split("\n").join("  \n") : "");

/** What a clause rests on. */
function citesOf({ node }: Target): string {
  if (!("cites" in node) || !Array.isArray(node.cites) || node.cites.length === 0) return "";
  // The field `cites` holds citations in every node.
  const cites = node.cites as readonly Citation[];
  return `Cites ${cites.map((c) => `${c.source.text}${c.place ? ` ${c.place.value}` : ""}`).join("; ")}.`;
}

/** For which verdicts a clause is responsible, if the regime was judged. */
function verdictLines(workspace: Workspace, target: Target): readonly string[] {
  if (target.symbol?.kind !== "clause") return [];
  return verdictsKnown(workspace, target.path).flatMap(({ regime, stretches }) => {
    const lines = stretches.flatMap(({ criterion, words, because }) => (because.includes(target.name) ? [`- ${criterion} ${words}`] : []));
    return lines.length === 0 ? [`Not responsible for any verdict on ${regime}.`] : [`Responsible in ${regime}:\n\n${lines.join("\n")}`];
  });
}

/** The file, where it is another one. */
const whereOf = (workspace: Workspace, path: string, target: Target): string => (target.path === path || !declarationOf(workspace, target) ? "" : `Declared in \`${target.path}\`.`);

