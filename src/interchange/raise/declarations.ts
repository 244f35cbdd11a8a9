import { identifierSchemes } from "../../language/ast";
import type {
  Body, Declaration, FactDeclaration, FactSubject, JudgementDeclaration, Literal, Name, RegimeItem, Roll, RollEntry, SeriesDeclaration, TableDeclaration, TableKey as WrittenKey,
  TableRow as WrittenRow, TableValue as WrittenValue, Type,
} from "../../language/ast";
import type { DayInterval } from "../../language/dates";
import type { Counts, DatedSet, Fact, FactType, Party, Source, Table, TableCell, TableType, TableValue, Tag } from "../../language/regime";
import { libraryParties } from "../library-parties";
import { condition } from "./conditions";
import { cannot, classNames, item, rightNames, type Context } from "./context";
import { factWords, type FactWords } from "./facts";
import { date, integer, intervalWindow, name, names, nowhere, plainNumber, text, titled } from "./nodes";
import { value } from "./operands";
import { atomName } from "./parties";

const isKnown = (party: Party): boolean => {
  const known = libraryParties().get(party.code);
  return known !== undefined && known.name === party.name && known.life.since === party.life.since && known.life.before === party.life.before;
};

function source(s: Source): Declaration {
  const [scheme = "", ...rest] = s.identifier?.split(" ") ?? [];
  const known = identifierSchemes.find((word) => word === scheme);
  return {
    kind: "Source", name: name(s.name), title: text(s.title), ...(known ? { identifier: { scheme: known, value: text(rest.join(" ")) } } : {}), span: nowhere,
  };
}

// ---- who ------------------------------------------------------------------------------------------------------

/** A roll that says the same: parties that belong for the same time stand together. */
export function roll(c: Context, set: DatedSet): Roll {
  const entries = new Map<string, { readonly days: DayInterval; readonly parties: number[] }>();
  set.forEach((spans, party) => {
    for (const days of spans) {
      const key = JSON.stringify(days);
      const entry = entries.get(key);
      if (entry) entry.parties.push(party);
      else entries.set(key, { days, parties: [party] });
    }
  });
  // In an order that does not hang on how parties are numbered.
  const first = (parties: readonly number[]): string => parties.map((p) => atomName(c, { party: p })).sort()[0] ?? "";
  const order = (a: { readonly days: DayInterval; readonly parties: readonly number[] }): string => `${String((a.days.since ?? -1e7) + 1e7).padStart(9, "0")} ${first(a.parties)}`;
  const written = [...entries.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ days, parties }): RollEntry => {
    return { kind: "RollEntry", set: { kind: "PartySet", names: names(parties.map((p) => atomName(c, { party: p })).sort()), except: [], span: nowhere }, ...intervalWindow(days), span: nowhere };
  });
  return { kind: "Roll", entries: written.length > 0 ? written : [nobody(c)], span: nowhere };
}

function nobody(c: Context): RollEntry {
  const first = c.regime.parties[0]?.code ?? "DE";
  return { kind: "RollEntry", set: { kind: "PartySet", names: [name(first)], except: [name(first)], span: nowhere }, span: nowhere };
}

// ---- facts ----------------------------------------------------------------------------------------------------

function factType(c: Context, fact: Fact): Type {
  const { type } = fact;
  switch (type.kind) {
    case "yes-or-no":
      return { kind: fact.default === 1 ? "Formality" : "YesNo", span: nowhere };
    case "labels":
      return { kind: "Labels", mode: type.ladder ? "ladder" : "one", labels: names(type.labels), span: nowhere };
    case "number":
      return { kind: "Number", ...(type.grain === "count" ? {} : { unit: type.grain }), ...range(c, fact), span: nowhere };
    case "money":
      return { kind: "Money", ...range(c, fact), span: nowhere };
    case "date":
      return { kind: "Date", ...range(c, fact), span: nowhere };
    case "state":
      return { kind: "State", byName: type.byName === true, span: nowhere };
    default: {
      const never: never = type;
      return never;
    }
  }
}

function range(c: Context, { type, range: bounds }: Fact): { readonly range?: { readonly from: Literal; readonly to: Literal } } {
  if (bounds === null) return {};
  const literal = (n: number): Literal => {
    const written = type.kind === "number" ? plainNumber(n) : value(c, type, n);
    return written.kind === "Name" ? integer(n) : written;
  };
  return { range: { from: literal(bounds.from), to: literal(bounds.to) } };
}

