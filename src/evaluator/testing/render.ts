/**
 * Draft to text. Without the option `conflicts` no case can be a conflict (decision 0003), by construction:
 * rules of one right all give or all withhold; each clause has one head; every exception is an exception to every clause before
 * it, so that exceptions that apply together stand in one line; `x does not apply` speaks of x and of whatever x competes with;
 * there is one bearer of discretion; no power to refuse meets a power to grant or `x does not apply`; and no two reservations
 * have an author in common.
 */
import type { ClaimDraft, ClauseDraft, ConcessionDraft, Draft, InvocationDraft, ReservationDraft, SentenceDraft, Settings, SpanDraft } from "./draft";
import { classCondition, conditionText, context, dateAt, figuresText, fixedSpan, groupAt, masked, partyAt, pick, seldom, sentenceSpan, tableText, type Context, type FactName } from "./pieces";
import { councilText, courtText, dutyText, standingText } from "./render-duties";
import { cap, quotaText } from "./render-numbers";

type RuleHead = "grants" | "rations" | "may grant" | "endeavours to grant" | "refuses";
type ExceptionHead =
  | "refuses" | "may refuse" | "grants" | "rations" | "may grant" | "disapplies" | "mirror refuses" | "mirror grants" | "endeavours to grant" | "unbinds";

const ruleHeads: readonly RuleHead[] = [
  "grants", "grants", "grants", "grants", "grants", "grants", "rations", "rations", "may grant", "endeavours to grant", "refuses", "refuses",
];
const exceptionHeads: readonly ExceptionHead[] = [
  "refuses", "refuses", "refuses", "may refuse", "may refuse", "grants", "rations", "may grant", "disapplies", "disapplies", "mirror refuses", "mirror grants",
  "mirror refuses", "mirror refuses", "refuses", "unbinds", "unbinds", "unbinds", "endeavours to grant",
];
const reservationHeads = ["unbinds", "unbinds", "unbinds", "endeavours to grant", "endeavours to grant", "rations", "refuses", "grants"] as const;

/** Whether some clause leaves a discretion to the host: then nothing may be soft, which is a discretion of another kind. */
function hasDiscretion(draft: Draft): boolean {
  return lowers(draft) || draft.rules.some((r) => ruleHeads[r.head] === "may grant") || draft.exceptions.some((e) => exceptionHeads[e.head] === "may grant");
}
/** Whether something may refuse: then no rule says `may grant`, beside which it would withhold. */
function lowers(draft: Draft): boolean {
  return draft.exceptions.some((e) => exceptionHeads[e.head] === "may refuse") || draft.duties.some((d) => d.remedy > 2);
}
/** The right of which base rules only ever withhold. */
const closedRight = (c: Context): string | null => (c.rights.length >= 3 ? (c.rights.at(-1) ?? null) : null);

function ruleHead(c: Context, head: number): RuleHead {
  const chosen = ruleHeads[head % ruleHeads.length] ?? "grants";
  if (chosen === "endeavours to grant") return softly(c) ? chosen : "grants";
  if (chosen === "may grant" && !c.settings.conflicts && lowers(c.draft)) return "grants";
  if (chosen === "refuses" && !c.settings.conflicts && closedRight(c) === null) return "grants";
  return chosen;
}
function exceptionHead(c: Context, head: number): ExceptionHead {
  const chosen = exceptionHeads[head % exceptionHeads.length] ?? "refuses";
  if (chosen === "may refuse" && c.settings.series) return "rations";
  // A power to refuse displaces even `x does not apply`: rules of which only one is lifted would come apart.
  if (chosen === "disapplies" && !c.settings.conflicts && lowers(c.draft)) return "refuses";
  if (chosen === "endeavours to grant") return softly(c) ? chosen : "unbinds";
  return !c.settings.mirrors && chosen.startsWith("mirror") ? "refuses" : chosen;
}

const softly = (c: Context): boolean => c.settings.soft && (c.settings.conflicts || !hasDiscretion(c.draft));

function ruleRights(c: Context, head: RuleHead, mask: number): string {
  if (c.settings.conflicts) return masked(c.rights, mask).join(", ");
  const closed = closedRight(c);
  return head === "refuses" ? (closed ?? "") : masked(c.rights.filter((r) => r !== closed), mask).join(", ");
}

