import type { Answer, Decision, RightAnswer } from "../../evaluator/result";
import { formatDay, type Day } from "../../language/dates";
import type { ClauseId, Regime } from "../../language/regime";
import { figureText } from "../../language/figures";
import { positionKey } from "../../language/position";
import { limits } from "../words/criteria";
import { bearerName, dutyWords, remedyWords } from "../words/duties";
import { factKey, factValue, factWords, judgement, monthsWords } from "../words/facts";
import { citationInFull, groundsList, groundsOf, groundsOfClauses } from "../words/grounds";
import { className, count, listed, partyName, rightName, someMoverFrom, withIndefinite } from "../words/names";
import { oneSentence } from "../words/one-sentence";
import { positionPredicate, positionWords } from "../words/positions";
import { packageLines } from "../words/procedures";
import { sharedNumbers } from "../words/quotas";
import { clauseWithArticles, displacedBy, roleWords, type Reasons } from "../words/reasons";
import { openSentence } from "../words/turns";
import { pad, wrap } from "./layout";
import type { Ink, Paint } from "./paint";
import { whyNotLines } from "./why-not";

export interface DecideView {
  readonly whyNot: boolean;
  readonly reasons: Reasons;
  /** The one-line answer only. */
  readonly quiet: boolean;
  readonly paint: Paint;
}

const inks: Readonly<Record<Decision["position"]["kind"], Ink>> = {
  granted: "good", rationed: "doubt", discretionary: "doubt", denied: "bad", silent: "dim", conflict: "bad",
};

const openWords = (regime: Regime, r: RightAnswer): string =>
  `open: it depends on ${listed(r.open.map((o) => factKey(regime, o.fact)))}`;

function caseWords(regime: Regime, answer: Answer): string {
  const { host, origin, mover, on } = answer.question;
  return `${someMoverFrom(regime, mover, origin)} in ${partyName(regime, host)} on ${formatDay(on)}`;
}

/** `Work is denied to a worker from Poland in Germany on 2010-06-01.` */
function oneRight(regime: Regime, answer: Answer, r: RightAnswer): string {
  const right = rightName(regime, r.right);
  const whom = caseWords(regime, answer);
  if (r.decision === null) return `${right} for ${whom} is ${openWords(regime, r)}.`;
  const words = positionPredicate(r.decision.position);
  return `${right} ${words} ${words.startsWith("is denied") || words.startsWith("is granted") ? "to" : "for"} ${whom}.`;
}

const names = (regime: Regime, rights: readonly RightAnswer[]): string => listed(rights.map((r) => rightName(regime, r.right)));
/** Silent because no clause speaks, and not because one takes it back. */
const isSilent = (r: RightAnswer): boolean => r.decision?.position.kind === "silent" && r.decision.by.length === 0;

const onlyPermissions = (regime: Regime, { duties }: Answer): boolean => duties.every((d) => regime.duties[d.duty]?.permission !== undefined);

/** `A worker from Poland in Germany on 2010-06-01: granted Enter, Reside; denied Work; silent on 3 other rights.` */
function severalRights(regime: Regime, answer: Answer): string {
  const kinds = ["granted", "rationed", "discretionary", "denied", "silent", "conflict"] as const;
  const by = (kind: string): readonly RightAnswer[] => answer.rights.filter((r) => r.decision?.position.kind === kind && !isSilent(r));
  const open = answer.rights.filter((r) => r.decision === null);
  const spoken = [
    ...kinds.flatMap((kind) => (by(kind).length === 0 ? [] : [`${kind === "silent" ? "not bound on" : kind} ${names(regime, by(kind))}`])),
    ...(open.length === 0 ? [] : [`open on ${names(regime, open)}`]),
  ];
  const silent = answer.rights.filter(isSilent).length;
  const nothing = answer.duties.length === 0 ? "the regime says nothing" : `no position, only ${onlyPermissions(regime, answer) ? "permissions" : "duties"} between the two`;
  const rest = silent === 0 ? [] : [spoken.length === 0 ? nothing : `silent on ${count(silent, "other right")}`];
  const whom = caseWords(regime, answer);
  return `${whom.charAt(0).toUpperCase()}${whom.slice(1)}: ${[...spoken, ...rest].join("; ")}.`;
}

