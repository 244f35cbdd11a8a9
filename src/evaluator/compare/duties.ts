import type { Day } from "../../language/dates";
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { stateless, type ClassId, type Duty, type PartyId, type Regime, type Role, isPerson, type Actor } from "../../language/regime";
import type { Node } from "../../kernel/diagram";
import type { Mask } from "../../kernel/masks";
import { dutiesByReference } from "../decide/reference-duties";
import type { Case } from "../result";
import { byText } from "./alignment";
import { compareIntervals, pairsOf, type Intervals } from "./changes";
import { sides, type Both, type DutyChange, type DutyContent, type Side } from "./difference";
import { overTime, type Found, type Lasting } from "./over-time";
import { addPairs, maskOf, rectangles, type Rectangle } from "./pair-sets";
import type { Feasible, PositionComparison } from "./positions";
import { chainOf, classesThatMatter, type Chain, type Mover } from "./questions";
import { conditionsOf } from "./situations";
import { casesAt, pointIn } from "./witnesses";
import { dutyWording } from "./wording";

interface DutyFound {
  readonly change: DutyChange["change"];
  readonly region: Node;
  readonly among: Node;
}
/** One duty by what it asks for, borne in one role, for movers of one class. */
interface DutyQuestion {
  readonly content: DutyContent;
  readonly bearer: Actor;
  readonly mover: Mover;
  readonly chains: Both<Chain>;
}

const contentOf = ({ name, permission, soft, negative, acts, towardBody, persons, within, by, together }: Duty): DutyContent => ({
  duty: name, force: permission ? "may" : soft ? "endeavours to" : negative ? "must not" : "must", acts: [...acts].sort(byText),
  body: towardBody ?? null, ...(persons && persons.toward !== null ? { toward: persons.toward } : {}), within, by: by ?? null, decidedBy: permission?.decidedBy?.name ?? null, together,
});
const isAlike = (a: DutyContent, b: DutyContent): boolean => JSON.stringify(a) === JSON.stringify(b);
const dutiesAsking = (regime: Regime, content: DutyContent): readonly Duty[] => regime.duties.filter((d) => isAlike(contentOf(d), content));

/** The duties that differ in words, or whose parties do: of others no case can differ. */
function questions({ common }: PositionComparison): readonly DutyQuestion[] {
  const { alignment } = common;
  const { regimes } = alignment;
  const names = [...new Set(sides.flatMap((side) => regimes[side].duties.map((d) => d.name)))].sort();
  const differing = names.filter((name) => dutyWording(regimes.before, name) !== dutyWording(regimes.after, name));
  const contents = sides.flatMap((side) => regimes[side].duties.filter((d) => differing.includes(d.name)).map(contentOf));
  return contents.filter((c, i) => contents.findIndex((other) => isAlike(c, other)) === i).flatMap((content) => {
    const all = sides.flatMap((side) => dutiesAsking(regimes[side], content).map((d) => ({ d, regime: regimes[side] })));
    const named = new Set(all.flatMap(({ d, regime }) => (d.movers ?? []).map((m) => regime.classes[m]?.name ?? "")));
    const movers: readonly Mover[] = [...classesThatMatter(alignment, named), ...(all.some(({ d }) => d.movers === null) ? [null] : [])];
    const actors = (["host", "origin", "employer", "mover"] as const).filter((actor) => all.some(({ d }) => isBorneBy(d, actor)));
    return actors.flatMap((bearer) => movers.map((mover) => ({ content, bearer, mover, chains: { before: chainOf(alignment, "before", mover), after: chainOf(alignment, "after", mover) } })));
  });
}

const isBorneBy = ({ persons, bearers }: Duty, actor: Actor): boolean => (isPerson(actor) ? persons?.bearer === actor : bearers.includes(actor));
/** The role of the party that must be bound: the bearer, or the one under whose law a private person owes it. */
const anchorOf = ({ bearer, content }: DutyQuestion): Role => (isPerson(bearer) ? (content.toward === "origin" ? "origin" : "host") : bearer);

