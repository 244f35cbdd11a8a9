import { join } from "node:path";
import { getFileInfo, resolveConfig } from "prettier";
import type { FormatOptions } from "../formatter/format";
import { UsageError } from "./usage-error";

/** Where the files are named that prettier leaves alone. */
const ignoreFiles = [".gitignore", ".prettierignore"];

/** Whether the project asks that a file be left alone. `file` is absolute. */
export async function isIgnored(file: string, root: string): Promise<boolean> {
  const { ignored } = await getFileInfo(file, { ignorePath: ignoreFiles.map((name) => join(root, name)), withNodeModules: true, resolveConfig: false });
  return ignored;
}

/** The layout that a project asks for, by `.prettierrc` (in any of its forms) and `.editorconfig`, as prettier reads them. */
export async function settingsOf(file: string): Promise<FormatOptions> {
  try {
    const { printWidth, tabWidth, useTabs, endOfLine } = (await resolveConfig(file, { editorconfig: true })) ?? {};
    return {
      ...(typeof printWidth === "number" ? { printWidth } : {}),
      ...(typeof tabWidth === "number" ? { tabWidth } : {}),
      ...(typeof useTabs === "boolean" ? { useTabs } : {}),
      ...(endOfLine === undefined ? {} : { endOfLine }),
    };
  } catch (error) {
    throw new UsageError(`The configuration of prettier for \`${file}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
