/** A text with every run of white space as one blank: however its lines are broken. */
export const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
