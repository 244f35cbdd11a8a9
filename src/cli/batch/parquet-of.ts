import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { recordedFacts } from "../../evaluator/population";
import type { FactType, Regime } from "../../language/regime";
import { named, openDuck, quoted } from "./duck";

/** The type of a column of people in DuckDB. */
export function duckType(type: FactType): string {
  switch (type.kind) {
    case "yes-or-no":
      return "BOOLEAN";
    case "date":
      return "DATE";
    case "number":
    case "money":
      return "DOUBLE";
    default:
      return "VARCHAR";
  }
}

/** The types of the columns of a table of people, by name. */
export const peopleTypes = (regime: Regime): readonly (readonly [string, string])[] => [
  ["host", "VARCHAR"], ["origin", "VARCHAR"], ["mover", "VARCHAR"], ["on", "DATE"],
  ...recordedFacts(regime).map((id) => [regime.facts[id]?.key ?? "", duckType(regime.facts[id]?.type ?? { kind: "yes-or-no" })] as const),
];

/** Makes Parquet of a table of people in comma-separated values, a part at a time. */
export async function parquetOf(csv: string, regime: Regime, parquet: string): Promise<void> {
  const types = [["person", "BIGINT"] as const, ...peopleTypes(regime)];
  const duck = await openDuck({ memory: "1GB", threads: availableParallelism(), folder: dirname(parquet) });
  try {
    const columns = types.map(([name, type]) => `${quoted(name)}: ${quoted(type)}`).join(", ");
    await duck.run(`COPY (SELECT ${types.map(([name]) => named(name)).join(", ")} FROM read_csv(${quoted(csv)}, header = true, auto_detect = false, columns = {${columns}}, delim = ',', quote = '"', escape = '"')) TO ${quoted(parquet)} (FORMAT parquet)`);
  } finally {
    duck.close();
  }
}
