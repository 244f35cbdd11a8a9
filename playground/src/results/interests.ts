/** What interests come to: a scenario is chosen, and two members whose game is drawn; runs of the scenario are made once they are looked at. */
import type { Answerer } from "../asking";
import type { File, InterestChoices, Member } from "../asks";
import { element, labelled, offer } from "../prose";
import type { Block } from "regime-lang/report";
import { print } from "./print";

/** What is shown: a regime of a text. */
interface Subject {
  readonly file: File;
  readonly regime: string;
}
export interface InterestsView {
  /** The scenario that was chosen; `null`: none was. */
  readonly scenario: () => string | null;
  readonly show: (subject: Subject, blocks: readonly Block[], choices: InterestChoices | null) => Promise<void>;
}

const options = (members: readonly Member[]): readonly { readonly value: string; readonly words: string }[] => members.map((m) => ({ value: String(m.party), words: m.name }));
const once = (members: readonly Member[]): readonly Member[] => members.filter((m, i) => members.findIndex((other) => other.party === m.party) === i).toSorted((a, b) => a.party - b.party);

/** What the view is made of, in its place. */
function build(into: HTMLElement) {
  const [scenario, one, other] = [element("select", "", { id: "scenario" }), element("select", "", { id: "member" }), element("select", "", { id: "partner" })];
  const [line, blocks, drawn, rest] = [element("div", "", { class: "choices" }), element("div"), element("div", "", { id: "game", "aria-live": "polite" }), element("div")];
  const [games, pair, members] = [element("section", "", { "aria-label": "The game of two members" }), element("div", "", { class: "choices" }), element("div", "", { class: "line" })];
  line.append(labelled("Scenario", scenario));
  members.append(labelled("Member", one), labelled("and", other));
  pair.append(members);
  games.append(element("h3", "The game of two members"), pair, drawn);
  const [simulation, opened, runs] = [element("section", "", { "aria-label": "Simulation" }), element("details", "", { id: "simulation" }), element("div", "", { "aria-live": "polite" })];
  opened.append(element("summary", "What comes of the scenario over many runs"), runs);
  simulation.append(element("h3", "Simulation"), opened);
  into.append(line, blocks, games, simulation, rest);
  return { scenario, one, other, line, blocks, games, drawn, simulation, opened, runs, rest };
}

/** Builds the view; `changed` is told when another scenario is chosen. */
export function createInterests(into: HTMLElement, judge: Answerer, changed: () => void): InterestsView {
  const { scenario, one, other, line, blocks, games, drawn, simulation, opened, runs, rest } = build(into);
  let [subject, choices]: [Subject | null, InterestChoices | null] = [null, null];

  /** With whom the member chosen has a game. */
  function offerPartners(): void {
    const own = Number(one.value);
    offer(other, options(once((choices?.games ?? []).flatMap(([a, b]) => (a.party === own ? [b] : b.party === own ? [a] : [])))));
  }
  async function drawGame(): Promise<void> {
    const pairOf = [Number(one.value), Number(other.value)].toSorted((a, b) => a - b);
    const [row, column] = pairOf;
    if (subject === null || choices === null || row === undefined || column === undefined) return;
    // The page tells of a fault; the rest of the tab is there without the game.
    const found = await judge.askNewest("game", { ...subject.file, regime: subject.regime, scenario: choices.scenario, row, column }).catch(() => null);
    if (found !== null) await print(drawn, found);
  }
  async function simulate(): Promise<void> {
    if (!opened.open) return runs.replaceChildren();
    if (subject === null || choices === null) return;
    const found = await judge.askNewest("simulation", { ...subject.file, regime: subject.regime, scenario: choices.scenario }).catch(() => null);
    if (found !== null) await print(runs, found);
  }
  opened.addEventListener("toggle", () => void simulate());
  scenario.addEventListener("change", changed);
  one.addEventListener("change", () => {
    offerPartners();
    void drawGame();
  });
  other.addEventListener("change", () => void drawGame());
  return {
    scenario: () => (scenario.value === "" ? null : scenario.value),
    show: async (next, own, offered) => {
      [subject, choices] = [next, offered];
      line.hidden = offered === null;
      simulation.hidden = offered === null;
      games.hidden = offered === null || offered.games.length === 0;
      offer(scenario, (offered?.scenarios ?? []).map(({ name, title }) => ({ value: name, words: title })));
      if (offered !== null) scenario.value = offered.scenario;
      offer(one, options(once((offered?.games ?? []).flat())));
      offerPartners();
      await Promise.all([print(blocks, own), print(rest, offered?.rest ?? []), games.hidden ? null : drawGame(), simulate()]);
    },
  };
}
