/** Version of the tool; equal to the one in package.json (a test holds them together). */
export const version = "0.1.0";
/** Newest edition of the language that this version reads. */
export const edition = 2026;
