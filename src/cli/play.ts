import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { deflateRawSync } from "node:zlib";
import type { Command, Context } from "./command";
import { exit } from "./exit-codes";
import { packagePlace } from "./package-files";
import { playgroundAnswer } from "./playground-server";
import { compileOne } from "./session";
import { UsageError } from "./usage-error";

/** The port asked for; 0: a free one. */
function portAsked({ options }: Context): number {
  const text = options.text("port");
  if (text === null) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65_535)) throw new UsageError(`\`--port\` is a number from 1 to 65535, which \`${text}\` is not.`);
  return port;
}

/** The FILE and what it uses as the fragment that the page reads (playground/src/sharing.ts); nothing where no FILE is given. */
async function fragmentOf(context: Context): Promise<string> {
  if (context.operands.length === 0) return "";
  const { entry, name } = await compileOne(context);
  if (entry === null) throw new UsageError(`\`${name}\` is a document of checked regimes: the playground edits texts.`);
  const used = [...entry.compilation.sources.keys()].flatMap((path) => {
    const read = entry.host.read(path);
    return read.ok ? [{ path, text: read.text }] : [];
  });
  if (!used.some((f) => f.path === entry.path)) throw new UsageError(`\`${name}\` cannot be read.`);
  return `#text=${deflateRawSync(JSON.stringify({ path: entry.path, files: used })).toString("base64url")}`;
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(new UsageError(error.code === "EADDRINUSE" ? `The port ${port} is in use: leave \`--port\` out for a free one.` : `The port ${port} cannot be served: ${error.message}.`)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Opens an address in the browser of this machine; a machine that has no way to do so says so. */
function openInBrowser(address: string, context: Context): void {
  const [command, ...args] = process.platform === "darwin" ? ["open", address] : process.platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler", address] : ["xdg-open", address];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  child.once("error", () => context.io.err("No browser could be opened: open the address yourself.\n"));
  child.unref();
}

/** Until Ctrl-C, or until the process is told to end. */
const ended = (): Promise<void> => new Promise((done) => {
  const end = (): void => {
    process.off("SIGINT", end).off("SIGTERM", end);
    done();
  };
  process.on("SIGINT", end).on("SIGTERM", end);
});

/** `regime play [FILE]`: serves the playground on this machine until it is told to end. */
export const play: Command = async (context) => {
  if (context.operands.length > 1) throw new UsageError(`One FILE, not ${context.operands.length}.`);
  if (context.format === "json") throw new UsageError("`regime play` prints text only.");
  const wanted = portAsked(context);
  const folder = packagePlace("dist", "playground");
  if (folder === null) throw new UsageError("The playground is not built: `npm run build` builds it.");
  const fragment = await fragmentOf(context);
  const server = createServer((request, response) => {
    const { status, headers, body } = playgroundAnswer(folder, request.method ?? "", request.url ?? "", request.headers.host ?? "");
    response.writeHead(status, headers);
    response.end(body);
  });
  const port = await listening(server, wanted);
  const address = `http://127.0.0.1:${port}/${fragment}`;
  context.io.out(`The playground: ${address}\n`);
  if (!context.quiet) context.io.err("It runs until Ctrl-C.\n");
  if (context.options.has("open")) openInBrowser(address, context);
  await ended();
  server.closeAllConnections();
  server.close();
  return exit.ok;
};