/** Whether a duty is owed for movers of a class, as far as that does not hang on facts. */
const isFor = (regime: Regime, duty: Duty, mover: ClassId | null): boolean =>
  duty.movers === null || (mover !== null && duty.movers.some((c) => isOrIsBelow(regime, mover, c)));

/** The parties of one text on a day whom one duty selects: who bears it, toward whom, and whose nationals. */
interface Selected {
  readonly duty: Duty;
  readonly bearers: ReadonlySet<PartyId>;
  readonly toward: ReadonlySet<PartyId>;
  readonly origins: ReadonlySet<PartyId>;
}

/** Compares the duties of two texts, pair by pair. */
class DutyComparison {
  constructor(private readonly comparison: PositionComparison) {}

  on(q: DutyQuestion, on: Day): ReadonlyMap<string, Found<DutyFound>> {
    const { common } = this.comparison;
    const feasible = this.feasible(q, on);
    const known = (side: Side): Node => (q.chains[side].known ? (feasible[side].nodes[0] ?? common.no) : common.no);
    const among = common.or(known("before"), known("after"));
    const selected = { before: this.selected(q, "before", on), after: this.selected(q, "after", on) };
    const found = new Map<string, { what: DutyFound; pairs: Map<number, Mask> }>();
    for (const [host, origin] of this.pairs(q, selected)) {
      const [before, after] = sides.map((side) => common.and(among, this.owed(q, side, feasible[side], selected[side], host, origin, on)));
      if (before === undefined || after === undefined || before === after) continue;
      for (const [change, region] of [["gained", common.and(after, common.not(before))], ["lost", common.and(before, common.not(after))]] as const) {
        if (common.and(region, this.comparison.possible(host, origin, on)) === common.no) continue;
        const key = `${change} ${region} ${among}`;
        const entry = found.get(key) ?? { what: { change, region, among }, pairs: new Map<number, Mask>() };
        addPairs(entry.pairs, [host], maskOf(this.comparison.words, [origin]));
        found.set(key, entry);
      }
    }
    return found;
  }

  feasible({ chains }: DutyQuestion, on: Day): Both<Feasible> {
    return { before: this.comparison.feasible("before", chains.before, on), after: this.comparison.feasible("after", chains.after, on) };
  }

  private selected(q: DutyQuestion, side: Side, on: Day): readonly Selected[] {
    const regime = this.comparison.common.alignment.regimes[side];
    const all = [...regime.parties.keys(), stateless];
    return dutiesAsking(regime, q.content).filter((d) => isBorneBy(d, q.bearer)).map((duty) => {
      // A duty to a body or a private person is owed to that, one about nationals of some origin to whom it is owed, whoever they are; any other is looked at between the two.
      const aboutOthers = duty.persons !== undefined || duty.towardBody !== undefined || (duty.towardAll && duty.origins.kind !== "any");
      return {
        duty,
        bearers: new Set(all.filter((p) => p !== stateless && isBound(regime, p, on) && selects(regime, duty.bearer, p, on))),
        toward: new Set(all.filter((p) => aboutOthers || (p !== stateless && selects(regime, duty.toward, p, on)))),
        origins: new Set(all.filter((p) => selects(regime, duty.origins, p, on))),
      };
    });
  }

  /** Pairs between whom the duty may be owed under either text. */
  private pairs(q: DutyQuestion, selected: Both<readonly Selected[]>): readonly (readonly [number, number])[] {
    const { parties, partyOf } = this.comparison.common.alignment;
    const found = new Map<string, readonly [number, number]>();
    for (const side of sides) {
      const shared = (p: PartyId): number => (p === stateless ? parties.length : (partyOf[side][p] ?? -1));
      for (const { bearers, toward } of selected[side]) {
        for (const b of bearers) {
          for (const t of toward) {
            const pair = anchorOf(q) === "host" ? ([shared(b), shared(t)] as const) : ([shared(t), shared(b)] as const);
            if (pair[0] !== pair[1] && pair[0] !== parties.length) found.set(pair.join(" "), pair);
          }
        }
      }
    }
    return [...found.values()];
  }

