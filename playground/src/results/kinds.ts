import type { Header, Matrix } from "../asks";

/** So many parties of a kind are named. */
const mostNamed = 3;

/** The headers of one kind as one. */
function together(headers: readonly Header[]): Header | null {
  const [first] = headers;
  if (first === undefined) return null;
  const names = headers.map((h) => h.name);
  const name = names.length <= mostNamed + 1 ? names.join(", ") : `${names.slice(0, mostNamed).join(", ")} and ${names.length - mostNamed} more`;
  return { name, group: first.group, members: headers.flatMap((h) => h.members) };
}

interface Kind {
  readonly header: Header;
  /** Where its headers stand in the whole matrix. */
  readonly at: readonly number[];
}
function kindsOf(headers: readonly Header[]): readonly Kind[] {
  return [...new Set(headers.map((h) => h.group))].flatMap((group) => {
    const own = headers.map((header, at) => ({ header, at })).filter(({ header }) => header.group === group);
    const header = together(own.map((o) => o.header));
    return header === null ? [] : [{ header, at: own.map((o) => o.at) }];
  });
}

/** The matrix with one row and one column for each kind of party: those of a kind treat alike, and are treated alike. */
export function byKind({ hosts, origins, cells, ...topic }: Matrix): Matrix {
  const [rows, columns] = [kindsOf(hosts), kindsOf(origins)];
  const first = (row: Kind, column: Kind): Matrix["cells"][number][number] => row.at.flatMap((h) => column.at.flatMap((o) => cells[h]?.[o] ?? []))[0] ?? null;
  return { ...topic, hosts: rows.map((r) => r.header), origins: columns.map((c) => c.header), cells: rows.map((r) => columns.map((c) => first(r, c))) };
}

/** A host of one kind and an origin of another, or of the same: two parties; `null` where there is but one. */
export function pairOf(host: Header, origin: Header): readonly [number, number] | null {
  const found = host.members.flatMap((h) => origin.members.flatMap((o) => (h === o ? [] : [[h, o] as const])))[0];
  return found ?? null;
}
