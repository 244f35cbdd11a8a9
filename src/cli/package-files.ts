import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where something of this package lies, found from where the command stands; `null` where it is not there. */
export function packagePlace(...path: readonly string[]): string | null {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const place = join(at, ...path);
    if (existsSync(place)) return place;
    if (existsSync(join(at, "package.json")) || dirname(at) === at) return null;
  }
}

/** The text of a file of this package; `null` where it is not there. */
export function packageFile(...path: readonly string[]): string | null {
  const place = packagePlace(...path);
  return place === null ? null : readFileSync(place, "utf8");
}
