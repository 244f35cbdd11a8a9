/**
 * Decisions of the common workload: our prepared regime beside the naive interpreter and the engines a user would take instead. Every engine is
 * checked against the oracle first; ratios are medians of rounds in which all are measured in turn, in processor time. `npm run bench:decisions` bundles it and runs each
 * size in a process of its own: `decisions PARTIES RULES`, `treatment PARTIES RULES`, or `drawing PARTIES RULES`.
 */
import fc from "fast-check";
import { countDifferent, prepare, type NamedCase } from "../../src/evaluator";
import { drawColumns } from "../../src/evaluator/testing";
import { ms, printTable } from "../support/measure";
import { differentByOracle, workload, type Workload } from "./workload/cases";
import { naive } from "./workload/naive";
import { casl, cedarPolicies, jsonLogic, type Decide } from "./workload/peers";
import { classNames, firstDay, flagNames, lastDay, oracle, partyNames, rightNames, skillNames } from "./workload/rules";

const rounds = 7;
const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[of.length >> 1] ?? 0;

/** Nanoseconds a decision. */
type Meter = () => number;
/** Milliseconds of processor time of this process: others on the machine do not count. */
const spent = (): number => process.cpuUsage().user / 1000;
function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const start = spent();
  const result = work();
  return { result, ms: spent() - start };
}

/** Asks for about so many milliseconds, going on in the list where it stopped. */
function meter(count: number, ask: (i: number) => unknown, step: number, forMs = 150): Meter {
  let at = 0;
  return () => {
    let n = 0;
    const start = spent();
    let time: number;
    do {
      for (let k = 0; k < step; k++) {
        ask(at);
        at = at + 1 === count ? 0 : at + 1;
      }
      n += step;
      time = spent() - start;
    } while (time < forMs);
    return (time / n) * 1e6;
  };
}
/** Rounds of all meters in turn: for each the times. */
function inTurn(meters: Readonly<Record<string, Meter>>): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>(Object.keys(meters).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, measure] of Object.entries(meters)) times.get(name)?.push(measure());
  return times;
}

/** How many queries an engine may be checked with in about a second of processor time; wrong answers are an error. */
function checked(name: string, w: Workload, right: (i: number) => boolean, ask: (i: number) => boolean): number {
  const start = spent();
  let n = 0;
  while (n < w.queries.length && spent() - start < 1500) {
    if (ask(n) !== right(n)) throw new Error(`${name} is wrong on query ${n}`);
    n++;
  }
  return n;
}

function measure(parties: number, count: number): void {
  const w = workload(parties, count, 100_000);
  const { queries, cases, columns } = w;
  const decider = prepare(w.regime);
  const isGranted = (i: number): boolean => decider.decide(cases[i] ?? { right: "", host: "", origin: "", mover: "", on: 0 }).position?.kind === "granted";
  const cold = timed(() => queries.forEach((_, i) => isGranted(i))).ms;
  // Only now: what is compiled of five layouts would be compiled while the first cases are decided.
  const builds = Array.from({ length: 5 }, () => timed(() => prepare(w.regime)).ms);
  const grounded = prepare(w.regime, { grounds: true });
  const truth = oracle(w.rules);
  const known = queries.slice(0, 20_000).map(truth);
  const engines: Readonly<Record<string, Decide>> = {
    naive: naive(w.rules),
    "json-logic-engine": jsonLogic(w.rules, parties, false), "json-logic-engine, by host": jsonLogic(w.rules, parties, true),
    "@casl/ability": casl(w.rules, parties, false), "@casl/ability, by host": casl(w.rules, parties, true),
    "cedar-wasm": cedarPolicies(w.rules, parties),
  };
  const query = (i: number): (typeof queries)[number] => queries[i] ?? queries[0] ?? never();
  const n = known.length;
  const checks = [["objects", isGranted], ...Object.entries(engines).map(([name, f]) => [name, (i: number) => f(query(i))] as const)] as const;
  const looked = checks.map(([name, ask]) => checked(name, { ...w, queries: queries.slice(0, n) }, (i) => known[i] ?? false, ask));
  const times = inTurn({
    objects: meter(queries.length, isGranted, 2000),
    columns: () => (timed(() => decider.decideColumns(columns)).ms / columns.count) * 1e6,
    grounds: meter(queries.length, (i) => grounded.decide(cases[i] ?? never()), 2000),
    ...Object.fromEntries(Object.entries(engines).map(([name, f]) => [name, meter(queries.length, (i) => f(query(i)), name === "naive" ? 50 : 5)])),
  });
  const of = (name: string): readonly number[] => times.get(name) ?? [];
  const over = (a: string, b: string): number => median(of(a).map((t, i) => t / (of(b)[i] ?? 1)));
  const row = (name: string): readonly [string, string] => [name, `${median(of(name)).toFixed(0)} ns a decision, ${over("naive", name).toPrecision(3)} x naive, objects ${over(name, "objects").toPrecision(3)} x as fast`];
  printTable(`${parties} parties, ${count} rules (checked on ${Math.min(...looked)} to ${Math.max(...looked)} queries each)`, [
    ...[...times.keys()].map(row),
    ["build", `${ms(median(builds))} (median of 5)`],
    ["first 100,000", `${((median(of("objects")) * queries.length) / 1e6 / cold).toPrecision(2)} of the steady rate`],
    ["layout", JSON.stringify(decider.coverage)],
  ]);
}
function never(): never {
  throw new RangeError("no such query");
}

