/** What the axes are not. */
export const axesLimit =
  "The axes stand each alone; their formulas are conventions of this tool. Of obligation, precision and delegation: \"None of these dimensions - far less the full spectrum - can be fully operationalized\" (Abbott et al. 2000, unverified).";
