import { checkProvenance } from "../checker/provenance";
import type { Compilation } from "../compile";
import { describe, hasErrors, severityOf, type Diagnostic } from "../diagnostics";
import type { File } from "../language/ast";
import { keepsComments, spaced } from "./edits";
import type { Finding, Level } from "./finding";
import { checkerCodes, lintCodes, ruleHeads, rules } from "./registry";
import type { Found, Rule, RuleHead } from "./rule";
import { subjectOf, type Subject } from "./subject";
import { suppressed } from "./suppressions";

/** What is said of one rule: its level, or that and the numbers it goes by. */
export type RuleConfig = Level | { readonly level?: Level; readonly [option: string]: number | Level | undefined };

/** How a project wants to be linted. */
export interface LintConfig {
  /** By the name of a rule or the code of a warning; whatever is not named is as usual. */
  readonly rules?: Readonly<Record<string, RuleConfig>>;
  /** The command fails where there are more findings at `warn`. */
  readonly maxWarnings?: number;
}

export interface LintOptions {
  /** The file that is linted: the entry of the compilation. */
  readonly path: string;
  readonly config?: LintConfig;
  /** Trees of files that use this one: what they name is used. */
  readonly users?: readonly File[];
  /** Without the rules that run tests: for every keystroke. */
  readonly quick?: boolean;
}

/** The level of a rule or a warning under a configuration. */
export function levelOf(code: string, config: LintConfig = {}): Level {
  const said = config.rules?.[code];
  const level = typeof said === "string" ? said : said?.level;
  return level ?? ruleHeads.find((rule) => rule.name === code)?.level ?? "warn";
}

function numbersOf({ name, options = {} }: RuleHead, config: LintConfig): Readonly<Record<string, number>> {
  const said = config.rules?.[name];
  return Object.fromEntries(
    Object.entries(options).map(([option, { usual }]) => {
      const number = typeof said === "object" ? said[option] : undefined;
      return [option, typeof number === "number" ? number : usual];
    }),
  );
}

function asFinding(subject: Subject, code: string, config: LintConfig, found: Found): readonly Finding[] {
  const level = levelOf(code, config);
  if (level === "off") return [];
  const { fix } = found;
  return [{
    code, level, message: found.message, remedy: found.remedy, at: subject.place(found.at), related: found.related ?? [],
    fix: fix === undefined ? null : { title: fix.title, edits: fix.edits.map((edit) => ({ path: subject.source.path, ...edit })) },
  }];
}

function fromChecker(d: Diagnostic, config: LintConfig): readonly Finding[] {
  const level = levelOf(d.code, config);
  return level === "off" ? [] : [{ code: d.code, level, ...describe(d), at: d.at, related: d.related, fix: null }];
}

/** What a rule finds, with its fix only where every comment stays. */
function mendable({ source, file }: Subject, { fix, ...found }: Found): Found {
  if (fix === undefined || !keepsComments(source.text, file.comments, fix.edits)) return found;
  return { ...found, fix: { ...fix, edits: fix.edits.map((edit) => spaced(source.text, edit)) } };
}

/** Findings by place, then code. */
const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

/**
 * What is probably meant otherwise in one file, or could be said better: the warnings of the checker and what the rules of the linter find, each at the
 * level it is given, without what the text suppresses. A text with errors has no findings: mend these first.
 */
export function lint(compiled: Compilation, { path, config = {}, users = [], quick = false }: LintOptions): readonly Finding[] {
  const subject = hasErrors(compiled.diagnostics) ? null : subjectOf(compiled, path, users);
  if (subject === null) return [];
  const isOn = (code: string): boolean => levelOf(code, config) !== "off";
  const active: readonly Rule[] = rules.filter((rule) => isOn(rule.name) && !(quick && rule.slow === true));
  const warnings = [...compiled.diagnostics.filter((d) => severityOf(d) === "warning"), ...compiled.regimes.filter((r) => r.at.path === path).flatMap(checkProvenance)];
  const findings = [
    ...warnings.filter((d) => d.at.path === path).flatMap((d) => fromChecker(d, config)),
    ...active.flatMap((rule) => [...rule.find(subject, numbersOf(rule, config))].flatMap((found) => asFinding(subject, rule.name, config, mendable(subject, found)))),
  ];
  const { left, wrong } = suppressed(subject, findings, lintCodes, new Set([...active.map((rule) => rule.name), ...checkerCodes.filter(isOn)]));
  return sorted([...left, ...wrong.flatMap(({ rule, ...found }) => asFinding(subject, rule.name, config, found))]);
}
