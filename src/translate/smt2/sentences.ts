import type { Day } from "../../language/dates";
import { positionKey, silent, type Position } from "../../language/position";
import { capLookups, capValue, inPartySet, selects } from "../../language/reading";
import type { Selector, Sentence, SentenceId } from "../../language/regime";
import { givesSomething, isMeasured, onTerms, standsOn } from "../../language/terms";
import { headPosition, measuredBy } from "../saying";
import { conditionTerm, memberTerm, readsByName, readsOfLookups, together, windowTerm } from "./conditions";
import { and, no, yes, type Term } from "./s-expressions";
import { combined, keyOfSaying, type Saying, type Sayings, type When } from "./sayings";
import type { Pair, Reads, Writing } from "./writing";

/** Whom a selector names, and who they must be besides. */
const namedBy = (selector: Selector) => (selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null);
const withoutNames = (selector: Selector): Selector =>
  selector.kind === "listed" ? { kind: "states" } : selector.kind === "members" ? { kind: "members", of: null } : selector;

/** What a set of parties is called. */
const wordFor: Readonly<Record<Selector["kind"], string>> = {
  any: "living", anyone: "living", states: "state", outsiders: "outsider", stateless: "living", members: "member", listed: "listed",
};

/** Whether a selector reaches a party; the roster and the life of states move with the record. */
function reachesParty(w: Writing, selector: Selector, party: Term, record: Term, on: Day): Term {
  const { regime } = w.subject;
  if (record === party) return w.isIn(party, (p) => selects(regime, selector, p, on), wordFor[selector.kind]);
  const set = namedBy(selector);
  const named = set === null ? yes : w.isIn(party, (p) => inPartySet(regime, set, p, on), "listed");
  const bare = withoutNames(selector);
  return and(named, w.isIn(record, (p) => selects(regime, bare, p, on), wordFor[bare.kind]));
}

/** Where a sentence reaches a pair: who, when, and on what condition. */
export function reach(w: Writing, s: Pick<Sentence, "host" | "origin" | "windows" | "condition" | "terms">, pair: Pair, on: Day): Term {
  if (!standsOn(s.terms, on)) return no;
  const record = pair.record ?? pair;
  const who = and(memberTerm(w, record.host, on), reachesParty(w, s.host, pair.host, record.host, on), reachesParty(w, s.origin, pair.origin, record.origin, on));
  if (who === no) return no;
  const when = and(...s.windows.map((window) => windowTerm(w, window, pair, on)));
  return when === no ? no : and(who, when, conditionTerm(w, s.condition, pair, on));
}

/** What the number of a sentence reads of the parties. */
function headReads(w: Writing, { head }: Sentence, on: Day): Reads {
  if (head.kind !== "ration") return {};
  const { regime } = w.subject;
  const { cap } = head;
  const lookups = capLookups(cap);
  const parts = (cap.parts ?? []).flatMap(({ from }): readonly Reads[] => {
    if (from === null) return [];
    const set = namedBy(from);
    return [{
      origin: (p) => String(set === null || inPartySet(regime, set, p, on)),
      recordOrigin: (p) => String(selects(regime, withoutNames(from), p, on)),
    }];
  });
  return together([readsOfLookups(w, on, lookups), ...(cap.words === undefined ? [] : [readsByName(w, lookups)]), ...parts]);
}

/** What the terms of a sentence are measured by: positions other than silent. */
export type Yardstick = () => readonly When<Position>[];

/** What a sentence says for the pair of the file's functions, on a day. */
export function sentenceSays(w: Writing, id: SentenceId, on: Day, yardstick: Yardstick): Sayings {
  const { regime, binding, marks } = w.subject;
  const s = regime.sentences[id];
  const clause = s === undefined ? undefined : regime.clauses[s.clause];
  const released = s !== undefined && s.soft && binding === "hard";
  if (s === undefined || clause === undefined || (released && clause.kind === "rule")) return [];
  const reached = reach(w, s, w.pair, on);
  if (reached === no) return [];
  const marked = marks?.(id) ?? false;
  const unbound: Saying = { kind: "unbound", position: silent, gives: false, directed: false, marked };
  const kind = s.head.kind === "disapply" ? "lifts" : "said";
  const own = w.casesByParties(w.pair, on, headReads(w, s, on), positionKey, (frame) => headPosition(s, binding === "decide", (cap) => capValue(regime, cap, frame))).map(({ is, when }): When<Saying> => ({
    is: s.head.kind === "unbind" ? unbound : { kind, position: onTerms(is, s.terms), gives: givesSomething(s.head), directed: s.head.kind === "discretion", marked },
    when,
  }));
  const said = isMeasured(s.terms) ? combined(own, yardstick(), keyOfSaying, (x, y) => x && measuredBy(x, s, y)) : own;
  const place = clause.sentences.length > 1 ? `.${clause.sentences.indexOf(id) + 1}` : "";
  const applies = w.function(`applies.${clause.name}${place}`, reached);
  return combined<Saying, true, Saying>(said, [{ is: true, when: applies }], keyOfSaying, (x, y) => (x === null || y === null ? null : released ? unbound : x));
}
