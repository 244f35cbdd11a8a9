/** Interests and claims: what is said about a regime beside its law. */
import type { ClaimClause, InterestsClause, Operand, Sentence, Stake, Weight, Weights } from "../language/ast";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { KindGrammar } from "./grammar-kinds";
import { DecimalToken, IntegerToken, kw, mark, Token } from "./tokens";

export abstract class InterestGrammar extends KindGrammar {
  // ---- interests -------------------------------------------------------------------------------------------------------------

  readonly interests: Production<InterestsClause> = this.production<InterestsClause>("interests", () => {
    const items: (Stake | Weights)[] = [];
    const node: Draft<InterestsClause> = { kind: "Interests", items, span: nowhere };
    return this.clause(node, "interests", "interests", () => { this.CONSUME(kw.interests); }, () => {
      this.braced(node, "interest", () => { this.MANY({ GATE: this.goesOn, DEF: () => items.push(this.SUBRULE(this.interest)) }); }, {
        begins: (type) => type === kw.host || type === kw.origin || type === kw.mover || type === kw.state || type === kw.coalition,
      });
    });
  });

  readonly interest: Production<Stake | Weights> = this.production<Stake | Weights>("interest", () =>
    this.OR<Stake | Weights>([{ ALT: () => this.SUBRULE(this.stake) }, { ALT: () => this.SUBRULE(this.weights) }]),
  );

  /** `host gains 2 * world.wage for Worker as wages per year`, `host gains 2_000 EUR for readmission as security per year`. */
  readonly stake: Production<Stake> = this.production<Stake>("stake", () => {
    const zero: Operand = { kind: "Integer", value: 0, span: nowhere };
    const node: Draft<Stake> = { kind: "Stake", party: "host", verb: "gains", amount: zero, movers: [], per: "once", cites: [], span: nowhere };
    return this.item(node, () => {
      node.party = this.OR((["host", "origin", "mover"] as const).map((party, i) => ({
        ALT: () => {
          this.consume(i, kw[party]);
          return party;
        },
      })));
      const verb = this.OR1([{ ALT: () => this.CONSUME(kw.gains) }, { ALT: () => this.CONSUME(kw.bears) }]);
      node.verb = verb.tokenType === kw.bears ? "bears" : "gains";
      node.amount = this.SUBRULE(this.sum);
      this.CONSUME(kw.for);
      Object.assign(node, this.SUBRULE(this.stakeSubject));
      this.OPTION(() => { this.CONSUME(kw.as); node.channel = this.SUBRULE(this.word); });
      this.OPTION1(() => { node.when = this.SUBRULE(this.when); });
      node.per = this.OR2([
        { ALT: (): Stake["per"] => { this.CONSUME(kw.per); this.CONSUME(kw.year); return "year"; } },
        { ALT: (): Stake["per"] => { this.CONSUME(kw.once); return "once"; } },
      ]);
      this.OPTION2(() => { node.window = this.SUBRULE(this.window); });
      this.OPTION3(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  /** `Worker, Student`; `readmission by origin`: clauses that are kept, and by whom. */
  private readonly stakeSubject: Production<Pick<Stake, "movers" | "clauses" | "by">> = this.production<Pick<Stake, "movers" | "clauses" | "by">>("stakeSubject", () =>
    this.OR<Pick<Stake, "movers" | "clauses" | "by">>([
      { ALT: () => ({ movers: this.SUBRULE(this.names) }) },
      {
        ALT: () => {
          const node: Draft<Pick<Stake, "movers" | "clauses" | "by">> = { movers: [], clauses: this.SUBRULE(this.lows) };
          this.OPTION(() => { this.CONSUME(kw.by); node.by = this.SUBRULE(this.role); });
          return node;
        },
      },
    ]),
  );

  /** `state DE { security 0.2, economy 0.8 }`, `coalition DE { identity 1 }`. */
  readonly weights: Production<Weights> = this.production<Weights>("weights", () => {
    const weights: Weight[] = [];
    const node: Draft<Weights> = { kind: "Weights", of: "state", party: missing, weights, span: nowhere };
    return this.item(node, () => {
      const word = this.OR([{ ALT: () => this.CONSUME(kw.state) }, { ALT: () => this.CONSUME(kw.coalition) }]);
      node.of = word.tokenType === kw.coalition ? "coalition" : "state";
      node.party = this.SUBRULE(this.up);
      this.CONSUME(mark.leftBrace);
      this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => weights.push(this.SUBRULE(this.weight)) });
      this.CONSUME(mark.rightBrace);
    });
  });

  readonly weight: Production<Weight> = this.production<Weight>("weight", () => {
    const logic = this.SUBRULE(this.word);
    const number = this.OR([{ ALT: () => this.CONSUME(DecimalToken) }, { ALT: () => this.CONSUME(IntegerToken) }]);
    return { logic, weight: number instanceof Token ? number.value : 0 };
  });

  // ---- claims --------------------------------------------------------------------------------------------------------------------

  readonly claim: Production<ClaimClause> = this.production<ClaimClause>("claim", () => {
    const node: Draft<ClaimClause> = {
      kind: "Claim", name: missing, body: { kind: "Whoever", has: [], alsoHas: [] }, span: nowhere,
    };
    return this.clause(
      node, "claim", "claim",
      () => {
        this.CONSUME(kw.claim);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION(() => { node.title = this.SUBRULE(this.text); });
      },
      () => { this.braced(node, "claimBody", () => { node.body = this.SUBRULE(this.claimBody); }); },
    );
  });

  readonly claimBody: Production<ClaimClause["body"]> = this.production<ClaimClause["body"]>("claimBody", () =>
    this.OR<ClaimClause["body"]>([{ ALT: () => this.SUBRULE(this.quantified) }, { ALT: () => this.SUBRULE(this.whoever) }]),
  );

  /** `always host grants NonRefoulement to Refugee from anyone`. */
  private readonly quantified: Production<ClaimClause["body"]> = this.production<ClaimClause["body"]>("quantified", () => {
    const start = this.start();
    const word = this.OR([{ ALT: () => this.CONSUME(kw.never) }, { ALT: () => this.CONSUME(kw.always) }]);
    const sentence: Draft<Sentence> = this.SUBRULE(this.sentence);
    // A documentation comment stands above the line, which begins with the quantifier.
    if (!this.RECORDING_PHASE) this.document(sentence, start);
    return { kind: "Quantified", quantifier: word.tokenType === kw.always ? "always" : "never", sentence };
  });

  /** `whoever has Work in host has Reside since 2020-01-01`. */
  private readonly whoever: Production<ClaimClause["body"]> = this.production<ClaimClause["body"]>("whoever", () => {
    this.CONSUME(kw.whoever);
    this.CONSUME(kw.has);
    const node: Draft<Extract<ClaimClause["body"], { kind: "Whoever" }>> = { kind: "Whoever", has: this.SUBRULE(this.names), alsoHas: [] };
    this.OPTION(() => { this.CONSUME(kw.in); node.in = this.SUBRULE(this.parties); });
    this.CONSUME1(kw.has);
    node.alsoHas = this.SUBRULE1(this.names);
    this.OPTION1(() => { this.CONSUME(kw.since); node.since = this.SUBRULE(this.date); });
    return node;
  });
}
