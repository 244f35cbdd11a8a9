/**
 * Findings that the author has looked at and wants to keep: `// regime-lint-ignore rule-name: reason`, at the end of the line or in a
 * line above it. It needs a reason, must name a rule, and is itself a finding where there is nothing to suppress.
 */
import { suggest } from "../diagnostics";
import type { Span } from "../language/span";
import { removal } from "./edits";
import type { Found, RuleHead } from "./rule";
import type { Subject } from "./subject";

const head = (name: string, summary: string, fixes?: true): RuleHead => ({ name, group: "suppressions", level: "warn", summary, ...(fixes ? { fixes } : {}) });

/** What can be wrong with a suppression. */
export const suppressionRules = {
  unused: head("unused-suppression", "a suppression that suppresses nothing", true),
  unreasoned: head("suppression-without-reason", "a suppression that does not say why"),
  unknown: head("unknown-rule", "a suppression that names no rule of the linter"),
} as const;

interface Suppression {
  readonly span: Span;
  readonly rules: readonly string[];
  readonly reason: string;
  /** The lines in which it counts, both included. */
  readonly from: number;
  readonly to: number;
  /** Nothing but the comment stands in its line. */
  readonly alone: boolean;
}

const written = /^\/\/\s*regime-lint-ignore(?![\w-])[ \t]*([^:]*)(?::(.*))?$/;

/** Every suppression of a file, in the order written. */
function suppressionsOf({ source, file, text, line }: Subject): readonly Suppression[] {
  const isComment = (n: number): boolean => /^[ \t]*\/\//.test(source.text.slice(source.lineStarts[n - 1] ?? source.text.length, source.lineStarts[n] ?? source.text.length));
  return file.comments.flatMap(({ span, documentation }) => {
    const match = documentation ? null : written.exec(text(span).trimEnd());
    if (match === null) return [];
    const from = line(span.start);
    let to = from;
    const alone = isComment(from);
    if (alone) while (isComment(to)) to++;
    const rules = (match[1] ?? "").split(/[\s,]+/).filter((name) => name !== "");
    return [{ span, rules, reason: (match[2] ?? "").trim(), from, to, alone }];
  });
}

/** A finding that may be suppressed. */
interface Suppressible {
  readonly code: string;
  readonly at: Span;
}

/** Findings without those that the author wants to keep, and what is wrong with the suppressions. `known`: everything that can be named; `active`: what was looked for. */
export function suppressed<F extends Suppressible>(subject: Subject, findings: readonly F[], known: ReadonlySet<string>, active: ReadonlySet<string>): { readonly left: readonly F[]; readonly wrong: readonly (Found & { readonly rule: RuleHead })[] } {
  const all = suppressionsOf(subject);
  if (all.length === 0) return { left: findings, wrong: [] };
  const used = new Map<Suppression, Set<string>>();
  const left = findings.filter(({ code, at }) => {
    const line = subject.line(at.start);
    const by = all.find((s) => s.from <= line && line <= s.to && s.rules.includes(code));
    if (by) used.set(by, (used.get(by) ?? new Set()).add(code));
    return by === undefined;
  });
  return { left, wrong: all.flatMap((s) => faults(subject, s, used.get(s) ?? new Set(), known, active)) };
}

function faults(subject: Subject, s: Suppression, used: ReadonlySet<string>, known: ReadonlySet<string>, active: ReadonlySet<string>): readonly (Found & { readonly rule: RuleHead })[] {
  const at = s.span;
  const unknown = s.rules.filter((name) => !known.has(name));
  const idle = s.rules.filter((name) => active.has(name) && !used.has(name));
  const wrong: (Found & { readonly rule: RuleHead })[] = unknown.map((name) => {
    const near = suggest(name, [...known]);
    return { rule: suppressionRules.unknown, at, message: `There is no rule \`${name}\`.${near === null ? "" : ` Did you mean \`${near}\`?`}`, remedy: "Name a rule of the linter, or a warning of `regime check`." };
  });
  if (s.rules.length === 0) wrong.push({ rule: suppressionRules.unknown, at, message: "This suppression names no rule.", remedy: "Write `// regime-lint-ignore rule-name: reason`." });
  if (s.rules.length > 0 && s.reason === "") {
    wrong.push({ rule: suppressionRules.unreasoned, at, message: `Nothing says why \`${s.rules.join(", ")}\` is suppressed here.`, remedy: "Write the reason after a colon: `// regime-lint-ignore rule-name: reason`." });
  }
  if (idle.length > 0) wrong.push({ rule: suppressionRules.unused, at, message: `There is no \`${idle.join(", ")}\` here to suppress.`, remedy: "Leave the name out, or the comment.", fix: leaveOut(subject, s, idle) });
  return wrong;
}

/** The comment goes where nothing is left of it, else the names that do nothing. */
function leaveOut({ source }: Subject, s: Suppression, idle: readonly string[]): NonNullable<Found["fix"]> {
  const rest = s.rules.filter((name) => !idle.includes(name));
  if (rest.length > 0) return { title: "Leave out what it does not suppress.", edits: [{ ...s.span, replacement: `// regime-lint-ignore ${rest.join(", ")}${s.reason === "" ? "" : `: ${s.reason}`}` }] };
  if (s.alone) return { title: "Leave the comment out.", edits: [removal(source.text, s.span)] };
  const space = /[ \t]*$/.exec(source.text.slice(0, s.span.start))?.[0].length ?? 0;
  return { title: "Leave the comment out.", edits: [{ start: s.span.start - space, end: s.span.end, replacement: "" }] };
}