/** Rights answered alike, on the same grounds. */
function groups(answer: Answer): readonly (readonly RightAnswer[])[] {
  const found = new Map<string, RightAnswer[]>();
  for (const r of answer.rights) {
    const d = r.decision;
    const key = d === null || r.open.length > 0 ? `open ${r.right}` : `${positionKey(d.position)} ${d.by.join(" ")} ${String(r.effective)}`;
    found.set(key, [...(found.get(key) ?? []), r]);
  }
  return [...found.values()];
}

/** The clauses that decide, each with its articles in full. */
function groundLines(regime: Regime, d: Decision): readonly string[] {
  const grounds = groundsOf(regime, d.by);
  if (grounds.length === 0) return ["  No clause of the regime speaks of it."];
  const because = grounds.flatMap((g) =>
    wrap(`${g.name}${g.cites.length === 0 ? " (no article cited)" : `: ${g.cites.map((c) => citationInFull(regime, c)).join("; ")}`}`, "  Because  ", "           "),
  );
  const counted = sharedNumbers(regime, d.by).flatMap((q) =>
    wrap(`in ${q.name}, one number for ${listed(q.clauses)}${q.cites.length === 0 ? "" : `: ${q.cites.map((c) => citationInFull(regime, c)).join("; ")}`}`, "  Counted  ", "           "),
  );
  return [...because, ...counted];
}

/** The clauses that decide; where some decide only for some facts, for which. */
function becauseLines(regime: Regime, r: RightAnswer, d: Decision): readonly string[] {
  if (r.open.length === 0) return groundLines(regime, d);
  const more = ({ by }: Decision): string => groundsList(regime, groundsOf(regime, by.filter((s) => !d.by.includes(s))));
  const [only] = r.open;
  const byValue = only?.values.map(({ value, decision }) => [decision === null ? null : more(decision), factWords(regime, only.fact, value)] as const) ?? [];
  const isTold = r.open.length === 1 && byValue.every(([grounds]) => grounds !== null);
  const words = isTold
    ? listed(byValue.flatMap(([grounds, when]) => (grounds === null || grounds === "" ? [] : [`${grounds} if ${when}`])), "or")
    : `${listed([...new Set(r.possible.map(more))].filter((grounds) => grounds !== ""), "or")}: it depends on ${listed(r.open.map((o) => factKey(regime, o.fact)))}`;
  return [...(d.by.length === 0 ? [] : groundLines(regime, d)), ...wrap(d.by.length === 0 ? words : `also ${words}`, "  Because  ", "           ")];
}

function openLines(regime: Regime, r: RightAnswer): readonly string[] {
  return r.open.flatMap((o) => {
    const fact = regime.facts[o.fact];
    const title = fact === undefined ? null : (judgement(fact) ?? fact.title);
    return [
      ...wrap(`${factKey(regime, o.fact)}${title === null ? "" : ` (${title})`}`, "  Depends on "),
      ...o.values.map(({ value, decision }) => {
        const words = decision === null ? "still open" : positionWords(decision.position);
        return `    ${pad(fact === undefined ? String(value) : factValue(fact, value), 14)}  ${words}`;
      }),
    ];
  });
}

function effectiveLines(regime: Regime, r: RightAnswer, onlyIfNot: boolean): readonly string[] {
  const needs = regime.rights[r.right]?.needs ?? [];
  const kind = r.decision?.position.kind;
  if (r.effective === null || needs.length === 0 || (kind !== "granted" && kind !== "rationed") || (onlyIfNot && r.effective)) return [];
  const which = listed(needs.map((id) => rightName(regime, id)));
  const right = rightName(regime, r.right);
  if (r.effective) return wrap(`yes: what ${right} presupposes (${which}) is there too`, "  Effective  ");
  return wrap(`only for whoever has already what ${right} presupposes (${which}): not all of it is given here`, "  Effective  ", "             ");
}

