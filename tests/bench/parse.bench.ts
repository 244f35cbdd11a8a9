/**
 * Parsing against scanning alone, on 1 MB of generated source: the ratio is what to watch, for it does not depend on the machine.
 * `BENCH_SEED` changes the text.
 */
import { bench, describe } from "vitest";
import { print } from "../../src/formatter/print";
import { sourceFile } from "../../src/language/span";
import { parse } from "../../src/parser";
import { scan } from "../../src/parser/scanner";
import { generatedSource } from "../support/generated-source";

const text = generatedSource(1_050_000, Number(process.env["BENCH_SEED"] ?? 1));
const source = sourceFile("generated.regime", text);
const { file } = parse(source);

describe(`${(text.length / 1e6).toFixed(2)} MB of source`, () => {
  bench("scan", () => {
    scan(source);
  });
  bench("parse", () => {
    parse(source);
  });
  bench("print", () => {
    print(file);
  });
});
