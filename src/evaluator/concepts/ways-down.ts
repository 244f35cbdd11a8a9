import type { Day } from "../../language/dates";
import { isBound } from "../../language/reading";
import type { Decider, Duty, Length, Regime, Selector, Sentence, SentenceId, VotingRule } from "../../language/regime";
import type { SentenceReading } from "../criteria/readings";
import { isEntry } from "./entry";
import type { Lowering, WayDown } from "./result";


/** What a text says on a day: the sentences that reach somebody, what each sentence reads, and what is lowered later by dates of the text. */
export interface Standing {
  readonly live: ReadonlySet<SentenceId>;
  readonly readings: readonly SentenceReading[];
  readonly later: readonly Lowering[];
}

/** Every way that the text itself names in which what is owed to those already admitted could be lowered (docs/reference/concepts.md). */
export function waysDown(regime: Regime, on: Day, { live, readings, later }: Standing): readonly WayDown[] {
  const members = regime.parties.filter((_, p) => isBound(regime, p, on)).length;
  return [...ownLaw(regime, members), ...discretions(regime, live, readings), ...powers(regime), ...responses(regime, members), ...denunciation(regime), ...amendment(regime, members), ...lapses(regime, later)];
}

/** The easiest way that keeps nothing acquired: fewest actors, then steps, then notice, then as listed. */
export function easiest(ways: readonly WayDown[]): WayDown | null {
  const size = (w: WayDown): readonly number[] => [w.actors, w.steps, daysOf(w.after)];
  const before = (a: WayDown, b: WayDown): boolean => {
    const [x, y] = [size(a), size(b)];
    const at = x.findIndex((n, i) => n !== y[i]);
    return at !== -1 && (x[at] ?? 0) < (y[at] ?? 0);
  };
  return ways.filter((w) => w.keeps === null).reduce<WayDown | null>((least, w) => (least === null || before(w, least) ? w : least), null);
}
/** A month counts as 30 days: lengths are only put in order. */
const daysOf = (length: Length | null): number => (length === null ? 0 : length.unit === "days" ? length.amount : length.amount * 30);

const way = (kind: WayDown["kind"], name: string | null, actors: number, who: string, more: Partial<WayDown> = {}): WayDown => ({ kind, name, actors, who, steps: 1, after: null, on: null, keeps: null, ...more });

/** Who stands alone changes its law alone. */
const ownLaw = ({ parallel }: Regime, members: number): readonly WayDown[] => (parallel || members === 1 ? [way("own law", null, 1, "host")] : []);

const afterEntry = (regime: Regime, { rights }: Sentence): boolean => rights === null || rights.some((r) => !isEntry(regime, r));
const lowers = ({ head }: Sentence): boolean => head.kind === "refuse" || head.kind === "ration" || head.kind === "unbind" || (head.kind === "discretion" && head.direction === "lower");

/** `may refuse`, for no reason that lies in the mover: what one mover does or is takes nothing from the others. Answers to a breach stand apart. */
function discretions(regime: Regime, live: ReadonlySet<SentenceId>, readings: readonly SentenceReading[]): readonly WayDown[] {
  const inMover = (id: SentenceId): boolean => [...(readings[id]?.facts ?? [])].some((f) => regime.facts[f]?.tag === "profile");
  const found = regime.sentences.flatMap((s, id) => {
    const { head } = s;
    if (!live.has(id) || head.kind !== "discretion" || head.direction !== "lower" || !afterEntry(regime, s) || inMover(id)) return [];
    if (regime.clauses[s.clause]?.remedyOf !== null) return [];
    return [way("discretion", regime.clauses[s.clause]?.name ?? null, 1, head.by)];
  });
  return [...new Map(found.map((w) => [`${w.name} ${w.who}`, w])).values()];
}

const powers = (regime: Regime): readonly WayDown[] =>
  regime.powers.filter((p) => p.sentences.some((s) => lowers(s) && afterEntry(regime, s))).map((p) => way("power", regime.clauses[p.clause]?.name ?? null, 1, wordOf(p.sentences[0]?.host)));
const wordOf = (host: Selector | undefined): string => (host?.kind === "listed" ? "some hosts" : "host");

/** After a breach, and so in two steps; the one who breaks the duty acts too. */
const responses = (regime: Regime, members: number): readonly WayDown[] =>
  regime.duties.flatMap((d: Duty) => {
    const clauses = d.remedy?.clauses ?? [];
    const bites = clauses.some((c) => regime.clauses[c]?.sentences.some((id) => { const s = regime.sentences[id]; return s !== undefined && lowers(s) && afterEntry(regime, s); }));
    if (d.remedy === null || !bites) return [];
    return [way("response", d.name, 1 + decidersOf(d.remedy.decidedBy, members), d.remedy.decidedBy?.name ?? d.remedy.by, { steps: 2 })];
  });
const decidersOf = (decider: Decider | null, members: number): number => (decider?.kind === "members" ? members : 1);

const denunciation = (regime: Regime): readonly WayDown[] =>
  regime.exit === null ? [] : [way("denunciation", null, 1, "member", { after: regime.exit.after, keeps: regime.exit.clause === null ? null : (regime.clauses[regime.exit.clause]?.name ?? null) })];

function amendment({ amendment: found }: Regime, members: number): readonly WayDown[] {
  if (found === null) return [];
  const body = found.decidedBy?.kind === "institution" ? found.decidedBy.name : "members";
  return [way("amendment", found.rule, votesFor(found.rule, members), found.rule === "itself" ? (found.decidedBy?.name ?? body) : body)];
}
/** How many of so many must agree: the whole numbers, and one body that decides by itself. */
export function votesFor(rule: VotingRule, members: number): number {
  switch (rule) {
    case "consensus":
    case "unanimity":
      return members;
    case "majority":
      return Math.floor(members / 2) + 1;
    case "two thirds":
      return Math.ceil((2 * members) / 3);
    case "itself":
      return 1;
  }
}

/** Rights that end on a day which the text writes already: nobody need act. */
const lapses = (regime: Regime, later: readonly Lowering[]): readonly WayDown[] =>
  [...new Set(later.filter((l) => l.by === "law").map((l) => l.on))].map((on) => {
    const because = later.find((l) => l.on === on)?.because[0];
    return way("lapse", because === undefined ? null : (regime.clauses[because]?.name ?? null), 0, "nobody", { steps: 0, on });
  });
