import type { PositionKind } from "../../language/position";
import { isOrIsBelow } from "../../language/reading";
import type { Claim, ClassId, Clause, Regime, RightId, Sentence, SentenceId } from "../../language/regime";

/** One question of a claim: rights of one case, and whether their positions contradict it. */
export interface Asked {
  readonly rights: readonly RightId[];
  /** The right to be shown where the claim fails: the first position that contradicts it. */
  readonly contradicted: (positions: readonly PositionKind[]) => number | null;
}

/** A claim made ready to be judged. The cases that it means are those to which a sentence of the extended regime gives a right of its own. */
export interface Prepared {
  readonly claim: Claim;
  readonly right: RightId;
  readonly sentence: SentenceId;
  readonly classes: readonly ClassId[];
  readonly asked: readonly Asked[];
}

/** A regime with one right, rule and sentence more for each claim, after all others; and the claims. */
export interface Extended {
  readonly regime: Regime;
  readonly claims: readonly Prepared[];
}

/** Adds to a regime what tells which cases its claims mean. */
export function extended(regime: Regime): Extended {
  const claims = regime.claims.map((claim, i): Prepared => ({
    claim,
    right: regime.rights.length + i,
    sentence: regime.sentences.length + i,
    classes: classesOf(regime, claim),
    asked: askedBy(regime, claim),
  }));
  const whole: Regime = {
    ...regime,
    rights: [...regime.rights, ...claims.map(({ claim: { name } }) => ({ name, title: null, needs: [], above: [] }))],
    clauses: [...regime.clauses, ...claims.map(({ claim, sentence }) => ruleOf(claim, sentence))],
    sentences: [...regime.sentences, ...claims.map(({ claim, right }, i) => meant(claim, regime.clauses.length + i, right))],
  };
  return { regime: whole, claims };
}

/** The extended regime with nothing but the sentence of one claim: what the reference interpreter asks whether a case is meant. */
export function alone({ regime }: Extended, { claim, right }: Prepared): Regime {
  return { ...regime, clauses: [ruleOf(claim, 0)], sentences: [meant(claim, 0, right)], duties: [] };
}

const ruleOf = ({ name, at }: Claim, sentence: SentenceId): Clause => ({
  name, kind: "rule", targets: [], ground: null, cites: [], sentences: [sentence], remedyOf: null, at,
});

function meant({ body, cites, at }: Claim, clause: number, right: RightId): Sentence {
  const rest = { clause, rights: [right], head: { kind: "grant" }, terms: null, soft: false, length: null, cites, at } as const;
  if (body.kind === "whoever") {
    const windows = body.since === null ? [] : [{ since: body.since, before: null, beforeOffset: 0, during: null } as const];
    return { ...rest, host: body.host, origin: { kind: "anyone" }, classes: null, condition: { kind: "constant", value: true }, windows };
  }
  const { host, origin, classes, condition, windows } = body;
  return { ...rest, host, origin: origin.kind === "any" ? { kind: "anyone" } : origin, classes, condition, windows };
}

function classesOf(regime: Regime, { body }: Claim): readonly ClassId[] {
  const classes = body.kind === "whoever" ? null : body.classes;
  return regime.classes.map((_, m) => m).filter((m) => classes === null || classes.some((c) => isOrIsBelow(regime, m, c)));
}

const held = (kind: PositionKind | undefined): boolean => kind === "granted" || kind === "rationed";

function askedBy(regime: Regime, { body }: Claim): readonly Asked[] {
  if (body.kind === "whoever") {
    const { has, alsoHas } = body;
    return [{
      rights: [...has, ...alsoHas],
      contradicted: (positions) => {
        if (!has.every((_, i) => held(positions[i]))) return null;
        const lacking = alsoHas.findIndex((_, i) => !held(positions[has.length + i]));
        return lacking < 0 ? null : has.length + lacking;
      },
    }];
  }
  const { kind, position } = body;
  return (body.rights ?? regime.rights.map((_, r) => r)).map((right) => ({
    rights: [right],
    contradicted: ([found]) => ((found === position) === (kind === "never") ? 0 : null),
  }));
}
