/** The commands of docs/how-to/repair.md print what it shows; `npm run update` writes it there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blocks } from "./support/markdown";
import { inFolder } from "./support/command-line";

const path = "docs/how-to/repair.md";

test("the page shows what its commands print", async () => {
  let page = readFileSync(path, "utf8");
  const found = blocks(page);
  const file = found.find((b) => b.language === "regime")?.text ?? "";
  const consoles = found.filter((b) => b.language === "console");
  expect(consoles.length).toBeGreaterThan(1);
  for (const { text } of consoles) {
    const [first = ""] = text.split("\n");
    const { code, out } = await inFolder({ "union.regime": file }, ...first.replace(/^\$ regime /, "").split(" "));
    expect(code).toBe(0);
    page = page.replace(text.trimEnd(), () => `${first}\n${out.trimEnd()}`);
  }
  await expect(page).toMatchFileSnapshot(`../${path}`);
}, 60_000);
