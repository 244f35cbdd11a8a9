import type { Both, Change, Codes, DegreeThen, Difference, DutyChange, Effect, Pairs, Side, VerdictChange } from "../../evaluator/compare/difference";
import { formatDay, type DayInterval } from "../../language/dates";
import { type Regime, isPerson } from "../../language/regime";
import { verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { factValue } from "../words/facts";
import { degreeDigits, rangeDigits } from "../words/degrees";
import { componentSentence, conditionWords, dutyContentWords, effectWords, overallWords, witnessTest } from "../words/difference";
import { count, listed, partyName, someMoverFrom } from "../words/names";
import { originsWords, partiesWords } from "../words/party-class";
import { positionWords } from "../words/positions";
import { pad, wrap } from "./layout";
import type { Ink, Paint } from "./paint";

/** How a difference is shown. `labels`: the names of the two texts, told apart. */
export interface DiffView {
  readonly regimes: Both<Regime>;
  readonly labels: Both<string>;
  /** The first sentences only. */
  readonly quiet: boolean;
  readonly paint: Paint;
}

/** Narrower than other reports: it is read in terminals, beside the two texts. */
const width = 80;
const order: readonly Effect[] = ["more open", "more closed", "reshuffled", "newly addressed", "no longer addressed"];
const inks: Readonly<Record<Effect, Ink>> = { "more open": "good", "more closed": "bad", reshuffled: "doubt", "newly addressed": "doubt", "no longer addressed": "doubt" };

const fill = (text: string, first: string, rest?: string): readonly string[] => wrap(text, first, rest, width);

/** Cells side by side, each wrapped to its own width. */
function columns(cells: readonly (readonly [string, number])[]): readonly string[] {
  const wrapped = cells.map(([text, w]) => wrap(text, "", "", w));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) => cells.map(([, w], c) => pad(wrapped[c]?.[i] ?? "", w)).join("  ").trimEnd());
}

const moverWords = (movers: readonly (string | null)[]): string => listed(movers.map((m) => m ?? "any other mover"));

function pairWords(view: DiffView, { hosts, origins }: Pairs, interval: DayInterval): { readonly hosts: string; readonly origins: string } {
  const words = (codes: Codes): string => partiesWords(view.regimes, codes, interval);
  return { hosts: words(hosts), origins: originsWords(words(hosts), words(origins)) };
}

const layout = [3, 13, 15, 21, 20] as const;
const row = (cells: readonly string[]): readonly string[] => columns(layout.map((w, i) => [cells[i] ?? "", w] as const));

function conditionLines(change: Pick<Change, "conditions">): readonly string[] {
  return conditionWords(change.conditions).flatMap((words, i) => fill(words, i === 0 ? "      when " : "      or   "));
}

function changeLines(view: DiffView, change: Change, number: number): readonly string[] {
  const { hosts, origins } = pairWords(view, change, change.interval);
  const turns = change.turnsOn.length === 0 ? [] : fill(`turns on figures that are missing: ${listed(change.turnsOn.map((f) => f.key))}`, "      ");
  return [
    ...row([String(number), intervalWords(change.interval), listed(change.rights), `${moverWords(change.movers)} from ${origins} in ${hosts}`, `${positionWords(change.before)} -> ${positionWords(change.after)}`]),
    ...conditionLines(change),
    ...turns,
    ...(view.quiet ? [] : fill(witnessSentence(view, change), "      e.g. ", "      ")),
  ];
}

/** `on 2004-05-01 a worker from Poland in Germany: denied (transition), then granted (workers)`. */
function witnessSentence({ regimes, labels }: DiffView, { witness }: Change): string {
  const side = (name: keyof Both<unknown>): string => {
    const { case: asked, decision } = witness[name];
    const clauses = [...new Set(decision.by.map((s) => regimes[name].clauses[regimes[name].sentences[s]?.clause ?? -1]?.name ?? ""))];
    const why = clauses.length > 0 ? listed(clauses) : asked === null ? `${labels[name]} knows no such party` : "no clause speaks";
    return `${positionWords(decision.position)} (${why})`;
  };
  const shown = witness.before.case ? "before" : "after";
  const asked = witness[shown].case;
  if (asked === null) return `${side("before")}, then ${side("after")}`;
  const regime = regimes[shown];
  const whom = asked.mover < 0 ? `a mover from ${partyName(regime, asked.origin)}` : someMoverFrom(regime, asked.mover, asked.origin);
  return `on ${formatDay(asked.on)} ${whom} in ${partyName(regime, asked.host)}: ${side("before")}, then ${side("after")}`;
}

