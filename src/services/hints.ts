/** What a text leaves unsaid: what a fact is where nothing is stated, and how many parties a list comes to. */
import type { Fact, Regime } from "../language/regime";
import type { FileItem, PartySet, RegimeItem } from "../language/ast";
import type { Span } from "../language/span";
import { regimesIn } from "./verdicts";
import type { Workspace } from "./workspace";

/** A remark behind an offset. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/** The hints of a stretch of a file; none where it was not checked as it is now. */
export function inlayHints(workspace: Workspace, path: string, { start, end }: Span): readonly Hint[] {
  if (!workspace.known(path)) return [];
  const regimes = regimesIn(workspace, path);
  return workspace.entries(path).flatMap(({ piece, around }) => {
    if (piece.end < start || piece.start > end || around?.kind === "Reform") return [];
    const regime = regimes.find((r) => r.name === around?.name.text) ?? regimes[0];
    if (!regime) return [];
    return [...defaults(regime, piece.node), ...groups(regime, piece.node)].map((hint) => ({ ...hint, offset: hint.offset + piece.shift }));
  });
}

/** What the facts of a declaration are where a case says nothing of them. */
function defaults(regime: Regime, node: FileItem | RegimeItem): readonly Hint[] {
  if (node.kind !== "Facts") return [];
  return node.facts.flatMap(({ name, type }) => {
    const fact = regime.facts.find((f) => f.key === name.text || f.key.endsWith(`.${name.text}`));
    if (!fact || fact.default === null) return [];
    return [{ offset: type.span.end, text: ` = ${valueWords(fact, fact.default)}`, tooltip: "What holds of a case that does not state it." }];
  });
}

function valueWords({ type }: Fact, value: number): string {
  if (type.kind === "yes-or-no") return value === 0 ? "no" : "yes";
  return type.kind === "labels" ? (type.labels[value] ?? String(value)) : String(value);
}

/** How many parties the groups of a clause have. */
function groups(regime: Regime, node: FileItem | RegimeItem): readonly Hint[] {
  return setsIn(node).flatMap(({ names }) =>
    names.flatMap((name) => {
      const group = regime.groups.find((g) => g.name === name.text);
      if (!group) return [];
      const members = regime.parties.flatMap((party, i) => ((group.members[i]?.length ?? 0) > 0 ? [party.code] : []));
      return [{ offset: name.span.end, text: ` (${members.length})`, tooltip: `${members.join(", ")}: those that belong at any time.` }];
    }),
  );
}

/** Every list of parties in an item, but for what a group itself is made of. */
function setsIn(node: unknown): readonly PartySet[] {
  if (Array.isArray(node)) return node.flatMap(setsIn);
  if (typeof node !== "object" || node === null) return [];
  if ("kind" in node && node.kind === "Regime") return [];
  // Only a list of parties has this kind.
  return [...("kind" in node && node.kind === "PartySet" ? [node as PartySet] : []), ...Object.values(node).flatMap(setsIn)];
}
