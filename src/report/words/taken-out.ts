import type { Flips, TakenOut, Without } from "../../repair/result";
import type { Regime, VerdictName } from "../../language/regime";
import { verdictWord } from "./criteria";
import { intervalPhrase } from "./days";
import { listed } from "./names";
import { groundsOfClauses } from "./grounds";
import { groundWithArticles } from "./reasons";

/** At most so many clauses are named as those for which it still fails. */
const mostNamed = 4;

const named = (names: readonly string[]): string => {
  const more = names.length - mostNamed;
  return listed(more > 1 ? [...names.slice(0, mostNamed), `${more} clauses more`] : names);
};

/** `G2`; ``the claim `fair` ``. */
const judgedName = ({ part, claim }: Flips): string => (part === null ? `the claim \`${claim}\`` : part.toUpperCase());

const infinitives: Readonly<Partial<Record<VerdictName, string>>> = { holds: "hold", fails: "fail", depends: "depend on figures that are missing" };

/** What it would be: `would hold`, `would still fail, because of mirror`. */
function wouldBe(w: Without): string {
  if (w.error !== null) return `it would not check: ${w.error.replace(/\.$/, "")}`;
  if (w.holds) return "would hold";
  if (w.verdicts.length === 0) return "would have no verdict: nothing is left to judge";
  const because = w.because.length === 0 ? "" : `, because of ${named(w.because)}`;
  const verdicts = new Set(w.verdicts.map((v) => v.verdict));
  if (verdicts.size === 1 && verdicts.has("fails")) return `would still fail${because}`;
  // Stretches may differ only in what is missing, which is not told here.
  const parts = [...new Set(w.verdicts.map(({ verdict, interval }) => `${infinitives[verdict] ?? `be ${verdictWord(verdict)}`}${verdicts.size === 1 ? "" : ` ${intervalPhrase(interval)}`}`))];
  return `would ${listed(parts)}${because === "" ? "" : `; it would fail${because.slice(1)}`}`;
}

/** `without transition (Act2003 Annex XII pt 2) G2 would hold`. */
function withoutWords(regime: Regime, flips: Flips, w: Without): string {
  const without = `without ${groundsOfClauses(regime, w.clauses).map((g) => groundWithArticles(regime, g)).join(", ")}`;
  return w.error === null ? `${without} ${judgedName(flips)} ${wouldBe(w)}` : `${without} ${wouldBe(w)}`;
}

/** Which clauses flip a part or a claim alone; and where none does, what comes of all of them together. */
export function flipsWords(regime: Regime, flips: Flips, { most }: Pick<TakenOut, "most">): readonly string[] {
  const { alone, together, left } = flips;
  const lines = alone.map((w) => withoutWords(regime, flips, w));
  if (together !== null) {
    const names = listed(together.clauses.map((id) => regime.clauses[id]?.name ?? ""));
    lines.push(together.holds ? `no single clause, only together: without ${names} ${judgedName(flips)} would hold` : `no single clause; without all of them (${names}) ${together.error === null ? `${judgedName(flips)} ` : ""}${wouldBe(together)}`);
  }
  if (left.length > 0) lines.push(`not taken out: ${named(left.map((id) => regime.clauses[id]?.name ?? ""))}; at most ${most} texts are judged again`);
  return lines;
}