function changeTables(view: DiffView, difference: Difference): readonly string[] {
  let number = 0;
  return order.flatMap((effect) => {
    const changes = difference.changes.filter((c) => c.effect === effect);
    if (changes.length === 0) return [];
    const heading = view.paint(inks[effect], effectWords[effect].toUpperCase());
    return ["", `${heading}  ${count(changes.length, "change")}`, ...row(["#", "days", "right", "whom", "before -> after"]), ...changes.flatMap((c) => changeLines(view, c, ++number))];
  });
}

/** Each witness under either text, as tests to paste; in the order of the tables. */
function tests(view: DiffView, difference: Difference): readonly string[] {
  const ordered = order.flatMap((effect) => difference.changes.filter((c) => c.effect === effect));
  const lines = ordered.flatMap((c, i) => (["before", "after"] as const).flatMap((side) => {
    const test = witnessTest(view.regimes[side], c.witness[side]);
    return [`  ${i + 1} ${view.labels[side]}:`, `    ${test ?? "no such case there"}`];
  }));
  return lines.length === 0 ? [] : ["", view.paint("strong", "WITNESSES AS TESTS"), ...lines];
}

/** `DE must Readmit toward PL`; a private person bears it, or is owed it, between a host and an origin. */
function dutySides(d: DutyChange, hosts: string, origins: string): string {
  const [who, whom] = d.bearer === "origin" ? [origins, hosts] : [hosts, origins];
  if (d.toward === undefined && !isPerson(d.bearer)) return `${who} ${dutyContentWords(d)} toward ${d.body ?? whom}`;
  const bearer = isPerson(d.bearer) ? `the ${d.bearer}` : who;
  return `${bearer} ${dutyContentWords(d)} toward ${d.body ?? `the ${d.toward ?? ""}`}, in ${hosts}, of movers from ${origins}`;
}

function dutyLines(view: DiffView, duties: readonly DutyChange[]): readonly string[] {
  if (duties.length === 0) return [];
  const lines = duties.flatMap((d) => {
    const { hosts, origins } = pairWords(view, d, d.interval);
    const movers = d.movers.every((m) => m === null) ? "" : `, for ${moverWords(d.movers)}`;
    return [...fill(`${d.change}: ${d.duty}: ${dutySides(d, hosts, origins)}${movers}, ${intervalWords(d.interval)}`, "  ", "    "), ...conditionLines(d)];
  });
  return ["", view.paint("strong", "DUTIES"), ...lines];
}

function memberLines(view: DiffView, { members }: Difference): readonly string[] {
  const group = (verb: "joins" | "leaves"): readonly string[] => {
    const by = new Map<string, string[]>();
    for (const m of members) for (const i of m[verb]) by.set(intervalWords(i), [...(by.get(intervalWords(i)) ?? []), m.party]);
    return [...by].flatMap(([days, parties]) => fill(`${verb === "joins" ? "members now" : "no members now"}: ${listed(parties)}, ${days}`, "  ", "    "));
  };
  return members.length === 0 ? [] : ["", view.paint("strong", "MEMBERS"), ...group("joins"), ...group("leaves")];
}

/** Of one criterion or claim no more stretches with other degrees are listed. */
const mostDegrees = 4;

function verdictLines(view: DiffView, verdicts: readonly VerdictChange[] | null): readonly string[] {
  if (verdicts === null) return [];
  const word = (s: VerdictChange["where"][number]["before"]): string => (s === null ? "no verdict" : verdictWord(s.verdict));
  const degree = (d: DegreeThen): string => (d.range !== null ? rangeDigits(d.range) : d.degree === null ? "-" : degreeDigits(d.degree));
  const lines = verdicts.flatMap(({ kind, name, where, degrees }) => {
    const title = kind === "claim" ? `claim ${name}` : name;
    if (where.length > 0) return where.flatMap((w) => fill(`${word(w.before)} -> ${word(w.after)}  ${intervalWords(w.interval)}`, `  ${pad(title, 16)} `));
    const more = degrees.length > mostDegrees ? [`and on ${count(degrees.length - mostDegrees, "more stretch", "more stretches")} of time`] : [];
    return ["the same verdicts, other degrees:", ...degrees.slice(0, mostDegrees).map((d) => `${degree(d.before)} -> ${degree(d.after)}  ${intervalWords(d.interval)}`), ...more]
      .flatMap((words, i) => fill(words, i === 0 ? `  ${pad(title, 16)} ` : `  ${pad("", 16)} `));
  });
  return ["", view.paint("strong", "VERDICTS"), ...(lines.length === 0 ? ["  No verdict and no degree differs."] : lines)];
}

