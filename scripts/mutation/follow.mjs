/** A plugin of Stryker: one line for each mutant as soon as it is done, since a run takes long, and one in the record. */
import { add } from "./record.mjs";
import { nameOf } from "./sample.mjs";

/** By the number of the mutant: places count from 0 in a plan, and from 1 in an outcome. */
const names = new Map();
let started = 0;
let done = 0;
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;

const follower = {
  onMutationTestingPlanReady({ mutantPlans }) {
    started = Date.now();
    for (const { mutant } of mutantPlans) names.set(mutant.id, nameOf(mutant));
    const run = mutantPlans.filter(({ plan }) => plan === "Run");
    const last = run.filter(({ mutant }) => mutant.static).map(({ mutant }) => nameOf(mutant));
    add(process.env["MUTATION_RECORD"], { last });
    console.log(`${run.length} mutants to run; ${last.length} act while files are loaded: last, and with every test.`);
  },
  onMutantTested(mutant) {
    if (mutant.status === "Ignored") return;
    done += 1;
    const name = names.get(mutant.id);
    const by = mutant.killedBy?.[0] ?? null;
    add(process.env["MUTATION_RECORD"], { name, status: mutant.status, by });
    console.log(
      `${done} ${seconds()} ${mutant.status} ${name.replaceAll(/\s+/g, " ").slice(0, 160)}${by ? ` by ${by}` : ""}`,
    );
  },
};

export const strykerPlugins = [{ kind: "Reporter", name: "follow", value: follower }];
