/** Compiles a text as if it were the only file of a project. */
import { checkProvenance } from "../../src/checker";
import { compile } from "../../src/compile";
import { describe, severityOf, sortDiagnostics } from "../../src/diagnostics";
import type { Host } from "../../src/language/host";
import { position, sourceFile } from "../../src/language/span";

const entry = "block.regime";

/** A project of files in memory. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  const texts = new Map(Object.entries(files));
  return {
    read(path) {
      const text = texts.get(path);
      return text === undefined ? { ok: false, reason: "missing" } : { ok: true, text };
    },
  };
}

/** Files that a text carries with it, one a line: `// file permits.csv: origin,year,value; DE,2012,100`. */
const carried = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/^\/\/ file (\S+): (.*)$/gm)].map((m) => [m[1] ?? "", (m[2] ?? "").split("; ").join("\n")]));

export function compileText(text: string, files: Readonly<Record<string, string>> = {}): ReturnType<typeof compile> & { readonly text: string } {
  return { ...compile(entry, memoryHost({ ...carried(text), ...files, [entry]: text })), text };
}

/** The same with what is found only where it is asked: a text that begins with `// check --provenance` asks. */
export function checkText(text: string, files: Readonly<Record<string, string>> = {}): ReturnType<typeof compileText> {
  const compiled = compileText(text, files);
  return text.startsWith("// check --provenance\n") ? { ...compiled, diagnostics: sortDiagnostics([...compiled.diagnostics, ...compiled.regimes.flatMap(checkProvenance)]) } : compiled;
}

/** The findings as a reader of the block would like them: line, code, message. */
export function inWords({ text, diagnostics, sources }: ReturnType<typeof compileText>): readonly string[] {
  const file = sourceFile(entry, text);
  return diagnostics.map(
    (d) => `${d.at.path === entry ? "" : `${d.at.path} `}line ${position(sources.get(d.at.path) ?? file, d.at.start).line}: ${severityOf(d)} ${d.code}: ${describe(d).message}`,
  );
}
