/**
 * Drafts: regimes as bags of small numbers. Every draft renders to a well-typed text (`render.ts`), whatever the numbers are,
 * because each number is taken modulo what it chooses from. So fast-check may shrink a draft freely.
 */
import fc from "fast-check";

export interface RegimeTextOptions {
  /** Exceptions may miss what they overlap with and rules may disagree: the text can hold a conflict. Default: it cannot. */
  readonly conflicts?: boolean;
  /** Base rules may speak of any state, outsiders, anyone and the stateless. Default `true`. */
  readonly outsiders?: boolean;
  /** Facts about the past: `after N months of R`, `held R in P on D`. Default `true`. */
  readonly history?: boolean;
  /** Duties, their remedies and conditions on conduct. Default `true`. */
  readonly conduct?: boolean;
  /** Clauses on reciprocal terms and on the terms of a day. Default `true`. */
  readonly mirrors?: boolean;
  /** Grants on most favoured terms. Default `true`. */
  readonly favoured?: boolean;
  /** Series, whose figures may be missing. Default `false`. */
  readonly series?: boolean;
  /** Reservations, powers and their use. Default `true`. */
  readonly reservations?: boolean;
  /** What may be conceded, and schedules that may be raised. Default `true`. */
  readonly concessions?: boolean;
  /** `endeavours to grant`. Default `true`. */
  readonly soft?: boolean;
  /** Claims about the regime. Default `false`. */
  readonly claims?: boolean;
  /** Parties by their ISO codes, not declared. Default: either. */
  readonly iso?: boolean;
  readonly minParties?: number;
  readonly maxParties?: number;
  readonly maxRules?: number;
  readonly maxExceptions?: number;
  readonly maxAtoms?: number;
}
export type Settings = Required<Omit<RegimeTextOptions, "iso">> & { readonly iso: boolean | null };

export const settings = (o: RegimeTextOptions): Settings => ({
  conflicts: o.conflicts ?? false,
  outsiders: o.outsiders ?? true,
  history: o.history ?? true,
  conduct: o.conduct ?? true,
  mirrors: o.mirrors ?? true,
  favoured: o.favoured ?? true,
  series: o.series ?? false,
  reservations: o.reservations ?? true,
  concessions: o.concessions ?? true,
  soft: o.soft ?? true,
  claims: o.claims ?? false,
  iso: o.iso ?? null,
  minParties: o.minParties ?? 2,
  maxParties: o.maxParties ?? 6,
  maxRules: o.maxRules ?? 4,
  maxExceptions: o.maxExceptions ?? 4,
  maxAtoms: o.maxAtoms ?? 3,
});

/** A stretch of time chosen from the pool of dates; `kind` says how it is written. */
export interface SpanDraft {
  readonly kind: number;
  readonly from: number;
  readonly length: number;
}
export interface AtomDraft {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly not: boolean;
}
/** Alternatives of conjunctions. */
export type ConditionDraft = readonly (readonly AtomDraft[])[];
export interface SentenceDraft {
  readonly host: number;
  readonly origin: number;
  readonly party: number;
  readonly head: number;
  readonly rights: number;
  readonly classes: number;
  readonly when: ConditionDraft;
  readonly span: SpanDraft;
  readonly amount: number;
  readonly earned: number;
  readonly terms: number;
}
export interface ClauseDraft {
  readonly head: number;
  readonly sentences: readonly SentenceDraft[];
  /** For exceptions where conflicts are allowed: which of the clauses before it are targets. */
  readonly targets: number;
  readonly span: SpanDraft;
  /** For exceptions: whether it is a power. */
  readonly invoked: boolean;
}
/** A use of some power, if there is any. */
export interface InvocationDraft {
  readonly power: number;
  readonly by: number;
  readonly toward: number;
  readonly party: number;
  readonly when: ConditionDraft;
  readonly amount: number;
  readonly span: SpanDraft;
}
export interface ReservationDraft {
  /** Which parties make it. */
  readonly by: number;
  /** For reservations where conflicts are allowed: which of the rules are targets. */
  readonly targets: number;
  readonly head: number;
  readonly sentences: readonly SentenceDraft[];
  readonly span: SpanDraft;
}
export interface ConcessionDraft {
  /** To which of the rules. */
  readonly rule: number;
  readonly sentence: SentenceDraft;
}
export interface DutyDraft {
  readonly bearer: number;
  readonly toAll: boolean;
  readonly remedy: number;
  /** For whom it is owed, and under what condition. */
  readonly whom: number;
  readonly when: ConditionDraft;
  /** A second obligation, and what its remedy suspends. */
  readonly second: number;
  /** A deadline, a permission, a duty toward a body, or one with a private person. */
  readonly more: number;
  readonly span: SpanDraft;
}
export interface TableDraft {
  readonly rows: readonly { readonly keys: number; readonly origins: number; readonly value: number; readonly span: SpanDraft }[];
  readonly otherwise: number;
}
export interface ClaimDraft {
  readonly kind: number;
  readonly sentence: SentenceDraft;
}
export interface Draft {
  readonly iso: boolean;
  readonly parties: number;
  readonly roster: readonly SpanDraft[];
  readonly groups: readonly { readonly mask: number; readonly span: SpanDraft }[];
  readonly rights: number;
  /** Every number that is given out is given out by several together. */
  readonly together: boolean;
  /** The day of every standstill. */
  readonly standstill: number;
  /** One number for several sentences; it is written where some are counted in it. */
  readonly quota: { readonly amount: number; readonly span: SpanDraft };
  readonly needs: number;
  readonly classes: number;
  readonly classCondition: AtomDraft;
  readonly rules: readonly ClauseDraft[];
  readonly exceptions: readonly ClauseDraft[];
  readonly invocations: readonly InvocationDraft[];
  readonly reservations: readonly ReservationDraft[];
  readonly concessions: readonly ConcessionDraft[];
  readonly duties: readonly DutyDraft[];
  readonly claims: readonly ClaimDraft[];
  /** Who decides on standing, and before whom a breach may be brought; nobody below 4. */
  readonly standing: number;
  readonly court: number;
  /** The dates of the court, and how those of its power are written. */
  readonly courtSpan: SpanDraft;
  readonly courtPower: number;
  /** Of whom the council is a body, and when it is there. */
  readonly council: { readonly of: number; readonly span: SpanDraft };
  readonly tables: { readonly window: TableDraft; readonly quota: TableDraft; readonly income: TableDraft; readonly yearly: TableDraft; readonly uptake: TableDraft; readonly opens: TableDraft };
}

