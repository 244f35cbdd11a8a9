/** D3 and D4 as questions of one number: which signs decide them. The same sums as in `balance.ts` and `sustain.ts`, with the number left open. */
import { rational } from "../../../language/rational";
import type { Measure, PartyId, VerdictName } from "../../../language/regime";
import { unitsOf, verdictOf } from "../benefits";
import { corners, type Corner, type Ledger, type RestingVerdict } from "../result";
import { Sum, type Condition } from "./condition";
import { weighed, type Between, type Figures } from "./figures";
import type { Question } from "./nearest";
import { by, nothing, of, plus, product, sumOf, times, type Polynomial } from "./polynomial";
import type { Setting } from "./varied";

/** `null`: it hangs on the number in another way than by signs of its powers. */
export type Asked = Omit<RestingVerdict, "now"> & { readonly question: Question | null };

type OfCorner = "holds" | "fails" | "not-assessable";

/** One question of three: what each corner asks, and one verdict of theirs. Conditions that are the same are asked once. */
export function ofCorners(at: (corner: Corner) => { readonly conditions: readonly Condition[]; readonly judge: (signs: readonly number[]) => OfCorner }): Question {
  const parts = corners.map((corner) => ({ corner, ...at(corner) }));
  const { conditions, places } = merged(parts.map((p) => p.conditions));
  return {
    conditions,
    answer: (signs) => {
      const own = parts.map(({ judge }, i) => judge((places[i] ?? []).map((p) => signs[p] ?? 0)));
      const verdict = (i: number): { readonly verdict: VerdictName } => ({ verdict: own[i] ?? "not-assessable" });
      return verdictOf({ at: { low: verdict(0), expected: verdict(1), high: verdict(2) } });
    },
  };
}
/** Lists of conditions as one, and where those of each list are in it. */
export function merged(lists: readonly (readonly Condition[])[]): { readonly conditions: readonly Condition[]; readonly places: readonly (readonly number[])[] } {
  const [conditions, known] = [[] as Condition[], new Map<string, number>()];
  const places = lists.map((list) => list.map((c) => {
    const key = `${c.plain.join(" ")}|${c.folds.map((f) => `${f.sign} ${f.inside.join(" ")}`).join("|")}`;
    const place = known.get(key) ?? conditions.push(c) - 1;
    known.set(key, place);
    return place;
  }));
  return { conditions, places };
}

/** The unit of the verdict; `null`: no stake of a host or an origin is declared. */
export const unitOfVerdict = ({ accounts }: Ledger): Measure | null => unitsOf(accounts.filter((a) => a.party !== "mover"))[0] ?? null;

/** By party, then by the other: what the one gets from the other in each year. */
type Got = ReadonlyMap<PartyId, ReadonlyMap<PartyId, readonly Polynomial[]>>;
function gotIn(between: readonly Between<Polynomial>[]): Got {
  const found = new Map<PartyId, Map<PartyId, readonly Polynomial[]>>();
  const enter = (who: PartyId, from: PartyId, years: readonly Polynomial[]): void => {
    const own = found.get(who) ?? new Map<PartyId, readonly Polynomial[]>();
    found.set(who, own);
    own.set(from, years.map((y, t) => plus(own.get(from)?.[t] ?? nothing, y)));
  };
  for (const { host, origin, asHost, asOrigin } of between) {
    enter(host, origin, asHost);
    enter(origin, host, asOrigin);
  }
  return found;
}

/** Adds `weight` times the absolute value of a polynomial; at most one of the two hangs on the number. */
export function addAbsolute(sum: Sum, inside: Polynomial, weight: Polynomial): void {
  const [value = 0n, ...rest] = inside.whole;
  if (rest.every((c) => c === 0n)) sum.plus({ ...weight, over: weight.over * inside.over }, value < 0n ? -value : value);
  else sum.absolute({ ...inside, over: inside.over * weight.over }, weight.whole[0] ?? 0n);
}

