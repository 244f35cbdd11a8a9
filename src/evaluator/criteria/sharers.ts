import type { CapValue, Position } from "../../language/position";
import type { PartyId, Regime, SentenceId } from "../../language/regime";
import { clearBit, count, emptyMask, hasBit, maskKey, members, or, setBit, without, type Mask } from "../../kernel/masks";
import type { ClauseSet } from "./clause-sets";

/** A ceiling. A floor takes nothing from anybody. */
export const isCeiling = (p: Position): boolean => p.kind === "rationed" && p.cap?.bound === "most";
/** Counted for several origins at once: `each origin` and `each pair` are not. */
const isShared = (cap: Pick<CapValue, "each">): boolean => cap.each !== "origin" && cap.each !== "pair";
export const isSharedCeiling = (p: Position): boolean => isCeiling(p) && p.cap !== null && isShared(p.cap);

/** The number that a sentence is counted by; sentences of one quota have one. */
export function numberOf(regime: Regime, sentence: SentenceId): string {
  const head = regime.sentences[sentence]?.head;
  const cap = head?.kind === "ration" ? head.cap : null;
  return `${cap?.each ?? ""} ${cap?.quota === undefined ? `sentence ${sentence}` : `quota ${cap.quota}`}`;
}
/** Whether two sentences are counted by one number. */
export const isOneCount = (regime: Regime, a: SentenceId, b: SentenceId): boolean => numberOf(regime, a) === numberOf(regime, b);

/** Hosts that count some origins against a number, each of them all but itself. */
export interface Reach {
  readonly hosts: Mask;
  readonly origins: Mask;
}
/** For each sentence with a number that several origins count against, whom it reaches in which hosts: the movers of these compete. */
export type Sharers = ReadonlyMap<SentenceId, readonly Reach[]>;

/** What a topic comes to. */
export interface RivalryTally {
  readonly regulated: bigint;
  /** Σ over cases of pairs under a number that the origin shares with another. */
  readonly parties: bigint;
  /** Σ over cases of pairs under a number at all. */
  readonly movers: bigint;
  readonly partiesBecause: ClauseSet;
  readonly moversBecause: ClauseSet;
}

const together = (masks: readonly Mask[]): Mask => masks.reduce((all, mask) => (all.length === 0 ? mask : or(all, mask)), []);

export const hostsIn = (reaches: readonly Reach[]): Mask => together(reaches.map(({ hosts }) => hosts));
/** Whom a host counts. */
export function countedBy(reaches: readonly Reach[], host: PartyId): Mask {
  const all = together(reaches.flatMap(({ hosts, origins }) => (hasBit(hosts, host) ? [origins] : []))).slice();
  if (all.length > 0) clearBit(all, host);
  return all;
}

/** In which hosts two origins or more count against a number: against that of one host, or of all hosts together. What did not change is the same object. */
export class SharedNumbers {
  private readonly numbers: readonly string[];
  private last: { readonly sharers: Sharers | null; readonly byNumber: ReadonlyMap<string, Shared> } = { sharers: null, byNumber: new Map() };

  constructor(regime: Regime) {
    this.numbers = regime.sentences.map((_, id) => numberOf(regime, id));
  }
  hosts(sentence: SentenceId, sharers: Sharers): Mask {
    if (this.last.sharers !== sharers) this.last = { sharers, byNumber: this.byNumber(sharers) };
    return this.last.byNumber.get(this.numbers[sentence] ?? "")?.hosts ?? nobody;
  }

  private byNumber(sharers: Sharers): ReadonlyMap<string, Shared> {
    const all = new Map<string, Reach[]>();
    for (const [s, reaches] of sharers) {
      const number = this.numbers[s] ?? "";
      const own = all.get(number);
      if (own) own.push(...reaches);
      else all.set(number, [...reaches]);
    }
    return new Map([...all].map(([number, reaches]) => [number, this.shared(number, reaches)]));
  }
  private shared(number: string, reaches: readonly Reach[]): Shared {
    const last = this.last.byNumber.get(number);
    if (last?.reaches.length === reaches.length && reaches.every((reach, i) => reach === last.reaches[i])) return last;
    const hosts = sharedIn(reaches, number.startsWith("together"));
    return { reaches, hosts: last !== undefined && maskKey(last.hosts) === maskKey(hosts) ? last.hosts : hosts };
  }
}
interface Shared {
  readonly reaches: readonly Reach[];
  readonly hosts: Mask;
}
const nobody: Mask = [];

function sharedIn(reaches: readonly Reach[], isTogether: boolean): Mask {
  const all = hostsIn(reaches);
  if (isTogether) return count(together(members(all).map((h) => countedBy(reaches, h)))) >= 2 ? all : nobody;
  // Mostly one reach says it.
  const shared = together([emptyMask(all.length), ...reaches.flatMap((reach) => (isEnough(reach) ? [reach.hosts] : []))]).slice();
  for (const h of members(without(all, shared))) if (count(countedBy(reaches, h)) >= 2) setBit(shared, h);
  return shared;
}
/** Whether a reach alone shows that two origins or more count against the number of each of its hosts. */
export const isEnough = ({ origins }: Reach): boolean => count(origins) > 2;
