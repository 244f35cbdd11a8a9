import { entry } from "./entry";

/** What can be wrong with duties and permissions. */
export const duties = {
  "soft-duty-remedy": entry<{ duty: string }>(
    "error",
    (f) => `A sentence of the duty \`${f.duty}\` says \`endeavours to\`, so nobody can break it, and yet says what follows a breach.`,
    () => "Write `must` if the duty binds, or leave `otherwise` out.",
  ),
  "permission-due": entry<{ duty: string; by: string | null }>(
    "error",
    (f) =>
      f.by === null
        ? `A sentence of \`${f.duty}\` says \`may\`, so nobody can break it, and yet says what follows a breach.`
        : `A sentence of \`${f.duty}\` says \`may\`, so nothing in it falls due \`by ${f.by}\`.`,
    (f) => (f.by === null ? "Write `must` if it binds, or leave `otherwise` out." : `Write \`until ${f.by}\` for the last day of the permission, or \`must\` if it binds.`),
  ),
  "decided-duty": entry<{ duty: string }>(
    "error",
    (f) => `A sentence of the duty \`${f.duty}\` binds of itself, and yet says who decides on it.`,
    () => "Write `may` if it is left to a decision, or say who decides on a breach: `otherwise ... may suspend ... decided by ...`.",
  ),
  "permission-kept": entry<{ duty: string }>(
    "error",
    (f) => `\`${f.duty}\` says only what parties may do, so nobody can keep or break it.`,
    () => "Read a duty that says `must` or `endeavours to`, or a fact of the case.",
  ),
  "owed-to-body": entry<{ duty: string; body: string }>(
    "error",
    (f) => `A sentence of \`${f.duty}\` is owed to \`${f.body}\`, so its breach injures no party, and yet a party may answer it alone.`,
    () => "Add `decided by` with the body that finds the breach, or leave `otherwise` out.",
  ),
  "private-remedy": entry<{ duty: string; person: string }>(
    "error",
    (f) => `A sentence of \`${f.duty}\` is borne by or owed to \`${f.person}\`, who is no party, and yet a party may answer its breach alone.`,
    () => "Add `decided by` with the party or body that finds the breach, or leave `otherwise` out.",
  ),
  "unbound-bearer": entry<{ duty: string; parties: string; regime: string }>(
    "warning",
    (f) => `\`${f.parties}\` is never bound by \`${f.regime}\`, so this sentence of \`${f.duty}\` speaks to nobody.`,
    () => "Add the party to `members`, or let a member bear it.",
  ),
};
