/** The numbers of drafts as text: caps with their parts, and the number that several sentences share. */
import type { SentenceDraft } from "./draft";
import { bySkill, fixedSpan, partyAt, seldom, uptakeAmount, yearlyAmount, type Context } from "./pieces";

/** A cap. `alone`: no other cap can stand beside it, so that its number may be one that is not known. */
export function cap(c: Context, s: SentenceDraft, alone: boolean): string {
  if (s.amount === 5) c.tables.add("quota");
  const skilled = s.amount === 4 && s.earned % 2 === 1;
  const amount = skilled ? `${bySkill(c, "places")}(host, mover.skill)` : s.amount === 5 ? "quota(host)" : alone && s.amount % 2 === 0 ? uptakeAmount(c, s.earned) : s.amount === 6 ? ofTwo(c, s) : String(5 * (1 + (s.amount % 4)));
  // A number with parts is ordered beside no other.
  const part = (alone || c.settings.conflicts) && s.earned >= 5 ? ` of which ${s.earned % 2 === 0 ? "2" : "at most 20 %"} from ${partyAt(c, s.earned)}` : "";
  if (part !== "" && s.rights % 3 === 0) c.facts.add("sponsored");
  const reach = part === "" || s.rights % 3 !== 0 ? "" : ` when ${s.rights % 2 === 0 ? "" : "not "}mover.sponsored`;
  if (s.amount === 3) {
    c.quotas.add("shared");
    return ` counted in shared${part}${reach}`;
  }
  return ` at most ${amount} per year${s.amount === 7 && c.settings.conflicts && !c.draft.together ? " each origin" : ""}${part}${reach}`;
}

/** The number that several sentences share. */
export function quotaText(c: Context): string {
  if (c.quotas.size === 0) return "";
  const { amount, span } = c.draft.quota;
  if (amount === 5) c.tables.add("quota");
  const number = amount === 5 ? "quota(host)" : amount >= 6 ? yearlyAmount(c, amount) : String(5 * (1 + (amount % 4)));
  const part = c.settings.conflicts && amount % 2 === 0 ? ` of which 3 from ${partyAt(c, amount)}` : "";
  return `  quota shared at most ${number} per year${part}${fixedSpan(seldom(span))}\n`;
}

const ofTwo = (c: Context, s: SentenceDraft): string =>
  s.earned < 5 ? yearlyAmount(c, s.earned) : `the ${s.earned === 5 ? "lesser" : "greater"} of ${yearlyAmount(c, s.earned)} and ${s.head % 2 === 0 ? "10" : yearlyAmount(c, s.head)}`;
