/** The predicates that one case or two cases can contradict, asked of drawn cases by the reference interpreter. */
import type { Day } from "../../language/dates";
import { openness, positionKey } from "../../language/position";
import { stateless, type FactId, type PartyId, type Regime, type RightId } from "../../language/regime";
import { isReciprocal } from "../../language/terms";
import { without } from "../criteria/core-regime";
import { derogationsOf, factsTagged, readingOf } from "../criteria/readings";
import { decideByReference } from "../decide/reference";
import type { Case, PartName, WitnessCase } from "../result";
import { exchangedOn } from "./exchange-identity";
import { boundOn, type Apart, type Situation } from "./situation";

/** The parts that are properties of one case or two; the others are counted. */
export const drawnParts = ["g1", "g2", "g4", "i1", "d1", "d1c", "d2"] as const satisfies readonly PartName[];
export type DrawnPart = (typeof drawnParts)[number];

/** One predicate on one stretch of time. */
export interface Question {
  readonly apart: Apart;
  /** Of members alone, or of all who benefit. */
  readonly among: "members" | "beneficiaries";
  /** The cases that contradict the predicate; `null` where two cases do not. */
  readonly contradicted: (situation: Situation) => readonly WitnessCase[] | null;
}

const speaks = ({ decision }: WitnessCase): boolean => decision.position.kind !== "silent";
const keyOf = ({ decision }: WitnessCase): string => positionKey(decision.position);
const sameParties = (a: Case, b: Case): boolean => a.host === b.host && a.origin === b.origin;
const noFacts: ReadonlySet<FactId> = new Set();

/** Asks the predicates of one regime. */
export class Questions {
  private readonly core: Regime;
  private readonly mirrors: readonly boolean[];
  private readonly conduct: readonly boolean[];
  private readonly records: readonly boolean[];
  private readonly exchanged = new Map<string, Regime>();

  constructor(
    private readonly regime: Regime,
    private readonly binding: "hard" | "soft",
    /** The facts on which D1c forbids a position to depend, on a day. */
    private readonly particular: (on: Day) => ReadonlySet<FactId>,
  ) {
    this.core = without(regime, derogationsOf(regime, binding));
    const readings = regime.sentences.map((s) => readingOf(regime, s));
    this.mirrors = regime.sentences.map(isReciprocal);
    this.conduct = readings.map((r) => r.conduct);
    this.records = readings.map((r) => r.record);
  }

  /** What a part asks on a day. */
  of(part: DrawnPart, on: Day): Question {
    const parties = { hosts: true, origins: true, facts: noFacts };
    switch (part) {
      case "g1":
        return { apart: parties, among: "members", contradicted: (s) => this.named(s) };
      case "g2":
        return { apart: { hosts: false, origins: true, facts: factsTagged(this.regime, ["class"]) }, among: "beneficiaries", contradicted: (s) => (sameParties(s.first, s.second) ? null : this.unlike(s)) };
      case "g4":
        return this.regardOf(factsTagged(this.regime, ["relation", "linked"]), false);
      case "d1":
        return this.regardOf(factsTagged(this.regime, ["conduct-one", "conduct-all", "standing"]), true);
      case "d1c":
        return this.regardOf(this.particular(on), true);
      case "i1":
        return { apart: parties, among: "beneficiaries", contradicted: (s) => this.letOut(s) };
      case "d2":
        return { apart: parties, among: "beneficiaries", contradicted: (s) => this.mirrored(s) };
    }
  }

  private decided(one: Case, right: RightId, regime = this.regime): WitnessCase {
    return { case: one, right, decision: decideByReference(regime, one, right, this.binding) };
  }
  private both({ first, second, right }: Situation): readonly [WitnessCase, WitnessCase] {
    return [this.decided(first, right), this.decided(second, right)];
  }
  private unlike(s: Situation): readonly WitnessCase[] | null {
    const [a, b] = this.both(s);
    return keyOf(a) === keyOf(b) ? null : [a, b];
  }

  /** The same case but for some facts; figures of conduct cannot be varied, so one case that they decide is enough. */
  private regardOf(facts: ReadonlySet<FactId>, conduct: boolean): Question {
    const contradicted = (s: Situation): readonly WitnessCase[] | null => {
      const a = this.decided(s.first, s.right);
      if (conduct && speaks(a) && a.decision.by.some((id) => this.conduct[id])) return [a];
      return this.unlike(s);
    };
    return { apart: { hosts: false, origins: false, facts }, among: "beneficiaries", contradicted };
  }

  private named(s: Situation): readonly WitnessCase[] | null {
    if (sameParties(s.first, s.second)) return null;
    if (!this.regime.sentences.some(({ rights }, id) => this.records[id] && (rights === null || rights.includes(s.right)))) return this.unlike(s);
    // Where records are read, the names are exchanged and the records stay.
    const [a, b] = this.both(s);
    if (keyOf(this.decided(s.first, s.right, this.withNames(s))) === keyOf(a) || !this.isRegulated(s, [a, b])) return null;
    return keyOf(a) === keyOf(b) ? [a] : [a, b];
  }

  /** Whether the regime speaks to some pair of members in these facts: what it would say under other names alone is none of its cases. */
  private isRegulated({ first, right }: Situation, [a, b]: readonly [WitnessCase, WitnessCase]): boolean {
    if (speaks(a) || speaks(b)) return true;
    const members = boundOn(this.regime, first.on);
    return members.some((host) => members.some((origin) => origin !== host && speaks(this.decided({ ...first, host, origin }, right))));
  }
  /** The regime in which the first pair bears the names of the second. */
  private withNames({ first, second }: Situation): Regime {
    const from: readonly PartyId[] = [second.host, second.origin];
    const to: readonly PartyId[] = [first.host, first.origin];
    const key = `${from.join(" ")} ${to.join(" ")} ${first.on}`;
    const known = this.exchanged.get(key);
    if (known) return known;
    const left = to.filter((p) => !from.includes(p));
    const places = new Map([...from.map((p, i) => [p, to[i] ?? p] as const), ...from.filter((p) => !to.includes(p)).map((p, i) => [left[i] ?? p, p] as const)]);
    const made = exchangedOn(this.regime, (p) => places.get(p) ?? p, first.on);
    if (this.exchanged.size > 500) this.exchanged.clear();
    this.exchanged.set(key, made);
    return made;
  }

  /** A pair that is not bound, while the regime speaks to that pair or to the other in the same facts. */
  private letOut(s: Situation): readonly WitnessCase[] | null {
    const [a, b] = this.both(s);
    if (sameParties(s.first, s.second)) return speaks(a) && !this.isBound(a) ? [a] : null;
    if (speaks(b) && !this.isBound(a)) return [a, b];
    return speaks(a) && !this.isBound(b) ? [b, a] : null;
  }
  /** Whether the regime gives no less than the core, and the core speaks. */
  private isBound({ case: one, right, decision }: WitnessCase): boolean {
    const inCore = this.decided(one, right, this.core).decision.position;
    return inCore.kind !== "silent" && openness(decision.position) >= openness(inCore);
  }

  private mirrored(s: Situation): readonly WitnessCase[] | null {
    const [a, b] = this.both(s);
    if (!a.decision.by.some((id) => this.mirrors[id]) || !(speaks(a) || speaks(b))) return null;
    const { host, origin } = s.first;
    if (!speaks(a)) return [a, b];
    return origin === stateless ? [a] : [a, this.decided({ ...s.first, host: origin, origin: host }, s.right)];
  }
}
