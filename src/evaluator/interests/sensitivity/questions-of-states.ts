/** Lock-in, the mirror image, the tests of factors and persons, security dilemmas, and relations as questions of one number. */
import { isSecurityDilemma, ordinal } from "../../../games";
import { compareRationals, rational, zero, type Rational } from "../../../language/rational";
import type { Measure, PartyId } from "../../../language/regime";
import { moversOf } from "../../politics/aims";
import { lockInOf } from "../../politics/lock-in";
import { numberOf, usualMirror } from "../../politics/options";
import { Sum, type Condition } from "./condition";
import { weighed, type Figures } from "./figures";
import { relationsWords } from "./answer-words";
import { constant, of, plus, product, sumOf, times, type Polynomial } from "./polynomial";
import { signOf, type Posed } from "./posed";
import { addAbsolute, merged, type Asked } from "./questions";
import { aboutGame, pairsIn, type OfTwo } from "./questions-of-gains";

/** Openness is locked in where D4 holds and some function is given to a third party: a question of D4. */
export const lockInAsked = ({ one: { politics: { lockIn } } }: Posed, d4: Asked): Asked => {
  const { question } = d4;
  const delegated = lockIn.delegation.numerator > 0n;
  if (!delegated) return { of: "lock-in", parties: [], question: { conditions: [], answer: () => "fails" } };
  const verdicts = ["holds", "fails", "depends"] as const;
  return { of: "lock-in", parties: [], question: question && { conditions: question.conditions, answer: (signs) => { const staying = verdicts.find((v) => v === question.answer(signs)); return lockInOf(staying ?? "not-assessable", delegated); } } };
};

/** Members in the order of what they demand, beside their wealth; of trade the order is declared. */
export function mirrorAsked({ one: { regime, declared, world, politics: { divergence } }, setting, number }: Posed, figures: Figures, unit: Measure): readonly Asked[] {
  if (divergence.mirror === null || divergence.trade === null || divergence.migration === null) return [];
  const { wealth, mirror = usualMirror } = declared.politics;
  const rich = (party: PartyId): Rational => (wealth && numberOf(regime, wealth, party, world.ledger.years[0] ?? 1)) ?? zero;
  const asked = (question: Asked["question"]): readonly Asked[] => [{ of: "mirror", parties: [], question }];
  const { trade, migration } = divergence;
  const isMirror = (above: (x: Rational) => boolean, of: Rational): string => (above(trade) && above({ ...of, numerator: -of.numerator }) ? "holds" : "fails");
  if (number.name === "mirror") {
    const beyond = (x: Rational): Condition => signOf(plus(constant(x), of(0n, -1n)));
    return asked({ conditions: [beyond(trade), beyond({ ...migration, numerator: -migration.numerator })], answer: (signs) => (signs.every((s) => s > 0) ? "holds" : "fails") });
  }
  const between = figures.betweenIn(setting.ledger, unit, "expected");
  const demand = divergence.demands.map(({ party }) => ({ party, of: weighed(setting.weights.map((_, t) => sumOf(between.flatMap((b) => [...(b.host === party ? [b.asHost[t] ?? of()] : []), ...(b.origin === party ? [b.asOrigin[t] ?? of()] : [])]))), setting.weights) }));
  const pairs = demand.flatMap((a, i) => demand.slice(i + 1).map((b) => ({ order: Math.sign(compareRationals(rich(a.party), rich(b.party))), condition: signOf(plus(a.of, times(b.of, -1n))) })));
  return asked({
    conditions: pairs.map((p) => p.condition),
    answer: (signs) => isMirror((x) => compareRationals(x, mirror) > 0, rational(pairs.reduce((sum, p, i) => sum + p.order * (signs[i] ?? 0), 0), pairs.length)),
  });
}

