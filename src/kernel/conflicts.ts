import type { Day } from "../language/dates";
import { stateless, type Cap, type ClauseId, type FactId, type PartyId, type Regime, type RightId, type Sentence, type SentenceId } from "../language/regime";
import { members } from "./masks";
import type { Node } from "./diagram";
import { search } from "./search";
import { Slices, type Slice, type Topic } from "./slices";
import { Space } from "./space";

/** One case on which rules disagree, none being an exception to the other. */
export interface Conflict {
  readonly right: RightId;
  readonly mover: number | null;
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly on: Day;
  readonly facts: readonly { readonly fact: FactId; readonly value: number }[];
  readonly sentences: readonly SentenceId[];
}

/** What two sentences must share to agree whatever the case: the fixed part of their heads. */
function headKey(sentence: Sentence): string {
  const { head, length, mirror } = sentence;
  const amount = head.kind === "ration" ? `${quotaKey(head.cap)} ${JSON.stringify(head.cap.amount)}` : "";
  const by = head.kind === "discretion" ? `${head.direction} ${head.by}` : "";
  const target = head.kind === "disapply" ? `${head.clause}` : "";
  return `${head.kind} ${by} ${amount} ${target} ${length?.amount ?? ""} ${length?.unit ?? ""} ${mirror && head.kind === "grant" ? "mirror" : ""} ${sentence.soft ? "soft" : ""}`;
}

/** What two caps must share to be ordered by their numbers. */
const quotaKey = (cap: Cap): string => `${cap.bound} ${cap.per} ${cap.each} ${cap.share} ${cap.by}`;

/** Two plain grants, one of them perhaps for a shorter stay, are ordered by openness. */
const alwaysOrdered = (a: Sentence, b: Sentence): boolean =>
  !a.soft &&
  !b.soft &&
  ((a.head.kind === "grant" && b.head.kind === "grant" && !a.mirror && !b.mirror && a.length?.unit === b.length?.unit) ||
    (a.head.kind === "grant" && b.head.kind === "ration" && !a.mirror) ||
    (b.head.kind === "grant" && a.head.kind === "ration" && !b.mirror) ||
    (a.head.kind === "ration" && b.head.kind === "ration" && a.length === null && b.length === null && quotaKey(a.head.cap) === quotaKey(b.head.cap)));

/** Whether the words alone leave room for a disagreement on a topic; if not, no case needs to be looked at. */
function mayConflict(regime: Regime, topic: Topic, defeats: (a: ClauseId, b: ClauseId) => boolean): boolean {
  const sentences = topic.sentences.flatMap((id) => regime.sentences[id] ?? []);
  const heads = sentences.map(headKey);
  const isRule = (c: ClauseId): boolean => regime.clauses[c]?.kind === "rule";
  const targets = (c: ClauseId): readonly ClauseId[] => regime.clauses[c]?.targets ?? [];
  const beside = (a: ClauseId, b: ClauseId): boolean => (isRule(a) && isRule(b)) || targets(a).some((t) => targets(b).includes(t));
  for (let i = 0; i < sentences.length; i++) {
    for (let j = i + 1; j < sentences.length; j++) {
      const a = sentences[i];
      const b = sentences[j];
      if (!a || !b || heads[i] === heads[j] || defeats(a.clause, b.clause) || defeats(b.clause, a.clause)) continue;
      const sideBySide = a.clause === b.clause || (isRule(a.clause) && isRule(b.clause));
      if (sideBySide ? !alwaysOrdered(a, b) : beside(a.clause, b.clause)) return true;
    }
  }
  // An exception to one of several clauses that stand side by side leaves the others beside what it says; one that may only lower
  // or lift does so too where the clauses it is an exception to differ.
  const clauses = [...new Set(sentences.map((s) => s.clause))];
  const headsOf = (c: ClauseId): string => [...new Set(sentences.flatMap((s, i) => (s.clause === c ? (heads[i] ?? "") : [])))].sort().join("|");
  const directed = (e: ClauseId): boolean => sentences.some((s) => s.clause === e && s.head.kind === "discretion");
  return clauses.some((e) =>
    targets(e).some((t) =>
      clauses.some((c) => c !== t && c !== e && beside(t, c) && !defeats(c, t) && (!targets(e).includes(c) || (directed(e) && headsOf(c) !== headsOf(t)))),
    ),
  );
}

/** The first conflict on each topic, on the earliest day it occurs and with the fewest facts; empty where none exists. */
export function findConflicts(regime: Regime): readonly Conflict[] {
  const slices = new Slices(new Space(regime, "decide"), new Set());
  const found: Conflict[] = [];
  const days = [(slices.days[0] ?? 1) - 1, ...slices.days];
  for (const topic of slices.topics) {
    if (!mayConflict(regime, topic, (a, b) => slices.resolver.defeats(a, b))) continue;
    const seen = new Set<Slice>();
    for (const day of days) {
      const slice = slices.topicOn(topic, day);
      if (seen.has(slice)) continue;
      seen.add(slice);
      const conflict = conflictIn(slices, slice);
      if (conflict === null) continue;
      found.push(conflict);
      break;
    }
  }
  return found;
}

function conflictIn(slices: Slices, slice: Slice): Conflict | null {
  const { space } = slices;
  const clashes = (value: number): boolean => space.decisions.get(value).kind === "conflict";
  const checked = new Set<Node>();
  for (const { hosts, row } of slice.hosts) {
    for (const cell of row.cells) {
      if (checked.has(cell.node)) continue;
      if (![...space.diagrams.values(cell.node)].some(clashes)) {
        checked.add(cell.node);
        continue;
      }
      const pair = members(hosts).flatMap((h) => members(cell.origins).filter((o) => o !== h).map((o) => [h, o] as const))[0];
      const at = pair && search(space, slice.feasible, [cell.node], [cell.node], new Set(), (values) => clashes(values[0] ?? 0));
      if (!pair || !at) continue;
      const facts = [...at.first].map(([v, c]) => ({ fact: space.variables[v] ?? 0, value: space.cells.get(space.variables[v] ?? 0)?.[c]?.value ?? 0 }));
      const value = space.diagrams.at(cell.node, (v) => at.first.get(v) ?? 0);
      return {
        right: slice.topic.right,
        mover: slice.topic.mover,
        host: pair[0],
        origin: pair[1] === space.parties.statelessIndex ? stateless : pair[1],
        on: slice.on,
        facts: facts.filter((f) => regimeDefault(space.regime, f.fact) !== f.value),
        sentences: space.decisions.get(value).by,
      };
    }
  }
  return null;
}
const regimeDefault = (regime: Regime, fact: FactId): number | null => regime.facts[fact]?.default ?? null;
