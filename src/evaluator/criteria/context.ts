import type { Day } from "../../language/dates";
import type { Regime, SentenceId } from "../../language/regime";
import { Slices, type Slice } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { Analysis } from "./analysis";
import { PairTallies, type Wider } from "./pair-tally";
import { withPowers, type WithPowers } from "./powers";
import { Worlds, type World } from "./worlds";

/** Everybody as origins, and what powers could add: for questions of who can be shut out, and of states outside. */
export class WideContext {
  readonly analysis: Analysis;
  readonly slices: Slices;
  readonly powers: WithPowers;
  /** `null` where nobody else is told apart: then whatever tells pairs of members tells them here. */
  readonly pairs: PairTallies | null;
  private readonly worlds: Worlds;
  private readonly topics: ReadonlySet<string>;

  /** No rule speaks of anybody but members: all others are met with silence, and stand in no slice. */
  readonly membersOnly: boolean;

  constructor(
    regime: Regime, binding: "hard" | "soft", private readonly base: Slices, made: { readonly analysis: Analysis; readonly worlds: Worlds },
    readonly derogations: ReadonlySet<SentenceId>,
  ) {
    this.powers = withPowers(regime);
    const added = new Set(this.powers.added.flatMap((ids) => [...ids]));
    this.membersOnly = regime.sentences.every((s) => regime.clauses[s.clause]?.kind !== "rule" || s.origin.kind === "members");
    const same = this.membersOnly && added.size === 0;
    const space = added.size === 0 ? base.space : new Space(this.powers.regime, binding);
    this.slices = same ? base : new Slices(space, new Set([...derogations, ...added]), this.membersOnly ? "beneficiaries" : "everyone", added);
    this.analysis = same ? made.analysis : new Analysis(this.slices);
    this.pairs = same ? null : new PairTallies(this.analysis);
    this.worlds = same ? made.worlds : new Worlds(this.analysis, false);
    this.topics = new Set(base.topics.map((t) => `${t.right} ${t.mover}`));
  }

  /** What tells pairs of members here too; `null` where it is not the same that is said. */
  get wider(): Wider | null {
    const { base, pairs, slices } = this;
    return pairs === null || slices.space !== base.space ? null : { pairs, slice: ({ topic, on }) => slices.topicOn(topic, on) };
  }

  /** A world of the regime by the variables of this context. */
  worldOf(world: World): World {
    return new Map([...world].flatMap(([v, value]) => {
      const own = this.slices.space.variable(this.base.space.variables[v] ?? -1);
      return own === undefined ? [] : [[own, value] as const];
    }));
  }

  /** The topics of the regime on a day, with the figures that are missing as they are in a world; `null` where more are missing. */
  on(day: Day, world: World): readonly Slice[] | null {
    const slices = this.slices.topics.filter((t) => this.topics.has(`${t.right} ${t.mover}`)).map((t) => this.slices.topicOn(t, day));
    const known = this.worldOf(world);
    if (this.worlds.variables(slices).some((v) => !known.has(v))) return null;
    return this.worlds.slices(slices, known);
  }
}
