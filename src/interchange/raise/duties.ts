import type { DutyClause, Obligation, Parties } from "../../language/ast";
import type { Duty } from "../../language/regime";
import { condition } from "./conditions";
import { cannot, classNames, type Context } from "./context";
import { citations, duration, name, nameList, names, nowhere } from "./nodes";
import { parties } from "./parties";
import { span } from "./sentences";

/** Who bears a duty; parties that owe it together are one. */
function together(c: Context, duty: Duty): Parties {
  const read = parties(c, duty.bearer, "host");
  return duty.together && read.kind === "Listed" ? { ...read, together: true } : read;
}

/** Who owes it to whom; where only one role of a case can bear it, the text names a role. */
function between(c: Context, duty: Duty): Pick<Obligation, "bearer" | "toward"> {
  const bearer = together(c, duty);
  const toward = parties(c, duty.toward, "origin", false);
  const [role, ...more] = duty.bearers;
  if (role === undefined || more.length > 0) return { bearer, toward };
  const other = role === "host" ? "origin" : "host";
  if (duty.toward.kind === "any") return { bearer, toward: { kind: "Role", role: other, span: nowhere } };
  return { bearer: { kind: "Role", role, span: nowhere }, toward };
}

/** One obligation. */
export function obligation(c: Context, duty: Duty): Obligation {
  const [window, ...more] = duty.windows;
  if (more.length > 0) cannot(c, `the duty \`${duty.name}\``, "It has more than one span.");
  if (duty.response !== null) cannot(c, `the duty \`${duty.name}\``, "What follows its breach.");
  const unconditional = duty.condition.kind === "constant" && duty.condition.value;
  const anywhere = duty.origins.kind === "any";
  return {
    kind: "Obligation", ...between(c, duty), negative: duty.negative, acts: names(duty.acts),
    ...(duty.movers === null && anywhere ? {} : { forMovers: nameList(classNames(c, duty.movers)) }),
    ...(anywhere ? {} : { fromParties: parties(c, duty.origins, "origin") }),
    ...(unconditional ? {} : { when: condition(c, duty.condition) }),
    ...(duty.within === null ? {} : { within: duration(duty.within) }),
    ...(window === undefined ? {} : span(c, window)),
    cites: citations(duty.cites), span: nowhere,
  };
}

/** The obligations of one name, which stand together. */
export function duties(c: Context): readonly DutyClause[] {
  const byName = new Map<string, Duty[]>();
  for (const duty of c.regime.duties) byName.set(duty.name, [...(byName.get(duty.name) ?? []), duty]);
  return [...byName].map(([called, list]) => ({ kind: "Duty", name: name(called), under: [], cites: [], obligations: list.map((d) => obligation(c, d)), span: nowhere }));
}