function hostOf(c: Context, s: SentenceDraft, inException: boolean): string {
  if (inException && s.host <= 3) return "host";
  if (s.host >= 5 && s.host <= 6 && c.groups.length > 0) return `every member of ${groupAt(c, s.party)}`;
  return s.host >= 7 && s.host <= 8 ? partyAt(c, s.party) : "every member";
}

/** Who gives out a number: the host, or several parties together. */
function actor(c: Context, s: SentenceDraft, head: string, host: string): string {
  if (head !== "rations" || !c.draft.together) return host;
  return `${c.groups.length > 0 && s.host > 4 ? groupAt(c, s.party) : masked(c.parties, s.party).join(", ")} together`;
}

const outsideSelectors = ["any outsider", "any state", "anyone", "stateless"] as const;
function originOf(c: Context, s: SentenceDraft, host: string): string {
  const names = masked(c.parties, s.party >> 1).filter((p) => p !== host);
  const other = c.parties.find((p) => p !== host) ?? "";
  if (s.origin >= 6 && s.origin <= 7 && c.groups.length > 0) return `every other member of ${groupAt(c, s.amount)}`;
  if (s.origin >= 8 && s.origin <= 9) return (names.length > 0 ? names : [other]).join(", ");
  if (s.origin === 10 && c.groups.length > 0) return `${groupAt(c, s.amount)} except ${other}`;
  return s.origin >= 11 && s.origin <= 14 && c.settings.outsiders ? pick(outsideSelectors, s.origin - 11) : "every other member";
}

/**
 * The terms of what gives. A rule that is measured by what others are given may deny, or leave a discretion, where another grants;
 * what a power to refuse lowers would then stand beside it.
 */
function termsText(c: Context, s: SentenceDraft, head: string, inRule: boolean): string {
  if (head.startsWith("mirror")) return " on reciprocal terms";
  if (!["grants", "rations", "may grant", "endeavours to grant"].includes(head)) return "";
  const terms = givenTerms[s.terms] ?? "";
  if (terms === "national" || terms === "general") return ` on ${terms} terms`;
  const apart = inRule && !c.settings.conflicts && lowers(c.draft);
  if (terms === "" || apart || !(terms === "most favoured" ? c.settings.favoured : c.settings.mirrors)) return "";
  return ` on ${terms === "standstill" ? standstillDay(c, s) : terms} terms`;
}
/** One day for all, of some drafts each host's own. */
function standstillDay(c: Context, s: SentenceDraft): string {
  if (c.draft.standstill < 6 || (c.settings.conflicts && s.amount % 2 === 1)) return dateAt(c.draft.standstill + (c.settings.conflicts ? s.amount % 2 : 0));
  c.tables.add("opens");
  return "opens(host)";
}
/** By the number of the draft; the first ones none. */
const givenTerms: readonly string[] = ["", "", "", "", "", "", "", "national", "national", "general", "reciprocal", "standstill", "standstill", "most favoured", "most favoured", "most favoured"];

function tail(c: Context, s: SentenceDraft, head: string, inRule = false, alone = false): string {
  const terms = termsText(c, s, head, inRule);
  const earned = c.settings.history && s.earned >= 6 ? ` after ${6 * (s.earned - 5)} months of ${partyRight(c, s)}` : "";
  const within = c.settings.conflicts && s.earned === 4 ? " in any 12 months" : "";
  const length = head === "grants" && s.amount === 7 ? ` for at most ${1 + s.earned} months${within}${s.head === 2 ? " renewable" : ""}` : "";
  return `${terms}${earned}${conditionText(c, s.when)}${head === "rations" ? cap(c, s, alone && c.settings.series) : ""}${length}${sentenceSpan(c, s.span)}`;
}
const partyRight = (c: Context, s: SentenceDraft): string => c.rights[s.rights % c.rights.length] ?? "";

const verbs: Readonly<Record<RuleHead | Exclude<ExceptionHead, "disapplies">, string>> = {
  grants: "grants", rations: "grants", "may grant": "may grant", "endeavours to grant": "endeavours to grant", refuses: "refuses",
  "may refuse": "may refuse", "mirror refuses": "refuses", "mirror grants": "grants", unbinds: "is not bound to grant",
};

