/** The playground: a text on the left, what follows from it on the right. Nothing leaves the page. */
import { startWorker } from "./asking";
import type { File } from "./asks";
import { createEditor } from "./editor";
import { examples, exampleText } from "./examples";
import { byId, element } from "./prose";
import { createResults } from "./results/results";
import { exampleNamed, fromFragment, toFragment, type Shared } from "./sharing";
import { startTheme } from "./theme";

const told = byId("told", HTMLElement);
let hide: ReturnType<typeof setTimeout> | undefined;
function tell(words: string): void {
  told.textContent = words;
  clearTimeout(hide);
  hide = setTimeout(() => (told.textContent = ""), 6000);
}
const failed = (what: string): void => tell(`This is a fault of regime-lang, not of your text: ${what}`);

const language = startWorker("language", failed);
const judge = startWorker("judge", failed);
/** Files beside the one in the editor. */
const beside = new Map<string, string>();

const editor = createEditor(byId("editor", HTMLElement), language, () => void refresh());
const results = createResults(judge, { file: editor.file, light: editor.light });

function give(files: readonly File[]): void {
  for (const { path, text } of files) beside.set(path, text);
  for (const worker of [language, judge]) worker.give(files);
}

async function check(): Promise<void> {
  const file = editor.file();
  const found = await language.askNewest("findings", file);
  if (found === null || editor.file().text !== file.text) return;
  editor.findings(found.findings);
  const wanted = (await Promise.all(found.wanted.map(async (path) => ({ path, text: await exampleText(path) })))).flatMap(({ path, text }) => (text === null ? [] : [{ path, text }]));
  if (wanted.length === 0) return;
  give(wanted);
  await refresh();
}
async function colour(): Promise<void> {
  const file = editor.file();
  const found = await language.askNewest("tokens", file);
  if (found !== null && editor.file().text === file.text) editor.tokens(found);
}
/** Milliseconds without a key before tests are run: verdicts come first. */
const pause = 300;
let tests: ReturnType<typeof setTimeout> | undefined;
async function runTests(): Promise<void> {
  const file = editor.file();
  const found = await judge.askNewest("outcomes", file);
  if (found !== null && editor.file().text === file.text) editor.outcomes(found);
}
async function refresh(): Promise<void> {
  const file = editor.file();
  if (file.path === "") return;
  for (const worker of [language, judge]) worker.now(file);
  clearTimeout(tests);
  tests = setTimeout(() => void runTests(), pause);
  await Promise.all([colour(), check(), results.refresh()]);
}

function open({ path, files }: Shared): void {
  byId("example", HTMLSelectElement).value = examples.includes(path) ? path : "";
  give(files.filter((f) => f.path !== path));
  const own = files.find((f) => f.path === path);
  if (own !== undefined) editor.load(own);
}
async function openExample(path: string): Promise<void> {
  const text = await exampleText(path);
  if (text !== null) open({ path, files: [{ path, text }] });
}

function download(): void {
  const { path, text } = editor.file();
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  element("a", "", { href: url, download: path.split("/").at(-1) ?? "regime.regime" }).click();
  URL.revokeObjectURL(url);
}
async function share(): Promise<void> {
  const own = editor.file();
  const fragment = await toFragment({ path: own.path, files: [own, ...[...beside].filter(([path]) => path !== own.path && !examples.includes(path)).map(([path, text]) => ({ path, text }))] });
  if (fragment === null) return tell("The text is too long for a link: download it.");
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    tell("The link is in the address, and was copied.");
  } catch {
    // A browser may keep pages from the clipboard.
    tell("The link is in the address: copy it from there.");
  }
}
async function layOut(): Promise<void> {
  const file = editor.file();
  const text = await language.ask("format", file);
  if (text === null) tell("A text with errors of syntax has no layout.");
  else if (text !== file.text && editor.file().text === file.text) editor.replace(text);
}
async function openFiles(list: FileList): Promise<void> {
  const files = await Promise.all([...list].map(async (f) => ({ path: f.name, text: await f.text() })));
  const [first] = files.filter((f) => f.path.endsWith(".regime"));
  if (first === undefined) return tell("Choose a file that ends in .regime; files that it uses beside it.");
  open({ path: first.path, files });
}

function listen(): void {
  const [select, files] = [byId("example", HTMLSelectElement), byId("files", HTMLInputElement)];
  select.replaceChildren(element("option", "a text of your own", { value: "" }), ...examples.map((path) => element("option", path.replace(/\.regime$/, ""), { value: path })));
  select.addEventListener("change", () => {
    if (select.value !== "") void openExample(select.value);
  });
  files.addEventListener("change", () => {
    if (files.files !== null) void openFiles(files.files);
    files.value = "";
  });
  const buttons = { open: () => files.click(), download, share: () => void share(), format: () => void layOut() };
  for (const [id, press] of Object.entries(buttons)) byId(id, HTMLButtonElement).addEventListener("click", press);
  globalThis.addEventListener("hashchange", () => void openShared());
  startTheme(byId("theme", HTMLSelectElement));
}
/** Opens what the address holds; whether it held something. */
async function openShared(): Promise<boolean> {
  if (location.hash === "") return false;
  const named = exampleNamed(location.hash);
  if (named !== null && examples.includes(named)) {
    await openExample(named);
    return true;
  }
  const shared = await fromFragment(location.hash);
  if (shared === null) tell(named === null ? "The link holds no text that can be read." : `There is no example ${named}.`);
  else open(shared);
  return shared !== null;
}

listen();
const first = "eu-free-movement.regime";
if (!(await openShared())) await openExample(first);
