/** What texts come to, beside the worked examples of docs/reference/concepts.md. */
import { describe, expect, test } from "vitest";
import { evaluate, type EvaluateOptions } from "../../../src/evaluator";
import type { ConceptsReport } from "../../../src/evaluator/result";
import { parseDay } from "../../../src/language/dates";
import type { Regime } from "../../../src/language/regime";
import { compileText, inWords } from "../../support/compile-text";
import { reportedConcept } from "../../support/reported-concepts";

function compiled(text: string): Regime {
  const found = compileText(`use std.rights\nuse std.movers\n${text}`);
  expect(inWords(found).filter((w) => w.includes("error"))).toEqual([]);
  const regime = found.regimes.at(-1);
  if (regime === undefined) throw new Error("no regime");
  return regime;
}
const conceptsOf = (regime: Regime, options: NonNullable<EvaluateOptions["concepts"]> = {}): ConceptsReport | null => evaluate(regime, { concepts: options }).concepts;
function says(text: string, names: readonly string[], options: NonNullable<EvaluateOptions["concepts"]> = {}): readonly string[] {
  const regime = compiled(text);
  return names.map((name) => reportedConcept(regime, conceptsOf(regime, options), name));
}
const day = (text: string): number => parseDay(text) ?? 0;
const free = "rule work { every member grants Enter, Reside, Work to Worker from every other member }";

describe("when nothing is computed", () => {
  test("not where it is not asked for, nor on a day on which the regime is not in force", () => {
    const regime = compiled(`regime R { members { BE, NL, LU since 2000-01-01 }  ${free.replace(" }", " since 2000-01-01 }")} }`);
    expect(evaluate(regime, {}).concepts).toBeNull();
    expect(conceptsOf(regime, { on: day("1990-01-01") })).toBeNull();
    expect(conceptsOf(regime, { on: day("2005-01-01") })?.on).toBeDefined();
  });
});

describe("marks of guest work", () => {
  const scheme = (more: string): string => `regime R { members { DE, TR }  rule r { DE grants Enter, Reside, Work to Worker from TR }  ${more} }`;
  test("silence matches nothing", () => {
    expect(says(scheme(""), ["marks DE Worker"])).toEqual(["0: time-capped not 0; employer-tied silent; no family silent; no path silent"]);
  });
  test("a discretion to change employer ties, a discretion to bring the family does not shut it out", () => {
    const [marks] = says(scheme("rule m { DE may grant ChangeEmployer, FamilyReunification to Worker from TR }"), ["marks DE Worker"]);
    expect(marks).toBe("1: time-capped not 0; employer-tied matched 1 (m); no family not 0; no path silent");
  });
  test("one way to stay for good is a path, whatever the other", () => {
    const [marks] = says(scheme("rule m { DE refuses Naturalise to Worker from TR   DE grants PermanentResidence to Worker from TR }"), ["marks DE Worker"]);
    expect(marks).toContain("no path partly 1/2 (m)");
  });
  test("staying without limit refused caps the stay", () => {
    expect(says(scheme("rule m { DE refuses StayWithoutLimit to Worker from TR }"), ["marks DE Worker"])[0]).toContain("time-capped matched 1 (m)");
  });
});

describe("rights that lower numbers", () => {
  test("a linkage of a number and a right is a guard; a condition on no right is none", () => {
    const text = `act Help "help"
regime R { members { DE, TR }
  facts about mover { trained : formality "is trained" }
  rule places { DE grants Enter, Work to Worker from TR at most 100 per year }
  rule rights { DE grants HealthCare to Worker from TR }
  exception untrained to places { host refuses Work when not mover.trained }
  linkage deal tactical { places in return for rights } }`;
    expect(says(text, ["guard"])).toEqual(["linkage places by deal"]);
  });
});

