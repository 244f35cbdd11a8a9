import { areaY, dot, line, plot } from "@observablehq/plot";
import type { BandsPicture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";

/** Numbers by year, a line a series on a band from the least to the most; a dot says its words. */
export function drawBands({ points, label, shares }: BandsPicture, document: Paper): Drawn {
  const [x, stroke] = ["year", "series"];
  const words = (n: number): string => (shares ? `${(100 * n).toFixed(1)} %` : n.toLocaleString("en", { maximumFractionDigits: 2 }));
  return plot({
    document, width: 880, marginLeft: 70, height: 240, x: { label: null, tickFormat: "d", ticks: [...new Set(points.map((p) => p.year))].filter((_, i, all) => i % Math.ceil(all.length / 12) === 0) },
    y: { ...(shares ? { domain: [0, 1] } : { zero: true, tickFormat: "~s" }), label, grid: true },
    color: { domain: [...new Set(points.map((p) => p.series))], scheme: "Category10", legend: true },
    marks: [
      areaY(points, { x, y1: "low", y2: "high", fill: stroke, fillOpacity: 0.2 }),
      line(points, { x, y: "value", stroke }),
      dot(points, { x, y: "value", fill: stroke, symbol: stroke, title: (p: (typeof points)[number]) => `${p.year}, ${p.series}: ${words(p.value)}, from ${words(p.low)} to ${words(p.high)}` }),
    ],
  });
}