const aboutTag = (tag: Tag, ofRole: boolean): FactSubject | null => {
  if (ofRole) return "party";
  switch (tag) {
    case "profile":
      return "mover";
    case "host":
      return "host";
    case "relation":
      return "pair";
    case "system":
      return "world";
    case "linked":
      return "issues";
    case "class": case "conduct-one": case "conduct-all": case "standing": case "open":
      return null;
    default: {
      const never: never = tag;
      return never;
    }
  }
};

/** The declarations of all facts that are declared and not implied by a clause; those about one subject stand together. */
function factDeclarations(c: Context): readonly Declaration[] {
  const groups = new Map<FactSubject, FactDeclaration[]>();
  const judgements: JudgementDeclaration[] = [];
  for (const fact of c.regime.facts) {
    const words = factWords(fact);
    if (words?.kind === "judgement" && !judgements.some((j) => j.name.text === words.name)) judgements.push(...judgement(c, fact, words));
    if (words?.kind !== "declared") continue;
    const about = aboutTag(fact.tag, words.role !== null);
    if (about === null) {
      cannot(c, `the fact \`${fact.key}\``, "No words of the language declare it.");
      continue;
    }
    const list = groups.get(about) ?? [];
    groups.set(about, list);
    // A fact about a party is read of host and of origin, and declared once.
    if (list.some((f) => f.name.text === words.name)) continue;
    const type: Type = words.label === null ? factType(c, fact) : { kind: "Labels", mode: "some", labels: names(labelsOf(c, words.name)), span: nowhere };
    list.push({ kind: "Fact", name: name(words.name), type, ...titled(fact.title), span: nowhere });
  }
  const byName = (a: { readonly name: Name }, b: { readonly name: Name }): number => (a.name.text < b.name.text ? -1 : 1);
  const declared = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...declared.map(([about, facts]): Declaration => ({ kind: "Facts", about, facts: facts.sort(byName), span: nowhere })), ...judgements.sort(byName)];
}

/** The labels of a fact that may have several at once, each of which is a fact of its own. */
const labelsOf = (c: Context, fact: string): readonly string[] => [
  ...new Set(c.regime.facts.flatMap((f) => {
    const words = factWords(f);
    return words?.kind === "declared" && words.name === fact && words.label !== null ? [words.label] : [];
  })),
];

function judgement(c: Context, fact: Fact, words: FactWords & { readonly kind: "judgement" }): readonly JudgementDeclaration[] {
  const about = aboutTag(fact.tag, words.role !== null);
  if (about === null || about === "issues") {
    cannot(c, `the judgement \`${fact.key}\``, "No words of the language declare it.");
    return [];
  }
  const by = fact.judgedBy ?? "";
  const role = by === "host" || by === "origin" || by === "employer" || by === "mover" ? ({ kind: "RoleBody", role: by, span: nowhere } as const) : name(by);
  return [{ kind: "Judgement", name: name(words.name), about, words: text(fact.title ?? ""), by: role, span: nowhere }];
}

interface Series {
  readonly file: string;
  readonly counts: Counts;
}

// ---- tables ---------------------------------------------------------------------------------------------------

function tableType(type: TableType): Type {
  switch (type.kind) {
    case "periods":
      return { kind: "Periods", span: nowhere };
    case "yes-or-no":
      return { kind: "YesNo", span: nowhere };
    case "labels":
      return { kind: "Labels", mode: type.ladder ? "ladder" : "one", labels: names(type.labels), span: nowhere };
    case "number":
      return { kind: "Number", ...(type.grain === "count" ? {} : { unit: type.grain }), span: nowhere };
    case "money":
      return { kind: "Money", span: nowhere };
    case "date":
      return { kind: "Date", span: nowhere };
    case "state":
      return { kind: "State", byName: type.byName === true, span: nowhere };
    default: {
      const never: never = type;
      return never;
    }
  }
}

function tableValue(c: Context, table: Table, read: TableValue): WrittenValue {
  if (read === null) return { kind: "None", span: nowhere };
  if (typeof read === "number") return value(c, table.type, read);
  const [first] = read;
  if (first === undefined) return { kind: "None", span: nowhere };
  if (read.length === 1 && first.since === null && first.before === null) return { kind: "Always", span: nowhere };
  return {
    kind: "PeriodList", span: nowhere,
    periods: read.flatMap((p) => {
      if (p.since !== null) return [p.before === null ? { since: true, from: date(p.since), span: nowhere } : { from: date(p.since), to: date(p.before - 1), span: nowhere }];
      cannot(c, `the table \`${table.name}\``, "A period in it has no beginning.");
      return [];
    }),
  };
}

