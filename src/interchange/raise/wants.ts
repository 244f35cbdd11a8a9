/** Claims, interests and scenarios: what is said beside the law. */
import type {
  ClaimClause, InterestsClause, Literal, Operand as WrittenOperand, ScenarioClause, ScenarioItem, Sentence, Stake as WrittenStake,
} from "../../language/ast";
import type { Amount, Claim, Flow, Interests, Measure, Scenario, Shock, Stake, Window } from "../../language/regime";
import { condition } from "./conditions";
import { cannot, classNames, clauseNames, item, rightNames, type Context } from "./context";
import { readFact } from "./facts";
import { citations, date, duration, integer, intervalWindow, name, nameList, names, nowhere, plainNumber, titled } from "./nodes";
import { lookup } from "./operands";
import { parties, partySet } from "./parties";
import { span } from "./sentences";

/** A share as a percentage that is read as the same share. */
function percent(share: number): Literal {
  const short = Number((share * 100).toPrecision(15));
  return { kind: "Percent", value: short / 100 === share ? short : share * 100, span: nowhere };
}

const only = (c: Context, what: string, windows: readonly Window[]): ReturnType<typeof span> => {
  const [window, ...more] = windows;
  if (more.length > 0) cannot(c, what, "It has more than one span.");
  return window ? span(c, window) : {};
};
const isAlways = (read: Stake["condition"]): boolean => read.kind === "constant" && read.value;

// ---- claims ---------------------------------------------------------------------------------------------------

const verbs = { granted: "grants", denied: "refuses", discretionary: "may grant" } as const;

export function claim(c: Context, { name: called, title, body, cites }: Claim): ClaimClause {
  const head = { kind: "Claim", name: name(called), ...titled(title), span: nowhere } as const;
  if (body.kind === "whoever") {
    return {
      ...head,
      body: {
        kind: "Whoever", has: names(rightNames(c, body.has) ?? []), ...(body.host.kind === "any" ? {} : { in: parties(c, body.host, "host") }),
        alsoHas: names(rightNames(c, body.alsoHas) ?? []), ...(body.since === null ? {} : { since: date(body.since) }),
      },
    };
  }
  const sentence: Sentence = {
    kind: "Sentence", subject: parties(c, body.host, "host"), verb: { kind: verbs[body.position], span: nowhere }, rights: nameList(rightNames(c, body.rights)),
    ...(body.classes === null ? {} : { to: nameList(classNames(c, body.classes)) }),
    ...(body.origin.kind === "any" ? {} : { from: parties(c, body.origin, "origin") }),
    tail: { ...(isAlways(body.condition) ? {} : { when: condition(c, body.condition) }), ...only(c, `the claim \`${called}\``, body.windows), cites: citations(cites) },
    span: nowhere,
  };
  return { ...head, body: { kind: "Quantified", quantifier: body.kind, sentence } };
}

// ---- interests ------------------------------------------------------------------------------------------------

function literal(measure: Measure, value: number): Literal {
  switch (measure.kind) {
    case "money":
      return { kind: "MoneyLiteral", amount: value, currency: measure.currency, span: nowhere };
    case "count":
      return plainNumber(value);
    case "share":
      return percent(value);
    default: {
      const never: never = measure;
      return never;
    }
  }
}

function factOperand(c: Context, fact: number): WrittenOperand {
  const read = readFact(c, fact);
  if (read.kind === "operand") return read.operand;
  cannot(c, `an amount with \`${item(c.regime.facts, fact).key}\``, "Only a declared fact can be counted.");
  return integer(0);
}

