import type * as Api from "@duckdb/node-api";
import { UsageError } from "../usage-error";

/** One row of an answer, by column. */
export type DuckRow = Readonly<Record<string, string | number | boolean | bigint | null>>;

/** A database in memory that reads and writes tables in files. */
export interface Duck {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly DuckRow[]>;
  /** How far the statement under way has come, from 0 to 1; `null` where that is not known. */
  readonly progress: () => number | null;
  /** Ends the statement under way: it is rejected. */
  readonly interrupt: () => void;
  readonly close: () => void;
}
export interface DuckOptions {
  /** As DuckDB writes it: `2GB`. */
  readonly memory: string;
  readonly threads: number;
  /** Where it may put what does not fit into memory. */
  readonly folder: string;
}

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name as SQL writes it. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const outOfMemory = "Out of Memory Error: ";
/** What DuckDB says where a statement needs more memory than it may take; `null`: it ended for another reason. */
export const wantOfMemory = (error: unknown): string | null => (error instanceof Error && error.message.startsWith(outOfMemory) ? (error.message.slice(outOfMemory.length).split("\n")[0] ?? "") : null);

/** Starts DuckDB, which is installed beside this package by those who want it. It loads no extension and asks no network. */
export async function openDuck({ memory, threads, folder }: DuckOptions): Promise<Duck> {
  const { DuckDBInstance } = await load();
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory, threads: String(threads), temp_directory: folder, autoinstall_known_extensions: "false", preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS() as readonly DuckRow[];
    },
    progress: () => {
      const { percentage } = connection.progress;
      return percentage < 0 ? null : percentage / 100;
    },
    interrupt: () => connection.interrupt(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load(): Promise<typeof Api> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("Tables are read and written by DuckDB, which is not installed here: `npm install @duckdb/node-api`.");
  }
}