describe("ways to lower what is owed", () => {
  test("who stands alone changes its own law", () => {
    expect(says(`regime R { members { NL }  rule r { NL grants Enter, Work to Worker from anyone } }`, ["fewest", "mobility"])).toEqual(["own law, 1 actors, 1 steps", "no agreement"]);
  });
  test("a denunciation that keeps what was acquired is told, and not taken", () => {
    const text = `regime R { members { BE, NL, LU }  ${free}
  amendment by consensus
  exit after 3 months { every member grants Reside, Work to Worker from any outsider when mover held Reside in host on 2020-12-31 } }`;
    expect(says(text, ["ways", "fewest"])).toEqual(["denunciation, 1 actors, 1 steps, 3 months, keeps exit; amendment, consensus, 3 actors, 1 steps", "amendment, consensus, 3 actors, 1 steps"]);
  });
  test("to refuse one mover for what he does, or entry alone, is no such way; to refuse anybody is", () => {
    const text = (exception: string): string => `regime R { members { BE, NL, LU }
  judgement danger about mover "a danger" by host
  ${free}
  exception x to work { ${exception} } }`;
    expect(says(text("host may refuse Work when danger"), ["ways"])).toEqual(["none"]);
    expect(says(text("host may refuse Enter"), ["ways"])).toEqual(["none"]);
    expect(says(text("host may refuse Work"), ["ways", "beyond"])).toEqual(["discretion, x, 1 actors, 1 steps", "6 of 6"]);
  });
  test("what the text will lower by its own dates lapses by nobody's act", () => {
    const text = `regime R { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member since 2000-01-01 until 2009-12-31
    every member grants Enter to Worker from every other member since 2010-01-01 } }`;
    expect(says(text, ["fewest"], { on: day("2005-01-01") })).toEqual(["lapse, work, 0 actors, 0 steps, 2010-01-01"]);
  });
});

describe("what became of rights", () => {
  test("a smaller number lowers nothing, a shorter stay does; a member that leaves takes its pairs along", () => {
    const number = `regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from every other member at most 10 per year since 2000-01-01 until 2000-12-31
    every member grants Enter, Work to Worker from every other member at most 5 per year since 2001-01-01 } }`;
    expect(says(number, ["lowered", "ratchet time"])).toEqual(["0 by law, 0 by leaving", "holds"]);
    const stay = `regime R { members { BE, NL, LU }  rule r { every member grants Enter to Worker from every other member since 2000-01-01
    every member grants Reside to Worker from every other member for at most 2 years since 2000-01-01 until 2000-12-31
    every member grants Reside to Worker from every other member for at most 1 year since 2001-01-01 } }`;
    expect(says(stay, ["lowered", "ratchet time"])).toEqual(["6 by law, 0 by leaving", "fails, Reside granted then granted on 2001-01-01 (r)"]);
    const leaving = `regime R { members { BE, NL ; LU until 2004-12-31 }  rule r { every member grants Enter, Work to Worker from every other member since 2000-01-01 } }`;
    expect(says(leaving, ["lowered", "ratchet time"])).toEqual(["0 by law, 4 by leaving", "holds"]);
  });
  test("a regime that ends takes all; what it never gave is not counted", () => {
    const text = `regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from every other member since 2000-01-01 until 2009-12-31 } }`;
    expect(says(text, ["lowered", "hazard", "ratchet time"])).toEqual(["6 by law, 0 by leaving", "146097/1461200", "fails, Work granted then silent on 2010-01-01 (r)"]);
  });
  test("what is at risk counts from the first date of the text to the last; that a state ceases is none", () => {
    const window = (text: string): readonly (number | null | undefined)[] => {
      const r = conceptsOf(compiled(text))?.halfLife.revocations;
      return [r?.from, r?.to];
    };
    expect(window(`regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from anyone } }`)).toEqual([null, null]);
    expect(window(`regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from anyone since 1980-01-01 } }`)).toEqual([null, null]);
    expect(window(`regime R { members { BE, NL ; LU since 1985-06-01 }  rule r { every member grants Enter, Work to Worker from anyone since 1980-01-01 } }`)).toEqual([day("1980-01-01"), day("1985-06-01")]);
  });
  test("to close the door takes nothing from those inside", () => {
    const text = `regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from every other member since 2000-01-01 }
  exception shut to r { host refuses Enter since 2005-01-01 } }`;
    expect(says(text, ["lowered", "ratchet time"])).toEqual(["0 by law, 0 by leaving", "holds"]);
  });
  test("those who hold something are judged by what they are told, newcomers apart", () => {
    const text = `regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from every other member since 2000-01-01 }
  exception stop to r { host refuses Work since 2010-01-01 }
  exception kept to stop { host grants Work when mover held Work in host on 2005-01-01 } }`;
    expect(says(text, ["lowered", "ratchet tenure", "ratchet time"])).toEqual(["6 by law, 0 by leaving", "holds", "holds"]);
  });
  test("longer tenure that owes less is shown by one mover with less and with more", () => {
    const text = `regime R { members { BE, NL, LU }  ${free}
  exception rotation to work { host refuses Work after 3 years of Work } }`;
    const [tenure] = says(text, ["ratchet tenure"]);
    expect(tenure).toMatch(/^fails, Work granted then denied on \d{4}-\d\d-\d\d, months of Work 0 then 36 \(rotation\)$/);
  });
});

