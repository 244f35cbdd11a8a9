/** What may be written at a place: words of the language, as the grammar has it, and names in scope of the kind that is asked for there. */
import { allIn, type AnySymbol, type Scope, type Space } from "../checker";
import { monthNames } from "../language/position";
import { criterionNames } from "../language/regime";
import type { Span } from "../language/span";
import { library } from "../library";
import { proposalsAt, type Proposals } from "../parser/proposals";
import { typeText } from "./hover";
import { kindOf, ownerType } from "./resolve";
import type { Around, Workspace } from "./workspace";

/** One proposal. */
export interface Completion {
  readonly label: string;
  /** `word` of the language, or what the name stands for. */
  readonly kind: string;
  readonly detail: string;
  readonly documentation: string;
}

/** What may stand at a place, and the part of a word there that it replaces. */
export interface Completions {
  readonly replaces: Span;
  readonly items: readonly Completion[];
}

/** Which names a production asks for. `new`: one that is not there yet. */
type Asked = Space | "regime" | "criterion" | "label" | "library" | "month" | "target" | "new";
const asked: ReadonlyMap<string, readonly Asked[]> = new Map<string, readonly Asked[]>([
  ["citations", ["source"]], ["finding", ["right"]], ["rights", ["right"]], ["earned", ["right"]], ["held", ["right"]], ["givenEarned", ["right"]], ["whoever", ["right"]],
  ["right", ["right"]], ["movers", ["mover"]], ["mover", ["mover"]], ["statedCase", ["mover"]], ["partySet", ["party", "institution"]], ["membership", ["party"]],
  ["who", ["party"]], ["body", ["party", "institution"]], ["complainant", ["party", "institution"]], ["obligation", ["act"]], ["dutyFinding", ["clause"]],
  ["under", ["norm"]], ["norm", ["principle"]], ["expectation", ["criterion", "clause"]], ["invocation", ["clause"]], ["disapplication", ["clause"]], ["concession", ["clause"]],
  ["keptToward", ["clause"]], ["exchange", ["clause"]], ["targets", ["clause"]], ["because", ["clause"]], ["clauseList", ["clause"]], ["noReservation", ["clause"]],
  ["edit", ["clause", "quota", "norm", "principle", "party"]], ["statedName", ["value"]], ["givenFigure", ["value"]], ["key", ["value"]], ["access", ["value"]], ["call", ["value"]],
  ["nameOrCall", ["value", "label", "party", "target"]], ["label", ["label", "party"]], ["cell", ["label", "party"]], ["counted", ["quota"]], ["bundle", ["regime", "source"]],
  ["declared", ["new"]], ["capital", ["new"]], ["labelsType", ["new"]], ["libraryName", ["library"]], ["reform", ["regime"]],
  ["primary", ["value", "label", "party"]], ["dayOfYear", ["month"]],
]);
/** Productions that say only what a name looks like. */
const shapes: ReadonlySet<string> = new Set(["low", "up", "word", "names", "lows"]);

/** Proposals at an offset of a file. */
export function complete(workspace: Workspace, path: string, offset: number): Completions {
  const draft = workspace.draft(path);
  if (!draft) return { replaces: { start: offset, end: offset }, items: [] };
  const proposals = proposalsAt(draft, offset);
  const scope = workspace.scope(path, aroundAt(workspace, path, offset));
  const items = [...(scope ? namesFor(workspace, path, scope, proposals) : []), ...proposals.words.filter((word) => /^\w/.test(word)).map(wordItem)];
  const once = new Map(items.toReversed().map((item) => [item.label, item]));
  return { replaces: { start: proposals.start, end: offset }, items: [...once.values()].reverse() };
}

const wordItem = (word: string): Completion => ({ label: word, kind: "word", detail: "", documentation: "" });

/** The regime or reform that an offset is in. */
export function aroundAt(workspace: Workspace, path: string, offset: number): Around {
  const entries = workspace.entries(path);
  return entries.findLast(({ piece, around }) => around !== null && piece.start <= offset && (offset <= piece.end || piece.node.kind !== "Reform"))?.around ?? null;
}

function namesFor(workspace: Workspace, path: string, scope: Scope, proposals: Proposals): readonly Completion[] {
  const found = new Map<string, Completion>();
  for (const { capital, rules } of proposals.names) {
    for (const kind of askedBy(rules)) {
      for (const item of namesOf(workspace, path, scope, kind, proposals)) if (/^[A-Z]/.test(item.label) === capital && !found.has(item.label)) found.set(item.label, item);
    }
  }
  return [...found.values()];
}

