/** The examples of the repository, each loaded when it is wanted. */
const files = import.meta.glob<string>("../../examples/**/*.{regime,csv}", { query: "?raw", import: "default" });
const folder = "../../examples/";

/** By path below `examples`, in alphabetical order. */
export const examples: readonly string[] = Object.keys(files).map((path) => path.slice(folder.length)).filter((path) => path.endsWith(".regime")).sort();

/** The text of an example or of a file that one uses; `null`: there is none. */
export const exampleText = async (path: string): Promise<string | null> => (await files[`${folder}${path}`]?.()) ?? null;
