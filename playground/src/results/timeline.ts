/** Verdicts over the regime's life, which can be looked at more closely. Each stretch is a button that says why. */
import type { Block, Life } from "regime-lang/report";
import { element } from "../prose";
import { dayWords } from "./days";
import { print } from "./print";
import { followArrows, stepsThrough } from "./steps";
import { moved, type Part } from "./zoom";

const signs = { holds: "✓", fails: "✗", depends: "?", undecided: "!", vacuous: "○", "not-assessable": "–" } as const;

const share = (day: number, { since, before }: Part): number => Math.max(0, Math.min(1, (day - since) / (before - since)));
const percent = (part: number): string => `${(100 * part).toFixed(3)}%`;

function stretchButton(s: Life["rows"][number]["stretches"][number], shown: Part, pick: (button: HTMLElement) => void): readonly HTMLElement[] {
  const [from, to] = [share(s.since, shown), share(s.before, shown)];
  if (from === to) return [];
  const button = element("button", to - from > 0.04 ? signs[s.verdict] : "", { type: "button", class: `stretch ${s.verdict}`, "aria-label": s.words, title: s.words, "aria-pressed": "false" });
  button.style.left = percent(from);
  button.style.width = percent(to - from);
  button.addEventListener("click", () => pick(button));
  return [button];
}

function scale(shown: Part): HTMLElement {
  const row = element("div", "", { class: "row", "aria-hidden": "true" });
  const track = element("span", "", { class: "scale" });
  for (const part of [0, 0.5, 1]) {
    const tick = element("span", dayWords(Math.round(shown.since + part * (shown.before - shown.since))));
    tick.style.left = percent(part);
    // The first and the last end where the life does.
    tick.style.translate = percent(-part);
    track.append(tick);
  }
  row.append(element("span"), track);
  return row;
}

const zooms = [["in", "Closer"], ["out", "Farther"], ["back", "Earlier"], ["on", "Later"], ["all", "Whole life"]] as const;

export interface Timeline {
  /** Shows a life; the part of it that is looked at stays where the life is as long as the one before. `null`: nothing has a date. */
  readonly show: (life: Life | null) => void;
}

/** The buttons that change what is shown. */
function zoomButtons(move: (by: (typeof zooms)[number][0]) => void): HTMLElement {
  const buttons = element("div", "", { class: "zoom", role: "group", "aria-label": "Part of the life that is shown" });
  for (const [by, words] of zooms) {
    const button = element("button", words, { type: "button" });
    button.addEventListener("click", () => move(by));
    buttons.append(button);
  }
  return buttons;
}

/** A timeline in a place, empty until a life is shown; `light` shows the clauses that the reasons of a stretch name. */
export function createTimeline(into: HTMLElement, light: (within: HTMLElement) => void): Timeline {
  let [life, shown]: [Life | null, Part] = [null, { since: 0, before: 1 }];
  const [rows, why, note] = [element("div", "", { class: "rows" }), element("div", "", { class: "why", role: "status" }), element("p")];
  const draw = (): void => {
    const picked = (words: readonly Block[]) => (button: HTMLElement): void => {
      for (const other of rows.querySelectorAll(".stretch")) other.setAttribute("aria-pressed", String(other === button));
      void print(why, words).then(() => light(why));
    };
    rows.replaceChildren(...(life?.rows ?? []).map(({ name, stretches }) => {
      const row = element("div", "", { class: "row", role: "group", "aria-label": name });
      const track = element("div", "", { class: "track" });
      track.append(...stretches.flatMap((s) => stretchButton(s, shown, picked(s.why))));
      row.append(element("span", name), track);
      return row;
    }), scale(shown));
    stepsThrough(rows);
  };
  const move = (by: (typeof zooms)[number][0]): void => {
    if (life === null) return;
    shown = moved(shown, life, by);
    draw();
  };
  followArrows(rows);
  rows.addEventListener("keydown", (event) => {
    const by = ({ "+": "in", "=": "in", "-": "out", "0": "all" } as const)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const row = event.target instanceof Element ? event.target.closest(".row")?.getAttribute("aria-label") : null;
    move(by);
    // What had the focus was drawn anew.
    const again = [...rows.querySelectorAll(".row")].find((r) => r.getAttribute("aria-label") === row)?.querySelector("button");
    if (again) stepsThrough(rows, again);
  });
  rows.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    move(event.deltaY < 0 ? "in" : "out");
  }, { passive: false });
  const box = element("section", "", { class: "timeline", "aria-label": "Verdicts over time" });
  box.append(element("h3", "Over time"), zoomButtons(move), rows, note, why);
  into.append(box);
  return {
    show: (next) => {
      box.hidden = next === null;
      if (next !== null && (life?.since !== next.since || life.before !== next.before)) shown = next;
      life = next;
      note.textContent = `A stretch says why when it is chosen, by a click or with arrows and Enter; + and - change what is shown.${next?.endless === true ? " The last goes on beyond the right edge." : ""}`;
      why.replaceChildren();
      draw();
    },
  };
}
