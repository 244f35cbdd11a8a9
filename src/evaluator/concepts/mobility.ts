import type { ClassId, ClauseId, Regime, SentenceId } from "../../language/regime";
import { and, count, emptyMask, isWithin, or, type Mask } from "../../kernel/masks";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { SentenceReading } from "../criteria/readings";
import { isEntry } from "./entry";
import { pairsOf } from "./overlaps";
import { isGranted, isOpen, isRationed, isSpoken, type PositionTest, type Questions } from "./positions";
import type { Mobility } from "./result";
import { comesForWork } from "./skill";

/** What free movement of workers takes, each between all members (Freemove: Acosta and van der Baaren 2024, unverified). */
const channels = ["Enter", "Reside", "Work"] as const;
/** Granted for a time, and not again. */
const endsAtLast: PositionTest = (p) => isGranted(p) && p.length !== null && !p.length.renewable;
/** Easier crossing without work. */
const crossing: readonly string[] = ["Enter", "EnterWithoutVisa", "CrossUnchecked"];

/** Which of three kinds of agreement a regime is for those who come to work: free movement, easier visas, or a scheme of labour mobility. */
export function mobilityOf(regime: Regime, questions: Questions, slices: readonly Slice[], readings: readonly SentenceReading[]): Mobility {
  const bound = slices[0]?.bound ?? [];
  const among = new Members(regime, questions, bound, readings);
  if (count(bound) < 2 || regime.parallel) return { kind: "no agreement", mover: null, failing: null, because: [] };
  const own = slices.filter((s) => comesForWork(regime, s.topic.mover));
  const find = (mover: ClassId | null, right: string): Slice | undefined => own.find((s) => s.topic.mover === mover && regime.rights[s.topic.right]?.name === right);
  const movers = [...new Set(own.map((s) => s.topic.mover))];
  const judged = movers.map((mover) => ({ mover, ...among.free(channels.map((right) => find(mover, right)), find(mover, "PermanentResidence")) }));
  const free = judged.find((j) => j.failing === null);
  if (free !== undefined) return { kind: "free movement", mover: free.mover, failing: null, because: free.because };
  const works = own.find((s) => ["Work", "ProvideServices", "Establish"].includes(regime.rights[s.topic.right]?.name ?? "") && among.some(s, isOpen));
  if (works !== undefined) {
    const nearest = judged.find((j) => j.mover === works.topic.mover);
    return { kind: "labour mobility scheme", mover: works.topic.mover, failing: nearest?.failing ?? null, because: nearest?.because ?? [] };
  }
  const visas = slices.find((s) => crossing.includes(regime.rights[s.topic.right]?.name ?? "") && among.some(s, isOpen));
  return { kind: visas === undefined ? "none" : "visa liberalization", mover: visas?.topic.mover ?? null, failing: null, because: [] };
}

/** What members give to one another. */
class Members {
  constructor(
    private readonly regime: Regime,
    private readonly questions: Questions,
    private readonly bound: Mask,
    private readonly readings: readonly SentenceReading[],
  ) {}

  some(slice: Slice, test: PositionTest): boolean {
    return slice.hosts.some(({ hosts, row }) => row.cells.some((cell) => this.pairs(hosts, cell) > 0 && this.questions.some(test, cell, slice.feasible)));
  }
  private pairs(hosts: Mask, cell: OriginCell): number {
    return pairsOf(hosts, and(cell.origins, this.bound));
  }

  /** Why this is no free movement, the first that is found, with the clauses; `null`: it is. */
  free(slices: readonly (Slice | undefined)[], permanent: Slice | undefined): { readonly failing: Mobility["failing"]; readonly because: readonly ClauseId[] } {
    const because = new Set<ClauseId>();
    const settles = permanent !== undefined && this.some(permanent, isGranted);
    for (const slice of slices) {
      const lasts = settles || isEntry(this.regime, slice?.topic.right ?? -1);
      if (slice === undefined) return { failing: "a channel is missing", because: [] };
      let [receiving, sending] = [emptyMask(this.bound.length), emptyMask(this.bound.length)];
      for (const { hosts, row } of slice.hosts) {
        for (const cell of row.cells) {
          if (this.pairs(hosts, cell) === 0 || !this.questions.some(isSpoken, cell, slice.feasible)) continue;
          const { failing, clauses } = this.channel(cell, slice, lasts);
          if (failing !== null) return { failing, because: clauses };
          for (const clause of clauses) because.add(clause);
          [receiving, sending] = [or(receiving, hosts), or(sending, cell.origins)];
        }
      }
      if (!isWithin(this.bound, receiving) || !isWithin(this.bound, sending)) return { failing: "not all members", because: [] };
    }
    return { failing: null, because: [...because].sort((a, b) => a - b) };
  }

  /** What stands in the way of one right in the pairs of one kind; else the clauses that grant it. `lasts`: a longest stay is none, since it is about coming in, or one may stay for good in another way. */
  private channel(cell: OriginCell, { feasible }: Slice, lasts: boolean): { readonly failing: Mobility["failing"]; readonly clauses: readonly ClauseId[] } {
    const { no } = this.questions.analysis.slices.space;
    const [granted, rationed, ends] = [isGranted, isRationed, endsAtLast].map((test) => this.questions.where(test, cell, feasible));
    if (rationed !== undefined && rationed !== no) return { failing: "quota", clauses: this.questions.clauses(cell, rationed) };
    if (granted === undefined || granted === no) return { failing: "not all members", clauses: [] };
    if (!lasts && ends === granted) return { failing: "stay ends", clauses: this.questions.clauses(cell, granted) };
    const clauses = this.questions.clauses(cell, granted);
    const needs = clauses.filter((c) => this.regime.clauses[c]?.sentences.some((id) => this.readsNeeds(id)));
    return needs.length > 0 ? { failing: "needs test", clauses: needs } : { failing: null, clauses };
  }
  /** A fact about the host's circumstances. */
  private readsNeeds(id: SentenceId): boolean {
    return [...(this.readings[id]?.facts ?? [])].some((f) => this.regime.facts[f]?.tag === "host");
  }
}
