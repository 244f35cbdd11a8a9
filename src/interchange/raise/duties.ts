import type { DutyClause, Obligation, Parties, Remedy as WrittenRemedy } from "../../language/ast";
import { partiesOf, sideOf } from "../../language/party-text";
import type { Duty, Remedy } from "../../language/regime";
import { condition } from "./conditions";
import { cannot, classNames, clauseNames, type Context } from "./context";
import { citations, date, duration, name, nameList, names, nowhere } from "./nodes";
import { parties, partySet } from "./parties";
import { decidedBy, under } from "./procedures";
import { span } from "./sentences";

/** Who bears a duty; parties that owe it together are one. */
function together(c: Context, duty: Duty): Parties {
  const { bearer } = duty;
  if (duty.together && bearer.kind === "members" && bearer.of !== null) return { kind: "Listed", set: partySet(c, bearer.of), together: true, span: nowhere };
  return parties(c, bearer, "host");
}

/** Who owes it to whom; where only one role of a case can bear it, the text names a role. */
function between(c: Context, duty: Duty): Pick<Obligation, "bearer" | "toward"> {
  if (duty.persons) return privately(c, duty, duty.persons);
  const bearer = together(c, duty);
  const toward = duty.towardBody === undefined ? parties(c, duty.toward, "origin", false) : partiesOf(duty.towardBody);
  const [role, ...more] = duty.bearers;
  if (role === undefined || more.length > 0) return { bearer, toward };
  const other = role === "host" ? "origin" : "host";
  if (duty.toward.kind === "any") return { bearer, toward: { kind: "Role", role: other, span: nowhere } };
  return { bearer: { kind: "Role", role, span: nowhere }, toward };
}

/** A duty that a private person bears, or that is owed to one. */
function privately(c: Context, duty: Duty, persons: NonNullable<Duty["persons"]>): Pick<Obligation, "bearer" | "toward"> {
  const toward = sideOf(duty.towardBody ?? persons.toward ?? "");
  if (persons.bearer !== null) return { bearer: sideOf(persons.bearer), toward };
  const [role, ...more] = duty.bearers;
  return { bearer: role !== undefined && more.length === 0 ? { kind: "Role", role, span: nowhere } : together(c, duty), toward };
}

/** One obligation. */
export function obligation(c: Context, duty: Duty): Obligation {
  const [window, ...more] = duty.windows;
  if (more.length > 0) cannot(c, `the duty \`${duty.name}\``, "It has more than one span.");
  const unconditional = duty.condition.kind === "constant" && duty.condition.value;
  const anywhere = duty.origins.kind === "any";
  return {
    kind: "Obligation", ...between(c, duty), negative: duty.negative, soft: duty.soft, ...(duty.permission ? { permitted: true } : {}), acts: names(duty.acts),
    ...(duty.movers === null && anywhere ? {} : { forMovers: nameList(classNames(c, duty.movers)) }),
    ...(anywhere ? {} : { fromParties: parties(c, duty.origins, "origin") }),
    ...(unconditional ? {} : { when: condition(c, duty.condition) }),
    ...(duty.within === null ? {} : { within: duration(duty.within) }),
    ...(duty.by === undefined ? {} : { by: date(duty.by) }),
    ...(window === undefined ? {} : span(c, window)),
    ...decidedBy(c, duty.permission?.decidedBy ?? null),
    cites: citations(duty.cites), ...(duty.remedy === null ? {} : { otherwise: remedy(c, duty.remedy) }), span: nowhere,
  };
}

/** What may be done about a breach; the exception that stands for it comes of itself. */
const remedy = (c: Context, r: Remedy): WrittenRemedy => ({
  kind: "Remedy", by: partiesOf(r.by), clauses: nameList(clauseNames(c, r.clauses)), ...(r.toward === null ? {} : { toward: partiesOf(r.toward) }),
  ...(r.length === null ? {} : { length: { duration: duration(r.length), renewable: r.renewable, span: nowhere } }), ...decidedBy(c, r.decidedBy), span: nowhere,
});

/** What the duty itself cites stands first in each of its obligations, and in the exception for a breach. */
const sharedCitations = (c: Context, called: string): Duty["cites"] =>
  c.regime.clauses.find((k) => k.remedyOf !== null && k.name === called && k.sentences.length > 0)?.cites ?? [];

/** The obligations of one name, which stand together. */
export function duties(c: Context): readonly DutyClause[] {
  const byName = new Map<string, Duty[]>();
  for (const duty of c.regime.duties) byName.set(duty.name, [...(byName.get(duty.name) ?? []), duty]);
  return [...byName].map(([called, list]) => {
    const cites = sharedCitations(c, called);
    const obligations = list.map((d) => obligation(c, { ...d, cites: d.cites.slice(cites.length) }));
    return { kind: "Duty", name: name(called), under: under(c, called), cites: citations(cites), obligations, span: nowhere };
  });
}
