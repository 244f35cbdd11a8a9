import { tabs, type Tab } from "../asks";
import { element } from "../prose";

const titles: Readonly<Record<Tab, string>> = { verdicts: "Verdicts", treatment: "Treatment", relations: "Relations", interests: "Interests", tests: "Tests", reforms: "Reforms", law: "Law" };

/** Tabs as WAI-ARIA has them: one of them is reached by Tab, arrows go from one to the next. */
export interface Tabs {
  readonly chosen: () => Tab;
  readonly panel: (tab: Tab) => HTMLElement;
}

export function createTabs(list: HTMLElement, panels: HTMLElement, changed: () => void): Tabs {
  let chosen: Tab = "verdicts";
  const buttons = new Map(tabs.map((tab) => [tab, element("button", titles[tab], { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}` })]));
  const made = new Map(tabs.map((tab) => [tab, element("div", "", { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: "0" })]));
  for (const [tab, panel] of made) panel.append(element("h2", titles[tab], { class: "unseen" }));
  const show = (): void => {
    for (const tab of tabs) {
      buttons.get(tab)?.setAttribute("aria-selected", String(tab === chosen));
      buttons.get(tab)?.setAttribute("tabindex", tab === chosen ? "0" : "-1");
      made.get(tab)?.toggleAttribute("hidden", tab !== chosen);
    }
  };
  const choose = (tab: Tab): void => {
    if (tab === chosen) return;
    chosen = tab;
    show();
    changed();
  };
  for (const [tab, button] of buttons) button.addEventListener("click", () => choose(tab));
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(chosen);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs.at(next % tabs.length);
    if (tab === undefined) return;
    event.preventDefault();
    choose(tab);
    buttons.get(tab)?.focus();
  });
  list.append(...buttons.values());
  panels.append(...made.values());
  show();
  return {
    chosen: () => chosen,
    panel: (tab) => {
      const panel = made.get(tab);
      if (panel === undefined) throw new Error(`there is no panel ${tab}`);
      return panel;
    },
  };
}
