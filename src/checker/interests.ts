import { suggest } from "../diagnostics";
import type { Name, Stake as WrittenStake, Weight, Weights as WrittenWeights } from "../language/ast";
import { channelNames, logicNames, type Channel, type Interests, type Measure, type Stake, type Weights } from "../language/regime";
import type { Location } from "../language/span";
import { lowerAmount, measureWords, sameMeasure } from "./amounts";
import { resolve, type Builder } from "./builder";
import { lowerCondition } from "./conditions";
import { keepingsOf, refuseMovers } from "./keeping";
import { readings, together } from "./labels";
import { partyId } from "./parties";
import { interestsOf, place, type Scope } from "./scope";
import { citations, classNamed } from "./vocabulary";
import { lowerWindow } from "./windows";

/** Reads all interests in scope: those of the regime, of its file, and of the files it uses. */
export function lowerInterests(b: Builder, scope: Scope): Interests {
  const stakes: Stake[] = [];
  const weights: Weights[] = [];
  // A file may be met twice: as the one around a regime, and as one that a reform's file uses.
  const met = new Map([...interestsOf(scope)].map(({ scope: home, clause }) => [clause, home]));
  for (const [clause, home] of met) {
    if (clause.broken) continue;
    for (const item of clause.items) {
      if (item.broken) continue;
      if (item.kind === "Stake") stakes.push(...lowerStake(b, home, item));
      else weights.push(...(lowerWeights(b, home, item, weights) ?? []));
    }
  }
  checkCurrencies(b, stakes);
  checkChannels(b, stakes);
  return { stakes, weights };
}

function lowerStake(b: Builder, scope: Scope, item: WrittenStake): readonly Stake[] {
  const amount = lowerAmount(b, scope, item.amount);
  const classes = item.movers.flatMap((name) => classNamed(b, scope, name) ?? []);
  const channel = item.channel ? oneOf<Channel>(b, scope, item.channel, channelNames, "as") : null;
  const condition = item.when ? lowerCondition(b, scope, item.when) : ({ kind: "constant", value: true } as const);
  const windows = item.window ? [lowerWindow(b, scope, item.window)] : [];
  const cites = citations(b, scope, item.cites);
  const at = place(scope, item.span);
  const keepings = item.clauses ? keepingsOf(b, scope, item).map((keeping) => ({ keeping })) : [{}];
  if (amount === null) return [];
  const stakes = keepings.flatMap((kept) => readings(b, [amount], windows, at).map((read): Stake => ({
    party: item.party, verb: item.verb, amount: read.operand(amount), classes, ...kept, channel, condition: together(read.labelled, condition), per: item.per,
    windows: read.windows(windows), cites, at,
  })));
  for (const stake of stakes) refuseMovers(b, stake);
  return stakes;
}

/** The word of a fixed list that a name is; `null` after saying which there are. */
function oneOf<T extends string>(b: Builder, scope: Scope, name: Name, words: readonly T[], subject: string): T | null {
  const found = words.find((word) => word === name.text);
  if (found === undefined && name.text !== "") {
    b.report("unknown-label", place(scope, name.span), { label: name.text, subject, labels: words, suggestion: suggest(name.text, words) });
  }
  return found ?? null;
}

function lowerWeights(b: Builder, scope: Scope, item: WrittenWeights, before: readonly Weights[]): readonly Weights[] | null {
  const symbol = resolve(b, scope, "party", item.party, "party");
  const parts = item.weights.flatMap((weight) => {
    const name = oneOf<string>(b, scope, weight.logic, logicNames[item.of], item.of);
    return name === null ? [] : [{ name, weight: weight.weight }];
  });
  checkParts(b, scope, item);
  if (!symbol) return null;
  if (symbol.kind === "group") {
    b.report("not-one-party", place(scope, item.party.span), { name: item.party.text, where: `the party of \`${item.of}\``, orAny: false });
    return null;
  }
  const party = partyId(b, symbol);
  const first = before.find((w) => w.of === item.of && w.party === party);
  if (first) b.report("repeated-clause", place(scope, item.party.span), { clause: `${item.of} ${symbol.name}`, regime: "interests" }, [{ at: first.at, label: "the first" }]);
  return [{ of: item.of, party, parts, at: place(scope, item.party.span) }];
}

/** Each part once, and all of them the whole. */
function checkParts(b: Builder, scope: Scope, item: WrittenWeights): void {
  const again = item.weights.find(({ logic }, i) => item.weights.findIndex((w: Weight) => w.logic.text === logic.text) < i);
  if (again) {
    b.report("repeated-clause", place(scope, again.logic.span), { clause: again.logic.text, regime: `${item.of} ${item.party.text}` });
    return;
  }
  const total = Number(item.weights.reduce((sum, w) => sum + w.weight, 0).toFixed(9));
  if (total !== 1) b.report("weights-sum", place(scope, item.party.span), { of: item.of, party: item.party.text, total });
}

/** What is gained in one currency cannot be set off against what is borne in another. */
function checkCurrencies(b: Builder, stakes: readonly Stake[]): void {
  const money = stakes.flatMap(({ amount: { measure }, at }) => (measure.kind === "money" ? [{ currency: measure.currency, at }] : []));
  const other = money.find(({ currency }) => currency !== money[0]?.currency);
  if (!other || !money[0]) return;
  b.report("mixed-currencies", other.at, { left: other.currency, right: money[0].currency }, [{ at: money[0].at, label: `in ${money[0].currency}` }]);
}

/** What one side gains and bears through one channel is added up, so it is counted in one way. */
function checkChannels(b: Builder, stakes: readonly Stake[]): void {
  const first = new Map<string, { readonly measure: Measure; readonly at: Location }>();
  for (const { party, channel, amount: { measure }, at } of stakes) {
    const key = `${party} ${channel ?? ""}`;
    const known = first.get(key);
    if (!known) first.set(key, { measure, at });
    else if (!sameMeasure(known.measure, measure) && !(known.measure.kind === "money" && measure.kind === "money")) {
      b.report("mixed-measures", at, { party, channel, left: measureWords(measure), right: measureWords(known.measure) }, [{ at: known.at, label: "counted here" }]);
    }
  }
}
