import type { Evaluation } from "../../evaluator/result";
import type { Difference } from "../../evaluator/compare/difference";
import type { Matrices } from "../../evaluator/matrix/treatment";
import type { Regime } from "../../language/regime";
import type { Places } from "../places";
import type { SimulatedScenario } from "../simulated";
import type { Moment } from "../words/headline";
import { axes, form, interests, notes, procedures } from "./beside";
import { anchor, heading, list, paragraph, type Block, type Document, type Inline } from "./blocks";
import { difference } from "./difference";
import { concepts, linkageEffects, politics, ranges } from "./economy";
import { games } from "./game";
import { glossary } from "./glossary.generated";
import { instruments, law, type Trees } from "./law";
import { linkages } from "./linkages";
import { simulations } from "./simulation";
import { timeline } from "./timeline";
import { relations, treatment } from "./treatment";
import { cards, judgements, type View } from "./verdicts";

/** One regime of a report: what it says, what it was found to be, and what it gives to whom. */
export interface ReportedRegime {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
  readonly moment: Moment;
  /** Scenarios simulated; none where no interests are declared. */
  readonly simulated: readonly SimulatedScenario[];
  readonly matrices: Matrices;
  readonly places: Places;
  readonly trees: Trees;
  /** Of a reform: what it reforms, and what differs (`null`: the two cannot be compared). `null` where that stands in another file. */
  readonly against: { readonly before: Regime; readonly difference: Difference | null } | null;
}

const title = ({ name, title: own, reformOf }: Regime): string => (reformOf !== null ? `${name}: reform of ${reformOf}` : own === null ? name : `${name}: ${own}`);

/** A section with a heading, left out where there is nothing in it. */
const section = (regime: Regime, name: string, blocks: readonly Block[]): readonly Block[] => (blocks.length === 0 ? [] : [heading(3, name, anchor(regime.name, name)), ...blocks]);

/** Above so many parties those that give and get alike are one node of the picture, or one row of the table. */
const most = { nodes: 30, rows: 12 };

/** Who gives something to whom, as a picture; nothing where nobody gives anything. */
export function relationsBlock(regime: Regime, { matrices }: Matrices): readonly Block[] {
  const [picture, told] = [relations(regime, matrices, most.nodes), relations(regime, matrices, most.rows)];
  if (picture === null || told === null) return [];
  const edges = told.edges.map(({ from, to }) => [told.nodes[from]?.name ?? "", from === to ? "one another" : (told.nodes[to]?.name ?? "")]);
  return [{ kind: "picture", picture, caption: "Who gives something to movers from where, as a right, inside a number, or at somebody's discretion. A line without an arrow goes both ways. Of very many parties those that give and get alike are one node, in a ring where they give to one another.", table: { kind: "table", caption: "Who gives to whom", head: ["hosts", "movers from"], rows: edges.map((row) => row.map((cell) => [cell])) } }];
}

function regimeBlocks(reported: ReportedRegime): readonly Block[] {
  const { regime, evaluation, moment, matrices, places, trees } = reported;
  const view: View = { regime, evaluation, moment };
  const { against } = reported;
  return [
    heading(2, title(regime), anchor(regime.name)),
    ...cards(view),
    ...(against === null ? [] : section(regime, `Beside ${against.before.name}`, difference({ before: against.before, after: regime }, against.difference))),
    ...section(regime, "Over time", timeline(evaluation)),
    ...section(regime, "Who gives to whom", relationsBlock(regime, matrices)),
    ...treatment(regime, matrices.matrices, matrices.missing),
    ...judgements(view),
    ...section(regime, "The parties", evaluation.form.length === 0 ? [] : [form(evaluation)]),
    ...section(regime, "Axes apart from the criteria", axes(evaluation)),
    ...(evaluation.interests === null ? [] : section(regime, "Interests", [...interests(regime, evaluation.interests, games(regime, evaluation.interests)), ...ranges(regime, evaluation.interests), ...politics(regime, evaluation.interests)])),
    ...section(regime, "Simulation", simulations(regime, reported.simulated)),
    ...section(regime, "Linkages", [...(regime.linkages.length === 0 ? [] : linkages(regime)), ...linkageEffects(regime, evaluation, moment)]),
    ...(evaluation.concepts === null ? [] : section(regime, "Concepts of the field", concepts(regime, evaluation.concepts))),
    ...section(regime, "The law in reading order", law(view, places, trees)),
    ...procedures(regime),
    ...instruments(regime),
    ...section(regime, "What this rests on", notes(regime, evaluation, moment)),
  ];
}

const textOf = (text: readonly Inline[]): string => text.map((i) => (typeof i === "string" ? i : "strong" in i ? i.strong : "code" in i ? i.code : i.link)).join("");
function wordsOf(blocks: readonly Block[]): string {
  return blocks.map((b) => {
    switch (b.kind) {
      case "heading":
        return b.text;
      case "paragraph":
      case "verdict":
        return textOf(b.text);
      case "list":
        return b.items.map(textOf).join(" ");
      case "table":
        return [b.caption, ...b.head, ...b.rows.flat().map(textOf)].join(" ");
      case "picture":
        return `${b.caption} ${wordsOf([b.table])}`;
      case "source":
        return b.text;
      case "details":
        return `${b.summary} ${wordsOf(b.blocks)}`;
    }
  }).join(" ");
}

/** The words of the glossary that the document uses. */
function used(blocks: readonly Block[]): Block {
  const words = ` ${wordsOf(blocks).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const isUsed = (term: string): boolean => term.replace(/\(.*?\)/g, "").split(",").some((t) => t.trim() !== "" && words.includes(` ${t.trim().toLowerCase()}`));
  return list(glossary.filter((e) => isUsed(e.term)).map((e) => [{ strong: e.term }, `: ${e.meaning}${e.work === null ? "" : ` (${e.work})`}`]));
}

/** One page on everything that a file says and was found to be. */
export function reportDocument(name: string, all: readonly ReportedRegime[]): Document {
  const blocks = all.flatMap(regimeBlocks);
  const contents = all.length < 2 ? [] : [list(all.map(({ regime }) => [{ link: title(regime), to: anchor(regime.name) }]))];
  return {
    title: all.map(({ regime }) => regime.title ?? regime.name)[0] ?? name,
    subtitle: `What ${name} says, and what follows from it by the criteria of multilateralism (Ruggie 1992)`,
    blocks: [...contents, ...blocks, heading(2, "Glossary", "glossary"), paragraph("Words that this page uses in a sense of their own."), used(blocks)],
  };
}
