/** What pages show of real regimes: made by the built command whenever the site is built, and never written by hand. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the repository. */
export const root = join(import.meta.dirname, "..", "..");

export const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** What `regime` prints in the folder of the repository; it throws where the command fails. */
function regime(args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, "dist", "cli", "main.js"), ...args], { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 64_000_000 });
}

/** A command as a document shows it, `$ regime decide ..`, with its arguments apart. A backslash goes on in the next line. */
function argumentsOf(command: string): readonly string[] {
  const [, written] = /^\$ regime ([^]*)$/.exec(command.trim().replaceAll("\\\n", " ")) ?? [];
  if (written === undefined) throw new Error(`A block \`run\` holds one command that begins with \`$ regime\`, and not: ${command}`);
  return written.split(/\s+/);
}

/** The answer of a command as text. */
export const answerOf = (command: string): string => regime(argumentsOf(command));

/** Parts of a page of `regime report`, by their headings: its cards stand under the name of the regime. Where links led on that page nothing is on this one; what is wider than a page can be scrolled by keys. */
export function partsOf(command: string, headings: readonly string[]): string {
  const parts = regime(argumentsOf(command)).split(/(?=<h[23] )|<\/main>/);
  return headings.map((heading) => {
    const part = parts.find((p) => /^<h\d [^>]*>([^<:]*)/.exec(p)?.[1] === heading);
    if (part === undefined) throw new Error(`The page of \`${command.trim()}\` has no part ${heading}.`);
    return part.replace(/^<h\d.*<\/h\d>\n/, "").replaceAll(/<a href="#[^"]*">([^<]*)<\/a>/g, "$1").replaceAll('<div class="wide"', '<div class="wide" tabindex="0"');
  }).join("\n");
}

const margin = (line: string): number => line.length - line.trimStart().length;

/** Lines of a file, each told by how it begins, in the order of the file and without their common margin; where lines are left out stands `...`. It throws where there is no such line. */
export function excerptOf(file: string, beginnings: readonly string[]): string {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const found: string[] = [];
  let after = 0;
  for (const beginning of beginnings.filter((b) => b.trim() !== "...")) {
    const at = lines.findIndex((line, i) => i >= after && line.startsWith(beginning));
    if (at === -1) throw new Error(`${file} has no line further down that begins so: ${beginning}`);
    if (found.length > 0 && at > after) found.push(`${" ".repeat(margin(lines[after] ?? ""))}...`);
    found.push(lines[at] ?? "");
    after = at + 1;
  }
  const common = Math.min(...found.map(margin));
  return found.map((line) => `${line.slice(common)}\n`).join("");
}

/** The diagram of each production, by its name, from the generated page of diagrams; links lead to the headings of the productions. */
export function diagrams(): ReadonlyMap<string, string> {
  const page = readFileSync(join(root, "grammar", "railroad.html"), "utf8");
  return new Map([...page.matchAll(/<h3 id="(\w+)">[^]*?(<svg[^]*?<\/svg>)/g)].map(([, name = "", svg = ""]) => [name, svg.replaceAll(/href="#(\w+)"/g, (_, to: string) => `href="#${to.toLowerCase()}"`)]));
}
