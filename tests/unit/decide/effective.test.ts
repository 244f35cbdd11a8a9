/** Whether a right is effective: what it presupposes is given, or had in the host already. */
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, inFolder, regime } from "../../support/command-line";

const text = `right Enter
right Reside needs Enter
right Work needs Enter
right Vote needs Reside
mover Worker
regime R {
  members { DE, NL, TR }
  rule employed { every member grants Work to Worker from every other member after 1 year of Work }
  rule kept { every member grants Vote to Worker from every other member when mover held Reside in host on 2000-01-01 }
  rule former { every member grants Work to Worker from every other member when mover held Work in NL on 2000-01-01 }
  rule home { every member grants Work to Worker from every other member when mover held Reside on 2000-01-01 }
}
`;
const folder = folderOf({ "r.regime": text });
afterAll(folder.remove);
const asked = async (host: string, right: string, set: string): Promise<string> => {
  const { out } = await regime(folder.path, ["decide", "r.regime", "--host", host, "--origin", "TR", "--mover", "Worker", "--on", "2005-01-01", "--right", right, "--set", set]);
  return out.replace(/\s+/g, " ");
};
const yes = "Effective yes: what";
const no = "Effective only for whoever has already what";

describe("a right is effective for one who is inside", () => {
  test.each([
    ["who has worked there has entered", "DE", "Work", "2 years of Work", yes],
    ["who held residence in the host has entered and resides", "DE", "Vote", "held Reside in host on 2000-01-01", yes],
    ["who held a right in the host by its name", "NL", "Work", "held Work in NL on 2000-01-01", yes],
    ["who held a right where no place is named", "DE", "Work", "held Reside on 2000-01-01", yes],
    ["who held a right elsewhere is not inside", "DE", "Work", "held Work in NL on 2000-01-01", no],
  ])("%s", async (_, host, right, set, words) => {
    const out = await asked(host, right, set);
    expect(out).toContain(`${right} is granted to`);
    expect(out).toContain(words);
  });
});

test("who will hold a right on a later day is not inside yet", async () => {
  const { out } = await inFolder({ "r.regime": text.replaceAll("2000-01-01", "2006-01-01").replace(" after 1 year of Work", "") }, "decide", "r.regime", "--host", "DE", "--origin", "TR", "--mover", "Worker", "--on", "2005-01-01", "--right", "Work", "--set", "held Reside in host on 2006-01-01");
  expect(out.replace(/\s+/g, " ")).toContain(no);
});