function ruleText(c: Context, rule: ClauseDraft, index: number): string {
  const sentences = rule.sentences.map((s) => {
    const head = ruleHead(c, c.settings.conflicts && s.head === 3 ? rule.head + 5 : rule.head);
    const host = actor(c, s, head, hostOf(c, s, false));
    const rights = ruleRights(c, head, s.rights);
    return `    ${host} ${verbs[head]} ${rights} to ${masked(c.classes, s.classes).join(", ")} from ${originOf(c, s, host)}${tail(c, s, head, true)}\n`;
  });
  return `  rule rule${index + 1} {\n${sentences.join("")}  }\n`;
}

/** Whom a power reaches: always somebody among those against whom it may be invoked. */
const wideOrigin = (c: Context, s: SentenceDraft): string =>
  s.origin <= 5 ? "" : s.origin <= 10 || !c.settings.outsiders ? " from every other member" : s.origin <= 12 ? " from any state" : " from anyone";

function scope(c: Context, s: SentenceDraft, host: string): string {
  const classes = s.classes === 0 ? "" : ` to ${masked(c.classes, s.classes).join(", ")}`;
  return `${classes}${s.origin <= 5 ? "" : ` from ${originOf(c, s, host)}`}`;
}

interface Written {
  readonly name: string;
  readonly targets: readonly string[];
  /** A power that grants within a number, or one that does not. */
  readonly power?: "rations" | "other";
}

/** Some targets, or for some drafts all; where conflicts are allowed perhaps all but one. */
const everything = (c: Context, chosen: number, targets: readonly string[]): string =>
  chosen % 4 !== 3 ? targets.join(", ") : c.settings.conflicts && chosen % 8 === 7 ? `everything except ${targets[0] ?? ""}` : "everything";

/** The clauses that `x does not apply` must speak of: x, and every exception to x, which would otherwise disagree. */
function disapplied(before: readonly Written[], s: Settings, chosen: number): readonly string[] {
  const x = before[chosen % before.length];
  if (x === undefined) return [];
  return s.conflicts ? [x.name] : [x.name, ...before.filter((e) => e.targets.includes(x.name)).map((e) => e.name)];
}

function exceptionText(c: Context, draft: ClauseDraft, index: number, before: readonly Written[]): Written & { readonly text: string } {
  const name = `exception${index + 1}`;
  const all = before.map((w) => w.name);
  const free = c.settings.conflicts ? masked(all, draft.targets) : all;
  const head = exceptionHead(c, draft.head);
  const off = head === "disapplies" ? disapplied(before, c.settings, draft.targets) : [];
  const targets = off.length > 0 ? off : free;
  const reach = (s: SentenceDraft, host: string): string => (draft.invoked ? `${scope(c, { ...s, origin: 0 }, host)}${wideOrigin(c, s)}` : scope(c, s, host));
  // What reads figures in a power is its trigger, which reads nothing else.
  const w = draft.invoked ? { ...c, settings: { ...c.settings, series: false } } : c;
  const sentences = draft.sentences.flatMap((s) => {
    const own = exceptionHead(c, c.settings.conflicts && s.head === 3 ? draft.head + 3 : draft.head);
    if (own === "disapplies" || off.length > 0) return (off.length > 0 ? off : targets.slice(0, 1)).map((x) => `    ${x} does not apply${reach(s, "")}${tail(w, s, "")}\n`);
    // A power speaks of every host, so that any party may invoke it.
    const host = draft.invoked ? "host" : actor(c, s, own, hostOf(c, s, true));
    const rights = s.rights === 0 ? "anything" : masked(c.rights, s.rights).join(", ");
    return [`    ${host} ${verbs[own]} ${rights}${reach(s, host)}${tail(w, s, own, false, draft.sentences.length === 1 && !draft.invoked)}\n`];
  });
  const ground = pick(["", " on security grounds", "", " on economic grounds"], draft.targets);
  // Two to everything stand beside each other, and what is set aside by its name must be a target.
  const wide = (c.settings.conflicts || index === 0) && !sentences.some((text) => text.includes(" does not apply"));
  const aim = wide ? everything(c, draft.targets, targets) : targets.join(", ");
  const power = draft.invoked ? { power: sentences.some((text) => / at most .* per year/.test(text)) ? "rations" : "other" } as const : {};
  return { name, targets, ...power, text: `  exception ${name} to ${aim}${ground}${draft.invoked ? " once invoked" : ""}${fixedSpan(seldom(draft.span))} {\n${sentences.join("")}  }\n` };
}

