import type { PlotOptions } from "@observablehq/plot";

/** Colours that the colour-blind tell apart (Okabe and Ito 2008), on white. Each stands beside a word or a sign. */
export const verdictColours = { holds: "#0072b2", fails: "#d55e00", vacuous: "#e69f00", depends: "#f0e442", undecided: "#cc79a7", "not-assessable": "#bbbbbb" } as const;
export const positionColours = { granted: "#0072b2", rationed: "#56b4e9", discretionary: "#f0e442", denied: "#d55e00", silent: "#e5e5e5", mixed: "#009e73", conflict: "#000000" } as const;
export const verdictSigns = { holds: "=", fails: "×", vacuous: "○", depends: "?", undecided: "!", "not-assessable": "–" } as const;
/** Signs for positions, so that a picture in grey can be read. */
export const positionSigns = { granted: "", rationed: "n", discretionary: "d", denied: "×", silent: "", mixed: "?", conflict: "!" } as const;

/** Of what is written beside colours, and of what lies under it: those of the page, light or dark. */
export const ink = "currentColor";
export const paperColour = "var(--page, #ffffff)";

/** What pictures are drawn in: the document of a page, or one without a page. */
export type Paper = NonNullable<PlotOptions["document"]>;
/** What is drawn: an element that says itself in markup. */
export interface Drawn {
  readonly outerHTML: string;
}
