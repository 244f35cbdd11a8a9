import type { QuotaClause } from "../language/ast";
import { capLookups } from "../language/reading";
import type { Quota } from "../language/regime";
import type { Builder } from "./builder";
import { openKeys, refuseOpenKeys } from "./labels";
import { lowerCap } from "./limits";
import { isConditional } from "./parts";
import { place, type Scope } from "./scope";
import { citations } from "./vocabulary";
import { lowerWindow } from "./windows";
import { countedCap } from "./years";

const where = "the numbers and dates of quotas";

/** Reads a quota, before what is counted in it. */
export function lowerQuota(b: Builder, scope: Scope, item: QuotaClause): void {
  const name = item.name.text;
  const at = place(scope, item.name.span);
  const written = item.window ? [lowerWindow(b, scope, item.window)] : [];
  const read = lowerCap(b, scope, item.cap, name, false);
  const cites = citations(b, scope, item.cites);
  if (!read) return;
  for (const lookup of capLookups(read)) {
    if (openKeys(b, [lookup]).length > 0) b.report("mover-out-of-place", at, { table: b.tables.items[lookup.table]?.name ?? "", where });
  }
  refuseOpenKeys(b, written, at, where);
  const { cap: { parts = [], ...cap }, windows } = countedCap(read, written);
  const always = parts.filter((part) => !isConditional(part));
  const quota: Quota = { name, cap: always.length === 0 ? cap : { ...cap, parts: always }, windows, cites, at };
  const id = b.quotas.items.push(quota) - 1;
  b.quotas.ids.set(item, id);
  b.quotaParts.set(id, parts.filter(isConditional));
}

/** Warns of a quota in which nothing is counted. */
export function checkQuotas(b: Builder): void {
  const counted = new Set(
    [...b.sentences, ...b.powers.flatMap((p) => p.sentences), ...b.concessions.flatMap((c) => c.sentences)].flatMap(({ head }) => (head.kind === "ration" ? (head.cap.quota ?? []) : [])),
  );
  b.quotas.items.forEach((quota, id) => {
    if (!counted.has(id)) b.report("idle-quota", quota.at, { quota: quota.name });
  });
}
