import { contains, formatDay, type Day } from "../../language/dates";
import type { Position } from "../../language/position";
import type { ClassId, ClauseId, PartyId, Regime, RightId } from "../../language/regime";
import { csv, type Row } from "./csv";
import { admissionRights, opennessIndicators, rightIndicators, type OpennessIndicator, type RightIndicator } from "../../language/indicators";
import { treatmentsOn, type Treatment, type Treatments } from "./treatment";

/** What a table of codings says where the language cannot code an indicator, or the regime does not speak of it. Never 0. */
export const notCoded = "not coded";
const toConfirm = "to confirm";

const header: Row = ["regime", "host", "mover", "date", "origins", "indicator", "label", "label_status", "code", "maximum", "share_of_maximum", "positions", "facts", "clauses", "note"];

interface Coding {
  readonly code: number | null;
  readonly note: string;
}
interface Frame {
  readonly regime: Regime;
  readonly on: Day;
  readonly host: PartyId;
  readonly mover: ClassId;
}

const codes = (regime: Regime, parties: readonly PartyId[]): string => parties.map((p) => regime.parties[p]?.code ?? "").sort().join(" ");
const names = (regime: Regime, clauses: readonly ClauseId[]): string => clauses.map((c) => regime.clauses[c]?.name ?? "").sort().join(" ");
const kinds = (positions: readonly Position[]): string => [...new Set(positions.map((p) => (p.soft ? "soft" : p.kind)))].sort().join(" ");
const number = (n: number): string => String(Math.round(n * 10_000) / 10_000);

function row(f: Frame, origins: string, id: { readonly id: string; readonly label: string; readonly confirmed: boolean }, maximum: number, c: Coding, t: Pick<Treatment, "positions" | "facts" | "clauses">): Row {
  const { regime } = f;
  return [
    regime.name, regime.parties[f.host]?.code ?? "", regime.classes[f.mover]?.name ?? "", formatDay(f.on), origins, id.id, id.label, id.confirmed ? "" : toConfirm,
    c.code === null ? notCoded : number(c.code), c.code === null ? "" : number(maximum), c.code === null ? "" : number(c.code / maximum),
    kinds(t.positions), t.facts.map((fact) => regime.facts[fact]?.key ?? "").join("; "), names(regime, t.clauses), c.note,
  ];
}

function frames(regime: Regime, on: Day, treatments: Treatments): readonly Frame[] {
  return treatments.hosts.flatMap((host) => treatments.movers.map((mover) => ({ regime, on, host, mover })));
}
const rightNamed = (regime: Regime, name: string): RightId | null => {
  const index = regime.rights.findIndex((r) => r.name === name);
  return index < 0 ? null : index;
};

// ---- rights -----------------------------------------------------------------------------------------------------

const whole = (p: Position): boolean => p.kind === "granted" && !p.soft && p.length === null && p.terms === null;

/** 2: the right in full, whatever the facts; 1: in part; 0: refused, whatever the facts. Silence is not coded. */
function codeRight(indicator: RightIndicator, positions: readonly Position[]): Coding {
  if (positions.every((p) => p.kind === "silent")) return { code: null, note: "the regime is silent" };
  if (positions.every(whole)) return { code: indicator.maximum, note: "" };
  if (positions.every((p) => p.kind === "denied" || p.kind === "silent")) {
    return positions.some((p) => p.kind === "silent") ? { code: null, note: "refused in some cases, silent in the others" } : { code: 0, note: "" };
  }
  return indicator.maximum === 2 ? { code: 1, note: "" } : { code: null, note: "given in part: the steps between cannot be told apart" };
}

function rightRows(f: Frame, treatments: Treatments, indicator: RightIndicator): readonly Row[] {
  const none = { positions: [], facts: [], clauses: [] };
  const right = rightNamed(f.regime, indicator.right);
  if (right === null) return [row(f, "", indicator, indicator.maximum, { code: null, note: `the regime has no right ${indicator.right}` }, none)];
  const found = treatments.of(right, f.mover, f.host);
  if (found === null || found.length === 0) return [row(f, "", indicator, indicator.maximum, { code: null, note: "the regime is silent" }, none)];
  return found.map((t) => row(f, codes(f.regime, t.origins), indicator, indicator.maximum, codeRight(indicator, t.positions), t));
}

