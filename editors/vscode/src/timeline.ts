/** Verdicts over time as a page: a bar for each criterion, without scripts. */
import type { EvaluateAnswer, Stretch } from "./answers";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Days since the beginning of 1970. */
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The days between which a bar is drawn; a regime without end is drawn ten years beyond its last change. */
export function frameOf(timelines: readonly (readonly Stretch[])[]): { readonly from: number; readonly to: number } | null {
  const days = timelines.flat().flatMap((s) => [...(s.since === null ? [] : [day(s.since)]), ...(s.until === null ? [] : [day(s.until) + 1])]);
  if (days.length === 0) return null;
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const open = timelines.flat().some((s) => s.until === null);
  return { from: timelines.flat().some((s) => s.since === null) ? from - 3653 : from, to: open ? to + 3653 : Math.max(to, from + 1) };
}

const span = (s: Stretch): string => `${s.since ?? "the beginning"} to ${s.until ?? "now on"}`;
const title = (s: Stretch): string => `${s.verdict} ${span(s)}${s.degree === null ? "" : `, degree ${s.degree}`}${s.grade === "none" ? "" : `, ${s.grade}`}`;

function bar(timeline: readonly Stretch[], { from, to }: { readonly from: number; readonly to: number }): string {
  const share = (at: number): number => (100 * (at - from)) / (to - from);
  const parts = timeline.map((s) => {
    const [start, end] = [s.since === null ? 0 : share(day(s.since)), s.until === null ? 100 : share(day(s.until) + 1)];
    return `<span class="part ${escaped(s.verdict)}" style="left:${start.toFixed(3)}%;width:${(end - start).toFixed(3)}%" title="${escaped(title(s))}">${escaped(s.verdict)}</span>`;
  });
  return `<div class="bar">${parts.join("")}</div>`;
}

/** The same in words, for those who see no bars. */
const list = (timeline: readonly Stretch[]): string => `<ul>${timeline.map((s) => `<li>${escaped(title(s))}</li>`).join("")}</ul>`;

const style = `
body { font: 13px var(--vscode-font-family, sans-serif); color: var(--vscode-foreground, #000); }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: normal; white-space: nowrap; padding: 4px 12px 4px 0; } td { width: 100%; }
.bar { position: relative; height: 20px; } .part { position: absolute; top: 0; bottom: 0; overflow: hidden; white-space: nowrap; line-height: 20px; padding-left: 3px; box-sizing: border-box; border: 1px solid var(--vscode-foreground, #000); }
.holds { background: #2e7d3233; } .fails { background: #c6282844; } .depends { background: repeating-linear-gradient(45deg, #f9a82544 0 6px, transparent 6px 12px); } .undecided { background: #f9a82544; }
summary { cursor: pointer; } .years { display: flex; justify-content: space-between; opacity: 0.7; }
`;

const year = (d: number): string => new Date(d * 86_400_000).toISOString().slice(0, 10);

/** One page for all regimes of a file. */
export function timelineHtml({ regimes }: EvaluateAnswer, name: string): string {
  const body = regimes.map((r) => {
    const rows = [...Object.entries(r.criteria).map(([criterion, c]) => ({ criterion, timeline: c.timeline })), { criterion: "multilateral", timeline: r.timeline }].filter((row, i, all) => all.findIndex((o) => o.criterion === row.criterion) === i);
    const frame = frameOf(rows.map((row) => row.timeline));
    const head = `<h2>${escaped(r.title === null ? r.regime : `${r.regime}: ${r.title}`)}</h2>`;
    if (frame === null) return `${head}<p>No verdict: the regime is never in force.</p>`;
    const cells = rows.map((row) => `<tr><th scope="row">${escaped(row.criterion)}</th><td>${bar(row.timeline, frame)}</td></tr>`);
    const words = rows.map((row) => `<details><summary>${escaped(row.criterion)} in words</summary>${list(row.timeline)}</details>`);
    return `${head}<table>${cells.join("")}<tr><th></th><td><div class="years"><span>${year(frame.from)}</span><span>${year(frame.to)}</span></div></td></tr></table>${words.join("")}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(name)}</title><style>${style}</style></head><body>${body.join("")}</body></html>`;
}
