/** Which names a text refers to, and where: in what it says, or only in its tests. */
import type { Declaration, Name } from "../language/ast";
import { isInside, type Visited } from "./tree";

/** How often a name is referred to. */
export interface References {
  readonly law: number;
  readonly tests: number;
}

/** Sources have names of their own: a source and a group may both be called `EEA`. A package names sources and regimes. */
export interface Referred {
  readonly sources: ReadonlyMap<string, References>;
  readonly others: ReadonlyMap<string, References>;
}

/** Nodes whose `name` is declared there. A reform's own name is one too, and nothing refers to it but another reform. */
const declaring: ReadonlySet<string> = new Set([
  "Regime", "Source", "Party", "Group", "Right", "Mover", "Fact", "Judgement", "Act", "Table", "Series", "Rule", "Exception", "Reservation", "Concession",
  "Quota", "Duty", "Linkage", "Package", "Institution", "Principle", "Norm", "Claim", "Scenario", "Shock", "Reform",
]);

const isDeclared = ({ field, parent }: Visited): boolean => field === "name" && parent !== null && declaring.has(parent.node.kind);

function count(into: Map<string, { law: number; tests: number }>, name: string, inTest: boolean): void {
  const before = into.get(name) ?? { law: 0, tests: 0 };
  into.set(name, { law: before.law + (inTest ? 0 : 1), tests: before.tests + (inTest ? 1 : 0) });
}

/** Everything that names refer to. */
export function referredBy(names: Iterable<Visited>): Referred {
  const sources = new Map<string, { law: number; tests: number }>();
  const others = new Map<string, { law: number; tests: number }>();
  for (const visited of names) {
    if (isDeclared(visited) || visited.field === "labels" || visited.field === "library") continue;
    // Every node of this kind is a name.
    const { text } = visited.node as unknown as Name;
    const inTest = isInside(visited, "Test");
    const part = visited.parent?.node.kind === "Package" && visited.field === "parts";
    if (visited.field === "source" || part) count(sources, text, inTest);
    if (visited.field !== "source") count(others, text, inTest);
  }
  return { sources, others };
}

/** What kind of thing an item declares, as its word in the language; `null` where it declares no name that must be used. */
export function declaredKind(item: Declaration): string | null {
  switch (item.kind) {
    case "Party": case "Group": case "Right": case "Mover": case "Judgement": case "Act": case "Table": case "Series":
      return item.kind.toLowerCase();
    case "Source": case "Facts":
      return null;
    default: {
      const never: never = item;
      return never;
    }
  }
}
