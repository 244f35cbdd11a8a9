/** DuckDB in this process, in memory, without a network. */
import { DuckDBInstance } from "@duckdb/node-api";
import type { Asking } from "./sql";

/** Starts DuckDB with two threads. */
export async function startDuckdb(): Promise<Asking> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", autoinstall_known_extensions: "false" });
  const connection = await instance.connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
