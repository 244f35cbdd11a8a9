import { describe, expect, test } from "vitest";
import { inFolder, type Ran } from "../../support/command-line";

const start = "use std.rights use std.movers\n";
const decide = (text: string, ...argv: readonly string[]): Promise<Ran> =>
  inFolder({ "r.regime": start + text }, "decide", "r.regime", "--host", "BE", "--origin", "NL", ...(argv.includes("--mover") ? [] : ["--mover", "Worker"]), ...(argv.includes("--on") ? [] : ["--on", "2012-01-01"]), ...argv);
const words = ({ out }: Ran): string => out.replace(/\s+/g, " ");

describe("the fewest facts", () => {
  test("leave out what does not matter once they are stated", async () => {
    const facts = "facts about mover { posted : yes or no licensed : yes or no insured : yes or no sworn : yes or no }\n";
    const regime = "mover Posted is Worker when mover.posted or mover.sworn regime R { members { BE, NL, LU } rule w { every member grants Work to Posted from every other member when mover.licensed or (mover.insured and mover.sworn) } }";
    expect(words(await decide(facts + regime, "--mover", "Posted", "--right", "Work", "--why-not"))).toContain("Work would be granted if licensed ");
  });
  test("leave out what the class asserts", async () => {
    const text = "facts about mover { posted : yes or no licensed : yes or no } mover Posted is Worker when mover.posted regime R { members { BE, NL } rule w { every member grants Work to Posted from every other member when mover.licensed } }";
    expect(words(await decide(text, "--mover", "Posted", "--right", "Work", "--why-not"))).toContain("Work would be granted if licensed ");
  });
});
