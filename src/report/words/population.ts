/** A number of people, with spaces between thousands; what weighs a fraction has one decimal. */
export const peopleCount = (n: number): string => {
  const [whole = "", decimals] = (Number.isInteger(n) ? String(n) : n.toFixed(1)).split(".");
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/g, " ") + (decimals === undefined ? "" : `.${decimals}`);
};
/** What a table of people is not. */
export const noCensus = "Counts of the rows of this table, decided by the text of the regime. They are as good as the table, and say nothing of what people do.";
