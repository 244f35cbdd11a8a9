/** The results beside the text: one regime of it, in the tab that is seen. */
import type { Worker_ } from "../asking";
import type { File, Judgement, Span, Tab } from "../asks";
import { byId, element } from "../prose";
import { print } from "./print";
import { createTabs } from "./tabs";
import { drawTimeline } from "./timeline";
import { createTreatment } from "./treatment";

export interface Results {
  /** Judges the text as it is now. */
  readonly refresh: () => Promise<void>;
}
/** What results ask of the page. */
export interface Page {
  readonly file: () => File;
  readonly light: (spans: readonly Span[], go: boolean) => void;
}

/** The places of a tab that are made once. */
function parts(panel: HTMLElement): { readonly own: HTMLElement; readonly blocks: HTMLElement } {
  const [own, blocks] = [element("div"), element("div", "", { class: "blocks" })];
  panel.append(...(panel.id === "panel-verdicts" ? [blocks, own] : [own, blocks]));
  return { own, blocks };
}

function offerRegimes(select: HTMLSelectElement, { regimes, chosen }: Judgement): void {
  select.replaceChildren(...regimes.map((r) => element("option", r.title, { value: r.name })));
  if (chosen !== null) select.value = chosen;
}

/** The other regimes of the text, beside which one is shown; what was chosen stays where it is still there. */
function offerOthers(select: HTMLSelectElement, { regimes, chosen }: Judgement): void {
  const before = select.value;
  const others = regimes.filter((r) => r.name !== chosen);
  select.replaceChildren(element("option", "what it reforms, or is reformed by", { value: "" }), ...others.map((r) => element("option", r.title, { value: r.name })));
  select.value = others.some((r) => r.name === before) ? before : "";
}

function labelled(words: string, control: HTMLElement): HTMLElement {
  const label = element("label", `${words} `);
  label.append(control);
  return label;
}

const stateWords = ({ errors, regimes, took }: Judgement): string =>
  errors > 0 ? `${errors} ${errors === 1 ? "error" : "errors"}: nothing is judged` : regimes.length === 0 ? "the text has no regime" : `judged in ${Math.round(took)} ms`;

export function createResults(judge: Worker_, page: Page): Results {
  const [root, select, state] = [byId("results", HTMLElement), byId("regime", HTMLSelectElement), byId("state", HTMLElement)];
  let places: ReadonlyMap<string, Span> = new Map();
  let wanted: string | null = null;
  const tabs = createTabs(byId("tabs", HTMLElement), byId("panels", HTMLElement), () => void refresh());
  const made = new Map<Tab, ReturnType<typeof parts>>();
  const partsOf = (tab: Tab): ReturnType<typeof parts> => {
    const known = made.get(tab) ?? parts(tabs.panel(tab));
    made.set(tab, known);
    return known;
  };
  const spans = (names: readonly string[]): readonly Span[] => names.flatMap((name) => places.get(name) ?? []);
  const against = element("select", "", { id: "against" });
  against.addEventListener("change", () => void refresh());
  const treatment = createTreatment(partsOf("treatment").own, judge, (clauses) => page.light(spans(clauses), false));

  async function showTab(tab: Tab, file: File, { chosen, shown }: Judgement): Promise<void> {
    const { own, blocks } = partsOf(tab);
    if (tab === "reforms" && own.childElementCount === 0) own.append(labelled("Beside", against));
    own.hidden = shown === null || (tab === "treatment" && shown.treatment === null);
    if (shown === null) return print(blocks, [{ kind: "paragraph", text: ["Nothing is judged while the text has errors, or no regime."] }]);
    await print(blocks, shown.blocks);
    if (tab === "verdicts" && shown.life !== null) drawTimeline(own, shown.life);
    else if (tab === "verdicts") own.replaceChildren();
    if (tab === "treatment" && shown.treatment !== null && chosen !== null) treatment.show({ file, regime: chosen }, shown.treatment);
  }
  async function refresh(): Promise<void> {
    const [file, tab] = [page.file(), tabs.chosen()];
    root.setAttribute("aria-busy", "true");
    const found = await judge.askNewest("judge", { ...file, regime: wanted, tab, against: against.value === "" ? null : against.value });
    // A newer text is on its way to be judged.
    if (found === null) return;
    places = found.places;
    offerOthers(against, found);
    offerRegimes(select, found);
    state.textContent = stateWords(found);
    if (tab === tabs.chosen()) await showTab(tab, file, found);
    root.setAttribute("aria-busy", "false");
  }
  select.addEventListener("change", () => {
    wanted = select.value;
    void refresh();
  });
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const name = link?.getAttribute("href")?.replace(/^#/, "");
    if (name === undefined) return;
    // The fragment of the address is kept for what is shared.
    event.preventDefault();
    const place = places.get(name);
    if (place !== undefined) return page.light([place], true);
    document.getElementById(name)?.scrollIntoView();
  });
  root.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    page.light(spans([...target.querySelectorAll("a")].flatMap((a) => a.getAttribute("href")?.slice(1) ?? [])), false);
  }, { capture: true });
  return { refresh };
}
