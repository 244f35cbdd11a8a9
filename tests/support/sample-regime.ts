import { parseDay, type DayInterval } from "../../src/language/dates";
import type { Condition, Regime, Sentence } from "../../src/language/regime";

export const day = (text: string): number => parseDay(text) ?? Number.NaN;
export const span = (since: string | null, before: string | null): DayInterval => ({
  since: since === null ? null : day(since),
  before: before === null ? null : day(before),
});

export const sampleText = `regime Free "Free movement" {
  rule workers cites TFEU "art 45" { every member grants Work to Worker from every other member }
\texception transition to workers cites Act2003 "Annex XII pt 2" { AT refuses Work from PL }
}
`;
const path = "free.regime";
const at = (needle: string): { path: string; start: number; end: number } => {
  const start = sampleText.indexOf(needle);
  return { path, start, end: start + needle.length };
};
const always: Condition = { kind: "constant", value: true };
const sentence = (clause: number, head: Sentence["head"], needle: string): Sentence => ({
  clause, host: { kind: "any" }, origin: { kind: "any" }, rights: [0], classes: [0], head, terms: null, soft: false,
  condition: always, windows: [], length: null, cites: [], at: at(needle),
});
const fact = { title: null, tag: "profile", range: null, judgedBy: null, from: null, at: null } as const;
const state = (code: string, name: string): Regime["parties"][number] => ({ code, name, life: span(null, null) });

/** Four parties, one rule, one exception, one duty; indices: AT 0, PL 1, CY 2, NL 3; Work 0, Enter 1. */
export const sampleRegime: Regime = {
  name: "Free", title: "Free movement", documentation: null, at: at("Free"),
  parties: [state("AT", "Austria"), state("PL", "Poland"), state("CY", "Cyprus"), state("NL", "Netherlands")],
  groups: [], roster: [0, 1, 2, 3].map(() => [span("2004-05-01", null)]), parallel: false, closure: "sovereign",
  rights: [
    { name: "Work", title: null, needs: [1], above: [] },
    { name: "Enter", title: null, needs: [], above: [] },
  ],
  classes: [{ name: "Worker", title: null, parent: null, condition: always }],
  facts: [
    { ...fact, key: "presentThreat", title: "genuine threat", type: { kind: "yes-or-no" }, default: 0, judgedBy: "host" },
    { ...fact, key: "skill", type: { kind: "labels", labels: ["low", "high"], ladder: false }, default: null },
    { ...fact, key: "months of Reside", type: { kind: "number", grain: "months" }, default: 0, range: { from: 0, to: 600 } },
    { ...fact, key: "held Work in AT on 2011-08-11", type: { kind: "yes-or-no" }, default: 0 },
    { ...fact, key: "origin is in good standing", tag: "standing", type: { kind: "yes-or-no" }, default: 1 },
  ],
  tables: [],
  sources: [
    { name: "TFEU", title: "Treaty on the Functioning of the European Union", identifier: "celex 12016E", at: at("TFEU") },
    { name: "Act2003", title: "Act of Accession 2003", identifier: null, at: at("Act2003") },
  ],
  clauses: [
    { name: "workers", kind: "rule", targets: [], ground: null, cites: [{ source: "TFEU", place: "art 45" }], sentences: [0], remedyOf: null, at: at("rule workers") },
    { name: "transition", kind: "exception", targets: [0], ground: null, cites: [{ source: "Act2003", place: "Annex XII pt 2" }], sentences: [1], remedyOf: null, at: at("exception transition") },
  ],
  sentences: [sentence(0, { kind: "grant" }, "every member grants"), sentence(1, { kind: "refuse" }, "AT refuses")],
  powers: [], quotas: [], concessions: [],
  asWritten: [],
  duties: [{
    name: "readmission", acts: ["Readmit"], negative: false, soft: false, together: false, bearer: { kind: "any" }, toward: { kind: "any" }, towardAll: false,
    bearers: ["host", "origin"], movers: null, origins: { kind: "any" }, condition: always,
    windows: [], within: null, response: "injured", remedy: null, cites: [{ source: "TFEU", place: "art 3" }], at: at("workers"),
  }],
  reformOf: null, standings: [], institutions: [], principles: [], norms: [], linkages: [], packages: [], accession: null, amendment: null, exit: null, expectations: [], claims: [], interests: { stakes: [], weights: [] }, scenarios: [],
  tests: [{
    title: "Polish worker in Austria", host: { kind: "party", party: 0 }, origin: { kind: "party", party: 1 }, mover: 0, given: [],
    on: day("2005-01-01"), findings: [{ right: 0, position: "denied", because: [1], at: at("AT refuses") }], duties: [], cites: [], at: at("AT refuses"),
  }],
};
