/** Rendering of what the clauses of a draft are made of: parties, spans, conditions, tables. Remembers what must be declared. */
import type { AtomDraft, ConditionDraft, Draft, Settings, SpanDraft, TableDraft } from "./draft";

export type FactName = "sponsored" | "skill" | "rung" | "stay" | "threat" | "emergency" | "allied" | "pandemic" | "aid" | "rich" | "tongues" | "entry" | "home" | "alarm";
export type TableName = "closed" | "quota" | "income" | "yearly" | "uptake" | "opens" | "places" | "limit" | "season";

/** What is fixed before the clauses are written, and what they turned out to use. */
export interface Context {
  readonly draft: Draft;
  readonly settings: Settings;
  readonly parties: readonly string[];
  readonly groups: readonly string[];
  readonly rights: readonly string[];
  readonly classes: readonly string[];
  readonly duties: readonly string[];
  readonly facts: Set<FactName>;
  readonly tables: Set<TableName>;
  readonly quotas: Set<"shared">;
}

const isoNames = ["FR", "DE", "IT", "ES", "PL", "SE"];
const declaredNames = ["Pa", "Pb", "Pc", "Pd", "Pe", "Pf"];
const dates = [
  "2000-01-01", "2001-05-01", "2002-03-15", "2003-07-01", "2004-05-01", "2004-12-31", "2006-02-28", "2007-01-01", "2008-02-29",
  "2010-10-01", "2011-01-01", "2012-06-30", "2013-03-31", "2014-07-01", "2015-12-31",
];

export const pick = <T>(from: readonly [T, ...T[]], index: number): T => from[index % from.length] ?? from[0];
/** The names whose bits are set; the first where none is. */
export function masked(names: readonly string[], mask: number): readonly string[] {
  const chosen = names.filter((_, i) => (mask >> i) & 1);
  return chosen.length > 0 ? chosen : names.slice(0, 1);
}
const at = (names: readonly string[], index: number): string => names[index % names.length] ?? "";
export const dateAt = (index: number): string => dates[Math.min(index, dates.length - 1)] ?? "";

export function context(draft: Draft, settings: Settings): Context {
  return {
    draft,
    settings,
    parties: (draft.iso ? isoNames : declaredNames).slice(0, draft.parties),
    groups: draft.groups.map((_, i) => `G${i + 1}`),
    rights: ["Work", "Reside", "Enter", "Vote"].slice(0, draft.rights),
    classes: ["Worker", "Seasonal", "Student"].slice(0, draft.classes),
    duties: draft.duties.map((_, i) => `duty${i + 1}`),
    facts: new Set(),
    tables: new Set(),
    quotas: new Set(),
  };
}

/** A span with constant dates, or nothing. */
export function fixedSpan(span: SpanDraft): string {
  const from = dateAt(span.from);
  const end = dateAt(span.from + 1 + span.length);
  switch (span.kind) {
    case 6:
      return ` since ${from}`;
    case 7:
      return ` until ${end}`;
    case 8:
      return ` before ${end}`;
    case 9:
    case 11:
      return ` since ${from} until ${end}`;
    case 10:
      return ` since ${from} before ${end}`;
    default:
      return "";
  }
}

/** Half of the spans left out, so that more is in force at a time. */
export const seldom = (span: SpanDraft): SpanDraft => (span.kind < 9 ? { ...span, kind: 0 } : span);

/** A span of a sentence, which may read a table. */
export function sentenceSpan(c: Context, span: SpanDraft): string {
  if (span.kind !== 11) return fixedSpan(span);
  if (span.length === 0) {
    c.tables.add("opens");
    return ` ${pick(["since", "until", "before"], span.from)} opens(host)`;
  }
  if (span.length === 1) return ` during ${bySkill(c, "season")}(mover.skill)`;
  c.tables.add("closed");
  return ` during closed(host, origin)`;
}

/** A table that is read by the mover's skill. */
export function bySkill(c: Context, table: "places" | "limit" | "season"): string {
  c.facts.add("skill");
  c.tables.add(table);
  return table;
}

export const groupAt = (c: Context, index: number): string => at(c.groups, index);
export const partyAt = (c: Context, index: number): string => at(c.parties, index);
export const rightAt = (c: Context, index: number): string => at(c.rights, index);

