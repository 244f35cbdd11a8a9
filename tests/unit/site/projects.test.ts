/** What a reader gets who tries a block of a page: the same files that the tests of the page compile. */
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fragmentOf } from "../../../docs/.vitepress/projects";
import { compile } from "../../../src/compile";
import { memoryHost } from "../../support/compile-text";
import { blocks, documentationPages, errorPages, filesBelow } from "../../support/markdown";

interface Project {
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const project = (fragment: string): Project =>
  JSON.parse(inflateRawSync(Buffer.from(fragment.slice("#text=".length), "base64url")).toString()) as Project;

/** Every block that can be tried, with its project. */
const tried = (pages: readonly { readonly path: string; readonly text: string }[]) =>
  pages
    .filter(({ path }) => path.startsWith("docs/"))
    .flatMap(({ path, text }) => {
      const fences = blocks(text);
      return fences.flatMap((fence, at) => {
        const fragment = fragmentOf(path.slice("docs/".length, -".md".length), fences, at);
        return fragment === null
          ? []
          : [{ page: path, line: fence.line, language: fence.language, project: project(fragment) }];
      });
    });

const codesOf = ({ path, files }: Project): readonly string[] => [
  ...new Set(
    compile(path, memoryHost(Object.fromEntries(files.map((f) => [f.path, f.text])))).diagnostics.map((d) => d.code),
  ),
];

const documents = tried(documentationPages());
const errors = tried(errorPages());

describe("a block that is tried", () => {
  test("compiles without findings, where it is said to", () => {
    const found = documents.filter((b) => ["regime", "regime-ok", "regime-step"].includes(b.language));
    expect(found.length).toBeGreaterThan(200);
    expect(found.flatMap((b) => codesOf(b.project).map((code) => `${b.page}:${b.line} ${code}`))).toEqual([]);
  });

  test("shows what its page says of it, where that is an error", () => {
    const found = errors.filter((b) => b.language === "regime");
    expect(found.length).toBeGreaterThan(80);
    const code = (page: string): string => page.slice("docs/errors/".length, -".md".length);
    expect(found.filter((b) => !codesOf(b.project).includes(code(b.page))).map((b) => `${b.page}:${b.line}`)).toEqual(
      [],
    );
  });

  test("is the whole tutorial after its last step", () => {
    const steps = documents.filter((b) => b.page === "docs/tutorial.md");
    expect(steps).toHaveLength(12);
    expect(steps.at(-1)?.project.files[0]?.text).toContain("expect reciprocity holds");
    expect(steps[1]?.project.files[0]?.text).not.toContain("expect reciprocity holds");
  });

  test("is no example of the playground, so that none is said to be chosen", () => {
    const examples = new Set(filesBelow("examples", ".regime").map((path) => path.slice("examples/".length)));
    expect([...documents, ...errors].filter((b) => examples.has(b.project.path)).map((b) => b.page)).toEqual([]);
  });
});
