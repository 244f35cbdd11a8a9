/** Counts of what many people are answered. */
import { expect, test } from "vitest";
import { summarize, type Groups } from "../../../src/evaluator/population";

const kinds = ["granted", "rationed", "discretionary", "denied", "silent", "open"];
const answers = (i: number): Groups["parties"][number]["answers"] => [{ position: kinds[i % kinds.length] ?? "", by: i % 6 < 4 ? `clause${i % 5}` : null, open: i % 6 === 5 ? "age" : null }];
const parties: Groups["parties"] = Array.from({ length: 200 }, (_, i) => ({ host: `H${i % 7}`, origin: `O${i % 11}`, problem: null, people: 1 + ((i * 7919) % 1000), answers: answers(i) }));
const years: Groups["years"] = parties.map((group, i) => ({ year: 2000 + (i % 3), problem: null, people: group.people, answers: group.answers }));

test("the order of groups changes nothing, to the last digit", () => {
  const forward = summarize({ parties, years }, ["Work"]);
  expect(summarize({ parties: [...parties].reverse(), years: [...years].reverse() }, ["Work"])).toEqual(forward);
  expect(forward.rights[0]?.openness).toBeGreaterThan(0);
});

test("years, parties and positions add up to the same people", () => {
  const { people, rights: [work] } = summarize({ parties, years }, ["Work"]);
  const sum = (of: readonly { readonly positions: Readonly<Record<string, number | undefined>> }[]): number => of.flatMap(({ positions }) => Object.values(positions)).reduce<number>((all, n) => all + (n ?? 0), 0);
  expect(sum(work?.years ?? [])).toBe(people);
  expect(sum(work?.pairs ?? [])).toBe(people);
  expect(sum(work === undefined ? [] : [work])).toBe(people);
});

test("who cannot be decided is counted by why, and in no right", () => {
  const lost = { host: "H1", origin: "H1", problem: "origin: the same as host", people: 3, answers: [{ position: null, by: null, open: null }] };
  const made = summarize({ parties: [lost], years: [{ year: 2000, problem: lost.problem, people: 3, answers: lost.answers }] }, ["Work"]);
  expect(made).toMatchObject({ people: 3, problems: [{ problem: "origin: the same as host", people: 3 }], rights: [{ positions: {}, years: [], pairs: [], coverage: null, openness: null }] });
});
