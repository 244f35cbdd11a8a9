import type { SaidId } from "../../../kernel/decisions";
import { Space } from "../../../kernel/space";
import { silent } from "../../../language/position";
import type { FactId, Regime } from "../../../language/regime";
import { decider, type Decider } from "../decide";
import { GroundedRun } from "./grounded-run";
import { layOut } from "./layout";
import { Matcher } from "./matcher";
import { needsOf, type Needs } from "./needs-of";
import { Operations } from "./operations";
import { PlainRun } from "./plain-run";
import type { Coverage, Outcome } from "./result";
import { StepRun, unsure } from "./step-run";

/** No position: the mover cannot be of the class, or a fact that was not stated decides. */
export const undecided: Outcome = { position: null, by: null, unreadable: null };

/** Where no rows are listed for a case: nothing is said, or the ordinary engine is asked. */
export const noCell = { quiet: -1, asked: -2 } as const;

/** Decides the case that stands in its matcher. */
export class Engine {
  readonly matcher: Matcher;
  readonly coverage: Coverage;
  /** By class: whether being in it implies something. */
  readonly limited: Uint8Array;
  private readonly operations: Operations;
  private readonly steps: StepRun;
  private readonly plain: PlainRun;
  private readonly grounded: GroundedRun;
  /** By number of the position. */
  private readonly outcomes: (Outcome | undefined)[];
  private readonly quiet: Outcome;
  private ordinary: Decider | null = null;
  private needs: Needs | null = null;
  private readonly hostPlace: Int32Array;
  private readonly hosts: number;
  private readonly asked: Uint8Array;
  private readonly hasAsked: boolean;
  private readonly lastPlace: number;
  private readonly classes: number;
  private readonly kinds: Int32Array;
  private readonly firstCell: Int32Array;

  constructor(
    private readonly regime: Regime,
    private readonly grounds: boolean,
  ) {
    const space = new Space(regime, "decide");
    const { tables, coverage } = layOut(space);
    this.coverage = coverage;
    this.limited = Uint8Array.from(tables.feasible, (conditions) => (conditions.length > 0 ? 1 : 0));
    this.matcher = new Matcher(tables, space);
    this.operations = new Operations(space.decisions);
    this.steps = new StepRun(this.matcher, this.operations);
    this.plain = new PlainRun(this.matcher, this.operations);
    this.grounded = new GroundedRun(this.matcher, this.operations);
    const { cells } = tables;
    this.hostPlace = cells.hostPlace;
    this.hosts = cells.hosts;
    this.asked = cells.asked;
    this.hasAsked = cells.asked.includes(1);
    this.lastPlace = tables.width - 1;
    this.classes = regime.classes.length;
    this.kinds = cells.kinds;
    this.firstCell = cells.firstCell;
    this.quiet = { position: silent, by: grounds ? [] : null, unreadable: null };
    this.outcomes = [grounds ? { ...this.quiet, by: null } : this.quiet];
  }

  /** The position of a right in the case. */
  decide(right: number): Outcome {
    const { matcher } = this;
    const { hostParty, originParty, mover } = matcher;
    if (this.limited[mover] === 1 && !matcher.isFeasible()) return undecided;
    const cell = this.cellAt(right, hostParty, originParty, mover);
    if (cell < 0) return cell === noCell.quiet ? this.quiet : this.ask(right, null);
    return this.grounds ? this.withGrounds(cell) : this.outcome(this.said(cell));
  }
  /** What the rows of a cell say, without grounds. */
  said(cell: number): SaidId {
    const found = this.matcher.known === -1 ? this.steps.decide(cell) : unsure;
    return found === unsure ? this.plain.decide(cell) : found;
  }
  /** Where the rows of a case are listed, or `noCell`. */
  cellAt(right: number, hostParty: number, originParty: number, mover: number): number {
    const host = this.hostPlace[hostParty] ?? -1;
    if (host < 0 || originParty === hostParty) return noCell.quiet;
    if (this.hasAsked && this.asked[right * this.hosts + host] === 1) return noCell.asked;
    // Parties that no mask holds are reached by no rule.
    if (originParty >= this.lastPlace) return noCell.quiet;
    return (this.firstCell[right * this.classes + mover] ?? 0) + host * (this.kinds[right] ?? 0);
  }
  private withGrounds(cell: number): Outcome {
    const { id, by } = this.grounded.decide(cell);
    return { position: this.outcome(id).position, by, unreadable: null };
  }

  /** The answer for what rules say. */
  outcome(id: SaidId): Outcome {
    const { decisions } = this.operations;
    const position = decisions.position(id);
    return (this.outcomes[position] ??= { position: decisions.positionValue(position), by: null, unreadable: null });
  }

  /** Asks the ordinary engine; `stated`: the columns that the case states, or all. */
  ask(right: number, stated: Uint8Array | null): Outcome {
    const { matcher } = this;
    if (stated === null) matcher.readAll();
    this.ordinary ??= decider(this.regime);
    const given = new Map<FactId, number>();
    matcher.tables.columns.facts.forEach((fact, column) => {
      if (stated === null || stated[column] === 1) given.set(fact, matcher.value(column));
    });
    const answer = this.ordinary({ ...matcher.frame(), mover: matcher.mover, given, rights: [right] });
    const asked = answer.rights.find((r) => r.right === right);
    if (!asked?.decision) return undecided;
    return { position: asked.decision.position, by: this.grounds ? asked.decision.by : null, unreadable: null };
  }

  /**
   * Fills in facts that a case leaves out: its default, or any value where nothing about the right reads it. Whether that was enough; if not,
   * the ordinary engine is asked.
   */
  complete(right: number, stated: Uint8Array, anyValue: (column: number) => number): boolean {
    const { tables, mover } = this.matcher;
    const { columns } = tables;
    const { ofRights, ofClasses } = (this.needs ??= needsOf(this.regime, tables));
    return columns.facts.every((id, column) => {
      if (stated[column] === 1) return true;
      const fact = this.regime.facts[id];
      const isNeeded = ofRights[right]?.[column] === 1;
      if (ofClasses[mover]?.[column] === 1 || (isNeeded && (fact?.type.kind === "state" || fact?.default === null || this.limited[mover] === 1))) return false;
      this.matcher.setColumn(column, isNeeded ? (fact?.default ?? 0) : anyValue(column));
      return true;
    });
  }
}
