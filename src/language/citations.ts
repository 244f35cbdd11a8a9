/** What a citation says in short, and what nobody has confirmed of it. */
import type { Citation, Regime } from "./regime";

/** Whether a text says *unverified* of something. */
export const saysUnverified = (text: string): boolean => /\bunverified\b/i.test(text);

/** What a title says is unverified, in its own words: `(day unverified)`; empty where it says nothing. */
export function unverifiedRemark(title: string): string {
  if (!saysUnverified(title)) return "";
  const remarks = (title.match(/\([^()]*\)/g) ?? []).filter(saysUnverified);
  return remarks.length === 0 ? "(unverified)" : remarks.join(" ");
}

const titleOf = (regime: Regime, c: Citation): string => regime.sources.find((s) => s.name === c.source)?.title ?? "";

/** Whether the citation, or the title of its source, says that something is unverified. */
export const isUnverified = (regime: Regime, c: Citation): boolean => saysUnverified(c.place ?? "") || saysUnverified(titleOf(regime, c));

/** `TFEU art 45`; what the title says is unverified stands behind it, as the title is left out. */
export function citation(regime: Regime, c: Citation): string {
  const short = c.place === null ? c.source : `${c.source} ${c.place}`;
  const remark = saysUnverified(short) ? "" : unverifiedRemark(titleOf(regime, c));
  return remark === "" ? short : `${short} ${remark}`;
}
