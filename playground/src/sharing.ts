/** A project in the fragment of an address, which a browser sends to no server: JSON, compressed (RFC 1951), in the letters of base64url (RFC 4648). */
import type { File } from "./asks";

/** What is shared: the text of the editor, and the files beside it. */
export interface Shared {
  readonly path: string;
  readonly files: readonly File[];
}

/** The example that a fragment such as `#example=interests/seville.regime` names, whether or not there is one; `null`: it names none. */
export const exampleNamed = (fragment: string): string | null => /^#example=([\w./-]+)$/.exec(fragment)?.[1] ?? null;

/** Most bytes that a fragment is read into: as many as the command reads of a file, and some. */
const most = 20_000_000;

/** Bytes through a stream; `null` where more come out than there may be, of which no more are made. */
async function through(bytes: string | Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) return reader.cancel().then(() => null);
    parts.push(value);
  }
}

/** The fragment of a project; `null` where it is too long for an address. */
export async function toFragment(shared: Shared): Promise<string | null> {
  const packed = await through(JSON.stringify(shared), new CompressionStream("deflate-raw"));
  if (packed === null) return null;
  let letters = "";
  for (const byte of packed) letters += String.fromCharCode(byte);
  return `#text=${btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

const isFile = (it: unknown): it is File => typeof it === "object" && it !== null && "path" in it && typeof it.path === "string" && "text" in it && typeof it.text === "string";

/** What a fragment holds; `null` where it holds nothing of ours, or what is there cannot be read. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const written = /^#text=([\w-]+)$/.exec(fragment)?.[1];
  if (written === undefined) return null;
  try {
    const letters = atob(written.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw"));
    if (bytes === null) return null;
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof found !== "object" || found === null || !("path" in found) || !("files" in found) || typeof found.path !== "string" || !Array.isArray(found.files)) return null;
    const files: readonly unknown[] = found.files;
    const whole = files.filter(isFile);
    return whole.length === files.length && whole.some((f) => f.path === found.path) ? { path: found.path, files: whole } : null;
  } catch {
    // Whatever somebody put into an address is no fault of ours: it holds no project.
    return null;
  }
}
