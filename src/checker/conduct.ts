import type { Duration, DutyClause, DutySide, KeepsAtom, Operand } from "../language/ast";
import { formatDay, type Day } from "../language/dates";
import { keepingVerb, sideText } from "../language/party-text";
import { isPerson, type Actor, type FactId, type Tag } from "../language/regime";
import { internFact, resolve, type Builder, type FactSpec } from "./builder";
import { derived, knownParties } from "./facts";
import { durationOf } from "./durations";
import { place, type Scope } from "./scope";
import { wholeDay } from "./written-dates";

/** `origin keeps readmission toward host`; `toward every member` is general conduct. What a private person does is part of the mover's case. */
export function keepsFact(b: Builder, scope: Scope, atom: KeepsAtom): FactId | null {
  const duty = dutyKept(b, scope, atom);
  if (!duty) return null;
  const keeper = keeperOf(atom.keeper);
  if (keeper === null) {
    b.report("misplaced-party", place(scope, atom.keeper.span), { words: keepingVerb(atom), where: "said of this", expected: "`host keeps ...`, `origin keeps ...` or, of a private person, `employer keeps ...` or `mover keeps ...`" });
    return null;
  }
  if (isPerson(keeper) && !duty.obligations.some((o) => o.broken || (o.bearer.kind === "Person" && o.bearer.person === keeper))) {
    b.report("misplaced-party", place(scope, atom.keeper.span), { words: keeper, where: `the one who keeps \`${duty.name.text}\``, expected: `the one on whom it lies, or add \`${keeper} must ...\` to it` });
    return null;
  }
  if (!isTowardOf(keeper, atom.toward)) return misplacedToward(b, scope, keeper, atom.toward);
  if ((atom.toward.kind === "Listed" || atom.toward.kind === "EveryMember") && !knownParties(b, scope, atom.toward)) return null;
  const conduct = { keeper, duty: duty.name.text, toward: sideText(atom.toward) };
  const at = place(scope, atom.span);
  if (atom.lasting) return lastingFact(b, scope, conduct, atom.lasting, at);
  if (!atom.on) return conductFact(b, conduct, at);
  const day = wholeDay(b, scope, atom.on);
  return day === null ? null : conductFact(b, conduct, at, day);
}

/** The duty that is read: one that can be kept. */
function dutyKept(b: Builder, scope: Scope, atom: KeepsAtom): DutyClause | null {
  const duty = resolve(b, scope, "clause", atom.duty, "duty");
  if (!duty) return null;
  if (duty.node.kind !== "Duty") {
    if (!scope.incomplete) b.report("unknown-name", place(scope, atom.duty.span), { name: atom.duty.text, expected: "duty", suggestion: null });
    return null;
  }
  if (duty.node.obligations.length === 0 || duty.node.obligations.some((o) => o.permitted !== true || o.broken)) return duty.node;
  b.report("permission-kept", place(scope, atom.span), { duty: duty.name });
  return null;
}

function keeperOf(keeper: Operand): Actor | null {
  if (keeper.kind !== "Access" || keeper.fact) return null;
  const { subject } = keeper;
  return subject === "host" || subject === "origin" || subject === "employer" || subject === "mover" ? subject : null;
}

/** Whether conduct of one may be toward the other: a party acts toward parties, a private person toward a party of the case or the other person. */
function isTowardOf(keeper: Actor, toward: DutySide): boolean {
  switch (toward.kind) {
    case "Role":
      return toward.role !== keeper;
    case "Person":
      return isPerson(keeper) && toward.person !== keeper;
    case "EveryMember":
      return !isPerson(keeper);
    case "Listed":
      return !isPerson(keeper) && !toward.together;
    default:
      return false;
  }
}

function misplacedToward(b: Builder, scope: Scope, keeper: Actor, toward: DutySide): null {
  const itself = sideText(toward) === keeper;
  const expected = isPerson(keeper)
    ? `\`toward host\`, \`toward origin\` or \`toward ${keeper === "mover" ? "employer" : "mover"}\``
    : `\`toward ${keeper === "host" ? "origin" : "host"}\`, \`toward every member\` or the names of parties`;
  b.report("misplaced-party", place(scope, toward.span), { words: sideText(toward), where: itself ? "the party to which it owes the duty itself" : "those toward whom a duty is kept", expected });
  return null;
}

/** Who keeps a duty toward whom, in the words of the language. */
interface Conduct {
  readonly keeper: Actor;
  readonly duty: string;
  readonly toward: string;
}
const conductTag = ({ keeper, toward }: Conduct): Tag => (isPerson(keeper) ? "profile" : toward === "every member" ? "conduct-all" : "conduct-one");

function internConduct(b: Builder, conduct: Conduct, key: string, make: () => FactSpec): FactId {
  const fact = internFact(b, key, make);
  // Linkages ask for conduct between parties.
  if (!isPerson(conduct.keeper)) b.conduct.set(fact, { duty: conduct.duty, toward: conduct.toward === "every member" ? "all" : "one" });
  return fact;
}

/** Whether one of the case keeps a duty now or, with a day, kept it on that. */
export function conductFact(b: Builder, conduct: Conduct, at: FactSpec["at"], day: Day | null = null): FactId {
  const { keeper, duty, toward } = conduct;
  const key = day === null ? `${keeper} keeps ${duty} toward ${toward}` : `${keeper} kept ${duty} toward ${toward} on ${formatDay(day)}`;
  return internConduct(b, conduct, key, () => ({ ...derived(key, conductTag(conduct), 1), from: day, at }));
}

/** The longest time that conduct is counted: what is not stated has always been kept. */
const longest = { months: 1_200, days: 36_500 } as const;

/** For how long one of the case has kept a duty: one fact, in months or in days, never both. */
function lastingFact(b: Builder, scope: Scope, conduct: Conduct, lasting: Duration, at: FactSpec["at"]): FactId | null {
  const words = `${conduct.keeper} has kept ${conduct.duty} toward ${conduct.toward}`;
  const { amount, unit: grain } = durationOf(lasting);
  const other = grain === "days" ? "months" : "days";
  const first = b.facts.ids.get(`${other} for which ${words}`);
  if (first !== undefined) {
    const where = b.facts.items[first]?.at;
    b.report("mixed-units", place(scope, lasting.span), { left: `How long ${words} in ${grain === "days" ? "days" : "months or years"}`, right: `the same in ${other === "days" ? "days" : "months or years"}` },
      where ? [{ at: where, label: `counted in ${other} here` }] : []);
    return null;
  }
  if (amount > longest[grain]) {
    const most = grain === "months" ? `${longest.months / 12} years` : `${longest.days} days`;
    b.report("out-of-range", place(scope, lasting.span), { fact: `how long ${words}`, value: `${lasting.amount} ${lasting.unit}`, range: `0 to ${most}` });
    return null;
  }
  const key = `${grain} for which ${words}`;
  return internConduct(b, conduct, key, () => ({
    key, title: null, tag: conductTag(conduct), type: { kind: "number", grain }, range: { from: 0, to: longest[grain] }, default: longest[grain], judgedBy: null, from: null, at,
  }));
}
