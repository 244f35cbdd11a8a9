import { catalogue, suggest, type Code } from "../diagnostics";
import { table } from "../report/text/layout";
import type { Command } from "./command";
import { exit } from "./exit-codes";
import { packageFile } from "./package-files";
import { didYouMean, UsageError } from "./usage-error";

/** `regime explain CODE`. */
export const explain: Command = async ({ operands, io, format }) => {
  const codes = Object.keys(catalogue).sort() as Code[];
  const [code, ...others] = operands;
  if (format === "json") throw new UsageError("`regime explain` prints text only.");
  if (others.length > 0) throw new UsageError("One CODE is needed.");
  if (code === undefined) {
    io.out(`${table(codes.map((c) => [c, catalogue[c].severity]), "").join("\n")}\n`);
    return exit.ok;
  }
  if (!Object.hasOwn(catalogue, code)) throw new UsageError(`There is no diagnostic \`${code}\`.${didYouMean(suggest(code, codes))}`);
  const text = packageFile("docs", "errors", `${code}.md`);
  if (text === null) throw new Error(`the page docs/errors/${code}.md is missing from this installation`);
  io.out(text);
  return exit.ok;
};
