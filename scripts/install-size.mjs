/**
 * What an install weighs, without optional dependencies: `npm run install-size`. Packs the package as it would be published, installs it
 * into an empty folder, and counts. Exits with 1 above the limits.
 */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const most = { megabytes: 15, packages: 20 };
const root = join(import.meta.dirname, "..");

function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
const bytesIn = (path) => {
  const stat = lstatSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0) : stat.size;
};
/** Packages in a folder `node_modules`, those in packages included. */
const packagesIn = (folder) =>
  !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((name) => !name.startsWith("."))
        .flatMap((name) => (name.startsWith("@") ? readdirSync(join(folder, name)).map((own) => join(name, own)) : [name]))
        .flatMap((name) => [name, ...packagesIn(join(folder, name, "node_modules"))]);

const folder = mkdtempSync(join(tmpdir(), "regime-install-"));
try {
  const [{ filename }] = JSON.parse(npm(root, "pack", "--ignore-scripts", "--json", "--pack-destination", folder));
  writeFileSync(join(folder, "package.json"), "{}");
  npm(folder, "install", "--no-audit", "--no-fund", "--omit=optional", "--omit=dev", "--omit=peer", join(folder, filename));
  const packages = packagesIn(join(folder, "node_modules"));
  const megabytes = bytesIn(join(folder, "node_modules")) / 1e6;
  console.log(`${megabytes.toFixed(1)} MB in ${packages.length} ${packages.length === 1 ? "package" : "packages"} (limits: ${most.megabytes} MB, ${most.packages}): ${packages.join(", ")}`);
  if (megabytes >= most.megabytes || packages.length >= most.packages) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