/** What the clauses that decide displace: the others that would have said something. */
function displacedLines(regime: Regime, { right, decision }: RightAnswer, { reasons }: DecideView): readonly string[] {
  const displaced = decision === null ? [] : displacedBy(reasons.considered.get(right) ?? []);
  return displaced.flatMap((c) => wrap(clauseWithArticles(regime, c), "  Displaces  ", "             "));
}

/** With `--verbose`: what becomes of each clause that speaks of the right. */
function consideredLines(regime: Regime, { right }: RightAnswer, { reasons }: DecideView): readonly string[] {
  const all = reasons.considered.get(right) ?? [];
  if (!reasons.verbose || all.length === 0) return [];
  return [`  Clauses that speak of ${rightName(regime, right)}:`, ...all.flatMap((c) => wrap(`${clauseWithArticles(regime, c.clause)} ${roleWords(regime, c, all)}`, "    - ", "      "))];
}

/** What is said of rights that are answered alike. */
function groupLines(regime: Regime, group: readonly RightAnswer[], heading: boolean, view: DecideView, on: Day): readonly string[] {
  const [r] = group;
  if (r === undefined) return [];
  const sentence = oneSentence(regime, group, view.reasons) ?? openSentence(regime, r, rightName(regime, r.right));
  const lines = [
    ...(sentence === null ? [] : wrap(sentence, "  ", "    ")),
    ...(r.decision === null ? openLines(regime, r) : [...becauseLines(regime, r, r.decision), ...displacedLines(regime, r, view)]),
    ...group.flatMap((one) => effectiveLines(regime, one, heading)),
    ...(view.whyNot ? whyNotLines(regime, group, view.reasons, on) : []),
    ...consideredLines(regime, r, view),
  ];
  if (!heading) return lines;
  const position = r.decision === null ? view.paint("doubt", "open") : view.paint(inks[r.decision.position.kind], positionWords(r.decision.position));
  return ["", ...wrap(names(regime, group), `${position}: `, "  "), ...lines];
}

function silentLines(regime: Regime, answer: Answer, view: DecideView): readonly string[] {
  const silent = answer.rights.filter(isSilent);
  if (silent.length === 0) return [];
  const why = view.whyNot ? whyNotLines(regime, silent, view.reasons, answer.question.on) : [];
  return ["", ...wrap(`Silent, since no clause speaks of it in this case: ${names(regime, silent)}.`, "", "  "), ...why];
}

/** Figures that the files lack and the question stated. */
function figureLines(regime: Regime, { question: { figures = [] } }: Answer): readonly string[] {
  if (figures.length === 0) return [];
  const files = [...new Set(figures.flatMap((f) => regime.tables[f.table]?.file ?? []))];
  return ["", ...wrap(`Stated, since ${listed(files)} ${files.length === 1 ? "does" : "do"} not have it: ${listed(figures.map((f) => figureText(regime, f)))}.`, "", "  ")];
}

function assumptionLines(regime: Regime, answer: Answer, whyNot: boolean): readonly string[] {
  const all = [...answer.assumptions, ...(whyNot ? answer.whyNotAssumptions : [])];
  if (all.length === 0) return [];
  const text = listed(all.map((a) => factWords(regime, a.fact, a.value)));
  return ["", ...wrap(`Assumed, since nothing else was stated: ${text}.`, "", "  ")];
}

function dutyLines(regime: Regime, answer: Answer): readonly string[] {
  const lines = answer.duties.flatMap((owed) => {
    const words = dutyWords(regime, answer, owed);
    const remedy = remedyWords(regime, regime.duties[owed.duty]);
    return [...(words === null ? [] : wrap(words, "  - ")), ...(remedy === null ? [] : wrap(remedy, "    ", "      "))];
  });
  const heading = answer.duties.some((d) => regime.duties[d.duty]?.persons) ? "Duties between the two, and of and toward private persons:" : "Duties between the two:";
  return [...(lines.length === 0 ? [] : ["", heading, ...lines]), ...othersNote(regime, answer)];
}

