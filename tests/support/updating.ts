import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether what is kept is to be written anew: `vitest run --update`. */
    readonly updating: boolean;
  }
}

/** Tells tests whether they were asked to write anew what they compare with. */
export function setup(project: TestProject): void {
  project.provide("updating", project.config.snapshotOptions.updateSnapshot === "all");
}