/** Shares by drawing: columns drawn and decided, beside a property over records that fast-check draws, which our decision of objects and nothing at all are asked. */
function measureDrawing(parties: number, count: number): void {
  const { regime } = workload(parties, count, 1);
  const decider = prepare(regime);
  const names = fc.constantFrom(...partyNames(parties));
  const record = fc.record({
    right: fc.constantFrom(...rightNames), host: names, origin: names, mover: fc.constantFrom(...classNames), on: fc.integer({ min: firstDay, max: lastDay }),
    facts: fc.record({ skill: fc.constantFrom(...skillNames), age: fc.integer({ min: 0, max: 120 }), ...Object.fromEntries(flagNames.map((name) => [name, fc.boolean()])) }),
  });
  let [granted, seed] = [0, 0];
  const asked = (runs: number, holds: (q: NamedCase) => boolean): number =>
    (timed(() => fc.check(fc.property(record, holds), { numRuns: runs, seed: ++seed, unbiased: true })).ms / runs) * 1e6;
  const rows = 100_000;
  const times = inTurn({
    "drawn as columns and decided": () => {
      const { ms: time } = timed(() => {
        const { places, outcomes } = decider.decideColumns(drawColumns(regime, { count: rows, seed: ++seed, since: firstDay, until: lastDay }));
        const isGranted = outcomes.map((o) => o.position?.kind === "granted");
        for (const place of places) if (isGranted[place] === true) granted++;
      });
      return (time / rows) * 1e6;
    },
    "drawn as columns": () => (timed(() => drawColumns(regime, { count: rows, seed: ++seed, since: firstDay, until: lastDay })).ms / rows) * 1e6,
    "fast-check, record and decision": () => asked(20_000, (q) => {
      if (decider.decide(q).position?.kind === "granted") granted++;
      return true;
    }),
    "fast-check, record alone": () => asked(20_000, () => true),
  });
  const own = times.get("drawn as columns and decided") ?? [];
  printTable(`shares by drawing, ${parties} parties, ${count} rules (${granted} granted)`, [...times].map(([name, of]) =>
    [name, `${median(of).toFixed(0)} ns a case, ${median(of.map((t, i) => t / (own[i] ?? 1))).toPrecision(3)} x the time`]));
}

function measureTreatment(parties: number, count: number): void {
  const w = workload(parties, count, 1);
  const question = { right: "Reside", on: 16500, facts: { skill: 2, age: 30 }, over: [...flagNames] };
  const runs = Array.from({ length: 7 }, () => timed(() => countDifferent(w.regime, question)));
  const found = runs[0]?.result;
  const names = partyNames(parties);
  const fixed = { right: "Reside", on: 16500, skill: "medium", age: 30 };
  // Case by case all hosts take hours: three are counted so too.
  const hosts = names.slice(3, 6);
  const expected = differentByOracle(w.rules, hosts, names, naive, fixed);
  const some = countDifferent(w.regime, { ...question, hosts });
  if (some.different !== expected) throw new Error(`the table counts ${some.different}, the naive interpreter ${expected}`);
  printTable(`same treatment, ${parties} hosts and origins, ${count} rules`, [
    ["whole check", `${ms(median(runs.map((r) => r.ms)))} from the checked regime to the count, by ${found?.method ?? ""}`],
    ["pairs", `${found?.different.toString() ?? ""} of ${found?.pairs.toString() ?? ""} treated differently`],
    ["of three hosts", `${expected.toString()}, the same case by case by the naive interpreter`],
  ]);
}

const [what, parties, rules] = process.argv.slice(2);
if (what === "treatment") measureTreatment(Number(parties), Number(rules));
else if (what === "drawing") measureDrawing(Number(parties), Number(rules));
else measure(Number(parties), Number(rules));
