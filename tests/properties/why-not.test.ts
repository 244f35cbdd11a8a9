/** What `--why-not` names is enough, and no fewer facts would be: every set of facts is tried by asking again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decider } from "../../src/evaluator";
import type { Answer } from "../../src/evaluator/result";
import { factCells } from "../../src/kernel/cells";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const atom = fc.constantFrom("mover.a", "not mover.a", "mover.b", "not mover.b", "mover.done", "mover.skill = hi", "mover.skill != lo", "mover.stay <= 9 months", "mover.stay > 3 months");
const condition = fc.oneof(
  atom,
  fc.tuple(atom, atom).map(([x, y]) => `${x} or ${y}`),
  fc.tuple(atom, atom).map(([x, y]) => `${x} and ${y}`),
  fc.tuple(atom, atom, atom).map(([x, y, z]) => `${x} or (${y} and ${z})`),
  fc.tuple(atom, atom, atom, atom).map(([w, x, y, z]) => `(${w} and ${x}) or (${y} and ${z})`),
);
/** Facts with a usual value and without, and a class that asserts some of them. */
const text = fc.record({ mover: condition, rule: condition, other: fc.option(condition), exception: fc.option(condition) }).map(({ mover, rule, other, exception }) => `use std.rights
use std.movers
facts about mover { a : yes or no  b : yes or no  done : formality  skill : one of lo, mid, hi  stay : months from 0 to 24 }
mover Posted is Worker when ${mover}
regime R {
  members { BE, NL, LU }
  rule first { every member grants Work to Posted from every other member when ${rule} }
${other === null ? "" : `  rule second { every member grants Work to Posted from every other member when ${other} }\n`}${exception === null ? "" : `  exception order to ${other === null ? "first" : "first, second"} { every member refuses Work to Posted from every other member when ${exception} }\n`}}
`);

type Given = ReadonlyMap<number, number>;

/** Every way to state so many facts that are not stated so already. */
function* changes(domain: readonly (readonly number[])[], given: Given, size: number, first = 0): Generator<Given> {
  if (size === 0) yield new Map();
  else
    for (let f = first; f < domain.length; f++)
      for (const value of domain[f] ?? []) if (given.get(f) !== value) for (const rest of changes(domain, given, size - 1, f + 1)) yield new Map([[f, value], ...rest]);
}

function wrongly(source: string, picks: readonly number[], leftOut: number): readonly string[] {
  const regime = regimeOf(source);
  const cells = factCells(regime, true);
  const domain = regime.facts.map((_, f) => (cells.get(f) ?? []).map((c) => c.value));
  const given = new Map(domain.flatMap((values, f) => (values.length === 0 || ((leftOut >> f) & 1) === 1 ? [] : [[f, values[(picks[f] ?? 0) % values.length] ?? 0] as const])));
  const party = (code: string): number => regime.parties.findIndex((p) => p.code === code);
  const [decide, right] = [decider(regime), regime.rights.findIndex((r) => r.name === "Work")];
  const ask = (stated: Given): Answer["rights"][number] | undefined =>
    decide({ host: party("BE"), origin: party("NL"), mover: regime.classes.findIndex((c) => c.name === "Posted"), on: 15_000, given: stated }).rights[right];
  const isGranted = (stated: Given): boolean => {
    const possible = ask(stated)?.possible ?? [];
    return possible.length > 0 && possible.every((d) => d.position.kind === "granted");
  };
  const now = ask(given);
  if (!now || now.decision === null || now.decision.position.kind === "granted") return [];
  const named = now.whyNot === null ? null : new Map(now.whyNot.map((w) => [w.fact, w.value]));
  const found = named !== null && !isGranted(new Map([...given, ...named])) ? [`it is not granted with ${JSON.stringify([...named])}`] : [];
  for (let size = 1; size < (named?.size ?? domain.length + 1); size++)
    for (const set of changes(domain, given, size)) if (isGranted(new Map([...given, ...set]))) return [...found, `it is granted with ${JSON.stringify([...set])} alone, not only with ${JSON.stringify(named && [...named])}`];
  return found;
}

test(
  "the facts that are named are enough, and no fewer are",
  () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), fc.nat(31), (source, picks, leftOut) => {
        expect(wrongly(source, picks, leftOut)).toEqual([]);
      }),
      { numRuns: runs(400) },
    );
  },
  patience,
);
