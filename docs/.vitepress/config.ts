/** The site of the documents: `npm run site` builds it into docs/.vitepress/dist, as plain files for any web server. */
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "vitepress";
import { ours, slug } from "./markdown";
import { sidebar } from "./pages";
import { withPolicy } from "./policy";
import { root } from "./shown";

const playground = join(root, "dist", "playground");
if (!existsSync(join(playground, "index.html"))) throw new Error("The site shows what the package finds, and the playground: `npm run build` builds them first.");

/** Files outside docs that a page links to. */
const copied = new Set<string>();

export default defineConfig({
  title: "regime-lang",
  description: "A declarative language for international migration regimes",
  lang: "en",
  head: [["link", { rel: "icon", href: "data:," }]],
  // On a code host a folder shows its README.
  rewrites: (page) => page.replace(/(^|\/)README\.md$/, "$1index.md"),
  lastUpdated: false,
  // Scripts in pages would each need a place in their policy.
  metaChunk: true,
  markdown: {
    languages: [{ ...JSON.parse(readFileSync(join(root, "grammar", "regime.tmLanguage.json"), "utf8")), name: "regime" }],
    // Every colour stands out from its ground as far as WCAG 2 asks (4.5 to 1).
    theme: { light: "github-light-high-contrast", dark: "github-dark" },
    anchor: { slugify: slug },
    config: (md) => ours(md, (file) => copied.add(file)),
  },
  transformHtml: withPolicy,
  buildEnd({ outDir }) {
    cpSync(playground, join(outDir, "play"), { recursive: true });
    for (const file of copied) {
      mkdirSync(dirname(join(outDir, "files", file)), { recursive: true });
      cpSync(join(root, file), join(outDir, "files", file));
    }
  },
  themeConfig: {
    nav: [
      { text: "Tutorial", link: "/tutorial" },
      { text: "How to", link: "/how-to/", activeMatch: "^/how-to/" },
      { text: "Reference", link: "/reference/", activeMatch: "^/reference/" },
      { text: "Findings", link: "/findings/", activeMatch: "^/findings/" },
      { text: "Playground", link: "/play/index.html", target: "_self" },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: "local", options: { _render: (text, env, md) => md.render(text, { ...env, words: true }) } },
  },
  vite: { build: { chunkSizeWarningLimit: 4000 } },
});
