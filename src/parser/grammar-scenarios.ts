/** Scenarios: flows, shocks, a horizon and a rate of discount. */
import type { Alternative } from "./recognizer";
import type { Discount, Flow, FlowAmount, FlowChange, Horizon, Integer, Literal, ScenarioClause, ScenarioItem, Shock } from "../language/ast";
import { type Draft, missing, noText, nowhere, type Production } from "./grammar-base";
import { InterestGrammar } from "./grammar-interests";
import { kw } from "./tokens";

const zero: Integer = { kind: "Integer", value: 0, span: nowhere };

export abstract class ScenarioGrammar extends InterestGrammar {
  private scenarioItems: Alternative<ScenarioItem>[] | undefined;

  readonly scenario: Production<ScenarioClause> = this.production<ScenarioClause>("scenario", () => {
    const items: ScenarioItem[] = [];
    const node: Draft<ScenarioClause> = { kind: "Scenario", name: missing, items, span: nowhere };
    return this.clause(
      node, "scenario", "scenario",
      () => {
        this.CONSUME(kw.scenario);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION(() => { node.title = this.SUBRULE(this.text); });
      },
      () => {
        this.braced(node, "scenarioItem", () => { this.MANY({ GATE: this.goesOn, DEF: () => items.push(this.SUBRULE(this.scenarioItem)) }); }, {
          begins: (type) => type === kw.horizon || type === kw.discount || type === kw.flow || type === kw.shock,
        });
      },
    );
  });

  readonly scenarioItem: Production<ScenarioItem> = this.production<ScenarioItem>("scenarioItem", () =>
    this.OR((this.scenarioItems ??= [
      { ALT: () => this.SUBRULE(this.horizon) },
      { ALT: () => this.SUBRULE(this.discount) },
      { ALT: () => this.SUBRULE(this.flow) },
      { ALT: () => this.SUBRULE(this.shock) },
    ])),
  );

  /** `horizon 2025 to 2040`. */
  readonly horizon: Production<Horizon> = this.production<Horizon>("horizon", () => {
    const node: Draft<Horizon> = { kind: "Horizon", from: zero, to: zero, span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.horizon);
      node.from = this.SUBRULE(this.integer);
      this.CONSUME(kw.to);
      node.to = this.SUBRULE1(this.integer);
    });
  });

  /** `discount 3 %`. */
  readonly discount: Production<Discount> = this.production<Discount>("discount", () => {
    const node: Draft<Discount> = { kind: "Discount", rate: zero, span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.discount);
      node.rate = this.SUBRULE(this.measure);
    });
  });

  /** `flow Worker from PL to DE 12_000 per year`, `flow Worker from "flows.csv"`. */
  readonly flow: Production<Flow> = this.production<Flow>("flow", () => {
    const node: Draft<Flow> = { kind: "Flow", movers: [], figures: { kind: "Read", path: noText }, cites: [], span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.flow);
      node.movers = this.SUBRULE(this.names);
      this.CONSUME(kw.from);
      node.figures = this.OR<Flow["figures"]>([
        { ALT: (): Flow["figures"] => ({ kind: "Read", path: this.SUBRULE(this.text) }) },
        { ALT: (): Flow["figures"] => this.SUBRULE(this.stated) },
      ]);
      this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  private readonly stated: Production<Flow["figures"]> = this.production<Flow["figures"]>("stated", () => {
    const from = this.SUBRULE(this.partySet);
    this.CONSUME(kw.to);
    const to = this.SUBRULE1(this.partySet);
    const amount = this.SUBRULE(this.flowAmount);
    this.CONSUME(kw.per);
    this.CONSUME(kw.year);
    const window = this.OPTION(() => this.SUBRULE(this.window));
    return window === undefined ? { kind: "Stated", from, to, amount } : { kind: "Stated", from, to, amount, window };
  });

  /** `12_000`, `between 1_000 and 5_000 mostly 2_000`. */
  readonly flowAmount: Production<FlowAmount> = this.production<FlowAmount>("flowAmount", () =>
    this.OR<FlowAmount>([
      { ALT: (): FlowAmount => { const low = this.SUBRULE(this.integer); return { low, high: low }; } },
      { ALT: (): FlowAmount => {
        this.CONSUME(kw.between);
        const low = this.SUBRULE1(this.integer);
        this.CONSUME(kw.and);
        const high = this.SUBRULE2(this.integer);
        const mostly = this.OPTION(() => {
          this.CONSUME(kw.mostly);
          return this.SUBRULE3(this.integer);
        });
        return mostly === undefined ? { low, high } : { low, high, mostly };
      } },
    ]),
  );

  /** `shock recession with probability 10 % per year { flow Worker at 60 % }`. */
  readonly shock: Production<Shock> = this.production<Shock>("shock", () => {
    const changes: FlowChange[] = [];
    const node: Draft<Shock> = { kind: "Shock", name: missing, chance: { kind: "Year", year: zero }, cites: [], changes, span: nowhere };
    return this.clause(
      node, "shock", "shock",
      () => {
        this.CONSUME(kw.shock);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION(() => { node.title = this.SUBRULE(this.text); });
        node.chance = this.SUBRULE(this.chance);
        this.OPTION1(() => {
          this.CONSUME(kw.for);
          node.lasting = this.SUBRULE(this.duration);
        });
        this.OPTION2(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        this.braced(node, "flowChange", () => { this.MANY({ GATE: this.goesOn, DEF: () => changes.push(this.SUBRULE(this.flowChange)) }); }, {
          begins: (type) => type === kw.flow,
        });
      },
    );
  });

  /** `with probability 10 % per year`, `in 2030`. */
  readonly chance: Production<Shock["chance"]> = this.production<Shock["chance"]>("chance", () =>
    this.OR<Shock["chance"]>([
      { ALT: (): Shock["chance"] => {
        this.CONSUME(kw.with);
        this.CONSUME(kw.probability);
        const probability = this.SUBRULE(this.measure);
        this.CONSUME(kw.per);
        this.CONSUME(kw.year);
        return { kind: "Yearly", probability };
      } },
      { ALT: (): Shock["chance"] => {
        this.CONSUME(kw.in);
        return { kind: "Year", year: this.SUBRULE(this.integer) };
      } },
    ]),
  );

  /** `flow Worker from PL at 60 %`. */
  readonly flowChange: Production<FlowChange> = this.production<FlowChange>("flowChange", () => {
    const factor: Literal = zero;
    const node: Draft<FlowChange> = { kind: "FlowChange", movers: [], factor, span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.flow);
      node.movers = this.SUBRULE(this.names);
      this.OPTION(() => { this.CONSUME(kw.from); node.from = this.SUBRULE(this.partySet); });
      this.OPTION1(() => { this.CONSUME(kw.to); node.to = this.SUBRULE1(this.partySet); });
      this.CONSUME(kw.at);
      node.factor = this.SUBRULE(this.measure);
    });
  });
}
