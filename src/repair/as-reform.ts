/** A repair as a reform of the regime, to be pasted below it. */
import type { Clause, Edit, Reform, RegimeItem } from "../language/ast";
import { clauseName } from "../checker/trim";
import { describe } from "../diagnostics";
import { format } from "../formatter/format";
import { print, printItem } from "../formatter/print";
import { nowhere } from "./draft";
import { holdsOver, judged, timelineOf } from "./goal";
import { trimmed } from "./text-edits";
import { regimeIn, type Bench, type Outcome, type Prepared } from "./trial";

/** The text of a reform that does what the edits do; `null` where a reform has no words for it, or would not give the same verdicts. */
export function asReform(bench: Bench, { draft }: Prepared, { evaluation }: NonNullable<Outcome>, name: string): string | null {
  const { written, host, judging, before } = bench;
  const byRemoval = trimmed({ items: written.regime.items.map((item) => (draft.dropped.includes(clauseName(item) ?? "") ? null : item)), added: [] }, written);
  const changes = written.regime.items.map((_, i) => changeOf(byRemoval.items[i] ?? null, draft.items[i] ?? null));
  if (changes.includes("unsayable")) return null;
  const gone = [...draft.dropped, ...draft.along];
  const text = printReform({
    name, of: written.regime.name.text,
    edits: [
      ...(gone.length === 0 ? [] : [{ kind: "Remove", clauses: gone.map(word), span: nowhere } as const]),
      ...changes.flatMap((change) => (change === "same" || change === "unsayable" ? [] : [change])),
      ...draft.added.map((item) => ({ kind: "Add", item, span: nowhere }) as const),
    ],
  });
  const regime = regimeIn(host, written.source.path, `${written.source.text}\n${text}`, name);
  if (!regime) return null;
  const mine = judged(regime, judging);
  const verdicts = (e: typeof mine): string => JSON.stringify([...e.criteria.flatMap((c) => [c, ...c.parts]), ...e.claims].map((r) => r.timeline.map((s) => [s.interval, s.verdict])));
  return holdsOver(before, timelineOf(mine, judging.target)) && verdicts(mine) === verdicts(evaluation) ? text : null;
}

/** Why no reform can have this name; `null` where one can. */
export function whyNoName(name: string): string | null {
  if (!/^[A-Za-z]\w*$/.test(name)) return `\`${name}\` is no name.`;
  const read = format(`reform ${name} of Regime { remove clause }\n`);
  const [first] = read.ok ? [] : read.diagnostics;
  return first === undefined ? null : describe(first).message;
}

/** A reform as text. */
export function printReform({ name, of, edits }: { readonly name: string; readonly of: string; readonly edits: Reform["edits"] }): string {
  const reform: Reform = { kind: "Reform", name: word(name), of: word(of), span: nowhere, edits };
  return print({ kind: "File", uses: [], items: [reform], comments: [], span: nowhere });
}

const word = (text: string) => ({ kind: "Name", text, span: nowhere }) as const;

/** What a reform says of one item: nothing of what follows from what it removes. */
function changeOf(before: RegimeItem | null, now: RegimeItem | null): Edit | "same" | "unsayable" {
  if (before === null && now === null) return "same";
  if (before === null || now === null) return "unsayable";
  if (printItem(before).join("\n") === printItem(now).join("\n")) return "same";
  const name = clauseName(now);
  // A declaration has no such name, so that what has one is a clause.
  return name === null ? "unsayable" : { kind: "Replace", clause: word(name), by: now as Clause, span: nowhere };
}
