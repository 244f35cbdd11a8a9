import type { Answer, Decision, RightAnswer } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { limits } from "../words/criteria";
import { factKey, factValue, factWords, judgement } from "../words/facts";
import { citation, citationInFull, groundsOf } from "../words/grounds";
import { listed, partyName, rightName, someMoverFrom } from "../words/names";
import { positionPredicate, positionWords } from "../words/positions";
import { pad, table, wrap } from "./layout";
import type { Ink, Paint } from "./paint";

export interface DecideView {
  readonly whyNot: boolean;
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

/** `A worker from Poland in Germany on 2010-06-01: granted Enter, Reside; denied Work; silent on 3 others.` */
function severalRights(regime: Regime, answer: Answer): string {
  const kinds = ["granted", "rationed", "discretionary", "denied"] as const;
  const names = (rights: readonly RightAnswer[]): string => listed(rights.map((r) => rightName(regime, r.right)));
  const by = (kind: string): readonly RightAnswer[] => answer.rights.filter((r) => r.decision?.position.kind === kind);
  const open = answer.rights.filter((r) => r.decision === null);
  const parts = [
    ...kinds.flatMap((kind) => (by(kind).length === 0 ? [] : [`${kind} ${names(by(kind))}`])),
    ...(open.length === 0 ? [] : [`open on ${names(open)}`]),
    ...(by("silent").length === 0 ? [] : [`silent on ${names(by("silent"))}`]),
  ];
  const whom = caseWords(regime, answer);
  return `${whom.charAt(0).toUpperCase()}${whom.slice(1)}: ${parts.join("; ")}.`;
}

const shortCites = (regime: Regime, d: Decision): string =>
  groundsOf(regime, d.by).map((g) => [g.name, g.cites.map(citation).join("; ")].filter((t) => t !== "").join(": ")).join(", and ");

function overview(regime: Regime, answer: Answer, paint: Paint): readonly string[] {
  const rows = answer.rights.map((r) => {
    const d = r.decision;
    if (d === null) return [rightName(regime, r.right), paint("doubt", "open"), openWords(regime, r).replace("open: ", "")];
    const needs = r.effective === false && (d.position.kind === "granted" || d.position.kind === "rationed") ? " but not effective" : "";
    return [rightName(regime, r.right), paint(inks[d.position.kind], positionWords(d.position) + needs), shortCites(regime, d)];
  });
  return table(rows, "  ");
}

/** The clauses that decide, each with its articles in full. */
function groundLines(regime: Regime, d: Decision): readonly string[] {
  const grounds = groundsOf(regime, d.by);
  if (grounds.length === 0) return ["  No clause of the regime speaks of it."];
  return grounds.flatMap((g) =>
    wrap(`${g.name}${g.cites.length === 0 ? " (no article cited)" : `: ${g.cites.map((c) => citationInFull(regime, c)).join("; ")}`}`, "  Because  ", "           "),
  );
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

function effectiveLines(regime: Regime, r: RightAnswer): readonly string[] {
  const needs = regime.rights[r.right]?.needs ?? [];
  const kind = r.decision?.position.kind;
  if (r.effective === null || needs.length === 0 || (kind !== "granted" && kind !== "rationed")) return [];
  const names = listed(needs.map((id) => rightName(regime, id)));
  return wrap(r.effective ? `yes: what it presupposes (${names}) is there too` : `no: it presupposes ${names}, and not all of that is given`, "  Effective  ");
}

function whyNotLines(regime: Regime, r: RightAnswer, asked: boolean): readonly string[] {
  if (!asked || r.decision === null || r.decision.position.kind === "granted") return [];
  const right = rightName(regime, r.right);
  if (r.whyNot === null) return wrap(`no change of the facts alone would grant ${right}`, "  Why not  ");
  return wrap(`${right} would be granted if ${listed(r.whyNot.map((w) => factWords(regime, w.fact, w.value)))}`, "  Why not  ");
}

function rightLines(regime: Regime, r: RightAnswer, heading: boolean, view: DecideView): readonly string[] {
  const lines = [
    ...(r.decision === null ? openLines(regime, r) : groundLines(regime, r.decision)),
    ...effectiveLines(regime, r),
    ...whyNotLines(regime, r, view.whyNot),
  ];
  return heading ? ["", view.paint("strong", rightName(regime, r.right)), ...lines] : lines;
}

function assumptionLines(regime: Regime, answer: Answer): readonly string[] {
  if (answer.assumptions.length === 0) return [];
  const text = listed(answer.assumptions.map((a) => factWords(regime, a.fact, a.value)));
  return ["", ...wrap(`Assumed, since nothing else was stated: ${text}.`, "", "  ")];
}

function dutyLines(regime: Regime, answer: Answer): readonly string[] {
  const lines = answer.duties.flatMap(({ duty, bearer }) => {
    const d = regime.duties[duty];
    if (d === undefined) return [];
    const who = partyName(regime, bearer === "host" ? answer.question.host : answer.question.origin);
    const cites = d.cites.length === 0 ? "" : ` (${d.cites.map((c) => citationInFull(regime, c)).join("; ")})`;
    return wrap(`${who} must ${d.negative ? "not " : ""}${listed(d.acts)}: ${d.name}${cites}`, "  - ");
  });
  return lines.length === 0 ? [] : ["", "Duties between the two:", ...lines];
}

/** The answer to one case: in a line, then the grounds, what was assumed and, if asked, what would change it. */
export function answerText(regime: Regime, answer: Answer, view: DecideView): string {
  const [only] = answer.rights;
  const single = answer.rights.length === 1 && only !== undefined;
  const first = wrap(single ? oneRight(regime, answer, only) : severalRights(regime, answer), "", "  ").map((l) => view.paint("strong", l));
  if (view.quiet) return `${first.join("\n")}\n`;
  const spoken = answer.rights.filter((r) => r.decision === null || r.decision.position.kind !== "silent");
  return `${[
    ...first,
    ...(single ? rightLines(regime, only, false, view) : ["", ...overview(regime, answer, view.paint), ...spoken.flatMap((r) => rightLines(regime, r, true, view))]),
    ...dutyLines(regime, answer),
    ...assumptionLines(regime, answer),
    "",
    ...wrap(limits, "", ""),
  ].join("\n")}\n`;
}
