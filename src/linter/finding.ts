/** What the linter says of a text. Pure data: `report` prints it, the command line and editors read it. */
import type { Related } from "../diagnostics";
import type { Location, TextEdit } from "../language/span";

/** How much a rule counts. What is `off` is not looked for. */
export const levels = ["off", "info", "warn", "error"] as const;
export type Level = (typeof levels)[number];

/** Edits of the text after which a finding is gone and the regime means the same. */
export interface Fix {
  /** As an order: "Leave out `use std.movers`." */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Finding {
  /** The name of a rule, or the code of a warning of the checker. */
  readonly code: string;
  readonly level: Exclude<Level, "off">;
  readonly message: string;
  readonly remedy: string;
  readonly at: Location;
  readonly related: readonly Related[];
  readonly fix: Fix | null;
}
