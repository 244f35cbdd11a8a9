import type { DayInterval } from "../../language/dates";
import type { FactId } from "../../language/regime";
import type { Good, GoodPhase, GoodReport, Phase, PublicGoodReport, UptakeReport } from "../result";
import { partOn } from "./combine";
import type { GoodDay } from "./goods";
import type { PublicGood } from "./public-good";
import { timeline, type Span } from "./timeline";
import { noWorld, type World } from "./worlds";

/** What the hollifield reading reports beside its verdicts, over time. */
export function publicGoodReport(good: PublicGood, spans: readonly Span[], variables: readonly FactId[]): PublicGoodReport {
  const phases = (name: "convergence" | "rulesKept"): readonly Phase[] => timeline(spans, (day) => partOn(day, name, variables), () => null).flatMap((s) => s.phases);
  return { convergence: phases("convergence"), rulesKept: phases("rulesKept"), goods: goodsOf(good, spans), uptake: uptakeOf(good, spans) };
}

const worldsOf = ({ day }: Span): readonly World[] => (day.worlds.length === 0 ? [noWorld] : day.worlds.map((w) => w.world));

/** The kinds of good; where figures are missing, what is one kind in one world and another in the next has none. */
function goodsOf(good: PublicGood, spans: readonly Span[]): readonly GoodReport[] {
  const { topics } = good;
  const phases: GoodPhase[][] = topics.map(() => []);
  for (const span of spans) {
    const worlds = worldsOf(span).map((world) => good.goodsOn(span.day.on, world));
    topics.forEach((_, i) => {
      const found = worlds.map((w) => w?.[i] ?? nothing);
      const agreed = (side: keyof GoodDay): Good | null => (found.every((f) => f[side] === found[0]?.[side]) ? (found[0]?.[side] ?? null) : null);
      extend(phases[i] ?? [], { interval: span.interval, members: agreed("members"), outsiders: agreed("outsiders") });
    });
  }
  return topics.map(({ right, mover }, i) => ({ right, mover, phases: phases[i] ?? [] }));
}
const nothing: GoodDay = { members: null, outsiders: null };

function extend(phases: GoodPhase[], next: GoodPhase): void {
  const last = phases.at(-1);
  if (last && last.members === next.members && last.outsiders === next.outsiders) phases[phases.length - 1] = { ...last, interval: joined(last.interval, next.interval) };
  else phases.push(next);
}
const joined = (a: DayInterval, b: DayInterval): DayInterval => ({ since: a.since, before: b.before });

/** What is declared of admissions, joined over days on which it is the same. */
function uptakeOf(good: PublicGood, spans: readonly Span[]): readonly UptakeReport[] {
  const found: UptakeReport[] = [];
  for (const span of spans) {
    for (const { interval, entries } of good.uptake(span)) {
      for (const entry of entries) {
        const last = found.findLastIndex((u) => u.clause === entry.clause);
        const known = found[last];
        const same = known !== undefined && known.interval.before === interval.since && known.realized === entry.realized && known.admitted === entry.admitted && known.limit === entry.limit && known.source === entry.source;
        if (same) found[last] = { ...known, interval: joined(known.interval, interval) };
        else found.push({ ...entry, interval });
      }
    }
  }
  return found;
}
