/** One text with some edits: compiled, judged, and asked whether it does. */
import { compile } from "../compile";
import { hasErrors } from "../diagnostics";
import type { Stretch } from "../evaluator/result";
import type { Host } from "../language/host";
import type { Regime } from "../language/regime";
import type { Candidate } from "./candidate";
import type { Draft } from "./draft";
import type { Judged } from "./focus";
import { holdsOver, judged, timelineOf, type Judging } from "./goal";
import { edited, originally, textEdits, trimmed, type Written } from "./text-edits";
import type { TextEdit } from "./result";

/** What is tried: the text, its regime, and how it is judged. */
export interface Bench {
  readonly host: Host;
  readonly written: Written;
  readonly judging: Judging;
  readonly candidates: readonly Candidate[];
  /** The verdicts before any edit. */
  readonly before: readonly Stretch[];
}

/** Edits on their way into a text: the draft, the text edits and what goes along. */
export interface Prepared {
  readonly picks: readonly number[];
  readonly draft: ReturnType<typeof trimmed>;
  readonly edits: readonly TextEdit[];
}

/** The edited text, judged; `null` where it does not check. */
export type Outcome = (Judged & { readonly holds: boolean }) | null;

/** The edits that some candidates make together, in the order of the list. */
export function prepare({ written, candidates }: Bench, picks: readonly number[]): Prepared {
  const all: Draft = { items: written.regime.items, added: [] };
  const draft = trimmed(picks.reduce((now, i) => candidates[i]?.apply(now) ?? now, all), written);
  return { picks, draft, edits: textEdits(draft, written) };
}

/** A host that has another text for one file. */
export const withText = (host: Host, path: string, text: string): Host => ({ read: (wanted) => (wanted === path ? { ok: true, text } : host.read(wanted)) });

/** The regime of a name in a text; `null` where the text has errors. */
export function regimeIn(host: Host, path: string, text: string, name: string): Regime | null {
  const { diagnostics, regimes } = compile(path, withText(host, path, text));
  return hasErrors(diagnostics) ? null : (regimes.find((r) => r.name === name && r.at.path === path) ?? null);
}

/** Compiles and judges the edited text. */
export function attempt({ host, written, judging, before }: Bench, { edits }: Prepared): Outcome {
  const { path, text } = written.source;
  const regime = regimeIn(host, path, edited(text, edits), written.regime.name.text);
  if (!regime) return null;
  const evaluation = judged(regime, judging);
  return {
    regime, evaluation,
    original: (sentence) => originally(edits, regime.sentences[sentence]?.at ?? { path, start: -1, end: -1 }),
    holds: holdsOver(before, timelineOf(evaluation, judging.target)),
  };
}