/** A condition on the mover alone, which some mover meets and some does not. */
function profileAtom(c: Context, atom: AtomDraft): string {
  if (atom.kind <= 4) {
    c.facts.add("sponsored");
    return "mover.sponsored";
  }
  if (atom.kind <= 7) {
    c.facts.add("skill");
    return `mover.skill ${pick(["=", "!="], atom.b)} ${pick(["low", "mid", "high"], atom.a)}`;
  }
  if (atom.kind <= 9) {
    c.facts.add("rung");
    return `mover.rung ${pick([">=", "<"], atom.b)} ${pick(["middle", "top"], atom.a)}`;
  }
  if (atom.kind === 11) return fact(c, "home", "mover.home is not a member");
  if (atom.kind === 12) return fact(c, "tongues", `mover.tongues ${pick(["=", "!="], atom.b)} ${pick(["german", "french"], atom.a)}`);
  c.facts.add("stay");
  if (atom.kind === 13) return `mover.stay ${pick(["<=", ">"], atom.b)} ${bySkill(c, "limit")}(mover.skill)`;
  return `mover.stay ${pick(["<=", ">", ">=", "<", "=", "!="], atom.b)} ${pick(["3 months", "1 month", "5 months", "2 months"], atom.a)}`;
}

function fact(c: Context, name: FactName, text: string): string {
  c.facts.add(name);
  return text;
}

const years = ["year", "year - 1", "year + 2"] as const;
const means = ["year - 3 to year - 1", "year - 1 to year", "year - 2 to year"] as const;

/** A number that the table of years gives: of another year, or a mean or sum of several. */
export function yearlyAmount(c: Context, index: number): string {
  c.tables.add("yearly");
  if (index % 3 === 0) return `yearly(${pick(years, index)})`;
  return `${pick(["", "110 % * ", "0.5 * "], index)}${index > 5 ? "sum" : "mean"} of yearly(${pick(means, index + 1)})`;
}

/** A number from the series. */
export function uptakeAmount(c: Context, index: number): string {
  c.tables.add("uptake");
  return pick([
    "uptake(origin, year - 1)", "105 % * mean of uptake(origin, year - 2 to year)", "the lesser of 2 * uptake(origin, year - 1) + 10 and 30", "100 - uptake(origin, year)",
    "uptake(origin, year - 1) + uptake(origin, year) - 15", "the greater of 20 and sum of uptake(origin, 2001 to year - 1)", "30 + 2 * uptake(origin, year) - uptake(origin, year - 1)",
    "sum of uptake(origin, 2002 to year)",
  ], index);
}

function yearlyAtom(c: Context, index: number): string {
  c.tables.add("yearly");
  return `yearly(${pick(years, index)}) ${pick([">", "<=", "="], index)} ${yearlyAmount(c, index + 1)}`;
}

/** A comparison of figures, which may be missing. */
function seriesAtom(c: Context, index: number): string {
  c.tables.add("uptake");
  const text = pick([
    "uptake(origin, year - 1) > 110 % * mean of uptake(origin, year - 3 to year - 2)", "uptake(origin, year) <= 10", "uptake(origin, year - 1) is known",
    "mean of uptake(origin, year - 1 to year) = 10", "2 * uptake(origin, year) >= yearly(year)", "sum of uptake(origin, 2002 to year) >= 20",
    "uptake(origin, year) + uptake(origin, year - 1) = 20", "uptake(origin, year - 1) in { 5, 10 }", "uptake(origin, year) = uptake(origin, year)",
    "30 - uptake(origin, year) < 2 * uptake(origin, year - 2) + 5", "2000 + uptake(origin, year) <= year", "mean of uptake(origin, year - 2 to year) - uptake(origin, year) >= 2.5",
  ], index);
  if (text.includes("yearly(")) c.tables.add("yearly");
  return text;
}

function tableAtom(c: Context, atom: AtomDraft): string {
  if (atom.kind <= 21) {
    c.tables.add("income");
    return `income(${pick(["origin", "host"], atom.b)}) = ${pick(["low", "high"], atom.a)}`;
  }
  if (atom.a === 7) {
    c.tables.add("opens");
    return `date ${pick(["<", ">="], atom.b)} opens(host) ${pick(["+ 3 years", "- 14 months", "+ 2 months - 1 day"], atom.b)}`;
  }
  if (atom.a === 6) return `year ${pick([">=", "<", "!="], atom.b)} ${2003 + atom.b}`;
  if (atom.a === 5) return `date ${pick([">=", "<", ">"], atom.b)} ${dateAt(2 * atom.b)}`;
  if (atom.a === 4) return yearlyAtom(c, atom.b);
  c.tables.add("quota");
  return `quota(host) ${pick([">=", "<"], atom.b)} ${10 + 5 * (atom.a % 3)}`;
}

