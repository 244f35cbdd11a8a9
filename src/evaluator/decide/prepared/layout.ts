import type { Day } from "../../../language/dates";
import type { Regime, RightId } from "../../../language/regime";
import type { Space } from "../../../kernel/space";
import { CellMaker } from "./cell-maker";
import { ClauseMaker, type RightPlan } from "./clause-maker";
import { columnsOf } from "./columns";
import type { Coverage } from "./result";
import { PartyTables } from "./party-tables";
import { asksSomething, RowMaker } from "./row-maker";
import type { Tables } from "./tables";

/** One right on one day. */
interface Only {
  readonly right: RightId;
  readonly on: Day;
}

const noPlan: RightPlan = { rules: [], bars: [], measured: [] };

/** Lays out a checked regime as tables, or what one right needs on one day alone; and tells what they hold. */
export function layOut(space: Space, only: Only | null = null): { readonly tables: Tables; readonly coverage: Coverage } {
  const { regime } = space;
  const parties = new PartyTables(regime, space.parties);
  const columns = columnsOf(regime, space.variables, only === null ? regime.sentences : regime.sentences.filter(({ rights }) => rights?.includes(only.right) ?? true));
  const rows = new RowMaker(space, parties, columns, only?.on ?? null);
  const clauses = new ClauseMaker(regime, rows);
  const plans = regime.rights.map((_, right) => (only === null || right === only.right ? clauses.right(right) : noPlan));
  const cells = new CellMaker(regime, parties, rows, clauses);
  plans.forEach((plan, right) => cells.right(right, plan));
  const frozen = cells.frozen();
  const tables: Tables = {
    regime, columns, rows: rows.frozen(), clauses: clauses.frozen(), cells: frozen, days: parties.days, width: parties.width,
    ...parties.frozen(), feasible: feasibleOf(regime),
  };
  const coverage = { rows: rows.count, walked: rows.walked, cells: frozen.first.length >> 1, entries: frozen.rows.length, stretches: parties.stretches, asked: cells.askedPlaces };
  return { tables, coverage };
}

/** For each class what being in it implies; nothing where it implies nothing. */
function feasibleOf(regime: Regime): Tables["feasible"] {
  return regime.classes.map((_, mover) => {
    const all = [];
    for (let c: number | null = mover; c !== null; c = regime.classes[c]?.parent ?? null) {
      const condition = regime.classes[c]?.condition;
      if (condition && asksSomething(condition)) all.push(condition);
    }
    return all;
  });
}
