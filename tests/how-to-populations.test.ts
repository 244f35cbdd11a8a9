/** The commands of docs/how-to/populations.md print and write what it shows; `npm run update` writes it there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blocks, filesIn } from "./support/markdown";
import { folderOf, regime } from "./support/command-line";

const path = "docs/how-to/populations.md";
const fence = (opening: string, text: string): string => `\`\`\`${opening}\n${text.trimEnd()}\n\`\`\``;

test("the page shows what its commands print and write", async () => {
  let page = readFileSync(path, "utf8");
  const folder = folderOf({ ...filesIn(blocks(page)), "union.regime": /```regime union\.regime\n([^]*?)```/.exec(page)?.[1] ?? "" });
  try {
    const consoles = [...page.matchAll(/```console\n([^]*?)```/g)].map((match) => match[1] ?? "");
    expect(consoles).toHaveLength(4);
    for (const text of consoles) {
      const [first = ""] = text.split("\n");
      const { code, out, err } = await regime(folder.path, first.replace(/^\$ regime /, "").split(" "));
      expect({ code, err }).toEqual({ code: 0, err: "" });
      page = page.replace(fence("console", text), () => fence("console", `${first}\n${out}`));
    }
    const written = /```csv answers\.csv\n([^]*?)```/.exec(page)?.[0] ?? "";
    page = page.replace(written, () => fence("csv answers.csv", readFileSync(join(folder.path, "answers.csv"), "utf8")));
    // The table of marginals is one that the command reads.
    expect(await regime(folder.path, ["sample", "union.regime", "--regime", "Union", "--marginals", "marginals.csv", "--rows", "20"])).toMatchObject({ code: 0, err: "" });
  } finally {
    folder.remove();
  }
  await expect(page).toMatchFileSnapshot(`../${path}`);
}, 60_000);