const small = fc.nat(7);
const bits = fc.nat(63);
const span: fc.Arbitrary<SpanDraft> = fc.record({ kind: fc.nat(11), from: fc.nat(9), length: fc.nat(4) });
const atom: fc.Arbitrary<AtomDraft> = fc.record({ kind: fc.nat(31), a: small, b: small, not: fc.boolean() });

function condition(maxAtoms: number): fc.Arbitrary<ConditionDraft> {
  if (maxAtoms === 0) return fc.constant([]);
  const conjunction = fc.array(atom, { minLength: 1, maxLength: Math.min(2, maxAtoms) });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(conjunction, { minLength: 1, maxLength: maxAtoms > 2 ? 2 : 1 }) },
  );
}

const sentence = (s: Settings): fc.Arbitrary<SentenceDraft> =>
  fc.record({
    host: fc.nat(9),
    origin: fc.nat(15),
    party: bits,
    head: fc.nat(3),
    rights: fc.nat(15),
    classes: fc.nat(7),
    when: condition(s.maxAtoms),
    span,
    amount: small,
    earned: small,
    terms: fc.nat(15),
  });

const clause = (s: Settings): fc.Arbitrary<ClauseDraft> =>
  fc.record({
    head: fc.nat(18),
    sentences: fc.array(sentence(s), { minLength: 1, maxLength: 2 }),
    targets: fc.nat(1023),
    span,
    invoked: !s.reservations ? fc.constant(false) : fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });

const invocation = (s: Settings): fc.Arbitrary<InvocationDraft> =>
  fc.record({ power: small, by: bits, toward: fc.nat(9), party: bits, when: condition(Math.min(1, s.maxAtoms)), amount: small, span });

const reservation = (s: Settings): fc.Arbitrary<ReservationDraft> =>
  fc.record({ by: bits, targets: bits, head: small, sentences: fc.array(sentence(s), { minLength: 1, maxLength: 2 }), span });

const table: fc.Arbitrary<TableDraft> = fc.record({
  rows: fc.array(fc.record({ keys: bits, origins: bits, value: small, span }), { maxLength: 3 }),
  otherwise: small,
});

export function drafts(s: Settings): fc.Arbitrary<Draft> {
  return fc.record({
    iso: s.iso === null ? fc.boolean() : fc.constant(s.iso),
    parties: fc.integer({ min: s.minParties, max: s.maxParties }),
    roster: fc.array(span, { minLength: s.maxParties, maxLength: s.maxParties }),
    groups: fc.array(fc.record({ mask: bits, span }), { maxLength: 3 }),
    rights: fc.integer({ min: 1, max: 4 }),
    together: fc.nat(3).map((n) => n === 3),
    standstill: small,
    quota: fc.record({ amount: small, span }),
    needs: bits,
    classes: fc.integer({ min: 1, max: 3 }),
    classCondition: atom,
    rules: fc.array(clause(s), { minLength: 1, maxLength: s.maxRules }),
    exceptions: fc.array(clause(s), { maxLength: s.maxExceptions }),
    invocations: s.reservations ? fc.array(invocation(s), { maxLength: 3 }) : fc.constant([]),
    reservations: !s.reservations ? fc.constant([]) : fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(reservation(s), { minLength: 1, maxLength: 2 }) }),
    concessions: !s.concessions ? fc.constant([]) : fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.record({ rule: small, sentence: sentence(s) }), { minLength: 1, maxLength: 2 }) },
    ),
    duties: s.conduct
      ? fc.array(fc.record({ bearer: small, toAll: fc.boolean(), remedy: fc.nat(5), whom: small, when: condition(Math.min(1, s.maxAtoms)), second: small, more: small, span }), { maxLength: 2 })
      : fc.constant([]),
    claims: s.claims ? fc.array(fc.record({ kind: small, sentence: sentence(s) }), { minLength: 1, maxLength: 3 }) : fc.constant([]),
    standing: s.conduct ? small : fc.constant(0),
    court: small,
    courtSpan: span,
    courtPower: fc.nat(11),
    council: fc.record({ of: small, span }),
    tables: fc.record({ window: table, quota: table, income: table, yearly: table, uptake: table, opens: table }),
  });
}
