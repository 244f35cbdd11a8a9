/** Draws every production of the parser as a railroad diagram, in the order and with the sentences of grammar/regime.ebnf. */
import { Choice, Diagram, NonTerminal, OneOrMore, Optional, Sequence, Terminal, ZeroOrMore } from "@prantlf/railroad-diagrams";
import type { ISerializedGast } from "chevrotain";
import { ReferenceParser } from "./reference";

/** Productions as chevrotain serialises them; its published type leaves out what each kind carries. */
interface Gast extends ISerializedGast {
  readonly name?: string;
  readonly nonTerminalName?: string;
  readonly label?: string;
  readonly definition: Gast[];
  readonly separator?: Gast;
}

/** A production of the readable grammar: its section, name and sentence. */
export interface Described {
  readonly section: string;
  readonly name: string;
  readonly sentence: string;
}

/** Reads sections, names and sentences off the readable grammar. */
export function described(ebnf: string): readonly Described[] {
  let section = "";
  let sentence = "";
  const found: Described[] = [];
  for (const line of ebnf.split("\n")) {
    const heading = /^\(\* ---- (.*) ---- \*\)$/.exec(line);
    const comment = /^\(\* (.*) \*\)$/.exec(line);
    const production = /^(\w+)\s+= /.exec(line);
    if (heading) section = heading[1] ?? "";
    else if (comment) sentence = comment[1] ?? "";
    else if (production) {
      found.push({ section, name: production[1] ?? "", sentence });
      sentence = "";
    }
  }
  return found;
}

type Item = Sequence | NonTerminal | Terminal;

const sequence = (parts: readonly Gast[]): Item => (parts.length === 1 && parts[0] ? draw(parts[0]) : new Sequence(...parts.map(draw)));

function draw(node: Gast): Item {
  const separator = node.separator ? draw(node.separator) : undefined;
  switch (node.type) {
    case "NonTerminal":
      return new NonTerminal(node.name ?? "", { href: `#${node.name}` });
    case "Terminal": {
      const label = node.label ?? "";
      const written = /^`(.*)`$/.exec(label);
      return written ? new Terminal(written[1] ?? "") : new NonTerminal(label.replaceAll("`", ""));
    }
    case "Option":
      return new Optional(sequence(node.definition));
    case "Alternation":
      return new Choice(0, ...node.definition.map(draw));
    case "Repetition":
    case "RepetitionWithSeparator":
      return new ZeroOrMore(sequence(node.definition), separator);
    case "RepetitionMandatory":
    case "RepetitionMandatoryWithSeparator":
      return new OneOrMore(sequence(node.definition), separator);
    default:
      return sequence(node.definition);
  }
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/`([^`]*)`/g, "<code>$1</code>");

const style = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h2 { margin-top: 3rem; border-bottom: 1px solid #bbb } h3 { margin: 2rem 0 0 } p { margin: 0 }
svg { max-width: 100%; height: auto } svg path { stroke-width: 2; stroke: #333; fill: none } svg text { font: 14px ui-monospace, monospace; text-anchor: middle; fill: #111 }
svg rect { stroke-width: 2; stroke: #333; fill: #eef4ff } svg g.terminal rect { fill: #f3ffe9 } svg a text { text-decoration: underline }`;

/** One page, readable without a network. */
export function railroadPage(ebnf: string): string {
  const rules = new Map(new ReferenceParser().getSerializedGastProductions().map((rule) => [(rule as Gast).name ?? "", rule as Gast]));
  let section = "";
  const parts = described(ebnf).map((production) => {
    const heading = production.section === section ? "" : `<h2>${escaped(production.section)}</h2>\n`;
    section = production.section;
    const rule = rules.get(production.name);
    const drawn = rule ? new Diagram(sequence(rule.definition)).format(10).toString() : "";
    return `${heading}<h3 id="${production.name}">${production.name}</h3>\n<p>${escaped(production.sentence)}</p>\n${drawn.trim()}\n`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The grammar of regime-lang</title>
<!-- Generated from the parser by scripts/generate.mjs; do not edit. -->
<style>
${style}
</style>
</head>
<body>
<h1>The grammar of regime-lang</h1>
<p>Rounded boxes are words and signs as written; square ones are other productions, or names and numbers.</p>
${parts.join("\n")}</body>
</html>
`;
}
