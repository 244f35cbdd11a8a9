/** What is drawn over the text: colours of words, clauses that are lit up, and beside it whether tests pass. */
import { StateEffect, StateField, type EditorState, type Extension, type StateEffectType } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, type DecorationSet } from "@codemirror/view";
import type { Outcome, Span, Token } from "./asks";

export const setTokens = StateEffect.define<readonly Token[]>();
export const setLights = StateEffect.define<readonly Span[]>();
export const setOutcomes = StateEffect.define<readonly Outcome[]>();

type Marks<T> = (state: EditorState, told: T) => DecorationSet;

/** Decorations that are told by an effect, and move with the text until they are told again. */
function told<T>(effect: StateEffectType<T>, marks: Marks<T>): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (before, transaction) => {
      const found = transaction.effects.findLast((e): e is StateEffect<T> => e.is(effect));
      return found === undefined ? before.map(transaction.changes) : marks(transaction.state, found.value);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const classes = new Map<string, Decoration>();
function classOf(type: string): Decoration {
  const known = classes.get(type) ?? Decoration.mark({ class: `word-${type}` });
  classes.set(type, known);
  return known;
}

const colours = EditorView.baseTheme({
  ".word-keyword": { color: "light-dark(#6f2c91, #cf9be8)" }, ".word-string": { color: "light-dark(#0a5c36, #8fd6a8)" }, ".word-number": { color: "light-dark(#8a3b00, #f0b27a)" },
  ".word-comment": { color: "var(--quiet)", fontStyle: "italic" }, ".word-class, .word-type, .word-interface, .word-namespace": { color: "light-dark(#0b5394, #8ab8e6)" },
  ".lit": { backgroundColor: "var(--lit)" }, ".cm-outcomes": { width: "1.1rem" }, ".passes": { color: "var(--holds)" }, ".misses": { color: "var(--fails)" },
});

/** Words coloured by what they mean. */
export const colouring: Extension = [told<readonly Token[]>(setTokens, (_, tokens) => Decoration.set(tokens.map((t) => classOf(t.type).range(t.from, t.to)))), colours];

const lit = Decoration.line({ class: "lit" });
/** Clauses lit up, whole lines at a time. */
export const lights: Extension = told<readonly Span[]>(setLights, ({ doc }, spans) => {
  const lines = new Set(spans.flatMap(({ from, to }) => {
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
    return Array.from({ length: last - first + 1 }, (_, i) => doc.line(first + i).from);
  }));
  return Decoration.set([...lines].toSorted((a, b) => a - b).map((from) => lit.range(from)));
});

class OutcomeSign extends GutterMarker {
  constructor(private readonly passes: boolean) {
    super();
  }
  override eq(other: OutcomeSign): boolean {
    return other.passes === this.passes;
  }
  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.className = this.passes ? "passes" : "misses";
    sign.textContent = this.passes ? "✓" : "✗";
    sign.title = this.passes ? "this test passes" : "this test fails";
    return sign;
  }
}
const passing = new OutcomeSign(true);
const failing = new OutcomeSign(false);
const outcomes = StateField.define<readonly Outcome[]>({
  create: () => [],
  update: (before, { effects, changes, docChanged }) => {
    const found = effects.findLast((e) => e.is(setOutcomes));
    if (found?.is(setOutcomes) === true) return found.value;
    return docChanged ? before.map((o) => ({ ...o, from: changes.mapPos(o.from, 1), to: changes.mapPos(o.to, -1) })) : before;
  },
});
/** Beside the first line of a test, whether it passes. */
export const outcomeGutter: Extension = [outcomes, gutter({
  class: "cm-outcomes",
  lineMarker: (view, line) => {
    const own = view.state.field(outcomes).find((o) => o.from >= line.from && o.from <= line.to);
    return own === undefined ? null : own.passes ? passing : failing;
  },
  lineMarkerChange: (update) => update.docChanged || update.startState.field(outcomes) !== update.state.field(outcomes),
  initialSpacer: () => passing,
})];