/** What the innermost production that says so asks for; any name where none does. */
function askedBy(rules: readonly string[]): readonly Asked[] {
  // A label that is declared, not one that is referred to.
  if (rules.at(-1) === "low" && rules.includes("labelsType")) return ["new"];
  for (const rule of rules.toReversed()) {
    const kinds = asked.get(rule);
    if (kinds) return kinds;
    if (!shapes.has(rule)) break;
  }
  for (const rule of rules.toReversed()) {
    const kinds = asked.get(rule);
    if (kinds) return kinds;
  }
  return spaces;
}
const spaces: readonly Space[] = ["value", "clause", "party", "right", "mover", "source", "act", "institution", "norm", "principle", "quota"];

function namesOf(workspace: Workspace, path: string, scope: Scope, kind: Asked, { before }: Proposals): readonly Completion[] {
  switch (kind) {
    case "new":
      return [];
    case "criterion":
      return criterionNames.map((label) => ({ label, kind: "criterion", detail: "criterion or part", documentation: "" }));
    case "library":
      return libraryWords(before).map((label) => ({ label, kind: "regime", detail: "standard library", documentation: "" }));
    case "regime": {
      const home = workspace.home(path);
      return home ? [home, ...home.used()].flatMap((h) => [...h.named.values()].map((r) => ({ label: r.name.text, kind: "regime", detail: r.kind.toLowerCase(), documentation: r.documentation ?? "" }))) : [];
    }
    case "target":
      // Those against whom a power is invoked: in the arguments of its trigger.
      return /^[(,]$/.test(before.at(-1) ?? "") ? [wordItem("target")] : [];
    case "month":
      return monthNames.map((label) => ({ label, kind: "word", detail: "month", documentation: "" }));
    case "label":
      return labelsFor(scope, before);
    case "value":
      return [...allIn(scope, "value")].filter((symbol) => fits(symbol, before)).map(symbolItem);
    default:
      return [...allIn(scope, kind)].map(symbolItem);
  }
}

/** The next parts of library names that begin as written. */
function libraryWords(before: readonly string[]): readonly string[] {
  const start = before.slice(before.lastIndexOf("use") + 1).filter((word) => word !== ".");
  const names = [...library.keys()].map((key) => key.replace(/\.regime$/, "").split("/"));
  return [...new Set(names.flatMap((parts) => (start.every((word, i) => parts[i] === word) ? (parts[start.length] ?? []) : [])))];
}

/** Whether a value can be read as it is asked for: after `mover.`, a fact about the mover. */
function fits(symbol: AnySymbol, before: readonly string[]): boolean {
  if (before.at(-1) !== "." || symbol.kind === "table" || symbol.kind === "series") return before.at(-1) !== ".";
  const subject = before.at(-2);
  const about = symbol.kind === "fact" ? symbol.about : symbol.kind === "judgement" ? symbol.node.about : "";
  if (subject === "host") return about === "party" || about === "host";
  return about === subject || (about === "party" && subject === "origin") || (about === "issues" && (subject === "pair" || subject === "world"));
}

/** The labels of the value that is compared; those of all where it is not known which that is. */
function labelsFor(scope: Scope, before: readonly string[]): readonly Completion[] {
  const item = (label: string, of: string): Completion => ({ label, kind: "label", detail: of === "" ? "label" : `label of ${of}`, documentation: "" });
  const sign = before.findLastIndex((word) => /^(?:=|!=|<|<=|>|>=|in)$/.test(word));
  const owner = sign > 0 ? comparedName(before, sign) : "";
  const type = ownerType(scope, owner);
  if (type?.kind === "Labels") return type.labels.map((l) => item(l.text, owner));
  return [...allIn(scope, "value")].flatMap((symbol) =>
    (symbol.kind === "fact" || symbol.kind === "table") && symbol.node.type.kind === "Labels" ? symbol.node.type.labels.map((l) => item(l.text, symbol.name)) : [],
  );
}

/** The name left of a comparison: of `skill(host) =` the name of the table. */
function comparedName(before: readonly string[], sign: number): string {
  if (before[sign - 1] !== ")") return before[sign - 1] ?? "";
  return before[before.lastIndexOf("(", sign) - 1] ?? "";
}

function symbolItem(symbol: AnySymbol): Completion {
  const { node } = symbol;
  const title = "title" in node && node.title ? node.title.value : "words" in node ? node.words.value : "text" in node ? node.text.value : "";
  const type = symbol.kind === "fact" || symbol.kind === "table" ? `: ${typeText(symbol.node.type)}` : "";
  return { label: symbol.name, kind: kindOf(symbol), detail: `${kindOf(symbol)}${type}${title === "" ? "" : ` "${title}"`}`, documentation: node.documentation ?? "" };
}
