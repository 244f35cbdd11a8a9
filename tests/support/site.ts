/** The built site on a server of its own, in a folder of it: a link that forgets the folder leads nowhere. */
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { builtSite } from "./build";

/** The folder that `npm run site:check` builds the site for. */
export const base = "/below/";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** The file of an address of the site; `null` where there is none. */
export function fileAt(address: string): string | null {
  const path = decodeURIComponent(new URL(address, "http://127.0.0.1").pathname);
  if (!path.startsWith(base)) return null;
  const file = join(builtSite, path.slice(base.length), path.endsWith("/") ? "index.html" : "");
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

export interface ServedSite {
  readonly address: string;
  readonly end: () => void;
}

/** Serves the built site on this machine. */
export async function serveSite(): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const file = fileAt(request.url ?? "");
    response.writeHead(file === null ? 404 : 200, { "content-type": types[extname(file ?? "")] ?? "text/plain" });
    response.end(file === null ? "" : readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("The server has no port.");
  return {
    address: `http://127.0.0.1:${at.port}${base}`,
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
