import { expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const text = `right Work
mover Worker
mover Student
regime Shared {
  members { GB, IN, JM }
  source Act "Act of 1962"
  rule workers cites Act "s 2" { every member grants Work to Worker from every other member at most 8_500 per year }
  rule students { every member grants Work to Student from every other member at most 8_500 per year counted with workers }
}
`;

test("an answer says with which clauses a number is one, in text and JSON", async () => {
  const folder = folderOf({ "a.regime": text });
  const asked = (mover: string, ...more: readonly string[]) => regime(folder.path, ["decide", "a.regime", "--host", "GB", "--origin", "IN", "--mover", mover, "--on", "2000-01-01", ...more]);
  expect((await asked("Worker")).out).toContain("workers: Act of 1962, s 2 (one number with students)");
  expect((await asked("Student")).out).toContain("(one number with workers)");
  const document: unknown = JSON.parse((await asked("Student", "--format", "json")).out);
  expect(schemaErrors(document)).toEqual([]);
  expect(JSON.stringify(document)).toContain('"countedWith":["workers"]');
  folder.remove();
});
