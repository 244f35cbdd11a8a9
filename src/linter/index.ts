/**
 * The linter. Input: a compilation, the file of it that is meant, and a configuration. Output: findings with their words, places, levels and, where a
 * text can be mended without changing what it means, the edits. Promises: pure and deterministic; a fix leaves a text that compiles.
 */
export { configFile, readConfig, type ConfigProblem } from "./config";
export { levels, type Finding, type Fix, type Level } from "./finding";
export { levelOf, lint, type LintConfig, type LintOptions, type RuleConfig } from "./lint";
export { mend, type Mended } from "./mend";
export { checkerCodes, lintCodes, ruleHeads } from "./registry";
export { groups, type RuleHead, type RuleOption } from "./rule";
