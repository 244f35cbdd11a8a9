import { formatDay, type Day } from "../../language/dates";

/** The databases for which queries are written. */
export const dialectNames = ["duckdb", "spark", "postgres"] as const;
export type DialectName = (typeof dialectNames)[number];

/** How one database writes what databases write differently. */
export interface Dialect {
  readonly name: DialectName;
  /** A name, quoted: any text is one. */
  readonly identifier: (name: string) => string;
  /** A text. */
  readonly text: (value: string) => string;
  /** Stands at the end of a query whose columns are not to be worked out again wherever they are read; empty where none is needed. */
  readonly fence: string;
  /** The longest name, in bytes. */
  readonly longest: number;
  /** What a column of texts and one of numbers is. */
  readonly types: { readonly text: string; readonly number: string };
}

const doubled = (value: string, quote: string): string => value.replaceAll(quote, quote + quote);

// Spark replaces `${..}` in a query before it reads it, and reads escapes in texts.
const sparkText = (value: string): string => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("$", "\\u0024")}'`;

const dialects: Readonly<Record<DialectName, Dialect>> = {
  duckdb: { name: "duckdb", identifier: (name) => `"${doubled(name, '"')}"`, text: (value) => `'${doubled(value, "'")}'`, fence: "", longest: 255, types: { text: "TEXT", number: "DOUBLE" } },
  spark: { name: "spark", identifier: (name) => `\`${doubled(name, "`")}\``, text: sparkText, fence: "", longest: 255, types: { text: "STRING", number: "DOUBLE" } },
  postgres: { name: "postgres", identifier: (name) => `"${doubled(name, '"')}"`, text: (value) => `'${doubled(value, "'")}'`, fence: "OFFSET 0", longest: 63, types: { text: "TEXT", number: "DOUBLE PRECISION" } },
};
export const dialectOf = (name: DialectName): Dialect => dialects[name];

/** A day: `DATE '2004-05-01'`. */
export const dayText = (day: Day): string => `DATE '${formatDay(day)}'`;

/** A number as it stands in a query; no exponent. */
export const numberText = (value: number): string => {
  const text = String(value);
  return text.includes("e") ? value.toFixed(6).replace(/\.?0+$/, "") : text;
};

/** A text for a comment of one line. Spark goes on after a backslash at its end, and replaces `${..}` there too. */
export const remark = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").replaceAll("\\", "/").replaceAll("${", "$ {");
