/** Says once a run which seed the properties use. */
export function setup(): void {
  console.log(
    `fast-check seed: ${process.env["FC_SEED"] ?? "0"} (replay with FC_SEED=${process.env["FC_SEED"] ?? "0"} npm test)`,
  );
}
