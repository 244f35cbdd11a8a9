/** Closing at the cost of others as questions of one number: who gains by it alone, who closes if all may, and whether all could be better off. The same sums as in `politics/neighbours.ts`. */
import { one, zero, type Rational } from "../../../language/rational";
import type { PartyId } from "../../../language/regime";
import { sharedDeflection, sharesNumbers, takenIn } from "../../politics/deflection";
import { flowTo, withAssumed } from "../../politics/neighbours";
import type { Deflection } from "../../politics/result-politics";
import type { Condition } from "./condition";
import { weighed, type Figures } from "./figures";
import { closingWords } from "./answer-words";
import { line, plus, product, sumOf, times, type Polynomial } from "./polynomial";
import { signOf, type Posed } from "./posed";
import { merged, type Asked } from "./questions";

/** More comparisons than these of what members gain take long. */
const mostCompared = 1_000;

type Closed = (host: PartyId) => boolean;
/** What each member gains if some hosts close, with one number left open. */
type Worths = (closed: Closed) => (member: PartyId) => Polynomial;

/** Beggars, who closes, and whether it is worse for all; without questions where what is moved on hangs on the number. */
export function neighboursAsked(posed: Posed, figures: Figures): readonly Asked[] {
  const { one: { politics: { neighbours: report }, world: { ledger } } } = posed;
  if (report.missing !== null) return [];
  const taken = takenIn(ledger);
  const members = [...new Set(ledger.rows.filter((r) => r.inside).flatMap((r) => [r.host, r.origin]))].sort((a, b) => a - b);
  const hosts = members.filter((m) => (taken.get(m)?.numerator ?? 0n) > 0n);
  const worths = worthsOf(posed, figures, taken);
  return [
    ...hosts.map((host): Asked => ({ of: "beggar", parties: [host], question: worths && beggarQuestion(worths, host, members) })),
    ...(report.game === null ? [] : closingAsked(posed, worths, hosts, members)),
  ];
}

/** `null`: how many a host takes more where another closes is no polynomial of the number. */
function worthsOf(posed: Posed, figures: Figures, taken: ReadonlyMap<PartyId, Rational>): Worths | null {
  const { one: { regime, books, declared, politics: { neighbours: { basis, matrix } } }, setting, number, books: { measure } } = posed;
  const comes = (later: ReadonlyMap<PartyId, Rational>): boolean => [...later].some(([host, n]) => n.numerator !== 0n && (taken.get(host) ?? zero).numerator === 0n);
  if (measure === null || (posed.moves && (matrix.length > 0 || declared.politics.deflection !== undefined || sharesNumbers(regime) || setting.ledger.some((t) => comes(takenIn(t.ledger)))))) return null;
  const between = figures.betweenIn(setting.ledger, measure, "expected").map(({ host, origin, asHost, asOrigin }) => ({ host, origin, asHost: weighed(asHost, setting.weights), asOrigin: weighed(asOrigin, setting.weights) }));
  const shared = number.name === "deflection" && basis.includes("shared-number") ? sharedDeflection({ books, declared }, taken) : [];
  const [least, most]: readonly [readonly Deflection[], readonly Deflection[]] = number.name === "deflection" ? [shared, withAssumed(shared, taken, one)] : [matrix, matrix];
  const all = [...new Set(between.map((b) => b.host))];
  return (closed) => {
    const flows = new Map(all.map((host) => [host, line(flowTo({ taken, matrix: least }, host, closed), flowTo({ taken, matrix: most }, host, closed))]));
    return (member) => sumOf(between.flatMap(({ host, origin, asHost, asOrigin }) => (member === host ? [product(asHost, flows.get(host) ?? line(zero, zero))] : member === origin ? [product(asOrigin, flows.get(host) ?? line(zero, zero))] : [])));
  };
}
const less = (a: Polynomial, b: Polynomial): Condition => signOf(plus(a, times(b, -1n)));

function beggarQuestion(worths: Worths, host: PartyId, members: readonly PartyId[]): NonNullable<Asked["question"]> {
  const [shut, open] = [worths((h) => h === host), worths(() => false)];
  const others = members.filter((m) => m !== host);
  return { conditions: [host, ...others].map((m) => less(shut(m), open(m))), answer: ([gain = 0, ...rest]) => (gain > 0 && rest.some((s) => s < 0) ? "holds" : "fails") };
}

/** Hosts that close, by a number each: the bits of the profile. */
const closes = (hosts: readonly PartyId[], profile: number): Closed => (host) => { const place = hosts.indexOf(host); return place >= 0 && (profile >> place) % 2 === 1; };

/** Who closes in equilibrium, by the signs of what each gains by closing where some others do; and beside each equilibrium whether all could be better off. */
function closingAsked({ one: { regime }, seeker }: Posed, worths: Worths | null, hosts: readonly PartyId[], members: readonly PartyId[]): readonly Asked[] {
  const asked = (closing: Asked["question"], inefficient: Asked["question"]): readonly Asked[] => [{ of: "closing", parties: [], question: closing }, { of: "inefficient", parties: [], question: inefficient }];
  if (worths === null || hosts.length * 2 ** hosts.length > 2 * mostCompared) return asked(null, null);
  const profiles = Array.from({ length: 2 ** hosts.length }, (_, p) => ({ profile: p, of: worths(closes(hosts, p)) }));
  const gained = profiles.map(({ of }) => members.map(of));
  const place = new Map(members.map((m, i) => [m, i]));
  const at = (profile: number, member: PartyId): Polynomial => gained[profile]?.[place.get(member) ?? 0] ?? line(zero, zero);
  // What a host gains by closing while the others do as they do.
  const { conditions, places } = merged(profiles.map(({ profile }) => hosts.map((host, h) => less(at(profile | (1 << h), host), at(profile & ~(1 << h), host)))));
  const equilibria = (signs: readonly number[]): readonly number[] =>
    profiles.map((p) => p.profile).filter((p) => hosts.every((_, h) => { const sign = signs[places[p]?.[h] ?? 0] ?? 0; return (p >> h) % 2 === 1 ? sign >= 0 : sign <= 0; }));
  const words = (found: readonly number[]): string => closingWords(regime, found.map((p) => hosts.filter(closes(hosts, p))));
  const closing: Asked["question"] = { conditions, answer: (signs) => words(equilibria(signs)) };
  const reached = [...new Set(seeker.patterns(conditions).flatMap(equilibria))];
  if (reached.length * profiles.length * members.length > mostCompared) return asked(closing, null);
  const beside = merged(reached.map((e) => profiles.flatMap(({ profile }) => members.map((m) => less(at(profile, m), at(e, m))))));
  return asked(closing, {
    conditions: [...conditions, ...beside.conditions],
    answer: (signs) => {
      const found = equilibria(signs);
      const dominated = (e: number): boolean => {
        const own = (beside.places[reached.indexOf(e)] ?? []).map((p) => signs[conditions.length + p] ?? 0);
        return profiles.some((_, p) => { const better = own.slice(p * members.length, (p + 1) * members.length); return better.every((s) => s >= 0) && better.some((s) => s > 0); });
      };
      return found.length > 0 && found.every(dominated) ? "holds" : "fails";
    },
  });
}
