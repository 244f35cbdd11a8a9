import type { Edit, MembersClause, Name, Reform, RegimeItem, RollEntry } from "../language/ast";
import { suggest } from "../diagnostics";
import type { Report } from "./builder";
import type { RegimeText } from "./layers";
import { place, type Scope } from "./scope";
import { clauseName, trim, type Entry } from "./trim";

/** A regime while the edits of a reform are made. */
interface Draft {
  readonly files: readonly Scope[];
  /** The file of the reform, the last. */
  readonly file: Scope;
  readonly report: Report;
  entries: readonly Entry[];
  /** The members that were admitted, with the file that did. */
  readonly admitted: Map<RollEntry, number>;
  /** The names that were removed, where the reform removes them. */
  readonly removed: Map<string, Name>;
}

/** The text that a reform makes of its base: a regime under the reform's name. Tests and expectations of the base stay behind. */
export function edited(file: Scope, base: RegimeText, reform: Reform, report: Report): RegimeText {
  const files = base.files.at(-1) === file ? base.files : [...base.files, file];
  const stays = base.regime.items.filter((item) => item.kind !== "Test" && item.kind !== "Expect");
  const entries = stays.map((item) => ({ item, own: false, file: base.fileOf.get(item) ?? 0 }));
  const admitted = new Map(stays.flatMap((item) => (item.kind === "Members" ? item.roll.entries.map((entry) => [entry, base.fileOf.get(entry) ?? base.fileOf.get(item) ?? 0] as const) : [])));
  const draft: Draft = { files, file, report, entries, admitted, removed: new Map() };
  for (const edit of reform.edits) apply(draft, edit);
  const left = withoutRemoved(draft);
  const node = { kind: "Regime", name: reform.name, items: left.map(({ item }) => item), span: reform.span } as const;
  const fileOf = new Map<RegimeItem | RollEntry, number>([...draft.admitted, ...left.map((entry) => [entry.item, entry.file] as const)]);
  return { regime: reform.documentation === undefined ? node : { ...node, documentation: reform.documentation }, files, fileOf };
}

function apply(draft: Draft, edit: Edit): void {
  const last = draft.files.length - 1;
  switch (edit.kind) {
    case "Remove":
      for (const name of edit.clauses) {
        const index = find(draft, name);
        if (index === null) continue;
        draft.removed.set(name.text, name);
        draft.entries = draft.entries.toSpliced(index, 1);
      }
      return;
    case "Add":
      draft.entries = [...draft.entries, { item: edit.item, own: true, file: last }];
      return;
    case "Replace": {
      const index = find(draft, edit.clause);
      const name = clauseName(edit.by) ?? "";
      if (index === null || edit.by.broken) return;
      if (name === edit.clause.text) draft.entries = draft.entries.toSpliced(index, 1, { item: edit.by, own: true, file: last });
      else draft.report("renamed-clause", place(draft.file, edit.by.span), { clause: edit.clause.text, by: name });
      return;
    }
    case "Admit":
      draft.entries = draft.entries.map((entry) => (entry.item.kind === "Members" ? { ...entry, item: admit(draft, entry.item, edit) } : entry));
      return;
    default: {
      const never: never = edit;
      return never;
    }
  }
}

/** The roll with one entry more. */
function admit(draft: Draft, members: MembersClause, { party, since, span }: Extract<Edit, { readonly kind: "Admit" }>): MembersClause {
  const entry = { kind: "RollEntry", set: { kind: "PartySet", names: [party], except: [], span: party.span }, window: { since, span: since.span }, span } as const;
  draft.admitted.set(entry, draft.files.length - 1);
  return { ...members, roll: { ...members.roll, entries: [...members.roll.entries, entry] } };
}

/** Where a clause stands that an edit names. */
function find(draft: Draft, name: Name): number | null {
  if (name.text === "") return null;
  const index = draft.entries.findIndex(({ item }) => clauseName(item) === name.text);
  if (index >= 0) return index;
  const names = draft.entries.flatMap(({ item }) => clauseName(item) ?? []);
  draft.report("unknown-name", place(draft.file, name.span), { name: name.text, expected: "clause", suggestion: suggest(name.text, names) });
  return null;
}

/** Takes out what refers only to what was removed, and says what that was. */
function withoutRemoved(draft: Draft): readonly Entry[] {
  const [first] = draft.removed.values();
  if (!first) return draft.entries;
  const { left, along, missed } = trim(draft.entries, new Set(draft.removed.keys()));
  const at = (file: number): Scope => draft.files[file] ?? draft.file;
  if (along.length > 0) {
    draft.report("removed-with", place(draft.file, first.span), { removed: [...draft.removed.keys()], along: along.map(({ name }) => name) },
      along.map(({ name, span, file }) => ({ at: place(at(file), span), label: `\`${name}\`` })));
  }
  for (const { duty, reader, span, file } of missed) {
    const name = draft.removed.get(duty) ?? first;
    draft.report("still-read", place(draft.file, name.span), { duty, reader }, [{ at: place(at(file), span), label: "it is read here" }]);
  }
  return left;
}