/** Whether all who are admitted go where their wage rises, and whether they follow wages alone; without a question where who is admitted at all hangs on the number. */
export function personsAsked(posed: Posed): readonly Asked[] {
  const { one: { world: { ledger }, politics: { persons } }, setting } = posed;
  if (persons.factor === null) return [];
  const asked = (question: Asked["question"]): readonly Asked[] => [{ of: "factor", parties: [], question }, ...(persons.shirtLike === null ? [] : [{ of: "shirt-like" as const, parties: [], question: persons.claimable.length > 0 ? { conditions: [], answer: () => "fails" } : question }])];
  const own = ledger.accounts.flatMap((a, i) => (a.party === "mover" && a.channel === "wages" ? [i] : []));
  const keyOf = (l: Pick<(typeof ledger.rows)[number], "host" | "origin" | "mover" | "inside">): string => `${l.host} ${l.origin} ${l.mover ?? ""} ${l.inside ? 1 : 0}`;
  const admittedIn = (rows: typeof ledger.rows): ReadonlySet<string> => new Set(rows.filter((r) => moversOf(r.admitted).numerator !== 0n && own.some((a) => r.amounts[a])).map(keyOf));
  const admitted = admittedIn(ledger.rows);
  if (posed.moves && setting.ledger.some((t) => [...admittedIn(t.ledger.rows)].some((key) => !admitted.has(key)))) return asked(null);
  const gains = posed.lines("expected", true).filter((l) => admitted.has(keyOf(l))).map((l) => signOf(sumOf(own.map((a) => l.amounts[a] ?? of()))));
  return asked({ conditions: gains, answer: (signs) => (signs.length === 0 ? "not-assessable" : signs.every((s) => s > 0) ? "holds" : "fails") });
}

/** The games of two that are security dilemmas, of those in which both have a choice. They hang on the order of payoffs alone. */
export function dilemmasAsked({ one: { judged: { dyads }, politics: { neighbours } }, setting }: Posed, figures: Figures, unit: Measure): readonly Asked[] {
  if (neighbours.securityDilemmas === null) return [];
  const both = new Set(dyads.dyads.filter((d) => d.choosers.length === 2).map((d) => `${d.row} ${d.column}`));
  return pairsIn(figures.betweenIn(setting.ledger, unit, "expected")).filter(({ pair }) => both.has(pair.join(" "))).map((two): Asked => ({
    of: "dilemma", parties: two.pair, question: aboutGame(two, (game) => (isSecurityDilemma(ordinal(game)) ? "holds" : "fails")),
  }));
}

/** In which relations keeping is worth it by itself, and for whom toward all partners together: delta × (gain + loss) >= gain, as in `relations.ts`. */
export function relationsAsked({ setting }: Posed, figures: Figures, unit: Measure): readonly Asked[] {
  const stakes = new Map<PartyId, { readonly host: Polynomial; readonly origin: Polynomial }[]>();
  const put = (member: PartyId, [host, origin]: OfTwo["row"]): void => void stakes.set(member, [...(stakes.get(member) ?? []), { host, origin }]);
  for (const { pair: [row, column], ...two } of pairsIn(figures.betweenIn(setting.ledger, unit, "expected"))) {
    put(row, two.row);
    put(column, two.column);
  }
  const { delta } = setting;
  const impatience = plus(of(1n), times(delta, -1n));
  // Leaving gains −host, staying is worth host + origin later.
  const members = [...stakes.values()].map((own) => {
    // Twice what all tempting partners together leave: of one that does not tempt nothing is gained, and host + origin is lost.
    const all = new Sum().plus(product(delta, sumOf(own.map(({ host, origin }) => times(plus(host, origin), 2n)))));
    for (const { host } of own) {
      all.plus(product(impatience, host));
      addAbsolute(all, host, times(impatience, -1n));
    }
    const lost = signOf(sumOf(own.map(({ host, origin }) => plus(host, origin))));
    return { partners: own.map(({ host, origin }) => [signOf(host), signOf(plus(host, origin)), signOf(plus(product(impatience, host), product(delta, plus(host, origin))))]), all: [lost, all.made()] };
  });
  const lists = members.flatMap(({ partners, all }) => [...partners, all]);
  const { conditions, places } = merged(lists);
  return [{
    of: "relations", parties: [],
    question: {
      conditions,
      answer: (signs) => {
        const found = lists.map((_, i) => (places[i] ?? []).map((p) => signs[p] ?? 0));
        let next = 0;
        const [alone, together] = [{ part: 0, whole: 0 }, { part: 0, whole: 0 }];
        for (const { partners } of members) {
          const own = found.slice(next, next + partners.length).filter(([host = 0]) => host < 0);
          const [loss = 0, enough = 0] = found[next + partners.length] ?? [];
          next += partners.length + 1;
          alone.whole += own.length;
          alone.part += own.filter(([, lost = 0, kept = 0]) => lost > 0 && kept >= 0).length;
          if (own.length > 0) together.whole++;
          if (own.length > 0 && loss > 0 && enough >= 0) together.part++;
        }
        return relationsWords({ alone, together });
      },
    },
  }];
}
