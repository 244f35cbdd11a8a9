/** Loaded when the first picture is shown: what draws is the largest part of the page. */
export { draw } from "regime-lang/report";
