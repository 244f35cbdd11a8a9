/** Merges the files in `folder` that its `main.js` loads. */
export function mergeChunks(folder: string): Promise<void>;
