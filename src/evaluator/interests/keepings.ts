/**
 * What is gained and borne by the keeping of clauses, for which no mover is counted. A stake counts between a host and an origin while the clause is owed in the role that it names: of a duty, while some obligation
 * of it binds that party toward the other in some case, with conduct as it is; of a rule, while it decides some case of its rights and classes, and more than leaves it open.
 */
import { sentencesOn, type Slices } from "../../kernel/slices";
import { isBound, selects, windowHolds, type Frame } from "../../language/reading";
import { multiply, type Rational } from "../../language/rational";
import type { ClassId, Clause, Duty, PartyId, Regime, RightId, Role, Stake } from "../../language/regime";
import { otherRole, breaks, type Breaches } from "./breaches";
import type { Period } from "./calendar";
import { withinBudget, type Cases } from "./cases";
import { estimate, nothing, plus } from "./estimates";
import type { Estimate, LedgerRow } from "./result";
import { worthOf } from "./worth";

/** What a stake is for, between a host and an origin. */
interface Kept {
  readonly stake: Stake;
  readonly account: number;
  /** The clause by name, and who keeps it. */
  readonly keeping: { readonly clause: string; readonly by: Role };
  readonly host: PartyId;
  readonly origin: PartyId;
}
interface Row {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly inside: boolean;
  readonly amounts: Map<number, Estimate[]>;
}
/** Two parties in the roles of a case, one of them in a role. */
const placed = (by: Role, bearer: PartyId, other: PartyId): { readonly host: PartyId; readonly origin: PartyId } => (by === "host" ? { host: bearer, origin: other } : { host: other, origin: bearer });

export interface KeptRows {
  readonly rows: readonly LedgerRow[];
  /** By account: why its figures are not known. */
  readonly unknown: ReadonlyMap<number, string>;
}

export class Keepings {
  private readonly owed = new Map<string, boolean | string>();

  constructor(
    private readonly regime: Regime,
    private readonly cases: Cases,
    private readonly slices: Slices,
    private readonly binding: "hard" | "soft",
    private readonly breaches: Breaches,
  ) {}

  /** A row for each two parties between which something is kept for which there is a stake. */
  rows(calendar: readonly (readonly Period[])[]): KeptRows {
    const rows = new Map<string, Row>();
    const unknown = new Map<number, string>();
    this.regime.interests.stakes.forEach((stake, account) => {
      if (stake.keeping === undefined) return;
      const keeping = { clause: this.regime.clauses[stake.keeping.clause]?.name ?? "", by: stake.keeping.by };
      if (breaks(this.breaches[keeping.by], keeping.clause)) return;
      const [bearers, others] = this.reached(keeping, calendar.flat());
      for (const bearer of bearers) for (const other of others) if (bearer !== other) this.enter(rows, unknown, { stake, account, keeping, ...placed(keeping.by, bearer, other) }, calendar);
    });
    const zeros = calendar.map(() => nothing);
    return {
      unknown,
      rows: [...rows.values()].sort((a, b) => a.host - b.host || a.origin - b.origin || Number(a.inside) - Number(b.inside)).map(({ amounts, ...row }) => ({
        ...row, mover: null, asked: zeros, admitted: zeros, staying: zeros,
        amounts: this.regime.interests.stakes.map((stake, a) => (stake.keeping === undefined ? null : (amounts.get(a) ?? zeros))),
      })),
    };
  }

  /** Who may owe a clause in a role, and to whom, on some of the days; facts are not looked at. */
  private reached({ clause, by }: Kept["keeping"], periods: readonly Period[]): readonly [readonly PartyId[], readonly PartyId[]] {
    const { regime } = this;
    const duties = regime.duties.filter((d) => d.name === clause && d.bearers.includes(by)).map((d) => ({ bearer: d.bearer, other: d.toward }));
    const rules = by === "host" ? regime.sentences.filter((s) => regime.clauses[s.clause]?.name === clause).map((s) => ({ bearer: s.host, other: s.origin })) : [];
    const selected = (side: "bearer" | "other"): readonly PartyId[] => regime.parties.flatMap((_, party) =>
      periods.some(({ on }) => (side === "other" || isBound(regime, party, on)) && [...duties, ...rules].some((of) => selects(regime, of[side], party, on))) ? [party] : []);
    return [selected("bearer"), selected("other")];
  }

  private enter(rows: Map<string, Row>, unknown: Map<number, string>, { stake, account, keeping, host, origin }: Kept, calendar: readonly (readonly Period[])[]): void {
    const { cases } = this;
    let paid = false;
    calendar.forEach((periods, year) => {
      for (const period of periods) {
        if (paid) return;
        const frame = { host, origin, on: period.on };
        const meant = cases.fix(cases.space.condition(stake.condition, frame), frame);
        if (meant === cases.space.no) continue;
        const owed = this.isOwed(keeping, frame, `${period.law} ${period.stakes[account] ?? 0}`);
        if (owed === false) continue;
        const worth = typeof owed === "string" ? owed : worthOf(this.regime, cases, stake, frame, period.on, cases.feasibleFor(meant, null, frame));
        if (typeof worth === "string") return void unknown.set(account, worth);
        if (worth.numerator === 0n) continue;
        const inside = isBound(this.regime, host, period.on) && isBound(this.regime, origin, period.on);
        paid = stake.per === "once";
        this.add(rows, { host, origin, inside }, account, year, calendar.length, paid ? worth : multiply(period.share, worth));
      }
    });
  }

