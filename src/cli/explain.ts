import { catalogue, suggest, type Code } from "../diagnostics";
import { ruleHeads } from "../linter";
import { table } from "../report/text/layout";
import type { Command } from "./command";
import { exit } from "./exit-codes";
import { packageFile } from "./package-files";
import { didYouMean, UsageError } from "./usage-error";

/** `regime explain CODE`. */
export const explain: Command = async ({ operands, io, format }) => {
  const codes = Object.keys(catalogue).sort() as Code[];
  const names = ruleHeads.map((rule) => rule.name).toSorted();
  const [code, ...others] = operands;
  if (format === "json") throw new UsageError("`regime explain` prints text only.");
  if (others.length > 0) throw new UsageError("One CODE is needed.");
  if (code === undefined) {
    io.out(`${table([...codes.map((c) => [c, catalogue[c].severity]), ...names.map((name) => [name, "rule of `regime lint`"])], "").join("\n")}\n`);
    return exit.ok;
  }
  const folder = Object.hasOwn(catalogue, code) ? "errors" : names.includes(code) ? "rules" : null;
  if (folder === null) throw new UsageError(`There is no diagnostic and no rule \`${code}\`.${didYouMean(suggest(code, [...codes, ...names]))}`);
  const text = packageFile("docs", folder, `${code}.md`);
  if (text === null) throw new Error(`the page docs/${folder}/${code}.md is missing from this installation`);
  io.out(text);
  return exit.ok;
};