  private owed(q: DutyQuestion, side: Side, feasible: Feasible, selected: readonly Selected[], host: number, origin: number, on: Day): Node {
    const { common } = this.comparison;
    const { parties, regimes } = common.alignment;
    const [h, o] = [parties[host]?.ids[side] ?? null, origin === parties.length ? stateless : (parties[origin]?.ids[side] ?? null)];
    if (h === null || o === null) return common.no;
    const frame = { host: h, origin: o, on };
    const [bearer, other] = anchorOf(q) === "host" ? [h, o] : [o, h];
    const between = selected.filter((s) => s.bearers.has(bearer) && s.toward.has(other) && s.origins.has(o) && s.duty.windows.every((w) => windowHolds(regimes[side], w, frame)));
    if (between.length === 0) return common.no;
    const of = (mover: ClassId | null): Node =>
      between.filter(({ duty }) => isFor(regimes[side], duty, mover))
        .reduce((node, { duty }) => common.or(node, common.translated(side, "condition", common.spaces[side].condition(duty.condition, frame), on)), common.no);
    return feasible.nodes.reduceRight<Node>((rest, is, i) => common.choice(is, of(feasible.classes[i] ?? null), rest), common.no);
  }
}

/** Duties that are owed under one text only, over the longest stretches of time. */
export function dutyChanges(comparison: PositionComparison, intervals: Intervals): readonly DutyChange[] {
  const duties = new DutyComparison(comparison);
  const rows = questions(comparison).flatMap((q) =>
    overTime((on) => duties.on(q, on), intervals).flatMap((lasting) => rectangles(lasting.pairs).map((rectangle) => changeOf(comparison, duties, q, lasting, rectangle))),
  );
  const merged = new Map<string, DutyChange>();
  for (const row of rows) {
    const key = JSON.stringify([row.duty, row.force, row.acts, row.body, row.toward, row.within, row.by, row.decidedBy, row.together, row.change, row.bearer, row.hosts, row.origins, row.interval, row.conditions.situations.map((s) => s.map((l) => [l.fact.key, l.cells.map((c) => c.value)]))]);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, movers: [...known.movers, ...row.movers] } : row);
  }
  return [...merged.values()].sort((a, b) => compareIntervals(a.interval, b.interval));
}

function changeOf(comparison: PositionComparison, duties: DutyComparison, q: DutyQuestion, { what, interval, on }: Lasting<DutyFound>, rectangle: Rectangle): DutyChange {
  const { common } = comparison;
  const point = pointIn(common, rectangle, what.region, on);
  if (point === null) throw new Error(`no case shows the change of the duty ${q.content.duty}`);
  const cases = casesAt(common, point, duties.feasible(q, on));
  const owed = (side: Side): { readonly case: Case | null; readonly owed: boolean } => {
    const asked = cases[side];
    const regime = common.alignment.regimes[side];
    const found = asked !== null && dutiesByReference(regime, asked).some((d) => d.bearer === q.bearer && dutiesAsking(regime, q.content).some((own) => own === regime.duties[d.duty]));
    if (found !== (what.change === (side === "after" ? "gained" : "lost"))) throw new Error(`the two engines disagree about the duty ${q.content.duty} ${side} the change`);
    return { case: asked, owed: found };
  };
  return {
    ...q.content, change: what.change, bearer: q.bearer, movers: [q.mover], interval, ...pairsOf(common, rectangle),
    conditions: conditionsOf(common, what.region, what.among), witness: { before: owed("before"), after: owed("after") },
  };
}
