import type { Act } from "../../language/conceded";
import { addMonths, type Day } from "../../language/dates";
import type { FactId, PartyId, Regime } from "../../language/regime";
import type { Choice, Instrumented } from "./instrumented";

/** What has been done so far: each item is one fact of the history, such as `breach readmission 3 1`. */
export type State = ReadonlySet<string>;

/** One act of one party. */
export interface Step {
  readonly kind: "concede" | "raise" | "breach" | "comply" | "use" | "invoke" | "expel" | "restore" | "accede" | "withdraw" | "trigger";
  readonly by: PartyId;
  /** `null`: toward nobody in particular. */
  readonly toward: PartyId | null;
  /** The concession, duty, clause or fact. */
  readonly name: string;
  readonly on: Day;
}

/** The names of the items of a state. */
export const items = {
  conceded: (act: number, host: PartyId, origin: PartyId | null): string => `conceded ${act} ${host} ${origin ?? "all"}`,
  breach: (duty: string, by: PartyId, toward: PartyId): string => `breach ${duty} ${by} ${toward}`,
  chosen: (fact: FactId, host: PartyId, origin: PartyId): string => `chosen ${fact} ${host} ${origin}`,
  expelled: (party: PartyId): string => `expelled ${party}`,
  joined: (party: PartyId): string => `joined ${party}`,
  left: (party: PartyId): string => `left ${party}`,
  triggered: (fact: FactId, host: PartyId): string => `triggered ${fact} ${host}`,
} as const;

/** A fact of a case that a history decides. */
export type Tracked =
  | { readonly kind: "conduct"; readonly keeper: "host" | "origin"; readonly duty: string; /** `null`: every member. */ readonly toward: "host" | "origin" | PartyId | null }
  | { readonly kind: "standing"; readonly role: "host" | "origin" }
  | { readonly kind: "trigger" }
  | { readonly kind: "chosen" };

/** The facts of a regime that histories decide; the others may be whatever they may. */
export function trackedFacts({ regime, choices }: Pick<Instrumented, "regime" | "choices">): ReadonlyMap<FactId, Tracked> {
  const found = new Map<FactId, Tracked>();
  regime.facts.forEach((fact, id) => {
    const keeps = /^(host|origin) keeps (\S+) toward (.+)$/.exec(fact.key);
    if (keeps) {
      const [, keeper, duty = "", whom = ""] = keeps;
      const party = regime.parties.findIndex((p) => p.code === whom);
      const toward = whom === "every member" ? null : whom === "host" || whom === "origin" ? whom : party;
      // Conduct toward a group is left free.
      if ((keeper === "host" || keeper === "origin") && toward !== -1) found.set(id, { kind: "conduct", keeper, duty, toward });
      return;
    }
    const standing = /^(host|origin) is in good standing$/.exec(fact.key);
    if (standing) found.set(id, { kind: "standing", role: standing[1] === "host" ? "host" : "origin" });
    else if (choices.some((c) => c.fact === id)) found.set(id, { kind: "chosen" });
    else if (fact.tag === "host" && fact.type.kind === "yes-or-no") found.set(id, { kind: "trigger" });
  });
  return found;
}

/** What a tracked fact is between two parties. */
export function factIn(state: State, id: FactId, tracked: Tracked, host: PartyId, origin: PartyId): 0 | 1 {
  switch (tracked.kind) {
    case "conduct": {
      const keeper = tracked.keeper === "host" ? host : origin;
      const { duty, toward } = tracked;
      if (toward === null) return [...state].some((item) => item.startsWith(`breach ${duty} ${keeper} `)) ? 0 : 1;
      return state.has(items.breach(duty, keeper, toward === "host" ? host : toward === "origin" ? origin : toward)) ? 0 : 1;
    }
    case "standing":
      return state.has(items.expelled(tracked.role === "host" ? host : origin)) ? 0 : 1;
    case "trigger":
      return state.has(items.triggered(id, host)) ? 1 : 0;
    case "chosen":
      return state.has(items.chosen(id, host, origin)) ? 1 : 0;
  }
}

/** The day that a state speaks of: a withdrawal takes effect after its notice. */
export function dayOf(regime: Regime, state: State, on: Day): Day {
  const { exit } = regime;
  if (!exit?.after || ![...state].some((item) => item.startsWith("left "))) return on;
  return exit.after.unit === "months" ? addMonths(on, exit.after.amount) : on + exit.after.amount;
}

/** The regime with those who have joined by a day and without those who have left. */
export function withMembers(regime: Regime, state: State, on: Day): Regime {
  const roster = regime.roster.map((spans, party) => {
    if (state.has(items.joined(party))) return [...spans.filter((s) => s.before !== null && s.before < on), { since: on, before: null }];
    if (state.has(items.left(party))) return spans.flatMap((s) => (s.since !== null && s.since >= on ? [] : [{ since: s.since, before: s.before === null || s.before > on ? on : s.before }]));
    return spans;
  });
  return { ...regime, roster };
}

/** The items of a state that change who is a member. */
export const membershipOf = (state: State): string => [...state].filter((item) => /^(joined|left) /.test(item)).sort().join(";");

/** What is conceded in a state: for each act, by whom to whom. */
export function concessionsIn(state: State, acts: readonly Act[]): readonly { readonly act: number; readonly host: PartyId; readonly origin: PartyId | null }[] {
  return [...state].flatMap((item) => {
    const [word, act, host, origin] = item.split(" ");
    return word === "conceded" && acts[Number(act)] ? [{ act: Number(act), host: Number(host), origin: origin === "all" ? null : Number(origin) }] : [];
  });
}

export const keyOf = (state: State): string => [...state].sort().join(";");
export const withItem = (state: State, item: string): State => new Set([...state, item]);
export const withoutItem = (state: State, item: string): State => new Set([...state].filter((i) => i !== item));
export type { Choice };
