import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The text of a file of this package, found from where the command stands; `null` where it is not there. */
export function packageFile(...path: readonly string[]): string | null {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const file = join(at, ...path);
    if (existsSync(file)) return readFileSync(file, "utf8");
    if (existsSync(join(at, "package.json")) || dirname(at) === at) return null;
  }
}
