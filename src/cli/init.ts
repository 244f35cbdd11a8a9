import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Command } from "./command";
import { exit } from "./exit-codes";
import { packageFile } from "./package-files";
import { UsageError } from "./usage-error";
import { version } from "./version";

const package_ = {
  private: true,
  scripts: { check: "regime check .", test: "regime test --coverage ." },
  devDependencies: { "regime-lang": version },
};

function template(name: string): string {
  const text = packageFile("templates", name);
  if (text === null) throw new Error(`templates/${name} is missing from this installation`);
  return text;
}

/** Why a file cannot be written, in words. */
function whyNot(path: string, error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  let at = dirname(path);
  while (!existsSync(at)) at = dirname(at);
  if (!statSync(at).isDirectory()) return `\`${at}\` is no folder`;
  return code === "EACCES" || code === "EPERM" || code === "EROFS" ? `you may not write there: ${code}` : code;
}

/** Writes a file that is not there yet; `before`: those that were written before it. */
function made(path: string, text: string, before: readonly string[]): boolean {
  const cannot = (error: unknown): UsageError =>
    new UsageError(`\`${path}\` cannot be written (${whyNot(path, error)}). ${before.length === 0 ? "Nothing was written." : `What was written before it is left (${before.join(", ")}); \`regime init\` goes on from there.`}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw cannot(error);
  }
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw cannot(error);
  }
}

/** `regime init [DIR]`: a project with a first regime, its tests and CI. What is there already is left as it is. */
export const init: Command = async ({ io, operands, options, format }) => {
  if (operands.length > 1) throw new UsageError(`One DIR, not ${operands.length}.`);
  if (format === "json") throw new UsageError("`regime init` prints text only.");
  const folder = resolve(io.cwd, operands[0] ?? ".");
  const ci = options.text("ci") ?? "github";
  const files: readonly (readonly [string, string])[] = [
    ["package.json", `${JSON.stringify(package_, null, 2)}\n`],
    ["regimes/first.regime", template("first.regime")],
    ...(ci === "github" ? [[".github/workflows/regimes.yml", template("github.yml")] as const] : []),
    ...(ci === "gitlab" ? [[".gitlab-ci.yml", template("gitlab.yml")] as const] : []),
    ...(options.has("pre-commit") ? [[".pre-commit-config.yaml", template("pre-commit.yaml")] as const] : []),
  ];
  const written: { readonly path: string; readonly isNew: boolean }[] = [];
  for (const [path, text] of files) written.push({ path, isNew: made(join(folder, path), text, written.flatMap((w) => (w.isNew ? [w.path] : []))) });
  for (const { path, isNew } of written) io.out(`${isNew ? "wrote" : "kept "} ${path}\n`);
  const own = written.find((f) => f.path === "package.json");
  const go = folder === io.cwd ? "" : `cd ${relative(io.cwd, folder)} && `;
  io.out(own?.isNew === true ? `Next: ${go}npm install && npm test\n` : `Next: ${go}npm install --save-dev --save-exact regime-lang@${version} && npx regime test .\n`);
  return exit.ok;
};
