/** The results beside the text: one regime of it, in the tab that is seen. */
import type { Answerer } from "../asking";
import type { File, Judgement, Span, Tab } from "../asks";
import { byId, element, labelled, offer } from "../prose";
import { createInterests } from "./interests";
import { print } from "./print";
import { createTabs } from "./tabs";
import { createTimeline } from "./timeline";
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
  offer(select, regimes.map((r) => ({ value: r.name, words: r.title })));
  if (chosen !== null) select.value = chosen;
}

/** The other regimes of the text, beside which one is shown. */
function offerOthers(select: HTMLSelectElement, { regimes, chosen }: Judgement): void {
  offer(select, [{ value: "", words: "what it reforms, or is reformed by" }, ...regimes.filter((r) => r.name !== chosen).map((r) => ({ value: r.name, words: r.title }))]);
}

const stateWords = ({ errors, regimes, took }: Judgement): string =>
  errors > 0 ? `${errors} ${errors === 1 ? "error" : "errors"}: nothing is judged` : regimes.length === 0 ? "the text has no regime" : `judged in ${Math.round(took)} ms`;

/** Tells those who do not see the cards of verdicts that are others than before. */
function say(said: HTMLElement, { shown, errors }: Judgement): void {
  const words = shown === null ? `Nothing is judged: ${errors} errors` : shown.blocks.flatMap((b) => (b.kind === "verdict" ? [`${b.title} ${b.verdict}`] : [])).join(", ");
  if (said.textContent !== words) said.textContent = words;
}

/** The names of the places that links lead to. */
const namesIn = (within: HTMLElement): readonly string[] => [...within.querySelectorAll("a")].flatMap((a) => a.getAttribute("href")?.slice(1) ?? []);

/** Links to clauses and tests go to the text; what is opened lights up the clauses that it names. */
function followLinks(root: HTMLElement, page: Page, spans: (names: readonly string[]) => readonly Span[]): void {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const name = link?.getAttribute("href")?.replace(/^#/, "");
    if (name === undefined) return;
    // The fragment of the address is kept for what is shared.
    event.preventDefault();
    const place = spans([name]);
    if (place.length > 0) return page.light(place, true);
    document.getElementById(name)?.scrollIntoView();
  });
  root.addEventListener("click", ({ target }) => {
    const details = target instanceof Element ? target.closest("summary")?.parentElement : null;
    // It opens after this.
    if (!(details instanceof HTMLDetailsElement) || details.open) return;
    page.light(spans(namesIn(details)), false);
  });
}

export function createResults(judge: Answerer, page: Page): Results {
  const [root, select, state, said] = [byId("results", HTMLElement), byId("regime", HTMLSelectElement), byId("state", HTMLElement), byId("said", HTMLElement)];
  let places: ReadonlyMap<string, Span> = new Map();
  let wanted: string | null = null;
  let asked = 0;
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
  const timeline = createTimeline(partsOf("verdicts").own, (why) => page.light(spans(namesIn(why)), false));
  const treatment = createTreatment(partsOf("treatment").own, judge, (clauses) => page.light(spans(clauses), false));
  const interests = createInterests(partsOf("interests").own, judge, () => void refresh());

  async function showTab(tab: Tab, file: File, { chosen, shown }: Judgement): Promise<void> {
    const { own, blocks } = partsOf(tab);
    if (tab === "reforms" && own.childElementCount === 0) own.append(labelled("Beside", against));
    own.hidden = shown === null || (tab === "treatment" && shown.treatment === null);
    if (tab === "interests" && shown !== null && chosen !== null) return interests.show({ file, regime: chosen }, shown.blocks, shown.interests);
    if (shown === null) return print(blocks, [{ kind: "paragraph", text: ["Nothing is judged while the text has errors, or no regime."] }]);
    await print(blocks, shown.blocks);
    if (tab === "verdicts") timeline.show(shown.life);
    if (tab === "treatment" && shown.treatment !== null && chosen !== null) treatment.show({ file, regime: chosen }, shown.treatment);
  }
  async function refresh(): Promise<void> {
    const [file, tab] = [page.file(), tabs.chosen()];
    const own = (asked += 1);
    root.setAttribute("aria-busy", "true");
    const found = await judge.askNewest("judge", { ...file, regime: wanted, tab, against: against.value === "" ? null : against.value, scenario: interests.scenario() }).catch(() => "fault" as const);
    // A newer text is on its way to be judged.
    if (found === null) return;
    if (found === "fault") {
      // The page has told of it.
      state.textContent = "not judged";
      return root.setAttribute("aria-busy", String(own !== asked));
    }
    places = found.places;
    offerOthers(against, found);
    offerRegimes(select, found);
    state.textContent = stateWords(found);
    if (tab === tabs.chosen()) await showTab(tab, file, found);
    if (tab === "verdicts") say(said, found);
    root.setAttribute("aria-busy", String(own !== asked));
  }
  select.addEventListener("change", () => {
    wanted = select.value;
    void refresh();
  });
  followLinks(root, page, spans);
  return { refresh };
}
