/** The puzzle, the liberal paradox, whose politics they are and what stakes make of a host, as questions of one number: the same sums as in `politics/hosts.ts`. */
import { divide, rational, subtract, zero, type Rational } from "../../../language/rational";
import type { PartyId } from "../../../language/regime";
import { aimOfAccount, moversOf } from "../../politics/aims";
import { wilsonKind } from "../../politics/coalitions";
import { readsFacts } from "../../politics/hosts";
import { numberOf, usualConcentrated } from "../../politics/options";
import { aims, type Aim } from "../../politics/result-politics";
import type { Ledger, LedgerRow } from "../result";
import { Sum, type Condition } from "./condition";
import type { Question } from "./nearest";
import { by, constant, of, plus, product, sumOf, times, type Polynomial } from "./polynomial";
import { signOf, type Posed } from "./posed";
import { ofCorners, type Asked } from "./questions";
import { logicByLevels } from "./weights";

/** Of each host of which something is known. */
export const hostsAsked = (posed: Posed): readonly Asked[] => {
  const { books } = posed;
  if (books.missing !== null) return [];
  const spoken = !books.unspoken.includes("economy") && !books.unspoken.includes("security");
  return books.hosts.flatMap((host): readonly Asked[] => [
    ...(spoken ? [puzzleAsked(posed, host), paradoxAsked(posed, host)] : []), politicsAsked(posed, host), stakesAsked(posed, host),
  ]);
};

function puzzleAsked(posed: Posed, host: PartyId): Asked {
  const question = ofCorners((corner) => {
    const lines = posed.ofHost(host, corner);
    const [economy, security] = [posed.aim(lines, "economy"), posed.aim(lines, "security")];
    return {
      conditions: [economy, security, plus(economy, security)].map(signOf),
      judge: ([gains = 0, costs = 0, whole = 0]) => (gains === 0 && costs === 0 ? "not-assessable" : gains > 0 && whole < 0 ? "holds" : "fails"),
    };
  });
  return { of: "puzzle", parties: [host], question };
}

/** Movers of one origin and class. */
interface Group {
  readonly economy: Polynomial;
  /** What all of them cost who may be counted. */
  readonly cost: Polynomial;
}
/** How many of a group may be counted for each that is admitted; `null`: nobody is admitted. */
function ratioOf({ one: { regime }, books }: Posed, rows: readonly LedgerRow[]): Rational | null {
  const [admitted, asked] = [moversOf(rows.flatMap((r) => r.admitted)), moversOf(rows.flatMap((r) => r.asked))];
  if (admitted.numerator <= 0n) return asked.numerator > 0n ? null : zero;
  return rows.some((r) => readsFacts(regime, books, r)) ? rational(1) : divide(asked, admitted);
}

/** The groups of a host; `null`: which part of them is admitted hangs on the number, so that their cost is no polynomial of it. */
function groupsOf(posed: Posed, host: PartyId): readonly Group[] | null {
  const ledgers = [posed.one.world.ledger, ...(posed.moves ? posed.setting.ledger.map((t) => t.ledger) : [])];
  const lines = posed.ofHost(host).filter((l) => l.mover !== null);
  const found: Group[] = [];
  for (const key of new Set(lines.map((l) => `${l.origin} ${l.mover}`))) {
    const ratios = ledgers.flatMap((ledger) => { const own = rowsOf(ledger, host, key); return own.length === 0 ? [] : [ratioOf(posed, own)]; });
    const known = ratios.filter((r) => r === null || r.numerator > 0n);
    const [ratio = null] = known;
    if (known.some((r) => r === null || ratio === null || subtract(r, ratio).numerator !== 0n)) {
      if (known.some((r) => r !== null)) return null;
      continue;
    }
    const own = lines.filter((l) => `${l.origin} ${l.mover}` === key);
    if (ratio !== null) found.push({ economy: posed.aim(own, "economy"), cost: by(posed.aim(own, "security"), subtract(zero, ratio)) });
  }
  return found;
}
const rowsOf = (ledger: Ledger, host: PartyId, key: string): readonly LedgerRow[] => ledger.rows.filter((r) => r.mover !== null && r.host === host && `${r.origin} ${r.mover}` === key);

