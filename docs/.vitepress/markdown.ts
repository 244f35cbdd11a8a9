/** How Markdown becomes pages: blocks of the language can be tried, what is computed is filled in, and links that leave docs lead somewhere. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { docs, firstSentence, pagesIn, titleOf } from "./pages";
import { fragmentOf, type Fence } from "./projects";
import { answerOf, diagrams, escape, excerptOf, partsOf, root } from "./shown";

type Token = ReturnType<MarkdownRenderer["parse"]>[number];

const fenceOf = ({ info, content }: Token): Fence => {
  const [language = "", name = ""] = info.trim().split(/\s+/);
  return { language, name, text: content };
};

/** From a page to the root of the site: pages are read from any folder of any server. */
const up = (env: MarkdownEnv): string => "../".repeat(env.relativePath.split("/").length - 1) || "./";

/** The languages of our blocks by what colours them. */
const colours: Readonly<Record<string, string>> = { "regime-ok": "regime", "regime-step": "regime", "regime-warned": "regime", "regime-refused": "regime", "regime-reform": "regime", excerpt: "regime", found: "txt", output: "txt", ebnf: "txt", run: "txt", console: "txt" };

/** Pages of so many declarations that colours would take as long as the rest of the site. */
const uncoloured = /^reference\/(?:library\/|schemas\.md$)/;

/** Markup as it is, which the compiler of pages does not read. */
const asIs = (markup: string): string => `<div v-pre>${markup}</div>\n`;

/** A block that shows what is computed: what stands in its place. */
function computed(fence: Fence, info: string, draw: ReadonlyMap<string, string>): { readonly text: string; readonly below: string; readonly above: string } {
  const plain = { text: fence.text, above: "", below: "" };
  if (fence.language === "excerpt") return { ...plain, text: excerptOf(fence.name, fence.text.trimEnd().split("\n")) };
  if (fence.language === "run") {
    const headings = info.trim().replace(/^run\s*/, "");
    if (headings === "") return { ...plain, text: `${fence.text}${answerOf(fence.text)}` };
    return { ...plain, below: `<div class="found" v-pre>${styleless(partsOf(fence.text, headings.split(/\s*\/\s*/)))}</div>` };
  }
  if (fence.language === "ebnf") return { ...plain, above: asIs(`<div class="diagram" tabindex="0" role="group" aria-label="Diagram of ${fence.name}">${draw.get(fence.name) ?? ""}</div>`) };
  return plain;
}
/** The styles of a drawing stand in the style of the site: the compiler of pages lets none in. */
const styleless = (markup: string): string => markup.replaceAll(/<style>[^]*?<\/style>/g, "");

/** Below a block of the language: a link to the playground with its text, which a script opens in place (theme/try-it.ts). */
const tryIt = (fragment: string, env: MarkdownEnv): string =>
  `<try-it v-pre><a href="${up(env)}play/index.html${fragment}" target="_self">Try it</a></try-it>\n`;

function blocks(md: MarkdownRenderer): void {
  // A block that is set off by its margin is one as others are: it can be scrolled, and copied.
  md.core.ruler.push("margins", (state) => {
    for (const token of state.tokens.filter((t) => t.type === "code_block")) Object.assign(token, { type: "fence", info: "txt", markup: "```" });
  });
  const { fence } = md.renderer.rules;
  if (fence === undefined) throw new Error("Markdown has no rule for blocks.");
  const draw = diagrams();
  md.renderer.rules.fence = (tokens, at, options, env: MarkdownEnv, self) => {
    const token = tokens[at];
    const fences = tokens.filter((t) => t.type === "fence");
    if (token === undefined) return "";
    const own = fenceOf(token);
    // The search reads words alone.
    if ("words" in env) return `<pre>${escape(own.text)}</pre>\n`;
    const fragment = fragmentOf(env.relativePath.slice(0, -".md".length), fences.map(fenceOf), fences.indexOf(token));
    const { text, above, below } = computed(own, token.info, draw);
    const name = own.name === "" || own.language === "excerpt" || own.language === "run" || own.language === "ebnf" ? "" : `<p class="file">${escape(own.name)}</p>\n`;
    // A copy: the words after the fence are asked for again by the blocks below.
    const coloured = tokens.with(at, Object.assign(Object.create(token) as Token, { info: uncoloured.test(env.relativePath) ? "txt" : (colours[own.language] ?? own.language), content: text }));
    const shown = fence(coloured, at, options, env, self);
    return `${name}${above}${own.language === "run" || own.language === "excerpt" ? `<div class="shown">${shown}</div>` : shown}${below}${fragment === null ? "" : tryIt(fragment, env)}`;
  };
}

