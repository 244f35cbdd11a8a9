/**
 * Figures of the playground in a real browser: `node scripts/playground-figures.mjs [EDITS]`, after `npm run build`. First load in bytes, time until it has judged, from a key
 * to the new verdict, frames while the day slides, and memory before and after EDITS edits (1,000).
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");
const edits = Number(process.argv[2] ?? 1000);
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((place) => place && existsSync(place));
const percentile = (all, p) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * p))];
const ms = (all) => `median ${percentile(all, 0.5).toFixed(0)} ms, 95th percentile ${percentile(all, 0.95).toFixed(0)} ms of ${all.length}`;

const server = spawn(process.execPath, [join(root, "dist", "cli", "main.js"), "play", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((done) => server.stdout.once("data", (bytes) => done(/http\S+/.exec(bytes.toString())[0])));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--js-flags=--expose-gc"] });

async function ready(tab) {
  const start = performance.now();
  await tab.goto(address);
  await tab.locator(".card").first().waitFor();
  return performance.now() - start;
}

/** From the key to the verdict of the text with it. Every key makes another text, which is compiled and judged whole. */
async function keys(tab, n) {
  await tab.evaluate(() => {
    window.took = [];
    let pressed = 0;
    document.querySelector(".cm-content").addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (pressed > 0 && document.getElementById("results").getAttribute("aria-busy") === "false") {
        window.took.push(performance.now() - pressed);
        pressed = 0;
      }
    }).observe(document.getElementById("results"), { attributes: true });
  });
  await tab.locator(".cm-line", { hasText: "use std.rights" }).click();
  await tab.keyboard.press("End");
  for (let i = 0; i < n; i++) {
    await (i % 2 === 0 ? tab.keyboard.type(" ") : tab.keyboard.press("Backspace"));
    await tab.locator("#results[aria-busy='false']").waitFor();
  }
  return tab.evaluate(() => window.took);
}

/** Milliseconds between frames while the day slides over the life of the regime. */
async function sliding(tab) {
  await tab.getByRole("tab", { name: "Treatment" }).click();
  await tab.locator("#matrix table").waitFor();
  return tab.evaluate(async () => {
    const slider = document.getElementById("slider");
    const [min, max] = [Number(slider.min), Number(slider.max)];
    const run = async () => {
      const frames = [];
      let before = performance.now();
      for (let i = 0; i <= 240; i++) {
        slider.value = String(Math.round(min + ((max - min) * i) / 240));
        slider.dispatchEvent(new Event("input"));
        await new Promise((done) => requestAnimationFrame(done));
        frames.push(performance.now() - before);
        before = performance.now();
      }
      return frames;
    };
    return { first: await run(), again: await run() };
  });
}

/** Megabytes that the process of the page and its workers holds, after what is no longer used was given back. */
async function held(tab) {
  const collect = () => globalThis.gc();
  for (const one of [tab, ...tab.workers()]) await one.evaluate(collect);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter((p) => p.type === "renderer").map((p) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${p.id}/status`, "utf8"))[1]) / 1000);
  return sizes.reduce((a, b) => a + b, 0);
}

try {
  console.log(`load of the machine: ${loadavg().map((l) => l.toFixed(1)).join(" ")}`);
  const assets = join(root, "dist", "playground", "assets");
  const context = await browser.newContext();
  const tab = await context.newPage();
  const loaded = new Set();
  tab.on("request", (r) => loaded.add(new URL(r.url()).pathname));
  const cold = await ready(tab);
  const bytes = [...loaded].filter((path) => path.startsWith("/assets/")).map((path) => gzipSync(readFileSync(join(assets, path.slice("/assets/".length))), { level: 9 }).length);
  console.log(`first load: ${(bytes.reduce((a, b) => a + b, 0) / 1000).toFixed(0)} kB compressed in ${bytes.length} files of ${readdirSync(assets).length}`);
  const warm = [];
  for (let i = 0; i < 5; i++) warm.push(await ready(tab));
  console.log(`judged: ${cold.toFixed(0)} ms from a cold start, ${ms(warm)} from a warm one`);
  console.log(`from a key to the verdict: ${ms(await keys(tab, 60))}`);
  const memory = [await held(tab)];
  for (let i = 0; i < 4; i++) {
    await keys(tab, edits / 4);
    memory.push(await held(tab));
  }
  console.log(`memory of the page with its workers: ${memory.map((mb) => mb.toFixed(0)).join(", ")} MB, each after ${edits / 4} edits more`);
  const { first, again } = await sliding(tab);
  console.log(`a frame while the day slides: ${ms(first)}; once more ${ms(again)}`);
} finally {
  await browser.close();
  server.kill("SIGINT");
}
