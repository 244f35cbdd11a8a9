import type { Options } from "./options";
import { UsageError } from "./usage-error";

/** The largest number that any option takes. */
const largest = 999_999_999;

function wholeOf(name: string, text: string, from: 0 | 1, most: number): number {
  if (!/^(?:0|[1-9]\d*)$/.test(text) || Number(text) < from) throw new UsageError(`\`--${name}\` is a whole number from ${from} on, which \`${text}\` is not.`);
  if (Number(text) > most) throw new UsageError(`\`--${name}\` is at most ${most}; \`${text}\` is more.`);
  return Number(text);
}

/** A whole number from 1 on that an option gives, or what is usual. */
export function countOf<T extends number | null>(options: Options, name: string, usual: T, most = largest): number | T {
  const text = options.text(name);
  return text === null ? usual : wholeOf(name, text, 1, most);
}

/** A whole number from 0 on that an option gives; `null` where it is not given. */
export function countFromZero(options: Options, name: string): number | null {
  const text = options.text(name);
  return text === null ? null : wholeOf(name, text, 0, largest);
}
