import { parseDay } from "./dates";
import type { FactType } from "./regime";

const perUnit: Readonly<Record<string, readonly ["months" | "days", number]>> = {
  day: ["days", 1], days: ["days", 1], month: ["months", 1], months: ["months", 1], year: ["months", 12], years: ["months", 12],
};

function numberOf(text: string): number | null {
  return /^\d[\d_]*(?:\.\d+)?$/.test(text) ? Number(text.replaceAll("_", "")) : null;
}

function amount(type: FactType & { readonly kind: "number" }, value: string): number | null {
  const [figure = "", unit, ...rest] = value.split(" ");
  const n = numberOf(figure);
  if (n === null || rest.length > 0) return null;
  if (unit === undefined) return n;
  const known = Object.hasOwn(perUnit, unit) ? perUnit[unit] : undefined;
  return known !== undefined && known[0] === type.grain ? n * known[1] : null;
}

/** The value that a text says, as the checked regime stores it; or in words what would be one. A state hangs on the case, and is not read here. */
export function readFactValue(type: Exclude<FactType, { kind: "state" }>, value: string): number | { readonly expected: string } {
  switch (type.kind) {
    case "yes-or-no":
      return value === "yes" || value === "true" ? 1 : value === "no" || value === "false" ? 0 : { expected: "yes or no" };
    case "labels": {
      const index = type.labels.indexOf(value);
      return index >= 0 ? index : { expected: `one of ${type.labels.join(", ")}` };
    }
    case "date":
      return parseDay(value) ?? { expected: "a date, YYYY-MM-DD" };
    case "money": {
      const figure = value.replace(type.currency, "").trim();
      return numberOf(figure) ?? { expected: `an amount in ${type.currency}` };
    }
    case "number": {
      const n = amount(type, value);
      return n ?? { expected: type.grain === "count" ? "a number" : type.grain === "days" ? "a number of days" : "a number of months or years" };
    }
  }
}
