import type { Node } from "./diagram";
import type { BareResolver } from "./resolve-bare";
import type { Voice } from "./resolve";
import { widthOf, type VoiceSets, type VoiceTable } from "./voice-sets";

/** Neighbouring places of one kind of clause; what each subset of their voices says together is worked out once. */
interface Run {
  readonly kind: number;
  readonly from: number;
  readonly length: number;
  /** By subset: the node plus one, 0 where it is not known. */
  readonly known: Int32Array;
}

/** Subsets of so many voices are few enough to be kept by number. */
const longest = 8;

/**
 * Resolves sets of voices by runs: a set of eighty voices is some ten numbers, each looked up. For sets in which every voice is the first of
 * its sentence.
 */
export class Runs {
  private constructor(
    private readonly runs: readonly Run[],
    private readonly bare: BareResolver,
    private readonly sets: VoiceSets,
    private readonly voiceAt: (place: number) => Voice | null,
    private readonly none: Node,
  ) {}

  /** `null` where some clause that is no rule has more sentences than fit in a run. */
  static of(table: VoiceTable, bare: BareResolver, sets: VoiceSets, voiceAt: (place: number) => Voice | null, { none, clauseOf }: { readonly none: Node; readonly clauseOf: (place: number) => number }): Runs | null {
    const runs: { kind: number; from: number; length: number }[] = [];
    for (let from = 0; from < table.sentences.length; ) {
      const kind = bare.kindOfSentence(table.sentences[from] ?? 0);
      // The sentences of a clause stand or fall together, unless it is a rule.
      let length = 1;
      while (!bare.isRule(kind) && from + length < table.sentences.length && clauseOf(from + length) === clauseOf(from)) length++;
      if (length > longest) return null;
      const last = runs.at(-1);
      if (last?.kind === kind && last.length + length <= longest) last.length += length;
      else runs.push({ kind, from, length });
      from += length;
    }
    return new Runs(runs.map((r) => ({ ...r, known: new Int32Array(1 << r.length) })), bare, sets, voiceAt, none);
  }

  resolve(set: number): Node {
    for (const run of this.runs) {
      const key = subset(this.sets, set, run);
      if (key === 0) continue;
      const known = run.known[key] ?? 0;
      const says = known !== 0 ? known - 1 : this.said(run, key);
      if (says !== this.none) this.bare.add(run.kind, says);
    }
    return this.bare.resolved();
  }

  private said(run: Run, key: number): Node {
    const voices: Voice[] = [];
    for (let i = 0; i < run.length; i++) {
      const voice = ((key >> (run.length - 1 - i)) & 1) === 1 ? this.voiceAt(run.from + i) : null;
      if (voice !== null && voice.says !== this.none) voices.push(voice);
    }
    const says = this.bare.together(run.kind, voices);
    run.known[key] = says + 1;
    return says;
  }
}

/** The part of a set that lies in a run, as a number. */
function subset(sets: VoiceSets, set: number, { from, length }: Run): number {
  const [w, offset] = [from >> 5, from & 31];
  const beyond = offset + length - 32;
  const mask = (1 << length) - 1;
  return beyond <= 0 ? (sets.word(set, w) >>> -beyond) & mask : ((sets.word(set, w) << beyond) | (sets.word(set, w + 1) >>> (32 - beyond))) & mask;
}

/** Whether all voices of a set are the first of their sentences. */
export function hasFirstsOnly(sets: VoiceSets, table: VoiceTable, set: number): boolean {
  if (!sets.hasSeveral(table)) return true;
  const count = table.sentences.length;
  for (let w = count >> 5; w < widthOf(table); w++) {
    const word = sets.word(set, w);
    if ((w === count >> 5 ? word & (0xffffffff >>> (count & 31)) : word) !== 0) return false;
  }
  return true;
}
