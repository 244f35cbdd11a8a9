/** What each host gives to movers from each origin: a right, a class of movers and a day are chosen. */
import { positionSigns } from "regime-lang/report";
import type { Answerer } from "../asking";
import type { File, Header, Matrix, TreatmentChoices } from "../asks";
import { element, labelled, offer } from "../prose";
import { dayRead, dayWords, stretchOf } from "./days";
import { byKind, pairOf } from "./kinds";
import { allDepend, createMatrix } from "./matrix";

/** What is shown: a regime of a text. */
export interface Subject {
  readonly file: File;
  readonly regime: string;
}
export interface TreatmentView {
  readonly show: (subject: Subject, choices: TreatmentChoices) => void;
}

function legend(): HTMLElement {
  const list = element("ul", "", { class: "legend", "aria-label": "Colours of the matrix" });
  for (const [position, sign] of Object.entries(positionSigns)) {
    const item = element("li");
    item.append(element("span", sign === "" ? "\u00a0" : sign, { class: position }), position === "mixed" ? "facts decide" : position);
    list.append(item);
  }
  list.append(element("li", "? other facts change it"));
  return list;
}

interface Parts {
  readonly right: HTMLSelectElement;
  readonly mover: HTMLSelectElement;
  readonly slider: HTMLInputElement;
  readonly date: HTMLInputElement;
  readonly before: HTMLButtonElement;
  readonly after: HTMLButtonElement;
  readonly kinds: HTMLInputElement;
  readonly note: HTMLElement;
  readonly grid: HTMLElement;
  readonly answer: HTMLElement;
}

function build(into: HTMLElement): Parts {
  const [right, mover, date] = [element("select", "", { id: "right" }), element("select", "", { id: "mover" }), element("input", "", { type: "date", id: "day" })];
  const kinds = element("input", "", { type: "checkbox", id: "kinds" });
  const slider = element("input", "", { type: "range", id: "slider", "aria-label": "Day", step: "1" });
  const [before, after] = [element("button", "Change before", { type: "button" }), element("button", "Change after", { type: "button" })];
  const [note, grid, answer] = [element("p", "", { id: "matrix-note", role: "status" }), element("div", "", { class: "matrix", id: "matrix" }), element("section", "", { id: "case", "aria-live": "polite", "aria-label": "The case chosen" })];
  const [first, second, box] = [element("div", "", { class: "line" }), element("div", "", { class: "line" }), element("div", "", { class: "choices" })];
  first.append(labelled("Right", right), labelled("Movers", mover), labelled("A row for each kind of party", kinds));
  second.append(labelled("Day", date), before, after);
  box.append(first, second, slider);
  into.replaceChildren(box, note, grid, legend(), answer);
  return { right, mover, date, slider, before, after, kinds, note, grid, answer };
}

const named = (names: readonly string[]): readonly { readonly value: string; readonly words: string }[] => [...new Set(names)].map((value) => ({ value, words: value }));

/** What is said above the matrix. */
function noteWords(missing: string | null, matrix: Matrix | undefined, day: number, kinds: boolean): string {
  if (missing !== null) return `Not shown: ${missing}.`;
  if (matrix === undefined) return "On this day no rule speaks of any right.";
  const alike = kinds ? "Parties that are treated alike are one." : "Parties that are treated alike stand together; lines divide them from others.";
  return `${matrix.hosts.length} by ${matrix.origins.length} on ${dayWords(day)}. ${alike}${allDepend(matrix) ? " Other facts change every cell." : ""}`;
}

function bound({ slider, date }: Parts, { first, last }: TreatmentChoices): void {
  [slider.min, slider.max, date.min, date.max] = [String(first), String(last), dayWords(first), dayWords(last)];
}

/** Builds the view; `light` shows clauses in the text by their names. */
export function createTreatment(into: HTMLElement, judge: Answerer, light: (clauses: readonly string[]) => void): TreatmentView {
  const parts = build(into);
  let subject: Subject | null = null;
  let choices: TreatmentChoices | null = null;
  let day = 0;
  // Between two changes of the regime the matrices are the same: each is asked for once.
  let known = new Map<number, { readonly matrices: readonly Matrix[]; readonly missing: string | null }>();
  let wanted = 0;

  const matrixShown = (all: readonly Matrix[]): Matrix | undefined => all.find((m) => m.right === parts.right.value && m.mover === parts.mover.value);
  const table = createMatrix(parts.grid, (host, origin) => void ask(host, origin));
  const refresh = (found: { readonly matrices: readonly Matrix[]; readonly missing: string | null }): void => {
    offer(parts.right, named(found.matrices.map((m) => m.right)));
    offer(parts.mover, named(found.matrices.filter((m) => m.right === parts.right.value).map((m) => m.mover)));
    const whole = matrixShown(found.matrices);
    const matrix = whole !== undefined && parts.kinds.checked ? byKind(whole) : whole;
    parts.grid.hidden = matrix === undefined;
    parts.note.textContent = noteWords(found.missing, matrix, day, parts.kinds.checked);
    if (matrix !== undefined) table.show(matrix);
  };
  const load = async (): Promise<void> => {
    if (subject === null || choices === null) return;
    const stretch = stretchOf(choices.days, day);
    wanted = stretch;
    const held = known;
    const before = held.get(stretch);
    if (before !== undefined) return refresh(before);
    const found = await judge.askNewest("matrices", { ...subject.file, regime: subject.regime, on: day });
    if (found === null) return;
    held.set(stretch, found);
    if (held === known && wanted === stretch) refresh(found);
  };
  const go = (to: number): void => {
    if (choices === null) return;
    day = Math.max(choices.first, Math.min(choices.last, to));
    parts.slider.value = String(day);
    parts.slider.setAttribute("aria-valuetext", dayWords(day));
    parts.date.value = dayWords(day);
    void load();
  };
  async function ask(host: Header, origin: Header): Promise<void> {
    const pair = pairOf(host, origin);
    if (subject === null || pair === null) return;
    const found = await judge.askNewest("case", { ...subject.file, regime: subject.regime, right: parts.right.value, mover: parts.mover.value, host: pair[0], origin: pair[1], on: day });
    if (found === null) return;
    parts.answer.replaceChildren(element("h3", found.title), element("pre", found.text, { tabindex: "0" }));
    light(found.clauses);
  }

  parts.slider.addEventListener("input", () => go(Number(parts.slider.value)));
  parts.date.addEventListener("change", () => go(dayRead(parts.date.value) ?? day));
  parts.before.addEventListener("click", () => go(choices?.days.findLast((d) => d < day) ?? day));
  parts.after.addEventListener("click", () => go(choices?.days.find((d) => d > day) ?? day));
  for (const select of [parts.right, parts.mover, parts.kinds]) select.addEventListener("change", () => void load());
  return {
    show: (next, offered) => {
      const same = subject?.regime === next.regime && subject.file.path === next.file.path;
      [subject, choices, known] = [next, offered, new Map()];
      bound(parts, offered);
      go(same ? day : offered.latest);
    },
  };
}
