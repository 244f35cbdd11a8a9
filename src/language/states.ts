import type { FactType, PartyId } from "./regime";

/** The type of a fact whose value is a state. */
export type StateType = Extract<FactType, { kind: "state" }>;

/** Which state a value means: no state, one by its role in the case, one that no clause names, or a party that some clause names. */
export type MeantState = "none" | "host" | "origin" | "another member" | "another state" | PartyId;

/** The values before the named ones. By name, who host and origin are does not matter: they are a member or a state like any other. */
const byRole = ["none", "host", "origin", "another member", "another state"] as const;
const byName = ["none", "another member", "another state"] as const;
const unnamed = (type: Pick<StateType, "byName">): readonly Exclude<MeantState, PartyId>[] => (type.byName ? byName : byRole);

/** Whether a fact is a state that is the same whoever host and origin are. */
export const isStateByName = (type: FactType | undefined): boolean => type?.kind === "state" && type.byName === true;

/** How many values of a fact that is a state stand before those of parties that clauses name. */
export const unnamedStates = (type: Pick<StateType, "byName">): number => unnamed(type).length;

/** How many values a fact that is a state has. */
export const stateCount = (type: Pick<StateType, "byName" | "named">): number => unnamed(type).length + type.named.length;

/** The type with parties that clauses name, by their codes. */
export function stateType(isByName: boolean, named: readonly PartyId[], code: (party: PartyId) => string): StateType {
  const type = { kind: "state", named, ...(isByName ? { byName: true as const } : {}) } as const;
  return { ...type, labels: [...unnamed(type), ...named.map(code)] };
}

/** What a value of a fact that is a state means; one out of range means no state. */
export function meantState(type: StateType, value: number): MeantState {
  const first = unnamed(type);
  return first[value] ?? type.named[value - first.length] ?? "none";
}

/** The value with a meaning; `null` where the fact has none: by name nothing is host or origin, and only named parties have values of their own. */
export function stateValue(type: StateType, meant: MeantState): number | null {
  const first = unnamed(type);
  const at = typeof meant === "number" ? type.named.indexOf(meant) : first.indexOf(meant);
  return at < 0 ? null : typeof meant === "number" ? first.length + at : at;
}
