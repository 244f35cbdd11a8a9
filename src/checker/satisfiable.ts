import type { Comparator, Condition, FactId } from "../language/regime";
import type { Builder } from "./builder";

/** Values a fact may still have: from `low` to `high`, `not` left out. */
interface Room {
  low: number;
  high: number;
  /** Between two neighbours lies nothing. */
  readonly whole: boolean;
  readonly not: Set<number>;
}
type Rooms = Map<FactId, Room>;

/**
 * Whether a condition can be seen, from its words alone, never to be met: each alternative asks one fact for two values at once,
 * or for one outside its range. Tables and parties count as free.
 */
export function neverHolds(b: Builder, condition: Condition): boolean {
  return !feasible(b, condition, true, new Map());
}

function feasible(b: Builder, condition: Condition, wanted: boolean, rooms: Rooms): boolean {
  switch (condition.kind) {
    case "constant":
      return condition.value === wanted;
    case "not":
      return feasible(b, condition.operand, !wanted, rooms);
    case "and": case "or":
      if ((condition.kind === "and") === wanted) return condition.operands.every((o) => feasible(b, o, wanted, rooms));
      // One alternative is enough, and what each asks of the facts is its own.
      return condition.operands.some((o) => feasible(b, o, wanted, copy(rooms)));
    case "fact": {
      if (condition.operand.terms.length > 0) return true;
      const room = rooms.get(condition.fact) ?? roomOf(b, condition.fact);
      rooms.set(condition.fact, room);
      narrow(room, wanted ? condition.comparator : opposite[condition.comparator], condition.operand.constant);
      return hasRoom(room);
    }
    case "table": case "date": case "state": case "series": case "party": case "member":
      return true;
    default: {
      const never: never = condition;
      return never;
    }
  }
}

const copy = (rooms: Rooms): Rooms => new Map([...rooms].map(([fact, room]) => [fact, { ...room, not: new Set(room.not) }]));
const opposite: Record<Comparator, Comparator> = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

function roomOf(b: Builder, fact: FactId): Room {
  const draft = b.facts.items[fact];
  const type = draft?.type;
  const whole = type !== undefined && type.kind !== "money" && !(type.kind === "number" && type.grain === "count");
  return { low: draft?.range?.from ?? -Infinity, high: draft?.range?.to ?? Infinity, whole, not: new Set() };
}

function narrow(room: Room, comparator: Comparator, value: number): void {
  switch (comparator) {
    case "=":
      room.low = Math.max(room.low, value);
      room.high = Math.min(room.high, value);
      return;
    case "!=":
      room.not.add(value);
      return;
    case ">": case ">=":
      if (comparator === ">") room.not.add(value);
      room.low = Math.max(room.low, value);
      return;
    case "<": case "<=":
      if (comparator === "<") room.not.add(value);
      room.high = Math.min(room.high, value);
      return;
    default: {
      const never: never = comparator;
      return never;
    }
  }
}

function hasRoom(room: Room): boolean {
  if (room.low > room.high) return false;
  if (room.low === room.high) return !room.not.has(room.low);
  if (!room.whole) return true;
  const size = Math.floor(room.high) - Math.ceil(room.low) + 1;
  // Only a whole number between the ends takes one away.
  return size > [...room.not].filter((n) => Number.isInteger(n) && n >= room.low && n <= room.high).length;
}
