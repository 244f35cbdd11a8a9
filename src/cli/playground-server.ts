import { readFileSync, realpathSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { isWithin } from "./node-host";

/** What is answered to a request. */
export interface Served {
  readonly status: 200 | 400 | 403 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
};
/** The same policy as in the page itself, and what a page cannot say: nobody may frame it. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const refused = (status: Exclude<Served["status"], 200>, body: string, headers: Readonly<Record<string, string>> = {}): Served => ({ status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body: `${body}\n` });

/** The path below the folder that an address names; `null` where it is no address. */
function pathIn(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
    return path.includes("\0") ? null : path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    // An address with `%` and no letter after it, say.
    return null;
  }
}

/** The file of a folder that is asked for: by GET, by its plain name, below the folder and not through a link. */
function fileOf(folder: string, path: string): string | null {
  try {
    const real = realpathSync(join(folder, path));
    return isWithin(realpathSync(folder), real) && statSync(real).isFile() ? real : null;
  } catch {
    // There is no such file.
    return null;
  }
}

/** Answers a request for a file of the playground. Only GET, only files of the folder, and only under a name of this machine: a page of another site that had its own name point here learns nothing. */
export function playgroundAnswer(folder: string, method: string, url: string, host: string): Served {
  if (method !== "GET") return refused(405, "Only GET.", { allow: "GET" });
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return refused(403, "This page is for this machine alone.");
  const path = pathIn(url);
  if (path === null) return refused(400, "No address of a file.");
  const file = fileOf(folder, path);
  const type = file === null ? undefined : types[extname(file)];
  if (file === null || type === undefined) return refused(404, "There is no such file.");
  const lasting = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  return {
    status: 200, body: readFileSync(file),
    headers: { "content-type": type, "content-security-policy": policy, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-resource-policy": "same-origin", "cache-control": lasting },
  };
}
