/** The default theme with the fonts of the reader's system, our colours, and blocks that can be tried. */
import theme from "vitepress/theme-without-fonts";
import { defineTryIt } from "./try-it";
import "./style.css";

export default {
  extends: theme,
  enhanceApp: defineTryIt,
};
