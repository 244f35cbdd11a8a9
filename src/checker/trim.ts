import type { DutyClause, ExceptionClause, InstitutionClause, InterestsClause, Name, NameList, RegimeItem, ReservationClause } from "../language/ast";
import type { Span } from "../language/span";

/** One item of a regime in the making, and the file that wrote it; `own`: the reform did. */
export interface Entry {
  readonly item: RegimeItem;
  readonly own: boolean;
  readonly file: number;
}

/** What is left of a regime after some of its clauses were removed. */
interface Trimmed {
  readonly left: readonly Entry[];
  /** Clauses with a name that referred to nothing else, and went too. */
  readonly along: readonly { readonly name: string; readonly span: Span; readonly file: number }[];
  /** Conditions that still read whether a removed duty is kept. */
  readonly missed: readonly { readonly duty: string; readonly reader: string; readonly span: Span; readonly file: number }[];
}

/** The name by which an edit refers to a clause: its own, or its first word where there is one such clause. */
export function clauseName(item: RegimeItem): string | null {
  switch (item.kind) {
    case "Rule": case "Exception": case "Reservation": case "Concession": case "Duty": case "Linkage": case "Package": case "Claim": case "Principle": case "Norm": case "Scenario": case "Quota":
      return item.name.text;
    case "Members": case "Closure": case "Exit": case "Accession": case "Amendment": case "Standing": case "Interests":
      return item.kind.toLowerCase();
    default:
      return null;
  }
}

/** Takes the removed names out of what refers to them, and goes on until nothing refers to what is gone. What a reform itself adds is left as written. */
export function trim(entries: readonly Entry[], removed: ReadonlySet<string>): Trimmed {
  const there = new Set(entries.flatMap(({ item }) => clauseName(item) ?? []));
  const gone = new Set([...removed].filter((name) => !there.has(name)));
  const along: Trimmed["along"][number][] = [];
  let left = entries;
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    left = left.flatMap((entry) => {
      if (entry.own) return [entry];
      const item = without(entry.item, gone);
      if (item !== null) return [{ ...entry, item }];
      const name = clauseName(entry.item);
      if (name !== null && "name" in entry.item) {
        gone.add(name);
        along.push({ name, span: entry.item.name.span, file: entry.file });
      }
      return [];
    });
  }
  const missed = left.flatMap(({ item, own, file }) => (own ? [] : dutiesRead(item, gone).map((read) => ({ ...read, reader: clauseName(item) ?? "", file }))));
  return { left, along, missed };
}

const keeps = (names: readonly Name[], gone: ReadonlySet<string>): readonly Name[] => names.filter((name) => !gone.has(name.text));
/** Whether a list lost all its names. */
const emptied = (before: readonly unknown[], after: readonly unknown[]): boolean => before.length > 0 && after.length === 0;

/** An item without the names of clauses that are gone; `null` where it referred to nothing else. */
function without(item: RegimeItem, gone: ReadonlySet<string>): RegimeItem | null {
  switch (item.kind) {
    case "Exception":
      return exceptionWithout(item, gone);
    case "Reservation": {
      const targets = keeps(item.targets, gone);
      return emptied(item.targets, targets) ? null : { ...item, targets, ...everythingBut(item, gone) };
    }
    case "NoReservation": {
      const targets = keeps(item.targets, gone);
      return emptied(item.targets, targets) ? null : { ...item, targets };
    }
    case "Concession":
      return gone.has(item.rule.text) ? null : item;
    case "Invocation":
      return gone.has(item.exception.text) ? null : item;
    case "Linkage":
      return gone.has(item.gives.text) || gone.has(item.inReturnFor.text) ? null : item;
    case "Rule":
      return { ...item, under: keeps(item.under, gone) };
    case "Norm":
      return { ...item, follows: keeps(item.follows, gone) };
    case "Duty":
      return dutyWithout(item, gone);
    case "Institution":
      return institutionWithout(item, gone);
    case "Interests":
      return interestsWithout(item, gone);
    default:
      return item;
  }
}

/** `everything except a` where `a` is gone. */
const everythingBut = ({ everything }: ExceptionClause | ReservationClause, gone: ReadonlySet<string>): Pick<ExceptionClause, "everything"> =>
  everything ? { everything: { ...everything, except: keeps(everything.except, gone) } } : {};

function exceptionWithout(item: ExceptionClause, gone: ReadonlySet<string>): ExceptionClause | null {
  const targets = keeps(item.targets, gone);
  const sentences = item.sentences.filter((s) => s.kind === "Sentence" || !gone.has(s.clause.text));
  return emptied(item.targets, targets) || emptied(item.sentences, sentences) ? null : { ...item, targets, ...everythingBut(item, gone), under: keeps(item.under, gone), sentences };
}

/** A list of clauses without those that are gone; `null` where none is left. */
function listWithout(list: NameList, gone: ReadonlySet<string>): NameList | null {
  const names = keeps(list.names, gone);
  return emptied(list.names, names) ? null : { ...list, names };
}

/** A duty keeps its obligations; a remedy that suspends nothing any more is left out. */
function dutyWithout(item: DutyClause, gone: ReadonlySet<string>): DutyClause {
  const obligations = item.obligations.map((obligation) => {
    const { otherwise, ...rest } = obligation;
    const clauses = otherwise && listWithout(otherwise.clauses, gone);
    return otherwise && clauses ? { ...rest, otherwise: { ...otherwise, clauses } } : rest;
  });
  return { ...item, under: keeps(item.under, gone), obligations };
}

function institutionWithout(item: InstitutionClause, gone: ReadonlySet<string>): InstitutionClause {
  const powers = item.powers.flatMap((power) => {
    const clauses = listWithout(power.clauses, gone);
    return clauses ? [{ ...power, clauses }] : [];
  });
  return { ...item, powers };
}

/** A stake for the keeping of clauses that are all gone goes too. */
function interestsWithout(item: InterestsClause, gone: ReadonlySet<string>): InterestsClause {
  const items = item.items.flatMap((stake) => {
    if (stake.kind !== "Stake" || stake.clauses === undefined) return [stake];
    const clauses = keeps(stake.clauses, gone);
    return emptied(stake.clauses, clauses) ? [] : [{ ...stake, clauses }];
  });
  return { ...item, items };
}

/** Every `keeps d` inside a node, for duties that are gone. */
function dutiesRead(node: unknown, gone: ReadonlySet<string>): readonly { readonly duty: string; readonly span: Span }[] {
  if (Array.isArray(node)) return node.flatMap((part) => dutiesRead(part, gone));
  if (typeof node !== "object" || node === null) return [];
  if (isKeeps(node) && gone.has(node.duty.text)) return [{ duty: node.duty.text, span: node.span }];
  return Object.values(node).flatMap((part) => dutiesRead(part, gone));
}

const isKeeps = (node: object): node is { readonly kind: "Keeps"; readonly duty: Name; readonly span: Span } => "kind" in node && node.kind === "Keeps";
