/** How an institution is built, and what three schools would expect of it (docs/reference/concepts.md). Pure data. */
import type { Rational } from "../../language/rational";
import type { ClauseId, Length, VotingRule } from "../../language/regime";
import type { Relations } from "../interests/relations";

// ---- design (Koremenos, Lipson and Snidal 2001) -----------------------------------------------------------------

/** What may be given to one body. */
export type Task = "information" | "monitoring" | "rule-making" | "adjudication" | "enforcement";
export interface Design {
  readonly membership: {
    readonly parties: number;
    /** `null`: the text does not say who may join. */
    readonly accession: "open" | "on conditions" | "by invitation" | null;
    readonly decidedBy: string | null;
  };
  /** How much is spoken of on the day; duties and linkages are those of the text. */
  readonly scope: { readonly rights: number; readonly classes: number; readonly duties: number; readonly linkages: number };
  /** The third party that has each task, `null` where none has; `degree`: the share that is given, from 0 to 1, each weighing 1/5. */
  readonly centralization: { readonly tasks: Readonly<Record<Task, string | null>>; readonly degree: Rational };
  readonly control: {
    /** By which the regime is changed, else by which a body of it decides; `null`: none is written. */
    readonly rule: VotingRule | null;
    /** How many members of how many must agree; `null` where one body decides by itself. */
    readonly votes: { readonly part: number; readonly whole: number } | null;
    /** Concentration of the normalized Banzhaf index, the sum of its squares: 1/n for n members with a vote each, 1 for one body. */
    readonly banzhaf: Rational | null;
    /** The share of divisions of the others in which one member's vote decides. */
    readonly decisive: Rational | null;
  };
  readonly flexibility: {
    /** Clauses that leave it to a party whether it keeps to another clause. */
    readonly escapes: readonly ClauseId[];
    /** Powers to be invoked. */
    readonly safeguards: readonly ClauseId[];
    /** Rules that end on a day that is written. */
    readonly sunsets: readonly ClauseId[];
    readonly withdrawal: boolean;
    /** `null`: none is written. */
    readonly notice: Length | null;
  };
}

// ---- three schools ----------------------------------------------------------------------------------------------

/** What a prediction comes to: `not-assessable` where the text has not what is needed, and `missing` says what. */
export interface Predicted {
  readonly verdict: "borne out" | "not borne out" | "not-assessable";
  readonly missing: string | null;
}
export interface Realism {
  /** Share of the cases of which the text speaks in which the state of the world alone changes the position; `null` without a fact about the world, or where cases cannot be counted. */
  readonly structure: Rational | null;
  /** Days on which what the text says changed, in the five years from the break, and in all. Left out without a break. */
  readonly breaks: (Predicted & { readonly inside: number; readonly all: number }) | null;
  /** Whether what refugees are given hangs on which state they come from. */
  readonly refugees: Predicted & { readonly because: readonly ClauseId[] };
}
export interface Globalization {
  /** Positions owed that no state can lower alone, of all owed. */
  readonly beyondOneState: { readonly part: number; readonly whole: number };
  /** Clauses that grant and on which a body decides when a mover complains, and clauses and powers that restrict. */
  readonly claims: number;
  readonly powers: number;
}
export interface LiberalInstitutionalism extends Relations {
  /** The discount factor of the scenario. */
  readonly delta: Rational;
  /** Bodies that monitor. How likely they find a breach out is not declared, so that no bound is lowered by it. */
  readonly monitors: readonly string[];
}
export interface Predictions {
  readonly realism: Realism;
  readonly globalization: Globalization;
  /** `null` where no interests are declared, or nothing is exchanged; `missing` says which. */
  readonly liberalInstitutionalism: LiberalInstitutionalism | null;
  readonly missing: string | null;
}