/** In place of the comment `<!-- pages -->` stand the pages of the folder; of `<!-- pages with what they say -->` with the first sentence of each. */
function lists(md: MarkdownRenderer): void {
  md.core.ruler.before("block", "pages", (state) => {
    // The environment is that of VitePress, which markdown-it does not know.
    const { relativePath } = state.env as MarkdownEnv;
    const folder = dirname(relativePath);
    state.src = state.src.replace(/^<!-- pages( with what they say)? -->$/m, (_, says: string | undefined) =>
      pagesIn(folder).map((page) => `- [${titleOf(`${folder}/${page}`)}](${page}.md)${says === undefined ? "" : `: ${firstSentence(`${folder}/${page}`)}`}`).join("\n"));
  });
}

/** The playground with an example, by its path in the repository; with the one that it shows by itself where the path is none of an example. */
function example(file: string, env: MarkdownEnv): string {
  const path = /^examples\/(.+\.regime)$/.exec(file)?.[1];
  return `${up(env)}play/index.html${path === undefined ? "" : `#example=${path}`}`;
}

/** Where a link leads that leaves docs: to the playground with the example, or to a copy that `copied` names. Throws where there is nothing. */
function outside(target: string, env: MarkdownEnv, copied: (file: string) => void): string {
  const file = relative(root, target).replaceAll("\\", "/");
  if (!existsSync(target)) throw new Error(`docs/${env.relativePath} links to ${file}, which does not exist.`);
  if (file === "examples" || file.endsWith(".regime")) return example(file, env);
  copied(file);
  return `${up(env)}files/${file}`;
}

function links(md: MarkdownRenderer, copied: (file: string) => void): void {
  md.core.ruler.push("leaving", (state) => {
    const env = state.env as MarkdownEnv;
    for (const token of state.tokens.flatMap((t) => t.children ?? [])) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href === null || /^(?:[a-z]+:|#)/.test(href)) continue;
      const target = join(docs, dirname(env.relativePath), href.replace(/#.*$/, ""));
      if (relative(docs, target).startsWith("..")) {
        token.attrSet("href", outside(target, env, copied));
        token.attrSet("target", "_self");
      } else token.attrSet("href", href.replace(/(^|\/)README\.md(?=#|$)/, "$1index.md"));
    }
  });
}

/** A path of an example that stands as code leads to it too. */
function named(md: MarkdownRenderer): void {
  md.core.ruler.push("examples", (state) => {
    const env = state.env as MarkdownEnv;
    for (const block of state.tokens.filter((t) => t.children !== null)) {
      let depth = 0;
      block.children = (block.children ?? []).flatMap((token) => {
        if (token.tag === "a") depth += token.nesting;
        if (depth > 0 || token.type !== "code_inline" || !isExample(token.content)) return [token];
        const [open, close] = [new state.Token("link_open", "a", 1), new state.Token("link_close", "a", -1)];
        open.attrs = [["href", example(token.content, env)], ["target", "_self"]];
        return [open, token, close];
      });
    }
  });
}
const isExample = (path: string): boolean => /^examples\/[\w./-]+\.regime$/.test(path) && existsSync(join(root, path));

/** Teaches Markdown what our documents hold. `copied` is told each file outside docs that a page links to. */
export function ours(md: MarkdownRenderer, copied: (file: string) => void): void {
  lists(md);
  links(md, copied);
  named(md);
  blocks(md);
}

/** The anchor of a heading as code hosts make it, so that a link finds it there and here. */
export const slug = (heading: string): string => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
