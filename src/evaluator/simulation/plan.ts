/**
 * A regime under a scenario, laid out flat so that a year can be simulated in a few passes over arrays. Made from the exact ledger's own parts (`compile-plan.ts`); from here on
 * numbers are doubles. Plain data: it can be handed to a thread.
 *
 * A *draw* is one flow between two parties in one year. A *link* is a host and an origin, both bound by the regime or not; a *unit* is those of its movers of one class who stay equally long
 * and are worth the same. An *entry* is the part of a draw that is treated alike; whom it admits is in one unit. A *cap* is a number that admits no more.
 */
export interface Plan {
  readonly years: number;
  /** Parties as places from 0 on; which they are says `Labels`. */
  readonly parties: number;
  /** By year: what one unit of it counts today. */
  readonly discount: Float64Array;
  readonly shocks: ShockPlan;
  readonly draws: DrawPlan;
  readonly links: LinkPlan;
  readonly entries: EntryPlan;
  readonly units: UnitPlan;
  readonly caps: CapPlan;
  readonly conduct: ConductPlan;
}

export interface ShockPlan {
  readonly count: number;
  /** By shock: the chance in a year; -1 for one that comes in a given year. */
  readonly chance: Float64Array;
  /** By shock: the place of its given year, also outside the horizon; NaN where it has a chance. */
  readonly at: Float64Array;
  /** By shock, then by age: the part of a year in which a shock lasts that came so many years before. */
  readonly ages: number;
  readonly active: Float64Array;
  /** Movers whom shocks concern alike: by exposure, then by shock, the share that a shock leaves. */
  readonly exposures: number;
  readonly factors: Float64Array;
}

export interface DrawPlan {
  readonly count: number;
  /** By draw: movers a year. `mode` is not a number where all between `low` and `high` are alike. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly mode: Float64Array;
  /** By year, from `start[y]` to `start[y + 1]` in `list`: the draws that some entry needs and that are not certain. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

export interface LinkPlan {
  readonly count: number;
  /** The first so many have both sides bound. */
  readonly inside: number;
  readonly host: Int32Array;
  readonly origin: Int32Array;
}

export interface EntryPlan {
  /** 1; or 2, where a safeguard can be invoked: units are of the law as it is without, or of the law with all of them invoked. */
  readonly modes: 1 | 2;
  /** By year, then by unit: where its entries begin. */
  readonly start: Int32Array;
  /** By entry: its draw, whom of its kind shocks concern, and its part of the draw. */
  readonly draw: Int32Array;
  readonly exposure: Int32Array;
  readonly part: Float64Array;
  /** By entry: where its caps begin in `caps`. */
  readonly capStart: Int32Array;
  readonly caps: Int32Array;
}

export interface UnitPlan {
  readonly count: number;
  /** By link: where its units begin. */
  readonly start: Int32Array;
  /** By unit: of which mode of the law it is, 0 or 1. */
  readonly mode: Uint8Array;
  /** By unit three numbers: what each admitted mover is worth once to the host, the origin and himself. */
  readonly once: Float64Array;
  /** Whether being there is worth anything to anybody. */
  readonly staying: boolean;
  /** How many years somebody is there; 0: without end. */
  readonly ages: Int32Array;
  /** By unit: where the parts of a year begin in `presence`, for which he is there so many years after he came. */
  readonly presenceStart: Int32Array;
  readonly presence: Float64Array;
  /** By year, then by unit three numbers: what one who is there is worth to the host, the origin and himself. */
  readonly worth: Float64Array;
}

export interface CapPlan {
  readonly count: number;
  /** By cap, then by year: how many it admits; -1: what is left of `stock`. */
  readonly yearly: Float64Array;
  /** How many it admits over all years; -1: it is one for each year. */
  readonly stock: Float64Array;
  /** By cap: 1 for a number up to which movers are owed, and which is not used up. */
  readonly floor: Uint8Array;
}

export interface ConductPlan {
  /** By member, then by partner: what the member nets from it in the mean year of the exact ledger. */
  readonly net: Float64Array;
  /** The discount factor. */
  readonly delta: number;
  /** For how many years partners answer a breach; Infinity: for good. */
  readonly answer: number;
  /** After how many years a withdrawal counts; -1: the regime has no exit clause. */
  readonly notice: number;
  /** For how many years a safeguard runs, and whether it may then run on without a break. */
  readonly safeguardYears: number;
  readonly renewable: boolean;
  /** Whether members break at all. */
  readonly breaks: boolean;
}

/** A distribution's likeliest number of movers: its mode, or the middle where all are alike; a whole number. */
export function likeliest({ low, high, mode }: DrawPlan, draw: number): number {
  const m = mode[draw] ?? NaN;
  return Math.round(Number.isNaN(m) ? ((low[draw] ?? 0) + (high[draw] ?? 0)) / 2 : m);
}
