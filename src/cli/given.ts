import { suggest } from "../diagnostics/suggest";
import { readFactValue } from "../language/fact-text";
import type { Case } from "../evaluator/result";
import { factCells } from "../kernel/cells";
import { isBound, valueOfParty } from "../language/reading";
import type { StateType } from "../language/states";
import type { Fact, FactId, Regime, StatedFigure } from "../language/regime";
import { factValue } from "../report/words/facts";
import { isFigure, statedFigures } from "./given-figures";
import { didYouMean, UsageError } from "./usage-error";

/** One fact as it is written after `--set` and after `with` in a test. */
interface Written {
  readonly text: string;
  readonly key: string;
  readonly value: string | null;
  readonly negative: boolean;
  /** Of what the fact is said to be: `mover.skill`, `pair.allied`; `null` where that is not said. */
  readonly of: "mover" | "pair" | null;
}

const squeeze = (text: string): string => text.trim().replace(/\s+/g, " ");

/** `not x`, `x = v`, `5 years of Reside`, `origin is not in good standing`, `mover held Work in ES on 2011-08-11`. */
function read(text: string): Written {
  const negative = text.startsWith("not ");
  const plain = text.replace(/^not /, "").replace(/^mover (?=held )/, "");
  const standing = /^(host|origin) is not in good standing$/.exec(plain);
  if (standing) return { text, key: `${standing[1] ?? ""} is in good standing`, value: null, negative: !negative, of: null };
  const earned = /^(\d[\d_]* (?:days?|months?|years?)) of (\S+)$/.exec(plain);
  if (earned) return { text, key: earned[2] ?? "", value: earned[1] ?? "", negative, of: null };
  const kept = /^(.+ has kept .+) for (\d[\d_]* (?:days?|months?|years?))$/.exec(plain);
  if (kept) return { text, key: kept[1] ?? "", value: kept[2] ?? "", negative, of: null };
  const [, subject, rest = plain] = /^(mover|pair)\.(.*)$/.exec(plain) ?? [];
  const of = subject === "mover" || subject === "pair" ? subject : null;
  const equals = rest.indexOf("=");
  if (equals < 0) return { text, key: rest, value: null, negative, of };
  return { text, key: squeeze(rest.slice(0, equals)), value: squeeze(rest.slice(equals + 1)), negative, of };
}

/** Whether a fact is of what it is said to be of: a mover's is a matter of profile, one of the pair of relation. */
const isOf = ({ tag }: Fact, { of }: Written): boolean => of === null || tag === (of === "mover" ? "profile" : "relation");

/** One label of a fact that may have several is a fact of its own: `languages = german`. */
function labelFact(regime: Regime, w: Written): FactId | null {
  const id = regime.facts.findIndex((f) => w.value !== null && isOf(f, w) && f.key === `${w.key} = ${w.value}`);
  return id < 0 ? null : id;
}

function findFact(regime: Regime, w: Written): FactId {
  const keys = w.key.includes(" has kept ") ? [`months for which ${w.key}`, `days for which ${w.key}`] : w.value !== null && /^\p{Lu}/u.test(w.key) ? [`months of ${w.key}`, `days of ${w.key}`] : [w.key];
  const id = regime.facts.findIndex((f) => isOf(f, w) && (keys.includes(f.key) || (f.tag === "host" && f.judgedBy === null && keys.includes(`host.${f.key}`))));
  if (id >= 0) return id;
  const known = regime.facts.map((f) => f.key);
  const close = suggest(keys[0] ?? "", known);
  const all = known.length === 0 ? " Its answers hang on no fact." : close === null ? ` Known: ${known.slice(0, 12).join(", ")}${known.length > 12 ? ", ..." : ""}.` : "";
  throw new UsageError(`\`--set "${w.text}"\`: no clause of ${regime.name} reads such a fact.${didYouMean(close)}${all}`);
}

/** The parties and the day of the case that is asked about. */
type About = Pick<Case, "host" | "origin" | "on">;

/** A state by its code, or a value of the fact in words. */
function stateValue(regime: Regime, type: StateType, value: string, about: About): number | { readonly expected: string } {
  const party = regime.parties.findIndex((p) => p.code === value);
  if (party < 0) {
    const label = type.labels.indexOf(value);
    return label >= 0 ? label : { expected: type.byName ? "a state by its code, or none" : "a state by its code, host, origin or none" };
  }
  return valueOfParty(type, party, about, isBound(regime, party, about.on)) ?? { expected: "a state by its code" };
}

function resolveOne(regime: Regime, text: string, about: About): readonly [FactId, number] {
  const without = /^([^=]+?) ?!= ?([^=]+)$/.exec(text);
  const written = read(without ? `${without[1] ?? ""} = ${without[2] ?? ""}` : text);
  const label = labelFact(regime, written);
  if (label !== null && !written.negative) return [label, without ? 0 : 1];
  if (without) throw new UsageError(`\`--set "${text}"\`: \`!=\` stands only between a fact with several values and one of them.`);
  const id = findFact(regime, written);
  const fact = regime.facts[id];
  if (fact === undefined) throw new Error(`fact ${id} is out of range`);
  const wrong = (expected: string): UsageError => new UsageError(`\`--set "${text}"\`: \`${fact.key}\` is ${expected}.`);
  if (written.value === null) {
    if (fact.type.kind !== "yes-or-no") throw wrong("no yes-or-no fact: write `fact = value`");
    return [id, written.negative ? 0 : 1];
  }
  if (written.negative) throw wrong("given a value: `not` stands only before a yes-or-no fact");
  const value = fact.type.kind === "state" ? stateValue(regime, fact.type, written.value, about) : readFactValue(fact.type, written.value);
  if (typeof value !== "number") throw wrong(value.expected);
  const cells = factCells(regime, true).get(id) ?? [];
  if (cells.every((c) => !c.open) && !Number.isInteger(value)) throw wrong("compared with whole numbers only: state a whole number");
  const { range } = fact;
  if (range !== null && (value < range.from || value > range.to)) {
    throw wrong(`between ${factValue(fact, range.from)} and ${factValue(fact, range.to)}`);
  }
  return [id, value];
}

/** What `--set` states: facts of the case, and figures that the files of series lack. */
export interface Stated {
  readonly given: ReadonlyMap<FactId, number>;
  readonly figures: readonly StatedFigure[];
}

/** What is stated with `--set`, each as in a test; several may stand in one, joined with `and`. */
export function stated(regime: Regime, texts: readonly string[], about: About): Stated {
  const given = new Map<FactId, number>();
  const figures: string[] = [];
  for (const text of texts.flatMap((t) => squeeze(t).split(" and "))) {
    if (isFigure(text)) {
      figures.push(text);
      continue;
    }
    const [id, value] = resolveOne(regime, text, about);
    if (given.has(id) && given.get(id) !== value) throw new UsageError(`\`--set\`: \`${regime.facts[id]?.key ?? ""}\` is stated twice with different values.`);
    given.set(id, value);
  }
  return { given, figures: statedFigures(regime, figures) };
}
