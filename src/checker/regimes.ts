import { diagnostic, hasErrors, suggest, type Diagnostic } from "../diagnostics";
import type { File, Reform, RegimeDeclaration } from "../language/ast";
import type { Regime } from "../language/regime";
import { checkAdmissions } from "./admissions";
import type { Report } from "./builder";
import { checkConsistency } from "./consistency";
import { edited } from "./edits";
import { lint } from "./lints";
import { lowerRegime } from "./lower-regime";
import { place, regimeScope, type Scope } from "./scope";

/** One regime or reform of a file with what was found in it. */
export interface Read {
  /** Its text as a regime of its own. */
  readonly text: RegimeDeclaration;
  readonly regime: Regime;
  readonly own: ReadonlySet<Diagnostic>;
}

type Add = (d: Diagnostic) => void;
type Named = RegimeDeclaration | Reform;

/** A file while its regimes and reforms are read. */
interface Reading {
  readonly scope: Scope;
  readonly add: Add;
  readonly named: ReadonlyMap<string, Named>;
  readonly known: Map<Named, Read | null>;
  /** In order: those of the file, each reform after its base. */
  readonly read: Read[];
}

/** Reads every regime and reform of a file, in the order written, a reform after its base. */
export function regimesOf(scope: Scope, file: File, add: Add): readonly Read[] {
  const items = file.items.filter((item) => item.kind === "Regime" || item.kind === "Reform");
  const named = new Map<string, Named>();
  const again = new Map<Named, Named>();
  for (const item of items) {
    const first = named.get(item.name.text);
    if (first && item.name.text !== "") again.set(item, first);
    else named.set(item.name.text, item);
  }
  const reading: Reading = { scope, add, named, known: new Map(), read: [] };
  for (const item of items) {
    const first = again.get(item);
    if (item.kind === "Regime") readRegime(reading, item, first);
    else readReform(reading, item, first);
  }
  return reading.read;
}

function keep(reading: Reading, item: Named, known: Read): void {
  reading.known.set(item, known);
  reading.read.push(known);
}

const duplicate = (scope: Scope, item: Named, first: Named): Diagnostic =>
  diagnostic("duplicate-name", place(scope, item.name.span), { name: item.name.text, what: first.kind.toLowerCase() }, [
    { at: place(scope, first.name.span), label: "first declared here" },
  ]);

function readRegime(reading: Reading, item: RegimeDeclaration, first?: Named): void {
  if (reading.known.has(item)) return;
  const { scope, add } = reading;
  const own = new Set<Diagnostic>();
  const note = (d: Diagnostic): void => {
    own.add(d);
    add(d);
  };
  if (first) note(duplicate(scope, item, first));
  keep(reading, item, { text: item, regime: lowered(scope, item, own, note), own });
}

/** Reads one text as a regime; its rules are compared only where nothing else is wrong. */
function lowered(scope: Scope, text: RegimeDeclaration, own: ReadonlySet<Diagnostic>, note: Add): Regime {
  const report: Report = (code, at, facts, related) => note(diagnostic(code, at, facts, related));
  const regime = lowerRegime(regimeScope(scope, text, note), text, report);
  if (!hasErrors([...own])) for (const d of [...checkConsistency(regime), ...lint(regime)]) note(d);
  return regime;
}

/** Reads a reform after everything that it is a reform of. */
function readReform(reading: Reading, item: Reform, first?: Named): void {
  const chain: Reform[] = [];
  let base: Named | null = item;
  // A list, not a call for each: a long chain of reforms costs no stack.
  while (base?.kind === "Reform" && !reading.known.has(base)) {
    if (chain.includes(base)) {
      reportCircle(reading, chain.slice(chain.indexOf(base)));
      base = null;
      break;
    }
    chain.push(base);
    base = baseOf(reading, base);
  }
  if (base?.kind === "Regime") readRegime(reading, base);
  let on = base && (reading.known.get(base) ?? null);
  for (const reform of chain.toReversed()) {
    on = on && reformed(reading, reform, on, reform === item ? first : undefined);
    if (!on) reading.known.set(reform, null);
  }
}

/** What a reform is a reform of; `null` after saying that there is no such thing. */
function baseOf(reading: Reading, { of: name }: Reform): Named | null {
  const base = reading.named.get(name.text);
  if (base || name.text === "" || reading.scope.incomplete) return base ?? null;
  reading.add(diagnostic("unknown-name", place(reading.scope, name.span), {
    name: name.text, expected: "regime or reform", suggestion: suggest(name.text, reading.named.keys()),
  }));
  return null;
}

function reportCircle(reading: Reading, circle: readonly Reform[]): void {
  const [first] = circle;
  if (!first) return;
  for (const reform of circle) reading.known.set(reform, null);
  const names = [...circle, first].map((reform) => reform.name.text);
  reading.add(diagnostic("circular-definition", place(reading.scope, first.name.span), { what: "reform", names }));
}

/** Checks what a reform makes of its base, as a regime of its own; `null` where the text is broken. */
function reformed(reading: Reading, reform: Reform, base: Read, first?: Named): Read | null {
  if (reform.broken || base.text.broken || base.text.items.some((item) => item.broken)) return null;
  const { scope, add } = reading;
  const own = new Set<Diagnostic>();
  const inside = ({ at }: Diagnostic): boolean => at.path === scope.path && at.start >= reform.span.start && at.end <= reform.span.end;
  // What is wrong with the base was reported there, and what follows from an edit that fails is no second mistake.
  let silent = hasErrors([...base.own]);
  const note = (d: Diagnostic): void => {
    own.add(d);
    if (inside(d)) add(d);
    else if (!silent) add({ ...d, related: [...d.related, { at: place(scope, reform.name.span), label: "in this reform" }] });
  };
  if (first) note(duplicate(scope, reform, first));
  const report: Report = (code, at, facts, related) => note(diagnostic(code, at, facts, related));
  const text = edited(scope, base.text, reform, report);
  silent ||= hasErrors([...own]);
  const regime = { ...lowered(scope, text, own, note), reformOf: base.text.name.text };
  if (!silent) checkAdmissions(scope, base.regime, regime, reform, report);
  const known = { text, regime, own };
  keep(reading, reform, known);
  return known;
}