function componentLines(view: DiffView, { components }: Difference): readonly string[] {
  const lines = components.changes.flatMap((c) => fill(`${c.change}: ${c.what}${c.name === c.what ? "" : ` ${c.name}`}`, "  ", "    "));
  const weak = components.weakened.length === 0 ? [] : fill(`weakened: ${listed(components.weakened)} stood under a norm and stands under none now`, "  ", "    ");
  return lines.length + weak.length === 0 ? [] : ["", view.paint("strong", "PARTS OF THE TEXT"), ...lines, ...weak];
}

/** `it counts as yes under one text, and under the other nothing is assumed`. */
function defaultNote({ regimes, labels }: DiffView, key: string): string {
  const of = (side: Side): string => {
    const fact = regimes[side].facts.find((f) => f.key === key);
    return fact === undefined || fact.default === null ? `nothing is assumed under ${labels[side]}` : `it counts as ${factValue(fact, fact.default)} under ${labels[side]}`;
  };
  return `${of("before")}, and ${of("after")}`;
}
function needsNote({ regimes, labels }: DiffView, name: string, side: Side): string {
  const { rights } = regimes[side];
  const needs = new Set(rights.find((r) => r.name === name)?.needs);
  for (const need of needs) for (const more of rights[need]?.needs ?? []) needs.add(more);
  return `${needs.size === 0 ? "nothing" : listed([...needs].map((r) => rights[r]?.name ?? ""))} under ${labels[side]}`;
}

const unmatchedNoun = { party: "party", right: "right", mover: "mover class", fact: "fact" } as const;
function noteLines(view: DiffView, { unmatched, closure, alone }: Difference): readonly string[] {
  const { labels } = view;
  const parties = unmatched.filter((u) => u.kind === "party");
  const words = unmatched.flatMap((u) => {
    const noun = `${unmatchedNoun[u.kind]} ${u.name}`;
    if (u.differs === "condition") return [`The ${noun} means something else in the two texts; each is asked about the movers of either.`];
    if (u.differs === "range") return [`The ${noun} has another range in the two texts; it is compared where both have values.`];
    if (u.differs === "default") return [`Where the ${noun} is not stated, ${defaultNote(view, u.name)}.`];
    if (u.differs === "needs") return [`To be effective the ${noun} needs ${needsNote(view, u.name, "before")}, and ${needsNote(view, u.name, "after")}.`];
    const knower = labels[u.knownTo === "both" ? "before" : u.knownTo];
    if (u.kind === "mover") return [`Only ${knower} knows the ${noun}; to the other text its movers are those of the next class above.`];
    if (u.kind === "right") return [`Only ${knower} knows the ${noun}; the other text is silent on it.`];
    return u.kind === "party" && parties.length > 5 ? [] : [`Only ${knower} knows the ${noun}.`];
  });
  const many = parties.length > 5 ? [`Parties that one text alone knows: ${parties.map((u) => u.name).join(", ")}.`] : [];
  const policy = closure.before === closure.after ? `Closure policy: ${closure.before}.` : `Closure policy: ${closure.before} before, ${closure.after} after.`;
  const [apart, bound] = alone.before ? [labels.before, labels.after] : [labels.after, labels.before];
  const stand = alone.before === alone.after ? [] : [`Members stand each alone under ${apart}, which is so many national laws, and not under ${bound}.`];
  return ["", view.paint("strong", "NOTES"), ...[...words, ...many, ...stand, policy].flatMap((w) => fill(w, "  - "))];
}

function opening(view: DiffView, difference: Difference): readonly string[] {
  const counts = order.flatMap((effect) => {
    const n = difference.changes.filter((c) => c.effect === effect).length;
    return n === 0 ? [] : [`${n} ${effect}`];
  });
  const { since, before } = difference.window;
  const window = since === null && before === null ? "" : ` Days compared: ${intervalWords(difference.window)}.`;
  const rights = difference.onlyRights === null ? "" : ` Rights compared: ${listed(difference.onlyRights)}.`;
  const sentence = `${overallWords(difference, view.labels.before, view.labels.after)}${counts.length === 0 ? "" : ` Changes of positions: ${counts.join(", ")}.`}`;
  return [...fill(sentence, ""), ...fill(`${componentSentence(difference)}${window}${rights}`, "")];
}

/** What two texts differ in: sentences first, then tables, members, duties, verdicts, parts of the text, notes and the witnesses. */
export function diffText(difference: Difference, view: DiffView): string {
  const tables = changeTables(view, difference);
  const rest = view.quiet ? [] : [
    ...memberLines(view, difference), ...dutyLines(view, difference.duties), ...verdictLines(view, difference.verdicts),
    ...componentLines(view, difference), ...noteLines(view, difference), ...tests(view, difference),
  ];
  return `${[...opening(view, difference), ...tables, ...rest].join("\n")}\n`;
}
