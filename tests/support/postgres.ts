/** PostgreSQL, started for the tests in a folder of its own: no network, a socket in that folder, nothing kept. */
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Asking } from "./sql";

const installed = "/usr/lib/postgresql";

/** The programs of the newest version that is installed; `null`, with a line that says so, where there is none. On the build server there must be one. */
function programs(): string | null {
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((v) => path.join(installed, v, "bin")).find((bin) => existsSync(path.join(bin, "initdb")));
  if (folder !== undefined) return folder;
  if (process.env["CI"] !== undefined) throw new Error(`There is no PostgreSQL in ${installed}; the tests of queries need one here.`);
  console.log(`SKIPPED: there is no PostgreSQL in ${installed}; queries are asked of DuckDB alone.`);
  return null;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export interface Postgres {
  readonly ask: Asking;
  readonly stop: () => Promise<void>;
}

/** Starts a server, in a second or two; `null` where there are no programs. */
export async function startPostgres(): Promise<Postgres | null> {
  const bin = programs();
  if (bin === null) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "regime-postgres-"));
  const { uid, gid } = user();
  const as = uid === undefined || gid === undefined ? {} : { uid, gid };
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const data = path.join(folder, "data");
  execFileSync(path.join(bin, "initdb"), ["-D", data, "-U", "regime", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...as, cwd: "/", stdio: "pipe" });
  const server = spawn(path.join(bin, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "jit=off"], { ...as, cwd: "/", stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const psql = (input: string): string =>
    execFileSync(path.join(bin, "psql"), ["-h", folder, "-U", "regime", "-d", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-"], { ...as, cwd: "/", input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"], maxBuffer: 2 ** 28 });
  const stop = async (): Promise<void> => {
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    try {
      psql("SELECT 1");
      break;
    } catch (error) {
      if (tries > 200) {
        await stop();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const ask: Asking = (sql) => {
    if (!/^(--[^\n]*\n)*WITH\b/.test(sql)) {
      psql(`${sql};`);
      return Promise.resolve([]);
    }
    const out = psql(`SELECT coalesce(json_agg(row_to_json(answer)), '[]') FROM (\n${sql}\n) AS answer;`);
    return Promise.resolve(JSON.parse(out) as readonly Readonly<Record<string, unknown>>[]);
  };
  return { ask, stop };
}
