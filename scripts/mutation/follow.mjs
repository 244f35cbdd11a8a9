/** A plugin of Stryker: one line for each mutant as soon as it is done, since a run takes long. */
import { nameOf } from "./sample.mjs";

let started = 0;
let done = 0;
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;

const follower = {
  onMutationTestingPlanReady({ mutantPlans }) {
    started = Date.now();
    const run = mutantPlans.filter(({ plan }) => plan === "Run");
    const tests = run.map(({ runOptions }) => runOptions.testFilter?.length ?? Infinity).sort((a, b) => a - b);
    console.log(`${run.length} mutants to run; half of them are reached by ${tests[Math.floor(tests.length / 2)] ?? 0} tests or fewer.`);
  },
  onMutantTested(mutant) {
    if (mutant.status === "Ignored") return;
    done += 1;
    const where = mutant.status === "Killed" ? ` by ${mutant.killedBy?.[0] ?? "?"}` : "";
    console.log(`${done} ${seconds()} ${mutant.status} ${nameOf(mutant).replaceAll(/\s+/g, " ").slice(0, 160)}${where}`);
  },
};

export const strykerPlugins = [{ kind: "Reporter", name: "follow", value: follower }];
