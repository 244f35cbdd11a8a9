/** The rules of the common workload as a text of ours. */
import { formatDay } from "../../../src/language/dates";
import { classNames, flagNames, partyNames, rightNames, skillNames, type Rule, type When } from "./rules";

/** `to Cat1, Cat2 from P1, P2`. */
function scopeText({ mover, origin }: When, whole: boolean): string {
  const to = mover ? ` to ${mover.join(", ")}` : whole ? " to anybody" : "";
  const from = origin ? ` from ${origin.join(", ")}` : whole ? " from every other member" : "";
  return to + from;
}
function tailText({ skill, age, on, flags }: When): string {
  const asked = [
    ...(skill ? [`mover.skill in { ${skill.join(", ")} }`] : []),
    ...(age ? [`mover.age >= ${age[0]}`, `mover.age <= ${age[1]}`] : []),
    ...flagNames.flatMap((name) => (flags?.[name] === undefined ? [] : [`${flags[name] ? "" : "not "}mover.${name}`])),
  ];
  const window = on ? ` since ${formatDay(on[0])} until ${formatDay(on[1])}` : "";
  return (asked.length > 0 ? ` when ${asked.join(" and ")}` : "") + window;
}

function clauseText({ id, kind, right, parent, when }: Rule): string {
  const hosts = when.host ? `every member of ${when.host.join(", ")}` : "every member";
  switch (kind) {
    case "base":
      return `  rule ${id} { ${hosts} grants ${right}${scopeText(when, true)}${tailText(when)} }`;
    case "bar":
      return `  exception ${id} to everything { ${hosts} refuses ${right}${scopeText(when, true)}${tailText(when)} }`;
    case "exception":
      return `  exception ${id} to ${parent ?? ""} { ${parent ?? ""} does not apply${scopeText(when, false)}${tailText(when)} }`;
  }
}

/** The text of a regime with these rules. An exception makes what it is an exception to not apply; a bar is an exception to everything. */
export function workloadText(parties: number, rules: readonly Rule[]): string {
  const names = partyNames(parties);
  return [
    "edition 2026",
    ...names.map((name) => `party ${name} "Party ${name}"`),
    ...rightNames.map((name) => `right ${name}`),
    ...classNames.map((name) => `mover ${name}`),
    "facts about mover {",
    `  skill : one of ${skillNames.join(", ")}`,
    "  age : number from 0 to 120",
    ...flagNames.map((name) => `  ${name} : yes or no`),
    "}",
    "regime Workload {",
    `  members { ${names.join(", ")} }`,
    ...rules.map(clauseText),
    "}",
    "",
  ].join("\n");
}
