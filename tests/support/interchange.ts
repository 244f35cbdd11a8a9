/** Regimes through JSON and back. */
import { importJson } from "../../src/interchange";
import { sourceFile } from "../../src/language/span";

/** A regime without places, as plain data: what two readings that mean the same have in common. */
export const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === "at" ? undefined : part)));

/** Reads a document. */
export const readText = (text: string): ReturnType<typeof importJson> => importJson(sourceFile("block.regime.json", text));
