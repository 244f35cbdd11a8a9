/** What the process says when it ends; scripts depend on these numbers. */
export const exit = {
  /** All holds. */
  ok: 0,
  /** A test, an expectation or a required criterion fails. */
  failed: 1,
  /** Wrong usage. */
  usage: 2,
  /** The source has errors. */
  source: 3,
  /** Undecided, or a budget is spent. */
  undecided: 4,
  /** A bug of ours. */
  bug: 70,
} as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** The worse of two outcomes: errors of the source, then failures, then what is undecided. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  const order: readonly ExitCode[] = [exit.bug, exit.usage, exit.source, exit.failed, exit.undecided, exit.ok];
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}
