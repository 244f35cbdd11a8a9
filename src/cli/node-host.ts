import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Host, ReadFailure } from "../language/host";

/** Largest file that is read, in bytes. */
export const largestFile = 16 * 1024 * 1024;

type Read = ReturnType<Host["read"]>;
const failure = (reason: ReadFailure, detail: string): Read => ({ ok: false, reason, detail });

/** Whether a path is a folder or below it; both absolute and without links. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

/** Bytes as text: UTF-8 or nothing; a byte order mark is left out unless it is to be kept. */
export function decode(bytes: Uint8Array, keepMark = false): Read {
  if (bytes.includes(0)) return failure("binary", "it holds bytes that are no text");
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: keepMark }).decode(bytes) };
  } catch {
    return failure("binary", "it is not UTF-8 text");
  }
}

const reasonOf: Readonly<Record<string, readonly [ReadFailure, string]>> = {
  ENOENT: ["missing", "there is no such file"],
  ENOTDIR: ["missing", "there is no such file"],
  EACCES: ["unreadable", "you may not read it"],
  EPERM: ["unreadable", "you may not read it"],
  ELOOP: ["unreadable", "its links lead in a circle"],
  EISDIR: ["unreadable", "it is a folder"],
  ENAMETOOLONG: ["unreadable", "its name is too long"],
};

function explainError(error: unknown): Read {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const [reason, detail] = reasonOf[code] ?? ["unreadable", `the system says ${code === "" ? String(error) : code}`];
  return failure(reason, detail);
}

/** Reads one plain file of at most `largestFile` bytes; a pipe or a device is not opened for reading. */
export function readPlainFile(path: string, keepMark = false): Read {
  let file: number;
  try {
    // Without O_NONBLOCK opening a named pipe would wait for a writer for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return explainError(error);
  }
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return failure("unreadable", status.isDirectory() ? "it is a folder" : "it is not a plain file");
    if (status.size > largestFile) return failure("too-large", `it has ${status.size} bytes; at most ${largestFile} are read`);
    const bytes = new Uint8Array(status.size);
    let filled = 0;
    for (let n = -1; n !== 0 && filled < bytes.length; filled += n) n = readSync(file, bytes, filled, bytes.length - filled, null);
    return decode(bytes.subarray(0, filled), keepMark);
  } catch (error) {
    return explainError(error);
  } finally {
    closeSync(file);
  }
}

/** Files below a folder, by their path from it. Nothing outside is read, neither by `..` nor through a link. A text keeps its byte order mark only where that is asked for. */
export function nodeHost(root: string, keepMark = false): Host {
  const realRoot = realpathSync(root);
  return {
    read(path) {
      const wanted = resolve(realRoot, path);
      if (path.includes("\0")) return failure("missing", "there is no such file");
      if (!isWithin(realRoot, wanted)) return failure("outside", "it is outside the project");
      try {
        const real = realpathSync(wanted);
        return isWithin(realRoot, real) ? readPlainFile(real, keepMark) : failure("outside", "a link leads out of the project");
      } catch (error) {
        return explainError(error);
      }
    },
  };
}

/** A host that has one more text, under a name of its own. */
export function withText(host: Host, path: string, read: Read): Host {
  return { read: (wanted) => (wanted === path ? read : host.read(wanted)) };
}