describe("kinds of agreement", () => {
  const members = (rule: string, more = ""): string => `regime R { members { BE, NL, LU }  ${more}  rule work { ${rule} } }`;
  const kind = (text: string): string => says(text, ["mobility"])[0] ?? "";
  test("a number, a test of need and a stay that ends are no free movement", () => {
    expect(kind(members("every member grants Enter, Reside to Worker from every other member   every member grants Work to Worker from every other member at most 10 per year"))).toBe("labour mobility scheme, quota, work");
    expect(kind(members("every member grants Enter, Reside to Worker from every other member   every member grants Work to Worker from every other member when host.shortage", "facts about host { shortage : yes or no }"))).toBe("labour mobility scheme, needs test, work");
    expect(kind(members("every member grants Enter, Work to Worker from every other member   every member grants Reside to Worker from every other member for at most 1 year"))).toBe("labour mobility scheme, stay ends, work");
    expect(kind(members("every member grants Enter, Work, PermanentResidence to Worker from every other member   every member grants Reside to Worker from every other member for at most 1 year"))).toBe("free movement, work");
  });
  test("a star of which each partner is host and origin is free movement; crossing alone is easier visas", () => {
    expect(kind("regime R { members { CH, BE, NL }  rule r { CH grants Enter, Reside, Work to Worker from every other member   BE grants Enter, Reside, Work to Worker from CH   NL grants Enter, Reside, Work to Worker from CH } }")).toBe("free movement, r");
    expect(kind(members("every member grants Enter, EnterWithoutVisa to Visitor from every other member"))).toBe("visa liberalization");
  });
});

describe("orderly movement", () => {
  test("a right of review counts for the pairs that have it", () => {
    const text = `regime R { members { BE, NL, LU }
  rule r { every member refuses Work to Worker from every other member }
  rule review { BE grants JudicialReview to Worker from every other member } }`;
    // Six pairs are refused without a reason; two of them may have it reviewed.
    expect(says(text, ["orderly"])).toEqual(["0 1/3 0"]);
  });
});

describe("limits of control", () => {
  test("a binding exception to what restricts stands in its way, a soft one does not", () => {
    const text = (verb: string): string => `regime R { members { BE, NL, LU }  ${free}
  exception stop to work { host refuses Work }
  exception family to stop { host ${verb} Work when mover held Work in host on 2000-01-01 } }`;
    expect(says(text("grants"), ["control"])).toEqual(["stop; blocked stop"]);
    expect(says(text("endeavours to grant"), ["control"])).toEqual(["stop; blocked none"]);
  });
});

describe("what schools would expect", () => {
  const cut = `regime R { members { BE, NL, LU }  rule r { every member grants Enter, Work to Worker from every other member since 1980-01-01 }
  exception stop to r { host refuses Work since 1991-01-01 } }`;
  test("what changes in the five years of a break and at no other time is borne out", () => {
    const breaks = (text: string, broke: string) => conceptsOf(compiled(text), { broke: day(broke) })?.predictions?.realism.breaks;
    expect(breaks(cut, "1989-11-09")).toEqual({ verdict: "borne out", missing: null, inside: 1, all: 1 });
    expect(breaks(cut, "1985-11-09")).toMatchObject({ verdict: "not borne out", inside: 0, all: 1 });
    expect(breaks(`regime R { members { BE, NL, LU }  ${free} }`, "1989-11-09")).toMatchObject({ verdict: "not-assessable", missing: "nothing in the text changes" });
  });
  test("positions that no state can lower alone: without a way none can", () => {
    expect(says(`regime R { members { BE, NL, LU }  ${free} }`, ["beyond"])).toEqual(["12 of 12"]);
    expect(says(`regime R { members { BE, NL, LU }  ${free}  exit after 6 months }`, ["beyond"])).toEqual(["0 of 12"]);
    const kept = `regime R { members { BE, NL, LU }  ${free}  exit { every member grants Reside to Worker from every other member when mover held Reside in host on 2020-12-31 } }`;
    expect(says(kept, ["beyond"])).toEqual(["6 of 12"]);
  });
});

describe("where cases cannot be counted", () => {
  test("marks and ways are told, shares are not", () => {
    const text = `regime R { members { BE, NL, LU }
  facts about mover { pay : number "its pay" }
  rule r { every member grants Enter, Reside, Work to Worker from every other member when mover.pay >= 10 } }`;
    const regime = compiled(text);
    const found = conceptsOf(regime);
    expect([found?.missing, found?.programmes, found?.missingRegime.convergence, found?.missingRegime.orderly.reasons]).toEqual(["a fact without a range is read", null, null, null]);
    expect(reportedConcept(regime, found ?? null, "marks BE Worker")).toBe("0: time-capped not; employer-tied silent; no family silent; no path silent");
  });
});
