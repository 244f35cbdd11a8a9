import { addMonths, formatDay, unionOfIntervals, type Day, type DayInterval } from "../language/dates";
import type { Cap, Citation, Condition, PartyId, PartySet, Power, Selector } from "../language/regime";
import type { Location } from "../language/span";
import type { Builder } from "./builder";
import { intersect } from "./intervals";
import { datesOfSet } from "./parties";
import { meant, others, type Dated } from "./power-reach";
import { neverHolds } from "./satisfiable";

/** One use of a power, read. */
export interface Invocation {
  readonly power: Power;
  readonly name: string;
  readonly by: PartySet;
  readonly toward: Selector;
  readonly words: { readonly by: string; readonly toward: string };
  readonly condition: Condition;
  readonly cap: Cap | null;
  readonly span: DayInterval;
  readonly cites: readonly Citation[];
  readonly at: Location;
}

interface Use {
  readonly invocation: Invocation;
  readonly hosts: Dated;
  readonly origins: Dated;
}

/**
 * Reports invocations by which a power runs longer than its text allows. A run is counted for one party that invokes and one against which it
 * does: all days on which some invocation stands, without a day between, of those that may apply to the same movers as the one reported. Each
 * invocation of a power that is renewable is a run of its own.
 */
export function checkRuns(b: Builder, invocations: readonly Invocation[]): void {
  const uses = invocations.map((invocation): Use => ({ invocation, hosts: datesOfSet(b, invocation.by), origins: meant(b, invocation.toward) }));
  uses.forEach((use, i) => {
    const { power, name, at } = use.invocation;
    if (!power.limit) return;
    const { renewable } = power.limit;
    const alike = uses.filter((other, j) => other.invocation.power === power && (i === j || (!renewable && together(b, use, other))));
    const long = longRun(use, alike, power.limit);
    if (!long) return;
    const party = (id: PartyId): string => (id === others ? use.invocation.words.toward : (b.parties.items[id]?.code ?? ""));
    b.report("invoked-too-long", at, {
      clause: name, by: party(long.host), toward: party(long.origin), limit: `${power.limit.amount} ${power.limit.unit}`,
      since: long.run.since === null ? null : formatDay(long.run.since), until: long.run.before === null ? null : formatDay(long.run.before - 1),
    }, [{ at: power.at, label: "the power" }]);
  });
}

/** Whether two invocations may apply to the same mover, as far as the words of their conditions tell. */
const together = (b: Builder, x: Use, y: Use): boolean =>
  !neverHolds(b, { kind: "and", operands: [x.invocation.condition, y.invocation.condition] });

/** A run that one use helps to make longer than the limit, past which it reaches itself. */
function longRun(use: Use, alike: readonly Use[], limit: NonNullable<Power["limit"]>): { readonly host: PartyId; readonly origin: PartyId; readonly run: DayInterval } | null {
  for (const host of use.hosts.keys()) {
    for (const origin of use.origins.keys()) {
      if (host === origin) continue;
      const own = standing(use, host, origin);
      if (own.length === 0) continue;
      const runs = unionOfIntervals(alike.flatMap((other) => standing(other, host, origin)));
      const run = runs.find((r) => own.some((o) => overruns(r, o, limit)));
      if (run) return { host, origin, run };
    }
  }
  return null;
}

/** The days on which a use stands between two parties. */
const standing = ({ invocation, hosts, origins }: Use, host: PartyId, origin: PartyId): readonly DayInterval[] =>
  intersect(intersect(hosts.get(host) ?? [], origins.get(origin) ?? origins.get(others) ?? []), [invocation.span]);

/** Whether a run is too long, and an interval lies in it and goes on past what is allowed. */
function overruns(run: DayInterval, own: DayInterval, limit: NonNullable<Power["limit"]>): boolean {
  if (intersect([run], [own]).length === 0) return false;
  if (run.since === null) return true;
  const end: Day = limit.unit === "months" ? addMonths(run.since, limit.amount) : run.since + limit.amount;
  return own.before === null || own.before > end;
}