/** Only what the two owe one another is listed. */
function othersNote(regime: Regime, answer: Answer): readonly string[] {
  const byBearer = (["host", "origin"] as const).map((role) => ({
    who: bearerName(regime, answer, role),
    names: [...new Set(answer.owedToOthers.flatMap((o) => (o.bearer === role ? [regime.duties[o.duty]?.name ?? ""] : [])))],
  }));
  return byBearer.flatMap(({ who, names }) =>
    names.length === 0 ? [] : ["", ...wrap(`Note: what ${who} owes the members is not listed, since the other of the two is no member: ${listed(names)}.`, "", "  ")],
  );
}

/** Reservations and opt-outs that apply, and powers that the host has left unused. */
function besideLines(regime: Regime, answer: Answer): readonly string[] {
  const host = partyName(regime, answer.question.host);
  const lines = (clauses: readonly ClauseId[], words: (id: ClauseId) => string): readonly string[] =>
    groundsOfClauses(regime, clauses).flatMap((g) =>
      wrap(`${g.name}${words(g.clause)}${g.cites.length === 0 ? "" : `: ${g.cites.map((c) => citationInFull(regime, c)).join("; ")}`}`, "  - ", "    "),
    );
  const reserved = lines(answer.reservations, (id) => (regime.clauses[id]?.kind === "reservation" ? ", a reservation" : ", an opt-out"));
  const unused = lines(answer.powers, (id) => powerWords(regime.powers.find((p) => p.clause === id)));
  return [
    ...(reserved.length === 0 ? [] : ["", ...wrap(`Reservations and opt-outs that reach ${host} here:`, ""), ...reserved]),
    ...(unused.length === 0 ? [] : ["", ...wrap(`Powers that ${host} could invoke here and has not:`, ""), ...unused]),
  ];
}

const powerWords = (power: Regime["powers"][number] | undefined): string =>
  limitWords(power?.limit ?? null) + (power && power.trigger !== null ? `, when ${power.trigger}` : "");
const limitWords = (limit: Regime["powers"][number]["limit"]): string =>
  limit === null ? "" : `, for at most ${limit.unit === "months" ? monthsWords(limit.amount) : `${limit.amount} days`} running${limit.renewable ? ", each time it is invoked" : ""}`;

/** The class of which the facts would make the mover, where clauses speak of it. */
function narrowerNote(regime: Regime, { narrower, question: { mover } }: Answer): readonly string[] {
  return narrower.flatMap((c) => {
    const [asked, other] = [className(regime, mover), className(regime, c)];
    return ["", ...wrap(`Note: these facts make the mover ${withIndefinite(other)}, of whom clauses speak. The answer is for ${withIndefinite(asked)} as such; ask with --mover ${other} for the other.`, "", "  ")];
  });
}

/** What would end with the regime. */
function packageNote(regime: Regime): readonly string[] {
  const lines = packageLines(regime);
  return lines.length === 0 ? [] : ["", ...lines.flatMap((line) => wrap(`Note: ${line}.`, "", "  "))];
}

/** The answer to one case: in a line, then the grounds, what was assumed and, if asked, what would change it. */
export function answerText(regime: Regime, answer: Answer, view: DecideView): string {
  const [only] = answer.rights;
  const single = answer.rights.length === 1 && only !== undefined;
  const first = wrap(single ? oneRight(regime, answer, only) : severalRights(regime, answer), "", "  ").map((l) => view.paint("strong", l));
  if (view.quiet) return `${first.join("\n")}\n`;
  const several = groups(answer).filter((g) => g[0] !== undefined && !isSilent(g[0]));
  const details = single
    ? groupLines(regime, answer.rights, false, view, answer.question.on)
    : [...several.flatMap((g) => groupLines(regime, g, true, view, answer.question.on)), ...silentLines(regime, answer, view)];
  const rest = [...dutyLines(regime, answer), ...besideLines(regime, answer), ...packageNote(regime), ...narrowerNote(regime, answer), ...figureLines(regime, answer), ...assumptionLines(regime, answer, view.whyNot), "", ...wrap(limits, "", "")];
  return `${[...first, ...details, ...rest].join("\n")}\n`;
}
