import type { FactValue } from "./result";

/**
 * The value that a case states for a key in a list. JavaScript engines remember at each place of the code the key that was read there: the first keys
 * have a place each, so that cases of one shape are read without looking for the key.
 */
export function factAt(given: Readonly<Record<string, FactValue>>, keys: readonly string[], place: number): FactValue | undefined {
  switch (place) {
    case 0:
      return given[keys[0] ?? ""];
    case 1:
      return given[keys[1] ?? ""];
    case 2:
      return given[keys[2] ?? ""];
    case 3:
      return given[keys[3] ?? ""];
    case 4:
      return given[keys[4] ?? ""];
    case 5:
      return given[keys[5] ?? ""];
    case 6:
      return given[keys[6] ?? ""];
    case 7:
      return given[keys[7] ?? ""];
    case 8:
      return given[keys[8] ?? ""];
    case 9:
      return given[keys[9] ?? ""];
    default:
      return given[keys[place] ?? ""];
  }
}
