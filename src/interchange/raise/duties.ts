import type { DutyClause, Obligation, Parties } from "../../language/ast";
import type { Duty } from "../../language/regime";
import { cannot, type Context } from "./context";
import { citations, duration, name, names, nowhere } from "./nodes";
import { parties } from "./parties";
import { span } from "./sentences";

/** Who bears a duty; parties that owe it together are one. */
function together(c: Context, duty: Duty): Parties {
  const read = parties(c, duty.bearer, "host");
  return duty.together && read.kind === "Listed" ? { ...read, together: true } : read;
}

/** One obligation. */
export function obligation(c: Context, duty: Duty): Obligation {
  const [window, ...more] = duty.windows;
  if (more.length > 0) cannot(c, `the duty \`${duty.name}\``, "It has more than one span.");
  if (duty.response !== null) cannot(c, `the duty \`${duty.name}\``, "What follows its breach.");
  return {
    kind: "Obligation", bearer: together(c, duty), negative: duty.negative, acts: names(duty.acts), toward: parties(c, duty.toward, "origin", false),
    ...(duty.within === null ? {} : { within: duration(duty.within) }),
    ...(window === undefined ? {} : span(c, window)),
    cites: citations(duty.cites), span: nowhere,
  };
}

/** The obligations of one name, which stand together. */
export function duties(c: Context): readonly DutyClause[] {
  const byName = new Map<string, Duty[]>();
  for (const duty of c.regime.duties) byName.set(duty.name, [...(byName.get(duty.name) ?? []), duty]);
  return [...byName].map(([called, list]) => ({ kind: "Duty", name: name(called), cites: [], obligations: list.map((d) => obligation(c, d)), span: nowhere }));
}
