/** Duties, permissions, standing and bodies of a draft, as text. */
import type { DutyDraft } from "./draft";
import { conditionText, fixedSpan, groupAt, masked, partyAt, seldom, type Context } from "./pieces";

/** A duty; `suspended` are the clauses that a breach suspends. */
export function dutyText(c: Context, duty: DutyDraft, index: number, suspended: readonly string[] | null): string {
  const bearer = duty.bearer === 7 && c.groups.length > 0 ? `${groupAt(c, duty.bearer)} together` : duty.bearer === 6 && c.groups.length > 0 ? `every member of ${groupAt(c, duty.bearer)}` : "every member";
  const some = duty.bearer === 5 && c.groups.length > 0 ? `every other member of ${groupAt(c, duty.whom)}` : "host";
  const whom = duty.whom < 4 ? "" : ` for ${masked(c.classes, duty.whom).join(", ")}${duty.whom < 6 ? "" : " from every other member"}`;
  const length = duty.remedy === 5 ? " for at most 2 years" : "";
  const remedy = (names: readonly string[]): string =>
    duty.remedy === 4 ? `every member may suspend ${names.join(", ")} decided by Council` : `host may suspend ${names.join(", ")} toward origin${length}`;
  const end = (names: readonly string[] | null): string => (names === null ? "" : ` otherwise ${remedy(names)}`);
  const deadline = duty.more === 4 ? " within 3 months" : duty.more === 5 ? " by 2016-05-31" : "";
  const first = `    ${bearer} must Report toward ${duty.toAll ? "every member" : some}${whom}${conditionText(c, duty.when)}${deadline}${fixedSpan(duty.span)}${end(suspended)}\n`;
  // Remedies that suspend different clauses are two exceptions beside each other, which may come apart.
  const others = suspended && c.settings.conflicts ? masked(suspended, duty.second) : suspended;
  const second = duty.second >= 5 ? `    ${partyAt(c, duty.second)} ${c.settings.soft && duty.second === 6 ? "endeavours to Report toward every other member" : `must not Report toward every other member${end(others)}`}\n` : "";
  return `  duty duty${index + 1} {\n${first}${second}${moreText(c, duty, whom)}  }\n`;
}

/** Whether an employer bears it, so that a condition can ask whether it does as it must. */
export const isEmployers = (duty: DutyDraft): boolean => duty.more === 1;

/** A permission, a duty toward a body, or one that a private person bears or is owed. */
function moreText(c: Context, duty: DutyDraft, whom: string): string {
  if (isEmployers(duty)) return `    employer ${duty.toAll ? "must" : "must not"} Report toward ${duty.second >= 4 ? "mover" : "host"}${whom}${conditionText(c, duty.when)}${fixedSpan(duty.span)}\n`;
  if (duty.more === 2) return `    mover may Report toward ${duty.toAll ? "origin" : "Council"}${whom}${fixedSpan(duty.span)}${duty.second >= 4 ? " decided by Council" : ""}\n`;
  if (duty.more === 3) return `    ${duty.toAll ? "every member" : "origin"} must Report toward employer${whom}${conditionText(c, duty.when)}${fixedSpan(duty.span)}\n`;
  if (duty.more === 6) return `    ${partyAt(c, duty.whom)} may Report toward every other member${whom}${fixedSpan(duty.span)}${duty.toAll ? " decided by Council" : ""}\n`;
  return duty.more === 7 ? `    every member ${duty.toAll && c.settings.soft ? "endeavours to" : "must"} Report toward Council${whom}${fixedSpan(duty.span)}\n` : "";
}

/** Who decides on standing: a body or all members, as D1c asks, or not. */
export function standingText(c: Context, standing: number): string {
  if (c.duties.length === 0 || standing < 4) return "";
  const reads = ` when origin keeps ${c.duties[standing % c.duties.length] ?? ""} toward every member`;
  const [who, complainants, when] = [
    ["Council", "any member", reads], ["Council", "injured member", ""], ["every member", "any member", `${reads} and host is a member`],
    [partyAt(c, 0), `any member, ${partyAt(c, 1)}`, reads],
  ][standing - 4] ?? ["", "", ""];
  return `  standing decided by ${who} on complaint of ${complainants} toward every member${when}\n`;
}

/** Before whom a breach may be brought. */
export function courtText(c: Context, court: number): string {
  const power = [
    "everything for any member", "everything for injured member, any mover", `${c.duties[0] ?? "rule1"} for any member`, "rule1 for injured member",
  ][court - 4];
  // Spans with the same ends have a day in common, so that the court is there while it has the power.
  const { courtSpan, courtPower } = c.draft;
  return power === undefined ? "" : `  institution Court${fixedSpan(courtSpan)} { adjudicates ${power}${fixedSpan({ ...courtSpan, kind: courtPower })} }\n`;
}

/** A body of all, of named parties or of a group. */
export function councilText(c: Context): string {
  const { of, span } = c.draft.council;
  const whom = of < 4 ? "" : of < 6 && c.groups.length > 0 ? ` of ${groupAt(c, of)}` : ` of ${masked(c.parties, of === 7 ? 63 : of * 5).join(", ")}`;
  return `  institution Council "Council"${whom}${fixedSpan(seldom(span))} { decides everything by consensus }\n`;
}
