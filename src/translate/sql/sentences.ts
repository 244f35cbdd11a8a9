import { denied, positionKey, silent, type CapValue, type Position } from "../../language/position";
import { capAmounts, isOrIsBelow } from "../../language/reading";
import { type Cap, type ClauseId, type Sentence, type SentenceId } from "../../language/regime";
import { givesSomething, isMeasured, onTerms, standsOn } from "../../language/terms";
import { headPosition, measuredBy, type Saying } from "../saying";
import { conditionTerm, windowTerm } from "./conditions";
import { knowing, type Frame } from "./frame";
import { bound, selected } from "./parties";
import { byTables } from "./tables";
import { and, no, not, or, plain, yes, type Term } from "./terms";
import type { Writing } from "./writing";

/** Something said where a term holds. `grounds`: of the clauses that may say it, where each does. */
export interface Entry {
  readonly is: Saying;
  readonly when: Term;
  readonly grounds: readonly { readonly clause: ClauseId; readonly when: Term }[];
}
/** What may be said, the most open first: the first that holds is said. */
export type Entries = readonly Entry[];

/** What the terms of a sentence are measured by: positions other than silent, the first that holds. */
export type Yardstick = () => readonly { readonly position: Position; readonly when: Term }[];

/** The number of a cap as far as it is the same in every case; what tables give is not told apart. */
const written = (cap: Cap): CapValue => {
  const { amount, other: _, quota: __, words: ___, parts: ____, ...kept } = cap;
  return { ...kept, amount: amount.terms.length === 0 && cap.other === undefined ? amount.constant : null };
};

/** Where the cap of a sentence has a number, or one that is not known. */
function hasNumber(w: Writing, { head }: Sentence, frame: Frame): Term {
  if (head.kind !== "ration") return yes;
  const lookups = capAmounts(head.cap).flatMap(({ terms }) => terms.map((t) => t.lookup));
  return byTables(w, lookups, frame, (values) => {
    const isKnown = values.every((v) => typeof v === "number");
    const isOpen = head.cap.words !== undefined && lookups.some((l, i) => w.regime.tables[l.table]?.file !== undefined && values[i] === null);
    return isKnown || isOpen ? yes : no;
  });
}

/** That the mover is of one of the classes of a sentence. */
function isOfClass(w: Writing, classes: Sentence["classes"]): Term {
  if (classes === null) return yes;
  const all = w.regime.classes.map((_, c) => c).filter((c) => classes.some((ancestor) => isOrIsBelow(w.regime, c, ancestor)));
  const key = all.join();
  const name = w.classSets.get(key)?.name ?? w.names.simple(`mover is ${classes.map((c) => w.regime.classes[c]?.name ?? "").join(" ")}`);
  w.classSets.set(key, { name, classes: new Set(all) });
  return plain(name);
}

/** Where a sentence reaches a pair: who, when, and on what condition. */
function reach(w: Writing, s: Sentence, frame: Frame): Term {
  const [isBound, ofHost, ofOrigin] = [bound(w.regime), selected(w.regime, s.host), selected(w.regime, s.origin)];
  const known = knowing(frame, [isBound, ofHost], [ofOrigin]);
  const stands = frame.on === null ? (s.terms?.kind === "standstill" ? windowTerm(w, { since: s.terms.on, before: null, beforeOffset: 0, during: null }, frame) : yes) : standsOn(s.terms, frame.on) ? yes : no;
  return and(
    frame.apart, w.parties.is(frame, "host", isBound), w.parties.is(knowing(frame, [isBound], []), "host", ofHost), w.parties.is(frame, "origin", ofOrigin), isOfClass(w, s.classes),
    stands, ...s.windows.map((window) => windowTerm(w, window, known)), conditionTerm(w, s.condition, known), hasNumber(w, s, known),
  );
}

/** What a sentence says in a frame. */
export function sentenceSays(w: Writing, id: SentenceId, frame: Frame, yardstick: Yardstick): Entries {
  const { regime } = w;
  const s = regime.sentences[id];
  const clause = s === undefined ? undefined : regime.clauses[s.clause];
  if (s === undefined || clause === undefined) return [];
  const place = clause.sentences.length > 1 ? ` ${clause.sentences.indexOf(id) + 1}` : "";
  const own = headPosition(s, true, written);
  const reached = reach(w, s, frame);
  if (own === null || reached.text === no.text) return [];
  const applies = w.columns.named(`${clause.name}${place} applies${frame.words}`, reached);
  const saying: Saying = s.head.kind === "unbind"
    ? { kind: "unbound", position: silent, gives: false, directed: false }
    : { kind: s.head.kind === "disapply" ? "lifts" : "said", position: onTerms(own, s.terms), gives: givesSomething(s.head), directed: s.head.kind === "discretion" };
  const entry = (is: Saying, when: Term): Entry => ({ is, when, grounds: w.grounds && frame.key === "" ? [{ clause: s.clause, when }] : [] });
  if (!isMeasured(s.terms)) return [entry(saying, applies)];
  const measures = yardstick();
  const cases = [...measures.map(({ position, when }, i) => ({ position, when: and(when, ...measures.slice(0, i).map((m) => not(m.when))) })), { position: null, when: not(or(...measures.map((m) => m.when))) }];
  const said = cases.flatMap(({ position, when }): Entries => {
    const is = measuredBy(saying, s, position);
    const both = and(applies, when);
    return is === null || both.text === no.text ? [] : [entry(is, both)];
  });
  return said;
}

export const isDenied = (is: Saying): boolean => is.kind === "said" && positionKey(is.position) === positionKey(denied);
