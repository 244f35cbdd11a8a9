import { isBetweenParties } from "../../language/reading";
import type { Regime } from "../../language/regime";
import { BudgetSpent } from "../../kernel/diagram";
import { Slices, type Slice } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import type { Analysis } from "../criteria/analysis";
import { dutyParties } from "../criteria/form";
import type { DayResult } from "../criteria/part-day";
import type { Span } from "../criteria/timeline";
import type { Worlds } from "../criteria/worlds";
import type { AxesPhase, Logics } from "./result";
import { kept, legalization, type Provisions } from "./legalization";
import { rightsAxis } from "./rights";
import { Sums, type TopicSums } from "./sums";
import { coverage, determinacy, openness } from "./treatment";

/** What a regime is on each axis over time (docs/reference/axes.md): joined where nothing changes. */
export function axesOf(analysis: Analysis, worlds: Worlds, spans: readonly Span[]): readonly AxesPhase[] {
  const axes = new Axes(analysis, worlds);
  const phases: { phase: AxesPhase; key: string }[] = [];
  for (const { interval, day } of spans) {
    const made = axes.of(day);
    const key = JSON.stringify(made, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    const last = phases.at(-1);
    if (last?.key === key) last.phase = { ...last.phase, interval: { since: last.phase.interval.since, before: interval.before } };
    else phases.push({ phase: { ...made, interval }, key });
  }
  return phases.map(({ phase }) => phase);
}

class Axes {
  private readonly sums: Sums;
  private readonly regime: Regime;
  /** With soft sentences as they stand: what is soft is part of how far a text is law. */
  private readonly whole: Slices;

  constructor(
    private readonly analysis: Analysis,
    private readonly worlds: Worlds,
  ) {
    this.regime = analysis.slices.space.regime;
    this.sums = new Sums(analysis);
    this.whole = new Slices(new Space(this.regime, "decide"), new Set());
  }

  of(day: DayResult): Omit<AxesPhase, "interval"> {
    try {
      return this.counted(day);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      return { missing: error.message, coverage: null, determinacy: null, openness: null, rights: null, topics: null, legalization: null, logics: null };
    }
  }

  private counted(day: DayResult): Omit<AxesPhase, "interval"> {
    const slices = this.analysis.slices.on(day.on);
    const { sums, missing } = this.sums.of(slices, this.worlds.variables(slices).length);
    const provisions = this.provisions(day);
    return {
      missing,
      coverage: sums && coverage(sums),
      determinacy: sums && determinacy(sums),
      openness: sums && openness(sums),
      rights: sums && rightsAxis(this.regime, sums),
      topics: sums && sums.map((s) => topicOf(this.regime, s)),
      legalization: legalization(this.regime, provisions, sums && kept(sums)),
      logics: logicsOf(this.regime, provisions),
    };
  }

  private provisions({ on }: DayResult): Provisions {
    const { bound } = this.whole.parties(on);
    const live = new Set(this.whole.on(on).flatMap((s: Slice) => s.branches.map((b) => b.sentence)));
    return {
      on,
      sentences: this.regime.sentences.filter((_, id) => live.has(id)),
      duties: this.regime.duties.filter((d) => isBetweenParties(d) && dutyParties(this.regime, d, on, bound).bearers.length > 0),
    };
  }
}

function topicOf({ rights, classes }: Regime, s: TopicSums): NonNullable<AxesPhase["topics"]>[number] {
  const { right, mover } = s.slice.topic;
  return { right: rights[right]?.name ?? "", mover: mover === null ? null : (classes[mover]?.name ?? ""), coverage: coverage([s]), openness: openness([s]) };
}

/** How many clauses that reach somebody stand on each ground, and how many on none. */
function logicsOf(regime: Regime, { sentences }: Provisions): Logics {
  const clauses = [...new Set(sentences.map((s) => s.clause))].map((c) => regime.clauses[c]?.ground ?? null);
  const on = (ground: "security" | "economic" | "rights" | null): number => clauses.filter((g) => g === ground).length;
  return { security: on("security"), economic: on("economic"), rights: on("rights"), none: on(null) };
}