/** D3: what must not be below zero, of all and of each party, and whether anything is exchanged. */
export function balanceAsked(setting: Setting, figures: Figures, unit: Measure): Asked {
  const { weights, tolerance, toleranceEach } = setting;
  const question = ofCorners((corner) => {
    const got = gotIn(figures.betweenIn(setting.ledger, unit, corner));
    const [anything, whole] = [new Sum(), new Sum()];
    const each = [...got].map(([party, partners]) => {
      const own = new Sum();
      const gives = [...partners.keys()].map((other) => got.get(other)?.get(party) ?? []);
      for (const years of [...partners.values(), ...gives]) {
        years.forEach((amount, t) => {
          const weight = weights[t] ?? nothing;
          addAbsolute(anything, amount, weight);
          addAbsolute(whole, amount, product(weight, tolerance));
          addAbsolute(own, amount, product(weight, toleranceEach));
        });
      }
      const net = weighed(weights.map((_, t) => sumOf([...[...partners.values()].map((y) => y[t] ?? nothing), ...gives.map((y) => times(y[t] ?? nothing, -1n))])), weights);
      whole.absolute(net, -1n);
      return own.absolute(net, -1n).made();
    });
    return {
      conditions: [anything.made(), whole.made(), ...each],
      judge: ([some = 0, ...signs]) => (some === 0 ? "not-assessable" : signs.every((s) => s >= 0) ? "holds" : "fails"),
    };
  });
  return { of: "d3", parties: [], question };
}

/** What one member must meet under D4: a benefit to lose, and a future that outweighs what leaving saves, year by year and state by state. */
interface Member {
  readonly party: PartyId;
  readonly conditions: readonly Condition[];
}
const meets = ([benefit = 0, ...bounds]: readonly number[]): boolean => benefit > 0 && bounds.every((s) => s >= 0);

function membersIn(setting: Setting, figures: Figures, unit: Measure, corner: Corner): { readonly members: readonly Member[]; readonly anything: Condition } {
  const { delta, ledger } = setting;
  const impatience = plus(of(1n), times(delta, -1n));
  const usual = figures.betweenIn(ledger, unit, corner);
  const states = setting.states.filter((s) => s.years.length > 0).map(({ terms, years }) => ({ between: figures.betweenIn(terms, unit, corner), years }));
  const parties = [...new Set([usual, ...states.map((s) => s.between)].flatMap((all) => all.flatMap((b) => [b.host, b.origin])))].sort((a, b) => a - b);
  const anything = new Sum();
  const members = parties.map((party): Member => {
    const benefit = by(sumOf(sidesOf(usual, party).flat()), rational(1, setting.weights.length));
    const future = times(product(delta, benefit), 2n);
    anything.absolute(benefit);
    const bounds = states.flatMap(({ between, years }) => {
      const sides = sidesOf(between, party);
      return years.map((y) => {
        // Twice delta × b − (1 − delta) × L, since twice max(0, −v) is |v| − v.
        const bound = new Sum().plus(future);
        for (const side of sides) {
          const net = side[y] ?? nothing;
          addAbsolute(bound, net, times(impatience, -1n));
          bound.plus(product(impatience, net));
          anything.absolute(net).plus(net, -1n);
        }
        return bound.made();
      });
    });
    return { party, conditions: [new Sum().plus(benefit).made(), ...bounds] };
  });
  return { members, anything: anything.made() };
}
/** What a party nets beside each other, by year: as host, and as origin. */
const sidesOf = (all: readonly Between<Polynomial>[], party: PartyId): readonly (readonly Polynomial[])[] => all.flatMap((b) => [...(b.host === party ? [b.asHost] : []), ...(b.origin === party ? [b.asOrigin] : [])]);

/** D4 of all, and of each member by itself. */
export function sustainAsked(setting: Setting, figures: Figures, unit: Measure): readonly Asked[] {
  const at = new Map(corners.map((corner) => [corner, membersIn(setting, figures, unit, corner)]));
  const parties = [...new Set([...at.values()].flatMap((a) => a.members.map((m) => m.party)))].sort((a, b) => a - b);
  const asked = (who: readonly PartyId[]): Question => ofCorners((corner) => {
    const found = at.get(corner);
    const own = (found?.members ?? []).filter((m) => who.includes(m.party));
    return {
      conditions: [...(found === undefined ? [] : [found.anything]), ...own.flatMap((m) => m.conditions)],
      judge: ([some = 0, ...rest]) => {
        if (some === 0) return "not-assessable";
        let place = 0;
        return own.every(({ conditions }) => meets(rest.slice(place, (place += conditions.length)))) ? "holds" : "fails";
      },
    };
  });
  return [{ of: "d4", parties: [], question: asked(parties) }, ...parties.map((p): Asked => ({ of: "member", parties: [p], question: asked([p]) }))];
}