/** A use of one of the powers; its cap takes the place of the power's. */
function invocationText(c: Context, draft: InvocationDraft, powers: readonly Written[]): string {
  const power = powers[draft.power % powers.length];
  if (power === undefined) return "";
  const by = masked(c.parties, draft.by);
  const parties = masked(c.parties, draft.party).join(", ");
  const toward = draft.toward <= 3 ? "every other member" : draft.toward <= 5 && c.groups.length > 0 ? groupAt(c, draft.party) : draft.toward === 6 ? "any state" : parties;
  const limit = power.power === "rations" && draft.amount <= 4 ? ` at most ${5 * (1 + draft.amount)} per year` : "";
  const span = fixedSpan(draft.span.kind < 6 ? { ...draft.span, kind: 9 } : draft.span);
  return `  ${by.join(", ")} invokes ${power.name} toward ${toward}${conditionText(c, draft.when)}${limit}${span}\n`;
}

/** Authors of a reservation; where conflicts are not allowed, no party makes two. */
const authorsOf = (c: Context, r: ReservationDraft, index: number): readonly string[] =>
  masked(c.settings.conflicts ? c.parties : c.parties.filter((_, p) => p % 2 === index), r.by);

function reservationText(c: Context, r: ReservationDraft, index: number, rules: readonly string[]): Written & { readonly text: string } {
  const name = `reservation${index + 1}`;
  const by = authorsOf(c, r, index);
  const targets = c.settings.conflicts ? masked(rules, r.targets) : rules;
  const chosen = pick(reservationHeads, r.head);
  const head = chosen === "endeavours to grant" && !softly(c) ? "unbinds" : chosen;
  const sentences = r.sentences.map((s) => {
    const rights = s.rights === 0 ? "anything" : masked(c.rights, s.rights).join(", ");
    const host = s.host <= 5 ? "host" : (by[0] ?? "");
    return `    ${host} ${verbs[head]} ${rights}${scope(c, s, host)}${tail(c, s, head)}\n`;
  });
  return { name, targets, text: `  reservation ${name} by ${by.join(", ")} to ${everything(c, r.targets, targets)}${fixedSpan(r.span)} {\n${sentences.join("")}  }\n` };
}

/** A concession to a rule, with every schedule that the rule reads. What is conceded is given on no terms, as the numbers of rules are. */
function concessionText(c: Context, { rule, sentence: s }: ConcessionDraft, index: number, rules: readonly string[]): string {
  const to = rule % rules.length;
  const head = s.head === 3 ? "rations" : "grants";
  const host = actor(c, s, head, hostOf(c, s, false));
  const given = tail(c, { ...s, terms: 0, earned: 0 }, head);
  const conceded = `    ${host} may concede ${ruleRights(c, head, s.rights)} to ${masked(c.classes, s.classes).join(", ")} from ${originOf(c, s, host)}${given}\n`;
  const raised = /at most quota\(host\)/.test(rules[to] ?? "") ? `    ${hostOf(c, s, false)} may raise quota\n` : "";
  return `  concession concession${index + 1} to rule${to + 1} {\n${conceded}${raised}  }\n`;
}

/** The dates of a claim are the same for every mover. */
const claimSpan = (c: Context, span: SpanDraft): string => (span.kind === 11 && span.length === 1 ? fixedSpan(span) : sentenceSpan(c, span));
const claimVerbs = ["grants", "refuses", "may grant", "may refuse"] as const;
function claimText(c: Context, { kind, sentence: s }: ClaimDraft, index: number): string {
  const host = hostOf(c, s, true);
  const [first = "", second] = c.rights;
  const body =
    kind === 0 && second !== undefined
      ? `whoever has ${s.party % 2 === 0 ? first : second} in ${host} has ${s.party % 2 === 0 ? second : first}${s.amount > 3 ? " since 2004-05-01" : ""}`
      : `${kind % 2 === 0 ? "always" : "never"} ${host} ${pick(claimVerbs, s.head)} ${s.rights === 0 ? "anything" : masked(c.rights, s.rights).join(", ")}${scope(c, s, host)}${conditionText(c, s.when)}${claimSpan(c, s.span)}`;
  return `  claim claim${index + 1} {\n    ${body}\n  }\n`;
}

// ---- declarations ---------------------------------------------------------------------------------------------