/** The 23 indicators of rights, by host, class of mover and origins that are treated alike. */
export function rightsCsv(regimes: readonly Regime[], on: Day): string {
  return csv(header, regimes.flatMap((regime) => {
    const treatments = treatmentsOn(regime, on);
    return frames(regime, on, treatments).flatMap((f) => rightIndicators.flatMap((indicator) => rightRows(f, treatments, indicator)));
  }));
}

// ---- openness -----------------------------------------------------------------------------------------------------

/** How a host treats each origin that it admits at all, over the rights of admission. */
function admission(f: Frame, treatments: Treatments): readonly Treatment[] {
  return admissionRights.flatMap((name) => {
    const right = rightNamed(f.regime, name);
    return right === null ? [] : (treatments.of(right, f.mover, f.host) ?? []);
  });
}

const gives = (t: Treatment): boolean => t.positions.some((p) => p.kind === "granted" || p.kind === "rationed");

/** Whether nationals of every other state are treated alike; a state of which no rule speaks is treated as the silence it meets. */
function allAlike({ regime, host, on }: Frame, found: readonly Treatment[]): boolean {
  const treated = new Map<PartyId, string>();
  for (const t of found) for (const o of t.origins) treated.set(o, `${treated.get(o) ?? ""}|${JSON.stringify(t.positions)}`);
  const others = regime.parties.flatMap((p, id) => (id !== host && contains(p.life, on) ? [treated.get(id) ?? ""] : []));
  return new Set(others).size < 2;
}

function codeOpenness(f: Frame, indicator: OpennessIndicator, found: readonly Treatment[]): Coding {
  const given = found.filter(gives);
  if (indicator.codedBy === null) return { code: null, note: "the language has no notion of it; `facts` names what entry, residence and work hang on" };
  if (given.length === 0) return { code: null, note: "nobody is admitted by right" };
  if (indicator.codedBy === "caps") return { code: given.some((t) => t.positions.some((p) => p.kind === "rationed")) ? 0 : 1, note: "" };
  return { code: allAlike(f, found) ? 1 : 0, note: "nationality only: age is not coded" };
}

function opennessRows(f: Frame, treatments: Treatments): readonly Row[] {
  const found = admission(f, treatments);
  const union = {
    positions: found.flatMap((t) => t.positions),
    facts: [...new Set(found.flatMap((t) => t.facts))].sort((a, b) => a - b),
    clauses: [...new Set(found.flatMap((t) => t.clauses))],
  };
  const origins = [...new Set(found.filter(gives).flatMap((t) => t.origins))];
  return opennessIndicators.map((indicator) => row(f, codes(f.regime, origins), { ...indicator, confirmed: false }, 1, codeOpenness(f, indicator, found), union));
}

/** The 12 indicators of openness, by host and class of mover. */
export function opennessCsv(regimes: readonly Regime[], on: Day): string {
  return csv(header, regimes.flatMap((regime) => {
    const treatments = treatmentsOn(regime, on);
    return frames(regime, on, treatments).flatMap((f) => opennessRows(f, treatments));
  }));
}

// ---- codebook -----------------------------------------------------------------------------------------------------

const codebookHeader: Row = ["table", "indicator", "label", "label_status", "codes", "coded_from"];

const opennessCodes: Readonly<Record<"caps" | "origins", string>> = {
  caps: "1: whoever is admitted is admitted without a number; 0: some are admitted up to a number",
  origins: "1: nationals of every other state are treated alike; 0: not",
};

/** What each code means and what it is read from. */
export function codebookCsv(): string {
  const steps = "2: granted in full whatever the facts; 1: in some cases, for a time, up to a number, softly or at discretion; 0: refused whatever the facts";
  const six = "3: granted in full whatever the facts; 0: refused whatever the facts; 1 and 2 (a new permit; within a sector) cannot be told apart";
  const silent = `${notCoded}: the regime is silent, or has no such right`;
  return csv(codebookHeader, [
    ...opennessIndicators.map((o): Row => [
      "openness", o.id, o.label, toConfirm, o.codedBy === null ? `always ${notCoded}` : `${opennessCodes[o.codedBy]}; ${notCoded}: nobody is admitted by right`,
      o.codedBy === null ? "" : `positions of ${admissionRights.join(", ")}`,
    ]),
    ...rightIndicators.map((r): Row => ["rights", r.id, r.label, r.confirmed ? "" : toConfirm, `${r.maximum === 3 ? six : steps}; ${silent}`, `positions of ${r.right}`]),
  ]);
}
