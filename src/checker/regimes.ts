import { diagnostic, hasErrors, suggest, type Diagnostic } from "../diagnostics";
import type { Reform, RegimeDeclaration } from "../language/ast";
import type { Package, Regime } from "../language/regime";
import type { Location } from "../language/span";
import { checkAdmissions } from "./admissions";
import type { Report } from "./builder";
import { checkConsistency } from "./consistency";
import { edited } from "./edits";
import { findNamed, namesOf, type Found, type Home, type Named } from "./homes";
import { textScope, type RegimeText } from "./layers";
import { lint } from "./lints";
import { lowerRegime } from "./lower-regime";
import { place, type Scope } from "./scope";

/** At most this many reforms in a file: each is checked as a whole regime. */
export const reformLimit = 200;

/** One regime or reform with what was found in it. */
export interface Read {
  /** Its text as that of a regime. */
  readonly text: RegimeText;
  readonly regime: Regime;
  readonly own: ReadonlySet<Diagnostic>;
}

type Add = (d: Diagnostic) => void;

/** A file while its regimes and reforms are read. */
interface Reading {
  readonly home: Home;
  readonly add: Add;
  readonly known: Map<Named, Read | null>;
  /** Those of the file, each reform after its base. */
  readonly read: Read[];
}

/** Reads every regime and reform of a file, in the order written, a reform after its base. */
export function regimesOf(home: Home, add: Add): readonly Read[] {
  const reading: Reading = { home, add, known: new Map(), read: [] };
  const tooMany = home.items.filter((item) => item.kind === "Reform")[reformLimit];
  if (tooMany) {
    add(diagnostic("too-many-reforms", place(home.scope, tooMany.name.span), { limit: reformLimit }));
    return [];
  }
  for (const item of home.items) {
    if (item.kind === "Regime") readRegime(reading, { item, home });
    else readReform(reading, { item, home });
  }
  return withPackages(reading.read);
}

/** A package binds the regimes it names, wherever in the file it stands. */
function withPackages(read: readonly Read[]): readonly Read[] {
  const all = read.flatMap((r) => r.regime.packages);
  return read.map((r) => {
    const named = (part: Package["parts"][number]): boolean => part.kind === "regime" && part.name === r.regime.name;
    return { ...r, regime: { ...r.regime, packages: all.filter((p) => r.regime.packages.includes(p) || p.parts.some(named)) } };
  });
}

function keep(reading: Reading, { item, home }: Found, read: Read): Read {
  reading.known.set(item, read);
  // A base in another file is judged there.
  if (home === reading.home) reading.read.push(read);
  return read;
}

/** Reports a name that another has already. */
function checkName({ item, home: { scope, named } }: Found, note: Add): void {
  const first = named.get(item.name.text);
  if (!first || first === item) return;
  note(diagnostic("duplicate-name", place(scope, item.name.span), { name: item.name.text, what: first.kind.toLowerCase() }, [
    { at: place(scope, first.name.span), label: "first declared here" },
  ]));
}

function readRegime(reading: Reading, found: Found): Read | null {
  const { item, home } = found;
  const known = reading.known.get(item);
  if (known !== undefined || item.kind !== "Regime") return known ?? null;
  const own = new Set<Diagnostic>();
  const note = (d: Diagnostic): void => {
    own.add(d);
    reading.add(d);
  };
  checkName(found, note);
  const text = { regime: item, files: [home.scope], fileOf: new Map() };
  return keep(reading, found, { text, regime: lowered(text, own, note), own });
}

/** Reads one text as a regime; its rules are compared only where nothing else is wrong. */
function lowered(text: RegimeText, own: ReadonlySet<Diagnostic>, note: Add): Regime {
  const report: Report = (code, at, facts, related) => note(diagnostic(code, at, facts, related));
  const regime = lowerRegime(textScope(text, note), text.regime, report);
  if (!hasErrors([...own])) for (const d of [...checkConsistency(regime), ...lint(regime)]) note(d);
  return regime;
}

type FoundReform = Found & { readonly item: Reform };
const isReform = (found: Found | null): found is FoundReform => found?.item.kind === "Reform";

/** Reads a reform after everything that it is a reform of. */
function readReform(reading: Reading, found: Found): void {
  const chain: FoundReform[] = [];
  let base: Found | null = found;
  // A list, not a call for each: a long chain of reforms costs no stack.
  while (isReform(base) && !reading.known.has(base.item)) {
    const { item } = base;
    const start = chain.findIndex((reform) => reform.item === item);
    if (start >= 0) {
      reportCircle(reading, chain.slice(start));
      base = null;
      break;
    }
    chain.push(base);
    base = baseOf(reading, base);
  }
  let on = base && (base.item.kind === "Regime" ? readRegime(reading, base) : (reading.known.get(base.item) ?? null));
  for (const reform of chain.toReversed()) {
    on = on && reformed(reading, reform, on);
    if (!on) reading.known.set(reform.item, null);
  }
}

/** What a reform is a reform of; `null` after saying that there is no such thing. */
function baseOf(reading: Reading, { item: { of: name }, home }: FoundReform): Found | null {
  const base = findNamed(home, name);
  if (base || name.text === "" || home.scope.incomplete) return base;
  reading.add(diagnostic("unknown-name", place(home.scope, name.span), {
    name: name.text, expected: "regime or reform", suggestion: suggest(name.text, namesOf(home)),
  }));
  return null;
}

function reportCircle(reading: Reading, circle: readonly FoundReform[]): void {
  const [first] = circle;
  if (!first) return;
  for (const { item } of circle) reading.known.set(item, null);
  const names = [...circle, first].map(({ item }) => item.name.text);
  reading.add(diagnostic("circular-definition", place(first.home.scope, first.item.name.span), { what: "reform", names }));
}

const incomplete = ({ broken, items }: RegimeDeclaration): boolean => broken === true || items.some((item) => item.broken);

/** Checks what a reform makes of its base, as a regime of its own; `null` where the text is broken. */
function reformed(reading: Reading, found: FoundReform, base: Read): Read | null {
  const { item: reform, home: { scope } } = found;
  if (reform.broken || incomplete(base.text.regime)) return null;
  const own = new Set<Diagnostic>();
  // What is wrong with the base was reported there, and what follows from an edit that fails is no second mistake.
  let silent = hasErrors([...base.own]);
  const note = (d: Diagnostic): void => {
    own.add(d);
    if (isOld(d, place(scope, reform.name.span), base)) return;
    if (isIn(d, scope, reform)) reading.add(d);
    else if (!silent) reading.add({ ...d, related: [...d.related, { at: place(scope, reform.name.span), label: "in this reform" }] });
  };
  checkName(found, note);
  const report: Report = (code, at, facts, related) => note(diagnostic(code, at, facts, related));
  const text = edited(scope, base.text, reform, report);
  silent ||= hasErrors([...own]);
  const regime = { ...lowered(text, own, note), reformOf: base.regime.name };
  if (!silent) checkAdmissions(scope, base.regime, regime, reform, report);
  return keep(reading, found, { text, regime, own });
}

const isIn = ({ at }: Diagnostic, scope: Scope, { span }: Reform): boolean => at.path === scope.path && at.start >= span.start && at.end <= span.end;

/** Whether something is said of the reform as a whole that was said of its base as a whole. */
function isOld(d: Diagnostic, whole: Location, base: Read): boolean {
  const of = (at: Location, other: Location): boolean => at.path === other.path && at.start === other.start && at.end === other.end;
  return of(d.at, whole) && !hasErrors([d]) && [...base.own].some((o) => o.code === d.code && of(o.at, base.regime.at));
}
