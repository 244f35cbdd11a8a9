/** `regime-lang/services` as it is published, as a module and as CommonJS. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type * as Services from "../../../src/services";
import { root, setup } from "../../support/build";

beforeAll(setup, 600_000);
const file = (name: string): string => join(root, "dist", name);

test.each(["module", "CommonJS"])("as %s it answers", async (kind) => {
  const loaded: unknown = kind === "module" ? await import(pathToFileURL(file("services.js")).href) : createRequire(import.meta.url)(file("services.cjs"));
  // What is built has the types of what it is built from.
  const { complete, createWorkspace, findings } = loaded as typeof Services;
  const workspace = createWorkspace({ read: () => ({ ok: false, reason: "missing" }), list: () => [] });
  workspace.open("law.regime", "use std.rights\nright Mine needs Wrok\n");
  expect(findings(workspace, "law.regime").map((d) => d.code)).toContain("unknown-name");
  workspace.change("law.regime", [{ start: 32, end: 36, text: "" }]);
  expect(complete(workspace, "law.regime", 32).items.map((item) => item.label)).toContain("Work");
});
