import { createHash } from "node:crypto";
import { closeSync, copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { quoted, type Duck } from "./duck";
import { newFile } from "./new-file";
import type { Source } from "./source";
import type { TableFormat } from "./table-format";

/** Some rows of a table: a relation, and a condition on the place of a row in it. */
export interface Part {
  readonly relation: string;
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}
/** An output that is made part by part; what is done stays when it is broken off. */
export interface Making {
  readonly parts: readonly Part[];
  /** How many were there already. */
  readonly done: number;
  readonly isThere: (part: number) => boolean;
  readonly fileOf: (part: number) => string;
  /** A part that is whole. */
  readonly keep: (part: number) => void;
  /** Joins the parts into the output, and takes the folder away. */
  readonly join: () => Promise<void>;
}

const staged = "input.parquet";
const manifest = "manifest.json";

/**
 * Prepares an output in parts, in a folder beside it. Where the folder has parts of the same work (the same table, unchanged, and the same question) they are taken over.
 * A table of text is put into a file of columns first, in which rows can be found by their place.
 */
export async function making(duck: Duck, source: Source, asked: { readonly output: string; readonly format: TableFormat; readonly question: string; readonly rows: number; readonly rowsPerPart: number }): Promise<Making> {
  const { output, format, question, rows, rowsPerPart } = asked;
  const folder = join(dirname(output), `.${basename(output)}.parts`);
  const identity = createHash("sha256").update(JSON.stringify([question, source.format, source.files, rowsPerPart, format])).digest("hex");
  const file = join(folder, manifest);
  if (!existsSync(file) || readFileSync(file, "utf8") !== identity) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(file, identity);
  }
  const parts = await partsOf(duck, source, folder, rows, rowsPerPart);
  const fileOf = (part: number): string => join(folder, `part-${String(part).padStart(6, "0")}.${format}`);
  const isThere = (part: number): boolean => existsSync(fileOf(part));
  return {
    parts, fileOf, isThere,
    done: parts.filter((_, i) => isThere(i)).length,
    keep: (part) => renameSync(`${fileOf(part)}.tmp`, fileOf(part)),
    join: async () => {
      const made = newFile(output);
      try {
        await joined(duck, parts.map((_, i) => fileOf(i)), format, made.beside);
        made.keep();
      } finally {
        made.drop();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function partsOf(duck: Duck, source: Source, folder: string, rows: number, rowsPerPart: number): Promise<readonly Part[]> {
  if (source.format !== "parquet") {
    const path = join(folder, staged);
    if (!existsSync(path)) {
      await duck.run(`COPY (SELECT * FROM ${source.relation}) TO ${quoted(`${path}.tmp`)} (FORMAT parquet)`);
      renameSync(`${path}.tmp`, path);
    }
    return rangesOf(path, rows, rowsPerPart);
  }
  const parts: Part[] = [];
  for (const { path } of source.files) {
    const [row] = await duck.rows(`SELECT num_rows FROM parquet_file_metadata(${quoted(path)})`);
    parts.push(...rangesOf(path, Number(row?.["num_rows"] ?? 0), rowsPerPart));
  }
  return parts;
}

function rangesOf(path: string, rows: number, rowsPerPart: number): readonly Part[] {
  const relation = `read_parquet(${quoted(path)}, file_row_number = true)`;
  return Array.from({ length: Math.ceil(rows / rowsPerPart) }, (_, i) => ({ relation, first: i * rowsPerPart, end: Math.min(rows, (i + 1) * rowsPerPart) }));
}

async function joined(duck: Duck, files: readonly string[], format: TableFormat, into: string): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined) return;
  if (format === "parquet") return duck.run(`COPY (SELECT * FROM read_parquet([${files.map(quoted).join(", ")}])) TO ${quoted(into)} (FORMAT parquet)`);
  copyFileSync(first, into);
  for (const file of others) await pipeline(createReadStream(file, { start: format === "csv" ? headingOf(file) : 0 }), createWriteStream(into, { flags: "a" }));
}

/** How many bytes the heading of a table takes; names of columns may have line ends in quotes. */
function headingOf(file: string): number {
  const bytes = Buffer.alloc(Math.min(statSync(file).size, 1 << 20));
  const opened = openSync(file, "r");
  try {
    readSync(opened, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(opened);
  }
  let isQuoted = false;
  for (const [place, byte] of bytes.entries()) {
    if (byte === 0x22) isQuoted = !isQuoted;
    if (byte === 0x0a && !isQuoted) return place + 1;
  }
  return bytes.length;
}
