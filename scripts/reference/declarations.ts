/** The exported declarations of an entry of the package, read from its sources: what each is called, what its comment says, and how it is declared. */
import { dirname, join } from "node:path";
import ts from "typescript";

/** One exported name. */
export interface Declared {
  readonly name: string;
  /** `value`: a function, constant or class. */
  readonly kind: "value" | "type";
  /** What its comment says; empty where it has none. */
  readonly says: string;
  /** The declaration without what is inside functions. */
  readonly text: string;
  /** The file it is declared in, relative to the folder given, with `/` between segments. */
  readonly file: string;
  /** Of a name that stands for a whole module: what that exports. */
  readonly members: readonly Declared[];
}

/** Comments as they stand above a declaration, without their stars. */
const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .flatMap((doc) => (ts.isJSDoc(doc) ? [ts.getTextOfJSDocComment(doc.comment) ?? ""] : []))
    .at(-1)
    ?.trim() ?? "";

/** From the start of a node to the start of another. */
const upTo = (from: ts.Node, end: number): string => from.getSourceFile().text.slice(from.getStart(), end).trimEnd();

/** How a function is called, in one line or as it was laid out. */
function signature(name: string, fn: ts.ArrowFunction | ts.FunctionExpression): string {
  const generics = fn.typeParameters === undefined ? "" : `<${fn.typeParameters.map((p) => p.getText()).join(", ")}>`;
  if (fn.type === undefined)
    throw new Error(
      `${fn.getSourceFile().fileName}: what \`${name}\` returns is not written, so that its page cannot say it.`,
    );
  return `function ${name}${generics}(${fn.parameters.map((p) => p.getText()).join(", ")}): ${fn.type.getText()}`;
}

function variable(node: ts.VariableDeclaration): string {
  const name = node.name.getText();
  const value = node.initializer;
  if (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) && node.type === undefined)
    return signature(name, value);
  return `const ${name}${node.type === undefined ? (value === undefined ? "" : ` = ${value.getText()}`) : `: ${node.type.getText()}`}`;
}

/** A class without what its methods do. */
const classText = (node: ts.ClassDeclaration): string =>
  [
    upTo(node, node.members.pos),
    ...node.members.map(
      (m) => `  ${"body" in m && m.body !== undefined ? upTo(m, (m.body as ts.Node).pos) : m.getText()};`,
    ),
    "}",
  ].join("\n");

const bare = (text: string): string => text.replace(/^export (?:declare )?/, "");

function textOf(node: ts.Declaration): string {
  if (ts.isVariableDeclaration(node)) return variable(node);
  if (ts.isFunctionDeclaration(node)) return bare(node.body === undefined ? node.getText() : upTo(node, node.body.pos));
  return bare(ts.isClassDeclaration(node) ? classText(node) : node.getText());
}

/** Where a comment on a declaration stands: on the statement of a constant. */
const commented = (node: ts.Declaration): ts.Node => (ts.isVariableDeclaration(node) ? node.parent.parent : node);

const isType = (node: ts.Declaration): boolean => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

function exportsOf(checker: ts.TypeChecker, module: ts.Symbol, root: string): readonly Declared[] {
  return checker.getExportsOfModule(module).map((symbol): Declared => {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const [first] = meant.declarations ?? [];
    if (first === undefined) throw new Error(`${symbol.name} is exported, and declared nowhere.`);
    const file = first.getSourceFile().fileName.slice(root.length + 1);
    if (ts.isSourceFile(first)) {
      // What stands above `export * as games` speaks of all of it.
      const says = commentOf(symbol.declarations?.[0]?.parent ?? first);
      return { name: symbol.name, kind: "value", says, text: "", file, members: exportsOf(checker, meant, root) };
    }
    // Several declarations are the several ways to call a function.
    const ways = (meant.declarations ?? []).filter(
      (d) => !ts.isFunctionDeclaration(d) || d.body === undefined || meant.declarations?.length === 1,
    );
    return {
      name: symbol.name,
      kind: isType(first) ? "type" : "value",
      says: ways
        .map((d) => commentOf(commented(d)))
        .filter((c) => c !== "")
        .join("\n\n"),
      text: ways.map(textOf).join(";\n"),
      file,
      members: [],
    };
  });
}

/** A module by its relative name; packages are left out, since a page names what they declare and does not show it. */
function resolved(name: string, from: string): ts.ResolvedModuleFull | undefined {
  if (!name.startsWith(".")) return undefined;
  const path = join(dirname(from), name);
  const found = [`${path}.ts`, `${path}/index.ts`].find((file) => ts.sys.fileExists(file));
  return found === undefined
    ? undefined
    : { resolvedFileName: found.replaceAll("\\", "/"), extension: ts.Extension.Ts };
}

/** What each entry exports; `entries` are files of sources below `root`. No type is checked: `npm run types` does that. */
export function declarations(root: string, entries: readonly string[]): ReadonlyMap<string, readonly Declared[]> {
  const base = root.replaceAll("\\", "/");
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, noLib: true, types: [] };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    resolveModuleNameLiterals: (names, from) => names.map(({ text }) => ({ resolvedModule: resolved(text, from) })),
  };
  const program = ts.createProgram(
    entries.map((e) => `${base}/${e}`),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  return new Map(
    entries.map((entry) => {
      const file = program.getSourceFile(`${base}/${entry}`);
      const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
      if (module === undefined) throw new Error(`${entry} is no module.`);
      return [entry, exportsOf(checker, module, base)];
    }),
  );
}
