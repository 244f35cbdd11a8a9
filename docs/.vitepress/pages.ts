/** The pages of docs and how the site lists them: read off the folders, never kept by hand. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";

/** The folder that the pages stand in. */
export const docs = join(import.meta.dirname, "..");

/** A folder above this is listed in full on its own pages alone: a menu of hundreds of lines is none. */
const most = 30;

/** In the order of reading; a folder that is not named here comes after them. */
const order = ["how-to", "reference", "findings", "rules", "errors", "decisions"];

/** Pages outside folders that come first. */
const first = ["index", "tutorial"];

const byOrder = (named: readonly string[]) => (a: string, b: string): number => {
  const place = (name: string): number => (named.includes(name) ? named.indexOf(name) : named.length);
  return place(a) - place(b) || (a < b ? -1 : 1);
};

const entries = (folder: string) => readdirSync(join(docs, folder), { withFileTypes: true });
/** The folders in a folder ("" is docs itself), by their paths. */
const foldersIn = (folder: string): readonly string[] =>
  entries(folder).filter((e) => e.isDirectory() && !e.name.startsWith(".")).map((e) => join(folder, e.name).replaceAll("\\", "/")).sort(byOrder(order));

/** Names without their ending, of the pages in a folder ("" is docs itself) but for its index. */
export const pagesIn = (folder: string): readonly string[] =>
  entries(folder).filter((e) => e.isFile() && e.name.endsWith(".md") && e.name !== "README.md").map((e) => e.name.slice(0, -".md".length)).sort(byOrder(folder === "" ? first : []));

const read = (page: string): string => readFileSync(join(docs, `${page}.md`), "utf8");

/** The heading of a page, without its marks. */
export const titleOf = (page: string): string => (/^# (.*)$/m.exec(read(page))?.[1] ?? page).replaceAll("`", "");

/** The first sentence below the heading of a page, as Markdown. */
export const firstSentence = (page: string): string => /^# .*\n+([^]*?[.?!])(?=\s|$)/.exec(read(page))?.[1]?.replaceAll("\n", " ") ?? "";

const item = (page: string): DefaultTheme.SidebarItem => ({ text: titleOf(page), link: page === "index" ? "/" : `/${page}` });

/** A folder in the menu of the pages of `where` ("" is docs itself). */
function group(folder: string, where: string): DefaultTheme.SidebarItem {
  const pages = pagesIn(folder);
  const head = { text: titleOf(`${folder}/README`), link: `/${folder}/` };
  const within = where === folder || where.startsWith(`${folder}/`);
  return pages.length > most && !within ? head : { ...head, collapsed: !within, items: [...pages.map((page) => item(`${folder}/${page}`)), ...foldersIn(folder).map((inner) => group(inner, where))] };
}

/** A folder and those in it. */
const below = (folder: string): readonly string[] => [folder, ...foldersIn(folder).flatMap(below)];

/** The menu beside each page, by the folder that the page stands in. */
export const sidebar = (): DefaultTheme.SidebarMulti =>
  Object.fromEntries(below("").map((where) => [where === "" ? "/" : `/${where}/`, [{ text: "Start", items: pagesIn("").map(item) }, ...foldersIn("").map((folder) => group(folder, where))]]));
