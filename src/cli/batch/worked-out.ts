import { named } from "./duck";

/** A column that is worked out of a row before it is decided. */
export interface WorkedOut {
  readonly name: string;
  readonly value: string;
}
/** As a SELECT lists them. */
export const listed = (columns: readonly WorkedOut[]): string => columns.map(({ name, value }) => `${value} AS ${named(name)}`).join(", ");
