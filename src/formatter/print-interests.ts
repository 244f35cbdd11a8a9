/** Canonical text of interests, scenarios and claims. */
import type { ClaimClause, Flow, FlowAmount, FlowChange, InterestsClause, ScenarioClause, ScenarioItem, Shock, Stake, Weights } from "../language/ast";
import { partiesText, partySetText } from "../language/party-text";
import { block, documented, type Lines } from "./print-lines";
import { list, printCondition, printDate, printDecimal, printDuration, printInteger, printLiteral, printOperand, printText, words } from "./print-operands";
import { printCitations, printSentence, printWindow } from "./print-sentences";

export const printInterests = (c: InterestsClause): Lines =>
  block("interests", c.items.flatMap((item) => documented(item, [item.kind === "Stake" ? printStake(item) : printWeights(item)])));

const printStake = (s: Stake): string =>
  words(
    s.party, s.verb, printOperand(s.amount), "for", list(s.clauses ?? s.movers), s.by && `by ${s.by}`, s.channel && `as ${s.channel.text}`, s.when && `when ${printCondition(s.when)}`,
    s.per === "once" ? "once" : "per year", s.window && printWindow(s.window), printCitations(s.cites),
  );
const printWeights = (w: Weights): string => `${w.of} ${w.party.text} { ${w.weights.map((x) => `${x.logic.text} ${printDecimal(x.weight)}`).join(", ")} }`;

export const printScenario = (c: ScenarioClause): Lines =>
  block(words("scenario", c.name.text, c.title && printText(c.title)), c.items.flatMap((item) => documented(item, printScenarioItem(item))));

function printScenarioItem(item: ScenarioItem): Lines {
  switch (item.kind) {
    case "Horizon":
      return [`horizon ${printInteger(item.from)} to ${printInteger(item.to)}`];
    case "Discount":
      return [`discount ${printLiteral(item.rate)}`];
    case "Flow":
      return [printFlow(item)];
    case "Shock":
      return printShock(item);
  }
}

function printFlow({ movers, figures, cites }: Flow): string {
  const stated =
    figures.kind === "Read"
      ? printText(figures.path)
      : words(partySetText(figures.from), "to", partySetText(figures.to), printAmount(figures.amount), "per year", figures.window && printWindow(figures.window));
  return words("flow", list(movers), "from", stated, printCitations(cites));
}

function printAmount({ low, high, mostly }: FlowAmount): string {
  if (low.value === high.value && mostly === undefined) return printInteger(low);
  return words("between", printInteger(low), "and", printInteger(high), mostly && `mostly ${printInteger(mostly)}`);
}

function printShock(shock: Shock): Lines {
  const { chance } = shock;
  const when = chance.kind === "Yearly" ? `with probability ${printLiteral(chance.probability)} per year` : `in ${printInteger(chance.year)}`;
  const head = words(
    "shock", shock.name.text, shock.title && printText(shock.title), when, shock.lasting && `for ${printDuration(shock.lasting)}`, printCitations(shock.cites),
  );
  return block(head, shock.changes.flatMap((change) => documented(change, [printChange(change)])));
}

const printChange = (c: FlowChange): string =>
  words("flow", list(c.movers), c.from && `from ${partySetText(c.from)}`, c.to && `to ${partySetText(c.to)}`, "at", printLiteral(c.factor));

export function printClaim(c: ClaimClause): Lines {
  const head = words("claim", c.name.text, c.title && printText(c.title));
  const { body } = c;
  if (body.kind === "Quantified") return block(head, documented(body.sentence, [`${body.quantifier} ${printSentence(body.sentence)}`]));
  return block(head, [words(
    "whoever has", list(body.has), body.in && `in ${partiesText(body.in)}`, "has", list(body.alsoHas), body.since && `since ${printDate(body.since)}`,
  )]);
}
