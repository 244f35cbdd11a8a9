import { formatDay } from "../../language/dates";
import { exampleOfState } from "../../language/reading";
import { meantState } from "../../language/states";
import { stateless, type Fact, type Regime } from "../../language/regime";
import { recordedFacts, type Person } from "./people";

/** What stands in a cell of a table of people; `null`: not recorded. */
export type Cell = string | number | boolean | null;

/** The names of the columns of a table of people: the case, then the facts by their keys. */
export const peopleColumns = (regime: Regime): readonly string[] => ["host", "origin", "mover", "on", ...recordedFacts(regime).map((id) => regime.facts[id]?.key ?? "")];

/** Puts persons in words, as `decide` reads them: codes, names, `true` and `false`, labels, numbers in the unit of the fact, days as `YYYY-MM-DD`. In the order of `peopleColumns`. */
export function personCells(regime: Regime): (person: Person) => readonly Cell[] {
  const recorded = recordedFacts(regime).map((id) => ({ id, fact: regime.facts[id] }));
  const party = (id: number): string => (id === stateless ? "stateless" : (regime.parties[id]?.code ?? ""));
  return (person) => {
    const { host, origin, mover, on, facts } = person;
    const cells: Cell[] = [party(host), party(origin), regime.classes[mover]?.name ?? "", formatDay(on)];
    for (const { id, fact } of recorded) cells.push(cellOf(regime, fact, facts[id] ?? null, person));
    return cells;
  };
}

function cellOf(regime: Regime, fact: Fact | undefined, value: number | null, frame: Person): Cell {
  if (fact === undefined || value === null) return null;
  const { type } = fact;
  switch (type.kind) {
    case "yes-or-no":
      return value === 1;
    case "labels":
      return type.labels[value] ?? null;
    case "date":
      return formatDay(value);
    case "state": {
      const meant = meantState(type, value);
      if (meant === "none") return meant;
      const state = meant === "host" || meant === "origin" ? frame[meant] : typeof meant === "number" ? meant : exampleOfState(regime, type, value, frame);
      return state === null ? null : (regime.parties[state]?.code ?? "stateless");
    }
    default:
      return value;
  }
}