function conductAtom(c: Context, atom: AtomDraft): string | null {
  if (c.duties.length === 0) return null;
  const duty = at(c.duties, atom.a);
  const draft = c.draft.duties[atom.a % c.duties.length];
  if (atom.kind === 31) return "origin is in good standing";
  const some = atom.b >= 5 && c.groups.length > 0 ? `every member of ${groupAt(c, atom.b)}` : "host";
  const whom = atom.kind === 26 ? some : "every member";
  if (atom.a === 1 && draft?.more === 1) return `employer ${pick([`keeps ${duty} toward mover`, `kept ${duty} toward host on 2004-02-01`, `has kept ${duty} toward mover for 3 months`], atom.b)}`;
  if (atom.a === 2) return `host kept ${duty} toward ${atom.kind === 26 ? "origin" : "every member"} on ${pick(["2003-07-01", "2005-01-01"], atom.b)}`;
  if (atom.a === 3) return `origin has kept ${duty} toward ${whom} for ${pick(["6 months", "1 year", "18 months"], atom.b)}`;
  return `origin keeps ${duty} toward ${whom}`;
}

/** A condition on a fact that is a state, by role or by name. */
function stateAtom(c: Context, atom: AtomDraft): string {
  const member = c.groups.length > 0 && atom.b % 2 === 1 ? `is a member of ${groupAt(c, atom.b)}` : "is a member";
  const known = ["= none", `= ${partyAt(c, atom.b)}`, `in { none, ${partyAt(c, atom.b)} }`, "!= any member", member, `!= ${partyAt(c, atom.b + 1)}`];
  if (atom.b >= 4) return fact(c, "home", `mover.home ${at(known, atom.a)}`);
  const asked = ["= host", "= origin", "= none", `= ${partyAt(c, atom.b)}`, `in { host, ${partyAt(c, atom.b)} }`, "!= any member", member, `!= ${partyAt(c, atom.b + 1)}`];
  return fact(c, "entry", `mover.entry ${at(asked, atom.a)}`);
}

function atomText(c: Context, atom: AtomDraft): string {
  const k = atom.kind;
  if (c.settings.series && k >= 14 && k <= 25) return seriesAtom(c, atom.a + atom.b);
  if (k === 11) return stateAtom(c, atom);
  if (k <= 13) return profileAtom(c, atom);
  if (k <= 15) return k === 15 && atom.a >= 4 ? fact(c, "alarm", "alarm") : fact(c, "threat", "threat");
  if (k === 16) return fact(c, "emergency", "host.emergency");
  if (k === 17) return fact(c, "allied", "pair.allied");
  if (k === 18) return fact(c, "pandemic", "world.pandemic");
  if (k === 19) return fact(c, "aid", "pair.aid");
  if (k <= 22) return tableAtom(c, atom);
  if (k <= 24 && c.groups.length > 0) return `${pick(["origin", "host"], atom.b)} is a member of ${groupAt(c, atom.a)}`;
  if (k === 25) return fact(c, "rich", `${pick(["origin", "host"], atom.b)}.rich`);
  if (k <= 27 || k === 31) return conductAtom(c, atom) ?? profileAtom(c, { ...atom, kind: 0 });
  if (k <= 30 && c.settings.history) return `mover held ${rightAt(c, atom.a)} in ${partyAt(c, atom.b)} on 2003-07-01`;
  return profileAtom(c, { ...atom, kind: 0 });
}

export const classCondition = (c: Context, atom: AtomDraft): string => profileAtom(c, { ...atom, kind: atom.kind % 14 });

export function conditionText(c: Context, condition: ConditionDraft): string {
  const literal = (atom: AtomDraft): string => (atom.not ? `not ${atomText(c, atom)}` : atomText(c, atom));
  const alternatives = condition.map((conjunction) => conjunction.map(literal).join(" and "));
  return alternatives.length === 0 ? "" : ` when ${alternatives.map((a, i) => (i === 0 ? a : `(${a})`)).join(" or ")}`;
}