/** What one key of a row lists, in words. */
export function cell(c: Context, table: Table, read: TableCell, index: number): WrittenRow["cells"][number] {
  if ("years" in read) return read.years.map(integer);
  if ("labels" in read) {
    const key = item(table.keys, index);
    const type: FactType | undefined = typeof key === "object" ? item(c.regime.facts, key.fact).type : undefined;
    return read.labels.map((label) => name(type?.kind === "labels" ? (type.labels[label] ?? "") : ""));
  }
  if (read.within !== null || read.except.length > 0) cannot(c, `the table \`${table.name}\``, "A row in it is for some of a list only.");
  return read.include.map((atom) => name(atomName(c, atom)));
}

const side = (words: string): Body => (words === "host" || words === "origin" ? { kind: "RoleBody", role: words, span: nowhere } : name(words));

/** A series, whose figures stay in their file. */
const seriesDeclaration = (c: Context, table: Table, { counts, file }: Series): SeriesDeclaration => ({
  kind: "Series", name: name(table.name), keys: keysOf(c, table),
  origin: counts.kind === "admitted" ? counts : { kind: "performed", by: side(counts.by), toward: side(counts.toward) },
  from: text(file), span: nowhere,
});

const keysOf = (c: Context, table: Table): readonly WrittenKey[] =>
  table.keys.map((key) => (typeof key === "object" ? { kind: "mover", fact: name(item(c.regime.facts, key.fact).key), span: nowhere } : { kind: key, span: nowhere }));

function tableDeclaration(c: Context, table: Table): TableDeclaration | SeriesDeclaration {
  if (table.file !== undefined && table.counts !== null) return seriesDeclaration(c, table, { file: table.file, counts: table.counts });
  const keys = keysOf(c, table);
  const rows = table.rows.map((row): WrittenRow => ({
    kind: "TableRow", cells: row.cells.map((part, i) => cell(c, table, part, i)), otherwise: false, value: tableValue(c, table, row.value), span: nowhere,
  }));
  const otherwise: WrittenRow = { kind: "TableRow", cells: [], otherwise: true, value: tableValue(c, table, table.otherwise), span: nowhere };
  // A table of periods without `otherwise` covers all its keys.
  const closed = table.otherwise === null && table.type.kind === "periods" ? rows : [...rows, otherwise];
  return { kind: "Table", name: name(table.name), keys, type: tableType(table.type), rows: closed, span: nowhere };
}

// ---- all ------------------------------------------------------------------------------------------------------

/** Everything that a regime declares, in the order in which the language usually has it. */
export function declarations(c: Context): readonly RegimeItem[] {
  const { regime } = c;
  const acts = [...new Set(regime.duties.flatMap((d) => d.acts))];
  return [
    ...regime.sources.map(source),
    ...regime.parties.filter((p) => !isKnown(p)).sort((a, b) => (a.code < b.code ? -1 : 1)).map((p): Declaration => ({ kind: "Party", name: name(p.code), title: text(p.name), ...intervalWindow(p.life), span: nowhere })),
    ...regime.groups.map((g): Declaration => ({ kind: "Group", name: name(g.name), roll: roll(c, g.members), span: nowhere })),
    ...regime.rights.map((r): Declaration => ({
      kind: "Right", name: name(r.name), ...titled(r.title), needs: names(rightNames(c, r.needs) ?? []), above: names(rightNames(c, r.above) ?? []), span: nowhere,
    })),
    ...factDeclarations(c),
    ...acts.map((act): Declaration => ({ kind: "Act", name: name(act), title: text(act), span: nowhere })),
    ...regime.tables.filter((t) => t.made !== true).map((t) => tableDeclaration(c, t)),
    ...regime.classes.map((m): Declaration => ({
      kind: "Mover", name: name(m.name), ...titled(m.title),
      ...(m.parent === null ? {} : { parent: name(classNames(c, [m.parent])?.[0] ?? "") }),
      ...(m.condition.kind === "constant" && m.condition.value ? {} : { when: condition(c, m.condition) }),
      span: nowhere,
    })),
  ];
}
