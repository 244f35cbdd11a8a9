import type { Options } from "./options";
import { UsageError } from "./usage-error";

/** A whole number from 1 on that an option gives, or what is usual. */
export function countOf(options: Options, name: string, usual: number): number {
  const text = options.text(name);
  if (text === null) return usual;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`\`--${name}\` is a whole number from 1 on, which \`${text}\` is not.`);
}

/** A whole number from 0 on that an option gives; `null` where it is not given. */
export function countFromZero(options: Options, name: string): number | null {
  return options.text(name) === "0" ? 0 : options.has(name) ? countOf(options, name, 0) : null;
}