/** A number with what tables and facts add to it. */
function amount(c: Context, { measure, constant, terms, facts }: Amount): WrittenOperand {
  const parts = [...terms.map((t) => ({ factor: t.factor, operand: lookup(c, t.lookup) as WrittenOperand })), ...facts.map((f) => ({ factor: f.factor, operand: factOperand(c, f.fact) }))];
  const signed = parts.map(({ factor, operand }) => {
    const size = Math.abs(factor);
    const product: WrittenOperand = { kind: "Product", factors: [plainNumber(size), operand], span: nowhere };
    return { sign: factor < 0 ? (-1 as const) : (1 as const), operand: size === 1 ? operand : product };
  });
  const [first, ...more] = signed;
  if (first === undefined && constant >= 0) return literal(measure, constant);
  if (first && more.length === 0 && first.sign === 1 && constant === 0) return first.operand;
  const fixed = constant === 0 && first?.sign === 1 ? [] : [{ sign: 1 as const, operand: literal(measure, Math.max(constant, 0)) }];
  const less = constant < 0 ? [{ sign: -1 as const, operand: literal(measure, -constant) }] : [];
  return { kind: "Sum", terms: [...fixed, ...less, ...signed], span: nowhere };
}

const stake = (c: Context, s: Stake): WrittenStake => ({
  kind: "Stake", party: s.party, verb: s.verb, amount: amount(c, s.amount), movers: names(classNames(c, s.classes) ?? []),
  ...(s.keeping ? { clauses: names(clauseNames(c, [s.keeping.clause])), by: s.keeping.by } : {}),
  ...(s.channel === null ? {} : { channel: name(s.channel) }), ...(isAlways(s.condition) ? {} : { when: condition(c, s.condition) }), per: s.per,
  ...only(c, "an interest", s.windows), cites: citations(s.cites), span: nowhere,
});

export function interests(c: Context, { stakes, weights }: Interests): readonly InterestsClause[] {
  if (stakes.length + weights.length === 0) return [];
  const weighed = weights.map((w) => ({
    kind: "Weights" as const, of: w.of, party: name(item(c.regime.parties, w.party).code),
    weights: w.parts.map((part) => ({ logic: name(part.name), weight: part.weight, span: nowhere })), span: nowhere,
  }));
  return [{ kind: "Interests", items: [...stakes.map((s) => stake(c, s)), ...weighed], span: nowhere }];
}

// ---- scenarios ------------------------------------------------------------------------------------------------

const flow = (c: Context, f: Flow): ScenarioItem => ({
  kind: "Flow", movers: names(classNames(c, f.classes) ?? []),
  figures: {
    kind: "Stated", from: partySet(c, f.origins), to: partySet(c, f.hosts),
    amount: { low: integer(f.low), high: integer(f.high), ...(f.mostly === null ? {} : { mostly: integer(f.mostly) }) }, ...intervalWindow(f.days),
  },
  cites: citations(f.cites), span: nowhere,
});

const shock = (c: Context, s: Shock): ScenarioItem => ({
  kind: "Shock", name: name(s.name), ...titled(s.title),
  chance: s.chance.kind === "year" ? { kind: "Year", year: integer(s.chance.year) } : { kind: "Yearly", probability: percent(s.chance.probability) },
  ...(s.lasting === null ? {} : { lasting: duration(s.lasting) }), cites: citations(s.cites),
  changes: s.changes.map((change) => ({
    kind: "FlowChange", movers: names(classNames(c, change.classes) ?? []), ...(change.origins === null ? {} : { from: partySet(c, change.origins) }),
    ...(change.hosts === null ? {} : { to: partySet(c, change.hosts) }), factor: percent(change.factor), span: nowhere,
  })),
  span: nowhere,
});

export const scenario = (c: Context, s: Scenario): ScenarioClause => ({
  kind: "Scenario", name: name(s.name), ...titled(s.title),
  items: [
    { kind: "Horizon", from: integer(s.horizon.from), to: integer(s.horizon.to), span: nowhere }, { kind: "Discount", rate: percent(s.discount), span: nowhere },
    ...s.flows.map((f) => flow(c, f)), ...s.shocks.map((x) => shock(c, x)),
  ],
  span: nowhere,
});
