import type { Party } from "../language/regime";
import { sourceFile } from "../language/span";
import { library } from "../library";
import { parse } from "../parser";
import { dayOf } from "../language/dates";

let made: ReadonlyMap<string, Party> | null = null;

/** The states that every text knows without declaring them, by their codes. Read once: the library never changes. */
export function libraryParties(): ReadonlyMap<string, Party> {
  return (made ??= read());
}

function read(): ReadonlyMap<string, Party> {
  const path = "std/states.regime";
  const { file } = parse(sourceFile(path, library.get(path) ?? ""));
  return new Map(
    file.items.flatMap((item) => {
      if (item.kind !== "Party") return [];
      const last = item.window?.end?.point;
      const end = last?.kind === "DateLiteral" ? dayOf(last.year, last.month, last.day ?? 1) : null;
      const party: Party = { code: item.name.text, name: item.title.value, life: { since: null, before: end === null ? null : end + 1 } };
      return [[party.code, party] as const];
    }),
  );
}
