/** Principles and norms, and how the regime is changed. */
import type { AmendmentClause, NormClause, PrincipleClause } from "../language/ast";
import { ClauseGrammar } from "./grammar-clauses";
import { type Draft, missing, noText, nowhere, type Production } from "./grammar-base";
import { kw } from "./tokens";

export abstract class KindGrammar extends ClauseGrammar {
  /** `principle openness "labour is better employed where ..."`. */
  readonly principle: Production<PrincipleClause> = this.production<PrincipleClause>("principle", () => {
    const node: Draft<PrincipleClause> = { kind: "Principle", name: missing, text: noText, cites: [], span: nowhere };
    return this.clause(node, "principle", "principle", () => {
      this.CONSUME(kw.principle);
      node.name = this.naming(this.SUBRULE(this.declared));
      node.text = this.SUBRULE(this.text);
      this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  /** `norm equality "..." follows openness`. */
  readonly norm: Production<NormClause> = this.production<NormClause>("norm", () => {
    const node: Draft<NormClause> = { kind: "Norm", name: missing, text: noText, follows: [], cites: [], span: nowhere };
    return this.clause(node, "norm", "norm", () => {
      this.CONSUME(kw.norm);
      node.name = this.naming(this.SUBRULE(this.declared));
      node.text = this.SUBRULE(this.text);
      this.OPTION(() => { this.CONSUME(kw.follows); node.follows = this.SUBRULE(this.lows); });
      this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  /** `amendment by unanimity decided by Council`. */
  readonly amendment: Production<AmendmentClause> = this.production<AmendmentClause>("amendment", () => {
    const node: Draft<AmendmentClause> = { kind: "Amendment", rule: "unanimity", cites: [], span: nowhere };
    return this.clause(node, "amendment", "amendment", () => {
      this.CONSUME(kw.amendment);
      this.CONSUME(kw.by);
      node.rule = this.SUBRULE(this.votingRule);
      this.OPTION(() => { node.decidedBy = this.SUBRULE(this.decidedBy); });
      this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });
}
