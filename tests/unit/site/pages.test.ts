/** The menu of the site is read off the folders: every page of docs is in it. */
import { describe, expect, test } from "vitest";
import type { DefaultTheme } from "vitepress";
import { sidebar, titleOf } from "../../../docs/.vitepress/pages";
import { slug } from "../../../docs/.vitepress/markdown";
import { filesBelow } from "../../support/markdown";

const linksIn = (items: readonly DefaultTheme.SidebarItem[]): readonly string[] =>
  items.flatMap((i) => [...(i.link === undefined ? [] : [i.link]), ...linksIn(i.items ?? [])]);
const menus = Object.entries(sidebar()).map(([where, items]) => ({
  where,
  links: linksIn(Array.isArray(items) ? items : items.items),
}));
/** Addresses of the pages of docs, a README being the index of its folder. */
const pages = filesBelow("docs", ".md").map((path) =>
  path.slice("docs".length, -".md".length).replace(/(^|\/)(?:README|index)$/, "$1"),
);
const folderOf = (page: string): string => page.slice(0, page.lastIndexOf("/") + 1);

describe("the menu", () => {
  test("has every page of docs, and nothing else", () => {
    expect([...new Set(menus.flatMap((m) => m.links))].toSorted()).toEqual(pages.toSorted());
  });

  test("has on every page the page itself and those beside it", () => {
    const missing = pages.flatMap((page) => {
      const menu = menus.find((m) => m.where === folderOf(page));
      return menu?.links.includes(page) ? [] : [page];
    });
    expect(missing).toEqual([]);
  });

  test("leads from every page to every folder", () => {
    const folders = [...new Set(pages.map(folderOf))].filter((folder) => folder.split("/").length === 3);
    expect(folders.length).toBeGreaterThan(5);
    for (const { links } of menus) expect(folders.filter((folder) => !links.includes(folder))).toEqual([]);
  });

  test("names pages by their headings", () => {
    expect(titleOf("errors/swapped-columns")).toBe("swapped-columns");
    expect(titleOf("how-to/site")).toBe("Publish these documents as a site");
  });
});

/** As github.com makes anchors: small letters, no punctuation but `-` and `_`, `-` for each space. */
test.each([
  ["Staying (D4)", "staying-d4"],
  ["12. The verdict", "12-the-verdict"],
  ["Rights and mover classes", "rights-and-mover-classes"],
  ["What a page holds, and what it does not", "what-a-page-holds-and-what-it-does-not"],
  ["A – B", "a--b"],
  ["snake_case", "snake_case"],
  ["Côte d'Ivoire", "côte-divoire"],
])("the anchor of %s is %s, as on code hosts", (heading, anchor) => {
  expect(slug(heading)).toBe(anchor);
});