const factGroups: readonly (readonly [string, readonly (readonly [FactName, string])[]])[] = [
  ["mover", [["sponsored", "yes or no"], ["skill", "one of low, mid, high"], ["rung", "ladder of bottom, middle, top"], ["stay", "months from 0 to 6"], ["tongues", "some of german, french"], ["entry", "state"], ["home", "state by name"]]],
  ["host", [["emergency", "yes or no"]]],
  ["pair", [["allied", "yes or no"]]],
  ["world", [["pandemic", "yes or no"]]],
  ["issues", [["aid", "yes or no"]]],
  ["party", [["rich", "yes or no"]]],
];

function factsText(c: Context): string {
  const groups = factGroups.map(([about, facts]) => {
    const used = facts.filter(([name]) => c.facts.has(name)).map(([name, type]) => `    ${name} : ${type}\n`);
    return used.length === 0 ? "" : `  facts about ${about} {\n${used.join("")}  }\n`;
  });
  return `${groups.join("")}${c.facts.has("threat") ? `  judgement threat about mover "serious threat" by host\n` : ""}${c.facts.has("alarm") ? `  judgement alarm about host "a serious disturbance" by host\n` : ""}`;
}

function declarationsText(c: Context): string {
  const d = c.draft;
  const parties = d.iso ? "" : c.parties.map((p) => `party ${p} "Party ${p}"\n`).join("");
  const rights = c.rights.map((r, i) => `right ${r}${i > 0 && (d.needs >> i) & 1 ? ` needs ${c.rights[0] ?? ""}` : ""}\n`).join("");
  const groups = d.groups.map((g, i) => `group G${i + 1} { ${masked(c.parties, g.mask).join(", ")}${fixedSpan(g.span)} }\n`).join("");
  const seasonal = ` is Worker${d.classCondition.not ? "" : ` when ${classCondition(c, d.classCondition)}`}`;
  const classes = c.classes.map((m) => `  mover ${m}${m === "Seasonal" ? seasonal : ""}\n`).join("");
  return `${parties}${groups}${rights}\nregime Generated {\n@@FACTS${classes}`;
}

/** The text of a draft. */
export function renderDraft(draft: Draft, s: Settings): string {
  const c = context(draft, s);
  const head = declarationsText(c);
  const roster = c.parties.map((p, i) => `${p}${fixedSpan(seldom(draft.roster[i] ?? { kind: 0, from: 0, length: 0 }))}`).join(" ; ");
  const rules = draft.rules.map((rule, i) => ruleText(c, rule, i));
  const written: Written[] = rules.map((_, i) => ({ name: `rule${i + 1}`, targets: [] }));
  const reservations = draft.reservations.map((r, i) => reservationText(c, r, i, written.map((w) => w.name)));
  // Exceptions to two reservations could stand in a circle with them.
  if (s.conflicts) written.push(...reservations.slice(0, 1));
  const exceptions = draft.exceptions.map((e, i) => {
    const done = exceptionText(c, e, i, written);
    written.push(done);
    return done.text;
  });
  const powers = written.filter((w) => w.power !== undefined);
  const invocations = draft.invocations.map((i) => invocationText(c, i, powers));
  const concessions = draft.concessions.map((k, i) => concessionText(c, k, i, rules));
  const remedied = draft.duties.findIndex((d) => d.remedy > 2);
  const names = written.map((w) => w.name);
  const duties = draft.duties.map((d, i) => dutyText(c, d, i, i === remedied ? (s.conflicts ? masked(names, d.bearer) : names) : null));
  const standing = standingText(c, draft.standing);
  const council = [standing, ...duties].some((text) => text.includes("Council")) ? councilText(c) : "";
  const claims = draft.claims.map((claim, i) => claimText(c, claim, i)).join("");
  const act = draft.duties.length > 0 ? `act Report "report"\n` : "";
  const quotas = quotaText(c);
  const tables = [...c.tables].sort().map((t) => tableText(c, t)).join("");
  return `edition 2026\n${act}${head.replace("@@FACTS", factsText(c))}  members { ${roster} }\n${tables}${quotas}${rules.join("")}${exceptions.join("")}${invocations.join("")}${reservations.map((r) => r.text).join("")}${concessions.join("")}${duties.join("")}${council}${courtText(c, draft.court)}${standing}${claims}}\n${figuresText(c)}`;
}