// ---- tables ---------------------------------------------------------------------------------------------------

/** Rows whose first cells are disjoint: row `i` takes from the parties `i, i + 3, ...`. */
function rows(c: Context, table: TableDraft, cell: (row: TableDraft["rows"][number], hosts: string) => string): string {
  return table.rows
    .map((row, i) => {
      const mine = c.parties.filter((_, p) => p % 3 === i && ((row.keys >> p) & 1) === 1);
      return mine.length === 0 ? "" : `    ${cell(row, mine.join(", "))}\n`;
    })
    .join("");
}
const numbers = ["5", "10", "15", "20"] as const;

/** Rows by skill: the first for `low` and perhaps `mid`, the rest left to `otherwise`. */
const skillRow = (table: TableDraft, value: (row: TableDraft["rows"][number]) => string): string =>
  table.rows.slice(0, 1).map((r) => `    low${r.origins % 2 === 0 ? "" : ", mid"} : ${value(r)}\n`).join("");

export function tableText(c: Context, name: TableName): string {
  const t = c.draft.tables;
  const period = (s: SpanDraft): string => `${dateAt(s.from)} to ${dateAt(s.from + 1 + s.length)}`;
  switch (name) {
    case "closed":
      return `  table closed : host, origin -> periods {\n${rows(c, t.window, (r, h) => `${h} / ${masked(c.parties, r.origins).join(", ")} : ${period(r.span)}`)}    otherwise : ${pick(["none", "always"], t.window.otherwise)}\n  }\n`;
    case "quota":
      return `  table quota : host -> number {\n${rows(c, t.quota, (r, h) => `${h} : ${pick(numbers, r.value)}`)}    otherwise : ${pick(numbers, t.quota.otherwise)}\n  }\n`;
    case "income":
      return `  table income : party -> one of low, high {\n${rows(c, t.income, (r, h) => `${h} : ${pick(["low", "high"], r.value)}`)}    otherwise : ${pick(["low", "high"], t.income.otherwise)}\n  }\n`;
    case "opens":
      return `  table opens : host -> date {\n${rows(c, t.opens, (r, h) => `${h} : ${dateAt(r.span.from)}`)}    otherwise : ${t.opens.otherwise === 7 ? "none" : dateAt(t.opens.otherwise)}\n  }\n`;
    case "places":
      return `  table places : host, mover.skill -> number {\n${rows(c, t.quota, (r, h) => `${h} / ${pick(["low", "mid, high", "high"], r.origins)} : ${pick(numbers, r.value)}`)}    otherwise : ${pick(numbers, t.quota.otherwise)}\n  }\n`;
    case "limit":
      return `  table limit : mover.skill -> months {\n${skillRow(t.yearly, (r) => String(1 + (r.value % 5)))}    otherwise : ${1 + (t.yearly.otherwise % 5)}\n  }\n`;
    case "season":
      return `  table season : mover.skill -> periods {\n${skillRow(t.window, (r) => period(r.span))}    otherwise : ${pick(["none", "always"], t.window.otherwise)}\n  }\n`;
    case "uptake":
      return `  series uptake : origin, year -> ${t.uptake.otherwise % 2 === 0 ? "admitted" : "performed by origin toward host"} from "uptake.csv"\n`;
    case "yearly":
      return `  table yearly : year -> number {\n${t.yearly.rows.map((r, i) => `    ${2001 + 3 * i}, ${2002 + 3 * i} : ${pick(numbers, r.value)}\n`).join("")}    otherwise : ${pick(numbers, t.yearly.otherwise)}\n  }\n`;
  }
}

/** The figures of the series as a line that a text carries with it; none for some drafts. */
export function figuresText(c: Context): string {
  const { rows, otherwise } = c.draft.tables.uptake;
  if (!c.tables.has("uptake") || otherwise === 7) return "";
  const lines = rows.flatMap((row, i) =>
    c.parties
      .filter((_, p) => p % 3 === i)
      .flatMap((party, p) => {
        const known = Array.from({ length: 16 }, (_, y) => 1999 + y).filter((year) => ((row.origins >> ((year + p) % 6)) & 1) === 1 || row.value > 3);
        return known.map((year) => `${party},${year},${5 * (1 + ((row.keys + year * (1 + row.value)) % 4))}`);
      }),
  );
  return `// file uptake.csv: ${["origin,year,value", ...lines].join("; ")}\n`;
}
