import type { Edit, MembersClause, Name, Reform, RegimeDeclaration, RegimeItem } from "../language/ast";
import { suggest } from "../diagnostics";
import type { Report } from "./builder";
import { place, type Scope } from "./scope";
import { clauseName, trim, type Entry } from "./trim";

/** A regime while its edits are made. */
interface Draft {
  entries: readonly Entry[];
  /** The names that were removed, where the reform removes them. */
  readonly removed: Map<string, Name>;
}

/** The text that a reform makes of its base: a regime under the reform's name. Tests and expectations of the base stay behind. */
export function edited(scope: Scope, base: RegimeDeclaration, reform: Reform, report: Report): RegimeDeclaration {
  const stays = base.items.filter((item) => item.kind !== "Test" && item.kind !== "Expect");
  const draft: Draft = { entries: stays.map((item) => ({ item, own: false })), removed: new Map() };
  for (const edit of reform.edits) apply(scope, draft, edit, report);
  const items = withoutRemoved(scope, draft, report);
  const node = { kind: "Regime", name: reform.name, items, span: reform.span } as const;
  return reform.documentation === undefined ? node : { ...node, documentation: reform.documentation };
}

function apply(scope: Scope, draft: Draft, edit: Edit, report: Report): void {
  switch (edit.kind) {
    case "Remove":
      for (const name of edit.clauses) {
        const index = find(scope, draft, name, report);
        if (index === null) continue;
        draft.removed.set(name.text, name);
        draft.entries = draft.entries.toSpliced(index, 1);
      }
      return;
    case "Add":
      draft.entries = [...draft.entries, { item: edit.item, own: true }];
      return;
    case "Replace": {
      const index = find(scope, draft, edit.clause, report);
      const name = clauseName(edit.by) ?? "";
      if (index === null || edit.by.broken) return;
      if (name === edit.clause.text) draft.entries = draft.entries.toSpliced(index, 1, { item: edit.by, own: true });
      else report("renamed-clause", place(scope, edit.by.span), { clause: edit.clause.text, by: name });
      return;
    }
    case "Admit":
      draft.entries = draft.entries.map((entry) => (entry.item.kind === "Members" ? { ...entry, item: admitted(entry.item, edit) } : entry));
      return;
    default: {
      const never: never = edit;
      return never;
    }
  }
}

/** The roll with one entry more. */
function admitted(members: MembersClause, edit: Extract<Edit, { readonly kind: "Admit" }>): MembersClause {
  const { party, since, span } = edit;
  const entry = { kind: "RollEntry", set: { kind: "PartySet", names: [party], except: [], span: party.span }, window: { since, span: since.span }, span } as const;
  return { ...members, roll: { ...members.roll, entries: [...members.roll.entries, entry] } };
}

/** Where a clause stands that an edit names. */
function find(scope: Scope, draft: Draft, name: Name, report: Report): number | null {
  if (name.text === "") return null;
  const index = draft.entries.findIndex(({ item }) => clauseName(item) === name.text);
  if (index >= 0) return index;
  const names = draft.entries.flatMap(({ item }) => clauseName(item) ?? []);
  report("unknown-name", place(scope, name.span), { name: name.text, expected: "clause", suggestion: suggest(name.text, names) });
  return null;
}

/** Takes out what refers only to what was removed, and says what that was. */
function withoutRemoved(scope: Scope, draft: Draft, report: Report): readonly RegimeItem[] {
  const [first] = draft.removed.values();
  if (!first) return draft.entries.map(({ item }) => item);
  const { items, along, missed } = trim(draft.entries, new Set(draft.removed.keys()));
  if (along.length > 0) {
    report("removed-with", place(scope, first.span), { removed: [...draft.removed.keys()], along: along.map(({ name }) => name) },
      along.map(({ name, span }) => ({ at: place(scope, span), label: `\`${name}\`` })));
  }
  for (const { duty, reader, span } of missed) {
    const name = draft.removed.get(duty) ?? first;
    report("still-read", place(scope, name.span), { duty, reader }, [{ at: place(scope, span), label: "it is read here" }]);
  }
  return items;
}
