import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers, type Tooltip } from "@codemirror/view";
import type { Answerer } from "./asking";
import type { File, Finding, Outcome, Span, Token } from "./asks";
import { colouring, lights, outcomeGutter, setLights, setOutcomes, setTokens } from "./marks";
import { markdownNode } from "./prose";

/** The editor: a text, and what is said of it. */
export interface Editor {
  readonly file: () => File;
  /** Another text, under a path of its own. */
  readonly load: (file: File) => void;
  /** The same text, laid out otherwise: one step that can be undone. */
  readonly replace: (text: string) => void;
  readonly findings: (findings: readonly Finding[]) => void;
  readonly tokens: (tokens: readonly Token[]) => void;
  readonly outcomes: (outcomes: readonly Outcome[]) => void;
  /** Lights up clauses; the first comes into view, and is gone to where `go` is said. */
  readonly light: (spans: readonly Span[], go: boolean) => void;
}

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: ".85rem", color: "var(--text)", backgroundColor: "var(--page)" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "var(--soft)", color: "var(--quiet)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "transparent", boxShadow: "inset .15rem 0 0 var(--link)" }, ".cm-activeLineGutter": { backgroundColor: "var(--line)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "light-dark(#cfe3f7, #2f4b6b) !important" },
  ".cm-tooltip": { backgroundColor: "var(--page)", color: "var(--text)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--link)", color: "var(--page)" },
  ".cm-panels, .cm-panels button, .cm-panels input": { backgroundColor: "var(--soft)", color: "var(--text)", backgroundImage: "none" },
  ".cm-hover": { padding: ".3rem .6rem", maxWidth: "34rem", fontSize: ".85rem" },
});

function completing(language: Answerer, file: () => File): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async (context) => {
    if (!context.explicit && context.matchBefore(/[\w.]/) === null) return null;
    const found = await language.askNewest("complete", { ...file(), text: context.state.doc.toString(), offset: context.pos });
    if (found === null || found.items.length === 0) return null;
    return { from: found.from, validFor: /^\w*$/, options: found.items.map(({ label, kind, detail, documentation }) => ({ label, type: kind === "word" ? "keyword" : "variable", detail, ...(documentation === "" ? {} : { info: documentation }) })) };
  };
}

function hovering(language: Answerer, file: () => File): (view: EditorView, at: number) => Promise<Tooltip | null> {
  return async (view, at) => {
    const found = await language.askNewest("hover", { ...file(), text: view.state.doc.toString(), offset: at });
    if (found === null) return null;
    return { pos: found.from, end: found.to, above: true, create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-hover";
      dom.append(markdownNode(found.markdown));
      return { dom };
    } };
  };
}

const within = ({ from, to }: Span, length: number): boolean => from <= to && to <= length;

/** Starts the editor; `changed` is told of each change of the text. */
export function createEditor(parent: HTMLElement, language: Answerer, changed: () => void): Editor {
  let path = "";
  const file = (): File => ({ path, text: view.state.doc.toString() });
  const extensions = [
    lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), history(), drawSelection(), bracketMatching(), search({ top: true }), highlightSelectionMatches(),
    autocompletion({ override: [completing(language, () => file())] }), hoverTooltip(hovering(language, () => file())), lintGutter(), colouring, lights, outcomeGutter,
    // Tab leaves the editor, as it leaves every other part of the page.
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ "aria-label": "Text of the regime", spellcheck: "false", tabindex: "0" }), EditorView.lineWrapping, theme,
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ extensions }) });
  const length = (): number => view.state.doc.length;
  return {
    file,
    load: (loaded) => {
      path = loaded.path;
      view.setState(EditorState.create({ doc: loaded.text, extensions }));
      changed();
    },
    replace: (text) => view.dispatch({ changes: { from: 0, to: length(), insert: text }, selection: { anchor: Math.min(view.state.selection.main.head, text.length) } }),
    findings: (found) => view.dispatch(setDiagnostics(view.state, found.filter((f) => within(f, length())).map((f): Diagnostic => ({ from: f.from, to: f.to, severity: f.severity, source: f.code, message: `${f.message} ${f.remedy}` })))),
    tokens: (found) => view.dispatch({ effects: setTokens.of(found.filter((t) => t.from < t.to && within(t, length()))) }),
    outcomes: (found) => view.dispatch({ effects: setOutcomes.of(found.filter((o) => within(o, length()))) }),
    light: (spans, go) => {
      const lit = spans.filter((s) => within(s, length())).toSorted((a, b) => a.from - b.from);
      const [first] = lit;
      view.dispatch({
        effects: [setLights.of(lit), ...(first === undefined ? [] : [EditorView.scrollIntoView(first.from, { y: "center" })])],
        ...(first !== undefined && go ? { selection: EditorSelection.cursor(first.from) } : {}),
      });
      if (go && first !== undefined) view.focus();
    },
  };
}