function paradoxAsked(posed: Posed, host: PartyId): Asked {
  const asked = (question: Question | null): Asked => ({ of: "paradox", parties: [host], question });
  const { one: { regime, declared, world } } = posed;
  const groups = groupsOf(posed, host);
  if (groups === null) return asked(null);
  const tau = declared.politics.tau && numberOf(regime, declared.politics.tau, host, world.ledger.years[0] ?? 1);
  const limit = tau === undefined || tau === null || tau.numerator < 0n ? null : posed.number.name === "tau" ? limitOf(posed, host) : constant(tau);
  const gains = groups.map((g) => signOf(g.economy));
  const patterns = posed.seeker.patterns(gains).map((signs) => {
    const critical = sumOf(groups.flatMap((g, i) => ((signs[i] ?? 0) > 0 ? [g.cost] : [])));
    return { signs, conditions: [signOf(critical), ...(limit === null ? [] : [signOf(plus(critical, times(limit, -1n)))])] };
  });
  const width = limit === null ? 1 : 2;
  return asked({
    conditions: [...gains, ...patterns.flatMap((p) => p.conditions)],
    answer: (signs) => {
      if (groups.length === 0) return "not-assessable";
      // Whom the economy takes says which sum is its cost.
      const place = patterns.findIndex((p) => p.signs.every((s, i) => s > 0 === (signs[i] ?? 0) > 0));
      const own = signs.slice(gains.length + place * width, gains.length + (place + 1) * width);
      return place < 0 || own.some((s) => s <= 0) ? "fails" : limit === null ? "depends" : "holds";
    },
  });
}
/** The limit of one host while it is varied: the number itself, or times what a table says. */
function limitOf({ one: { regime, declared, world }, number }: Posed, host: PartyId): Polynomial {
  const { tau } = number.set(declared, rational(1)).politics;
  return product(of(0n, 1n), constant(tau === undefined ? zero : (numberOf(regime, tau, host, world.ledger.years[0] ?? 1) ?? zero)));
}

/** Whose politics: the sum of squares of what is above zero, less the threshold times the square of its sum; and the same of what is below. */
function politicsAsked(posed: Posed, host: PartyId): Asked {
  const { one: { world: { ledger }, declared }, books, number } = posed;
  const lines = posed.ofHost(host);
  const channels = [...new Set(ledger.accounts.flatMap((a) => (a.party === "host" ? [a.channel ?? ""] : [])))]
    .map((channel) => sumOf(posed.amounts(lines, (a) => a.party === "host" && books.inUnit(a) && (a.channel ?? "") === channel)));
  const threshold = number.name === "concentrated" ? of(0n, 1n) : constant(declared.politics.concentrated ?? usualConcentrated);
  const concentrated = (own: readonly Polynomial[]): Condition => {
    const whole = sumOf(own);
    return signOf(plus(sumOf(own.map((x) => product(x, x))), times(product(threshold, product(whole, whole)), -1n)));
  };
  const amounts = channels.map(signOf);
  const patterns = posed.seeker.patterns(amounts).map((signs) => ({
    signs, conditions: [1, -1].map((side) => concentrated(channels.filter((_, i) => signs[i] === side))),
  }));
  return {
    of: "whose-politics", parties: [host],
    question: {
      conditions: [...amounts, ...patterns.flatMap((p) => p.conditions)],
      answer: (signs) => {
        const own = signs.slice(0, amounts.length);
        if (!own.some((s) => s > 0) || !own.some((s) => s < 0)) return "not-assessable";
        const place = patterns.findIndex((p) => p.signs.every((s, i) => s === own[i]));
        const [benefits = 0, costs = 0] = signs.slice(amounts.length + 2 * place);
        return place < 0 ? "not-assessable" : wilsonKind(benefits >= 0, costs >= 0);
      },
    },
  };
}

/** Which logics the sizes of its stakes make, each account without its sign. */
function stakesAsked(posed: Posed, host: PartyId): Asked {
  const lines = posed.ofHost(host);
  const all = aims.map((aim) => ({ aim, own: posed.amounts(lines, (a) => posed.books.inUnit(a) && aimOfAccount(a) === aim) }));
  const less = (aim: Aim | null, times: bigint): Condition => {
    const sum = new Sum();
    for (const { aim: other, own } of all) for (const x of own) sum.absolute(x, other === aim ? times - 1n : -1n);
    return sum.made();
  };
  const whole = new Sum();
  for (const { own } of all) for (const x of own) whole.absolute(x);
  return {
    of: "stakes-logic", parties: [host],
    question: {
      conditions: [whole.made(), ...aims.map((aim) => less(aim, 2n)), ...aims.map((aim) => less(aim, 5n))],
      answer: ([any = 0, ...levels]) => (any === 0 ? "not-assessable" : logicByLevels(levels)),
    },
  };
}