  private add(rows: Map<string, Row>, of: Omit<Row, "amounts">, account: number, year: number, years: number, amount: Rational): void {
    const key = `${of.host} ${of.origin} ${of.inside ? 1 : 0}`;
    const row = rows.get(key) ?? { ...of, amounts: new Map<number, Estimate[]>() };
    rows.set(key, row);
    const amounts = row.amounts.get(account) ?? Array.from({ length: years }, () => nothing);
    row.amounts.set(account, amounts);
    amounts[year] = plus(amounts[year] ?? nothing, estimate(() => amount));
  }

  /** Whether a rule or duty is owed by one party to another on some day; not, where that is not known. */
  owes(clause: string, bearer: PartyId, other: PartyId, calendar: readonly (readonly Period[])[]): boolean {
    return calendar.some((periods) => periods.some(({ on, law, stakes }) => (["host", "origin"] as const).some((by) =>
      this.isOwed({ clause, by }, { ...placed(by, bearer, other), on }, `${law} ${stakes.join(" ")}`) === true)));
  }

  /** Whether a clause is owed between two parties on a day; in words, why that is not known. `epoch` is the same for days between which neither a clause nor the stakes that are asked about change. */
  private isOwed({ clause: name, by }: Kept["keeping"], frame: Frame, epoch: string): boolean | string {
    const key = `${name} ${by} ${frame.host} ${frame.origin} ${epoch}`;
    const known = this.owed.get(key);
    if (known !== undefined) return known;
    const rules = by === "host" ? this.regime.clauses.flatMap((c, id) => (c.kind === "rule" && c.name === name ? [{ id, clause: c }] : [])) : [];
    const made = withinBudget((): boolean | string =>
      rules.some(({ id, clause }) => this.ruleDecides(id, clause, frame)) || this.regime.duties.some((d) => d.name === name && this.binds(d, by, frame)), (why) => why);
    this.owed.set(key, made);
    return made;
  }

  private binds(duty: Duty, role: Role, frame: Frame): boolean {
    const { regime, cases } = this;
    const [bearer, other] = [frame[role], frame[otherRole(role)]];
    if (duty.permission !== undefined || duty.persons !== undefined || duty.towardBody !== undefined || (duty.soft && this.binding === "hard") || !duty.bearers.includes(role)) return false;
    if (!isBound(regime, bearer, frame.on) || !selects(regime, duty.bearer, bearer, frame.on)) return false;
    if (!selects(regime, duty.toward, other, frame.on) || !selects(regime, duty.origins, frame.origin, frame.on) || !duty.windows.every((w) => windowHolds(regime, w, frame))) return false;
    const owed = cases.fix(cases.space.condition(duty.condition, frame), frame);
    return owed !== cases.space.no && (duty.movers ?? [null]).some((mover) => cases.space.and(cases.feasibleFor(owed, mover, frame), owed) !== cases.space.no);
  }

  private ruleDecides(id: number, clause: Clause, frame: Frame): boolean {
    if (!isBound(this.regime, frame.host, frame.on)) return false;
    const topics = new Set<string>();
    return clause.sentences.some((s) => {
      const sentence = this.regime.sentences[s];
      if (sentence === undefined || !selects(this.regime, sentence.origin, frame.origin, frame.on) || !selects(this.regime, sentence.host, frame.host, frame.on)) return false;
      const rights = sentence.rights ?? this.regime.rights.map((_, right) => right);
      const movers = sentence.classes ?? this.regime.classes.map((_, mover) => mover);
      return rights.some((right) => movers.some((mover) => {
        if (topics.has(`${right} ${mover}`)) return false;
        topics.add(`${right} ${mover}`);
        return this.decides(id, right, mover, frame);
      }));
    });
  }

  /** Whether in some case of a right and class a clause decides, and does not leave it to the host. */
  private decides(clause: number, right: RightId, mover: ClassId, frame: Frame): boolean {
    const { cases, regime } = this;
    const { diagrams, decisions } = cases.space;
    const node = cases.fix(this.slices.pair(sentencesOn(regime, right, mover), frame), frame);
    const feasible = cases.feasibleFor(node, mover, frame);
    return [...diagrams.values(cases.space.guard(feasible, node))].some((said) => {
      const { by } = decisions.get(said);
      const { kind } = decisions.positionValue(decisions.position(said));
      return (kind === "granted" || kind === "rationed" || kind === "denied") && by.some((s) => regime.sentences[s]?.clause === clause);
    });
  }
}
