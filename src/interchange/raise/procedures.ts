import type {
  AccessionClause, AmendmentClause, Body, Complainant, ExitClause, InstitutionClause, LinkageClause, NormClause, PackageClause, PrincipleClause, StandingClause,
} from "../../language/ast";
import type { Accession, Amendment, Decider, Institution, Linkage, Package, Standing } from "../../language/regime";
import { condition } from "./conditions";
import { cannot, clauseNames, item, type Context } from "./context";
import { citations, duration, integer, intervalWindow, name, nameList, names, nowhere, text, titled } from "./nodes";
import { parties, partySet } from "./parties";

const unbounded = { since: null, before: null } as const;

const complainants: Readonly<Record<string, Complainant>> = {
  "any member": { kind: "AnyMember", span: nowhere }, "injured member": { kind: "InjuredMember", span: nowhere }, "any mover": { kind: "AnyMover", span: nowhere },
};
const complainant = (words: string): Complainant => complainants[words] ?? name(words);

export const institution = (c: Context, i: Institution): InstitutionClause => ({
  kind: "Institution", name: name(i.name), ...titled(i.title), ...(i.of ? { of: partySet(c, i.of) } : {}), ...intervalWindow(i.life ?? unbounded), cites: citations(i.cites),
  powers: i.powers.map((p) => ({
    kind: "Power", verb: p.verb, ...(p.rule === null ? {} : { rule: p.rule }), clauses: nameList(p.clauses && clauseNames(c, p.clauses)),
    complainants: p.complainants.map(complainant), ...intervalWindow(p.life ?? unbounded), span: nowhere,
  })),
  span: nowhere,
});

/** Who decides. `every member` decides on standing alone, and is written there. */
function body(c: Context, by: Decider): Body {
  if (by.kind !== "role") return name(by.name);
  if (by.name === "host" || by.name === "origin" || by.name === "employer" || by.name === "mover") return { kind: "RoleBody", role: by.name, span: nowhere };
  cannot(c, `\`decided by ${by.name}\``, "No role of a case has this name.");
  return name(by.name);
}
export const decidedBy = (c: Context, by: Decider | null): { readonly decidedBy?: Body } => (by === null ? {} : { decidedBy: body(c, by) });

/** `when`, unless it always holds. */
const when = (c: Context, read: Accession["condition"]): Pick<AccessionClause, "when"> =>
  read.kind === "constant" && read.value ? {} : { when: condition(c, read) };

export const standing = (c: Context, s: Standing): StandingClause => ({
  kind: "Standing", by: s.decidedBy.kind === "members" ? { kind: "EveryMember", span: nowhere } : body(c, s.decidedBy),
  complainants: s.complainants.map(complainant), toward: parties(c, s.toward, "origin", false), ...when(c, s.condition), cites: citations(s.cites), span: nowhere,
});

export const linkage = (c: Context, l: Linkage): LinkageClause => {
  const [gives = "", inReturnFor = ""] = clauseNames(c, [l.gives, l.inReturnFor]);
  return {
    kind: "Linkage", name: name(l.name), mode: l.mode, cites: citations(l.cites), gives: name(gives), inReturnFor: name(inReturnFor),
    ...(l.ratio === null ? {} : { ratio: { give: integer(l.ratio.give), take: integer(l.ratio.take) } }), span: nowhere,
  };
};

export const pack = (p: Package): PackageClause => ({
  kind: "Package", name: name(p.name), cites: citations(p.cites), parts: names(p.parts.map((part) => part.name)),
  ...(p.after === null ? {} : { after: duration(p.after) }), span: nowhere,
});

export const accession = (c: Context, a: Accession): AccessionClause => ({
  kind: "Accession", ...(a.openTo === null ? {} : { openTo: parties(c, a.openTo, "origin", false) }), ...when(c, a.condition), ...decidedBy(c, a.decidedBy),
  cites: citations(a.cites), span: nowhere,
});

export const amendment = (c: Context, a: Amendment): AmendmentClause => ({
  kind: "Amendment", rule: a.rule, ...decidedBy(c, a.decidedBy), cites: citations(a.cites), span: nowhere,
});

/** Leaving, with the sentences that then hold. */
export function exit(c: Context, sentences: ExitClause["sentences"]): readonly ExitClause[] {
  const { exit: leaving } = c.regime;
  if (leaving === null) return [];
  return [{ kind: "Exit", ...(leaving.after === null ? {} : { after: duration(leaving.after) }), cites: citations(leaving.cites), sentences, span: nowhere }];
}

// ---- principles and norms -------------------------------------------------------------------------------------

export const kinds = (c: Context): readonly (PrincipleClause | NormClause)[] => [
  ...c.regime.principles.map((p) => ({ kind: "Principle", name: name(p.name), text: text(p.text), cites: citations(p.cites), span: nowhere }) as const),
  ...c.regime.norms.map((n) => ({
    kind: "Norm", name: name(n.name), text: text(n.text), follows: names(n.follows.map((p) => item(c.regime.principles, p).name)), cites: citations(n.cites), span: nowhere,
  }) as const),
];

/** The norms under which the clauses of one name stand. */
export const under = (c: Context, clause: string): NormClause["follows"] =>
  names(c.regime.norms.filter((n) => clauseNames(c, n.clauses).includes(clause)).map((n) => n.name));
